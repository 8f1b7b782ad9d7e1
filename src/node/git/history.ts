import { oneLine } from '../../core/git/one-line.js';
import { goalsLinkedIn } from '../../core/git/trailer.js';
import type { Commit } from '../../core/ports.js';
import { fail, ok, type Result } from '../../core/problem.js';
import { failed, type Git, type GitError, type RunOptions } from './git.js';
import { eachRecord } from './records.js';
import { headOf } from './repository.js';

/** A commit with what it stands on: none for the first one, several for a merge. */
export interface HistoryCommit extends Commit {
  readonly parents: readonly string[];
}

/** A file that a commit touched. Paths are relative to the root, with forward slashes. */
export interface TouchedFile {
  readonly path: string;
  readonly change: 'added' | 'changed' | 'deleted' | 'renamed';
  /** The path before, where it was renamed. */
  readonly from?: string | undefined;
}

const hash = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-](?:0\d|1\d|2[0-3]):[0-5]\d)$/;
/** Hash, parents, author by mailmap, author as written, author time twice, message. A message cannot hold NUL, so nothing can fake a field. */
const fieldsOfCommit = ['%H', '%P', '%aN', '%aE', '%ae', '%aI', '%at', '%B'];
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
  /** Only by these authors: e-mail addresses, old ones that a mailmap knows too. Everybody where left out. */
  readonly authors?: readonly string[] | undefined;
  /** Only those committed after this moment, RFC 3339. */
  readonly since?: string | undefined;
  /** Where to start: a branch, tag or hash. What is checked out where left out. */
  readonly ref?: string | undefined;
  /** Leaves out commits that touch nothing but this folder; relative to the root, with forward slashes. */
  readonly besides?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Commits that are not merges, the newest first; none where there is no commit yet. */
export async function recentCommits(
  git: Git,
  wanted: RecentCommits,
): Promise<Result<HistoryCommit[], GitError>> {
  if (wanted.authors?.length === 0) return ok([]);
  const args = [
    'log',
    ...commitOptions,
    '--no-merges',
    `--max-count=${Math.max(0, Math.floor(wanted.limit))}`,
  ];
  if (wanted.since !== undefined) {
    const since = new Date(wanted.since);
    if (Number.isNaN(since.getTime())) return fail(failed('That is no moment to count commits from.'));
    args.push(`--since=${since.toISOString().slice(0, 19)}Z`);
  }
  let emails: ReadonlySet<string> | undefined;
  if (wanted.authors !== undefined) {
    const mapped = await withMailmap(git, wanted.authors);
    if (!mapped.ok) return mapped;
    if (mapped.value.size === 0) return ok([]);
    emails = mapped.value;
    args.push(
      '--fixed-strings',
      '--regexp-ignore-case',
      '--use-mailmap',
      ...[...emails].map((email) => `--author=<${email}>`),
    );
  }
  const isWanted = byOneOf(emails);
  const read = await readCommits(
    git,
    [...args, '--end-of-options', wanted.ref ?? 'HEAD', '--', ...besidesFolder(wanted.besides)],
    { signal: wanted.signal },
    isWanted,
  );
  if (read.ok || wanted.ref !== undefined || read.error.kind !== 'failed') return read;
  const head = await headOf(git);
  return head.ok && head.value === undefined ? ok([]) : read;
}

/** Everything but one folder, as git wants it said: from the root, and letter by letter. */
function besidesFolder(folder: string | undefined): readonly string[] {
  return folder === undefined ? [] : [':(top)', `:(top,exclude,literal)${folder}`];
}

