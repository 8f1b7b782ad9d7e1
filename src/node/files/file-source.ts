import fs from 'node:fs';
import path from 'node:path';
import { UnreadableFile, type FileInfo, type FileSource } from '../../core/ports.js';
import { errorCode, isMissing, reasonOf } from './reason.js';
import { couldBeRecord } from './record-path.js';

/** How long files are read before the rest of the program has its turn, in milliseconds. */
const turn = 10;

// Windows has no such flag: the check before opening has to do there.
const readOnlyNoFollow =
  process.platform === 'win32' ? fs.constants.O_RDONLY : fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW;

/**
 * Reads the files of one mentoring folder from the disk. It uses the synchronous calls, which take a thirtieth of the
 * time where files are small, and gives the rest of the program its turn every few milliseconds.
 * @param folder absolute. A symbolic link in its place counts as not there, like all others inside it.
 */
export function nodeFileSource(folder: string): FileSource {
  let since = performance.now();
  const breathe = async () => {
    if (performance.now() - since < turn) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
  const infoOf = (file: string): FileInfo | undefined => {
    if (!couldBeRecord(file)) return undefined;
    const [parent] = file.split('/');
    if (!isFolder(folder)) return undefined;
    if (parent !== undefined && parent !== file && !isFolder(path.join(folder, parent))) return undefined;
    return fileInfo(folder, file);
  };
  return {
    async list() {
      if (!isFolder(folder)) return [];
      const found: FileInfo[] = [];
      const deeper: string[] = [];
      const take = async (file: string) => {
        const info = couldBeRecord(file) ? fileInfo(folder, file) : undefined;
        if (info) found.push(info);
        await breathe();
      };
      for (const entry of entries(folder)) {
        if (entry.isDirectory() && !entry.name.startsWith('.')) deeper.push(entry.name);
        else if (entry.isFile()) await take(entry.name);
      }
      for (const parent of deeper) {
        for (const entry of entries(path.join(folder, parent))) {
          if (entry.isFile()) await take(`${parent}/${entry.name}`);
        }
      }
      return found;
    },
    async stat(file) {
      await breathe();
      return infoOf(file);
    },
    async read(file) {
      await breathe();
      return infoOf(file) && contentOf(path.join(folder, file));
    },
  };
}

function isFolder(place: string): boolean {
  return fs.lstatSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
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

function fileInfo(folder: string, file: string): FileInfo | undefined {
  const stats = fs.lstatSync(path.join(folder, file), { throwIfNoEntry: false });
  return stats?.isFile() ? { path: file, size: stats.size, modified: stats.mtimeMs } : undefined;
}

function contentOf(place: string): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = fs.openSync(place, readOnlyNoFollow);
    return fs.readFileSync(file);
  } catch (error) {
    // Gone since it was looked at, or a link now.
    if (isMissing(error) || errorCode(error) === 'ELOOP') return undefined;
    const reason = reasonOf(error);
    throw new UnreadableFile(`The file ${place} can’t be read: ${reason}.`, reason, { cause: error });
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}
