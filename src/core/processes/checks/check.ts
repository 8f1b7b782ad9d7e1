import * as z from 'zod';
import type { LoadedRecord } from '../../folder/snapshot.js';
import { nameOfRecord, type RecordName } from '../../insight/target.js';
import { shortName } from '../../insight/people.js';
import { fail, ok, type Result } from '../../result.js';
import { errorsIn } from '../../schema/content.js';
import type { SchemaFault } from '../../schema/schema-fault.js';
import type { Perspective } from '../../insight/perspective.js';

/**
 * What a check looks at: of a shared pair the shared records alone, so that both people get the same answer. For a stage that is
 * behind, the day is the one on which it was left.
 */
export interface CheckContext extends Perspective {
  readonly pair: LoadedRecord<'pair'>;
}

/** What a check found. */
export interface Finding {
  readonly met: boolean;
  /** One sentence or more, with figures. */
  readonly reason: string;
  /** The records it looked at, those worth opening first. */
  readonly records: readonly RecordName[];
}

/** A check whose parameters are read. */
interface ReadyCheck {
  /** What it asks for, in a few words: `A first session`. */
  readonly title: string;
  readonly look: (context: CheckContext) => Finding;
}

/** A check of the vocabulary that processes are written in. */
export interface CheckKind {
  /** What it asks for, for whoever writes a process. */
  readonly about: string;
  readonly parameters: z.ZodType;
  /** Reads what a process says under `with:`. Fails with what is wrong with it, and where. */
  readonly read: (written: unknown) => Result<ReadyCheck, readonly SchemaFault[]>;
}

/** A check that takes parameters. */
export function checkWith<P>(
  about: string,
  parameters: z.ZodType<P>,
  title: (parameters: P) => string,
  look: (context: CheckContext, parameters: P) => Finding,
): CheckKind {
  return {
    about,
    parameters,
    read: (written) => {
      const parsed = parameters.safeParse(written ?? {});
      if (!parsed.success) return fail(errorsIn(parameters, written ?? {}, 'check'));
      return ok({ title: title(parsed.data), look: (context) => look(context, parsed.data) });
    },
  };
}

/** A check that takes no parameters. */
export function plainCheck(
  about: string,
  title: string,
  look: (context: CheckContext) => Finding,
): CheckKind {
  return checkWith(about, z.object({}), () => title, look);
}

export function met(reason: string, records: readonly RecordName[] = []): Finding {
  return { met: true, reason, records: records.map(nameOfRecord) };
}

export function open(reason: string, records: readonly RecordName[] = []): Finding {
  return { met: false, reason, records: records.map(nameOfRecord) };
}

/** The name of one of the two, as short as it is clear. */
export function nameIn({ snapshot, pair }: CheckContext, handle: string): string {
  return shortName(snapshot, handle, pair.value);
}

/** A parameter that names one or more of these keys. */
export function someOfKeys<Key extends string>(words: Readonly<Record<Key, string>>) {
  const keys = Object.keys(words) as [Key, ...Key[]];
  return z
    .array(z.enum(keys))
    .min(1)
    .meta({ description: `Any of: ${keys.join(', ')}.` });
}

/** How many a check asks for. */
export const atLeast = z.int().positive().default(1).meta({ description: 'How many there should be.' });
