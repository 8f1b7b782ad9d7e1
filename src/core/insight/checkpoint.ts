import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { roleOf } from './people.js';
import { reviewsOf, type ReviewRecord } from './reviews.js';
import { agreementOf, heldSessions } from './schedule.js';
import { daysBetween, dayWords, distanceWords, plural } from '../text/words.js';
import type { Perspective } from './perspective.js';

/** How many days ahead an agreed day is worth a thought. */
const soon = 14;

/** When two people stop and look at how it goes, as they agreed. */
export interface Checkpoint {
  /** Whether it is the time for it; else it is merely near. */
  readonly due: boolean;
  /** `Checkpoint on 4 Dec`, `Checkpoint after the next session`, `Time for the checkpoint`. */
  readonly title: string;
  /** `in 4 days`, `6 sessions held`. */
  readonly detail: string;
  /** The agreed day, `YYYY-MM-DD`, where one is agreed. */
  readonly date: string | undefined;
  readonly agreement: LoadedRecord<'agreement'>;
}

/** The agreed day of the checkpoint from two weeks before it on: what was written down before then is about an earlier one. */
export function checkpointDay(perspective: Perspective, pair: LoadedRecord<'pair'>): string | undefined {
  const { snapshot, today } = perspective;
  const view = snapshot.seenFrom(pair.place);
  const date = agreementOf(view, pair)?.value.checkpoint?.date;
  return date !== undefined && isFrom(today, date) ? date : undefined;
}

/** Whether a checkpoint that is written down is about the one of the agreed day. */
export function isCheckpointOf(date: string | undefined, { value }: ReviewRecord): boolean {
  return date === undefined || isFrom(value.date, date);
}

function isFrom(day: string, agreed: string): boolean {
  const days = daysBetween(day, agreed);
  return days !== undefined && days <= soon;
}

/** The checkpoints that the two wrote down about the one that they agreed on, each side's own. */
export function checkpointsHeld(view: Snapshot, pair: LoadedRecord<'pair'>): readonly ReviewRecord[] {
  const date = agreementOf(view, pair)?.value.checkpoint?.date;
  return reviewsOf(view, pair, 'checkpoint').filter(
    (review) => roleOf(pair.value, review.value.by) !== undefined && isCheckpointOf(date, review),
  );
}

/** The agreed checkpoint, where it is near and neither of the two has written it down yet. */
export function checkpointNear(perspective: Perspective, pair: LoadedRecord<'pair'>): Checkpoint | undefined {
  const { snapshot, today } = perspective;
  // A draft that only one can read is no checkpoint of both.
  const view = snapshot.seenFrom(pair.place);
  const agreement = agreementOf(view, pair);
  const { date, afterSessions } = agreement?.value.checkpoint ?? {};
  if (!agreement || checkpointsHeld(view, pair).length > 0) return undefined;
  if (date !== undefined) {
    const days = daysBetween(today, date);
    if (days === undefined || !isFrom(today, date)) return undefined;
    const title = days < 0 ? 'Time for the checkpoint' : `Checkpoint on ${dayWords(date, today)}`;
    const detail = days < 0 ? `agreed for ${dayWords(date, today)}` : distanceWords(date, today);
    return { due: days <= 0, title, detail, date, agreement };
  }
  if (afterSessions === undefined) return undefined;
  const held = heldSessions(view, pair).length;
  const detail = `${plural(held, 'session')} held`;
  if (held >= afterSessions) return { due: true, title: 'Time for the checkpoint', detail, date, agreement };
  if (held < afterSessions - 1) return undefined;
  return { due: false, title: 'Checkpoint after the next session', detail, date, agreement };
}
