import type { RecordFile, Snapshot } from '../../folder/snapshot.js';
import type { Perspective } from '../../insight/perspective.js';

/** Who writes which record, and what there is. */
export interface Writing extends Perspective {
  readonly file: Pick<RecordFile, 'kind' | 'id' | 'place'>;
  /** Now, RFC 3339 with offset. */
  readonly now: string;
}

/** A value that would be right in a place. */
export interface Offer {
  /** What is written: needs no quotes anywhere. */
  readonly value: string;
  /** What a person knows it by. */
  readonly label: string;
  /** Who, when, in which state; undefined where there is nothing to say. */
  readonly detail?: string | undefined;
  /** What it means, as text. */
  readonly documentation?: string | undefined;
}

/** What those who can read the record that is written see: in a shared one nothing private is offered. */
export function seenBy({ snapshot, file }: Writing): Snapshot {
  return snapshot.seenFrom(file.place);
}
