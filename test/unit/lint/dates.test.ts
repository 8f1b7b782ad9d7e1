import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { problemsOf } from '../../../src/core/lint/lint.js';
import type { Records } from '../../support/snapshot.js';
import { snapshotOf } from '../../support/snapshot.js';
import { records, session } from '../../support/actions.js';

const sessionPath = `sessions/${session}.yaml` as const;

function messages(snapshot: Snapshot): string[] {
  return [...problemsOf(snapshot).values()].flat().map(({ message }) => message);
}

function withSession(rest: object): Records {
  return { ...records, [sessionPath]: { pair: 'ada-and-grace-k7m2q4', date: '2026-11-07', ...rest } };
}

describe('days of a session', () => {
  it('may differ while it is under way: it was planned for another one', () => {
    const started = '2026-11-09T15:00:00+01:00';
    assert.deepEqual(messages(snapshotOf(withSession({ status: 'planned', started }))), []);
    assert.deepEqual(messages(snapshotOf(withSession({ status: 'cancelled', started }))), []);
    assert.equal(messages(snapshotOf(withSession({ started }))).length, 1);
  });

  it('are those of the place where it was, as far as the moment tells', () => {
    for (const started of [
      '2026-11-07T00:00:00+14:00',
      '2026-11-07T23:59:59.999-11:00',
      '2026-11-06T23:30:00Z',
      '2026-11-08T08:00:00+00:00',
      '2026-11-06T19:00:00-05:00',
    ])
      assert.deepEqual(messages(snapshotOf(withSession({ started }))), [], started);
    for (const started of ['2026-11-05T23:30:00+01:00', '2026-11-09T00:30:00Z'])
      assert.equal(messages(snapshotOf(withSession({ started }))).length, 1, started);
  });
});

describe('entries of stages', () => {
  it('are out of order exactly where one is before the one above it', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-11-${String(date).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(day, { maxLength: 6 }), (days) => {
        const pair = {
          ...records['pairs/ada-and-grace-k7m2q4.yaml'],
          stages: days.map((entered) => ({ stage: 'formation-of-a-pair', entered })),
        };
        const found = messages(snapshotOf({ ...records, 'pairs/ada-and-grace-k7m2q4.yaml': pair }));
        assert.equal(found.length, days.filter((each, index) => each < (days[index - 1] ?? each)).length);
      }),
    );
  });
});
