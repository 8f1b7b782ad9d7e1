import * as z from 'zod';
import { duration, idOf, namePattern, optional, recordOf, required, text } from './fields.js';

/** The newest version of the record format that this code can write. */
export const currentFormat = 1;

/** `mentoring.yaml`: the version of the format, and what holds for the whole folder. */
export const configurationSchema = recordOf('Mentoring folder', 'What holds for the whole folder.', {
  format: required(
    z.int().positive(),
    'The version of the record format. It is 1 until a later one says otherwise.',
    1,
  ),
  readers: optional(
    text,
    'Who can read these records, as stated at set-up. Shown wherever something is shared.',
    'Everyone with access to acme/payments',
  ),
  defaults: optional(
    z.object({
      process: optional(idOf('process'), 'The process that a new pair starts with.'),
      cadence: optional(duration, 'How often a new pair meets.', 'P14D'),
    }),
    'What new records start with.',
  ),
  objectives: optional(
    z.record(
      z
        .string()
        .regex(
          namePattern,
          'An objective is named by lower-case words joined by hyphens, starting with a letter.',
        ),
      z.object({
        title: required(text, 'The objective in a few words.', 'Halve the pages of the payment team'),
      }),
    ),
    'Larger objectives of the organisation that goals can serve. Each has a name, which goals refer to, and a title.',
  ),
});

export type Configuration = z.infer<typeof configurationSchema>;
