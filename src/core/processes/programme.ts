import type { Programme } from '../records/programme.js';
import { programmeProcess } from './builtin.js';
import type { Stage } from './process.js';

/** Where a programme is among its six steps. */
export interface ProgrammeTrack {
  readonly steps: readonly Stage[];
  /** The position of the step that was entered last, the first where none was; -1 for a step that is not one of the six. */
  readonly currentIndex: number;
  readonly current: Stage | undefined;
}

/** Where a programme is: in the step that it entered last. */
export function programmeTrack(programme: Programme): ProgrammeTrack {
  const steps = programmeProcess().stages;
  const last = programme.steps?.at(-1)?.step;
  const currentIndex = last === undefined ? 0 : steps.findIndex((step) => step.id === last);
  return { steps, currentIndex, current: steps[currentIndex] };
}
