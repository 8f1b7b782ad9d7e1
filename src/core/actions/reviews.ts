import type { RecordEdit } from '../yaml/record-edit.js';
import { newDatedId } from '../folder/id.js';
import { fileKey, sameRecord, type LoadedRecord } from '../folder/snapshot.js';
import { goalsOf } from '../insight/goals.js';
import { isDraft, ownDraft, publishedReview, saysSomething } from '../insight/reviews.js';
import { goalStatus } from '../records/goal.js';
import { recordPath } from '../records/kinds.js';
import {
  reviewParts,
  type GoalResult,
  type NextStep,
  type Review,
  type ReviewKind,
  type ReviewPart,
} from '../records/review.js';
import { addItems, changed, changeKeys, created, creation, inRecord, outcome } from './make-edits.js';
import { paragraphs } from './typed-text.js';
import { defineAction } from './define-action.js';
import { findOwnPair, findRecord, requireReadable } from './preconditions.js';
import { share } from './make-private.js';
import { refused, stale, type ActionContext, type ActionOutcome } from './action.js';
import { isSeenFrom, isPrivate } from '../folder/privacy.js';

interface ResultOf {
  readonly goal: string;
  readonly result: GoalResult | undefined;
}

export interface SaveReview {
  readonly pair: string;
  readonly kind: ReviewKind;
  /** What became of goals; undefined where that was not asked. A goal that is not named stays as it is. */
  readonly goals?: readonly ResultOf[] | undefined;
  /** The sections that are to say something else; an empty text takes one away. */
  readonly parts: { readonly [P in ReviewPart]?: string | undefined };
  /** What comes after what sections say by then. */
  readonly add?: { readonly [P in ReviewPart]?: string | undefined } | undefined;
  /** null takes it away. */
  readonly next?: NextStep | null | undefined;
  /** What the draft said when the person began. Where it says something else by now than was seen, nothing is changed. */
  readonly seen?: ReviewContent | undefined;
}

/** An outcome that also tells which review it is about. */
export interface ReviewOutcome extends ActionOutcome {
  /** The review's id. */
  readonly review: string;
}

const kindWords: Readonly<Record<ReviewKind, string>> = { checkpoint: 'checkpoint', final: 'review' };

/** Writes a review as a private draft, or goes on with mine of that kind. */
export const saveReview = defineAction<SaveReview, ReviewOutcome>((context, input) => {
  const { pair, me } = findOwnPair(context, input.pair);
  const { snapshot } = context;
  const draft = ownDraft(snapshot, pair, me, input.kind);
  if (input.seen && changedMeanwhile(draft?.value ?? {}, input.seen, input))
    stale('Your draft says something else by now. Look again, then save it.');
  const done = `Draft of your ${kindWords[input.kind]} saved, only on this machine`;
  if (draft) {
    requireReadable(draft);
    return { ...changed(done, draft, editsOf(draft.value, input)), review: draft.id };
  }
  if (input.kind === 'final' && publishedReview(snapshot, pair, me, 'final'))
    refused('Your review is published already. Open it to change it.');
  const goals = input.goals ?? (input.kind === 'final' ? achievedGoals(context, pair) : []);
  const answered = goals.filter(({ result }) => result !== undefined);
  const value: Review = {
    pair: pair.id,
    by: me,
    date: context.today,
    kind: input.kind,
    goals: answered.length > 0 ? [...answered] : undefined,
    ...Object.fromEntries(
      reviewParts.map((part) => [part, paragraphs(input.parts[part] ?? input.add?.[part])]),
    ),
    next: input.next ?? undefined,
  };
  const id = newDatedId(context.today, me, context.random);
  return { ...created(done, creation('review', id, 'private', value)), review: id };
});

/** The goals that everyone who will read the review knows, with what is known of them already. */
export function goalsToReview(
  context: Pick<ActionContext, 'snapshot'>,
  pair: LoadedRecord<'pair'>,
): readonly LoadedRecord<'goal'>[] {
  return goalsOf(context.snapshot, pair).filter(
    (goal) => goalStatus(goal.value) !== 'dropped' && isSeenFrom(pair.place, goal),
  );
}

