import { realpathSync } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import * as path from 'node:path';
import type { Snapshot } from '../core/folder/snapshot.js';
import { Store } from '../core/folder/store.js';
import { oneLine } from '../core/git/one-line.js';
import { configurationPath } from '../core/records/kinds.js';
import { nodeFileSource } from '../node/files/file-source.js';

/** The shared records that a folder belongs to. */
export interface FoundRecords {
  /** The mentoring folder, absolute. */
  readonly folder: string;
  /** Loaded. */
  readonly store: Store;
}

/**
 * Reads the shared records of a folder: its own, or those of the nearest folder above it, up to the root of its repository. What
 * a command line prints goes into files and pipes, so private records are not read. Throws where there are none, in words.
 */
export async function findRecords(start: string): Promise<FoundRecords> {
  if (!(await isFolder(start))) throw new Error(`There is no folder ${oneLine(start)}.`);
  const folder = await mentoringFolder(start);
  const store = folder === undefined ? undefined : await loadShared(folder);
  if (folder === undefined || !store || isEmpty(store.snapshot))
    throw new Error(`There are no mentoring records in ${oneLine(start)}.`);
  return { folder, store };
}

async function loadShared(folder: string): Promise<Store> {
  const store = new Store({ shared: nodeFileSource(folder), private: undefined });
  await store.load();
  return store;
}

async function mentoringFolder(start: string): Promise<string | undefined> {
  // Whoever names a link means what it leads to; links that are found on the way are not followed.
  for (let here = realpathSync(start); ; here = path.dirname(here)) {
    const inside = path.join(here, '.mentoring');
    if (path.basename(here) === '.mentoring') return here;
    if (await isFolder(inside)) {
      if ((await lstat(inside)).isDirectory()) return inside;
      throw new Error(`${inside} is a link, which is not followed. Name the folder where the records lie.`);
    }
    if (await exists(path.join(here, configurationPath))) return here;
    if (here === path.dirname(here) || (await exists(path.join(here, '.git')))) return undefined;
  }
}

function isEmpty(snapshot: Snapshot): boolean {
  return snapshot.everyFile().length === 0 && snapshot.strays.length === 0;
}

function isFolder(folder: string): Promise<boolean> {
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
