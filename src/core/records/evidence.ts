import * as z from 'zod';
import { date, handle, instant, reference, text, url } from './fields.js';

const commitWords = 'A commit is named by its full hash, in quotes.';

/** `evidence/<id>.yaml`: a past commit, or any web page, held up for a goal. */
export const evidenceSchema = z
  .object({
    goal: reference.meta({ description: 'The goal that it is evidence for.' }),
    commit: z
      .string(commitWords)
      .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, commitWords)
      .optional()
      .meta({
        description: "The commit's full hash.",
        examples: ['4b825dc642cb6eb9a060e54bf8d69288fbee4904'],
      }),
    subject: z.string().optional().meta({ description: "The commit's subject." }),
    author: z.string().optional().meta({ description: "The e-mail address of the commit's author." }),
    authored: instant.optional().meta({ description: 'When the commit was authored.' }),
    patch: z
      .string()
      .regex(/^[0-9a-f]{40,64}$/, 'A patch-id is a hash.')
      .optional()
      .meta({
        description: "The commit's stable patch-id: it survives a rebase.",
        examples: ['a03fd1c5e2b94766c8d0f1e2a3b4c5d6e7f80912'],
      }),
    url: url.optional().meta({ description: 'A pull request or document, where the evidence is no commit.' }),
    repo: z
      .string()
      .regex(
        /^(?!.*\.git$)[^\s@:/]+(\/[^\s@:/]+)+$/,
        'A repository is named host/path, without scheme, user, token or .git.',
      )
      .optional()
      .meta({
        description: 'The repository of the commit, where it is not this one.',
        examples: ['git.example.org/acme/payments'],
      }),
    by: handle.meta({ description: 'Who holds it up.' }),
    date: date.meta({ description: 'The day of it.' }),
    note: text.optional().meta({ description: 'What it shows.' }),
  })
  .refine((evidence) => evidence.commit !== undefined || evidence.url !== undefined, {
    error: 'Evidence needs a commit: with its full hash, or a url:.',
  })
  .meta({
    // For the generated JSON Schema, which knows nothing of the refinement above.
    anyOf: [{ required: ['commit'] }, { required: ['url'] }],
    title: 'Evidence',
    description: 'A past commit, or any web page, held up for a goal.',
  });

export type Evidence = z.infer<typeof evidenceSchema>;
