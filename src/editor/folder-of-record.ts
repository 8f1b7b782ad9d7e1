import type * as vscode from 'vscode';
import type { RecordFile } from '../core/folder/snapshot.js';
import type { FileName } from '../core/folder/file-edit.js';
import { countUnknownNames } from '../core/language/unknown-names.js';
import type { MentoringFolder } from './mentoring-folder.js';

/** A file on disk, and where it lies in a mentoring folder. */
export interface FileInFolder {
  readonly folder: MentoringFolder;
  readonly address: FileName;
}

/**
 * The mentoring folders that a file on disk lies in: mostly one. Those of one repository have their private records in one place,
 * and settings can name the same records for two.
 */
export function foldersAround(folders: readonly MentoringFolder[], uri: vscode.Uri): readonly FileInFolder[] {
  return folders.flatMap((folder) => {
    const address = folder.addressOf(uri);
    return address ? [{ folder, address }] : [];
  });
}

/**
 * The folder that a record belongs to among those it lies in: the one whose records it names. Of several that know as many of its
 * names it is the first.
 */
export function folderOfRecord<
  T extends { readonly folder: MentoringFolder; readonly file: RecordFile | undefined },
>(candidates: readonly T[]): T | undefined {
  const [first, ...others] = candidates;
  if (!first || others.length === 0) return first;
  const unknown = ({ folder, file }: T) => (file ? countUnknownNames(folder.snapshot, file) : Infinity);
  let [home, fewest] = [first, unknown(first)];
  for (const other of others) {
    const count = unknown(other);
    if (count < fewest) [home, fewest] = [other, count];
  }
  return home;
}
