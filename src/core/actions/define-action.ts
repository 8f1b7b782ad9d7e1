import type { FileEdit } from '../folder/file-edit.js';
import { isSafeId } from '../folder/id.js';
import { isPrivate, isSeenFrom, type Place } from '../folder/place.js';
import { fileKey, type RecordFile } from '../folder/snapshot.js';
import { definitions, recordAt, recordPath, type RecordKind } from '../records/kinds.js';
import { ok, type Result } from '../result.js';
import { checkContent } from '../schema/content.js';
import { schemaWords } from '../schema/fault-words.js';
import { valueAfter } from '../yaml/edit.js';
import { stringsAt } from '../yaml/plain-value.js';
import { RecordText } from '../yaml/record-text.js';
import type { ActionContext, ActionError, ActionOutcome } from './action.js';
import { editsByRecord } from './file-edits.js';
import { findRecord, refused, requireKnownFormat, requireReadable } from './preconditions.js';
import { recordInWords } from './record-in-words.js';

/**
 * Defines an action. It runs only if the folder's format is known, and its outcome is checked as a whole: every record stays
 * valid, new references lead somewhere, and no shared record names a private one.
 */
export function defineAction<Input, Outcome extends ActionOutcome = ActionOutcome>(
  run: (context: ActionContext, input: Input) => Result<Outcome, ActionError>,
): (context: ActionContext, input: Input) => Result<Outcome, ActionError> {
  return (context, input) => {
    const writable = requireKnownFormat(context);
    if (!writable.ok) return writable;
    const outcome = run(context, input);
    if (!outcome.ok) return outcome;
    const { edits } = outcome.value;
    for (const [file, ofRecord] of editsByRecord(edits)) {
      const readable = requireReadable(file);
      if (!readable.ok) return readable;
      const checked = checkRecord(context, file, valueAfter(file.raw, ofRecord), file.raw, edits);
      if (!checked.ok) return checked;
    }
    for (const edit of edits) {
      const checked = 'op' in edit ? ok(undefined) : checkFile(context, edit, edits);
      if (!checked.ok) return checked;
    }
    return outcome;
  };
}

function checkFile(
  context: ActionContext,
  edit: FileEdit,
  all: ActionOutcome['edits'],
): Result<void, ActionError> {
  const { place, path, to } = edit;
  if (to) {
    const file = context.snapshot.file(place, path);
    if (!file || isPrivate(to)) return ok(undefined);
    return checkReferences(context, { kind: file.kind, place: to.place }, file.raw, undefined, all);
  }
  if (edit.before !== undefined || edit.after === undefined) return ok(undefined);
  const record = recordAt(path);
  if (!record || !isSafeId(record.id))
    return refused(`No file can be called ${path} everywhere. Choose another name.`);
  if (context.snapshot.file(place, path)) return refused(`There is a file ${path} already. Try again.`);
  const { value } = RecordText.of(edit.after);
  // A text that cannot be read, because it is too large, is refused with its fault when it is to be written.
  return value === undefined
    ? ok(undefined)
    : checkRecord(context, { ...record, place }, value, undefined, all);
}

/** Checks that a record is valid and names only what it may. */
function checkRecord(
  context: ActionContext,
  record: Pick<RecordFile, 'kind' | 'place'>,
  value: unknown,
  before: unknown,
  all: ActionOutcome['edits'],
): Result<void, ActionError> {
  const definition = definitions[record.kind];
  const { value: usable, faults } = checkContent<RecordKind>(definition, value);
  const [fault] = usable === undefined ? faults : [];
  if (fault) return refused(`This ${definition.name} cannot be saved so. ${schemaWords(fault)}`);
  return checkReferences(context, record, value, before, all);
}

/** Checks that new references lead somewhere, and to nothing that readers of the record may not see. */
function checkReferences(
  context: ActionContext,
  record: Pick<RecordFile, 'kind' | 'place'>,
  value: unknown,
  before: unknown,
  all: ActionOutcome['edits'],
): Result<void, ActionError> {
  for (const rule of definitions[record.kind].references) {
    const known = new Set(stringsAt(before, rule.path).map(({ text }) => text));
    for (const { text: reference } of stringsAt(value, rule.path)) {
      if (known.has(reference)) continue;
      const found = findPlace(context, rule.to, reference, all);
      if (!found.ok) return found;
      if (isSeenFrom(record.place, found.value)) continue;
      const { file } = found.value;
      const what = file ? recordInWords(context, file) : `the ${definitions[rule.to].name} ${reference}`;
      return refused(
        `A shared record would name ${what}, which is only on this machine. Share that one first.`,
      );
    }
  }
  return ok(undefined);
}

/** Where a record lies afterwards, whether it exists or is created by this outcome. */
function findPlace(
  context: ActionContext,
  kind: RecordKind,
  id: string,
  all: ActionOutcome['edits'],
): Result<{ readonly place: Place; readonly file?: RecordFile }, ActionError> {
  const ofFiles = all.flatMap((edit) => ('op' in edit ? [] : [edit]));
  const path = recordPath(kind, id);
  const created = ofFiles.find((edit) => edit.path === path && !edit.to && edit.before === undefined);
  if (created) return ok(created);
  const found = findRecord(context, kind, id);
  if (!found.ok) return found;
  const file = found.value;
  const moved = ofFiles.find((edit) => edit.to && fileKey(edit) === fileKey(file));
  return ok({ place: moved?.to?.place ?? file.place, file });
}
