import type { ChosenStep } from '../core/actions/steps.js';
import type { Snapshot } from '../core/folder/snapshot.js';
import { readStep } from '../core/records/fields.js';
import { targetOf, type Target } from './target.js';
import type { TreeNode } from './tree/node.js';

/**
 * The step or action that a target means: the list it is in, its position and its text; undefined where there is none.
 * @param shown The text that the person saw, where that may be older than the records.
 */
export function stepAt(
  snapshot: Snapshot,
  target: Pick<Target, 'place' | 'path' | 'at'>,
  shown?: string,
): ChosenStep | undefined {
  const file = snapshot.file(target.place, target.path);
  const [list, index] = target.at ?? [];
  if (!file?.value || typeof list !== 'string' || typeof index !== 'number') return undefined;
  const items = (file.value as Readonly<Record<string, unknown>>)[list];
  const item = Array.isArray(items)
    ? ((items as readonly unknown[])[index] as Parameters<typeof readStep>[0] | undefined)
    : undefined;
  const task = shown ?? (item === undefined ? undefined : readStep(item).task);
  if (task === undefined) return undefined;
  if (file.kind === 'plan' && list === 'steps') return { list, plan: file.id, index, task };
  return file.kind === 'session' && list === 'actions' ? { list, session: file.id, index, task } : undefined;
}

/** The step of the row that a command was called on. */
export function stepOfRow(snapshot: Snapshot, argument: unknown): ChosenStep | undefined {
  const target = targetOf(argument);
  return target && stepAt(snapshot, target, seenIn(argument));
}

/** What a row of the tree for a step shows. */
function seenIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { checked, label } = argument as Partial<TreeNode>;
  return checked !== undefined && typeof label === 'string' ? label : undefined;
}
