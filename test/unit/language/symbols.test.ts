import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { findRecords } from '../../../src/core/language/symbols.js';
import { finish } from '../../../src/core/long-work.js';
import { describedRecords } from './described-records.js';

describe('the list of records', () => {
  let snapshot: Snapshot;
  before(async () => (snapshot = await describedRecords()));

  const shown = (query: string, most = 20) =>
    finish(findRecords(snapshot, query, most)).map(({ title, container }) => `${title} | ${container}`);

  it('finds titles by their letters in order, words first', () => {
    assert.deepEqual(shown('own ret'), [
      'Own the retries | Goal · Ada Lovelace and Grace Hopper',
      'Own the retries | Action plan · Ada Lovelace and Grace Hopper',
      'Own the retries | Evidence · Ada Lovelace and Grace Hopper',
    ]);
    assert.deepEqual(shown('HELD'), ['The lock is held. | Feedback · Ada Lovelace and Grace Hopper']);
    assert.equal(shown('grace')[0], 'Ada Lovelace and Grace Hopper | Pair');
    assert.deepEqual(shown('xyzzy'), []);
  });

  it('has private ones too, by their own titles or their file’s name, and no more than is asked for', () => {
    assert.deepEqual(shown('alone').slice(0, 2), ['Alone | Goal', 'alone | Action plan']);
    assert.equal(shown('', 3).length, 3);
  });
});
