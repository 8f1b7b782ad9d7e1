import assert from 'node:assert/strict';
import { lensesOf } from '../../../src/core/language/lenses.js';
import { fileOf, perspectiveOf } from '../../support/snapshot.js';
import { describedRecords, goalPath, pairPath } from './described-records.js';

describe('lenses', () => {
  it('say above a goal and a pair where they stand', async () => {
    const snapshot = await describedRecords();
    const words = (path: string) =>
      lensesOf(perspectiveOf(snapshot, { today: '2026-11-30' }), fileOf(snapshot, path)).map(
        (lens) => lens.words,
      );
    assert.deepEqual(words(goalPath), ['40 → 10 ms', 'Next: Read', '1 piece of evidence']);
    assert.deepEqual(words(pairPath), ['Formation of a Pair', 'Next session: Fri 4 Dec']);
    assert.deepEqual(words('people/ada.yaml'), []);
  });
});
