import * as z from 'zod';
import { date, duration, idOf, text } from './fields.js';

/** Something that is said for each of the two; with an example of both. */
const each = (mentee: string, mentor: string) =>
  z.object({
    mentee: text.optional().meta({ description: 'What holds for the mentee.', examples: [mentee] }),
    mentor: text.optional().meta({ description: 'What holds for the mentor.', examples: [mentor] }),
  });

/** `agreements/<id>.yaml`: a working agreement, not a contract; every section may be left out. */
export const agreementSchema = z
  .object({
    pair: idOf('pair').describe('The pair whose agreement this is.'),
    expectations: each('To be asked before I am told', 'To hear early when something is stuck')
      .optional()
      .describe('What each of the two expects of this mentoring.'),
    roles: text.optional().meta({
      description: 'Who is what to whom: a sparring partner, a door opener, a reviewer.',
      examples: ['Grace asks and listens; Ada decides.'],
    }),
    responsibilities: each('Brings the topics', 'Keeps the time free')
      .optional()
      .describe('What each of the two takes care of.'),
    boundaries: text.optional().meta({
      description: 'What this mentoring is not about.',
      examples: ['Performance reviews and pay are talked about elsewhere.'],
    }),
    confidentiality: text.optional().meta({
      description: 'What stays between the two, and what may be told to others.',
      examples: ['What we talk about stays between us.'],
    }),
    schedule: z
      .object({
        cadence: duration.optional().meta({ description: 'How often the two meet.', examples: ['P14D'] }),
        meetings: z
          .int()
          .positive()
          .optional()
          .meta({ description: 'How many sessions the two have agreed on.', examples: [12] }),
        minutes: z
          .int()
          .positive()
          .optional()
          .meta({ description: 'How long a session lasts, in minutes.', examples: [45] }),
      })
      .optional()
      .describe('How often the two meet, how many times and for how long.'),
    checkpoint: z
      .object({
        afterSessions: z
          .int()
          .positive()
          .optional()
          .meta({ description: 'After how many sessions the checkpoint is held.', examples: [6] }),
        date: date
          .optional()
          .describe('The day of the checkpoint, where it does not depend on the number of sessions.'),
        how: text.optional().meta({
          description: 'How the checkpoint is held.',
          examples: ['Each writes a review first, then we talk for half an hour.'],
        }),
      })
      .optional()
      .describe('When and how the two look at how it goes, half-way.'),
    style: text.optional().meta({
      description: 'How the mentee likes to be mentored.',
      examples: ['Questions first, answers only when I am stuck.'],
    }),
    responseTime: duration
      .optional()
      .meta({ description: 'How soon each answers between sessions.', examples: ['P2D'] }),
    success: text.optional().meta({
      description: 'How both will know that it was worth it.',
      examples: ['Ada runs the service without asking.'],
    }),
    leaving: text.optional().meta({
      description: 'How either of the two may leave, at any time and without fault.',
      examples: ['A sentence is enough; we meet once more to say thanks.'],
    }),
  })
  .meta({ title: 'Agreement', description: 'A working agreement of a pair, not a contract.' });

export type Agreement = z.infer<typeof agreementSchema>;
