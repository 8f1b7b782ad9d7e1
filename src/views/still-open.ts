import type { LoadedRecord } from '../core/folder/snapshot.js';
import { goalsOf, isFinished } from '../core/insight/goals.js';
import type { Perspective } from '../core/insight/perspective.js';
import { stageTrack } from '../core/processes/stages.js';
import { plural } from '../core/text/words.js';

/** What a pair that is about to end leaves open, in sentences: what its last stage asks for, and goals that are still worked on. */
export function stillOpen(perspective: Perspective, pair: LoadedRecord<'pair'>): readonly string[] {
  const checks = stageTrack(perspective, pair).stages.at(-1)?.checks ?? [];
  const goals = goalsOf(perspective.snapshot, pair).filter((goal) => !isFinished(goal)).length;
  return [
    ...checks.filter((check) => !check.met).map((check) => `${check.title}: ${check.reason}`),
    ...(goals > 0
      ? [`${plural(goals, 'goal is', 'goals are')} still worked on; the next cycle can go on with them.`]
      : []),
  ];
}
