import * as z from 'zod';
import { date, duration, idOf, optional, recordOf, required, text } from './fields.js';

/** Something that is said for each of the two; with an example of both. */
const each = (mentee: string, mentor: string) =>
  z.object({
    mentee: optional(text, 'What holds for the mentee.', mentee),
    mentor: optional(text, 'What holds for the mentor.', mentor),
  });

/** `agreements/<id>.yaml`: a working agreement, not a contract; every section may be left out. */
export const agreementSchema = recordOf('Agreement', 'A working agreement of a pair, not a contract.', {
  pair: required(idOf('pair'), 'The pair whose agreement this is.'),
  expectations: optional(
    each('To be asked before I am told', 'To hear early when something is stuck'),
    'What each of the two expects of this mentoring.',
  ),
  roles: optional(
    text,
    'Who is what to whom: a sparring partner, a door opener, a reviewer.',
    'Grace asks and listens; Ada decides.',
  ),
  responsibilities: optional(
    each('Brings the topics', 'Keeps the time free'),
    'What each of the two takes care of.',
  ),
  boundaries: optional(
    text,
    'What this mentoring is not about.',
    'Performance reviews and pay are talked about elsewhere.',
  ),
  confidentiality: optional(
    text,
    'What stays between the two, and what may be told to others.',
    'What we talk about stays between us.',
  ),
  schedule: optional(
    z.object({
      cadence: optional(duration, 'How often the two meet.', 'P14D'),
      meetings: optional(z.int().positive(), 'How many sessions the two have agreed on.', 12),
      minutes: optional(z.int().positive(), 'How long a session lasts, in minutes.', 45),
    }),
    'How often the two meet, how many times and for how long.',
  ),
  checkpoint: optional(
    z.object({
      afterSessions: optional(z.int().positive(), 'After how many sessions the checkpoint is held.', 6),
      date: optional(date, 'The day of the checkpoint, where it does not depend on the number of sessions.'),
      how: optional(
        text,
        'How the checkpoint is held.',
        'Each writes a review first, then we talk for half an hour.',
      ),
    }),
    'When and how the two look at how it goes, half-way.',
  ),
  style: optional(
    text,
    'How the mentee likes to be mentored.',
    'Questions first, answers only when I am stuck.',
  ),
  responseTime: optional(duration, 'How soon each answers between sessions.', 'P2D'),
  success: optional(text, 'How both will know that it was worth it.', 'Ada runs the service without asking.'),
  leaving: optional(
    text,
    'How either of the two may leave, at any time and without fault.',
    'A sentence is enough; we meet once more to say thanks.',
  ),
});

export type Agreement = z.infer<typeof agreementSchema>;
