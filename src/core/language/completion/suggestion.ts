import type { RecordFile, Snapshot } from '../../folder/snapshot.js';
import type { Perspective } from '../../insight/perspective.js';

/** Who writes which record, and what there is. */
export interface Writing extends Perspective {
  readonly file: Pick<RecordFile, 'kind' | 'id' | 'place'>;
  /** Now, RFC 3339 with offset. */
  readonly now: string;
}

/** A value that fits at a path. */
export interface Suggestion {
  /** The YAML text, which needs no quotes anywhere. */
  readonly value: string;
  /** The title or name that people use. */
  readonly label: string;
  /** Who, when, in which state; undefined if there is nothing to add. */
  readonly detail?: string | undefined;
  /** What it means, as plain text. */
  readonly documentation?: string | undefined;
}

/** What the readers of the record can see: nothing private is suggested in a shared record. */
export function seenBy({ snapshot, file }: Writing): Snapshot {
  return snapshot.seenFrom(file.place);
}
