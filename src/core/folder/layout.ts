import { definitions, recordAt, recordKinds, type RecordKind } from '../records/kinds.js';
import { isSafeId } from './id.js';
import type { StrayFile } from './snapshot.js';

/** What a file of a mentoring folder is, by its path alone. */
export type FileRole =
  | { readonly role: 'record'; readonly kind: RecordKind; readonly id: string }
  /** Looks like a record, but can't be one where it lies or as it is called. */
  | { readonly role: 'stray'; readonly reason: StrayFile['reason'] }
  /** Something else: a README, a lock, another writer's temporary file. */
  | { readonly role: 'other' };

const other: FileRole = { role: 'other' };

/** @param path inside the mentoring folder, with forward slashes. */
export function roleOf(path: string): FileRole {
  const names = path.split('/');
  if (names.some((name) => name.startsWith('.')) || !/\.ya?ml$/i.test(path)) return other;
  const hasPlace =
    names.length === 1
      ? recordAt(path.replace(/\.ya?ml$/i, '.yaml')) !== undefined
      : names.length === 2 && isRecordFolder(names[0] ?? '');
  if (!hasPlace) return { role: 'stray', reason: 'wrong-folder' };
  if (!path.endsWith('.yaml')) return { role: 'stray', reason: 'wrong-extension' };
  const record = recordAt(path);
  if (!record || !isSafeId(record.id)) return { role: 'stray', reason: 'unsafe-id' };
  return { role: 'record', ...record };
}

/** Whether records of some kind live in the folder of this name. */
export function isRecordFolder(name: string): boolean {
  return name !== '' && recordKinds.some((kind) => definitions[kind].folder === name);
}
