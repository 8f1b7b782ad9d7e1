import * as z from 'zod';
import type { LoadedRecord } from '../../folder/snapshot.js';
import { goalsOf, stepsOf } from '../../insight/goals.js';
import { smartGaps, smartLetters, type SmartGap, type SmartLetter } from '../../insight/smart.js';
import { firstLine, joinSome, plural, someOf } from '../../text/words.js';
import { goalStatus, type GoalStatus } from '../../records/goal.js';
import { atLeast, checkWith, met, open, plainCheck, type CheckContext, type Finding } from './check.js';

type GoalRecord = LoadedRecord<'goal'>;

/** The pair's goals with one of these statuses. */
export function goalsThatAre(
  { snapshot, pair }: CheckContext,
  ...statuses: readonly GoalStatus[]
): readonly GoalRecord[] {
  return goalsOf(snapshot, pair).filter((goal) => statuses.includes(goalStatus(goal.value)));
}

/** The titles of some goals. */
export function titles(goals: readonly GoalRecord[]): string {
  return joinSome(goals.map((goal) => firstLine(goal.value.title)));
}

/** What to say where no goal is being worked on, which no check of such goals can do without. */
export function withActiveGoals(
  context: CheckContext,
  look: (goals: readonly GoalRecord[]) => Finding,
): Finding {
  const active = goalsThatAre(context, 'active');
  if (active.length > 0) return look(active);
  const achieved = goalsThatAre(context, 'achieved');
  if (achieved.length > 0) return met(`Every goal is reached: ${titles(achieved)}.`, achieved);
  const drafts = goalsThatAre(context, 'draft');
  if (drafts.length === 0) return open('No goal is written down yet.');
  const words = drafts.length === 1 ? 'One goal is still a draft' : `${drafts.length} goals are still drafts`;
  return open(`${words}: ${titles(drafts)}.`, drafts);
}

/** That there are goals. */
export const goalsExist = checkWith(
  'The pair has at least so many goals.',
  z.object({
    atLeast,
    drafts: z.boolean().default(false).meta({ description: 'True where a draft counts, too.' }),
  }),
  (wanted) => (wanted.atLeast === 1 ? 'A first goal' : plural(wanted.atLeast, 'goal')),
  (context, wanted) => {
    const goals = goalsThatAre(context, 'active', 'achieved', ...(wanted.drafts ? (['draft'] as const) : []));
    if (goals.length >= wanted.atLeast)
      return met(`${plural(goals.length, 'goal')}: ${titles(goals)}.`, goals);
    const drafts = wanted.drafts ? [] : goalsThatAre(context, 'draft');
    const stillDraft = drafts.length > 0 ? ` Still a draft: ${titles(drafts)}.` : '';
    const found = goals.length === 0 ? 'No goal yet' : `${plural(goals.length, 'goal')} so far`;
    const hoped = wanted.atLeast === 1 ? '' : `; ${wanted.atLeast} were hoped for`;
    return open(`${found}${hoped}.${stillDraft}`, [...goals, ...drafts]);
  },
);

/** What a goal leaves open, after "the goal" and after "2 of 3 goals". */
const gapWords: Readonly<Record<SmartLetter, readonly [string, string]>> = {
  specific: ["doesn't say yet what exactly it is about", "don't say yet what exactly they are about"],
  measurable: ["doesn't say yet how you will know", "don't say yet how you will know"],
  achievable: ["doesn't say yet why it can be done", "don't say yet why they can be done"],
  relevant: ["doesn't say yet why it matters", "don't say yet why they matter"],
  'time-bound': ['has no date yet', 'have no date yet'],
};

/** That the goals being worked on are SMART. */
export const goalsSmart = plainCheck(
  'Every active goal is specific, measurable, achievable, relevant and has a day.',
  'Goals that are SMART',
  (context) =>
    withActiveGoals(context, (goals) => {
      const gaps = new Map(goals.map((goal) => [goal, smartGaps(context, goal)]));
      const incomplete = goals.filter((goal) => (gaps.get(goal) ?? []).length > 0);
      if (incomplete.length === 0)
        return met(`${someOf(goals.length, goals.length, 'goal', 'is', 'are')} SMART.`, goals);
      const sentences = smartLetters.flatMap((letter) => gapSentences(letter, goals, gaps));
      return open(sentences.join(' '), incomplete);
    }),
);

function gapSentences(
  letter: SmartLetter,
  goals: readonly GoalRecord[],
  gaps: ReadonlyMap<GoalRecord, readonly SmartGap[]>,
): readonly string[] {
  const without = goals.filter((goal) => gaps.get(goal)?.some((gap) => gap.letter === letter));
  const passed = letter === 'time-bound' ? without.filter((goal) => goal.value.due !== undefined) : [];
  const missing = without.filter((goal) => !passed.includes(goal));
  const [one, many] = gapWords[letter];
  const say = (some: readonly GoalRecord[], singular: string, plural: string) =>
    some.length > 0
      ? [`${someOf(some.length, goals.length, 'goal', singular, plural)}: ${titles(some)}.`]
      : [];
  const newDate = 'could do with a new date';
  return [...say(missing, one, many), ...say(passed, newDate, newDate)];
}

/** That every goal being worked on has a plan. */
export const planForEveryGoal = plainCheck(
  'Every active goal has an action plan with a step.',
  'A plan for every goal',
  (context) =>
    withActiveGoals(context, (goals) => {
      const without = goals.filter((goal) => stepsOf(context.snapshot, goal).length === 0);
      if (without.length === 0) {
        return met(
          `${someOf(goals.length, goals.length, 'goal', 'has its steps', 'have their steps')}.`,
          goals,
        );
      }
      const some = someOf(without.length, goals.length, 'goal', 'has no steps yet', 'have no steps yet');
      return open(`${some}: ${titles(without)}.`, without);
    }),
);
