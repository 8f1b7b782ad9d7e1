import { stringify } from 'yaml';
import { readRecordText } from '../../src/core/folder/record.js';
import { Snapshot, fileKey } from '../../src/core/folder/snapshot.js';
import type { FileKey, RecordFile } from '../../src/core/folder/snapshot.js';
import { noHistory, type History } from '../../src/core/git/history.js';
import type { Commit } from '../../src/core/ports.js';
import { definitions, recordAt } from '../../src/core/records/kinds.js';
import type { RecordTypes } from '../../src/core/records/kinds.js';
import { TextLines } from '../../src/core/text/text-lines.js';
import type { Position, TextRange } from '../../src/core/text/text-range.js';
import type { Place } from '../../src/core/folder/privacy.js';
import { type Perspective, noHashes } from '../../src/core/insight/perspective.js';

type At<Folder extends string> = `${'' | 'private:' | 'shared:'}${Folder}/${string}.yaml`;

/** Records by their path in the mentoring folder, `private:` before it where they lie in the private folder. */
export interface Records {
  readonly 'mentoring.yaml'?: RecordTypes['configuration'];
  readonly 'programme.yaml'?: RecordTypes['programme'];
  readonly [path: At<'processes'>]: RecordTypes['process'];
  readonly [path: At<'people'>]: RecordTypes['person'];
  readonly [path: At<'pairs'>]: RecordTypes['pair'];
  readonly [path: At<'agreements'>]: RecordTypes['agreement'];
  readonly [path: At<'signatures'>]: RecordTypes['signature'];
  readonly [path: At<'goals'>]: RecordTypes['goal'];
  readonly [path: At<'plans'>]: RecordTypes['plan'];
  readonly [path: At<'sessions'>]: RecordTypes['session'];
  readonly [path: At<'feedback'>]: RecordTypes['feedback'];
  readonly [path: At<'evidence'>]: RecordTypes['evidence'];
  readonly [path: At<'reviews'>]: RecordTypes['review'];
  readonly [path: At<'notes'>]: RecordTypes['note'];
}

/** Texts of files by their path, `private:` before it where they lie in the private folder. */
export type Texts = Readonly<Record<string, string>>;

/**
 * A file with this content, as if it had been read: its text, or its value where no test looks at the text.
 * Throws where no such record can be.
 */
export function recordFile(where: string, content: unknown): RecordFile {
  const { place, path } = addressOf(where);
  const record = recordAt(path);
  if (record === undefined) throw new Error(`No record belongs at ${where}`);
  if (typeof content === 'string') return readRecordText({ ...record, place, path }, content, undefined);
  const parsed = definitions[record.kind].schema.safeParse(content);
  if (!parsed.success) throw new Error(`${where} is no ${record.kind}: ${parsed.error.message}`);
  return {
    ...record,
    place,
    path,
    // Most tests never look at the text, and writing YAML takes longer than all else here.
    get text() {
      // Records have no aliases, though values can share an object.
      return stringify(content, { aliasDuplicateObjects: false });
    },
    value: parsed.data,
    raw: content,
    stale: false,
    faults: [],
  } as RecordFile;
}

/** The snapshot of these records, made without any file: of texts as well as of values. */
export function snapshotOf(records: Records | Texts): Snapshot {
  return snapshotWith(Object.entries(records).map(([where, content]) => recordFile(where, content)));
}

/** The snapshot of these files. */
export function snapshotWith(files: readonly RecordFile[], base = Snapshot.empty): Snapshot {
  return base.with(new Map<FileKey, RecordFile>(files.map((file) => [fileKey(file), file])));
}

/** The file at a path, which must be there; `private:` before it where it lies in the private folder. */
export function fileOf(snapshot: Snapshot, where: string): RecordFile {
  const { place, path } = addressOf(where);
  const file = snapshot.file(place, path);
  if (!file) throw new Error(`There is no ${where}`);
  return file;
}

function addressOf(where: string): { readonly place: Place; readonly path: string } {
  const match = /^(?:(shared|private):)?(.*)$/.exec(where);
  return { place: match?.[1] === 'private' ? 'private' : 'shared', path: match?.[2] ?? where };
}

/** The position of the first letter of some words in a file; `inside` letters further. */
export function placeOf(file: RecordFile, words: string, inside = 0): Position {
  const text = file.text ?? '';
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`${file.path} does not say ${words}`);
  return new TextLines(text).positionAt(at + inside);
}

/** What stands in a range of a file. */
export function textIn(file: RecordFile, range: TextRange): string {
  const text = file.text ?? '';
  const lines = new TextLines(text);
  return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
}

/** A commit by Ada on 21 November 2026 at noon, unless said otherwise. */
export function commitOf(sha: string, rest: Partial<Commit> = {}): Commit {
  return {
    sha: sha.padEnd(40, '0'),
    subject: 'Move the wait out of the lock',
    author: { name: 'Ada Lovelace', email: 'ada@example.org' },
    authored: '2026-11-21T12:00:00+01:00',
    goals: [],
    ...rest,
  };
}

/** A history of these commits. */
export function historyOf(commits: readonly Commit[], rest: Partial<History> = {}): History {
  return { ...noHistory, commits, ...rest };
}

/** The records as somebody sees them on the last day of November 2026, unless said otherwise. */
export function perspectiveOf(snapshot: Snapshot, rest: Partial<Perspective> = {}): Perspective {
  return { me: undefined, today: '2026-11-30', history: noHistory, hashes: noHashes, ...rest, snapshot };
}
