import * as z from 'zod';
import { date, handle, idOf, oneOf, optional, recordOf, required, text } from './fields.js';

/** How well two people fit, as one of them feels it. */
export const fits = ['good', 'finding-out', 'not-a-fit'] as const;
export type Fit = (typeof fits)[number];

/** `notes/<id>.yaml`: fit, involvement, aspirations, plain notes. Private unless their owner shares one. */
export const noteSchema = recordOf(
  'Note',
  'A private note. It lives in the private folder unless its owner shares it.',
  {
    pair: required(idOf('pair'), 'The pair that it concerns.'),
    by: required(handle, 'Whose note it is.'),
    date: required(date, 'The day of the note.'),
    kind: optional(
      oneOf(
        ['note', 'fit', 'involvement', 'aspirations'],
        {
          note: 'Anything to be remembered.',
          fit: 'How well the two fit, as its writer feels it.',
          involvement: 'Whether the mentor is involved as much as is right.',
          aspirations: 'What its writer hopes for in the long run.',
        },
        'A note without one is a plain note.',
      ),
      'What the note is about. One that says nothing is a plain note.',
    ),
    value: optional(
      z.union(
        [
          z.int().min(1).max(5),
          oneOf(fits, {
            good: 'The two fit well.',
            'finding-out': 'Still finding out.',
            'not-a-fit': 'The two do not fit.',
          }),
        ],
        'Involvement is a whole number from 1 to 5; fit is good, finding-out or not-a-fit.',
      ),
      'Of involvement, a number: 1 is too little, 3 is right, 5 is too much. Of fit, one of three words.',
    ),
    text: optional(
      text,
      'What is to be remembered.',
      'Ask about the architecture group when the time is right.',
    ),
  },
);

export type Note = z.infer<typeof noteSchema>;
