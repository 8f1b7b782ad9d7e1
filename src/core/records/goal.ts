import * as z from 'zod';
import { date, handle, known, oneOf, reference, text } from './fields.js';

const statuses = ['draft', 'active', 'achieved', 'dropped'] as const;

/** Where a goal stands. */
export type GoalStatus = (typeof statuses)[number];

const numericMeasure = z.object({
  what: text.meta({ description: 'What is measured.', examples: ['p99 of a retry storm'] }),
  unit: text.optional().meta({ description: 'The unit of the values.', examples: ['ms'] }),
  from: z.number().meta({ description: 'The value at the beginning.' }),
  to: z.number().meta({ description: 'The value that is wanted.' }),
});

/** A measure in numbers, from where to where. */
export type NumericMeasure = z.infer<typeof numericMeasure>;

/** `goals/<id>.yaml`: something the owner wants to be able to do. */
export const goalSchema = z
  .object({
    title: text.meta({ description: 'The goal in a few words.', examples: ['Own the retry subsystem'] }),
    owner: handle.meta({ description: 'Whose goal it is.' }),
    pair: reference
      .optional()
      .meta({ description: 'The pair that works on it. A goal can come before a mentor.' }),
    continues: reference
      .optional()
      .meta({ description: 'The goal of an earlier cycle; its evidence shows here too.' }),
    measure: z
      .union([text, numericMeasure], 'A measure is a sentence, or has what:, from: and to: (numbers).')
      .optional()
      .meta({ description: 'How one will know: a sentence, or a number from where to where.' }),
    due: date.optional().meta({ description: 'The day it should be reached by.' }),
    status: oneOf(statuses, {
      draft: 'Still being worked out.',
      active: 'Being worked on.',
      achieved: 'Reached.',
      dropped: 'Not pursued any more.',
    })
      .optional()
      .meta({ description: 'draft, active, achieved or dropped.' }),
    specific: text.optional().meta({ description: 'What exactly it is about, and what it is not about.' }),
    achievable: text.optional().meta({ description: 'Why it can be done, and with what help.' }),
    relevant: text.optional().meta({ description: 'Why it matters, to the owner and to the team.' }),
    objective: reference.optional().meta({ description: 'The objective in mentoring.yaml that it serves.' }),
    theme: oneOf(['communication', 'leadership', 'technical-proficiency', 'workplace-conflict'], {
      communication: 'Writing, speaking, listening.',
      leadership: 'Taking the lead, with or without a title.',
      'technical-proficiency': 'Knowing a technology or a craft.',
      'workplace-conflict': 'Getting on with others where it is hard.',
    })
      .optional()
      .meta({ description: 'The field it belongs to.' }),
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
