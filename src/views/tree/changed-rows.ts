import type { TreeNode } from './node.js';

/** What a row shows of itself and is compared by `===`; a new key of a row has to be named here, or handled below. */
const plainKeys: Readonly<Record<Exclude<keyof TreeNode, 'id' | 'words' | 'target' | 'children'>, true>> = {
  label: true,
  description: true,
  spoken: true,
  tooltip: true,
  icon: true,
  checked: true,
  sha: true,
  command: true,
  expanded: true,
};

/**
 * The ids of the rows to draw anew: those that look different, and those below which rows came, went or moved. What lies below such a row is
 * drawn with it. `'all'` where that is so at the top.
 */
export function changedRows(
  before: readonly TreeNode[],
  now: readonly TreeNode[],
): readonly string[] | 'all' {
  return haveSameIds(before, now) ? below(before, now) : 'all';
}

function below(before: readonly TreeNode[], now: readonly TreeNode[]): readonly string[] {
  return now.flatMap((row, index) => {
    const old = before[index];
    if (!old || !looksTheSame(old, row) || !haveSameIds(old.children, row.children)) return [row.id];
    return below(old.children, row.children);
  });
}

function haveSameIds(before: readonly TreeNode[], now: readonly TreeNode[]): boolean {
  return before.length === now.length && now.every(({ id }, index) => before[index]?.id === id);
}

function looksTheSame(before: TreeNode, now: TreeNode): boolean {
  return (
    (Object.keys(plainKeys) as (keyof typeof plainKeys)[]).every((key) => before[key] === now[key]) &&
    before.words.join() === now.words.join() &&
    before.target?.workspaceFolder === now.target?.workspaceFolder &&
    before.target?.place === now.target?.place &&
    before.target?.path === now.target?.path &&
    before.target?.line === now.target?.line &&
    before.target?.at?.join('\n') === now.target?.at?.join('\n')
  );
}
