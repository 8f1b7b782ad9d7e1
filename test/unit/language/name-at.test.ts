import assert from 'node:assert/strict';
import { readRecordText } from '../../../src/core/folder/record.js';
import type { RecordFile, Snapshot } from '../../../src/core/folder/snapshot.js';
import { nameAt } from '../../../src/core/language/name-at.js';
import { fileOf, placeOf, textIn } from '../../support/snapshot.js';
import { goalPath, nameIn, namingRecords, pairPath } from './naming-records.js';

describe('the name at a place', () => {
  let snapshot: Snapshot;
  before(async () => (snapshot = await namingRecords()));
  const at = (where: string, words: string, inside?: number) => nameIn(snapshot, where, words, inside);

  it('is found at its beginning, inside and at its end, without its quotes', () => {
    const file = fileOf(snapshot, goalPath);
    for (const inside of [0, 5, 'an-old-slug-k7m2q4'.length]) {
      const found = at(goalPath, 'an-old-slug-k7m2q4', inside);
      assert.equal(found && textIn(file, found.range), 'an-old-slug-k7m2q4');
    }
  });

  it('is none in other words, on keys and on empty lines', () => {
    assert.equal(at(goalPath, 'owner'), undefined);
    assert.equal(at('plans/own-the-retries-z5w1ht.yaml', 'Write'), undefined);
    assert.equal(nameAt(fileOf(snapshot, goalPath), { line: 4, column: 0 }), undefined);
  });

  it('is the record’s own on its title, or on its first key', () => {
    assert.deepEqual(at(goalPath, 'Own the')?.name.subject, {
      type: 'record',
      kind: 'goal',
      id: 'own-the-retries-p3x9kd',
    });
    assert.deepEqual(at(goalPath, 'title')?.name, at(goalPath, 'Own the')?.name);
    assert.deepEqual(at(pairPath, 'mentee')?.name.subject, {
      type: 'record',
      kind: 'pair',
      id: 'ada-and-grace-k7m2q4',
    });
  });

  it('is found in what an editor shows of a broken record, and of one that is not complete yet', () => {
    const good = fileOf(snapshot, goalPath);
    for (const text of ['# New\nowner: ada\npair: [\n', 'owner: ada\n']) {
      const file: RecordFile = readRecordText(good, text, good);
      const found = nameAt(file, placeOf(file, 'ada'));
      assert.ok(found);
      assert.deepEqual(found.name.subject, { type: 'record', kind: 'person', id: 'ada' });
      assert.equal(textIn(file, found.range), 'ada');
    }
  });
});
