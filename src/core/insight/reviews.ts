import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { reviewParts, type ReviewKind } from '../records/review.js';
import { byText } from '../text/words.js';
import { isSeenFrom } from '../folder/privacy.js';

type PairRecord = LoadedRecord<'pair'>;
export type ReviewRecord = LoadedRecord<'review'>;

/** The reviews of a pair, earliest first. */
export function reviewsOf(snapshot: Snapshot, pair: PairRecord, kind?: ReviewKind): readonly ReviewRecord[] {
  return snapshot
    .referring('review', 'pair', pair)
    .filter((review) => kind === undefined || review.value.kind === kind)
    .sort(byText(({ id, value }) => `${value.date} ${id}`));
}

/** Whether a review is for its author's eyes alone, so far. In a pair that is only on this machine there is nobody else. */
export function isDraft(review: ReviewRecord, pair: PairRecord): boolean {
  return !isSeenFrom(pair.place, review);
}

/** My review of this kind that lies in the private folder: the one to go on with. */
export function ownDraft(
  snapshot: Snapshot,
  pair: PairRecord,
  me: string,
  kind: ReviewKind,
): ReviewRecord | undefined {
  return reviewsOf(snapshot, pair, kind)
    .filter((review) => !isSeenFrom('shared', review) && review.value.by === me)
    .at(-1);
}

/** The latest review of this kind by one side that the other can read. */
export function publishedReview(
  snapshot: Snapshot,
  pair: PairRecord,
  by: string,
  kind: ReviewKind,
): ReviewRecord | undefined {
  return reviewsOf(snapshot, pair, kind)
    .filter((review) => !isDraft(review, pair) && review.value.by === by)
    .at(-1);
}

/** Whether there is anything in a review but who looks back, and when. */
export function saysSomething({ value }: ReviewRecord): boolean {
  const hasResult = value.goals?.some(({ result, note }) => result !== undefined || note !== undefined);
  return (
    hasResult === true || value.next !== undefined || reviewParts.some((part) => value[part] !== undefined)
  );
}
