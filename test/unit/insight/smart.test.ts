import * as assert from 'node:assert/strict';
import { smartGaps } from '../../../src/core/insight/smart.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, goalIn, today } from '../../support/ada-and-grace.js';

const complete: RecordTypes['goal'] = {
  title: 'Own the retry subsystem',
  owner: 'ada',
  status: 'active',
  specific: 'The queue and its backoff',
  measure: { what: 'p99', unit: 'ms', from: 40, to: 10 },
  achievable: 'I know the queue',
  relevant: 'It pages us',
  due: '2027-02-28',
};

function gaps(goal: RecordTypes['goal'], records: Records = {}) {
  const { snapshot } = adaAndGrace({ 'goals/own-p3x9kd.yaml': goal, ...records });
  return smartGaps(perspectiveOf(snapshot, { today }), goalIn(snapshot, 'own-p3x9kd'));
}

describe('SMART', () => {
  it('asks for every letter of a mere title, with a reason and an example', () => {
    const found = gaps({ title: 'Get better at retries', owner: 'ada' });
    assert.deepEqual(
      found.map((gap) => [gap.letter, gap.key]),
      [
        ['specific', 'specific'],
        ['measurable', 'measure'],
        ['achievable', 'achievable'],
        ['relevant', 'relevant'],
        ['time-bound', 'due'],
      ],
    );
    for (const gap of found) assert.ok(gap.question.endsWith('?') && gap.why !== '' && gap.example !== '');
  });

  it('asks nothing of a goal that says it all', () => assert.deepEqual(gaps(complete), []));

  it('takes a sentence for a measure', () => {
    assert.deepEqual(gaps({ ...complete, measure: 'Grace has nothing to add' }), []);
  });

  it('asks for a measure that leads somewhere', () => {
    const [gap, ...more] = gaps({ ...complete, measure: { what: 'p99', from: 10, to: 10 } });
    assert.deepEqual([gap?.letter, more.length], ['measurable', 0]);
    assert.match(gap?.question ?? '', /which value/);
  });

  it('asks for a new day where the old one has passed, unless the goal is finished', () => {
    const [gap] = gaps({ ...complete, due: '2026-11-20' });
    assert.equal(gap?.question, 'It was due 20 Nov. Which day suits it now?');
    assert.deepEqual(gaps({ ...complete, due: '2026-11-20', status: 'achieved' }), []);
  });

  it('takes an objective of the organisation for relevance, where the folder knows it', () => {
    const { relevant, ...goal } = { ...complete, objective: 'reliability-2027' };
    assert.ok(relevant !== undefined);
    assert.deepEqual(
      gaps(goal).map((gap) => gap.letter),
      ['relevant'],
    );
    const known = { format: 1, objectives: { 'reliability-2027': { title: 'Halve the pages' } } };
    assert.deepEqual(gaps(goal, { 'mentoring.yaml': known }), []);
  });
});
