import type { RecordFile, Snapshot } from '../core/folder/snapshot.js';
import { recordTitle } from '../core/names/record-title.js';

/** How a dialog names a record: `“Own the retries” (goals/own-the-retries-p3x9kd.yaml)`. */
export function recordName(snapshot: Snapshot, file: RecordFile): string {
  const title = recordTitle(snapshot, file);
  return title === '' ? file.path : `“${title}” (${file.path})`;
}
