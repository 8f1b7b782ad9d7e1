import { noHistory } from '../../../src/core/git/history.js';
import { fileKey, type Snapshot } from '../../../src/core/folder/snapshot.js';
import { problemsOf } from '../../../src/core/lint/lint.js';
import { treeNodes } from '../../../src/views/tree/model.js';
import type { TreeNode } from '../../../src/views/tree/node.js';
import { noHashes } from '../../../src/core/insight/perspective.js';

/** The top rows of the tree of one folder on 21 November, as somebody sees it. */
export function treeOf(snapshot: Snapshot, me: string | undefined, showAll = false): readonly TreeNode[] {
  const problems = problemsOf(snapshot);
  const folder = {
    workspaceFolder: 'file:///work',
    name: 'work',
    snapshot,
    me,
    today: '2026-11-21',
    history: noHistory,
    hashes: noHashes,
    focused: undefined,
    running: undefined,
    problems: (file: Parameters<typeof fileKey>[0]) => problems.get(fileKey(file)) ?? [],
  };
  return treeNodes([folder], showAll);
}

/** A row and all rows below it. */
export function below(node: TreeNode): readonly TreeNode[] {
  return [node, ...node.children.flatMap(below)];
}

/** Every row of the tree of one folder, with the pairs of others. */
export function rowsOf(snapshot: Snapshot, me = 'ada'): readonly TreeNode[] {
  return treeOf(snapshot, me, true).flatMap(below);
}
