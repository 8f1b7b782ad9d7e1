import { newDatedId } from '../folder/id.js';
import type { Fit, Note } from '../records/note.js';
import { created, creation } from './make-edits.js';
import { paragraphs } from './typed-text.js';
import { defineAction } from './define-action.js';
import { findOwnPair } from './preconditions.js';
import { refused } from './action.js';

/** What one notes for oneself about a pair. */
export type WriteNote = { readonly pair: string } & (
  | { readonly kind: 'fit'; readonly value: Fit; readonly text?: string | undefined }
  /** 1 too little … 3 right … 5 too much. */
  | { readonly kind: 'involvement'; readonly value: number; readonly text?: string | undefined }
  | { readonly kind: 'aspirations' | 'note'; readonly text: string }
);

const doneWords: Readonly<Record<WriteNote['kind'], string>> = {
  fit: 'Fit noted',
  involvement: 'Involvement noted',
  aspirations: 'Aspirations noted',
  note: 'Note saved',
};

/** Notes something for oneself: always in the private folder. Its owner may share it later. */
export const writeNote = defineAction<WriteNote>((context, input) => {
  const { pair, me } = findOwnPair(context, input.pair);
  const text = paragraphs(input.text);
  const isRating = input.kind === 'fit' || input.kind === 'involvement';
  if (!isRating && text === undefined) refused('A note needs a few words.');
  const value: Note = {
    pair: pair.id,
    by: me,
    date: context.today,
    // A note that says no kind is a plain one.
    kind: input.kind === 'note' ? undefined : input.kind,
    value: isRating ? input.value : undefined,
    text,
  };
  const id = newDatedId(context.today, me, context.random);
  const note = creation('note', id, 'private', value);
  return created(`${doneWords[input.kind]}, only on this machine`, note, ['text']);
});
