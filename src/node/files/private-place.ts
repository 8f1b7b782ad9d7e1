import path from 'node:path';
import { findCommonDir } from '../git/common-dir.js';
import { nodeFileSource } from './file-source.js';

/** The folder of private records inside git's own folder. */
export const folderInGit = 'mentoring';

/** What tells where private records live. All paths are absolute. */
interface PlaceRequest {
  /** The folder with the code. */
  readonly code: string;
  /** The folder with the shared records. */
  readonly shared: string;
  /** The folder in the extension's own storage, for code without git. */
  readonly stored: string;
  /** The folder that the setting mentoring.privateFolder names. */
  readonly chosen: string | undefined;
}

/** Where private records live, and where everyone who writes the shared ones takes the lock. Absolute paths. */
export interface PrivatePlace {
  readonly folder: string;
  readonly lock: string;
  /** Why it is not the chosen folder, in sentences. */
  readonly notice?: string;
}

/**
 * Private records live where the setting says; else in git's own folder, even where git may not run, so that the place stays the same;
 * else in the extension's storage. Records that were stored there before the folder became a repository stay in use.
 */
export async function findPrivatePlace({
  code,
  shared,
  stored,
  chosen,
}: PlaceRequest): Promise<PrivatePlace> {
  const ofCode = await privatePlaceInGit(code);
  const ofRecords = await privatePlaceInGit(shared);
  const git = ofCode ?? ofRecords;
  const usual = git !== undefined && !((await hasFiles(stored)) && !(await hasFiles(git))) ? git : stored;
  const lock = ofRecords ?? ofCode ?? stored;
  if (chosen === undefined) return { folder: usual, lock };
  if (!(await couldBeCommitted(chosen, shared))) return { folder: chosen, lock };
  const notice = `mentoring.privateFolder names ${chosen}, where git or others could pick private records up, so it is not used. Choose a folder outside of every working tree.`;
  return { folder: usual, lock, notice };
}

/** The place for private records in git's own folder; undefined where the folder is in no repository. */
export async function privatePlaceInGit(folder: string): Promise<string | undefined> {
  const commonDir = await findCommonDir(folder);
  return commonDir === undefined ? undefined : path.join(commonDir, folderInGit);
}

/** Whether a file lies in such a place, by its path alone. */
export function isInPrivatePlaceInGit(file: string): boolean {
  return /\.git[/\\](?:.+[/\\])?mentoring[/\\]/.test(file);
}

/** Whether one folder is the other, or lies in it. */
export function isWithin(folder: string, outer: string): boolean {
  const relative = path.relative(outer, folder);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

/** Whether a folder lies in a working tree, or shares a place with the shared records. */
async function couldBeCommitted(folder: string, shared: string): Promise<boolean> {
  if (isWithin(folder, shared) || isWithin(shared, folder)) return true;
  const commonDir = await findCommonDir(folder);
  return commonDir !== undefined && !isWithin(folder, commonDir);
}

/** Whether there are records. A folder that cannot be read is taken to have some: reading it will say why it cannot. */
function hasFiles(folder: string): Promise<boolean> {
  return nodeFileSource(folder)
    .list()
    .then(
      (files) => files.length > 0,
      () => true,
    );
}
