import * as z from 'zod';
import type { LoadedRecord } from '../../folder/snapshot.js';
import { stepsOf, type PlannedStep } from '../../insight/goals.js';
import { firstLine, joinSome, plural, sentence, someOf } from '../../text/words.js';
import { goalStatus } from '../../records/goal.js';
import { atLeast, checkWith, met, open, plainCheck, type CheckContext } from './check.js';
import { goalsThatAre, withActiveGoals } from './goals.js';

export const stepsHaveOwnerAndDue = plainCheck(
  'Every step still to be done has a due date and somebody who is known here.',
  'Somebody and a day for every step',
  (context) =>
    withActiveGoals(context, (goals) => {
      const steps = goals.flatMap((goal) => stepsOf(context.snapshot, goal));
      if (steps.length === 0) return open('No steps are planned yet.', goals);
      const toDo = steps.filter((step) => !step.done);
      const undated = toDo.filter((step) => step.step.due === undefined);
      const unknown = toDo.filter((step) => !isKnown(context, step.owner));
      const sentences = [
        ...stepSentence(undated, toDo.length, 'has no date yet', 'have no date yet'),
        ...stepSentence(
          unknown,
          toDo.length,
          'is for somebody not known here',
          'are for somebody not known here',
        ),
      ];
      if (sentences.length > 0) return open(sentences.join(' '), plansOf([...undated, ...unknown]));
      const all = toDo.length === 0 ? 'Every step is done.' : 'Every step has somebody and a day.';
      return met(all, plansOf(steps));
    }),
);

function stepSentence(
  steps: readonly PlannedStep[],
  total: number,
  one: string,
  many: string,
): readonly string[] {
  return steps.length > 0 ? [`${someOf(steps.length, total, 'step', one, many)}: ${tasks(steps)}.`] : [];
}

/** Whether a handle names one of the two, or a person with a record. */
function isKnown({ snapshot, pair }: CheckContext, handle: string): boolean {
  const { mentee, mentor } = pair.value;
  return handle === mentee || handle === mentor || snapshot.find('person', handle) !== undefined;
}

function tasks(steps: readonly PlannedStep[]): string {
  return joinSome(steps.map((step) => firstLine(step.step.task)));
}

function plansOf(steps: readonly PlannedStep[]): readonly LoadedRecord<'plan'>[] {
  return [...new Set(steps.map((step) => step.plan))];
}

export const resourcesNamed = checkWith(
  'The action plans name at least so many resources.',
  z.object({ atLeast }),
  () => 'What helps on the way',
  (context, wanted) => {
    const plans = goalsThatAre(context, 'active', 'achieved').flatMap((goal) =>
      context.snapshot.referring('plan', 'goal', goal),
    );
    const named = plans.flatMap((plan) =>
      (plan.value.resources ?? []).map((resource) => firstLine(resource.title)),
    );
    if (named.length >= wanted.atLeast)
      return met(`${plural(named.length, 'resource')}: ${joinSome(named)}.`, plans);
    if (named.length === 0)
      return open('No resource is named yet: a training, a book, a person, a tool.', plans);
    return open(
      `${plural(named.length, 'resource')} so far: ${joinSome(named)}. ${wanted.atLeast} were hoped for.`,
      plans,
    );
  },
);

export const stepsDone = plainCheck('Every step of every active goal is done.', 'Steps done', (context) => {
  const goals = goalsThatAre(context, 'active', 'achieved');
  const steps = goals.flatMap((goal) => {
    const all = stepsOf(context.snapshot, goal);
    // A goal that is reached needs no more steps.
    return goalStatus(goal.value) === 'active' ? all : all.filter((step) => step.done);
  });
  const toDo = steps.filter((step) => !step.done);
  const [next] = toDo;
  if (next) {
    const done = steps.length - toDo.length;
    return open(
      `${done} of ${plural(steps.length, 'step')} done; next: ${firstLine(next.step.task)}.`,
      plansOf(toDo),
    );
  }
  if (steps.length > 0) return met(`${sentence(plural(steps.length, 'step'))} done.`, plansOf(steps));
  return withActiveGoals(context, (active) => open('No steps are planned yet.', active));
});
