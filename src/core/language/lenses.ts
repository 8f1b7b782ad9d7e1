import type { LoadedRecord, RecordFile } from '../folder/snapshot.js';
import { goalView } from '../insight/goals.js';
import { nextSession } from '../insight/schedule.js';
import { targetOf, type Target } from '../insight/target.js';
import { firstLine, plural } from '../text/words.js';
import { stageTrack } from '../processes/stages.js';
import { shortened } from './list-title.js';
import type { Perspective } from '../insight/perspective.js';

/** A few words above a record, and what a click on them opens. */
export interface Lens {
  readonly words: string;
  /** A place in a record; undefined for the dashboard of the pair. */
  readonly target: Target | undefined;
}

/** The state of a goal or a pair at a glance; none for other records. */
export function lensesOf(perspective: Perspective, file: RecordFile): readonly Lens[] {
  if (file.value === undefined || file.stale) return [];
  if (file.kind === 'goal') return ofGoal(perspective, file);
  return file.kind === 'pair' ? ofPair(perspective, file) : [];
}

function ofGoal(perspective: Perspective, goal: LoadedRecord<'goal'>): readonly Lens[] {
  const { summary, nextStep, evidence } = goalView(perspective, goal);
  const counted = evidence.filter(({ counts }) => counts).length;
  return [
    ...(summary === '' ? [] : [toDashboard(summary)]),
    ...(nextStep
      ? [{ words: `Next: ${shortened(firstLine(nextStep.step.task))}`, target: nextStep.target }]
      : []),
    ...(counted === 0 ? [] : [toDashboard(`${plural(counted, 'piece')} of evidence`)]),
  ];
}

function ofPair(perspective: Perspective, pair: LoadedRecord<'pair'>): readonly Lens[] {
  const { current } = stageTrack(perspective, pair);
  const next = nextSession(perspective, pair);
  const target = next?.state === 'planned' ? targetOf(next.record) : undefined;
  return [
    ...(current ? [toDashboard(current.title)] : []),
    ...(next ? [{ words: `Next session: ${next.words}`, target }] : []),
  ];
}

function toDashboard(words: string): Lens {
  return { words, target: undefined };
}
