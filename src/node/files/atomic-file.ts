import path from 'node:path';
import { fail, ok, type Result } from '../../core/problem.js';
import { nodeDisk, type Disk } from './disk.js';
import { lockFolder, lockName, type FolderLock } from './folder-lock.js';
import { reasonOf } from './reason.js';
import { couldBeRecord } from './record-path.js';
import { Replacement, ReplaceFailure, type FileChange } from './replacement.js';

/** Why files were not written, in sentences for the person with the way out. */
export interface ReplaceError {
  /**
   * `changed`: a file says something else than was expected. `busy`: somebody else writes in the folder all the time.
   * `refused`: the disk or the path does not allow it. After these three every file is as it was before.
   * `half-written`: putting back or tidying up failed as well; the message names the files.
   */
  readonly code: 'changed' | 'busy' | 'refused' | 'half-written';
  readonly message: string;
}

/** What a test may want otherwise. */
export interface ReplaceOptions {
  readonly disk?: Disk;
  /** How long to wait for others that write, in milliseconds. */
  readonly patience?: number;
}

const usualPatience = 10_000;

/**
 * Writes all of the changes or none of them. Who else writes through this function, in whatever program on this machine, waits
 * meanwhile; what each file says is compared with what the writer saw; a reader at any moment, and whoever comes after a
 * power cut, finds each file either old or new. Links are not followed. A new file never takes the place of another.
 */
export async function replaceFiles(
  changes: readonly FileChange[],
  { disk = nodeDisk, patience = usualPatience }: ReplaceOptions = {},
): Promise<Result<void, ReplaceError>> {
  const seen = new Set<string>();
  for (const change of changes) {
    const file = path.join(change.folder, change.path);
    if (!couldBeRecord(change.path))
      return fail({ code: 'refused', message: `${file} is no place for a record.` });
    if (seen.has(file)) return fail({ code: 'refused', message: `${file} would be written twice at once.` });
    seen.add(file);
  }
  // Always in the same order, so that two writers never wait for each other.
  const folders = [...new Set(changes.map((change) => change.folder))].sort();
  const locks: FolderLock[] = [];
  const replacement = new Replacement(disk, changes, async () => {
    for (const lock of locks) if (!(await lock.isHeld())) return false;
    return true;
  });
  try {
    for (const folder of folders) locks.push(await enter(folder, replacement, disk, patience));
    await replacement.compare();
    await replacement.stage();
    await replacement.commit();
    for (const lock of locks) await lock.release();
    return ok(undefined);
  } catch (error) {
    const left = await replacement.putBack();
    for (const lock of locks)
      left.push(...(await attempt(() => lock.release(), `its lock file ${lockName}`)));
    await replacement.removeMadeFolders();
    return fail(describe(error, left, folders));
  }
}

/** Takes the lock of a folder, which is made where it is missing and a file is to be made in it. */
async function enter(
  folder: string,
  replacement: Replacement,
  disk: Disk,
  patience: number,
): Promise<FolderLock> {
  const lock = await replacement.inFolder(folder, () => lockFolder(folder, disk, patience));
  if (lock) return lock;
  throw new ReplaceFailure(
    'busy',
    `Another program has been writing in the folder ${folder} for ${Math.round(patience / 1000)} seconds, so nothing was written. ` +
      `Try again; if no program is writing there, delete the files in it whose names start with ${lockName}.`,
  );
}

async function attempt(call: () => Promise<void>, what: string): Promise<string[]> {
  try {
    await call();
    return [];
  } catch {
    try {
      // What failed once for a passing reason is not to be left lying about.
      await call();
      return [];
    } catch (error) {
      return [`${what} (${reasonOf(error)})`];
    }
  }
}

function describe(error: unknown, left: readonly string[], folders: readonly string[]): ReplaceError {
  const failure =
    error instanceof ReplaceFailure
      ? error
      : new ReplaceFailure(
          'refused',
          `The folder ${folders.join(' or ')} can’t be written to: ${reasonOf(error)}.`,
        );
  if (left.length === 0) return { code: failure.code, message: failure.message };
  return {
    code: 'half-written',
    message: `${failure.message} These could not be put back or tidied up, so look at them: ${left.join('; ')}.`,
  };
}
