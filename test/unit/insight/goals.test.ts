import * as assert from 'node:assert/strict';
import { goalView, goalsOf, goalsWithoutPair } from '../../../src/core/insight/goals.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import { commitOf, historyOf, perspectiveOf } from '../../support/snapshot.js';
import type { Records } from '../../support/snapshot.js';
import { adaAndGrace, goalIn, pairId, today } from '../../support/ada-and-grace.js';

const pair = pairId;
const goalId = 'own-the-retries-p3x9kd';
const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
const goal: RecordTypes['goal'] = {
  title: 'Own the retry subsystem',
  owner: 'ada',
  pair,
  measure: { what: 'p99 of a retry storm', unit: 'ms', from: 40, to: 10 },
  due: '2027-02-28',
  status: 'active',
};

function viewOf(records: Records = {}, commits = [commitOf('c0ffee')]) {
  const { snapshot } = adaAndGrace({ [goalPath]: goal, ...records });
  return goalView(perspectiveOf(snapshot, { today, history: historyOf(commits) }), goalIn(snapshot, goalId));
}

function checkIn(day: string, value: number, started?: string): RecordTypes['session'] {
  return {
    pair,
    date: day,
    checkins: [{ goal: goalId, value }],
    ...(started === undefined ? {} : { started }),
  };
}

describe('a goal', () => {
  it('says where it is and when it is due', () => {
    const view = viewOf({ 'sessions/2026-11-20-ada-a1b2c3.yaml': checkIn('2026-11-20', 22) });
    assert.equal(view.summary, '22 → 10 ms · 28 Feb');
    assert.equal(view.measure?.progress, 0.6);
  });

  it('takes the values of held sessions in their order, by day, moment and id', () => {
    const view = viewOf({
      'sessions/2026-11-20-ada-a1aaaa.yaml': checkIn('2026-11-20', 25, '2026-11-20T16:00:00+01:00'),
      'sessions/2026-11-20-ada-b1bbbb.yaml': checkIn('2026-11-20', 30, '2026-11-20T09:00:00+01:00'),
      'sessions/2026-11-06-ada-c1cccc.yaml': checkIn('2026-11-06', 36),
      'sessions/2026-12-18-ada-d1dddd.yaml': { ...checkIn('2026-12-18', 1), status: 'planned' },
      'sessions/2026-11-27-ada-e1eeee.yaml': {
        pair,
        date: '2026-11-27',
        checkins: [
          { goal: 'another-goal-q1w2e3', value: 99 },
          { goal: 'renamed-since-p3x9kd', note: 'The new backoff is in review.' },
        ],
      },
    });
    assert.deepEqual(
      view.measure?.points.map((point) => point.value),
      [36, 30, 25],
    );
    assert.equal(view.checkIns.at(-1)?.note, 'The new backoff is in review.');
    assert.deepEqual(view.checkIns.at(-1)?.target.at, ['checkins', 1]);
  });

  const ways: readonly (readonly [number, number, number, number])[] = [
    [40, 10, 22, 0.6],
    [40, 10, 50, 0],
    [40, 10, 5, 1],
    [0, 80, 20, 0.25],
    [5, 5, 5, 1],
    [5, 5, 4, 0],
    [0, 0, 0, 1],
    [-1e308, 1e308, 0, 0.5],
    [0, 1e-323, 5e-324, 0.5],
  ];
  for (const [from, to, value, progress] of ways) {
    it(`has come ${String(progress)} of the way from ${String(from)} to ${String(to)} at ${String(value)}`, () => {
      const view = viewOf({
        [goalPath]: { ...goal, measure: { what: 'It', from, to } },
        'sessions/2026-11-20-ada-a1b2c3.yaml': checkIn('2026-11-20', value),
      });
      assert.equal(view.measure?.progress, progress);
    });
  }

  it('goes by its steps where it has no number', () => {
    const view = viewOf({
      [goalPath]: { ...goal, measure: 'Grace reads my notes and has nothing to add' },
      'plans/own-the-retries-z5w1ht.yaml': {
        goal: goalId,
        steps: [
          { task: "Read the queue's design", done: '2026-11-21' },
          { task: 'Write the backoff proposal', owner: 'grace', due: '2026-12-04' },
        ],
      },
      'plans/own-the-retries-z6w1ht.yaml': { goal: goalId, steps: ['Talk about it', 'Ship it'] },
    });
    assert.equal(view.knownBy, 'Grace reads my notes and has nothing to add');
    assert.equal(view.progress, 0.25);
    assert.equal(view.nextStep?.step.task, 'Write the backoff proposal');
    assert.equal(view.nextStep.dueWords, '4 Dec');
    assert.deepEqual(view.nextStep.target, {
      place: 'shared',
      path: 'plans/own-the-retries-z5w1ht.yaml',
      at: ['steps', 1],
    });
    assert.deepEqual(
      view.steps.map((step) => step.owner),
      ['ada', 'grace', 'ada', 'ada'],
    );
  });

  it('shows every commit once, newest first, whoever names it', () => {
    const commits = [
      commitOf('a1', { goals: ['p3x9kd'], authored: '2026-11-10T10:00:00Z' }),
      commitOf('b2', { goals: ['own-the-retries-p3x9kd', 'p3x9kd'], authored: '2026-11-12T10:00:00Z' }),
      commitOf('c3', { goals: ['q1w2e3'] }),
      commitOf('d4'),
    ];
    const view = viewOf(
      {
        'evidence/b-b1b1b1.yaml': {
          goal: goalId,
          commit: 'b2'.padEnd(40, '0'),
          by: 'ada',
          date: '2026-11-20',
          note: 'The lock is gone',
        },
        'evidence/d-d1d1d1.yaml': {
          goal: goalId,
          commit: 'd4'.padEnd(40, '0'),
          subject: 'Measure the storm',
          author: 'grace@example.org',
          authored: '2026-11-14T10:00:00Z',
          by: 'ada',
          date: '2026-11-20',
        },
        'evidence/e-e1e1e1.yaml': {
          goal: goalId,
          url: 'https://example.org/design',
          by: 'ada',
          date: '2026-11-21',
          note: 'The design',
        },
      },
      commits,
    );
    assert.deepEqual(
      view.evidence.map((evidence) => [evidence.title, evidence.by, evidence.date, evidence.note]),
      [
        ['The design', 'ada', '2026-11-21', 'The design'],
        ['Measure the storm', 'grace', '2026-11-14', undefined],
        ['Move the wait out of the lock', 'ada', '2026-11-12', 'The lock is gone'],
        ['Move the wait out of the lock', 'ada', '2026-11-10', undefined],
      ],
    );
  });

  it('shows a private note about a commit as private, and a shared one in its place', () => {
    const evidence = { goal: goalId, commit: 'a1'.padEnd(40, '0'), by: 'ada', date: '2026-11-20' };
    const commits = [commitOf('a1', { goals: ['p3x9kd'] })];
    const mine: Records = { 'private:evidence/a-a1a1a1.yaml': { ...evidence, note: 'I was lucky' } };
    const [alone] = viewOf(mine, commits).evidence;
    assert.deepEqual([alone?.place, alone?.note], ['private', 'I was lucky']);
    const [both] = viewOf(
      { ...mine, 'evidence/b-b2b2b2.yaml': { ...evidence, note: 'It holds' } },
      commits,
    ).evidence;
    assert.deepEqual([both?.place, both?.note], ['shared', 'It holds']);
  });

  it('carries the evidence of the goals it continues, in a circle too', () => {
    const link = (url: string, of: string) => ({ goal: of, url, by: 'ada', date: '2026-11-21' });
    const view = viewOf({
      [goalPath]: { ...goal, continues: 'last-year-w4w4w4' },
      'goals/last-year-w4w4w4.yaml': {
        ...goal,
        title: 'Last year',
        pair: 'gone-x9x9x9',
        continues: 'before-that-v8v8v8',
      },
      'goals/before-that-v8v8v8.yaml': { ...goal, title: 'Before that', continues: goalId },
      'evidence/a-a1a1a1.yaml': link('https://example.org/1', goalId),
      'evidence/b-b1b1b1.yaml': link('https://example.org/2', 'last-year-w4w4w4'),
      'evidence/c-c1c1c1.yaml': link('https://example.org/3', 'before-that-v8v8v8'),
    });
    assert.deepEqual(
      view.continues.map((earlier) => earlier.value.title),
      ['Last year', 'Before that'],
    );
    assert.equal(view.evidence.length, 3);
  });

  it('says kindly how it stands', () => {
    assert.equal(viewOf({ [goalPath]: { ...goal, status: 'draft' } }).summary, 'draft');
    assert.equal(viewOf({ [goalPath]: { ...goal, status: 'dropped' } }).summary, 'dropped');
    assert.equal(viewOf({ [goalPath]: { ...goal, due: '2026-11-20' } }).dueWords, 'was due 20 Nov');
    assert.equal(
      viewOf({ [goalPath]: { ...goal, due: '2026-11-20', status: 'achieved' } }).dueWords,
      '20 Nov',
    );
  });
});

