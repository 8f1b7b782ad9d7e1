import * as z from 'zod';
import { sameRecord, type LoadedRecord } from '../../folder/snapshot.js';
import { firstLine, joinNames } from '../../text/words.js';
import { goalStatus } from '../../records/goal.js';
import { checkWith, met, nameIn, open, plainCheck, someOfKeys, type CheckContext } from './check.js';
import { goalsThatAre, someGoals, titles } from './goals.js';

type ReviewRecord = LoadedRecord<'review'>;

function reviewsOf({ snapshot, pair }: CheckContext, kind: string): readonly ReviewRecord[] {
  return snapshot.referring('review', 'pair', pair).filter((review) => review.value.kind === kind);
}

export const reviewByEach = checkWith(
  'Each of the two has published a review of this kind.',
  z.object({
    kind: z.enum(['checkpoint', 'final']).default('final').meta({ description: 'checkpoint or final.' }),
  }),
  () => 'A review by each of you',
  (context, wanted) => {
    const reviews = reviewsOf(context, wanted.kind);
    const sides = [...new Set([context.pair.value.mentee, context.pair.value.mentor])];
    const has = (side: string) => reviews.some((review) => review.value.by === side);
    const [there, missing] = [sides.filter(has), sides.filter((side) => !has(side))];
    const names = (some: readonly string[]) => joinNames(some.map((handle) => nameIn(context, handle)));
    if (missing.length === 0) return met(`${names(there)} looked back.`, reviews);
    if (there.length === 0) return open('No review is published yet.');
    return open(`A review by ${names(there)} is here; one by ${names(missing)} is still to come.`, reviews);
  },
);

/** What a review can say, in words. */
const partWords = {
  expected: 'what was expected',
  actual: 'what came of it',
  skills: 'which skills grew',
  impact: 'what it changed',
  improve: 'what still needs work',
  process: 'how well the mentoring worked',
} as const;

type Part = keyof typeof partWords;

export const reviewHas = checkWith(
  'The final reviews, taken together, have these parts.',
  z.object({ parts: someOfKeys(partWords) }),
  () => 'Looking back',
  (context, wanted) => {
    const reviews = reviewsOf(context, 'final');
    const missing = wanted.parts.filter(
      (part) => !reviews.some((review) => review.value[part] !== undefined),
    );
    const words = (some: readonly Part[]) => joinNames(some.map((part) => partWords[part]));
    return missing.length > 0
      ? open(`The reviews say nothing yet about ${words(missing)}.`, reviews)
      : met(`The reviews say ${words(wanted.parts)}.`, reviews);
  },
);

export const goalResults = plainCheck(
  'Every goal is achieved, or a final review says what became of it.',
  'A result for every goal',
  (context) => {
    const goals = goalsThatAre(context, 'active', 'achieved');
    if (goals.length === 0) return open('There is no goal to look back on yet.');
    const without = goals.filter(
      (goal) => goalStatus(goal.value) !== 'achieved' && resultsOf(context, goal).length === 0,
    );
    if (without.length === 0)
      return met(`Every goal has a result: ${titles(goals)}.`, [...goals, ...reviewsOf(context, 'final')]);
    return open(someGoals(without, goals.length, 'has no result yet', 'have no result yet'), without);
  },
);

/** What the final reviews say became of a goal. */
export function resultsOf(context: CheckContext, goal: LoadedRecord<'goal'>): readonly string[] {
  return reviewsOf(context, 'final')
    .flatMap(({ value }) => value.goals ?? [])
    .flatMap((entry) => (sameRecord('goal', entry.goal, goal.id) ? (entry.result ?? []) : []));
}

export const celebration = plainCheck(
  'A final review says what is to be celebrated.',
  'A celebration',
  (context) => {
    const reviews = reviewsOf(context, 'final').filter((review) => review.value.celebration !== undefined);
    const [first] = reviews;
    return first
      ? met(`To be celebrated: ${firstLine(first.value.celebration ?? '')}`, reviews)
      : open('What you celebrate is still open.');
  },
);

const nextWords: Readonly<Record<string, string>> = {
  'new-cycle': 'another cycle',
  close: 'a good end here',
  transition: 'a gradual change to something casual',
};

export const whatComesNext = plainCheck(
  'A final review says what comes next.',
  'What comes next',
  (context) => {
    const reviews = reviewsOf(context, 'final').filter((review) => review.value.next !== undefined);
    if (reviews.length === 0) return open('What comes next is still open.');
    const words = (next = '') => (Object.hasOwn(nextWords, next) ? (nextWords[next] ?? next) : next);
    const wishes = [...new Set(reviews.map((review) => words(review.value.next)))];
    return met(`Next: ${wishes.join(', or ')}.`, reviews);
  },
);
