import * as z from 'zod';
import { date, handle, oneOf, reference, text } from './fields.js';

/** What feedback can be. */
export const feedbackKinds = ['praise', 'suggestion', 'question'] as const;

const commitWords = 'A commit is named by its hash, in quotes.';

const codeAnchor = z.object({
  path: text.meta({ description: 'The file, relative to the repository.', examples: ['src/retry.ts'] }),
  line: z.int().positive().meta({ description: 'The first line, counted from 1.' }),
  endLine: z.int().positive().optional().meta({ description: 'The last line.' }),
  commit: z
    .string(commitWords)
    .regex(/^[0-9a-f]{7,64}$/, commitWords)
    .optional()
    .meta({ description: 'The commit in which the lines were seen.', examples: ['4b825dc6'] }),
  quote: text.optional().meta({ description: 'The lines, so that they are found when the code moves.' }),
});

/** A place in the code that feedback is about. */
export type CodeAnchor = z.infer<typeof codeAnchor>;

/** `feedback/<id>.yaml`: what one saw, what effect it had, what to try; or a reply to such. */
export const feedbackSchema = z
  .object({
    pair: reference.meta({ description: 'The pair within which it is said.' }),
    from: handle.meta({ description: 'Who says it.' }),
    to: handle.meta({ description: 'To whom.' }),
    date: date.meta({ description: 'The day of it.' }),
    observed: text
      .optional()
      .meta({ description: 'What was seen.', examples: ['The lock is held while sleeping.'] }),
    effect: text.optional().meta({ description: 'What effect it has.' }),
    try: text.optional().meta({ description: 'What to try.' }),
    kind: oneOf(feedbackKinds, {
      praise: 'Something that went well. It asks for no answer.',
      suggestion: 'Something to try.',
      question: 'Something to explain; it waits for an answer.',
    })
      .optional()
      .meta({ description: 'praise, suggestion or question.' }),
    about: z
      .object({
        goal: reference.optional().meta({ description: 'The goal it is about.' }),
        session: reference.optional().meta({ description: 'The session it is about.' }),
        code: codeAnchor.optional().meta({ description: 'The place in the code it is about.' }),
      })
      .optional()
      .meta({ description: 'What it is about.' }),
    replyTo: reference.optional().meta({ description: 'The feedback that this one answers.' }),
    text: text.optional().meta({ description: 'The answer, in a reply.' }),
    resolves: z.boolean().optional().meta({ description: 'True where this reply resolves the feedback.' }),
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
