import type { Stage } from '../../processes/process.js';
import { findProcess } from '../../processes/team.js';
import { phases } from '../../records/process.js';
import { rule, type Finding } from '../rule.js';

interface Data {
  readonly phase: string;
  /** The stage that is the other way round with it. */
  readonly other: { readonly id: string; readonly phase: string };
}

export const phaseOrder = rule<Data>({
  code: 'phase-order',
  severity: 'warning',
  on: 'record',
  kinds: ['process'],
  title: 'Phases out of order',
  explanation:
    'Stages go through the life cycle in order: prepare, agree, set goals, plan, work, review, close.',
  example: 'work-before-plan',
  check: (context) => {
    const own = context.contentOf('process')?.stages ?? [];
    const { seen, file } = context;
    const all = findProcess(seen, file.place, file.id)?.stages ?? [];
    const otherOf = misplacement(all, new Set(own.map(({ id }) => id)));
    return own.flatMap(({ id, phase }, index): readonly Finding<Data>[] => {
      const other = phase === undefined ? undefined : otherOf(id, phase);
      if (phase === undefined || !other) return [];
      const data = { phase, other: { id: other.id, phase: other.phase } };
      return [{ path: ['stages', index, 'phase'], data }];
    });
  },
  message: ({ phase, other }) =>
    `The phases go from ${phases.join(' to ')}; here ${phase} and ${other.phase} (of the stage ${other.id}) are the other way round. Move the stage, or give it another phase.`,
});

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
