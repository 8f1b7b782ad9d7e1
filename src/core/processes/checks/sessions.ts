import * as z from 'zod';
import type { LoadedRecord } from '../../folder/snapshot.js';
import { heldSessions, sessionsOf } from '../../insight/schedule.js';
import { dayWords, firstLine, joinSome, numberInWords, plural, sentence, someOf } from '../../text/words.js';
import { text } from '../../records/fields.js';
import { sessionStatus } from '../../records/session.js';
import { atLeast, checkWith, met, open, type CheckContext } from './check.js';

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
