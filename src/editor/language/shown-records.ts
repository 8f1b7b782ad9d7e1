import type { Subject } from '../../core/names/subject.js';
import { fileKey, type FileKey, type RecordFile, type Snapshot } from '../../core/folder/snapshot.js';
import { definitionsOf } from '../../core/language/definition.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import type { LanguageContext } from './language-context.js';
import type { RecordDocuments } from './record-documents.js';
import { isSeenFrom, type Place } from '../../core/folder/privacy.js';

/** The records of a folder as their editors show them, saved or not. */
export function shownRecords(documents: RecordDocuments, folder: MentoringFolder): Snapshot {
  const { snapshot } = folder;
  const shown = documents.openIn(folder).flatMap(({ document, file }): [FileKey, RecordFile][] => {
    const saved = snapshot.file(file.place, file.path);
    // The document of a deleted file stays open for a moment.
    const isGone = saved === undefined && !document.isDirty;
    return saved === file || isGone ? [] : [[fileKey(file), file]];
  });
  return shown.length === 0 ? snapshot : snapshot.with(new Map(shown));
}

/**
 * The records in which a name can mean this subject, as their editors show them. Two folders of one repository keep their private records
 * in one place; the private records of one folder do not refer to the shared records of the other, even by the same name.
 * @param from where the subject is named, or defined
 */
export function recordsAround(
  { folders, documents }: Pick<LanguageContext, 'folders' | 'documents'>,
  folder: MentoringFolder,
  subject: Subject,
  from: Place,
): Snapshot {
  const shown = shownRecords(documents, folder);
  if (definitionsOf(shown, subject, from).some(({ file }) => !isSeenFrom('shared', file))) return shown;
  const open = new Map(documents.open().map((record) => [record.document.uri.toString(), record.folder]));
  const ofOthers = shown.everyFile().filter((file) => {
    if (isSeenFrom('shared', file)) return false;
    const uri = folder.uri(file);
    return (open.get(uri.toString()) ?? folders.homeOf(uri)?.folder) !== folder;
  });
  return ofOthers.length === 0
    ? shown
    : shown.with(new Map(ofOthers.map((file) => [fileKey(file), undefined])));
}
