import { readRecord } from '../../../src/core/folder/record.js';
import type { RecordFile } from '../../../src/core/folder/snapshot.js';
import { recordPath, type RecordKind } from '../../../src/core/records/kinds.js';

/** A record of a kind with some content, by itself. */
export function read(kind: RecordKind, content: string | Uint8Array, previous?: RecordFile): RecordFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const id =
    kind === 'configuration' ? 'mentoring' : kind === 'programme' ? 'programme' : 'own-the-retries-p3x9kd';
  return readRecord({ kind, id, place: 'shared', path: recordPath(kind, id) }, bytes, previous);
}