/** What {@link linkedCommits} is to look at. */
export interface LinkedCommits {
  /** Hashes whose history is known already and is left out; those that are gone are ignored. */
  readonly known?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Commits whose message links goals, the newest first, merges too: a squash merge is where links end up. They are looked for on every local
 * branch, on what was fetched from remotes, and on what is checked out. HEAD alone would not do: a mentee's links are on a branch
 * while the work is under way, and a mentor sees that branch only as the remote's.
 */
export async function linkedCommits(
  git: Git,
  wanted: LinkedCommits = {},
): Promise<Result<HistoryCommit[], GitError>> {
  const head = await headOf(git);
  if (!head.ok) return head;
  const known = (wanted.known ?? []).filter((sha) => hash.test(sha)).map((sha) => `^${sha}`);
  const starts = [...(head.value === undefined ? [] : [head.value]), ...known];
  // Without --no-mailmap git would rewrite every commit that it looks through; the format's %aN and %aE use the mailmap all the same.
  const search = ['--fixed-strings', '--regexp-ignore-case', '--grep=Mentoring-Goal', '--no-mailmap'];
  // --stdin keeps the arguments short however many hashes are known.
  return readCommits(
    git,
    ['log', ...commitOptions, ...search, '--branches', '--remotes', '--ignore-missing', '--stdin'],
    { signal: wanted.signal, input: starts.map((line) => `${line}\n`).join(''), timeout: 0 },
    ({ commit }) => commit.goals.length > 0,
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

/** The files that a commit touched; of a merge, what it brought to its first parent. */
export async function filesTouched(git: Git, sha: string): Promise<Result<TouchedFile[], GitError>> {
  if (!hash.test(sha)) return fail(failed('A commit is named by its full hash.'));
  const options = [
    '-1',
    '-m',
    '--first-parent',
    '--root',
    '-z',
    '--format=',
    '--name-status',
    '--find-renames',
    '--no-relative',
  ];
  const fields = await git.fields([
    'log',
    ...options,
    '--no-show-signature',
    '--no-color',
    '--end-of-options',
    sha,
    '--',
  ]);
  if (!fields.ok) return fields;
  const files: TouchedFile[] = [];
  const rest = fields.value[Symbol.iterator]();
  const next = (): string => rest.next().value ?? '';
  for (let status = next(); status !== ''; status = next()) {
    const path = next();
    if (status.startsWith('R')) files.push({ path: next(), change: 'renamed', from: path });
    else files.push({ path, change: status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'changed' });
  }
  return ok(files);
}

interface ReadCommit {
  readonly commit: HistoryCommit;
  /** The author's address as it was written, before the mailmap. */
  readonly writtenEmail: string;
}

/** Runs a `git log` with {@link commitOptions} and keeps what is wanted of it. */
async function readCommits(
  git: Git,
  args: readonly string[],
  options: RunOptions,
  isWanted: (read: ReadCommit) => boolean,
): Promise<Result<HistoryCommit[], GitError>> {
  const commits: HistoryCommit[] = [];
  const ended = await eachRecord(git, args, fieldsOfCommit.length, options, (fields) => {
    const read = readCommit(fields);
    if (hash.test(read.commit.sha) && isWanted(read)) commits.push(read.commit);
  });
  return ended.ok ? ok(commits) : ended;
}

function readCommit(fields: readonly string[]): ReadCommit {
  const [
    sha = '',
    parents = '',
    name = '',
    email = '',
    writtenEmail = '',
    authored = '',
    seconds = '',
    message = '',
  ] = fields;
  const commit: HistoryCommit = {
    sha,
    subject: subjectOf(message),
    author: { name: oneLine(name), email: oneLine(email) },
    authored: instant.test(authored) ? authored : instantOf(Number(seconds)),
    goals: goalsLinkedIn(message),
    parents: parents === '' ? [] : parents.split(' '),
  };
  return { commit, writtenEmail };
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

/** The addresses and, where a mailmap knows them, the ones that they stand for; in lower case. */
async function withMailmap(git: Git, emails: readonly string[]): Promise<Result<Set<string>, GitError>> {
  const usable = emails
    .map((email) => email.trim().toLowerCase())
    .filter((email) => /^[^\s<>\p{Cc}]+$/u.test(email));
  if (usable.length === 0) return ok(new Set());
  const mapped = await git.text(['check-mailmap', '--stdin'], {
    input: usable.map((email) => `<${email}>\n`).join(''),
  });
  if (!mapped.ok) return mapped;
  const found = [...mapped.value.matchAll(/<([^<>\n]+)>$/gm)].map((match) => (match[1] ?? '').toLowerCase());
  return ok(new Set([...usable, ...found]));
}

/** Git looks for `<address>` anywhere in an author, so a name could hold it. */
function byOneOf(emails: ReadonlySet<string> | undefined): (read: ReadCommit) => boolean {
  return ({ commit, writtenEmail }) =>
    emails === undefined ||
    emails.has(commit.author.email.toLowerCase()) ||
    emails.has(writtenEmail.toLowerCase());
}
