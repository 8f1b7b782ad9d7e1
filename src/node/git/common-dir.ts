import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/**
 * The git directory that all working trees of a repository share, found by reading files alone: no git command runs, so it can
 * be asked before a folder is trusted, and the answer is the same whether git can be used or not.
 * @returns undefined where the folder is in no repository
 */
export async function findCommonDir(folder: string): Promise<string | undefined> {
  for (let candidate = path.resolve(folder); ; candidate = path.dirname(candidate)) {
    const gitDir = await gitDirAt(path.join(candidate, '.git'));
    // A working tree whose repository is gone is in no repository.
    if (gitDir !== undefined) return fs.realpath(await commonDirOf(gitDir)).catch(() => undefined);
    if (candidate === path.dirname(candidate)) return undefined;
  }
}

/** What `.git` stands for: a directory, or in a worktree and a submodule a file that names one. */
async function gitDirAt(place: string): Promise<string | undefined> {
  // Most folders have none.
  const stat = await fs.stat(place).catch(() => undefined);
  if (stat?.isDirectory()) return (await isGitDir(place)) ? place : undefined;
  const named = stat?.isFile()
    ? /^gitdir: (.+?)\r?\n?$/.exec(await fs.readFile(place, 'utf8'))?.[1]
    : undefined;
  const gitDir = named === undefined ? undefined : path.resolve(path.dirname(place), named);
  return gitDir !== undefined && (await isGitDir(gitDir)) ? gitDir : undefined;
}

async function isGitDir(folder: string): Promise<boolean> {
  return fs.access(path.join(folder, 'HEAD')).then(
    () => true,
    () => false,
  );
}

async function commonDirOf(gitDir: string): Promise<string> {
  // Only a worktree has this file.
  const named = await fs.readFile(path.join(gitDir, 'commondir'), 'utf8').catch(() => undefined);
  return named === undefined ? gitDir : path.resolve(gitDir, named.trim());
}
