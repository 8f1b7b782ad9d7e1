import assert from 'node:assert/strict';
import type { TreeNode } from '../../../src/views/tree/node.js';
import { pairOnly, pairPath } from '../../support/ada-and-grace.js';
import { snapshotOf, type Records } from '../../support/snapshot.js';
import { below, rowsOf, treeOf } from './rows.js';

const pair = 'ada-and-grace-k7m2q4';
const note = (by: string, date: string) => ({ pair, by, date, text: `Of ${by}, ${date}` });

/** The rows that lead to a file. */
function leadingTo(rows: readonly TreeNode[], path: string): readonly TreeNode[] {
  return rows.filter(({ target }) => target?.path === path);
}

describe('the tree does not show', () => {
  const notes: Records = {
    ...pairOnly,
    'private:notes/2026-11-20-ada-t6r8jh.yaml': note('ada', '2026-11-20'),
    'notes/2026-11-19-ada-t5r8jh.yaml': note('ada', '2026-11-19'),
    'notes/2026-11-18-grace-t7r8jh.yaml': note('grace', '2026-11-18'),
  };

  it('a private note of mine anywhere but under “Only for you”, nor a shared one there', () => {
    const rows = rowsOf(snapshotOf(notes));
    const own = rows.find(({ label }) => label === 'Only for you');
    assert.ok(own);
    assert.deepEqual(
      below(own).flatMap(({ target }) => target?.path ?? []),
      ['notes/2026-11-20-ada-t6r8jh.yaml'],
    );
    assert.equal(leadingTo(rows, 'notes/2026-11-20-ada-t6r8jh.yaml').length, 1);
    assert.equal(own.description, '1 note');
    const [shared] = leadingTo(rows, 'notes/2026-11-19-ada-t5r8jh.yaml');
    assert.equal(shared?.description, '19 Nov · shared');
    const [theirs] = leadingTo(rows, 'notes/2026-11-18-grace-t7r8jh.yaml');
    assert.equal(theirs?.description, '18 Nov');
  });

  it('“Only for you” to somebody who has no private note, or is not known', () => {
    const hasOwn = (me: string | undefined) =>
      rowsOf(snapshotOf(notes), me).some(({ label }) => label === 'Only for you');
    assert.deepEqual([hasOwn('ada'), hasOwn('grace')], [true, false]);
    assert.ok(!treeOf(snapshotOf(notes), undefined, true).some(({ label }) => label === 'Only for you'));
  });

  it('Accept to the one who asked, nor to somebody else', () => {
    const proposed = { ...pairOnly[pairPath], mentee: 'ada', mentor: 'grace', process: 'five-stages' };
    const asked: Records = {
      ...pairOnly,
      [pairPath]: { ...proposed, status: 'proposed', by: 'ada' },
      'pairs/ada-and-linus-b2c3d4.yaml': { ...proposed, mentor: 'linus', status: 'active' },
    };
    const words = (me: string, showAll = false) =>
      treeOf(snapshotOf(asked), me, showAll)
        .flatMap(below)
        .filter(({ target, id }) => target?.path === pairPath && id.startsWith('pair:'))
        .flatMap(({ words: all }) => all);
    assert.ok(!words('ada').includes('proposed'));
    assert.ok(!words('linus', true).includes('proposed'));
    const waiting = treeOf(snapshotOf(asked), 'ada').flatMap(below);
    assert.ok(!waiting.some(({ words: all }) => all.includes('next-accept')));
    const toAnswer = treeOf(snapshotOf(asked), 'grace').flatMap(below);
    assert.ok(toAnswer.some(({ words: all }) => all.includes('next-accept')));
  });

  it('Delete on what belongs to a pair of others', () => {
    const others: Records = {
      ...pairOnly,
      'people/linus.yaml': { name: 'Linus' },
      'goals/own-p3x9kd.yaml': { title: 'Own it', owner: 'ada', pair, status: 'active' },
      'sessions/2026-11-20-ada-a1b2c3.yaml': { pair, date: '2026-11-20' },
      // Of two pairs each has a row of its own.
      'pairs/grace-and-ada-b2c3d4.yaml': { mentee: 'grace', mentor: 'ada', process: 'five-stages' },
    };
    const deletable = (me: string) =>
      treeOf(snapshotOf(others), me, true)
        .flatMap(below)
        .filter(({ words }) => words.includes('record'))
        .map(({ target }) => target?.path.split('/')[0]);
    assert.deepEqual(deletable('linus'), []);
    assert.deepEqual([...new Set(deletable('ada'))].sort(), ['goals', 'pairs', 'sessions']);
  });

  it('more than three things that come next', () => {
    const steps = [1, 2, 3, 4, 5].map((index) => ({ task: `Step ${index}`, due: '2026-11-25' }));
    const rows = treeOf(
      snapshotOf({
        ...pairOnly,
        'goals/own-p3x9kd.yaml': { title: 'Own it', owner: 'ada', pair, status: 'active' },
        'plans/own-z5w1ht.yaml': { goal: 'own-p3x9kd', steps },
      }),
      'ada',
    );
    const next = rows.find(({ label }) => label === 'Next');
    assert.deepEqual(
      next?.children.map(({ label }) => label),
      ['Step 1', 'Step 2', 'Step 3'],
    );
  });

  it('a goal of the mentee that belongs to no pair, to the mentor', () => {
    const loose: Records = {
      ...pairOnly,
      'goals/alone-r3x9kd.yaml': { title: 'Grow', owner: 'ada', status: 'active' },
    };
    const shows = (me: string) => rowsOf(snapshotOf(loose), me).some(({ label }) => label === 'Grow');
    assert.deepEqual([shows('ada'), shows('grace')], [true, false]);
  });
});
