import type { Stage } from '../processes/process.js';
import { phases, type WrittenStage } from '../records/process.js';
import type { Remark } from './remark.js';

/**
 * Stages of a process's own that are the other way round with another one by their phases.
 * @param stages all stages of the process in their order, inherited ones included
 * @param own those that its file writes
 */
export function phasesOutOfOrder(stages: readonly Stage[], own: readonly WrittenStage[]): readonly Remark[] {
  const otherOf = misplacement(stages, new Set(own.map(({ id }) => id)));
  return own.flatMap(({ id, phase }, index): readonly Remark[] => {
    const other = phase === undefined ? undefined : otherOf(id, phase);
    if (phase === undefined || !other) return [];
    const message = `The phases go from ${phases.join(' to ')}; here ${phase} and ${other.phase} (of the stage ${other.id}) are the other way round. Move the stage, or give it another phase.`;
    return [{ code: 'phase-order', path: ['stages', index, 'phase'], message }];
  });
}

/**
 * Tells of a stage which other one is the wrong way round with it: the first one before it that is of a later phase, else the first one
 * behind it that is inherited and of an earlier phase. Looks at each stage once a phase, of which there are a few.
 */
function misplacement(
  stages: readonly Stage[],
  own: ReadonlySet<string>,
): (id: string, phase: string) => Stage | undefined {
  const positions = new Map(stages.map(({ id }, position) => [id, position]));
  const firstLater = phases.map((_, rank) => stages.findIndex(({ phase }) => rankOf(phase) > rank));
  const nextEarlier = phases.map((_, rank) =>
    nextOf(stages, ({ id, phase }) => rankOf(phase) < rank && !own.has(id)),
  );
  return (id, phase) => {
    const position = positions.get(id);
    const later = firstLater[rankOf(phase)] ?? -1;
    if (position === undefined) return undefined;
    return later >= 0 && later < position ? stages[later] : nextEarlier[rankOf(phase)]?.[position];
  };
}

/** For each position the first one from there on that is wanted. */
function nextOf(
  stages: readonly Stage[],
  isWanted: (stage: Stage) => boolean,
): readonly (Stage | undefined)[] {
  let next: Stage | undefined;
  return [...stages]
    .reverse()
    .map((stage) => {
      if (isWanted(stage)) next = stage;
      return next;
    })
    .reverse();
}

/** -1 for one that is not known. */
function rankOf(phase: string): number {
  return phases.findIndex((known) => known === phase);
}
