import * as z from 'zod';
import { date, handle, idOf, known, oneOf, optional, recordOf, required, text } from './fields.js';

const statuses = ['draft', 'active', 'achieved', 'dropped'] as const;

/** Where a goal stands. */
export type GoalStatus = (typeof statuses)[number];

const numericMeasure = z.object({
  what: required(text, 'What is measured.', 'p99 of a retry storm'),
  unit: optional(text, 'The unit of both values.', 'ms'),
  from: required(z.number(), 'The value at the beginning.', 40),
  to: required(z.number(), 'The value that is wanted. It may be lower than the one at the beginning.', 10),
});

/** A measure in numbers, from where to where. */
export type NumericMeasure = z.infer<typeof numericMeasure>;

/** `goals/<id>.yaml`: something the owner wants to be able to do. */
export const goalSchema = recordOf('Goal', 'Something its owner wants to be able to do.', {
  title: required(text, 'The goal in a few words.', 'Own the retry subsystem'),
  owner: required(handle, 'Whose goal it is.'),
  pair: optional(idOf('pair'), 'The pair that works on it. A goal can come before a mentor.'),
  continues: optional(
    idOf('goal'),
    'The goal of an earlier cycle that goes on here. Its evidence shows here, too.',
  ),
  measure: optional(
    z.union([text, numericMeasure], 'A measure is a sentence, or has what:, from: and to: (numbers).'),
    'How one will know that it is reached: a sentence, or a number from where to where.',
    'Grace reads my on-call notes and has nothing to add',
  ),
  due: optional(date, 'The day by which it should be reached.'),
  status: optional(
    oneOf(
      statuses,
      {
        draft: 'Still being worked out.',
        active: 'Being worked on.',
        achieved: 'Reached.',
        dropped: 'Not pursued any more.',
      },
      'A goal without one is a draft.',
    ),
    'Where the goal stands. A goal that says nothing is a draft.',
  ),
  specific: optional(
    text,
    'What exactly it is about, and what it is not about.',
    'The retries of the payment queue, not those of the clients',
  ),
  achievable: optional(
    text,
    'Why it can be done, and with what help.',
    'Half a day a week is mine, and Grace knows the queue',
  ),
  relevant: optional(
    text,
    'Why it matters, to its owner and to the team.',
    'Retries wake the whole team at night',
  ),
  objective: optional(
    idOf('objective'),
    'The objective of the organisation that it serves, by its name in mentoring.yaml.',
  ),
  theme: optional(
    oneOf(['communication', 'leadership', 'technical-proficiency', 'workplace-conflict'], {
      communication: 'Writing, speaking, listening.',
      leadership: 'Taking the lead, with or without a title.',
      'technical-proficiency': 'Knowing a technology or a craft.',
      'workplace-conflict': 'Getting on with others where it is hard.',
    }),
    'The field that it belongs to.',
  ),
});

export type Goal = z.infer<typeof goalSchema>;

/** The goal's status: a draft where nothing is said, active where a later version says something new. */
export function goalStatus(goal: Goal): GoalStatus {
  return goal.status === undefined ? 'draft' : known(statuses, goal.status, 'active');
}

/** The measure in numbers, where the goal has one. */
export function measureOf(goal: Goal): NumericMeasure | undefined {
  return typeof goal.measure === 'object' ? goal.measure : undefined;
}
