import * as z from 'zod';
import { date, duration, handle, idOf, listOf, optional, recordOf, required, text } from './fields.js';

const goal = z.union(
  [
    text,
    z.object({
      title: required(text, 'The goal in a few words.', 'Nobody is on call alone before they feel ready'),
      objective: optional(
        idOf('objective'),
        'The objective of the organisation that it serves, by its name in mentoring.yaml.',
      ),
      due: optional(date, 'The day by which it should be reached.'),
    }),
  ],
  'A goal of the programme is a line of text, or has a title:.',
);

const measure = z.union(
  [
    text,
    z.object({
      what: required(
        text,
        'What is measured: something about the programme, never a person.',
        'Pairs that met in the last month',
      ),
      unit: optional(text, 'The unit of the values.', '%'),
      from: optional(z.number(), 'The value at the beginning.', 40),
      to: optional(z.number(), 'The value that is wanted.', 90),
      now: optional(z.number(), 'The value that was seen last.', 65),
    }),
  ],
  'A measure is a line of text, or has what: with what is measured.',
);

/** `programme.yaml`: a mentoring programme, above the pairs; one a folder. */
export const programmeSchema = recordOf('Programme', 'A mentoring programme, above the pairs.', {
  title: required(text, 'What the programme is called.', 'Mentoring in the payments team'),
  purpose: optional(
    text,
    'What the programme is for, and for whom.',
    'Nobody is on call alone before they feel ready.',
  ),
  goals: optional(z.array(goal), 'What should be different because of it.'),
  organisers: optional(z.array(handle), 'Who looks after it.'),
  design: optional(
    z.object({
      who: optional(text, 'Who can take part, and how one joins.', 'Everyone in the team; ask an organiser'),
      processes: optional(z.array(idOf('process')), 'The processes that pairs can follow.'),
      length: optional(duration, 'How long a cycle lasts.', 'P6M'),
      cadence: optional(duration, 'How often pairs meet.', 'P14D'),
    }),
    'How it is designed.',
  ),
  onboarding: optional(
    z.object({
      how: optional(
        text,
        'How mentors and mentees learn what to expect.',
        'An hour together before the first session',
      ),
      survey: optional(
        z.array(text),
        'What both are asked before they are matched. The answers are kept elsewhere.',
      ),
    }),
    'How mentors and mentees begin, before they are matched and right after.',
  ),
  matching: optional(
    text,
    'How mentors and mentees find each other.',
    'Mentees name three people, organisers suggest one',
  ),
  momentum: optional(text, 'How pairs are kept going.', 'A lunch of all mentors every month'),
  measures: optional(z.array(measure), 'How one will know what came of it.'),
  steps: optional(
    listOf({
      step: required(idOf('programme-step'), 'The step that the programme entered.'),
      entered: required(date, 'The day on which the programme entered it.'),
      note: optional(text, 'What is worth remembering about it.', 'Twelve people came to the first evening'),
    }),
    'Where the programme has been; the last entry is where it is.',
  ),
});

export type Programme = z.infer<typeof programmeSchema>;
