import type { SaveReview } from '../core/actions/reviews.js';
import { sameRecord, type LoadedRecord, type Snapshot } from '../core/folder/snapshot.js';
import type { ReviewRecord } from '../core/insight/reviews.js';
import { agreementOf } from '../core/insight/schedule.js';
import { known } from '../core/records/fields.js';
import {
  nextSteps,
  results,
  reviewParts,
  type GoalResult,
  type NextStep,
  type ReviewKind,
  type ReviewPart,
} from '../core/records/review.js';

/** What the questions are answered with. */
export interface Answers {
  readonly results: ReadonlyMap<string, GoalResult | undefined>;
  /** What was typed for a section. */
  readonly typed: { readonly [P in ReviewPart]?: string };
  readonly next?: NextStep | null;
  readonly publish?: boolean;
}

/** Nothing is answered yet. */
export const noAnswers: Answers = { results: new Map(), typed: {} };

/** A section and how it is asked for. */
export interface Question {
  readonly part: ReviewPart;
  readonly prompt: string;
  readonly placeholder: string;
}

/** What the answers change in a review: what a box says as it came is left out. What a draft says in several lines is added to. */
export function inputOf(
  pair: LoadedRecord<'pair'>,
  kind: ReviewKind,
  draft: ReviewRecord | undefined,
  answers: Answers,
): SaveReview {
  const typed = reviewParts.flatMap((part) => {
    const text = answers.typed[part]?.trim();
    const before = saidIn(draft, part);
    const isLong = before.includes('\n');
    if (text === undefined || text === (isLong ? '' : before)) return [];
    return [{ part, text, isLong }];
  });
  const texts = (long: boolean) =>
    Object.fromEntries(typed.filter(({ isLong }) => isLong === long).map(({ part, text }) => [part, text]));
  const isNew = answers.next !== undefined && answers.next !== known(nextSteps, draft?.value.next, null);
  return {
    pair: pair.id,
    kind,
    goals: [...answers.results]
      .filter(([goal, result]) => result !== resultIn(draft, goal))
      .map(([goal, result]) => ({ goal, result })),
    parts: texts(false),
    add: texts(true),
    next: isNew ? answers.next : undefined,
    seen: draft?.value ?? {},
  };
}

/** The answers that change something, to be asked again with. */
export function changedAnswers(answers: Answers, { goals, parts, add, next }: SaveReview): Answers {
  const typed = reviewParts.filter((part) => parts[part] !== undefined || add?.[part] !== undefined);
  return {
    results: new Map(goals?.map(({ goal, result }) => [goal, result])),
    typed: Object.fromEntries(typed.map((part) => [part, answers.typed[part]])),
    ...(next === undefined ? {} : { next }),
    ...(answers.publish === undefined ? {} : { publish: answers.publish }),
  };
}

/** What a draft says in a section; empty where it says nothing. */
export function saidIn(draft: ReviewRecord | undefined, part: ReviewPart): string {
  return draft?.value[part]?.trim() ?? '';
}

/** What a draft says became of a goal. */
export function resultIn(draft: ReviewRecord | undefined, goal: string): GoalResult | undefined {
  const written = draft?.value.goals?.find((entry) => sameRecord('goal', entry.goal, goal));
  return known(results, written?.result, undefined);
}

/** Everything that a final review tells in words. */
export function finalQuestions(other: string): readonly Question[] {
  return [
    { part: 'expected', prompt: 'What did you expect?', placeholder: 'To be on call without fear' },
    { part: 'actual', prompt: 'What came of it?', placeholder: 'Four weeks on call, one of them quiet' },
    { part: 'skills', prompt: 'Which skills grew?', placeholder: 'Reading a queue, saying no to scope' },
    {
      part: 'impact',
      prompt: 'What did it change, for you and at work?',
      placeholder: 'I speak up in design reviews',
    },
    {
      part: 'improve',
      prompt: 'What still needs work?',
      placeholder: 'Writing things down while they are hot',
    },
    {
      part: 'process',
      prompt: 'How well did the mentoring itself work?',
      placeholder: `Meeting every two weeks with ${other} was right`,
    },
    { part: 'celebration', prompt: 'What is to be celebrated?', placeholder: 'The first quiet on-call week' },
  ];
}

/** The few questions of a checkpoint. */
export function checkpointQuestions(snapshot: Snapshot, pair: LoadedRecord<'pair'>): readonly Question[] {
  const how = agreementOf(snapshot, pair)?.value.checkpoint?.how?.trim().split('\n')[0];
  const agreed = how === undefined ? '' : ` (You agreed: ${how})`;
  return [
    {
      part: 'actual',
      prompt: `How does it go so far?${agreed}`,
      placeholder: 'The goal is clear, the plan slower than I thought',
    },
    {
      part: 'process',
      prompt: 'How well does the mentoring itself work?',
      placeholder: 'Our sessions help; answers in between could come sooner',
    },
    {
      part: 'improve',
      prompt: 'What should be different from now on?',
      placeholder: 'Less of the plan, more of the code',
    },
  ];
}
