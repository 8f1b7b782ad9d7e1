import * as z from 'zod';
import { objectivesOf } from '../../names/objective.js';
import type { LoadedRecord } from '../../folder/snapshot.js';
import { checkInsOf } from '../../insight/measure.js';
import { parseDuration } from '../../insight/schedule.js';
import { dayBefore, dayWords, numberInWords, plural, sentence, someOf } from '../../text/words.js';
import { duration } from '../../records/fields.js';
import { goalStatus } from '../../records/goal.js';
import { checkWith, met, nameIn, open, plainCheck } from './check.js';
import { countedGoals, goalCount, goalsThatAre, someGoals, titles, withActiveGoals } from './goals.js';
import { resultsOf } from './review.js';

type GoalRecord = LoadedRecord<'goal'>;

export const goalsByEach = checkWith(
  'Each of the two has at least so many goals of their own in the pair.',
  goalCount,
  () => 'Goals of both',
  (context, wanted) => {
    const goals = countedGoals(context, wanted);
    const { mentee, mentor } = context.pair.value;
    const sides = [...new Set([mentee, mentor])].map((handle) => ({
      name: nameIn(context, handle),
      goals: goals.filter((goal) => goal.value.owner === handle),
    }));
    const found = sides.flatMap((side) => side.goals);
    const words = sides.map((side) =>
      side.goals.length === 0
        ? `${side.name} has no goal here yet.`
        : `${side.name} has ${plural(side.goals.length, 'goal')}: ${titles(side.goals)}.`,
    );
    if (sides.every((side) => side.goals.length >= wanted.atLeast)) return met(words.join(' '), found);
    const hoped =
      wanted.atLeast === 1 ? [] : [`${sentence(numberInWords(wanted.atLeast))} of each were hoped for.`];
    return open([...words, ...hoped].join(' '), found);
  },
);

export const goalsServeObjectives = plainCheck(
  'Every goal, drafts included, names an objective that `mentoring.yaml` has.',
  'An objective behind every goal',
  (context) => {
    const goals = goalsThatAre(context, 'active', 'draft', 'achieved');
    if (goals.length === 0) return open('No goal is written down yet.');
    const objectives = objectivesOf(context.snapshot).map(({ id }) => id);
    const without = goals.filter(({ value }) => !objectives.includes(value.objective ?? ''));
    if (without.length === 0)
      return met(someGoals(goals, goals.length, 'serves an objective', 'serve an objective'), goals);
    const [one, many] = ['is not connected to an objective yet', 'are not connected to an objective yet'];
    const none = objectives.length === 0 ? ' No objectives are written down in mentoring.yaml yet.' : '';
    return open(`${someGoals(without, goals.length, one, many)}${none}`, without);
  },
);

export const goalsMet = plainCheck(
  'Every goal, drafts and dropped ones left out, is achieved, or a final review says so.',
  'Goals met',
  (context) => {
    const goals = goalsThatAre(context, 'active', 'achieved');
    if (goals.length === 0) return open('There is no goal to look back on yet.');
    const onTheWay = goals.filter(
      (goal) => goalStatus(goal.value) !== 'achieved' && !resultsOf(context, goal).includes('achieved'),
    );
    return onTheWay.length === 0
      ? met(someGoals(goals, goals.length, 'is met', 'are met'), goals)
      : open(someGoals(onTheWay, goals.length, 'is still on the way', 'are still on the way'), onTheWay);
  },
);

export const goalsCheckedIn = checkWith(
  'Every active goal was checked in on in a session within this time.',
  z.object({
    within: duration
      .default('P1M')
      .meta({ description: 'How far back to look, as an ISO 8601 duration: `P1M`.' }),
  }),
  () => 'How close the goals are',
  (context, wanted) =>
    withActiveGoals(context, (goals) => {
      const span = parseDuration(wanted.within);
      // A time beyond the calendar looks back over all of it.
      const since = (span && dayBefore(context.today, span)) ?? '';
      const checkIns = new Map(
        goals.map((goal) => [
          goal,
          checkInsOf(context.snapshot, goal).filter(({ date }) => date >= since && date <= context.today),
        ]),
      );
      const without = goals.filter((goal) => (checkIns.get(goal) ?? []).length === 0);
      const day = since === '' ? '' : ` since ${dayWords(since, context.today)}`;
      const say = (some: readonly GoalRecord[], one: string, many: string) =>
        `${someOf(some.length, goals.length, 'goal', one, many)}${day}: ${titles(some)}.`;
      if (without.length > 0) return open(say(without, 'has no check-in', 'have no check-in'), without);
      const sessions = [...checkIns.values()].flatMap((some) => some.map(({ session }) => session));
      return met(say(goals, 'was checked in on', 'were checked in on'), [...new Set(sessions)]);
    }),
);
