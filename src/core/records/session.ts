import * as z from 'zod';
import { date, idOf, instant, listOf, oneOf, optional, recordOf, required, step, text } from './fields.js';

/** Where a session stands. `unknown` is a status of a later version: it counts as neither held nor to come. */
export type SessionStatus = 'planned' | 'cancelled' | 'held' | 'unknown';

/** `sessions/<id>.yaml`: a meeting of the two. */
export const sessionSchema = recordOf('Session', 'A meeting of mentor and mentee.', {
  pair: required(idOf('pair'), 'The pair that meets.'),
  date: required(date, 'The day of the session.'),
  started: optional(instant, 'The moment at which it began.'),
  status: optional(
    oneOf(
      ['planned', 'cancelled'],
      { planned: 'It is still to come.', cancelled: 'It did not take place.' },
      'A session without one was held.',
    ),
    'Where the session stands. One that says nothing was held.',
  ),
  minutes: optional(z.number().positive(), 'How long it lasted, in minutes.', 45),
  preparation: optional(text, 'What the mentee wants to talk about.', 'How to disagree in a review'),
  prompts: optional(
    listOf({
      ask: required(text, 'The question, as it was asked.', 'What went better than you thought?'),
      from: optional(
        oneOf(['mentor', 'mentee'], { mentor: 'The mentor asks.', mentee: 'The mentee asks.' }),
        'Who asks it.',
      ),
      answer: optional(text, 'What was answered.', 'The review took an hour instead of a day'),
    }),
    'Questions to begin with. Those about confidential things are never written here.',
  ),
  notes: optional(text, 'What was talked about.', 'The lock is the first thing to measure.'),
  checkins: optional(
    listOf({
      goal: required(idOf('goal'), 'The goal that it is about.'),
      value: optional(z.number(), 'Where its measure is on that day.', 22),
      note: optional(text, 'How it goes, in a sentence.', 'The hardest part is behind us'),
    }),
    'Where goals are on that day.',
  ),
  actions: optional(
    z.array(step),
    'What the two agreed to do. An action is a line of text, or has a task and more.',
  ),
});

export type Session = z.infer<typeof sessionSchema>;

/** The session's status; one that says nothing was held. */
export function sessionStatus(session: Session): SessionStatus {
  switch (session.status) {
    case undefined:
      return 'held';
    case 'planned':
    case 'cancelled':
      return session.status;
    default:
      return 'unknown';
  }
}
