import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import type { Problem } from '../problem.js';

/** With whose eyes, and on which day, records are looked at. */
export interface Viewer {
  /** A handle; undefined where nobody is known, who gets no advice. */
  readonly me: string | undefined;
  /** `YYYY-MM-DD`; undefined where nothing may depend on the day. */
  readonly today: string | undefined;
}

export function adviceFor(_snapshot: Snapshot, _file: RecordFile, _viewer: Viewer): readonly Problem[] {
  return [];
}
