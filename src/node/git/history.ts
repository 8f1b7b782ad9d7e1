import type { Commit } from '../../core/ports.js';
import { ok, type Result } from '../../core/result.js';
import type { Git, GitError, RunOptions } from './git.js';
import { hashPattern, readCommits, type ReadCommit } from './read-commits.js';
import { headOf } from './repository.js';

/** What {@link recentCommits} is to look for. */
export interface RecentCommits {
  /** At most so many. */
  readonly limit: number;
  /** Leaves out commits that touch nothing but this folder; relative to the root, with forward slashes. */
  readonly besides?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Commits of what is checked out that are not merges, the newest first, with the files that they touch; none where there is no commit yet. */
export async function recentCommits(git: Git, wanted: RecentCommits): Promise<Result<Commit[], GitError>> {
  const limit = Math.max(0, Math.floor(wanted.limit));
  const commits: Commit[] = [];
  const read = await readCommits(
    git,
    ['--no-merges', 'HEAD', '--'],
    { files: true, signal: wanted.signal },
    (found) => {
      if (commits.length < limit && isBesides(found, wanted.besides)) commits.push(found.commit);
      return commits.length < limit;
    },
  );
  if (read.ok) return ok(commits);
  if (read.error.kind !== 'failed') return read;
  const head = await headOf(git);
  return head.ok && head.value === undefined ? ok([]) : read;
}

/** Whether a commit touches more than one folder, or nothing at all. */
export function isBesides({ files }: Pick<ReadCommit, 'files'>, folder: string | undefined): boolean {
  return folder === undefined || files.length === 0 || files.some((file) => !file.startsWith(`${folder}/`));
}

/** Looks for a word of ours without looking at any other line of a message. */
const linkSearch = ['--fixed-strings', '--regexp-ignore-case', '--grep=Mentoring-Goal'];

/**
 * Commits whose message links goals, the newest first, merges too: a squash merge is where links end up. They are looked for on every local
 * branch, on what was fetched from remotes, and on what is checked out. HEAD alone would not do: a mentee's links are on a branch
 * while the work is under way, and a mentor sees that branch only as the remote's.
 * @param tips The commits to start from; without them all that are there.
 * @param before Leaves out what these hold.
 */
export async function linkedCommits(
  git: Git,
  tips?: readonly string[],
  before: readonly string[] = [],
  signal?: AbortSignal,
): Promise<Result<Commit[], GitError>> {
  let starts = tips;
  if (starts === undefined) {
    const found = await tipsOf(git, signal);
    if (!found.ok) return found;
    starts = found.value.tips;
  }
  const commits: Commit[] = [];
  if (starts.length === 0) return ok(commits);
  const options = { files: true, input: revisions(starts, before), signal };
  const read = await readCommits(git, [...linkSearch, '--stdin', '--'], options, ({ commit }) => {
    if (commit.goals.length > 0) commits.push(commit);
    return true;
  });
  return read.ok ? ok(commits) : read;
}

/** These commits with the files that they touch; those that git does not have must not be among them. */
export async function commitsByHash(
  git: Git,
  shas: readonly string[],
  signal?: AbortSignal,
): Promise<Result<Commit[], GitError>> {
  const commits: Commit[] = [];
  if (shas.length === 0) return ok(commits);
  const options = { files: true, input: revisions(shas), signal };
  const read = await readCommits(git, ['--no-walk=unsorted', '--stdin', '--'], options, ({ commit }) => {
    commits.push(commit);
    return true;
  });
  return read.ok ? ok(commits) : read;
}

/** Where history starts: what is checked out, and every branch of here and of remotes. */
export interface Tips {
  /** Undefined before the first commit. */
  readonly head: string | undefined;
  /** Full hashes, each once, sorted; HEAD's too. */
  readonly tips: readonly string[];
}

/** Looks where the branches are, with a single command. */
export async function tipsOf(git: Git, signal?: AbortSignal): Promise<Result<Tips, GitError>> {
  const listed = await git.text(['show-ref', '--head'], { accept: [1], signal });
  if (!listed.ok) return listed;
  let head: string | undefined;
  const tips = new Set<string>();
  for (const line of listed.value.split('\n')) {
    const space = line.indexOf(' ');
    const [sha, ref] = [line.slice(0, Math.max(0, space)), line.slice(space + 1)] as const;
    if (!hashPattern.test(sha)) continue;
    if (ref === 'HEAD') head = sha;
    if (ref === 'HEAD' || ref.startsWith('refs/heads/') || ref.startsWith('refs/remotes/')) tips.add(sha);
  }
  return ok({ head, tips: [...tips].sort() });
}

/** The commits that the branches stand on. */
export interface TipCommits extends Tips {
  /** Each once, HEAD's first, with the files that they touch. */
  readonly commits: readonly ReadCommit[];
}

/**
 * Reads the commits that the branches stand on, with a single command. Each costs git a diff, so this is for few branches.
 * @returns undefined where there are more than `most`, or nothing is checked out.
 */
export async function tipCommits(
  git: Git,
  most: number,
  signal?: AbortSignal,
): Promise<Result<TipCommits | undefined, GitError>> {
  const commits: ReadCommit[] = [];
  const starts = ['--no-walk=unsorted', 'HEAD', '--branches', '--remotes', '--'];
  const read = await readCommits(git, starts, { files: true, signal }, (found) => {
    commits.push(found);
    return commits.length <= most;
  });
  // Before the first commit of a branch, HEAD is an error.
  if (!read.ok) return read.error.kind === 'failed' ? ok(undefined) : read;
  if (commits.length > most) return ok(undefined);
  const shas = commits.map(({ commit }) => commit.sha);
  return ok({ head: shas[0], tips: [...shas].sort(), commits });
}

/** Of these commits, which git has, those that no branch holds any more. */
export async function unreachable(
  git: Git,
  shas: readonly string[],
  tips: readonly string[],
  signal?: AbortSignal,
): Promise<Result<ReadonlySet<string>, GitError>> {
  if (shas.length === 0) return ok(new Set());
  const options: RunOptions = { input: revisions(shas, tips), timeout: 0, signal };
  const listed = await git.text(['rev-list', '--stdin'], options);
  return listed.ok ? ok(new Set(listed.value.split('\n'))) : listed;
}

/** Revisions for `--stdin`: however many there are, and never read as options. */
export function revisions(shas: readonly string[], without: readonly string[] = []): string {
  const valid = (sha: string) => hashPattern.test(sha);
  return [...shas.filter(valid), ...without.filter(valid).map((sha) => `^${sha}`)]
    .map((revision) => `${revision}\n`)
    .join('');
}
