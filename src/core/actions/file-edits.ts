import { isSafeId } from '../folder/id.js';
import type { FileEdit, FileName } from '../folder/file-edit.js';
import { isPrivate } from '../folder/privacy.js';
import { readRecordText } from '../folder/record.js';
import { fileKey, type FileKey, type RecordFile } from '../folder/snapshot.js';
import { faultWords, ownProblems } from '../lint/lint.js';
import { definitions, recordAt } from '../records/kinds.js';
import type { Result } from '../result.js';
import { applyEdits, type EditError } from '../yaml/edit.js';
import type { RecordEdit } from '../yaml/record-edit.js';
import { attempt, refused, stale, type ActionError, type ActionOutcome } from './action.js';

/** A file with its text so far. */
interface Draft extends FileName {
  readonly before: string | undefined;
  after: string | undefined;
  /** Whether `after` comes from an edit, so that it must be read again. A file that only moves may be broken. */
  written: boolean;
}

/**
 * Turns an action's edits into texts of files. Edits of one record are applied in their order, and a record moves as edited.
 * Every text that an edit made is read again; an error in it refuses everything.
 * @param textOf what a file says now; undefined where there is none, or it is no text
 * @returns one edit a file; a move becomes a creation and a deletion. `stale` if a file no longer says what the action saw
 */
export function fileEdits(
  edits: ActionOutcome['edits'],
  textOf: (file: FileName) => string | undefined,
): Result<readonly FileEdit[], ActionError> {
  return attempt(() => {
    const drafts = new Drafts(textOf);
    for (const [file, ofRecord] of editsByRecord(edits)) drafts.edit(file, ofRecord);
    for (const edit of ofFiles(edits).sort((one, other) => rank(one) - rank(other))) drafts.add(edit);
    return drafts.finish();
  });
}

/** The edits of whole files. */
export function ofFiles(edits: ActionOutcome['edits']): FileEdit[] {
  return edits.flatMap((edit) => ('op' in edit ? [] : [edit]));
}

/** The edits inside of records, by record. */
export function editsByRecord(edits: ActionOutcome['edits']): ReadonlyMap<RecordFile, readonly RecordEdit[]> {
  const files = new Map<FileKey, RecordFile>();
  const found = new Map<RecordFile, RecordEdit[]>();
  for (const edit of edits) {
    if (!('op' in edit)) continue;
    const file = files.get(fileKey(edit.file)) ?? edit.file;
    files.set(fileKey(file), file);
    found.set(file, [...(found.get(file) ?? []), edit]);
  }
  return found;
}

/** Creations go first, deletions last. */
function rank(edit: FileEdit): number {
  if (edit.to) return 1;
  return edit.after === undefined ? 2 : 0;
}

class Drafts {
  private readonly drafts = new Map<FileKey, Draft>();

  constructor(private readonly textOf: (file: FileName) => string | undefined) {}

  edit(file: RecordFile, edits: readonly RecordEdit[]): void {
    const { draft, text } = this.existing(file, file.text);
    const edited = applyEdits(text, edits, { order: definitions[file.kind].keys });
    if (!edited.ok) refused(`${file.path} can’t be changed: ${reasonOf(edited.error)}`);
    draft.after = edited.value;
    draft.written = true;
  }

  add(edit: FileEdit): void {
    const { before, after, to } = edit;
    if (!to && before === undefined) {
      this.create(edit, after ?? cannotDelete(edit), true);
      return;
    }
    const { draft, text } = this.existing(edit, before);
    draft.after = to ? undefined : after;
    if (to) this.create(to, text, draft.written);
    else draft.written = true;
  }

  finish(): readonly FileEdit[] {
    const changed = [...this.drafts.values()].filter(({ before, after }) => before !== after);
    changed.forEach(requireSound);
    return changed.map(({ place, path, before, after }) => ({ place, path, before, after }));
  }

  /** The draft of a file that exists and says what the action saw. */
  private existing(file: FileName, before: string | undefined): { draft: Draft; text: string } {
    const { place, path } = file;
    let draft = this.drafts.get(fileKey(file));
    if (!draft) {
      if (before === undefined)
        refused(`${path} is no text that could be changed here. Look at the file itself.`);
      if (this.textOf(file) !== before) stale(`${path} changed meanwhile; nothing was written. Try again.`);
      draft = { place, path, before, after: before, written: false };
      this.drafts.set(fileKey(file), draft);
    }
    if (draft.after === undefined) refused(`${path} would be taken away and changed at once.`);
    return { draft, text: draft.after };
  }

  /** Drafts a new file. */
  private create({ place, path }: FileName, after: string, written: boolean): void {
    const key = fileKey({ place, path });
    if (!isSafeId(recordAt(path)?.id ?? ''))
      refused(`${path} can’t be the name of a file everywhere. Choose another name.`);
    if (this.drafts.has(key)) refused(`${path} would be written twice at once.`);
    if (this.textOf({ place, path }) !== undefined)
      stale(`There is a file ${path} already; nothing was written. Try again.`);
    this.drafts.set(key, { place, path, before: undefined, after, written });
  }
}

/** Without the text of a file, a deletion can neither be compared with what was seen nor undone. */
function cannotDelete(file: FileName): never {
  const wayOut = isPrivate(file) ? 'in the private folder' : 'in the Explorer';
  refused(`${file.path} is no text, so it cannot be deleted from here. Delete the file ${wayOut}.`);
}

function reasonOf(error: EditError): string {
  return error.code === 'unparsable' ? faultWords(error.fault) : error.message;
}

/** What an edit made can be read again as a record. */
function requireSound({ place, path, after, written }: Draft): void {
  const record = recordAt(path);
  if (after === undefined || !written || !record) return;
  const read = readRecordText({ ...record, place, path }, after, undefined);
  const problem = ownProblems(read).find(({ severity }) => severity === 'error');
  if (problem) refused(`${path} could not be read afterwards, so nothing was written: ${problem.message}`);
}
