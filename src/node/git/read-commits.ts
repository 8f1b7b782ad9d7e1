import { oneLine } from '../../core/git/one-line.js';
import { coauthorsIn, type SeenCommit } from '../../core/git/trace.js';
import { goalsLinkedIn } from '../../core/git/trailer.js';
import type { Commit } from '../../core/ports.js';
import { ok, type Result } from '../../core/result.js';
import type { Git, GitError, RunOptions } from './git.js';
import { eachField } from './records.js';

/** A commit as it is read: for the views, and for those who look for one that is gone. */
export interface ReadCommit {
  readonly commit: Commit;
  /** What it stands on: none for the first one, several for a merge. */
  readonly parents: readonly string[];
  readonly seen: SeenCommit;
  /** The files that it touches, where they were asked for. */
  readonly files: readonly string[];
}

/** A full hash. */
export const hashPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-](?:0\d|1\d|2[0-3]):[0-5]\d)$/;
/** How many names of files are kept of a commit. */
const keptNames = 10;
/** Hash, parents, author by mailmap, author time twice, commit time, message. A message cannot hold NUL, so nothing can fake a field. */
const fieldsOfCommit = ['%H', '%P', '%aN', '%aE', '%aI', '%at', '%ct', '%B'];

/** How `git log` prints what {@link readCommits} reads, whatever anybody's configuration says. */
const commitOptions = [
  '-z',
  // An empty field opens every commit: the names of files, which are never empty, go on until the next one.
  `--format=%x00${fieldsOfCommit.join('%x00')}%x00`,
  '--encoding=UTF-8',
  '--no-show-signature',
  '--no-color',
  // Without it git would rewrite every commit that it looks through; %aN and %aE use the mailmap all the same.
  '--no-mailmap',
  '--no-notes',
];
const nameOptions = [
  '--name-only',
  '--no-renames',
  '--no-ext-diff',
  '--ignore-submodules=none',
  '--no-relative',
  // In git's own order, whatever file of names diff.orderFile is set to.
  '-O/dev/null',
];

/** Which commits `git log` is to print, and what of them. */
export interface LogOptions extends RunOptions {
  /** Also which files they touch. */
  readonly files?: boolean;
}

/**
 * Runs `git log` and hands the commits over as they come. `onCommit` returns false when it has enough.
 * @param args What narrows them down: options and revisions, those from elsewhere validated or on the standard input.
 */
export async function readCommits(
  git: Git,
  args: readonly string[],
  options: LogOptions,
  onCommit: (read: ReadCommit) => boolean,
): Promise<Result<void, GitError>> {
  const parser = new Parser(options.files === true);
  const names = options.files === true ? nameOptions : [];
  const command = ['log', ...commitOptions, ...names, ...args];
  const reading = { isEnough: false };
  const hand = (read: ReadCommit | undefined): boolean => {
    reading.isEnough = read !== undefined && !onCommit(read);
    return !reading.isEnough;
  };
  const ended = await eachField(git, command, { timeout: 0, ...options }, (field) =>
    hand(parser.take(field)),
  );
  if (!ended.ok) return ended;
  if (!reading.isEnough) hand(parser.end());
  return ok(undefined);
}

/** Puts commits together from the fields that git prints for {@link commitOptions}. */
class Parser {
  private fields: string[] | undefined;
  private hasEnded = false;
  private files: string[] = [];

  constructor(private readonly wantsFiles: boolean) {}

  /** Takes the next field; gives the commit that it ends. */
  take(field: string): ReadCommit | undefined {
    if (this.fields && this.fields.length < fieldsOfCommit.length) {
      this.fields.push(field);
    } else if (field !== '') {
      // A line break parts the message from the files.
      this.files.push(this.files.length === 0 ? field.replace(/^\n/, '') : field);
    } else if (this.fields && !this.hasEnded) {
      this.hasEnded = true;
    } else {
      const read = this.end();
      this.fields = [];
      this.hasEnded = false;
      this.files = [];
      return read;
    }
    return undefined;
  }

  /** The commit that is complete so far. */
  end(): ReadCommit | undefined {
    const [sha] = this.fields ?? [];
    if (!this.fields || !this.hasEnded || !hashPattern.test(sha ?? '')) return undefined;
    return asRead(this.fields, this.wantsFiles ? this.files : undefined);
  }
}

function asRead(fields: readonly string[], files: readonly string[] | undefined): ReadCommit {
  const [sha = '', parents = '', name = '', email = '', authored = '', seconds = '', committed = ''] = fields;
  const message = fields[7] ?? '';
  const coauthors = coauthorsIn(message).map(oneLine);
  return {
    commit: {
      sha,
      subject: subjectOf(message),
      author: { name: oneLine(name), email: oneLine(email) },
      authored: instant.test(authored) ? authored : instantOf(Number(seconds)),
      goals: goalsLinkedIn(message),
      ...(coauthors.length === 0 ? {} : { coauthors }),
      ...(files === undefined
        ? {}
        : { files: { count: files.length, names: files.slice(0, keptNames).map(oneLine) } }),
    },
    parents: parents === '' ? [] : parents.split(' '),
    seen: { sha, email: oneLine(email), authored: Number(seconds), committed: Number(committed), message },
    files: files ?? [],
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
