import { promises } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from './error-reason.js';

/** What is known of a file or folder without following links. */
export interface DiskEntry {
  readonly mode: number;
  readonly mtimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** A file opened for writing. */
export interface OpenFile {
  writeFile(bytes: Uint8Array): Promise<void>;
  chmod(mode: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The calls of `node:fs/promises` that writing uses, so that a test can let each of them fail. */
export interface Disk {
  lstat(path: string): Promise<DiskEntry>;
  readFile(path: string): Promise<Uint8Array>;
  readdir(path: string): Promise<string[]>;
  mkdir(path: string, options: { recursive: true }): Promise<string | undefined>;
  rmdir(path: string): Promise<void>;
  open(path: string, flags: 'r' | 'wx', mode?: number): Promise<OpenFile>;
  link(existing: string, path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

/** Node's own calls, patient where the system needs it. */
export const nodeDisk: Disk = process.platform === 'win32' ? patient(promises) : promises;

/** How long something that another program holds open is tried again, in milliseconds between two tries. */
const pauses = [10, 20, 40, 80, 160, 320];

/** On Windows a virus scanner or an indexer holds a file for a moment, and changing it fails until it lets go. */
export function patient(disk: Disk): Disk {
  const retried = async <T>(call: () => Promise<T>): Promise<T> => {
    for (const pause of pauses) {
      try {
        return await call();
      } catch (error) {
        if (!['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '')) throw error;
        await wait(pause);
      }
    }
    return await call();
  };
  return {
    lstat: (path) => disk.lstat(path),
    readFile: (path) => disk.readFile(path),
    readdir: (path) => disk.readdir(path),
    mkdir: (path, options) => disk.mkdir(path, options),
    rmdir: (path) => disk.rmdir(path),
    link: (existing, path) => disk.link(existing, path),
    // A folder cannot be opened there at all: no use in trying again.
    open: (path, flags, mode) =>
      flags === 'r' ? disk.open(path, flags) : retried(() => disk.open(path, flags, mode)),
    rename: (from, to) => retried(() => disk.rename(from, to)),
    unlink: (path) => retried(() => disk.unlink(path)),
  };
}
