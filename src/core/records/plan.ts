import * as z from 'zod';
import { idOf, oneOf, step, text, url } from './fields.js';

/** `plans/<id>.yaml`: the action plan of one goal. */
export const planSchema = z
  .object({
    goal: idOf('goal').describe('The goal that this plan leads to.'),
    steps: z
      .array(step)
      .optional()
      .describe('What is to be done, in order. A step is a line of text, or has a task and more.'),
    resources: z
      .array(
        z.object({
          title: text.meta({ description: 'What it is called.', examples: ['Designing retries'] }),
          kind: oneOf(['training', 'book', 'article', 'person', 'tool'], {
            training: 'A course or workshop.',
            book: 'A book.',
            article: 'An article, a talk, a page of documentation.',
            person: 'Somebody to ask or to watch.',
            tool: 'A tool to learn with.',
          })
            .optional()
            .describe('What kind of help it is.'),
          url: url.optional().describe('Where it is found on the web.'),
        }),
      )
      .optional()
      .describe('What helps on the way: trainings, books, people to ask.'),
  })
  .meta({ title: 'Action plan', description: 'The steps that lead to one goal.' });

export type Plan = z.infer<typeof planSchema>;
