import { codeOf, newId } from '../folder/id.js';
import type { LoadedRecord } from '../folder/snapshot.js';
import type { RecordEdit } from '../yaml/record-edit.js';
import { readStep, type WrittenStep } from '../records/fields.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { addItems, asYaml, changed, created, creation } from './make-edits.js';
import { oneLine } from './typed-text.js';
import { defineAction } from './define-action.js';
import { findEditable, findMemberGoal, findOpenPair, requireGoalMember } from './preconditions.js';
import { refused, stale, type ActionContext } from './action.js';
import { isSeenFrom } from '../folder/privacy.js';

export interface AddStep extends StepInput {
  readonly goal: string;
}

/** Adds a step to the goal's action plan, which it makes where there is none. */
export const addStep = defineAction<AddStep>((context, input) => {
  const goal = findMemberGoal(context, input.goal);
  const step = writtenStep(input) ?? refused('A step needs a few words that say what is to be done.');
  const plan = planOf(context, goal);
  if (!plan) {
    const id = newId(slugOf(goal.id), 'plan', context.random);
    const value = { goal: goal.id, steps: [step] };
    return created('Step added', creation('plan', id, goal.place, value), ['steps', 0]);
  }
  const { steps } = plan.value;
  return changed('Step added', plan, addItems(steps, ['steps'], [step]), ['steps', steps?.length ?? 0]);
});

/** What a person says about something to be done. */
export interface StepInput {
  readonly task: string;
  /** The handle of who does it; the mentee, where nobody is named. */
  readonly owner?: string | undefined;
  readonly due?: string | undefined;
}

/** A step as it is written: a mere line where nothing else is said. Undefined where nothing is said at all. */
export function writtenStep(input: StepInput): WrittenStep | undefined {
  const task = oneLine(input.task);
  if (task === undefined) return undefined;
  const { owner, due } = input;
  return owner === undefined && due === undefined ? task : { task, owner, due };
}

/**
 * The plan that steps are added to: the last of those beside the goal, else of those elsewhere. What is said about a private
 * goal never goes into a shared plan, which another clone may have made.
 */
function planOf(context: ActionContext, goal: LoadedRecord<'goal'>): LoadedRecord<'plan'> | undefined {
  const plans = context.snapshot.referring('plan', 'goal', goal);
  const beside = plans.filter((plan) => plan.place === goal.place).at(-1);
  return beside ?? plans.filter((plan) => isSeenFrom(plan.place, goal)).at(-1);
}

/** The readable part of an id. */
export function slugOf(id: string): string {
  const code = codeOf(id);
  return code === undefined ? id : id.slice(0, -code.length).replace(/-$/, '');
}

/** A step of an action plan or an action of a session, as the person saw it. */
export type ChosenStep = (
  { readonly list: 'steps'; readonly plan: string } | { readonly list: 'actions'; readonly session: string }
) & {
  /** Counted from 0. */
  readonly index: number;
  /** What the person saw there. Where it has moved meanwhile, it is found by this. */
  readonly task: string;
};

/** Marks a step as done today. */
export const completeStep = defineAction<ChosenStep>((context, input) => {
  const { file, path, written } = findStep(context, input);
  if (readStep(written).done !== undefined) return changed('Step is done already', file, [], path);
  const edit: RecordEdit =
    typeof written === 'string'
      ? { op: 'set', path, value: { task: written, done: context.today } }
      : { op: 'set', path: [...path, 'done'], value: context.today };
  return changed('Step done', file, [edit], path);
});

/** Takes back that a step is done. */
export const reopenStep = defineAction<ChosenStep>((context, input) => {
  const { file, path, written, raw } = findStep(context, input);
  if (typeof written === 'string' || written.done === undefined)
    return changed('Step is open already', file, [], path);
  const mereLine = Object.keys(raw).every((key) => key === 'task' || key === 'done');
  const edit: RecordEdit = mereLine
    ? { op: 'set', path, value: asYaml(written.task) }
    : { op: 'delete', path: [...path, 'done'] };
  return changed('Step is open again', file, [edit], path);
});

type StepFile = LoadedRecord<'plan'> | LoadedRecord<'session'>;

interface FoundStep {
  readonly file: StepFile;
  readonly path: YamlPath;
  readonly written: WrittenStep;
  /** The step with keys that this version doesn't know. */
  readonly raw: object;
}

function findStep(context: ActionContext, chosen: ChosenStep): FoundStep {
  const { file, steps } = findSteps(context, chosen);
  const index = positionOf(steps, chosen);
  const written = index === undefined ? undefined : steps[index];
  if (index === undefined || written === undefined)
    stale('That step is no longer here. It may have been changed or deleted elsewhere.');
  requireStepMember(context, file, readStep(written).owner);
  const list = (file.raw as Readonly<Record<string, readonly unknown[]>>)[chosen.list];
  const raw = list?.[index];
  const path = [chosen.list, index];
  return { file, path, written, raw: typeof raw === 'object' && raw !== null ? raw : {} };
}

/** A step of a plan is for those who work on its goal, and for whoever takes it. Where the goal is gone, it is for everyone. */
function requireStepMember(context: ActionContext, file: StepFile, owner: string | undefined): void {
  const goal = file.kind === 'plan' ? context.snapshot.find('goal', file.value.goal) : undefined;
  if (goal && owner !== context.me) requireGoalMember(context, goal);
}

/** Where the step is that the person saw; where it has moved, the only one that says the same. */
function positionOf(steps: readonly WrittenStep[], chosen: ChosenStep): number | undefined {
  const task = chosen.task.trim();
  const same = steps.flatMap((step, index) => (readStep(step).task.trim() === task ? [index] : []));
  if (same.includes(chosen.index)) return chosen.index;
  return same.length === 1 ? same[0] : undefined;
}

function findSteps(
  context: ActionContext,
  chosen: ChosenStep,
): { file: StepFile; steps: readonly WrittenStep[] } {
  if (chosen.list === 'steps') {
    const plan = findEditable(context, 'plan', chosen.plan);
    return { file: plan, steps: plan.value.steps ?? [] };
  }
  const session = findEditable(context, 'session', chosen.session);
  findOpenPair(context, session.value.pair);
  return { file: session, steps: session.value.actions ?? [] };
}
