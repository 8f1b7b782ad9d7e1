import * as assert from 'node:assert/strict';
import {
  otherOf,
  pairName,
  pairsOf,
  personByEmail,
  roleOf,
  shortName,
} from '../../../src/core/insight/people.js';
import { nameOf } from '../../../src/core/names/person.js';
import { snapshotOf } from '../../support/snapshot.js';
import { adaAndGrace, people } from '../../support/ada-and-grace.js';

describe('people', () => {
  it('have the name of their record, else their handle', () => {
    const { snapshot, pair } = adaAndGrace();
    assert.equal(nameOf(snapshot, 'ada'), 'Ada Lovelace');
    assert.equal(nameOf(snapshot, 'linus'), 'linus');
    assert.equal(shortName(snapshot, 'ada', pair.value), 'Ada');
    assert.equal(pairName(snapshot, pair.value), 'Ada and Grace');
  });

  it('keep their whole name where two of a pair share the first one', () => {
    const { snapshot, pair } = adaAndGrace({ 'people/grace.yaml': { name: 'Ada Yonath' } });
    assert.equal(pairName(snapshot, pair.value), 'Ada Lovelace and Ada Yonath');
    assert.equal(shortName(snapshot, 'ada'), 'Ada');
  });

  const addresses: readonly (readonly [string, string | undefined])[] = [
    ['ada@example.org', 'ada'],
    ['ADA@Example.org', 'ada'],
    ['12345+ada@users.noreply.github.com', 'ada'],
    ['ada@users.noreply.github.com', 'ada'],
    ['12345+ada@example.org', undefined],
    ['linus@example.org', undefined],
    ['', undefined],
  ];
  for (const [email, handle] of addresses) {
    it(`commit as ${email || 'nobody'}`, () => {
      assert.equal(personByEmail(snapshotOf(people), email)?.id, handle);
    });
  }

  it('are nobody where two claim one address', () => {
    const snapshot = snapshotOf({
      ...people,
      'people/linus.yaml': { name: 'Linus', emails: ['Ada@example.org'] },
    });
    assert.equal(personByEmail(snapshot, 'ada@example.org'), undefined);
  });

  it('are on one side of a pair', () => {
    const { pair } = adaAndGrace();
    assert.deepEqual([roleOf(pair.value, 'ada'), otherOf(pair.value, 'ada')], ['mentee', 'grace']);
    assert.deepEqual([roleOf(pair.value, 'grace'), otherOf(pair.value, 'grace')], ['mentor', 'ada']);
    assert.deepEqual([roleOf(pair.value, 'linus'), otherOf(pair.value, 'linus')], [undefined, undefined]);
  });

  it('see their pairs, those that are going on first', () => {
    const pair = { mentee: 'ada', mentor: 'grace', process: 'five-stages' };
    const snapshot = snapshotOf({
      'pairs/a-aaaaaa.yaml': { ...pair, status: 'ended' },
      'pairs/b-bbbbbb.yaml': { ...pair, mentor: 'linus', status: 'proposed' },
      'pairs/c-cccccc.yaml': { ...pair, mentee: 'edsger', status: 'active' },
      'pairs/d-dddddd.yaml': { ...pair, status: 'active' },
    });
    assert.deepEqual(
      pairsOf(snapshot, 'ada').map((found) => found.id),
      ['d-dddddd', 'b-bbbbbb', 'a-aaaaaa'],
    );
  });
});
