import * as z from 'zod';
import { date, instant, oneOf, reference, step, text } from './fields.js';

/** Where a session stands. `unknown` is a status of a later version: it counts as neither held nor to come. */
export type SessionStatus = 'planned' | 'cancelled' | 'held' | 'unknown';

/** `sessions/<id>.yaml`: a meeting of the two. */
export const sessionSchema = z
  .object({
    pair: reference.meta({ description: 'The pair that meets.' }),
    date: date.meta({ description: 'The day of it.' }),
    started: instant.optional().meta({ description: 'When it began.' }),
    status: oneOf(['planned', 'cancelled'], {
      planned: 'It is still to come.',
      cancelled: 'It did not take place.',
    })
      .optional()
      .meta({ description: 'planned or cancelled; a session without one was held.' }),
    minutes: z.number().positive().optional().meta({ description: 'How long it lasted, in minutes.' }),
    preparation: text.optional().meta({ description: 'What the mentee wants to talk about.' }),
    prompts: z
      .array(
        z.object({
          ask: text.meta({ description: 'The question.' }),
          from: oneOf(['mentor', 'mentee'], { mentor: 'The mentor asks.', mentee: 'The mentee asks.' })
            .optional()
            .meta({ description: 'Who asks it.' }),
          answer: text.optional().meta({ description: 'What was said.' }),
        }),
      )
      .optional()
      .meta({
        description: 'Questions of the stage. Those about confidential things are never written here.',
      }),
    notes: text.optional().meta({ description: 'What was talked about.' }),
    checkins: z
      .array(
        z.object({
          goal: reference.meta({ description: 'The goal.' }),
          value: z.number().optional().meta({ description: 'Where its measure is now.' }),
          note: text.optional().meta({ description: 'How it goes.' }),
        }),
      )
      .optional()
      .meta({ description: 'Where goals are on that day.' }),
    actions: z.array(step).optional().meta({ description: 'What was agreed to be done.' }),
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
