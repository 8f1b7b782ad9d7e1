import * as z from 'zod';
import type { LoadedRecord } from '../../folder/snapshot.js';
import {
  agreementOf,
  cadenceOf,
  heldSessions,
  lastSession,
  momentum,
  sessionsOf,
} from '../../insight/schedule.js';
import {
  addToDay,
  dayWords,
  firstLine,
  joinSome,
  lastMetWords,
  numberInWords,
  plural,
  sentence,
  someOf,
  timesInWords,
} from '../../text/words.js';
import { text } from '../../records/fields.js';
import { sessionStatus } from '../../records/session.js';
import { atLeast, checkWith, met, open, plainCheck, type CheckContext } from './check.js';

type SessionRecord = LoadedRecord<'session'>;

function days(sessions: readonly SessionRecord[], today: string): string {
  return joinSome(sessions.map((session) => dayWords(session.value.date, today)));
}

/** The planned sessions from today on, the nearest first. */
function sessionsToCome({ snapshot, pair, today }: CheckContext): readonly SessionRecord[] {
  return sessionsOf(snapshot, pair).filter(
    (session) => sessionStatus(session.value) === 'planned' && session.value.date >= today,
  );
}

export const sessionsPlanned = checkWith(
  'At least so many sessions from today on have their day.',
  z.object({ atLeast }),
  (wanted) => (wanted.atLeast === 1 ? 'A day for the next session' : 'Days for the next sessions'),
  (context, wanted) => {
    const sessions = sessionsToCome(context);
    if (sessions.length === 0) return open('No session to come has its day yet.');
    const found = `${plural(sessions.length, 'session')} to come: ${days(sessions, context.today)}.`;
    return sessions.length < wanted.atLeast
      ? open(`${found} ${sentence(numberInWords(wanted.atLeast))} were hoped for.`, sessions)
      : met(found, sessions);
  },
);

export const sessionsPrepared = checkWith(
  'The last sessions, the next planned one included, came with what the mentee wants to talk about.',
  z.object({
    last: z.int().positive().default(1).meta({ description: 'How many sessions to look at.' }),
  }),
  () => 'Sessions prepared',
  (context, wanted) => {
    const { snapshot, pair, today } = context;
    const recent = [...heldSessions(snapshot, pair, today), ...sessionsToCome(context).slice(0, 1)];
    const sessions = recent.slice(-wanted.last).reverse();
    if (sessions.length === 0) return open('There is no session to prepare for yet.');
    const without = sessions.filter((session) => session.value.preparation === undefined);
    const total = sessions.length;
    if (without.length === 0)
      return met(
        `${someOf(total, total, 'session', 'has its preparation', 'have their preparation')}: ${days(sessions, today)}.`,
        sessions,
      );
    const [one, many] = ['has no preparation that both can see', 'have no preparation that both can see'];
    return open(`${someOf(without.length, total, 'session', one, many)}: ${days(without, today)}.`, without);
  },
);

export const questionAnswered = checkWith(
  'A session that was held has an answer to this question among its prompts.',
  z.object({ ask: text.meta({ description: 'The question, word for word.' }) }),
  (wanted) => firstLine(wanted.ask),
  ({ snapshot, pair, today }, wanted) => {
    const asked = wanted.ask.trim();
    const answers = heldSessions(snapshot, pair, today).flatMap((session) =>
      (session.value.prompts ?? []).flatMap(({ ask, answer }) =>
        ask.trim() === asked && answer !== undefined ? [{ session, answer }] : [],
      ),
    );
    const last = answers.at(-1);
    if (!last) return open(`No session has an answer to this yet: ${asked}`);
    const day = dayWords(last.session.value.date, today);
    return met(`Answered on ${day}: ${firstLine(last.answer)}`, [last.session]);
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
