import type { RecordEdit } from '../yaml/record-edit.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import type { Random } from '../ports.js';
import type { Result } from '../result.js';
import type { RecordKind, RecordTypes } from '../records/kinds.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import type { Place } from '../folder/place.js';

/** One record that is to be written, changed or taken away. */
export type RecordChange =
  | CreateRecord
  | { readonly type: 'edit'; readonly file: RecordFile; readonly edits: readonly RecordEdit[] }
  | { readonly type: 'delete'; readonly file: RecordFile }
  | {
      readonly type: 'move';
      readonly file: RecordFile;
      readonly to: Place;
      /** The id that it gets there, with the same code; the one that it has where left out. */
      readonly as?: string;
    };

/** A new record. */
export type CreateRecord = {
  [K in RecordKind]: {
    readonly type: 'create';
    readonly kind: K;
    readonly id: string;
    readonly place: Place;
    /** In the order in which the keys are to be written; keys without a value are left out. */
    readonly value: RecordTypes[K];
  };
}[RecordKind];

/** What an action wants done: all of it, or nothing. */
export interface ActionOutcome {
  /** What happened, for the person: "Logged a session with Grace". */
  readonly done: string;
  readonly changes: readonly RecordChange[];
  /** Where to look next. */
  readonly open?: { readonly place: Place; readonly path: string; readonly at?: YamlPath } | undefined;
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

/** What every action may look at. */
export interface ActionContext {
  readonly snapshot: Snapshot;
  /** The handle of the person who acts. */
  readonly me: string;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  /** Now, RFC 3339 with offset. */
  readonly now: string;
  readonly random: Random;
}

/** A use case: what is there and what the person said give a plan. Pure, so that it can be run again on newer records. */
export type Action<Input, Plan extends ActionOutcome = ActionOutcome> = (
  context: ActionContext,
  input: Input,
) => Result<Plan, ActionError>;
