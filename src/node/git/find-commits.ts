import type { CommitSearch } from '../../core/git/commit-search.js';
import type { Commit } from '../../core/ports.js';
import { ok, type Result } from '../../core/result.js';
import type { Git, GitError } from './git.js';
import { isBesides, revisions, tipsOf } from './history.js';
import { hashPattern, readCommits } from './read-commits.js';
import { eachRecord } from './records.js';

/** How often as many commits as are wanted are looked at, before it is left at what was found. */
const bundles = 20;

/** How a search is done. */
export interface FindOptions {
  /** At most so many are given. */
  readonly limit: number;
  /** Leaves out commits that touch nothing but this folder; relative to the root, with forward slashes. */
  readonly besides?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a search gave. */
export interface FoundCommits {
  /** The newest first, with the files that they touch; before them one whose hash was asked for. */
  readonly commits: readonly Commit[];
  /** Whether there are others, further back. */
  readonly more: boolean;
}

/**
 * Looks through the whole history: every branch of here and of remotes, and what is checked out. Git only lists the commits, and
 * they are compared here, so that nothing that somebody typed becomes part of a command, but for the digits of a hash.
 */
export async function findCommits(
  git: Git,
  search: CommitSearch,
  options: FindOptions,
): Promise<Result<FoundCommits, GitError>> {
  const { limit, besides, signal } = options;
  const [named, listed] = await Promise.all([
    commitNamed(git, search.hash, signal),
    matching(git, search, limit * bundles + 1, signal),
  ]);
  if (!listed.ok) return listed;
  const found = new Set([...(named === undefined ? [] : [named]), ...listed.value]);
  const commits: Commit[] = [];
  if (found.size === 0) return ok({ commits, more: false });
  const all = [...found];
  let looked = 0;
  // What touches records alone is only seen once it is read, and there may be much of it.
  while (looked < all.length && commits.length < limit) {
    const bundle = all.slice(looked, looked + limit);
    const input = { files: true, input: revisions(bundle), signal };
    const read = await readCommits(git, ['--no-walk=unsorted', '--stdin', '--'], input, (seen) => {
      if (isBesides(seen, besides)) commits.push(seen.commit);
      return true;
    });
    if (!read.ok) return read;
    looked += bundle.length;
  }
  return ok({ commits: commits.slice(0, limit), more: looked < all.length || commits.length > limit });
}

/** The hashes of the first commits that match, the newest first. */
async function matching(
  git: Git,
  { matches }: CommitSearch,
  most: number,
  signal: AbortSignal | undefined,
): Promise<Result<readonly string[], GitError>> {
  const tips = await tipsOf(git, signal);
  if (!tips.ok) return tips;
  const shas: string[] = [];
  if (tips.value.tips.length === 0) return ok(shas);
  const format = ['%H', '%aN', '%aE', '%aI', '%s'];
  const shape = ['-z', `--format=${format.join('%x00')}`, '--encoding=UTF-8'];
  const quiet = ['--no-show-signature', '--no-color', '--no-mailmap', '--no-notes', '--no-decorate'];
  const listed = await eachRecord(
    git,
    ['log', ...shape, ...quiet, '--stdin', '--'],
    format.length,
    { input: revisions(tips.value.tips), timeout: 0, signal },
    ([sha = '', name = '', email = '', authored = '', subject = '']) => {
      if (matches({ sha, subject, author: { name, email }, authored })) shas.push(sha);
      return shas.length < most;
    },
  );
  return listed.ok ? ok(shas) : listed;
}

/** The commit with this hash, or the only one that begins so, whether a branch holds it or not. */
async function commitNamed(
  git: Git,
  hash: string | undefined,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (hash === undefined) return undefined;
  const asked = ['rev-parse', '--quiet', '--verify', `${hash}^{commit}`];
  const named = await git.text(asked, { accept: [1], signal });
  return named.ok && hashPattern.test(named.value) ? named.value : undefined;
}
