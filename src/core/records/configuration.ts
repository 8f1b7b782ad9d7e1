import * as z from 'zod';
import { duration, idOf, namePattern, text } from './fields.js';

/** The newest version of the record format that this code can write. */
export const currentFormat = 1;

/** `mentoring.yaml`: the version of the format, and what holds for the whole folder. */
export const configurationSchema = z
  .object({
    format: z
      .int()
      .positive()
      .meta({
        description: 'The version of the record format. It is 1 until a later one says otherwise.',
        examples: [1],
      }),
    readers: text.optional().meta({
      description: 'Who can read these records, as stated at set-up. Shown wherever something is shared.',
      examples: ['Everyone with access to acme/payments'],
    }),
    defaults: z
      .object({
        process: idOf('process').optional().describe('The process that a new pair starts with.'),
        cadence: duration.optional().meta({ description: 'How often a new pair meets.', examples: ['P14D'] }),
      })
      .optional()
      .describe('What new records start with.'),
    objectives: z
      .record(
        z
          .string()
          .regex(
            namePattern,
            'An objective is named by lower-case words joined by hyphens, starting with a letter.',
          ),
        z.object({
          title: text.meta({
            description: 'The objective in a few words.',
            examples: ['Halve the pages of the payment team'],
          }),
        }),
      )
      .optional()
      .describe(
        'Larger objectives of the organisation that goals can serve. Each has a name, which goals refer to, and a title.',
      ),
  })
  .meta({ title: 'Mentoring folder', description: 'What holds for the whole folder.' });

export type Configuration = z.infer<typeof configurationSchema>;
