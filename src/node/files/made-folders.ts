import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { FileEdit } from '../../core/folder/file-edit.js';
import type { PlaceFolders } from './replacement.js';

/** The folders that are missing for new files: the mentoring folder and those in it. Absolute, the outermost first. */
export async function missingFolders(
  edits: readonly FileEdit[],
  folders: PlaceFolders,
): Promise<readonly string[]> {
  const parents = edits
    .filter(({ before }) => before === undefined)
    .flatMap(({ place, path: file }) => {
      const folder = folders[place] ?? '';
      return [folder, path.dirname(path.join(folder, file))];
    });
  const missing = await Promise.all(
    [...new Set(parents.map((parent) => path.normalize(parent)))].map(async (folder) => {
      const isThere = await fs.lstat(folder).then(
        () => true,
        () => false,
      );
      return isThere ? [] : [folder];
    }),
  );
  return missing.flat().sort((one, other) => one.length - other.length);
}

/** Takes folders away as far as they are empty; what lies in one that is not stays. An empty folder that stays does no harm. */
export async function removeEmptyFolders(folders: readonly string[]): Promise<void> {
  // One that is not empty is refused, as it should be.
  for (const folder of [...folders].reverse()) await fs.rmdir(folder).catch(() => undefined);
}
