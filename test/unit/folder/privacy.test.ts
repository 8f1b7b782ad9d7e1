import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Snapshot, fileKey, type FileKey, type RecordFile } from '../../../src/core/folder/snapshot.js';
import { checkpointNear } from '../../../src/core/insight/checkpoint.js';
import { recordTitle } from '../../../src/core/names/record-title.js';
import { problemsOf } from '../../../src/core/lint/lint.js';
import { stageTrack } from '../../../src/core/processes/stages.js';
import { evidenceReport } from '../../../src/core/report/evidence.js';
import { adviserOn, validate } from '../../../src/core/report/validation.js';
import {
  commitOf,
  historyOf,
  recordFile,
  snapshotOf,
  type Records,
  perspectiveOf,
} from '../../support/snapshot.js';
import { anyRecords } from '../../support/any-records.js';

declare const __REPOSITORY__: string;

const today = '2026-11-30';
const history = historyOf([commitOf('a1', { goals: ['aaaaaa'] })]);

/** The files that everyone reads, told by their keys. */
function sharedFiles(snapshot: Snapshot): readonly RecordFile[] {
  return snapshot.everyFile().filter((file) => fileKey(file).startsWith('shared:'));
}

/** What somebody sees who has the shared folder alone. */
function withoutPrivate(snapshot: Snapshot): Snapshot {
  return Snapshot.empty.with(new Map(sharedFiles(snapshot).map((file) => [fileKey(file), file])));
}

/** The records with a word in each private one that is nowhere else. */
function withCanaries(records: Records): Records {
  const mark = (value: unknown): unknown => {
    if (typeof value === 'string')
      return /^(Read|Two|"Quoted|…|A commit)/.test(value) ? `canary ${value}` : value;
    if (Array.isArray(value)) return value.map(mark);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mark(each)]));
  };
  return Object.fromEntries(
    Object.entries(records as Readonly<Record<string, unknown>>).map(([where, value]) => [
      where,
      where.startsWith('private:') ? mark(value) : value,
    ]),
  ) as Records;
}

/** What is told of shared records, to whoever reads them. */
function told(snapshot: Snapshot) {
  const shared = sharedFiles(snapshot);
  const problems = problemsOf(snapshot);
  const goals = snapshot.all('goal').filter((goal) => shared.includes(goal));
  const pairs = snapshot.all('pair').filter((pair) => shared.includes(pair));
  const seen = snapshot.seenFrom('shared');
  return {
    titles: shared.map((file) => recordTitle(snapshot, file)),
    problems: shared.map((file) => problems.get(fileKey(file)) ?? []),
    validation: validate(snapshot, adviserOn(snapshot, 'ada')),
    evidence: evidenceReport(perspectiveOf(snapshot, { history }), goals, true),
    stages: pairs.map((pair) => stageTrack(perspectiveOf(snapshot, { today }), pair).stages),
    checkpoints: pairs.map((pair) => checkpointNear(perspectiveOf(snapshot, { today }), pair)),
    files: seen.everyFile().map(fileKey),
    strays: seen.strays,
  };
}

/** The source files of the product, relative to `src`. */
function sources(): readonly string[] {
  return readdirSync(path.join(__REPOSITORY__, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts'));
}

describe('what may be seen from where', () => {
  it('is decided in one place', () => {
    const conditions = [
      // Nobody compares places by name…
      /\bplace\b\s*[!=]==?\s*['"`]|['"`](?:shared|private)['"`]\s*[!=]==?\s|\bcase '(?:shared|private)':/,
      // … nor sorts records out by whether they are private: `isPrivate` is for a lock, for words, and for where a file goes.
      /\.(?:filter|find|findLast|some|every)\([^\n]*\bisPrivate\b/,
    ];
    const found = sources().flatMap((file) =>
      readFileSync(path.join(__REPOSITORY__, 'src', file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          conditions.some((condition) => condition.test(line)) ? [`${file}:${index + 1} ${line.trim()}`] : [],
        ),
    );
    assert.deepEqual(
      found.filter((line) => !line.startsWith('core/folder/privacy.ts:')),
      [],
    );
    assert.equal(found.length, 4, 'the rule itself is found');
  });

  it('is the shared records from the shared folder, and everything from the private one, after any changes', () => {
    const change = fc.tuple(
      fc.constantFrom<FileKey>(
        'shared:people/ada.yaml',
        'private:people/ada.yaml',
        'private:people/bob.yaml',
        'shared:people/linus.yaml',
      ),
      fc.boolean(),
    );
    fc.assert(
      fc.property(
        anyRecords,
        fc.array(fc.tuple(change, fc.boolean()), { maxLength: 8 }),
        (records, changes) => {
          let snapshot = snapshotOf(records);
          for (const [[key, isThere], asked] of changes) {
            if (asked) snapshot.seenFrom('shared');
            const file = recordFile(key, { name: key });
            snapshot = snapshot.with(new Map([[key, isThere ? file : undefined]]));
            assert.deepEqual(snapshot.seenFrom('shared').everyFile(), withoutPrivate(snapshot).everyFile());
            assert.equal(snapshot.seenFrom('private'), snapshot);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('counts files that are no records, too', () => {
    const strays = (['shared', 'private'] as const).map((place) => {
      return { place, path: 'goals/a.yml', reason: 'wrong-extension' } as const;
    });
    const snapshot = Snapshot.empty.with(new Map(), strays);
    assert.deepEqual(snapshot.seenFrom('shared').strays, [strays[0]]);
    assert.equal(snapshot.seenFrom('private').strays.length, 2);
  });

  it('never has a shared record name or count a private one', () => {
    fc.assert(
      fc.property(anyRecords.map(withCanaries), (records) => {
        const snapshot = snapshotOf(records);
        const all = told(snapshot);
        assert.doesNotMatch(JSON.stringify(all), /canary/);
        assert.deepEqual(all, told(withoutPrivate(snapshot)));
      }),
      { numRuns: 100 },
    );
  });
});
