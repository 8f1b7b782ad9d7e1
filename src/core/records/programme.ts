import * as z from 'zod';
import { date, duration, handle, reference, text } from './fields.js';

const goal = z.union(
  [
    text,
    z.object({
      title: text.meta({ description: 'The goal in a few words.' }),
      objective: reference
        .optional()
        .meta({ description: 'The objective in mentoring.yaml that it serves.' }),
      due: date.optional().meta({ description: 'The day it should be reached by.' }),
    }),
  ],
  'A goal of the programme is a line of text, or has a title:.',
);

const measure = z.union(
  [
    text,
    z.object({
      what: text.meta({ description: 'What is measured: something about the programme, never a person.' }),
      unit: text.optional().meta({ description: 'The unit of the values.' }),
      from: z.number().optional().meta({ description: 'The value at the beginning.' }),
      to: z.number().optional().meta({ description: 'The value that is wanted.' }),
      now: z.number().optional().meta({ description: 'The value that was seen last.' }),
    }),
  ],
  'A measure is a line of text, or has what: with what is measured.',
);

/** `programme.yaml`: a mentoring programme, above the pairs; one a folder. */
export const programmeSchema = z
  .object({
    title: text.meta({ description: 'What it is called.', examples: ['Mentoring in the payments team'] }),
    purpose: text.optional().meta({ description: 'What it is for, and for whom.' }),
    goals: z.array(goal).optional().meta({ description: 'What should be different because of it.' }),
    organisers: z.array(handle).optional().meta({ description: 'Who looks after it.' }),
    design: z
      .object({
        who: text.optional().meta({ description: 'Who can take part, and how one joins.' }),
        processes: z
          .array(reference)
          .optional()
          .meta({ description: 'The processes that pairs can follow.' }),
        length: duration.optional().meta({ description: 'How long a cycle lasts.', examples: ['P6M'] }),
        cadence: duration.optional().meta({ description: 'How often pairs meet.', examples: ['P14D'] }),
      })
      .optional()
      .meta({ description: 'How it is designed.' }),
    onboarding: z
      .object({
        how: text.optional().meta({ description: 'How mentors and mentees learn what to expect.' }),
        survey: z
          .array(text)
          .optional()
          .meta({ description: 'What both are asked before they are matched. Answers are kept elsewhere.' }),
      })
      .optional()
      .meta({ description: 'How mentors and mentees begin.' }),
    matching: text.optional().meta({ description: 'How mentors and mentees find each other.' }),
    momentum: text.optional().meta({ description: 'How pairs are kept going.' }),
    measures: z.array(measure).optional().meta({ description: 'How one will know what came of it.' }),
    steps: z
      .array(
        z.object({
          step: reference.meta({ description: 'The step that the programme entered.' }),
          entered: date.meta({ description: 'The day it was entered.' }),
          note: text.optional().meta({ description: 'What is worth remembering about it.' }),
        }),
      )
      .optional()
      .meta({ description: 'Where the programme has been; the last entry is where it is.' }),
  })
  .meta({ title: 'Programme', description: 'A mentoring programme, above the pairs.' });

export type Programme = z.infer<typeof programmeSchema>;
