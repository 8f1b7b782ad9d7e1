import assert from 'node:assert/strict';
import { calledOn } from '../../../src/views/tree/command-target.js';
import { changedRows } from '../../../src/views/tree/changed-rows.js';
import type { TreeNode } from '../../../src/views/tree/node.js';

function row(id: string, children: readonly TreeNode[] = [], more: Partial<TreeNode> = {}): TreeNode {
  return { id, label: id, words: [], ...more, children };
}

describe('the rows that are drawn anew', () => {
  const at = (path: string) => ({ workspaceFolder: 'file:///work', place: 'shared' as const, path });
  const before = [row('next', [row('reply')]), row('goal', [row('step', [], { checked: false })])];

  it('are none where every row says what it said', () => {
    assert.deepEqual(changedRows(before, structuredClone(before)), []);
  });

  it('are those that look different, and no other', () => {
    const now = [row('next', [row('reply')]), row('goal', [row('step', [], { checked: true })])];
    assert.deepEqual(changedRows(before, now), ['step']);
    const words = [row('next', [row('reply', [], { words: ['feedback'] })]), before[1] as TreeNode];
    assert.deepEqual(changedRows(before, words), ['reply']);
    const led = (path: string) => [row('goal', [], { target: at(path) })];
    assert.deepEqual(changedRows(led('goals/a.yaml'), led('goals/b.yaml')), ['goal']);
  });

  it('are those below which rows came, went or moved', () => {
    const now = [row('next', []), row('goal', [row('step', [], { checked: false }), row('new')])];
    assert.deepEqual(changedRows(before, now), ['next', 'goal']);
  });

  it('are all where rows came, went or moved at the top', () => {
    assert.equal(changedRows(before, before.slice(1)), 'all');
    assert.equal(changedRows(before, [...before].reverse()), 'all');
  });
});

describe('what a command was called on', () => {
  const reply = row('reply');
  const rowWith = (id: string) => (id === 'reply' ? reply : undefined);

  it('is the row as it is now', () => {
    assert.deepEqual(calledOn(['reply', undefined], rowWith), { argument: reply });
  });

  it('is nothing where it was called from the Command Palette or the title of the view', () => {
    assert.deepEqual(calledOn([], rowWith), { argument: undefined });
    assert.deepEqual(calledOn([undefined], rowWith), { argument: undefined });
  });

  it('is gone where the row is, or where VS Code no longer knows it', () => {
    assert.equal(calledOn(['other', undefined], rowWith), 'gone');
    assert.equal(calledOn([undefined, undefined], rowWith), 'gone');
    assert.equal(calledOn([null, null], rowWith), 'gone');
  });

  it('is what another place hands over', () => {
    const target = { workspaceFolder: 'file:///work' };
    assert.deepEqual(calledOn([target], rowWith), { argument: target });
  });
});
