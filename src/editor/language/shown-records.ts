import { fileKey, type FileKey, type RecordFile, type Snapshot } from '../../core/folder/snapshot.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import type { RecordDocuments } from './record-documents.js';

/** The records of a folder as their editors show them, saved or not. */
export function shownRecords(documents: RecordDocuments, folder: MentoringFolder): Snapshot {
  const { snapshot } = folder;
  const shown = documents.open().flatMap(({ document, folder: other, file }): [FileKey, RecordFile][] => {
    const saved = snapshot.file(file.place, file.path);
    // The document of a file that was deleted is there for a moment longer.
    const isGone = saved === undefined && !document.isDirty;
    return other !== folder || saved === file || isGone ? [] : [[fileKey(file), file]];
  });
  return shown.length === 0 ? snapshot : snapshot.with(new Map(shown));
}
