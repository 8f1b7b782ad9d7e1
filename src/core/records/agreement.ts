import * as z from 'zod';
import { date, duration, reference, text } from './fields.js';

const both = z.object({
  mentee: text.optional().meta({ description: 'Of the mentee.' }),
  mentor: text.optional().meta({ description: 'Of the mentor.' }),
});

/** `agreements/<id>.yaml`: a working agreement, not a contract; every section may be left out. */
export const agreementSchema = z
  .object({
    pair: reference.meta({ description: 'The pair whose agreement this is.' }),
    expectations: both.optional().meta({ description: 'What each expects.' }),
    roles: text.optional().meta({ description: 'Who is what to whom.' }),
    responsibilities: both.optional().meta({ description: 'What each takes care of.' }),
    boundaries: text.optional().meta({ description: 'What is outside of this mentoring.' }),
    confidentiality: text.optional().meta({ description: 'What stays between the two.' }),
    schedule: z
      .object({
        cadence: duration.optional().meta({ description: 'How often the two meet.', examples: ['P14D'] }),
        meetings: z.int().positive().optional().meta({ description: 'How many sessions were agreed.' }),
        minutes: z.int().positive().optional().meta({ description: 'How long a session lasts, in minutes.' }),
      })
      .optional()
      .meta({ description: 'When the two meet.' }),
    checkpoint: z
      .object({
        afterSessions: z.int().positive().optional().meta({ description: 'After how many sessions.' }),
        date: date.optional().meta({ description: 'Or on which day.' }),
        how: text.optional().meta({ description: 'How it is held.' }),
      })
      .optional()
      .meta({ description: 'When and how the two look at how it goes.' }),
    style: text.optional().meta({ description: 'How the mentee likes to be mentored.' }),
    responseTime: duration.optional().meta({ description: 'How soon each answers.', examples: ['P2D'] }),
    success: text.optional().meta({ description: 'How both will judge it.' }),
    leaving: text.optional().meta({ description: 'How either may leave, without fault.' }),
  })
  .meta({ title: 'Agreement', description: 'A working agreement of a pair, not a contract.' });

export type Agreement = z.infer<typeof agreementSchema>;
