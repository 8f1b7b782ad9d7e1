import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { definitionsOf } from '../../../src/core/language/definition.js';
import { goalPath, nameIn, namingRecords, pairPath, shown } from './naming-records.js';

describe('a definition', () => {
  let snapshot: Snapshot;
  before(async () => (snapshot = await namingRecords()));

  function definition(where: string, words: string): string[] {
    const found = nameIn(snapshot, where, words);
    return found ? shown(definitionsOf(snapshot, found.name.subject, 'shared')) : ['no name'];
  }

  it('of a record is where it is named for people, else its beginning', () => {
    assert.deepEqual(definition('plans/own-the-retries-z5w1ht.yaml', 'own-the-retries'), [
      `*${goalPath}:1 [Own the retries]`,
    ]);
    assert.deepEqual(definition(goalPath, 'an-old-slug'), [`*${pairPath}:1 [mentee]`]);
    assert.deepEqual(definition(pairPath, 'grace'), ['*people/grace.yaml:1 [Grace]']);
  });

  it('of an objective is its key', () => {
    assert.deepEqual(definition(goalPath, 'reliability'), ['*mentoring.yaml:3 [reliability]']);
  });

  it('of a stage is in the process, or in what that builds on', () => {
    assert.deepEqual(definition(pairPath, 'first-weeks'), ['*processes/our-own.yaml:4 [first-weeks]']);
    assert.deepEqual(definition(pairPath, 'our-own'), ['*processes/our-own.yaml:1 [Ours]']);
  });

  it('is nowhere for what comes along', () => {
    assert.deepEqual(definition(pairPath, 'development-and-action-planning'), []);
    assert.deepEqual(definition(pairPath, 'five-stages'), []);
  });
});
