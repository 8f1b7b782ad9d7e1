import { isSafeId } from '../folder/id.js';
import type { FileEdit, FileName } from '../folder/file-edit.js';
import { isPrivate } from '../folder/place.js';
import { readRecordText } from '../folder/record.js';
import { fileKey, type FileKey, type RecordFile } from '../folder/snapshot.js';
import { faultWords, ownProblems } from '../lint/lint.js';
import { definitions, recordAt } from '../records/kinds.js';
import { ok, type Result } from '../result.js';
import { applyEdits, type EditError } from '../yaml/edit.js';
import type { RecordEdit } from '../yaml/record-edit.js';
import type { ActionError, ActionOutcome } from './action.js';
import { refused, stale } from './preconditions.js';

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
  const drafts = new Drafts(textOf);
  for (const [file, ofRecord] of editsByRecord(edits)) {
    const drafted = drafts.edit(file, ofRecord);
    if (!drafted.ok) return drafted;
  }
  const ofFiles = edits.flatMap((edit) => ('op' in edit ? [] : [edit]));
  for (const edit of ofFiles.sort((one, other) => rank(one) - rank(other))) {
    const drafted = drafts.add(edit);
    if (!drafted.ok) return drafted;
  }
  return drafts.finish();
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

  edit(file: RecordFile, edits: readonly RecordEdit[]): Result<void, ActionError> {
    const found = this.existing(file, file.text);
    if (!found.ok) return found;
    const { draft, text } = found.value;
    const edited = applyEdits(text, edits, { order: definitions[file.kind].keys });
    if (!edited.ok) return refused(`${file.path} can’t be changed: ${reasonOf(edited.error)}`);
    draft.after = edited.value;
    draft.written = true;
    return ok(undefined);
  }

  add(edit: FileEdit): Result<void, ActionError> {
    if (!edit.to && edit.before === undefined)
      return edit.after === undefined ? cannotDelete(edit) : this.create(edit, edit.after, true);
    const found = this.existing(edit, edit.before);
    if (!found.ok) return found;
    const { draft, text } = found.value;
    draft.after = edit.to ? undefined : edit.after;
    if (edit.to) return this.create(edit.to, text, draft.written);
    draft.written = true;
    return ok(undefined);
  }

  finish(): Result<readonly FileEdit[], ActionError> {
    const changed = [...this.drafts.values()].filter(({ before, after }) => before !== after);
    for (const draft of changed) {
      const readable = readsBack(draft);
      if (!readable.ok) return readable;
    }
    return ok(changed.map(({ place, path, before, after }) => ({ place, path, before, after })));
  }

  /** The draft of a file that exists and says what the action saw. */
  private existing(
    file: FileName,
    before: string | undefined,
  ): Result<{ draft: Draft; text: string }, ActionError> {
    const { place, path } = file;
    let draft = this.drafts.get(fileKey(file));
    if (!draft) {
      if (before === undefined)
        return refused(`${path} is no text that could be changed here. Look at the file itself.`);
      if (this.textOf(file) !== before)
        return stale(`${path} changed meanwhile; nothing was written. Try again.`);
      draft = { place, path, before, after: before, written: false };
      this.drafts.set(fileKey(file), draft);
    }
    if (draft.after === undefined) return refused(`${path} would be taken away and changed at once.`);
    return ok({ draft, text: draft.after });
  }

  /** Drafts a new file. */
  private create({ place, path }: FileName, after: string, written: boolean): Result<void, ActionError> {
    const key = fileKey({ place, path });
    if (!isSafeId(recordAt(path)?.id ?? ''))
      return refused(`${path} can’t be the name of a file everywhere. Choose another name.`);
    if (this.drafts.has(key)) return refused(`${path} would be written twice at once.`);
    if (this.textOf({ place, path }) !== undefined)
      return stale(`There is a file ${path} already; nothing was written. Try again.`);
    this.drafts.set(key, { place, path, before: undefined, after, written });
    return ok(undefined);
  }
}

/** Without the text of a file, a deletion can neither be compared with what was seen nor undone. */
function cannotDelete(file: FileName): Result<never, ActionError> {
  const wayOut = isPrivate(file) ? 'in the private folder' : 'in the Explorer';
  return refused(`${file.path} is no text, so it cannot be deleted from here. Delete the file ${wayOut}.`);
}

function reasonOf(error: EditError): string {
  return error.code === 'unparsable' ? faultWords(error.fault) : error.message;
}

function readsBack({ place, path, after, written }: Draft): Result<void, ActionError> {
  const record = recordAt(path);
  if (after === undefined || !written || !record) return ok(undefined);
  const read = readRecordText({ ...record, place, path }, after, undefined);
  const problem = ownProblems(read).find(({ severity }) => severity === 'error');
  if (!problem) return ok(undefined);
  return refused(`${path} could not be read afterwards, so nothing was written: ${problem.message}`);
}
