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

/** `2 of 3 goals have no steps yet: Own the retries, Read the code.` */
export function someGoals(some: readonly GoalRecord[], total: number, one: string, many: string): string {
  return `${someOf(some.length, total, 'goal', one, many)}: ${titles(some)}.`;
}

/** Parameters of a check that counts goals. */
export const goalCount = z.object({
  atLeast,
  drafts: z.boolean().default(false).meta({ description: 'True where a draft counts, too.' }),
});

/** The pair's goals that such a check counts. */
export function countedGoals(
  context: CheckContext,
  { drafts }: z.infer<typeof goalCount>,
): readonly GoalRecord[] {
  return goalsThatAre(context, 'active', 'achieved', ...(drafts ? (['draft'] as const) : []));
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

export const goalsExist = checkWith(
  'The pair has at least so many goals.',
  goalCount,
  (wanted) => (wanted.atLeast === 1 ? 'A first goal' : plural(wanted.atLeast, 'goal')),
  (context, wanted) => {
    const goals = countedGoals(context, wanted);
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
    some.length > 0 ? [someGoals(some, goals.length, singular, plural)] : [];
  const newDate = 'could do with a new date';
  return [...say(missing, one, many), ...say(passed, newDate, newDate)];
}

export const planForEveryGoal = plainCheck(
  'Every active goal has an action plan with a step.',
  'A plan for every goal',
  (context) =>
    withActiveGoals(context, (goals) => {
      const without = goals.filter((goal) => stepsOf(context.snapshot, goal).length === 0);
      const { length } = goals;
      return without.length === 0
        ? met(`${someOf(length, length, 'goal', 'has its steps', 'have their steps')}.`, goals)
        : open(someGoals(without, length, 'has no steps yet', 'have no steps yet'), without);
    }),
);
