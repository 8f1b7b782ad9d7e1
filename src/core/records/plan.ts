import * as z from 'zod';
import { idOf, listOf, oneOf, optional, recordOf, required, step, text, url } from './fields.js';

/** `plans/<id>.yaml`: the action plan of one goal. */
export const planSchema = recordOf('Action plan', 'The steps that lead to one goal.', {
  goal: required(idOf('goal'), 'The goal that this plan leads to.'),
  steps: optional(
    z.array(step),
    'What is to be done, in order. A step is a line of text, or has a task and more.',
  ),
  resources: optional(
    listOf({
      title: required(text, 'What it is called.', 'Designing retries'),
      kind: optional(
        oneOf(['training', 'book', 'article', 'person', 'tool'], {
          training: 'A course or workshop.',
          book: 'A book.',
          article: 'An article, a talk, a page of documentation.',
          person: 'Somebody to ask or to watch.',
          tool: 'A tool to learn with.',
        }),
        'What kind of help it is.',
      ),
      url: optional(url, 'Where it is found on the web.'),
    }),
    'What helps on the way: trainings, books, people to ask.',
  ),
});

export type Plan = z.infer<typeof planSchema>;
