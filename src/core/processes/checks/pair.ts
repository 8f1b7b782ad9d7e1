import * as z from 'zod';
import { checkpointsHeld } from '../../insight/checkpoint.js';
import { agreementOf, cadenceOf, heldSessions, lastSession, momentum } from '../../insight/schedule.js';
import {
  addToDay,
  dayWords,
  distanceWords,
  firstLine,
  lastMetWords,
  numberInWords,
  plural,
  sentence,
  timesInWords,
} from '../../text/words.js';
import { pairStatus } from '../../records/pair.js';
import {
  atLeast,
  checkWith,
  met,
  nameIn,
  open,
  plainCheck,
  type CheckContext,
  type Finding,
} from './check.js';

export const pairAccepted = plainCheck(
  'The person who was asked has accepted the pair.',
  'Both want this',
  (context) => {
    const { pair } = context;
    if (pairStatus(pair.value) !== 'proposed') return met('Both said yes.', [pair]);
    const { by, mentee, mentor } = pair.value;
    return open(`Waits for ${nameIn(context, by === mentor ? mentee : mentor)}'s answer.`, [pair]);
  },
);

export const requestStated = plainCheck(
  'The pair says what the mentee wants from this mentoring.',
  'What the mentee asks for',
  (context) => {
    const { mentee, request } = context.pair.value;
    const name = nameIn(context, mentee);
    return request === undefined
      ? open(`What ${name} wants from this isn't written down yet.`, [context.pair])
      : met(`${name} asks for: ${firstLine(request)}`, [context.pair]);
  },
);

export const sessionsHeld = checkWith(
  'At least so many sessions were held.',
  z.object({ atLeast }),
  (wanted) => (wanted.atLeast === 1 ? 'A first session' : sentence(plural(wanted.atLeast, 'session'))),
  ({ snapshot, pair, today }, wanted) => {
    const sessions = heldSessions(snapshot, pair, today);
    const last = sessions.at(-1);
    if (!last) {
      return open(
        `Not met yet; ${wanted.atLeast === 1 ? 'a first session is' : hopedFor(wanted.atLeast)} hoped for.`,
      );
    }
    const times = timesInWords(sessions.length);
    const records = [...sessions].reverse();
    if (sessions.length < wanted.atLeast) {
      return open(`Met ${times} so far; ${hopedFor(wanted.atLeast)} hoped for.`, records);
    }
    return met(`Met ${times}, last on ${dayWords(last.value.date, today)}.`, records);
  },
);

function hopedFor(sessions: number): string {
  return `${numberInWords(sessions)} sessions were`;
}

export const sessionsAsAgreed = plainCheck(
  'The last session is no further back than two of the agreed intervals.',
  'Meeting as agreed',
  (context) => {
    const { snapshot, pair, today } = context;
    const cadence = cadenceOf(snapshot, pair);
    if (!cadence) return open("How often you meet isn't agreed yet.", [agreementOf(snapshot, pair) ?? pair]);
    const last = lastSession(context, pair);
    const agreed = `${sentence(cadence.words)} was agreed`;
    if (!last) return open(`${agreed}; not met yet.`, [cadence.source]);
    const expected = addToDay(last.value.date, cadence.duration);
    const limit = expected && addToDay(expected, cadence.duration);
    const records = [last, cadence.source];
    // A cadence beyond the calendar leaves all the time in the world.
    if (limit !== undefined && limit < today)
      return open(`${agreed}; ${lastMetWords(last.value.date, today)}.`, records);
    return met(
      `${agreed}; ${lastMetWords(last.value.date, today)}, ${momentum(snapshot, pair).words}.`,
      records,
    );
  },
);

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
