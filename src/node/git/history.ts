import { oneLine } from '../../core/git/one-line.js';
import { goalsLinkedIn } from '../../core/git/trailer.js';
import type { Commit } from '../../core/ports.js';
import { ok, type Result } from '../../core/problem.js';
import type { Git, GitError, RunOptions } from './git.js';
import { eachRecord } from './records.js';
import { headOf } from './repository.js';

/** A commit with what it stands on: none for the first one, several for a merge. */
export interface HistoryCommit extends Commit {
  readonly parents: readonly string[];
}

const hash = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-](?:0\d|1\d|2[0-3]):[0-5]\d)$/;
/** Hash, parents, author by mailmap, author time twice, message. A message cannot hold NUL, so nothing can fake a field. */
const fieldsOfCommit = ['%H', '%P', '%aN', '%aE', '%aI', '%at', '%B'];
const commitOptions = [
  '-z',
  `--format=${fieldsOfCommit.join('%x00')}`,
  '--encoding=UTF-8',
  '--no-show-signature',
  '--no-color',
];

/** What {@link recentCommits} is to look for. */
export interface RecentCommits {
  /** At most so many. */
  readonly limit: number;
  /** Leaves out commits that touch nothing but this folder; relative to the root, with forward slashes. */
  readonly besides?: string | undefined;
}

/** Commits that are not merges, the newest first; none where there is no commit yet. */
export async function recentCommits(
  git: Git,
  wanted: RecentCommits,
): Promise<Result<HistoryCommit[], GitError>> {
  const read = await readCommits(
    git,
    [
      'log',
      ...commitOptions,
      '--no-merges',
      `--max-count=${Math.max(0, Math.floor(wanted.limit))}`,
      'HEAD',
      '--',
      ...besidesFolder(wanted.besides),
    ],
    {},
    () => true,
  );
  if (read.ok || read.error.kind !== 'failed') return read;
  const head = await headOf(git);
  return head.ok && head.value === undefined ? ok([]) : read;
}

/** Everything but one folder, as git wants it said: from the root, and letter by letter. */
function besidesFolder(folder: string | undefined): readonly string[] {
  return folder === undefined ? [] : [':(top)', `:(top,exclude,literal)${folder}`];
}

/**
 * Commits whose message links goals, the newest first, merges too: a squash merge is where links end up. They are looked for on every local
 * branch, on what was fetched from remotes, and on what is checked out. HEAD alone would not do: a mentee's links are on a branch
 * while the work is under way, and a mentor sees that branch only as the remote's.
 */
export async function linkedCommits(git: Git): Promise<Result<HistoryCommit[], GitError>> {
  const head = await headOf(git);
  if (!head.ok) return head;
  // Without --no-mailmap git would rewrite every commit that it looks through; the format's %aN and %aE use the mailmap all the same.
  const search = ['--fixed-strings', '--regexp-ignore-case', '--grep=Mentoring-Goal', '--no-mailmap'];
  const starts = ['--branches', '--remotes', ...(head.value === undefined ? [] : [head.value])];
  return readCommits(
    git,
    ['log', ...commitOptions, ...search, ...starts, '--'],
    { timeout: 0 },
    (commit) => commit.goals.length > 0,
  );
}

/** How a diff is made for patch-ids: whatever somebody's configuration could change is pinned, as is the algorithm. */
const pinnedDiff = [
  ...[
    '-c',
    'diff.suppressBlankEmpty=false',
    '-c',
    'core.attributesFile=/dev/null',
    'diff-tree',
    '--stdin',
    '--root',
    '-r',
    '-p',
  ],
  ...[
    '--unified=3',
    '--inter-hunk-context=0',
    '--diff-algorithm=myers',
    '--indent-heuristic',
    '--no-renames',
    '--no-ext-diff',
  ],
  ...[
    '--no-textconv',
    '--no-color',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    '--submodule=short',
    '--ignore-submodules=none',
  ],
];

/** Stable patch-ids by hash. Merges, empty commits and commits that are not there have none. */
export async function patchIds(
  git: Git,
  shas: readonly string[],
  signal?: AbortSignal,
): Promise<Result<ReadonlyMap<string, string>, GitError>> {
  const commits = await commitsAmong(git, shas, signal);
  if (!commits.ok) return commits;
  if (commits.value.length === 0) return ok(new Map());
  const ids = await git.text(pinnedDiff, {
    into: ['patch-id', '--stable'],
    input: commits.value.map((sha) => `${sha}\n`).join(''),
    env: { GIT_ATTR_NOSYSTEM: '1' },
    timeout: 0,
    signal,
  });
  if (!ids.ok) return ids;
  const found = new Map<string, string>();
  for (const line of ids.value.split('\n')) {
    const [id, sha] = line.split(' ');
    if (id !== undefined && sha !== undefined) found.set(sha, id);
  }
  return ok(found);
}

/** The hashes that name commits which are there. */
async function commitsAmong(
  git: Git,
  shas: readonly string[],
  signal?: AbortSignal,
): Promise<Result<string[], GitError>> {
  const asked = [...new Set(shas)].filter((sha) => hash.test(sha));
  if (asked.length === 0) return ok([]);
  const input = asked.map((sha) => `${sha}\n`).join('');
  const types = await git.text(['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input, signal });
  if (!types.ok) return types;
  const commits = types.value.split('\n').filter((line) => line.endsWith(' commit'));
  return ok(commits.map((line) => line.slice(0, -' commit'.length)));
}

/** Runs a `git log` with {@link commitOptions} and keeps what is wanted of it. */
async function readCommits(
  git: Git,
  args: readonly string[],
  options: RunOptions,
  isWanted: (commit: HistoryCommit) => boolean,
): Promise<Result<HistoryCommit[], GitError>> {
  const commits: HistoryCommit[] = [];
  const ended = await eachRecord(git, args, fieldsOfCommit.length, options, (fields) => {
    const commit = readCommit(fields);
    if (hash.test(commit.sha) && isWanted(commit)) commits.push(commit);
  });
  return ended.ok ? ok(commits) : ended;
}

function readCommit(fields: readonly string[]): HistoryCommit {
  const [sha = '', parents = '', name = '', email = '', authored = '', seconds = '', message = ''] = fields;
  return {
    sha,
    subject: subjectOf(message),
    author: { name: oneLine(name), email: oneLine(email) },
    authored: instant.test(authored) ? authored : instantOf(Number(seconds)),
    goals: goalsLinkedIn(message),
    parents: parents === '' ? [] : parents.split(' '),
  };
}

/** The first paragraph in one line, as git has it. */
function subjectOf(message: string): string {
  const paragraph = /^\s*(\S[^]*?)(?:\r?\n[ \t]*\r?\n|$)/.exec(message.slice(0, 10_000));
  return oneLine(paragraph?.[1] ?? '');
}

/** The moment in UTC. Broken commits hold times that no calendar has. */
function instantOf(seconds: number): string {
  const moment = new Date(seconds * 1000);
  const text = Number.isNaN(moment.getTime()) ? '' : `${moment.toISOString().slice(0, 19)}Z`;
  return instant.test(text) ? text : '1970-01-01T00:00:00Z';
}
