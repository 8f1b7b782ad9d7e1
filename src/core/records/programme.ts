import * as z from 'zod';
import { date, duration, handle, idOf, text } from './fields.js';

const goal = z.union(
  [
    text,
    z.object({
      title: text.meta({
        description: 'The goal in a few words.',
        examples: ['Nobody is on call alone before they feel ready'],
      }),
      objective: idOf('objective')
        .optional()
        .describe('The objective of the organisation that it serves, by its name in mentoring.yaml.'),
      due: date.optional().describe('The day by which it should be reached.'),
    }),
  ],
  'A goal of the programme is a line of text, or has a title:.',
);

const measure = z.union(
  [
    text,
    z.object({
      what: text.meta({
        description: 'What is measured: something about the programme, never a person.',
        examples: ['Pairs that met in the last month'],
      }),
      unit: text.optional().meta({ description: 'The unit of the values.', examples: ['%'] }),
      from: z
        .number()
        .optional()
        .meta({ description: 'The value at the beginning.', examples: [40] }),
      to: z
        .number()
        .optional()
        .meta({ description: 'The value that is wanted.', examples: [90] }),
      now: z
        .number()
        .optional()
        .meta({ description: 'The value that was seen last.', examples: [65] }),
    }),
  ],
  'A measure is a line of text, or has what: with what is measured.',
);

/** `programme.yaml`: a mentoring programme, above the pairs; one a folder. */
export const programmeSchema = z
  .object({
    title: text.meta({
      description: 'What the programme is called.',
      examples: ['Mentoring in the payments team'],
    }),
    purpose: text.optional().meta({
      description: 'What the programme is for, and for whom.',
      examples: ['Nobody is on call alone before they feel ready.'],
    }),
    goals: z.array(goal).optional().describe('What should be different because of it.'),
    organisers: z.array(handle).optional().describe('Who looks after it.'),
    design: z
      .object({
        who: text.optional().meta({
          description: 'Who can take part, and how one joins.',
          examples: ['Everyone in the team; ask an organiser'],
        }),
        processes: z.array(idOf('process')).optional().describe('The processes that pairs can follow.'),
        length: duration.optional().meta({ description: 'How long a cycle lasts.', examples: ['P6M'] }),
        cadence: duration.optional().meta({ description: 'How often pairs meet.', examples: ['P14D'] }),
      })
      .optional()
      .describe('How it is designed.'),
    onboarding: z
      .object({
        how: text.optional().meta({
          description: 'How mentors and mentees learn what to expect.',
          examples: ['An hour together before the first session'],
        }),
        survey: z
          .array(text)
          .optional()
          .describe('What both are asked before they are matched. The answers are kept elsewhere.'),
      })
      .optional()
      .describe('How mentors and mentees begin, before they are matched and right after.'),
    matching: text.optional().meta({
      description: 'How mentors and mentees find each other.',
      examples: ['Mentees name three people, organisers suggest one'],
    }),
    momentum: text
      .optional()
      .meta({ description: 'How pairs are kept going.', examples: ['A lunch of all mentors every month'] }),
    measures: z.array(measure).optional().describe('How one will know what came of it.'),
    steps: z
      .array(
        z.object({
          step: idOf('programme-step').describe('The step that the programme entered.'),
          entered: date.describe('The day on which the programme entered it.'),
          note: text.optional().meta({
            description: 'What is worth remembering about it.',
            examples: ['Twelve people came to the first evening'],
          }),
        }),
      )
      .optional()
      .describe('Where the programme has been; the last entry is where it is.'),
  })
  .meta({ title: 'Programme', description: 'A mentoring programme, above the pairs.' });

export type Programme = z.infer<typeof programmeSchema>;
