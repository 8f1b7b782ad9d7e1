import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import type { Phase } from '../records/process.js';
import { reviewKinds, type ReviewKind } from '../records/review.js';
import { checkpointNear } from './checkpoint.js';
import { otherOf, shortName } from './people.js';
import { ownDraft, publishedReview } from './reviews.js';
import { targetOf, type Target } from './target.js';

/** Something about looking back that waits for me. */
export interface LookingBackTurn {
  readonly title: string;
  readonly detail: string;
  readonly command: 'holdCheckpoint' | 'writeReview' | 'publishReview' | undefined;
  readonly target: Target;
  readonly date: string | undefined;
}

/** What a review of each kind is called in the middle of a sentence. */
const names: Readonly<Record<ReviewKind, string>> = { checkpoint: 'checkpoint', final: 'review' };

/** What waits for me of the checkpoint and the reviews. Of the other's only what is published can be known. */
export function lookingBackTurns(
  snapshot: Snapshot,
  pair: LoadedRecord<'pair'>,
  me: string,
  today: string,
  phase: Phase | undefined,
): readonly LookingBackTurn[] {
  const turns = reviewKinds.flatMap((kind) => turnsOfKind(snapshot, pair, me, kind));
  const own = (kind: ReviewKind) =>
    ownDraft(snapshot, pair, me, kind) ?? publishedReview(snapshot, pair, me, kind);
  const checkpoint = checkpointNear(snapshot, pair, today);
  if (checkpoint && !own('checkpoint')) {
    const { title, detail, date, due, agreement } = checkpoint;
    const command = due ? ('holdCheckpoint' as const) : undefined;
    return [{ title, detail, command, target: targetOf(agreement, 'checkpoint'), date }, ...turns];
  }
  const atTheEnd = phase === 'review' || phase === 'close';
  if (turns.length > 0 || !atTheEnd || own('final')) return turns;
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

function turnsOfKind(
  snapshot: Snapshot,
  pair: LoadedRecord<'pair'>,
  me: string,
  kind: ReviewKind,
): readonly LookingBackTurn[] {
  const handle = otherOf(pair.value, me);
  // Who has nobody else to read it has nothing to publish.
  if (handle === undefined || pair.place === 'private') return [];
  const draft = ownDraft(snapshot, pair, me, kind);
  const theirs = publishedReview(snapshot, pair, handle, kind);
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
  if (!theirs || publishedReview(snapshot, pair, me, kind)) return [];
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
