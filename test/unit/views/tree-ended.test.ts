import assert from 'node:assert/strict';
import type { Pair } from '../../../src/core/records/pair.js';
import type { TreeWord } from '../../../src/views/contributions.js';
import type { TreeNode } from '../../../src/views/tree/node.js';
import { records } from '../../support/actions.js';
import { snapshotOf, type Records } from '../../support/snapshot.js';
import { below, treeOf } from './rows.js';

const path = 'pairs/ada-and-grace-k7m2q4.yaml';
const value: Pair = records[path];

/** What the menus offer that would change something: all but opening the dashboard, code or a commit. */
function gestures(nodes: readonly TreeNode[]): readonly TreeWord[] {
  const reading: readonly TreeWord[] = [
    'pair',
    'ended',
    'stage',
    'shared',
    'private',
    'mine',
    'feedback',
    'record',
    'code',
    'commit',
  ];
  return nodes.flatMap((node) => node.words.filter((word) => !reading.includes(word)));
}

const planned = {
  'sessions/2026-12-01-ada-m2k7q4.yaml': {
    pair: 'ada-and-grace-k7m2q4',
    date: '2026-12-01',
    status: 'planned',
  },
} satisfies Records;

describe('the tree of a pair that has ended', () => {
  const ended = { ...records, ...planned, [path]: { ...value, status: 'ended' } };

  it('is folded away under “Ended”, and all of it can be read there', () => {
    const roots = treeOf(snapshotOf(ended), 'ada');
    assert.deepEqual(
      roots.map(({ label, description, expanded }) => [label, description, expanded]),
      [['Ended', '1', false]],
    );
    const labels = roots.flatMap(below).map(({ label }) => label);
    for (const label of [
      'Grace',
      'Own the retry subsystem',
      "Read the queue's design",
      'Sessions',
      'Sat 7 Nov',
    ])
      assert.ok(labels.includes(label), label);
  });

  it('offers nothing that would change it: no gesture, no box to tick', () => {
    const rows = treeOf(snapshotOf(ended), 'ada').flatMap(below);
    assert.deepEqual(gestures(rows), []);
    assert.ok(rows.every(({ checked }) => checked === undefined));
    assert.ok(
      rows.some(({ words }) => words.includes('ended')),
      'it can be reopened',
    );
  });

  it('stays beside a pair that goes on', () => {
    const second: Pair = { ...value, follows: 'ada-and-grace-k7m2q4' };
    const roots = treeOf(snapshotOf({ ...ended, 'pairs/ada-and-grace-b2c3d4.yaml': second }), 'ada');
    assert.deepEqual(roots.at(-1)?.label, 'Ended');
    assert.ok(roots.some(({ label }) => label === 'Formation of a Pair'));
  });
});

describe('the tree of a pair of others', () => {
  it('offers nothing that only its two may do', () => {
    const folder = { ...records, ...planned, 'people/linus.yaml': { name: 'Linus' } };
    const rows = treeOf(snapshotOf(folder), 'linus', true).flatMap(below);
    assert.ok(rows.some(({ label }) => label === 'Own the retry subsystem'));
    assert.deepEqual(gestures(rows), []);
    assert.ok(rows.every(({ checked, words }) => checked === undefined && !words.includes('record')));
    const mine = treeOf(snapshotOf(folder), 'ada').flatMap(below);
    for (const word of ['goal', 'step', 'session', 'planned', 'current', 'record'] as const)
      assert.ok(
        mine.some(({ words }) => words.includes(word)),
        word,
      );
  });
});
