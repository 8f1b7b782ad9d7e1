import type { LoadedRecord } from '../folder/snapshot.js';
import type { StageCheck } from '../processes/process.js';
import type { StageTrack } from '../processes/stages.js';
import { reviewKinds, type ReviewKind } from '../records/review.js';
import { checkpointDay, checkpointNear, isCheckpointOf } from '../insight/checkpoint.js';
import { otherOf, shortName } from '../insight/people.js';
import { ownDraft, publishedReview } from '../insight/reviews.js';
import { targetOf, type Target } from '../insight/target.js';
import { isPrivate } from '../folder/privacy.js';
import type { Perspective } from '../insight/perspective.js';

/** Something about looking back that waits for me. */
export interface LookingBackItem {
  readonly title: string;
  readonly detail: string;
  readonly command: 'holdCheckpoint' | 'writeReview' | 'publishReview' | undefined;
  readonly target: Target;
  readonly date: string | undefined;
}

/** What a review of each kind is called in the middle of a sentence. */
const names: Readonly<Record<ReviewKind, string>> = { checkpoint: 'checkpoint', final: 'review' };

/** What waits for me of the checkpoint and the reviews. Of the other's only what is published can be known. */
export function lookingBackItems(
  perspective: Perspective,
  pair: LoadedRecord<'pair'>,
  track: StageTrack,
): readonly LookingBackItem[] {
  const { snapshot, me } = perspective;
  if (me === undefined) return [];
  const items = reviewKinds.flatMap((kind) => itemsOfKind(perspective, pair, kind));
  const checkpoint = checkpointNear(perspective, pair);
  if (checkpoint && !ownDraft(snapshot, pair, me, 'checkpoint')) {
    const { title, detail, date, due, agreement } = checkpoint;
    const command = due ? ('holdCheckpoint' as const) : undefined;
    return [{ title, detail, command, target: targetOf(agreement, 'checkpoint'), date }, ...items];
  }
  if (items.length > 0 || !isTimeToReview(track)) return items;
  if (ownDraft(snapshot, pair, me, 'final') ?? publishedReview(snapshot, pair, me, 'final')) return items;
  const other = shortName(snapshot, otherOf(pair.value, me) ?? me, pair.value);
  return [
    {
      title: `Look back on the time with ${other}`,
      detail: 'a private draft first',
      command: 'writeReview',
      target: targetOf(pair),
      date: undefined,
    },
  ];
}

/** My drafts to publish, which outlast the pair: what one side ends, the other side may still answer. */
export function draftItems(perspective: Perspective, pair: LoadedRecord<'pair'>): readonly LookingBackItem[] {
  return reviewKinds
    .flatMap((kind) => itemsOfKind(perspective, pair, kind))
    .filter(({ command }) => command === 'publishReview');
}

/** Whether the current stage is one to look back on the whole time in: the last one, or one that still asks for it. */
export function isTimeToReview({ process, stages, currentIndex, current }: StageTrack): boolean {
  if (current?.phase === undefined) return false;
  const asked = process?.stages.find(({ id }) => id === current.id)?.checks.filter(asksForReviews) ?? [];
  const isOpen = asked.some(({ id }) => current.checks.some((check) => check.id === id && !check.met));
  return isOpen || currentIndex === stages.length - 1;
}

function asksForReviews({ check, with: wanted }: StageCheck): boolean {
  return check === 'review-by-each' && (wanted?.['kind'] ?? 'final') === 'final';
}

function itemsOfKind(
  perspective: Perspective,
  pair: LoadedRecord<'pair'>,
  kind: ReviewKind,
): readonly LookingBackItem[] {
  const { snapshot, me } = perspective;
  if (me === undefined) return [];
  const handle = otherOf(pair.value, me);
  // Who has nobody else to read it has nothing to publish.
  if (handle === undefined || isPrivate(pair)) return [];
  const draft = ownDraft(snapshot, pair, me, kind);
  const day = kind === 'checkpoint' ? checkpointDay(perspective, pair) : undefined;
  const published = (by: string) => {
    const review = publishedReview(snapshot, pair, by, kind);
    return review && isCheckpointOf(day, review) ? review : undefined;
  };
  const theirs = published(handle);
  const ready = `${shortName(snapshot, handle, pair.value)}'s ${names[kind]} is ready to be read`;
  if (draft) {
    return [
      {
        title: theirs ? ready : `Your ${names[kind]} is a private draft`,
        detail: theirs ? 'publish yours to read side by side' : 'publish it when you are both ready',
        command: 'publishReview',
        target: targetOf(draft),
        date: draft.value.date,
      },
    ];
  }
  if (!theirs || published(me)) return [];
  return [
    {
      title: ready,
      detail: 'write yours to read side by side',
      command: kind === 'checkpoint' ? 'holdCheckpoint' : 'writeReview',
      target: targetOf(theirs),
      date: theirs.value.date,
    },
  ];
}
