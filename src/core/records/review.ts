import * as z from 'zod';
import { date, handle, idOf, oneOf, text } from './fields.js';

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
export const reviewSchema = z
  .object({
    pair: idOf('pair').describe('The pair that is looked back on.'),
    by: handle.describe('Who looks back.'),
    date: date.describe('The day of the review.'),
    kind: oneOf(reviewKinds, {
      checkpoint: 'Half-way: how it goes, and what to change.',
      final: 'At the end: what came of it.',
    }).describe('Whether it is half-way or at the end.'),
    goals: z
      .array(
        z.object({
          goal: idOf('goal').describe('The goal that it is about.'),
          result: oneOf(results, {
            achieved: 'The goal is reached.',
            partly: 'Some of it is reached.',
            'not-yet': 'It is not reached yet.',
          })
            .optional()
            .describe('What became of it.'),
          note: text.optional().meta({
            description: 'What is worth saying about it.',
            examples: ['The storms are over; the alerts are still to do'],
          }),
        }),
      )
      .optional()
      .describe('What became of each goal.'),
    expected: text
      .optional()
      .meta({ description: 'What was expected at the beginning.', examples: ['To own a service'] }),
    actual: text
      .optional()
      .meta({ description: 'What came of it.', examples: ['I run the queue, and others ask me'] }),
    skills: text
      .optional()
      .meta({ description: 'Which skills grew.', examples: ['Reading traces, saying no'] }),
    impact: text.optional().meta({
      description: 'What it changed, personally and professionally.',
      examples: ['Nights are quiet'],
    }),
    improve: text.optional().meta({
      description: 'What still needs work.',
      examples: ['Writing proposals that others finish reading'],
    }),
    process: text.optional().meta({
      description: 'How well the mentoring itself worked.',
      examples: ['Every two weeks was right'],
    }),
    celebration: text
      .optional()
      .meta({ description: 'What is to be celebrated.', examples: ['The first quiet on-call week'] }),
    next: oneOf(nextSteps, {
      'new-cycle': 'The two begin a new cycle.',
      close: 'The mentoring ends here, on good terms.',
      transition: 'It goes on in another way, such as with another mentor or as peers.',
    })
      .optional()
      .describe('What comes after.'),
  })
  .meta({ title: 'Review', description: 'How one side looks back.' });

export type Review = z.infer<typeof reviewSchema>;
