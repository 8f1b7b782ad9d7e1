import type { ChosenStep } from '../core/actions/steps.js';
import type { Snapshot } from '../core/folder/snapshot.js';
import { readStep } from '../core/records/fields.js';
import type { Target } from './target.js';

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
