import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Disk } from './disk.js';
import { errorCode, isMissing } from './error-reason.js';

/** The file that says that somebody is writing in a mentoring folder. */
export const lockName = '.lock';

/** A lock with a holder nobody can ask after (another machine, say) counts as left behind after this long, in milliseconds. */
const abandonedAfter = 10 * 60_000;

/** A lock that doesn't say its holder: whoever makes one writes it at once. In milliseconds. */
const unsignedAfter = 2_000;

/** The right to write in one mentoring folder. */
export interface FolderLock {
  /** Whether it is still ours: somebody may have taken it for left behind, after the computer slept. */
  isHeld(): Promise<boolean>;
  /** Rejects where the lock file cannot be taken away. */
  release(): Promise<void>;
}

/** Who holds a lock, as its file says. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly token: string;
}

/**
 * Waits for the lock of a folder and takes it. A lock that its holder left behind, having died, is taken away first.
 * @param limit how long to wait, in milliseconds
 * @returns undefined where somebody else held it all the time; rejects where the folder cannot be written to
 */
export async function lockFolder(folder: string, disk: Disk, limit: number): Promise<FolderLock | undefined> {
  const file = path.join(folder, lockName);
  const me: Holder = { host: thisHost(), pid: process.pid, token: randomUUID() };
  const until = performance.now() + limit;
  while (!(await take(file, me, disk))) {
    if (performance.now() >= until) return undefined;
    if (await isAbandoned(file, disk)) await takeAway(file, disk);
    // Uneven, so that two that wait don't meet again and again.
    else await wait(5 + Math.random() * 20);
  }
  return {
    isHeld: async () => (await holderOf(file, disk))?.token === me.token,
    async release() {
      if ((await holderOf(file, disk))?.token === me.token) await disk.unlink(file);
    },
  };
}

/** Makes the lock file, which only one can; false where it is there. */
async function take(file: string, me: Holder, disk: Disk): Promise<boolean> {
  let opened;
  try {
    opened = await disk.open(file, 'wx', 0o666);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    try {
      await opened.writeFile(Buffer.from(JSON.stringify(me)));
    } finally {
      await opened.close();
    }
  } catch (error) {
    await disk.unlink(file);
    throw error;
  }
  return true;
}

/**
 * Takes away a lock that was left behind. Only one at a time may do so, and looks again first: else two that saw the same old
 * lock could each take one away, the second one a lock that is in use.
 */
async function takeAway(file: string, disk: Disk): Promise<void> {
  const guard = `${file}.recovery`;
  try {
    await (await disk.open(guard, 'wx', 0o666)).close();
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    await wait(20);
    return;
  }
  try {
    if (await isAbandoned(file, disk)) await disk.unlink(file);
  } finally {
    await disk.unlink(guard);
  }
}

async function isAbandoned(file: string, disk: Disk): Promise<boolean> {
  try {
    const entry = await disk.lstat(file);
    if (!entry.isFile()) return false;
    const age = Date.now() - entry.mtimeMs;
    const holder = await holderOf(file, disk);
    if (!holder) return age > unsignedAfter;
    return (holder.host === thisHost() && !isRunning(holder.pid)) || age > abandonedAfter;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Who holds the lock; undefined where nobody does, or its file doesn't say. */
async function holderOf(file: string, disk: Disk): Promise<Holder | undefined> {
  try {
    const said: unknown = JSON.parse(Buffer.from(await disk.readFile(file)).toString('utf8'));
    return isHolder(said) ? said : undefined;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { host, pid, token } = value as Partial<Record<keyof Holder, unknown>>;
  return typeof host === 'string' && typeof pid === 'number' && typeof token === 'string';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else must not be signalled, but it is there.
    return errorCode(error) !== 'ESRCH';
  }
}

/** Where process numbers mean the same: a machine, and on Linux the container on it, which may go by the machine's name. */
function thisHost(): string {
  if (process.platform !== 'linux') return hostname();
  return `${hostname()} ${processNamespace()}`;
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // Without /proc there is nothing better than the machine's name.
    return '';
  }
}
