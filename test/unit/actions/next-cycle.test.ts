import assert from 'node:assert/strict';
import { goalsToContinue, startNextCycle } from '../../../src/core/actions/next-cycle.js';
import { goalView } from '../../../src/core/insight/goals.js';
import type { Pair } from '../../../src/core/records/pair.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import {
  after,
  contextOf,
  created,
  creations,
  edited,
  goal,
  pair,
  planned,
  records,
  refusal,
  today,
  changesOf,
} from '../../support/actions.js';

const path = 'pairs/ada-and-grace-k7m2q4.yaml';
const value: Pair = records[path];
const ended: Records = { ...records, [path]: { ...value, status: 'ended', ends: '2026-11-20' } };
const evidence = 'evidence/own-the-retries-h4f2a9.yaml';
const withEvidence: Records = {
  ...ended,
  [evidence]: {
    goal,
    url: 'https://example.org/p99',
    by: 'ada',
    date: '2026-11-10',
    note: 'The first graph',
  },
};

describe('the next cycle', () => {
  it('is a new pair of the same two that follows the old one, asked anew and proposed', () => {
    const plan = planned(startNextCycle(contextOf(ended), { pair, request: ' Lead a design ', goals: [] }));
    assert.deepEqual(created(plan, 'pair'), [
      {
        mentee: 'ada',
        mentor: 'grace',
        by: 'ada',
        request: 'Lead a design',
        process: 'project-mentoring',
        status: 'proposed',
        follows: pair,
        starts: today,
        cadence: 'P14D',
        stages: [{ stage: 'formation-of-a-pair', entered: today }],
      },
    ]);
    assert.equal(changesOf(plan).length, 1, 'the old one stays as it is');
    assert.equal(plan.done, 'Next cycle proposed to Grace');
  });

  it('ends the cycle before where that is still under way, in the same step', () => {
    const plan = planned(
      startNextCycle(contextOf(records, 'grace'), { pair, process: 'five-stages', goals: [goal] }),
    );
    assert.deepEqual(edited(plan, path), { ...value, status: 'ended', ends: today });
    const [next] = created(plan, 'pair');
    assert.deepEqual(next && [next.by, next.process], ['grace', 'five-stages']);
    assert.deepEqual(next?.stages, [{ stage: 'establishing-the-relationship', entered: today }]);
  });

  it('goes on with the goals that are chosen, in records of their own', () => {
    const folder = {
      ...ended,
      'goals/old-news-q3x9kd.yaml': { title: 'Old', owner: 'ada', pair, status: 'achieved' },
      'private:goals/quietly-r3x9kd.yaml': { title: 'Quietly', owner: 'ada', pair, due: '2026-11-01' },
    } satisfies Records;
    const context = contextOf(folder);
    const old = context.snapshot.find('pair', pair);
    assert.ok(old);
    const open = goalsToContinue(context, old).map(({ id }) => id);
    assert.deepEqual(open, [goal, 'quietly-r3x9kd']);
    const plan = planned(startNextCycle(context, { pair, goals: open }));
    const [one, other] = created(plan, 'goal');
    assert.deepEqual(one, {
      ...records['goals/own-the-retries-p3x9kd.yaml'],
      pair: plan.pair,
      continues: goal,
    });
    // A day that has passed says nothing about the next cycle; what was private stays so.
    assert.deepEqual(other, { title: 'Quietly', owner: 'ada', pair: plan.pair, continues: 'quietly-r3x9kd' });
    assert.deepEqual(
      creations(plan).map(({ kind, place }) => `${kind} ${place}`),
      ['pair shared', 'goal shared', 'goal private'],
    );
    const then = { ...context, snapshot: after(context, plan) };
    assert.deepEqual(goalsToContinue(then, old), [], 'no goal goes on twice');
    refusal(startNextCycle(context, { pair, goals: ['old-news-q3x9kd'] }));
  });

  it('shows what a goal has come to so far: its evidence, check-ins and steps', () => {
    const context = contextOf(withEvidence);
    const plan = planned(startNextCycle(context, { pair, goals: [goal] }));
    const snapshot = after(context, plan);
    const [next] = snapshot.all('goal').filter((each) => each.id !== goal);
    assert.ok(next);
    const view = goalView(perspectiveOf(snapshot, { today }), next);
    assert.deepEqual(
      view.continues.map(({ id }) => id),
      [goal],
    );
    assert.deepEqual(
      view.evidence.map(({ title }) => title),
      ['The first graph'],
    );
    assert.deepEqual(
      view.checkIns.map(({ value: reached }) => reached),
      [38],
    );
    assert.equal(view.measure?.current, 38);
    assert.deepEqual(
      view.steps.map(({ step }) => step.task),
      ["Read the queue's design", 'Write the backoff proposal'],
    );
  });

  it('is refused to others, for a pair that was only proposed, and beside another pair of the two', () => {
    assert.match(
      refusal(startNextCycle(contextOf(ended, 'linus'), { pair, goals: [] })).message,
      /Only Ada and Grace/,
    );
    const proposed = { ...records, [path]: { ...value, status: 'proposed' } };
    assert.match(refusal(startNextCycle(contextOf(proposed), { pair, goals: [] })).message, /proposed/);
    const second: Pair = { ...value, mentee: 'grace', mentor: 'ada' };
    const two = { ...ended, 'pairs/grace-and-ada-b2c3d4.yaml': second };
    assert.match(refusal(startNextCycle(contextOf(two), { pair, goals: [] })).message, /another pair/);
    assert.equal(
      refusal(startNextCycle(contextOf(ended), { pair, process: 'our-own', goals: [] })).code,
      'stale',
    );
  });
});
