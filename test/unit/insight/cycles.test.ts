import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { earlierCycles, livePair, nextCycle } from '../../../src/core/insight/cycles.js';
import type { Pair } from '../../../src/core/records/pair.js';
import { snapshotOf } from '../../support/snapshot.js';

const usual: Pair = { mentee: 'ada', mentor: 'grace', process: 'project-mentoring', status: 'ended' };
const ids = ['one-aaaaaa', 'two-bbbbbb', 'three-cccccc'] as const;

/** Three pairs, and which one each of them follows. */
function pairs(follows: readonly (string | undefined)[], status?: string) {
  return snapshotOf({
    'pairs/one-aaaaaa.yaml': { ...usual, follows: follows[0] },
    'pairs/two-bbbbbb.yaml': { ...usual, follows: follows[1] },
    'pairs/three-cccccc.yaml': { ...usual, follows: follows[2], status: status ?? 'ended' },
  });
}

describe('cycles', () => {
  it('are known from each other, forwards and back', () => {
    const snapshot = pairs([undefined, 'one-aaaaaa', 'renamed-bbbbbb'], 'active');
    const [one, three] = ['one-aaaaaa', 'three-cccccc'].map((id) => snapshot.find('pair', id));
    assert.ok(one && three);
    assert.deepEqual(
      earlierCycles(snapshot, three).map(({ id }) => id),
      ['two-bbbbbb', 'one-aaaaaa'],
    );
    assert.equal(nextCycle(snapshot, one)?.id, 'two-bbbbbb');
    assert.equal(nextCycle(snapshot, three), undefined);
    assert.equal(livePair(snapshot, 'grace', 'ada')?.id, 'three-cccccc');
    assert.equal(livePair(snapshot, 'grace', 'linus'), undefined);
  });

  it('end where a circle would begin again', () => {
    const any = fc.option(fc.constantFrom(...ids, 'gone-x9x9x9'), { nil: undefined });
    fc.assert(
      fc.property(fc.tuple(any, any, any), (follows) => {
        const snapshot = pairs(follows);
        for (const pair of snapshot.all('pair')) {
          const earlier = earlierCycles(snapshot, pair).map(({ id }) => id);
          assert.equal(new Set([...earlier, pair.id]).size, earlier.length + 1);
          assert.notEqual(nextCycle(snapshot, pair)?.id, pair.id);
        }
      }),
    );
  });
});
