import type { FileKey, Snapshot } from '../folder/snapshot.js';
import type { History } from '../git/history.js';
import type { Place } from '../folder/privacy.js';

/** The hashes of agreements' texts, `sha256:…`, by file. */
export type AgreementHashes = ReadonlyMap<FileKey, string>;

/** No hash is known: every signature counts as good. */
export const noHashes: AgreementHashes = new Map();

/** With whose eyes, and on which day, records are looked at. Immutable. */
export interface Perspective {
  readonly snapshot: Snapshot;
  /** The handle of who looks; undefined where it is not known. */
  readonly me: string | undefined;
  /** The calendar day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What git says of the code's commits. */
  readonly history: History;
  readonly hashes: AgreementHashes;
}

/** The same look at what may be seen from where a record lives. */
export function seenFrom(perspective: Perspective, { place }: { readonly place: Place }): Perspective {
  return { ...perspective, snapshot: perspective.snapshot.seenFrom(place) };
}
