import type { WriteNote } from '../core/actions/notes.js';
import { involvementWords } from '../core/insight/notes.js';
import { roleOf } from '../core/insight/people.js';
import type { LoadedRecord } from '../core/folder/snapshot.js';
import { sentence } from '../core/text/words.js';
import { otherName, type FolderFacts } from './choices.js';

type Written<K extends WriteNote['kind']> = Extract<WriteNote, { readonly kind: K }>;

/** What somebody answers to one of the questions below. */
export type Rating = Pick<Written<'fit'>, 'kind' | 'value'> | Pick<Written<'involvement'>, 'kind' | 'value'>;

/** A question that people ask themselves, and the answers to choose from. */
export interface RatingQuestion {
  readonly placeholder: string;
  readonly items: readonly { readonly label: string; readonly detail: string; readonly value: Rating }[];
}

/** How well the two of a pair fit. */
export function fitQuestion(folder: FolderFacts, pair: LoadedRecord<'pair'>): RatingQuestion {
  return {
    placeholder: `How well do you and ${otherName(folder, pair)} fit? The answer stays on this machine.`,
    items: [
      {
        label: 'A good fit',
        detail: 'You are comfortable in this pair.',
        value: { kind: 'fit', value: 'good' },
      },
      {
        label: 'Still finding out',
        detail: 'It is early, or something is not clear yet.',
        value: { kind: 'fit', value: 'finding-out' },
      },
      {
        label: 'Not a fit',
        detail: "Another pair may suit better. That is a discovery, and nobody's failure.",
        value: { kind: 'fit', value: 'not-a-fit' },
      },
    ],
  };
}

/** Whether the mentor is involved as much as is right, on a scale from 1 to 5. */
export function involvementQuestion(folder: FolderFacts, pair: LoadedRecord<'pair'>): RatingQuestion {
  const other = otherName(folder, pair);
  const isMentor = folder.me !== undefined && roleOf(pair.value, folder.me) === 'mentor';
  return {
    placeholder: `How much ${isMentor ? 'are you' : `is ${other}`} involved? The answer stays on this machine.`,
    items: (isMentor ? detailsForMentor(other) : detailsForMentee(other)).map((detail, index) => ({
      label: sentence(involvementWords(index + 1)),
      detail,
      value: { kind: 'involvement', value: index + 1 },
    })),
  };
}

function detailsForMentee(mentor: string): readonly string[] {
  return [
    `You often wait for ${mentor}.`,
    `A little more of ${mentor} would help.`,
    `The work is yours, and ${mentor} is there when you ask.`,
    'Now and then you would rather have found it yourself.',
    'Decisions are taken for you.',
  ];
}

function detailsForMentor(mentee: string): readonly string[] {
  return [
    `${mentee} has little of you.`,
    `${mentee} could do with a little more of you.`,
    `You help, and the doing is left to ${mentee}.`,
    'Now and then you tell where recommending would do.',
    `You carry what is for ${mentee} to carry.`,
  ];
}
