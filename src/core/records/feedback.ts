import * as z from 'zod';
import { date, handle, idOf, oneOf, text } from './fields.js';

/** What feedback can be. */
export const feedbackKinds = ['praise', 'suggestion', 'question'] as const;

const commitWords = 'A commit is named by its hash, in quotes.';

const codeAnchor = z.object({
  path: text.meta({
    description: 'The file, relative to the root of its repository.',
    examples: ['src/retry.ts'],
  }),
  line: z
    .int()
    .positive()
    .meta({ description: 'The first line, counted from 1.', examples: [40] }),
  endLine: z
    .int()
    .positive()
    .optional()
    .meta({ description: 'The last line, where it is more than one.', examples: [52] }),
  commit: z
    .string(commitWords)
    .regex(/^[0-9a-f]{7,64}$/, commitWords)
    .optional()
    .meta({ description: 'The commit in which the lines were seen, in quotes.', examples: ['4b825dc6'] }),
  quote: text.optional().meta({
    description: 'The lines themselves, so that they are found again when the code moves.',
    examples: ['await sleep(backoff);'],
  }),
});

/** A place in the code that feedback is about. */
export type CodeAnchor = z.infer<typeof codeAnchor>;

/** `feedback/<id>.yaml`: what one saw, what effect it had, what to try; or a reply to such. */
export const feedbackSchema = z
  .object({
    pair: idOf('pair').describe('The pair within which it is said.'),
    from: handle.describe('Who gives the feedback.'),
    to: handle.describe('Who it is for.'),
    date: date.describe('The day on which it is given.'),
    observed: text.optional().meta({
      description: 'What was seen, without judging it.',
      examples: ['The lock is held while sleeping.'],
    }),
    effect: text
      .optional()
      .meta({ description: 'What effect that has.', examples: ['Every other worker waits.'] }),
    try: text
      .optional()
      .meta({ description: 'What to try instead.', examples: ['Release it before the wait.'] }),
    kind: oneOf(feedbackKinds, {
      praise: 'Something that went well. It asks for no answer.',
      suggestion: 'Something to try.',
      question: 'Something to explain; it waits for an answer.',
    })
      .optional()
      .describe('Whether it is praise, a suggestion or a question.'),
    about: z
      .object({
        goal: idOf('goal').optional().describe('The goal that it is about.'),
        session: idOf('session').optional().describe('The session that it is about.'),
        code: codeAnchor.optional().describe('The place in the code that it is about.'),
      })
      .optional()
      .describe('What it is about: a goal, a session, a place in the code.'),
    replyTo: idOf('feedback').optional().describe('The feedback that this one replies to.'),
    text: text.optional().meta({
      description: 'What is said in reply.',
      examples: ['Done, the wait is outside of the lock now.'],
    }),
    resolves: z.boolean().optional().describe('True where this reply settles the feedback.'),
  })
  .refine((feedback) => feedback.replyTo !== undefined || feedback.observed !== undefined, {
    error: 'Feedback needs observed: with what was seen; a reply needs replyTo: with what it answers.',
  })
  .meta({
    // For the generated JSON Schema, which knows nothing of the refinement above.
    anyOf: [{ required: ['observed'] }, { required: ['replyTo'] }],
    title: 'Feedback',
    description: 'What one saw, what effect it had, what to try; or a reply to that.',
  });

export type Feedback = z.infer<typeof feedbackSchema>;
