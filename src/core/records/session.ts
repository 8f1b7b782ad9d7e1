import * as z from 'zod';
import { date, idOf, instant, oneOf, step, text } from './fields.js';

/** Where a session stands. `unknown` is a status of a later version: it counts as neither held nor to come. */
export type SessionStatus = 'planned' | 'cancelled' | 'held' | 'unknown';

/** `sessions/<id>.yaml`: a meeting of the two. */
export const sessionSchema = z
  .object({
    pair: idOf('pair').describe('The pair that meets.'),
    date: date.describe('The day of the session.'),
    started: instant.optional().describe('The moment at which it began.'),
    status: oneOf(
      ['planned', 'cancelled'],
      { planned: 'It is still to come.', cancelled: 'It did not take place.' },
      'A session without one was held.',
    )
      .optional()
      .describe('Where the session stands. One that says nothing was held.'),
    minutes: z
      .number()
      .positive()
      .optional()
      .meta({ description: 'How long it lasted, in minutes.', examples: [45] }),
    preparation: text.optional().meta({
      description: 'What the mentee wants to talk about.',
      examples: ['How to disagree in a review'],
    }),
    prompts: z
      .array(
        z.object({
          ask: text.meta({
            description: 'The question, as it was asked.',
            examples: ['What went better than you thought?'],
          }),
          from: oneOf(['mentor', 'mentee'], { mentor: 'The mentor asks.', mentee: 'The mentee asks.' })
            .optional()
            .describe('Who asks it.'),
          answer: text.optional().meta({
            description: 'What was answered.',
            examples: ['The review took an hour instead of a day'],
          }),
        }),
      )
      .optional()
      .describe('Questions to begin with. Those about confidential things are never written here.'),
    notes: text
      .optional()
      .meta({ description: 'What was talked about.', examples: ['The lock is the first thing to measure.'] }),
    checkins: z
      .array(
        z.object({
          goal: idOf('goal').describe('The goal that it is about.'),
          value: z
            .number()
            .optional()
            .meta({ description: 'Where its measure is on that day.', examples: [22] }),
          note: text.optional().meta({
            description: 'How it goes, in a sentence.',
            examples: ['The hardest part is behind us'],
          }),
        }),
      )
      .optional()
      .describe('Where goals are on that day.'),
    actions: z
      .array(step)
      .optional()
      .describe('What the two agreed to do. An action is a line of text, or has a task and more.'),
  })
  .meta({ title: 'Session', description: 'A meeting of mentor and mentee.' });

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
