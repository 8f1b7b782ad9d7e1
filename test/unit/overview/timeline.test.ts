import * as assert from 'node:assert/strict';
import { timeline } from '../../../src/core/overview/timeline.js';
import { commitOf, historyOf, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, pairId, today } from '../../support/ada-and-grace.js';

const pair = pairId;

describe('the timeline', () => {
  const { snapshot, pair: found } = adaAndGrace({
    'goals/own-p3x9kd.yaml': {
      title: 'Own the retries',
      owner: 'ada',
      pair,
      measure: { what: 'p99', unit: 'ms', from: 40, to: 10 },
    },
    'sessions/2026-11-20-ada-a1b2c3.yaml': {
      pair,
      date: '2026-11-20',
      started: '2026-11-20T15:00:00+01:00',
      notes: 'We read the queue.\nThen we talked.',
      checkins: [{ goal: 'own-p3x9kd', value: 22, note: 'Half-way' }],
    },
    'sessions/2026-12-04-ada-b1b2c3.yaml': { pair, date: '2026-12-04', status: 'planned' },
    'feedback/2026-11-24-grace-q4k7m2.yaml': {
      pair,
      from: 'grace',
      to: 'ada',
      date: '2026-11-24',
      observed: 'Nice names',
      kind: 'praise',
    },
    'private:evidence/own-e1e1e1.yaml': {
      goal: 'own-p3x9kd',
      url: 'https://example.org/design',
      by: 'ada',
      date: '2026-11-20',
    },
    'agreements/ours-m8v4tc.yaml': { pair },
    'signatures/a-w2n7kd.yaml': {
      agreement: 'ours-m8v4tc',
      by: 'ada',
      date: '2026-11-03',
      text: `sha256:${'0'.repeat(64)}`,
    },
    'signatures/a-a2n7kd.yaml': {
      agreement: 'ours-m8v4tc',
      by: 'ada',
      date: '2026-11-10',
      text: `sha256:${'1'.repeat(64)}`,
    },
    'reviews/2026-11-25-ada-b7x3qe.yaml': { pair, by: 'ada', date: '2026-11-25', kind: 'checkpoint' },
  });
  const commits = [
    commitOf('a1', { goals: ['p3x9kd'], authored: '2026-11-20T16:30:00+01:00' }),
    commitOf('b2'),
  ];
  const days = timeline(perspectiveOf(snapshot, { today, history: historyOf(commits) }), found);

  it('tells what happened, day by day, the latest first', () => {
    assert.deepEqual(
      days.map((day) => [day.words, day.entries.map((entry) => [entry.kind, entry.title, entry.detail])]),
      [
        ['Wed 25 Nov', [['review', 'Ada wrote down the checkpoint', undefined]]],
        ['Tue 24 Nov', [['feedback', 'Grace gave praise', 'Nice names']]],
        [
          'Fri 20 Nov',
          [
            ['commit', 'Move the wait out of the lock', 'for Own the retries · by Ada'],
            ['session', 'Session', 'We read the queue.'],
            ['check-in', 'Own the retries: 22 ms', 'Half-way'],
            ['evidence', 'https://example.org/design', 'for Own the retries · by Ada'],
          ],
        ],
        ['Tue 10 Nov', [['signature', 'Ada agreed to the changed agreement', undefined]]],
        ['Tue 3 Nov', [['signature', 'Ada agreed to the working agreement', undefined]]],
        ['Mon 2 Nov', [['stage', 'On to Formation of a Pair', undefined]]],
      ],
    );
  });

  it('marks what only its owner sees', () => {
    const places = days.flatMap((day) => day.entries.map((entry) => [entry.kind, entry.place]));
    assert.deepEqual(
      places.filter(([, place]) => place === 'private'),
      [['evidence', 'private']],
    );
  });

  it('leads to the very place in a record', () => {
    const targets = new Map(days.flatMap((day) => day.entries.map((entry) => [entry.kind, entry.target])));
    assert.deepEqual(targets.get('check-in')?.at, ['checkins', 0]);
    assert.deepEqual(targets.get('stage')?.at, ['stages', 0]);
    assert.equal(targets.get('commit'), undefined);
  });
});
