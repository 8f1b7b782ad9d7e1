import * as assert from 'node:assert/strict';
import { openAgreed, sinceLastSession } from '../../../src/core/insight/agreed-actions.js';
import { commitOf, perspectiveOf, historyOf } from '../../support/snapshot.js';
import type { Records } from '../../support/snapshot.js';
import { adaAndGrace, pairId, pairOnly, pairPath, today } from '../../support/ada-and-grace.js';

const pair = pairId;
const work: Records = {
  'goals/own-p3x9kd.yaml': { title: 'Own the retries', owner: 'ada', pair, status: 'active' },
  'goals/old-q3x9kd.yaml': { title: 'Done long ago', owner: 'ada', pair, status: 'achieved' },
  'plans/own-z5w1ht.yaml': {
    goal: 'own-p3x9kd',
    steps: [
      "Read the queue's design",
      { task: 'Write the proposal', due: '2026-12-04' },
      { task: 'Measure the storm', done: '2026-11-20' },
      { task: 'Plot it', done: '2026-11-23' },
    ],
  },
  'plans/old-z6w1ht.yaml': { goal: 'old-q3x9kd', steps: ['Never mind'] },
  'sessions/2026-11-20-ada-a1b2c3.yaml': {
    pair,
    date: '2026-11-20',
    started: '2026-11-20T15:00:00+01:00',
    actions: [
      { task: 'Ask the team about their pages', owner: 'grace', due: '2026-11-27' },
      { task: 'Send the notes', done: '2026-11-21' },
    ],
  },
  'sessions/2026-11-13-ada-d1d2d3.yaml': {
    pair,
    date: '2026-11-13',
    status: 'cancelled',
    actions: ['Gone with it'],
  },
};

describe('open actions', () => {
  it('are steps and actions that are not done, by due date', () => {
    const { snapshot, pair: found } = adaAndGrace(work);
    assert.deepEqual(
      openAgreed(perspectiveOf(snapshot, { today }), found).map((action) => [
        action.task,
        action.owner,
        action.dueWords,
        action.target.path,
        action.target.at,
      ]),
      [
        [
          'Ask the team about their pages',
          'grace',
          'was due 27 Nov',
          'sessions/2026-11-20-ada-a1b2c3.yaml',
          ['actions', 0],
        ],
        ['Write the proposal', 'ada', '4 Dec', 'plans/own-z5w1ht.yaml', ['steps', 1]],
        ["Read the queue's design", 'ada', undefined, 'plans/own-z5w1ht.yaml', ['steps', 0]],
      ],
    );
  });
});

describe('what happened since the last session', () => {
  const feedback = { pair, from: 'grace', to: 'ada', observed: 'Nice names' };
  const commits = [
    commitOf('a1', { authored: '2026-11-20T14:59:00+01:00', subject: 'Before' }),
    commitOf('b2', { authored: '2026-11-20T10:00:00-05:00', subject: 'Just after' }),
    commitOf('c3', { authored: '2026-11-25T10:00:00Z', subject: 'Later' }),
    commitOf('d4', { author: { name: 'Grace', email: 'grace@example.org' }, subject: "Grace's" }),
    commitOf('e5', {
      author: { name: 'Ada', email: '77+Ada@users.noreply.github.com' },
      subject: 'On the web',
    }),
  ];

  it('counts what has an instant from its start, and what has a day from the next day on', () => {
    const { snapshot, pair: found } = adaAndGrace({
      ...work,
      'feedback/2026-11-20-grace-f1f1f1.yaml': { ...feedback, date: '2026-11-20' },
      'feedback/2026-11-24-grace-f2f2f2.yaml': { ...feedback, date: '2026-11-24' },
      'feedback/2026-11-25-ada-f3f3f3.yaml': {
        pair,
        from: 'ada',
        to: 'grace',
        date: '2026-11-25',
        replyTo: '2026-11-20-grace-f1f1f1',
      },
    });
    const since = sinceLastSession(perspectiveOf(snapshot, { history: historyOf(commits), today }), found);
    assert.equal(since.since, '2026-11-20');
    assert.deepEqual(
      since.done.map((action) => action.task),
      ['Plot it', 'Send the notes'],
    );
    assert.deepEqual(
      since.commits.map((commit) => commit.subject),
      ['Later', 'On the web', 'Just after'],
    );
    assert.deepEqual(
      since.feedback.map((thread) => thread.first.id),
      ['2026-11-20-grace-f1f1f1', '2026-11-24-grace-f2f2f2'],
    );
  });

  it('tells once what was agreed in the session and is a step of a plan, too', () => {
    const { snapshot, pair: found } = adaAndGrace({
      ...work,
      'sessions/2026-11-06-ada-e1d2d3.yaml': {
        pair,
        date: '2026-11-06',
        actions: [
          { task: 'plot it ', done: '2026-11-23' },
          { task: 'Plot it', owner: 'grace', done: '2026-11-22' },
        ],
      },
    });
    assert.deepEqual(
      sinceLastSession(perspectiveOf(snapshot, { today }), found).done.map(({ task, owner, source }) => [
        task,
        owner,
        source,
      ]),
      [
        ['Plot it', 'ada', 'plan'],
        ['Plot it', 'grace', 'session'],
        ['Send the notes', 'ada', 'session'],
      ],
    );
  });

  it('counts from the beginning of the pair where the two have not met', () => {
    const { snapshot, pair: found } = adaAndGrace();
    const since = sinceLastSession(perspectiveOf(snapshot, { history: historyOf(commits), today }), found);
    assert.deepEqual([since.since, since.session, since.commits.length], ['2026-11-02', undefined, 4]);
  });

  it('offers no commits where no beginning is known', () => {
    const { starts, stages, ...rest } = pairOnly[pairPath] ?? {};
    assert.ok(starts !== undefined && stages !== undefined);
    const { snapshot, pair: found } = adaAndGrace({
      [pairPath]: { mentee: 'ada', mentor: 'grace', process: 'five-stages', ...rest },
    });
    assert.deepEqual(
      sinceLastSession(perspectiveOf(snapshot, { history: historyOf(commits), today }), found).commits,
      [],
    );
  });
});
