import * as z from 'zod';
import { date, handle, idOf, oneOf, optional, recordOf, required, text } from './fields.js';

/** What feedback can be. */
export const feedbackKinds = ['praise', 'suggestion', 'question'] as const;

const commitWords = 'A commit is named by its hash, in quotes.';

const codeAnchor = z.object({
  path: required(text, 'The file, relative to the root of its repository.', 'src/retry.ts'),
  line: required(z.int().positive(), 'The first line, counted from 1.', 40),
  endLine: optional(z.int().positive(), 'The last line, where it is more than one.', 52),
  commit: optional(
    z.string(commitWords).regex(/^[0-9a-f]{7,64}$/, commitWords),
    'The commit in which the lines were seen, in quotes.',
    '4b825dc6',
  ),
  quote: optional(
    text,
    'The lines themselves, so that they are found again when the code moves.',
    'await sleep(backoff);',
  ),
});

/** A place in the code that feedback is about. */
export type CodeAnchor = z.infer<typeof codeAnchor>;

/** `feedback/<id>.yaml`: what one saw, what effect it had, what to try; or a reply to such. */
export const feedbackSchema = recordOf(
  'Feedback',
  'What one saw, what effect it had, what to try; or a reply to that.',
  {
    pair: required(idOf('pair'), 'The pair within which it is said.'),
    from: required(handle, 'Who gives the feedback.'),
    to: required(handle, 'Who it is for.'),
    date: required(date, 'The day on which it is given.'),
    observed: optional(text, 'What was seen, without judging it.', 'The lock is held while sleeping.'),
    effect: optional(text, 'What effect that has.', 'Every other worker waits.'),
    try: optional(text, 'What to try instead.', 'Release it before the wait.'),
    kind: optional(
      oneOf(feedbackKinds, {
        praise: 'Something that went well. It asks for no answer.',
        suggestion: 'Something to try.',
        question: 'Something to explain; it waits for an answer.',
      }),
      'Whether it is praise, a suggestion or a question.',
    ),
    about: optional(
      z.object({
        goal: optional(idOf('goal'), 'The goal that it is about.'),
        session: optional(idOf('session'), 'The session that it is about.'),
        code: optional(codeAnchor, 'The place in the code that it is about.'),
      }),
      'What it is about: a goal, a session, a place in the code.',
    ),
    replyTo: optional(idOf('feedback'), 'The feedback that this one replies to.'),
    text: optional(text, 'What is said in reply.', 'Done, the wait is outside of the lock now.'),
    resolves: optional(z.boolean(), 'True where this reply settles the feedback.'),
  },
)
  .refine((feedback) => feedback.replyTo !== undefined || feedback.observed !== undefined, {
    error: 'Feedback needs observed: with what was seen; a reply needs replyTo: with what it answers.',
  })
  .meta({
    // For the generated JSON Schema, which knows nothing of the refinement above.
    anyOf: [{ required: ['observed'] }, { required: ['replyTo'] }],
  });

export type Feedback = z.infer<typeof feedbackSchema>;
