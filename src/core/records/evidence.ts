import * as z from 'zod';
import { date, handle, idOf, instant, optional, recordOf, required, text, url } from './fields.js';

const commitWords = 'A commit is named by its full hash, in quotes.';

/** `evidence/<id>.yaml`: a past commit, or any web page, held up for a goal. */
export const evidenceSchema = recordOf('Evidence', 'A past commit, or any web page, held up for a goal.', {
  goal: required(idOf('goal'), 'The goal that it shows something for.'),
  commit: optional(
    z.string(commitWords).regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, commitWords),
    'The full hash of the commit, in quotes.',
    '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  ),
  subject: optional(
    z.string(),
    "The first line of the commit's message, as it was then.",
    'Release the lock before the backoff',
  ),
  author: optional(
    z.string(),
    "The e-mail address of the commit's author. It helps to find the commit again after a rebase.",
    'ada@example.org',
  ),
  authored: optional(
    instant,
    'When the commit was authored. It helps to find the commit again after a rebase.',
  ),
  patch: optional(
    z.string().regex(/^[0-9a-f]{40,64}$/, 'A patch-id is a hash.'),
    "The commit's stable patch-id, in quotes. It stays the same when the commit is rebased.",
    'a03fd1c5e2b94766c8d0f1e2a3b4c5d6e7f80912',
  ),
  url: optional(url, 'The address of a pull request or a document, where the evidence is no commit.'),
  repo: optional(
    z
      .string()
      .regex(
        /^(?!.*\.git$)[^\s@:/]+(\/[^\s@:/]+)+$/,
        'A repository is named host/path, without scheme, user, token or .git.',
      ),
    'The repository of the commit as host and path, where it is not this one.',
    'git.example.org/acme/payments',
  ),
  by: required(handle, 'Who holds it up as evidence.'),
  date: required(date, 'The day on which it was held up.'),
  note: optional(text, 'What it shows, in a sentence.', 'The retry storm is over.'),
})
  .refine((evidence) => evidence.commit !== undefined || evidence.url !== undefined, {
    error: 'Evidence needs a commit: with its full hash, or a url:.',
  })
  .meta({
    // For the generated JSON Schema, which knows nothing of the refinement above.
    anyOf: [{ required: ['commit'] }, { required: ['url'] }],
  });

export type Evidence = z.infer<typeof evidenceSchema>;
