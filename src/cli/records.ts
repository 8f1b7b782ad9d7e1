import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import type { Snapshot } from '../core/folder/snapshot.js';
import { Store } from '../core/folder/store.js';
import { nodeFileSource } from '../node/files/file-source.js';

/** The shared records that a folder belongs to. */
export interface FoundRecords {
  /** The mentoring folder, absolute. */
  readonly folder: string;
  readonly snapshot: Snapshot;
}

/**
 * Reads the shared records of a folder: its own, or those of the nearest folder above it, up to the root of its repository. What
 * a command line prints goes into files and pipes, so private records are not read.
 * @returns undefined where there are none
 */
export async function findRecords(start: string): Promise<FoundRecords | undefined> {
  for (let here = path.resolve(start); ; here = path.dirname(here)) {
    const folder = path.basename(here) === '.mentoring' ? here : path.join(here, '.mentoring');
    if (await isFolder(folder)) {
      const store = new Store({ shared: nodeFileSource(folder), private: undefined });
      return { folder, snapshot: await store.load() };
    }
    if (here === path.dirname(here) || (await exists(path.join(here, '.git')))) return undefined;
  }
}

export function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (info) => info.isDirectory(),
    () => false,
  );
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
