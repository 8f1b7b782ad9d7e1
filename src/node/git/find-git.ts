import { access, constants, stat } from 'node:fs/promises';
import * as path from 'node:path';

/**
 * Git's executable on the PATH, absolute: a program of that name inside the folder that is looked at is never run. Undefined where
 * there is none.
 */
export async function findGit(): Promise<string | undefined> {
  const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  for (const folder of folders)
    for (const name of names) if (await isProgram(path.join(folder, name))) return path.join(folder, name);
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    // Most folders of the PATH hold no git.
    return false;
  }
}
