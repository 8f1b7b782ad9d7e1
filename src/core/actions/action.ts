import type { FileEdit, FileName } from '../folder/file-edit.js';
import type { RecordFile } from '../folder/snapshot.js';
import type { Random } from '../ports.js';
import { fail, ok, type Result } from '../result.js';
import type { RecordEdit } from '../yaml/record-edit.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import type { Perspective } from '../insight/perspective.js';

/** What an action wants done: all of it, or nothing. */
export interface ActionOutcome {
  /** What happened, for the person: "Logged a session with Grace". */
  readonly done: string;
  /** Edits inside of records, and of whole files, which are created, deleted or moved. */
  readonly edits: readonly ((RecordEdit & { readonly file: RecordFile }) | FileEdit)[];
  /** Where to look next. */
  readonly open?: (FileName & { readonly at?: YamlPath }) | undefined;
}

/** Why an action cannot be done, in a sentence for the person with the way out. */
export interface ActionError {
  /**
   * `stale`: what the person chose is no longer there, so asking again helps. `refused`: it cannot be done at all.
   * `unwritten`: the disk or another program did not let it be written now; nothing changed, and trying again may help.
   */
  readonly code: 'stale' | 'refused' | 'unwritten';
  readonly message: string;
}

class Refusal extends Error {
  constructor(readonly reason: ActionError) {
    super(reason.message);
  }
}

/** Leaves the use case, since what the person chose is no longer there. */
export function stale(message: string): never {
  throw new Refusal({ code: 'stale', message });
}

/** Leaves the use case, since it cannot be done at all. */
export function refused(message: string): never {
  throw new Refusal({ code: 'refused', message });
}

/** What a use case returns, or why it was left: to whoever calls an action, an error is a value. */
export function attempt<T>(useCase: () => T): Result<T, ActionError> {
  try {
    return ok(useCase());
  } catch (error) {
    if (error instanceof Refusal) return fail(error.reason);
    throw error;
  }
}

/** What every action may look at. */
export interface ActionContext extends Perspective {
  /** The handle of the person who acts. */
  readonly me: string;
  /** Now, RFC 3339 with offset. */
  readonly now: string;
  readonly random: Random;
}

/** A use case: what is there and what the person said give what is to be done. Pure, so that it can be run again on newer records. */
export type Action<Input, Outcome extends ActionOutcome = ActionOutcome> = (
  context: ActionContext,
  input: Input,
) => Result<Outcome, ActionError>;