function achievedGoals(context: ActionContext, pair: LoadedRecord<'pair'>): readonly ResultOf[] {
  return goalsToReview(context, pair)
    .filter((goal) => goalStatus(goal.value) === 'achieved')
    .map((goal) => ({ goal: goal.id, result: 'achieved' }));
}

type ReviewContent = Pick<Review, ReviewPart | 'goals' | 'next'>;

/** Whether something that is to be changed says neither what was seen there nor what it is to say. */
function changedMeanwhile(now: ReviewContent, seen: ReviewContent, input: SaveReview): boolean {
  const differs = (
    current: string | undefined,
    before: string | undefined,
    wanted: string | null | undefined,
  ) =>
    wanted !== undefined &&
    paragraphs(current) !== paragraphs(before) &&
    paragraphs(current) !== paragraphs(wanted ?? undefined);
  const result = (review: ReviewContent, goal: string) =>
    review.goals?.find((entry) => sameRecord('goal', entry.goal, goal))?.result;
  return (
    reviewParts.some((part) => differs(now[part], seen[part], input.parts[part])) ||
    differs(now.next, seen.next, input.next) ||
    (input.goals ?? []).some(({ goal, result: wanted }) =>
      differs(result(now, goal), result(seen, goal), wanted ?? null),
    )
  );
}

/** What changes in a draft; what was not asked stays. */
function editsOf(value: Review, input: SaveReview): readonly RecordEdit[] {
  const before = value.goals ?? [];
  const results = before.flatMap((entry, index) => {
    const asked = input.goals?.find(({ goal }) => sameRecord('goal', goal, entry.goal));
    return asked ? changeKeys(entry, { result: asked.result ?? null }, ['goals', index]) : [];
  });
  const fresh = (input.goals ?? []).filter(
    ({ goal, result }) =>
      result !== undefined && !before.some((entry) => sameRecord('goal', entry.goal, goal)),
  );
  const parts = reviewParts.map((part) => {
    const added = input.add?.[part];
    const text = added === undefined ? input.parts[part] : `${(value[part] ?? '').trimEnd()}\n\n${added}`;
    return [part, text === undefined ? undefined : (paragraphs(text) ?? null)] as const;
  });
  return [
    ...results,
    ...addItems(value.goals, ['goals'], fresh),
    ...changeKeys(value, { ...Object.fromEntries(parts), next: input.next }),
  ];
}

export interface PublishReview {
  readonly review: string;
}

/** Moves my draft beside the code, where the other one can read it. What it was before nobody else has seen. */
export const publishReview = defineAction<PublishReview>((context, input) => {
  const review = findRecord(context, 'review', input.review);
  const pair = findRecord(context, 'pair', review.value.pair);
  if (isPrivate(pair))
    refused('This pair is only on this machine, and so are its reviews. Share the pair first.');
  if (!isDraft(review, pair)) refused('This review is published already.');
  requireReadable(review);
  if (!saysSomething(review))
    refused('This review says nothing yet. Write a few words before you publish it.');
  const moved = share(context, review);
  const name = review.value.kind === 'checkpoint' ? 'Checkpoint' : 'Review';
  // When the draft was begun is nobody else's to know: neither its date nor its name tells.
  const as = review.id.replace(/^\d{4}-\d{2}-\d{2}(?=-)/, context.today);
  const to = { place: 'shared', path: recordPath('review', as) } as const;
  const moves = moved.edits.map((edit) =>
    !('op' in edit) && edit.to && fileKey(edit) === fileKey(review) ? { ...edit, to } : edit,
  );
  const edits = inRecord(review, changeKeys(review.value, { date: context.today }));
  return outcome(`${name} published, not committed yet`, [...edits, ...moves], to);
});
