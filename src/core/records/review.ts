import * as z from 'zod';
import { date, handle, idOf, listOf, oneOf, optional, recordOf, required, text } from './fields.js';

/** Half-way, or at the end. */
export const reviewKinds = ['checkpoint', 'final'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** What became of a goal. */
export const results = ['achieved', 'partly', 'not-yet'] as const;
export type GoalResult = (typeof results)[number];

/** What can come after. */
export const nextSteps = ['new-cycle', 'close', 'transition'] as const;
export type NextStep = (typeof nextSteps)[number];

/** The sections that are told in words, in the order in which one looks back. */
export const reviewParts = [
  'expected',
  'actual',
  'skills',
  'impact',
  'improve',
  'process',
  'celebration',
] as const;
export type ReviewPart = (typeof reviewParts)[number];

/** `reviews/<id>.yaml`: one by each side, at a checkpoint or at the end. */
export const reviewSchema = recordOf('Review', 'How one side looks back.', {
  pair: required(idOf('pair'), 'The pair that is looked back on.'),
  by: required(handle, 'Who looks back.'),
  date: required(date, 'The day of the review.'),
  kind: required(
    oneOf(reviewKinds, {
      checkpoint: 'Half-way: how it goes, and what to change.',
      final: 'At the end: what came of it.',
    }),
    'Whether it is half-way or at the end.',
  ),
  goals: optional(
    listOf({
      goal: required(idOf('goal'), 'The goal that it is about.'),
      result: optional(
        oneOf(results, {
          achieved: 'The goal is reached.',
          partly: 'Some of it is reached.',
          'not-yet': 'It is not reached yet.',
        }),
        'What became of it.',
      ),
      note: optional(
        text,
        'What is worth saying about it.',
        'The storms are over; the alerts are still to do',
      ),
    }),
    'What became of each goal.',
  ),
  expected: optional(text, 'What was expected at the beginning.', 'To own a service'),
  actual: optional(text, 'What came of it.', 'I run the queue, and others ask me'),
  skills: optional(text, 'Which skills grew.', 'Reading traces, saying no'),
  impact: optional(text, 'What it changed, personally and professionally.', 'Nights are quiet'),
  improve: optional(text, 'What still needs work.', 'Writing proposals that others finish reading'),
  process: optional(text, 'How well the mentoring itself worked.', 'Every two weeks was right'),
  celebration: optional(text, 'What is to be celebrated.', 'The first quiet on-call week'),
  next: optional(
    oneOf(nextSteps, {
      'new-cycle': 'The two begin a new cycle.',
      close: 'The mentoring ends here, on good terms.',
      transition: 'It goes on in another way, such as with another mentor or as peers.',
    }),
    'What comes after.',
  ),
});

export type Review = z.infer<typeof reviewSchema>;
