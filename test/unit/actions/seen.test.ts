import assert from 'node:assert/strict';
import { sharpenGoal } from '../../../src/core/actions/goals.js';
import { changePair, newProcess } from '../../../src/core/actions/pairs.js';
import type { Goal } from '../../../src/core/records/goal.js';
import type { Pair } from '../../../src/core/records/pair.js';
import { builtInProcesses } from '../../../src/core/processes/builtin.js';
import type { Records } from '../../support/snapshot.js';
import {
  contextOf,
  edited,
  goal,
  pair,
  planned,
  records,
  refusal,
  changesOf,
} from '../../support/actions.js';

const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
const value: Pair = records[pairPath];
const goalValue: Goal = records[goalPath];

describe('what somebody changed while one was asked', () => {
  it('is not overwritten in a pair', () => {
    const meanwhile: Records = {
      ...records,
      [pairPath]: { ...value, cadence: 'P7D', request: 'Lead a design' },
    };
    const context = contextOf(meanwhile);
    const found = refusal(changePair(context, { pair, cadence: 'P1M', seen: value }));
    assert.equal(found.code, 'stale');
    assert.match(found.message, /changed “cadence” of this pair, so nothing was written/);
    refusal(changePair(context, { pair, request: null, seen: value }));
    // What the other one left alone can be changed, and who wants the same gets it.
    assert.deepEqual(
      edited(planned(changePair(context, { pair, ends: '2027-05-02', seen: value })), pairPath),
      {
        ...value,
        cadence: 'P7D',
        request: 'Lead a design',
        ends: '2027-05-02',
      },
    );
    assert.deepEqual(changesOf(planned(changePair(context, { pair, cadence: 'P7D', seen: value }))), []);
  });

  it('is not overwritten in a goal', () => {
    const meanwhile: Records = {
      ...records,
      [goalPath]: { ...goalValue, specific: 'The queue', due: '2027-01-01' },
    };
    const context = contextOf(meanwhile);
    const changes = { specific: 'The backoff', relevant: 'Pages' };
    const found = refusal(sharpenGoal(context, { goal, changes, seen: goalValue }));
    assert.match(found.message, /changed “specific” of this goal/);
    planned(sharpenGoal(context, { goal, changes: { relevant: 'Pages' }, seen: goalValue }));
  });

  it('is not passed over by a change of process that was explained for another stage', () => {
    const stages = [...(value.stages ?? []), { stage: 'reflection', entered: '2026-11-20' }];
    const context = contextOf({ ...records, [pairPath]: { ...value, stages } });
    assert.match(
      refusal(changePair(context, { pair, process: 'five-stages', seen: value })).message,
      /changed “stages” of this pair/,
    );
    planned(changePair(context, { pair, process: 'five-stages', seen: { ...value, stages } }));
  });
});

describe('a change of process', () => {
  const wordsOf = (process: string, stage?: string) => {
    const known = builtInProcesses().get(process);
    assert.ok(known);
    const stages = stage === undefined ? undefined : [{ stage, entered: '2026-11-20' }];
    const { snapshot } = contextOf({ ...records, [pairPath]: { ...value, stages } });
    const file = snapshot.find('pair', pair);
    assert.ok(file);
    return newProcess(snapshot, file, known).words;
  };

  it('says where the pair goes on, and why there, before it is done', () => {
    const title = builtInProcesses().get('five-stages')?.title ?? '';
    assert.equal(
      wordsOf('five-stages', 'planning-and-development'),
      `You are in Planning and Development (plan). In “${title}” you go on in Development and Action Planning, of the same phase.`,
    );
    assert.match(
      wordsOf('five-stages', 'formation-of-a-pair'),
      /you go on in Establishing the Relationship \(prepare\), since it has no stage of the phase “agree”\.$/,
    );
    assert.match(
      wordsOf('five-stages', 'graduation'),
      /not known here, so in .* you begin with Establishing/,
    );
    assert.match(wordsOf('five-stages'), /^You are in Formation of a Pair \(agree\)\./);
  });
});
