import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { readStep, type Step } from '../records/fields.js';
import { goalStatus, measureOf, type GoalStatus } from '../records/goal.js';
import { evidenceFor, type EvidenceView } from './evidence.js';
import { feedbackAbout, type FeedbackThread } from './feedback.js';
import { checkInsOf, measureView, type CheckIn, type MeasureView } from './measure.js';
import { targetOf, type Target } from './target.js';
import { byText, dayWords, dueWords } from '../text/words.js';
import type { Place } from '../folder/privacy.js';
import type { Perspective } from './perspective.js';

type GoalRecord = LoadedRecord<'goal'>;

/** A step of an action plan and where it lies. */
export interface PlannedStep {
  readonly step: Step;
  readonly plan: LoadedRecord<'plan'>;
  /** Its position in the plan's `steps`. */
  readonly index: number;
  readonly done: boolean;
  /** Who does it: the goal's owner where nobody is named. */
  readonly owner: string;
  readonly target: Target;
}

/** A step of an action plan with everything there is to show about it. */
export interface StepView extends PlannedStep {
  /** `4 Dec`, `was due 4 Dec`; for a step that is done `done 3 Dec`. */
  readonly dueWords: string | undefined;
}

/** Everything there is to show about a goal. */
export interface GoalView {
  readonly record: GoalRecord;
  readonly place: Place;
  readonly target: Target;
  readonly title: string;
  readonly status: GoalStatus;
  /** The measure in numbers. */
  readonly measure: MeasureView | undefined;
  /** The measure in a sentence. */
  readonly knownBy: string | undefined;
  /** Oldest first, of held sessions, those without a value and those of the goals that it continues included. */
  readonly checkIns: readonly CheckIn[];
  /** From 0 to 1: of the measure, else of the steps; undefined where there is neither. */
  readonly progress: number | undefined;
  /** All steps of all its plans, in order; those of the goals that it continues come first. */
  readonly steps: readonly StepView[];
  readonly stepsDone: number;
  /** The first step that isn't done. */
  readonly nextStep: StepView | undefined;
  readonly due: string | undefined;
  /** `28 Feb`, `was due 28 Feb`; without "was due" where the goal is finished. */
  readonly dueWords: string | undefined;
  /** Newest first, earlier goals' evidence included; each commit once. */
  readonly evidence: readonly EvidenceView[];
  /** Newest first. */
  readonly feedback: readonly FeedbackThread[];
  /** The earlier goals it continues, the nearest first. */
  readonly continues: readonly GoalRecord[];
  /** What to show beside the title: `22 → 10 ms · 28 Feb`, `draft`, `achieved`. */
  readonly summary: string;
}

/** Derives everything there is to show about a goal. */
export function goalView(perspective: Perspective, goal: GoalRecord): GoalView {
  const { snapshot, today } = perspective;
  const { title, due } = goal.value;
  const status = goalStatus(goal.value);
  const numbers = measureOf(goal.value);
  const continues = earlierGoals(snapshot, goal);
  const checkIns = checkInsOf(snapshot, goal, continues);
  const measure = numbers && measureView(numbers, checkIns);
  const steps = stepsOf(snapshot, goal).map((planned) => ({
    ...planned,
    dueWords: stepWords(planned.step, today),
  }));
  const stepsDone = steps.filter((step) => step.done).length;
  const when = due === undefined ? undefined : isFinished(goal) ? dayWords(due, today) : dueWords(due, today);
  return {
    record: goal,
    place: goal.place,
    target: targetOf(goal),
    title,
    status,
    measure,
    knownBy: typeof goal.value.measure === 'string' ? goal.value.measure : undefined,
    checkIns,
    progress: measure?.progress ?? (steps.length > 0 ? stepsDone / steps.length : undefined),
    steps,
    stepsDone,
    nextStep: steps.find((step) => !step.done),
    due,
    dueWords: when,
    evidence: evidenceFor(perspective, [goal, ...continues]),
    feedback: feedbackAbout(perspective, goal),
    continues,
    summary:
      status === 'active' ? [measure?.words, when].filter((fact) => fact !== undefined).join(' · ') : status,
  };
}

/** The goals that this one goes on with, the nearest first. A circle ends where it would begin again. */
export function earlierGoals(snapshot: Snapshot, goal: GoalRecord): readonly GoalRecord[] {
  const chain = [goal];
  for (;;) {
    const earlier = snapshot.find('goal', chain.at(-1)?.value.continues);
    if (!earlier || chain.includes(earlier)) return chain.slice(1);
    chain.push(earlier);
  }
}

/** The steps of a goal, of all its plans, in order; those of the goals that it continues come first. */
export function stepsOf(snapshot: Snapshot, goal: GoalRecord): readonly PlannedStep[] {
  const goals = [goal, ...earlierGoals(snapshot, goal)].reverse();
  const plans = goals.flatMap((each) => snapshot.referring('plan', 'goal', each));
  return plans.flatMap((plan) =>
    (plan.value.steps ?? []).map((written, index): PlannedStep => {
      const step = readStep(written);
      return {
        step,
        plan,
        index,
        done: step.done !== undefined,
        owner: step.owner ?? goal.value.owner,
        target: targetOf(plan, 'steps', index),
      };
    }),
  );
}

/** When a step or action is to be done, or was: `4 Dec`, `was due 4 Dec`, `done 3 Dec`. */
export function stepWords(step: Pick<Step, 'due' | 'done'>, today: string): string | undefined {
  if (step.done !== undefined) return `done ${dayWords(step.done, today)}`;
  return step.due === undefined ? undefined : dueWords(step.due, today);
}

/** The goals of a pair: active ones by due date, then drafts, then finished ones. */
export function goalsOf(snapshot: Snapshot, pair: LoadedRecord<'pair'>): readonly GoalRecord[] {
  return inOrder(snapshot.referring('goal', 'pair', pair));
}

/** The goals of a person that belong to no pair, in the same order. A pair that isn't there counts as none. */
export function goalsWithoutPair(snapshot: Snapshot, owner: string): readonly GoalRecord[] {
  const own = snapshot.referring('goal', 'owner', { kind: 'person', id: owner });
  return inOrder(own.filter((goal) => snapshot.find('pair', goal.value.pair) === undefined));
}

const statusOrder: readonly GoalStatus[] = ['active', 'draft', 'achieved', 'dropped'];

function inOrder(goals: readonly GoalRecord[]): readonly GoalRecord[] {
  return [...goals].sort(
    byText(({ id, value }) => `${statusOrder.indexOf(goalStatus(value))} ${value.due ?? '9999-12-31'} ${id}`),
  );
}

/** Whether a goal is behind: achieved or dropped. */
export function isFinished(goal: GoalRecord): boolean {
  const status = goalStatus(goal.value);
  return status === 'achieved' || status === 'dropped';
}
