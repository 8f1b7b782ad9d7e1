import fs from 'node:fs';
import path from 'node:path';
import { UnreadableFile, type FileInfo, type FileSource } from '../../core/ports.js';
import { errorCode, isMissing, reasonOf } from './error-reason.js';
import { isLookedAt } from './record-path.js';

/** How long files are read before the rest of the program has its turn, in milliseconds. */
const turn = 10;

// Windows has no such flag: the check before opening has to do there.
const readOnlyNoFollow =
  process.platform === 'win32' ? fs.constants.O_RDONLY : fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW;

/**
 * Reads the files of one mentoring folder from the disk. It uses the synchronous calls, which take a thirtieth of the
 * time where files are small, and gives the rest of the program its turn every few milliseconds.
 * @param folder absolute. A symbolic link in its place counts as not there.
 */
export function nodeFileSource(folder: string): FileSource {
  let since = performance.now();
  const breathe = async () => {
    if (performance.now() - since < turn) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
  const statsOf = (file: string): fs.Stats | undefined => {
    if (!isLookedAt(file)) return undefined;
    const parents = file.split('/').slice(0, -1);
    const isReached = ['', ...parents].every((_, depth) =>
      isFolder(path.join(folder, ...parents.slice(0, depth))),
    );
    return isReached ? fileStats(folder, file) : undefined;
  };
  return {
    async list() {
      if (!isFolder(folder)) return [];
      const found: FileInfo[] = [];
      const folders = [''];
      for (let parent = folders.shift(); parent !== undefined; parent = folders.shift()) {
        for (const entry of entries(path.join(folder, parent))) {
          const file = parent === '' ? entry.name : `${parent}/${entry.name}`;
          if (entry.isDirectory() && !entry.name.startsWith('.')) folders.push(file);
          else if (mayBeFile(entry)) {
            const stats = isLookedAt(file) ? fileStats(folder, file) : undefined;
            if (stats) found.push(infoOf(file, stats));
            await breathe();
          }
        }
      }
      return found;
    },
    async stat(file) {
      await breathe();
      const stats = statsOf(file);
      return stats && infoOf(file, stats);
    },
    async read(file) {
      await breathe();
      const stats = statsOf(file);
      if (stats?.isSymbolicLink()) throw linkAt(path.join(folder, file));
      return stats && contentOf(path.join(folder, file));
    },
  };
}

function isFolder(place: string): boolean {
  return fs.lstatSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A link in the place of a file is there, and cannot be read. */
function mayBeFile(entry: fs.Dirent | fs.Stats): boolean {
  return entry.isFile() || entry.isSymbolicLink();
}

/** What lies in a folder; nothing where it went away meanwhile. Throws where it cannot be read. */
function entries(place: string): readonly fs.Dirent[] {
  try {
    return fs.readdirSync(place, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw new Error(`The folder ${place} can’t be read: ${reasonOf(error)}.`, { cause: error });
  }
}

function fileStats(folder: string, file: string): fs.Stats | undefined {
  const stats = fs.lstatSync(path.join(folder, file), { throwIfNoEntry: false });
  return stats && mayBeFile(stats) ? stats : undefined;
}

function infoOf(file: string, { size, mtimeMs }: fs.Stats): FileInfo {
  return { path: file, size, modified: mtimeMs };
}

function linkAt(place: string): UnreadableFile {
  const reason = 'it is a link, and links are not followed';
  const wayOut = 'Put the file itself in its place.';
  return new UnreadableFile(`The file ${place} can’t be read: ${reason}.`, reason, undefined, wayOut);
}

function contentOf(place: string): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = fs.openSync(place, readOnlyNoFollow);
    return fs.readFileSync(file);
  } catch (error) {
    // Gone since it was looked at, or a link now.
    if (isMissing(error)) return undefined;
    if (errorCode(error) === 'ELOOP') throw linkAt(place);
    const reason = reasonOf(error);
    throw new UnreadableFile(`The file ${place} can’t be read: ${reason}.`, reason, { cause: error });
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}
