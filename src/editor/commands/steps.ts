import { type ChosenStep, addStep as add, completeStep as complete } from '../../core/actions/steps.js';
import { openAgreed } from '../../core/insight/agreed-actions.js';
import { askDay, fromToday } from '../input/day.js';
import { askInSteps, choose, keepAs, textStep } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { stepAt, stepOfRow } from '../../views/step-at.js';
import { say } from '../messages.js';
import { run } from '../run-action.js';
import { openPairs } from '../../views/choices.js';
import { asMe, onGoal } from './command.js';

/** Adds a step to a goal, and makes its action plan where there is none. */
export const addStep = onGoal('Add Step', async ({ folder, goal }) => {
  const { today } = folder;
  const answers = await askInSteps<{ task?: string; due?: string | undefined }>('Add Step', {}, [
    textStep('task', {
      prompt: `What is a next step towards “${goal.value.title}”?`,
      placeholder: 'Write the backoff proposal',
    }),
    keepAs('due', (frame) =>
      askDay(frame, {
        placeholder: 'By when? Choose, or type a day: 4 Dec',
        today,
        suggested: [
          { label: 'In two weeks', date: fromToday(today, { weeks: 2 }) },
          { label: 'In one week', date: fromToday(today, { weeks: 1 }) },
          { label: 'In one month', date: fromToday(today, { months: 1 }) },
        ],
        none: 'No date',
      }),
    ),
  ]);
  if (answers?.task === undefined) return;
  await run(folder, add, { goal: goal.id, task: answers.task, due: answers.due });
});

/** Ticks the step that it is called on, or one that is chosen. */
export const completeStep = asMe(async ({ folder, argument }) => {
  const step = stepOfRow(folder.snapshot, argument) ?? (await chooseStep(folder));
  if (step) await run(folder, complete, step);
});

async function chooseStep(folder: MentoringFolder): Promise<ChosenStep | undefined> {
  const open = openPairs(folder).flatMap((pair) => openAgreed(folder.perspective, pair));
  if (open.length === 0) return say('No step is open.');
  const chosen = await choose('Complete Step', {
    placeholder: 'Which step is done?',
    items: open.map((action) => ({
      label: action.task,
      description: [action.goal?.value.title, action.dueWords]
        .filter((part) => part !== undefined)
        .join(' · '),
      value: action,
    })),
  });
  return chosen && stepAt(folder.snapshot, chosen.target);
}
