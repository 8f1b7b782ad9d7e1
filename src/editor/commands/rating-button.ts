import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { ratingToNote } from '../../core/insight/notes.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { type Button, commandButton } from '../messages.js';

/** The question that I may ask myself now that a session was held, as a button beside what was done. */
export function ratingButton(folder: MentoringFolder, pair: LoadedRecord<'pair'>): readonly Button[] {
  const { me } = folder;
  const asked = me === undefined ? undefined : ratingToNote(folder.perspective, pair);
  if (!asked) return [];
  const target = folder.target(pair);
  return asked.kind === 'fit'
    ? [commandButton('Note Fit', 'noteFit', target)]
    : [commandButton('Note Involvement', 'noteInvolvement', target)];
}
