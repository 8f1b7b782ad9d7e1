import { completeStep, reopenStep, type ChosenStep } from '../core/actions/steps.js';
import { stepAt } from '../views/step-at.js';
import type { TreeNode } from '../views/tree/node.js';
import type { Folders } from './folders.js';
import type { MentoringFolder } from './mentoring-folder.js';
import { run, trusted } from './run-action.js';

/** Ticks a step, or clears its tick. */
export async function tick(folder: MentoringFolder, step: ChosenStep, done: boolean): Promise<void> {
  await run(folder, done ? completeStep : reopenStep, step, { quiet: true });
}

/** Does what the box before a step in the tree was clicked for. */
export async function tickRow(folders: Folders, row: TreeNode, done: boolean): Promise<void> {
  const { target } = row;
  const folder = folders.byUri(target?.workspaceFolder);
  const step = folder && target && stepAt(folder.snapshot, target, row.label);
  if (folder && step && trusted()) await tick(folder, step, done);
}