describe('the goals', () => {
  it('come by due date, then drafts, then finished ones', () => {
    const { snapshot, pair: found } = adaAndGrace({
      'goals/a-aaaaaa.yaml': { ...goal, title: 'Achieved', status: 'achieved' },
      'goals/b-bbbbbb.yaml': { ...goal, title: 'Draft', status: undefined },
      'goals/c-cccccc.yaml': { ...goal, title: 'Later', due: '2027-05-01' },
      'goals/d-dddddd.yaml': { ...goal, title: 'Some day', due: undefined },
      'goals/e-eeeeee.yaml': { ...goal, title: 'Soon' },
      'goals/f-ffffff.yaml': { ...goal, title: 'Alone', pair: undefined },
      'goals/g-gggggg.yaml': { ...goal, title: 'Left behind', pair: 'gone-x9x9x9' },
      'private:goals/h-hhhhhh.yaml': { ...goal, title: 'Mine', due: '2026-12-31' },
    });
    assert.deepEqual(
      goalsOf(snapshot, found).map((found) => found.value.title),
      ['Mine', 'Soon', 'Later', 'Some day', 'Draft', 'Achieved'],
    );
    assert.deepEqual(
      goalsWithoutPair(snapshot, 'ada').map((found) => found.value.title),
      ['Alone', 'Left behind'],
    );
  });
});
