import * as z from 'zod';
import { date, handle, idOf, known, oneOf, text } from './fields.js';

const statuses = ['draft', 'active', 'achieved', 'dropped'] as const;

/** Where a goal stands. */
export type GoalStatus = (typeof statuses)[number];

const numericMeasure = z.object({
  what: text.meta({ description: 'What is measured.', examples: ['p99 of a retry storm'] }),
  unit: text.optional().meta({ description: 'The unit of both values.', examples: ['ms'] }),
  from: z.number().meta({ description: 'The value at the beginning.', examples: [40] }),
  to: z.number().meta({
    description: 'The value that is wanted. It may be lower than the one at the beginning.',
    examples: [10],
  }),
});

/** A measure in numbers, from where to where. */
export type NumericMeasure = z.infer<typeof numericMeasure>;

/** `goals/<id>.yaml`: something the owner wants to be able to do. */
export const goalSchema = z
  .object({
    title: text.meta({ description: 'The goal in a few words.', examples: ['Own the retry subsystem'] }),
    owner: handle.describe('Whose goal it is.'),
    pair: idOf('pair').optional().describe('The pair that works on it. A goal can come before a mentor.'),
    continues: idOf('goal')
      .optional()
      .describe('The goal of an earlier cycle that goes on here. Its evidence shows here, too.'),
    measure: z
      .union([text, numericMeasure], 'A measure is a sentence, or has what:, from: and to: (numbers).')
      .optional()
      .meta({
        description: 'How one will know that it is reached: a sentence, or a number from where to where.',
        examples: ['Grace reads my on-call notes and has nothing to add'],
      }),
    due: date.optional().describe('The day by which it should be reached.'),
    status: oneOf(
      statuses,
      {
        draft: 'Still being worked out.',
        active: 'Being worked on.',
        achieved: 'Reached.',
        dropped: 'Not pursued any more.',
      },
      'A goal without one is a draft.',
    )
      .optional()
      .describe('Where the goal stands. A goal that says nothing is a draft.'),
    specific: text.optional().meta({
      description: 'What exactly it is about, and what it is not about.',
      examples: ['The retries of the payment queue, not those of the clients'],
    }),
    achievable: text.optional().meta({
      description: 'Why it can be done, and with what help.',
      examples: ['Half a day a week is mine, and Grace knows the queue'],
    }),
    relevant: text.optional().meta({
      description: 'Why it matters, to its owner and to the team.',
      examples: ['Retries wake the whole team at night'],
    }),
    objective: idOf('objective')
      .optional()
      .describe('The objective of the organisation that it serves, by its name in mentoring.yaml.'),
    theme: oneOf(['communication', 'leadership', 'technical-proficiency', 'workplace-conflict'], {
      communication: 'Writing, speaking, listening.',
      leadership: 'Taking the lead, with or without a title.',
      'technical-proficiency': 'Knowing a technology or a craft.',
      'workplace-conflict': 'Getting on with others where it is hard.',
    })
      .optional()
      .describe('The field that it belongs to.'),
  })
  .meta({ title: 'Goal', description: 'Something its owner wants to be able to do.' });

export type Goal = z.infer<typeof goalSchema>;

/** The goal's status: a draft where nothing is said, active where a later version says something new. */
export function goalStatus(goal: Goal): GoalStatus {
  return goal.status === undefined ? 'draft' : known(statuses, goal.status, 'active');
}

/** The measure in numbers, where the goal has one. */
export function measureOf(goal: Goal): NumericMeasure | undefined {
  return typeof goal.measure === 'object' ? goal.measure : undefined;
}
