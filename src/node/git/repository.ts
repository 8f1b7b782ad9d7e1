import { access, realpath } from 'node:fs/promises';
import * as path from 'node:path';
import { looksPublic, repositoryName } from '../../core/git/remote.js';
import { noLog } from '../../core/ports.js';
import { fail, ok, type Result } from '../../core/result.js';
import { Git, type GitError } from './git.js';

/** Something that was begun in a repository and waits to be finished; `prepared` is a commit that git has written the message for. */
export type Unfinished = 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'patches' | 'prepared';

/** A working tree as it was when it was looked at. Paths are absolute, symbolic links resolved. */
export interface Repository {
  /** Runs git at the root. */
  readonly git: Git;
  readonly root: string;
  /** The git directory of this working tree: one of several where there are worktrees. */
  readonly gitDir: string;
  /** The git directory that all worktrees share. */
  readonly commonDir: string;
  /** Undefined where no branch is checked out (detached HEAD). */
  readonly branch?: string | undefined;
  /** The commit that is checked out. Undefined before the first one. */
  readonly head?: string | undefined;
  /** The branch that everybody starts from, where that is known. */
  readonly defaultBranch?: string | undefined;
  /** Whether history was cut when the repository was cloned. */
  readonly shallow: boolean;
  readonly unfinished?: Unfinished | undefined;
}

/** A remote, without its address: that may hold a password. */
export interface Remote {
  readonly name: string;
  /** `host/path`; undefined for a folder on this machine. */
  readonly repository?: string | undefined;
  readonly looksPublic: boolean;
}

/** Looks at the repository that a folder is in. */
export async function openRepository(
  gitPath: string,
  folder: string,
  log = noLog,
): Promise<Result<Repository, GitError>> {
  const here = new Git(gitPath, folder, log);
  const [top, own, common] = await Promise.all([
    here.text(['rev-parse', '--show-toplevel']),
    here.text(['rev-parse', '--absolute-git-dir']),
    here.text(['rev-parse', '--git-common-dir']),
  ]);
  if (!top.ok) return top;
  if (!own.ok) return own;
  if (!common.ok) return common;
  const [root, gitDir, commonDir] = await Promise.all(
    [top.value, own.value, common.value].map((found) => resolved(path.resolve(folder, found))),
  );
  if (root === undefined || gitDir === undefined || commonDir === undefined) {
    return fail({ kind: 'not-a-repository', message: 'The folder is no longer there.' });
  }
  const git = new Git(gitPath, root, log);
  const [branch, head, shallow] = await Promise.all([
    git.text(['symbolic-ref', '--quiet', 'HEAD'], { accept: [1] }),
    headOf(git),
    git.text(['rev-parse', '--is-shallow-repository']),
  ]);
  if (!branch.ok) return branch;
  if (!head.ok) return head;
  if (!shallow.ok) return shallow;
  const defaultBranch = await defaultBranchOf(git);
  if (!defaultBranch.ok) return defaultBranch;
  return ok({
    git,
    root,
    gitDir,
    commonDir,
    branch: branch.value.startsWith('refs/heads/') ? branch.value.slice('refs/heads/'.length) : undefined,
    head: head.value,
    defaultBranch: defaultBranch.value,
    shallow: shallow.value === 'true',
    unfinished: await unfinishedIn(gitDir),
  });
}

/** The commit that is checked out; undefined before the first one. */
export async function headOf(git: Git): Promise<Result<string | undefined, GitError>> {
  const head = await git.text(['rev-parse', '--quiet', '--verify', 'HEAD^{commit}'], { accept: [1] });
  return head.ok ? ok(head.value === '' ? undefined : head.value) : head;
}

/** Remotes in git's order, `origin` first. */
export async function remotes(git: Git): Promise<Result<Remote[], GitError>> {
  const listed = await git.text(['remote', '--verbose']);
  if (!listed.ok) return listed;
  const found = new Map<string, Remote>();
  for (const line of listed.value.split('\n')) {
    const [, name, url] = /^([^\t]+)\t(.*) \((?:fetch|push)\)(?: \[.*\])?$/.exec(line) ?? [];
    if (name === undefined || url === undefined) continue;
    const before = found.get(name);
    found.set(name, {
      name,
      repository: before?.repository ?? repositoryName(url),
      looksPublic: before?.looksPublic === true || looksPublic(url),
    });
  }
  return ok([...found.values()].sort((a, b) => Number(b.name === 'origin') - Number(a.name === 'origin')));
}

/**
 * The name under which most people know a repository: that of the one it was forked from, by custom `upstream`, else its own.
 * Undefined where no remote has one.
 */
export async function commonName(git: Git): Promise<string | undefined> {
  const listed = await remotes(git);
  if (!listed.ok) return undefined;
  const named = listed.value.filter(({ repository }) => repository !== undefined);
  return (named.find(({ name }) => name === 'upstream') ?? named[0])?.repository;
}

/** What waits to be finished in a working tree, by the files that git keeps for it. */
export async function unfinishedIn(gitDir: string): Promise<Unfinished | undefined> {
  // A rebase that stopped also keeps the files of a cherry-pick, so it is asked for first.
  const signs: readonly (readonly [string, Unfinished])[] = [
    ['rebase-merge', 'rebase'],
    ['rebase-apply/applying', 'patches'],
    ['rebase-apply', 'rebase'],
    ['MERGE_HEAD', 'merge'],
    ['CHERRY_PICK_HEAD', 'cherry-pick'],
    ['REVERT_HEAD', 'revert'],
    ['SQUASH_MSG', 'prepared'],
    ['MERGE_MSG', 'prepared'],
  ];
  const present = await Promise.all(signs.map(([name]) => exists(path.join(gitDir, name))));
  return signs.find((_, index) => present[index])?.[1];
}

/** What the remote says, else what this person's git begins with, else the usual names; only branches that exist. */
async function defaultBranchOf(git: Git): Promise<Result<string | undefined, GitError>> {
  const remote = await git.text(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD'], { accept: [1] });
  if (!remote.ok) return remote;
  const prefix = 'refs/remotes/origin/';
  if (remote.value.startsWith(prefix)) return ok(remote.value.slice(prefix.length));
  const [configured, local] = await Promise.all([
    git.text(['config', '--get', 'init.defaultBranch'], { accept: [1] }),
    git.text(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads/']),
  ]);
  if (!configured.ok) return configured;
  if (!local.ok) return local;
  const branches = new Set(local.value.split('\n'));
  return ok([configured.value, 'main', 'master'].find((name) => name !== '' && branches.has(name)));
}

/** The path with symbolic links resolved; undefined where there is nothing. */
async function resolved(found: string): Promise<string | undefined> {
  // Whoever asks says that it is gone.
  return realpath(found).catch(() => undefined);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * Where a folder lies inside a working tree: relative to the root, with forward slashes, empty for the root itself. The folder need
 * not exist any more. Undefined where it lies outside, symbolic links resolved.
 */
export async function pathInside(root: string, folder: string): Promise<string | undefined> {
  let existing = path.resolve(folder);
  const missing: string[] = [];
  for (;;) {
    const real = await resolved(existing);
    if (real !== undefined) {
      existing = real;
      break;
    }
    const parent = path.dirname(existing);
    if (parent === existing) return undefined;
    missing.unshift(path.basename(existing));
    existing = parent;
  }
  const relative = path.relative(root, path.join(existing, ...missing));
  const outside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return outside ? undefined : relative.split(path.sep).join('/');
}
