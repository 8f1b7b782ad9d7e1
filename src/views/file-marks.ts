import type { FileName } from '../core/folder/file-edit.js';
import { isPrivate } from '../core/folder/privacy.js';
import {
  fileKey,
  fileOfKey,
  type FileKey,
  type RecordFile,
  type Snapshot,
  type StrayFile,
} from '../core/folder/snapshot.js';
import type { StoreChange } from '../core/folder/store.js';
import { memo } from '../core/memo.js';

/** Why a file of a mentoring folder is marked in the Explorer and on its tab. */
export type FileMark = 'conflicted' | 'unreadable' | 'not-read' | 'private';

const keysOf = memo((strays: readonly StrayFile[]): ReadonlySet<FileKey> => new Set(strays.map(fileKey)));

/** The mark of a file: why it needs attention, else whether it is private. */
export function markOf(snapshot: Snapshot, file: FileName): FileMark | undefined {
  if (keysOf(snapshot.strays).has(fileKey(file))) return 'not-read';
  const record = snapshot.file(file.place, file.path);
  return record && (needOf(record) ?? (isPrivate(file) ? 'private' : undefined));
}

function needOf({ faults, value, stale }: RecordFile): FileMark | undefined {
  if (faults.some(({ code }) => code === 'conflict')) return 'conflicted';
  return value === undefined || stale ? 'unreadable' : undefined;
}

/** The files that have another mark after a change than before it. Looks at no file that did not change. */
export function newlyMarked({ previous, snapshot, changed }: StoreChange): readonly FileName[] {
  return [...changed].map(fileOfKey).filter((file) => markOf(previous, file) !== markOf(snapshot, file));
}
