import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fileKey, type FileKey, type RecordFile, type Snapshot } from '../../../src/core/folder/snapshot.js';
import type { StoreChange } from '../../../src/core/folder/store.js';
import { Change } from '../../../src/views/change.js';
import { dashboardState } from '../../../src/views/dashboard/model.js';
import { today } from '../../support/ada-and-grace.js';
import { anyRecords } from '../../support/any-records.js';
import { commitOf, historyOf, recordFile, snapshotOf, type Records } from '../../support/snapshot.js';

const folder = 'file:///work';
const commits = [commitOf('a1', { goals: ['aaaaaa'] })];

function dashboards(snapshot: Snapshot): ReadonlyMap<string, string> {
  const hashes = new Map(snapshot.all('agreement').map((file) => [fileKey(file), 'sha256:aa']));
  return new Map(
    snapshot.all('pair').map((pair) => {
      const more = { history: historyOf(commits), branch: 'main', defaultBranch: 'main', running: undefined };
      const state = dashboardState({ id: pair.id, snapshot, pair, me: 'ada', today, hashes, ...more });
      return [pair.id, JSON.stringify(state)];
    }),
  );
}

/** The change in which a file came, went or got another content. */
function changeOf(previous: Snapshot, key: FileKey, file: RecordFile | undefined): StoreChange {
  return { previous, snapshot: previous.with(new Map([[key, file]])), changed: new Set([key]) };
}

const records: Records = {
  'people/ada.yaml': { name: 'Ada', emails: ['ada@example.org'] },
  'people/grace.yaml': { name: 'Grace', emails: ['grace@example.org'] },
  'pairs/one-a2b3c4.yaml': { mentee: 'ada', mentor: 'grace', process: 'four-phases', by: 'ada' },
  'pairs/two-b2c3d4.yaml': { mentee: 'grace', mentor: 'ada', process: 'four-phases', by: 'ada' },
  'goals/mine-p3x9kd.yaml': { owner: 'ada', title: 'Own the retries', pair: 'one-a2b3c4' },
  'goals/hers-h4f2a9.yaml': { owner: 'grace', title: 'Lead a review', pair: 'two-b2c3d4' },
  'plans/mine-z5w1ht.yaml': { goal: 'mine-p3x9kd', steps: ['Write it'] },
  'sessions/2026-11-07-ada-m2k7q4.yaml': { pair: 'one-a2b3c4', date: '2026-11-07' },
  'sessions/2026-11-08-ada-n2k7q4.yaml': {
    pair: 'two-b2c3d4',
    date: '2026-11-08',
    checkins: [{ goal: 'hers-h4f2a9' }],
  },
};

function concerned(where: string, content: unknown, from = records): readonly string[] {
  const file = recordFile(where, content);
  const change = new Change(folder, changeOf(snapshotOf(from), fileKey(file), file));
  return ['one-a2b3c4', 'two-b2c3d4'].filter((pair) => change.concernsPair(folder, pair));
}

describe('the pairs that a change concerns', () => {
  it('are those of the record that changed', () => {
    const session = { pair: 'one-a2b3c4', date: '2026-11-07', notes: 'Retries' };
    assert.deepEqual(concerned('sessions/2026-11-07-ada-m2k7q4.yaml', session), ['one-a2b3c4']);
    const plan = { goal: 'mine-p3x9kd', steps: ['Write it down'] };
    assert.deepEqual(concerned('plans/mine-z5w1ht.yaml', plan), ['one-a2b3c4']);
  });

  it('are both where a record moves from one to the other', () => {
    const moved = { owner: 'ada', title: 'Own the retries', pair: 'two-b2c3d4' };
    assert.deepEqual(concerned('goals/mine-p3x9kd.yaml', moved), ['one-a2b3c4', 'two-b2c3d4']);
  });

  it('are those that name the record, too', () => {
    const session = { pair: 'two-b2c3d4', date: '2026-11-09', checkins: [{ goal: 'mine-p3x9kd' }] };
    const from = { ...records, 'sessions/2026-11-09-ada-q2k7q4.yaml': session } as Records;
    const goal = { owner: 'ada', title: 'Own every retry', pair: 'one-a2b3c4' };
    assert.deepEqual(concerned('goals/mine-p3x9kd.yaml', goal, from), ['one-a2b3c4', 'two-b2c3d4']);
  });

  it('are those of the owner of a goal that is in no pair', () => {
    const from = {
      ...records,
      'pairs/two-b2c3d4.yaml': { mentee: 'grace', mentor: 'mary', process: 'four-phases' },
    };
    const goal = { owner: 'ada', title: 'Learn to write' };
    assert.deepEqual(concerned('goals/loose-j4f2a9.yaml', goal, from as Records), ['one-a2b3c4']);
    const withGoal = { ...from, 'goals/loose-j4f2a9.yaml': goal } as Records;
    const plan = { goal: 'loose-j4f2a9', steps: ['Write every day'] };
    assert.deepEqual(concerned('plans/loose-k5w1ht.yaml', plan, withGoal), ['one-a2b3c4']);
  });

  it('are all for a person, a pair and what holds for the folder', () => {
    for (const [where, content] of [
      ['people/ada.yaml', { name: 'Ada Lovelace', emails: ['ada@example.org'] }],
      ['pairs/two-b2c3d4.yaml', { mentee: 'grace', mentor: 'ada', process: 'four-phases', by: 'grace' }],
      ['mentoring.yaml', { format: 1 }],
    ] as const)
      assert.deepEqual(concerned(where, content), ['one-a2b3c4', 'two-b2c3d4'], where);
  });

  it('are those of one mentoring folder, and all where no record is named', () => {
    const file = recordFile('people/ada.yaml', { name: 'Ada', emails: ['ada@example.org'] });
    const change = new Change(folder, changeOf(snapshotOf(records), fileKey(file), file));
    assert.ok(!change.concernsPair('file:///elsewhere', 'one-a2b3c4'));
    assert.ok(new Change().concernsPair('file:///elsewhere', 'one-a2b3c4'));
    assert.ok(new Change(folder).concernsPair(folder, 'one-a2b3c4'));
  });

  it('are all whose dashboard shows something else, whatever the records are', () => {
    let spared = 0;
    fc.assert(
      fc.property(anyRecords, anyRecords, fc.nat(), (from, other, chosen) => {
        const previous = snapshotOf(from);
        const candidates = [...snapshotOf(other).everyFile(), ...previous.everyFile()];
        const file = candidates[chosen % candidates.length];
        assert.ok(file);
        const key = fileKey(file);
        const same = previous.file(file.place, file.path) === file;
        const store = changeOf(previous, key, same ? undefined : file);
        const change = new Change(folder, store);
        const before = dashboards(previous);
        for (const [pair, state] of dashboards(store.snapshot)) {
          if (change.concernsPair(folder, pair)) continue;
          spared++;
          assert.equal(state, before.get(pair), `${key} changed what is shown of ${pair}`);
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(spared > 30, `only ${spared} dashboards were spared`);
  });
});
