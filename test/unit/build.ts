import { stringify } from 'yaml';
import { Snapshot, fileKey } from '../../src/core/folder/snapshot.js';
import type { FileKey, Place, RecordFile } from '../../src/core/folder/snapshot.js';
import { noHistory, type History } from '../../src/core/git/history.js';
import type { Commit } from '../../src/core/ports.js';
import { definitions, recordAt } from '../../src/core/records/kinds.js';
import type { RecordTypes } from '../../src/core/records/kinds.js';

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

/** A file with this content, as if it had been read. Throws where no such record can be. */
export function recordFile(where: string, value: unknown): RecordFile {
  const match = /^(?:(shared|private):)?(.*)$/.exec(where);
  const place: Place = match?.[1] === 'private' ? 'private' : 'shared';
  const path = match?.[2] ?? where;
  const record = recordAt(path);
  if (record === undefined) throw new Error(`No record belongs at ${where}`);
  const parsed = definitions[record.kind].schema.safeParse(value);
  if (!parsed.success) throw new Error(`${where} is no ${record.kind}: ${parsed.error.message}`);
  return {
    ...record,
    place,
    path,
    // Most tests never look at the text, and writing YAML takes longer than all else here.
    get text() {
      return stringify(value);
    },
    value: parsed.data,
    raw: value,
    stale: false,
    problems: [],
  };
}

/** The snapshot of these records, made without any file. */
export function snapshotOf(records: Records): Snapshot {
  const files = Object.entries(records).map(([where, value]) => recordFile(where, value));
  return Snapshot.empty.with(new Map<FileKey, RecordFile>(files.map((file) => [fileKey(file), file])));
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
