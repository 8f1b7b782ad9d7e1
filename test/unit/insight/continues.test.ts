import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { goalView } from '../../../src/core/insight/goals.js';
import type { Goal } from '../../../src/core/records/goal.js';
import { snapshotOf, type Records, perspectiveOf } from '../../support/snapshot.js';

const pair = 'ada-and-grace-k7m2q4';
const ids = ['one-aaaaaa', 'two-bbbbbb', 'three-cccccc'] as const;
const measure = { what: 'p99', unit: 'ms', from: 40, to: 10 };

/** Three goals, each with a plan, a session and evidence of its own, and what each of them continues. */
function goals(continues: readonly (string | undefined)[], unit = 'ms') {
  const goal = (index: number): Goal => ({
    title: `Goal ${index}`,
    owner: 'ada',
    status: 'active',
    measure: index === 0 ? { ...measure, unit } : measure,
    continues: continues[index],
  });
  const session = (index: number, date: string) => ({
    pair,
    date,
    checkins: [{ goal: ids[index] ?? '', value: 40 - index * 10 }],
  });
  const page = (index: number) => ({
    goal: ids[index] ?? '',
    url: `https://example.org/${index}`,
    by: 'ada',
    date: '2026-11-10',
  });
  return snapshotOf({
    'goals/one-aaaaaa.yaml': goal(0),
    'goals/two-bbbbbb.yaml': goal(1),
    'goals/three-cccccc.yaml': goal(2),
    'plans/one-a2aaaa.yaml': { goal: ids[0], steps: ['Step 0'] },
    'plans/two-b2bbbb.yaml': { goal: ids[1], steps: ['Step 1'] },
    'plans/three-c2cccc.yaml': { goal: ids[2], steps: ['Step 2'] },
    'sessions/2026-11-01-ada-a3aaaa.yaml': session(0, '2026-11-01'),
    'sessions/2026-11-08-ada-b3bbbb.yaml': session(1, '2026-11-08'),
    'sessions/2026-11-15-ada-c3cccc.yaml': session(2, '2026-11-15'),
    'evidence/one-a4aaaa.yaml': page(0),
    'evidence/two-b4bbbb.yaml': page(1),
    'evidence/three-c4cccc.yaml': page(2),
  } satisfies Records);
}

function viewOf(snapshot: ReturnType<typeof goals>, id: string) {
  const goal = snapshot.find('goal', id);
  assert.ok(goal);
  return goalView(perspectiveOf(snapshot, { today: '2026-11-21' }), goal);
}

describe('a goal that continues others', () => {
  it('has the history of its measure, the steps and the evidence of all of them, oldest first', () => {
    const view = viewOf(goals([undefined, 'one-aaaaaa', 'renamed-bbbbbb']), 'three-cccccc');
    assert.deepEqual(
      view.measure?.points.map(({ value }) => value),
      [40, 30, 20],
    );
    assert.deepEqual(
      view.steps.map(({ step }) => step.task),
      ['Step 0', 'Step 1', 'Step 2'],
    );
    assert.equal(view.evidence.length, 3);
  });

  it('compares only what was measured in the same unit', () => {
    const view = viewOf(goals([undefined, 'one-aaaaaa', 'two-bbbbbb'], 's'), 'three-cccccc');
    assert.deepEqual(
      view.measure?.points.map(({ value }) => value),
      [30, 20],
    );
    assert.equal(view.checkIns.length, 3, 'that they spoke about it stays');
  });

  it('takes every goal of a circle once', () => {
    const any = fc.option(fc.constantFrom(...ids, 'gone-x9x9x9'), { nil: undefined });
    fc.assert(
      fc.property(fc.tuple(any, any, any), fc.constantFrom(...ids), (continues, id) => {
        const view = viewOf(goals(continues), id);
        const count = view.continues.length + 1;
        assert.equal(new Set([id, ...view.continues.map((each) => each.id)]).size, count);
        for (const found of [view.checkIns, view.steps, view.evidence]) assert.equal(found.length, count);
      }),
    );
  });
});
