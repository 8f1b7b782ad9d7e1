import type { RecordKind, RecordTypes } from './records/kinds.js';

/** What the core asks of its host. Every host brings its own adapters; the core never reaches out by itself. */

/** Whole random numbers in `0 … below - 1`, each as likely as the other. */
export type Random = (below: number) => number;

/** The moment it is, as the person sees it. */
export interface Clock {
  /** Today's calendar day at the person's place, `YYYY-MM-DD`. */
  today(): string;
  /** Now, RFC 3339 with the person's offset. */
  now(): string;
}

/** The SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
export type Sha256 = (text: string) => Promise<string>;

/**
 * Takes down what was read, run and refused, for whoever looks for a fault. No text of a record goes in: no title, name or word, and no file
 * name, since that holds words of the title.
 */
export interface Log {
  /** @param event a sentence of our own */
  info(event: string): void;
  /**
   * Something did not work, and what was done goes on without it.
   * @param event a sentence of our own: what did not work
   * @param error why; only its code or name is taken down, see {@link errorCode}
   */
  warn(event: string, error?: unknown): void;
}

/** For whoever keeps no log. */
export const noLog: Log = { info: () => undefined, warn: () => undefined };

/** What may be taken down of an error: its code (`ENOENT`), else its name. Its message can quote a record or name its file. */
export function errorCode(error: unknown): string {
  if (typeof error === 'object' && error !== null) {
    if ('code' in error && typeof error.code === 'string') return error.code;
    if ('kind' in error && typeof error.kind === 'string') return error.kind;
    if (error instanceof Error) return error.name;
  }
  return typeof error;
}

/** What is known of a file without reading it. */
export interface FileInfo {
  /** Inside the mentoring folder, with forward slashes: `goals/own-the-retries-p3x9kd.yaml`. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly modified: number;
}

/**
 * Reads the files of one mentoring folder. Symbolic links are not followed: one in the place of a file cannot be read, one in the place of
 * a folder counts as not there.
 */
export interface FileSource {
  /** Every file that could be a record: at the top and one folder deep. Empty where the folder is missing. */
  list(): Promise<readonly FileInfo[]>;
  /** Undefined where there is no such file. */
  stat(path: string): Promise<FileInfo | undefined>;
  /** Undefined where there is no such file. Rejects where there is one that cannot be read, best with an {@link UnreadableFile}. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** That a file is there and cannot be read. Its message is a sentence that names the file. */
export class UnreadableFile extends Error {
  /**
   * @param reason the end of a sentence that has named the file, without a full stop: `you have no permission`.
   * @param wayOut a sentence: what lets it be read.
   */
  constructor(
    message: string,
    readonly reason: string,
    options?: { readonly cause: unknown },
    readonly wayOut = 'Check who may read it, then refresh.',
  ) {
    super(message, options);
  }
}

/** What reading a file gave: a record with nothing wrong in it. */
export interface KeptRecord {
  /** The file as it was then; its size and time tell whether it is still the same. */
  readonly info: FileInfo;
  readonly text: string;
  readonly value: RecordTypes[RecordKind];
  /** The content as YAML says it; the very same object as `value` where they say the same. */
  readonly raw: unknown;
}

/** Keeps what was read from one run of the host to the next, by path. It may forget anything at any time, and never fails. */
export interface RecordCache {
  /** Everything that is kept; what cannot be read is not there. */
  load(): Promise<ReadonlyMap<string, KeptRecord>>;
  /** Keeps these from now on, and forgets where there is `undefined`. Returns at once. */
  keep(changes: ReadonlyMap<string, KeptRecord | undefined>): void;
}

/** Somebody as git knows them. */
export interface GitPerson {
  readonly name: string;
  readonly email: string;
}

/** A commit as history tells it. */
export interface Commit {
  /** The full hash. */
  readonly sha: string;
  readonly subject: string;
  readonly author: GitPerson;
  /** RFC 3339 with offset. */
  readonly authored: string;
  /** The codes of the goals that its message links, see `Mentoring-Goal:`. */
  readonly goals: readonly string[];
  /** The addresses that its message names as co-authors; absent where there are none. */
  readonly coauthors?: readonly string[] | undefined;
  /** The files that it touches, where that was asked; a merge touches none of its own. */
  readonly files?: TouchedFiles | undefined;
}

/** The files that a commit touches. */
export interface TouchedFiles {
  readonly count: number;
  /** The first few, relative to the root of the repository, in git's order. */
  readonly names: readonly string[];
}
