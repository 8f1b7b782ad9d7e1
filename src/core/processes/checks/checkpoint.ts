import { checkpointsHeld } from '../../insight/checkpoint.js';
import { agreementOf, heldSessions } from '../../insight/schedule.js';
import { dayWords, distanceWords, plural, sentence } from '../../text/words.js';
import { met, open, plainCheck, type CheckContext, type Finding } from './check.js';

export const checkpointHeld = plainCheck(
  'One of the two has published a review of the agreed checkpoint.',
  'The checkpoint',
  (context) => {
    const { snapshot, pair, today } = context;
    const reviews = checkpointsHeld(snapshot, pair);
    const [first] = reviews;
    if (first) return met(`The checkpoint was held on ${dayWords(first.value.date, today)}.`, reviews);
    return checkpointToCome(context);
  },
);

function checkpointToCome({ snapshot, pair, today }: CheckContext): Finding {
  const agreement = agreementOf(snapshot, pair);
  const { date, afterSessions } = agreement?.value.checkpoint ?? {};
  const records = agreement ? [agreement] : [];
  if (date !== undefined) {
    const day = dayWords(date, today);
    return date >= today
      ? open(`The checkpoint is agreed for ${day}, ${distanceWords(date, today)}.`, records)
      : open(`The checkpoint was agreed for ${day}; nothing is written down about it yet.`, records);
  }
  if (afterSessions === undefined)
    return open("When to hold a checkpoint isn't agreed yet, and none is written down.", records);
  const held = heldSessions(snapshot, pair, today).length;
  return held < afterSessions
    ? open(`The checkpoint comes after ${plural(afterSessions, 'session')}; ${held} held so far.`, records)
    : open(`${sentence(plural(held, 'session'))} held: a good time for the checkpoint.`, records);
}
