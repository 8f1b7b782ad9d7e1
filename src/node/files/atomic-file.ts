import path from 'node:path';
import { filesOf, type FileEdit } from '../../core/folder/file-edit.js';
import { fail, ok, type Result } from '../../core/result.js';
import { nodeDisk, type Disk } from './disk.js';
import { lockFolder, lockName, type FolderLock } from './folder-lock.js';
import { reasonOf } from './error-reason.js';
import { couldBeRecord } from './record-path.js';
import { Replacement, ReplaceFailure, type PlaceFolders } from './replacement.js';

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

/** How files are written. */
export interface ReplaceOptions {
  /**
   * The folder whose lock is taken; every writer of these files names the same one. Without it each folder that is written to
   * has its own lock, which then lies among the records while it is held.
   */
  readonly lockIn?: string | undefined;
  readonly disk?: Disk;
  /** How long to wait for others that write, in milliseconds. */
  readonly patience?: number;
}

const usualPatience = 10_000;

/**
 * Makes all of the edits or none of them. Who else writes through this function, in whatever program on this machine, waits
 * meanwhile; what each file says is compared with what the writer saw; a reader at any moment, and whoever comes after a
 * power cut, finds each file either old or new. Links are not followed. A new file never takes the place of another.
 */
export async function replaceFiles(
  edits: readonly FileEdit[],
  folders: PlaceFolders,
  { lockIn, disk = nodeDisk, patience = usualPatience }: ReplaceOptions = {},
): Promise<Result<void, ReplaceError>> {
  if (edits.length === 0) return ok(undefined);
  const seen = new Set<string>();
  for (const name of edits.flatMap(filesOf)) {
    const file = path.join(folders[name.place] ?? '', name.path);
    if (folders[name.place] === undefined || !couldBeRecord(name.path))
      return fail({ code: 'refused', message: `${file} is no place for a record.` });
    if (seen.has(file)) return fail({ code: 'refused', message: `${file} would be written twice at once.` });
    seen.add(file);
  }
  const locks: FolderLock[] = [];
  const replacement = new Replacement(disk, edits, folders, async () => {
    for (const lock of locks) if (!(await lock.isHeld())) return false;
    return true;
  });
  try {
    if (lockIn !== undefined) {
      locks.push(await lockBeside(lockIn, disk, patience));
    }
    // Always in the same order, so that two writers never wait for each other.
    for (const folder of replacement.folders) {
      await replacement.inFolder(folder, async () => {
        if (lockIn === undefined) locks.push(await takeLock(folder, disk, patience));
      });
    }
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
    return fail(describe(error, left, replacement.folders));
  }
}

/** Takes the lock of a folder that holds none of the files, and says so where that folder is what stands in the way. */
async function lockBeside(folder: string, disk: Disk, patience: number): Promise<FolderLock> {
  try {
    await disk.mkdir(folder, { recursive: true });
    return await takeLock(folder, disk, patience);
  } catch (error) {
    if (error instanceof ReplaceFailure) throw error;
    throw new ReplaceFailure(
      'refused',
      `The folder for private records, ${folder}, can’t be written to, and who writes is noted there: ${reasonOf(error)}.`,
      { cause: error },
    );
  }
}

async function takeLock(folder: string, disk: Disk, patience: number): Promise<FolderLock> {
  const lock = await lockFolder(folder, disk, patience);
  if (lock) return lock;
  throw new ReplaceFailure(
    'busy',
    `Another program has been writing records for ${Math.round(patience / 1000)} seconds, so nothing was written. ` +
      `Try again; if no program is writing, delete the files in ${folder} whose names start with ${lockName}.`,
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
