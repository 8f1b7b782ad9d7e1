import assert from 'node:assert/strict';
import { stepAt } from '../../../src/views/step-at.js';
import { snapshotOf } from '../../support/snapshot.js';

const snapshot = snapshotOf({
  'plans/own-the-retries-p3x9kd.yaml': {
    goal: 'own-the-retries-p3x9kd',
    steps: ['Write the proposal', { task: 'Review it', due: '2026-12-04' }],
  },
  'sessions/2026-11-21-r7m2q4.yaml': {
    pair: 'ada-and-grace-k7m2q4',
    date: '2026-11-21',
    actions: [{ task: 'Send the link', owner: 'ada-lovelace' }],
  },
});
const plan = { place: 'shared', path: 'plans/own-the-retries-p3x9kd.yaml' } as const;
const session = { place: 'shared', path: 'sessions/2026-11-21-r7m2q4.yaml' } as const;

describe('the step that a target means', () => {
  it('is a step of a plan, written short or long', () => {
    const found = [0, 1].map((index) => stepAt(snapshot, { ...plan, at: ['steps', index] }));
    assert.deepEqual(found, [
      { list: 'steps', plan: 'own-the-retries-p3x9kd', index: 0, task: 'Write the proposal' },
      { list: 'steps', plan: 'own-the-retries-p3x9kd', index: 1, task: 'Review it' },
    ]);
  });

  it('is an action of a session', () => {
    assert.deepEqual(stepAt(snapshot, { ...session, at: ['actions', 0] }), {
      list: 'actions',
      session: '2026-11-21-r7m2q4',
      index: 0,
      task: 'Send the link',
    });
  });

  it('keeps the text that the person saw, so that another step is not ticked in its place', () => {
    const step = stepAt(snapshot, { ...plan, at: ['steps', 0] }, 'Write the memo');
    assert.equal(step?.task, 'Write the memo');
  });

  it('is none where the target leads elsewhere', () => {
    for (const at of [undefined, [], ['steps'], ['steps', 9], ['steps', 'a'], ['actions', 0], ['goal', 0]])
      assert.equal(stepAt(snapshot, { ...plan, at }), undefined, JSON.stringify(at));
    const gone = { place: 'private', path: plan.path, at: ['steps', 0] } as const;
    assert.equal(stepAt(snapshot, gone), undefined);
  });
});
