import type { FileEdit } from '../folder/file-edit.js';
import { isSafeId } from '../folder/id.js';
import { isPrivate, isSeenFrom, type Place } from '../folder/privacy.js';
import { fileKey, type RecordFile } from '../folder/snapshot.js';
import { definitions, recordAt, recordPath, type RecordKind } from '../records/kinds.js';
import { checkContent } from '../schema/content.js';
import { schemaWords } from '../schema/fault-words.js';
import { valueAfter } from '../yaml/edit.js';
import { stringsAt } from '../yaml/plain-value.js';
import { RecordText } from '../yaml/record-text.js';
import { attempt, refused, type Action, type ActionContext, type ActionOutcome } from './action.js';
import { editsByRecord, ofFiles } from './file-edits.js';
import { findRecord, requireKnownFormat, requireReadable } from './preconditions.js';
import { recordInWords } from './record-in-words.js';

/**
 * Defines an action. It runs only if the folder's format is known, and its outcome is checked as a whole: every record stays
 * valid, new references lead somewhere, and no shared record names a private one.
 * @param run returns the outcome, or is left by `refused` or `stale`
 */
export function defineAction<Input, Outcome extends ActionOutcome = ActionOutcome>(
  run: (context: ActionContext, input: Input) => Outcome,
): Action<Input, Outcome> {
  return (context, input) =>
    attempt(() => {
      requireKnownFormat(context);
      const outcome = run(context, input);
      const { edits } = outcome;
      const after: After = { ...context, edits };
      for (const [file, ofRecord] of editsByRecord(edits)) {
        requireReadable(file);
        checkRecord(after, file, valueAfter(file.raw, ofRecord), file.raw);
      }
      for (const edit of ofFiles(edits)) checkFile(after, edit);
      return outcome;
    });
}

/** What is there, with all that an outcome changes in it. */
type After = ActionContext & Pick<ActionOutcome, 'edits'>;

function checkFile(after: After, edit: FileEdit): void {
  const { place, path, to } = edit;
  const existing = after.snapshot.file(place, path);
  if (to) {
    if (existing && !isPrivate(to))
      checkReferences(after, { kind: existing.kind, place: to.place }, existing.raw, undefined);
    return;
  }
  if (edit.before !== undefined || edit.after === undefined) return;
  const record = recordAt(path);
  if (!record || !isSafeId(record.id))
    refused(`No file can be called ${path} everywhere. Choose another name.`);
  if (existing) refused(`There is a file ${path} already. Try again.`);
  const { value } = RecordText.of(edit.after);
  // A text that cannot be read, because it is too large, is refused with its fault when it is to be written.
  if (value !== undefined) checkRecord(after, { ...record, place }, value, undefined);
}

/** Checks that a record is valid and names only what it may. */
function checkRecord(
  after: After,
  record: Pick<RecordFile, 'kind' | 'place'>,
  value: unknown,
  before: unknown,
): void {
  const definition = definitions[record.kind];
  const { value: usable, faults } = checkContent<RecordKind>(definition, value);
  const [fault] = usable === undefined ? faults : [];
  if (fault) refused(`This ${definition.name} cannot be saved so. ${schemaWords(fault)}`);
  checkReferences(after, record, value, before);
}

/** Checks that new references lead somewhere, and to nothing that readers of the record may not see. */
function checkReferences(
  after: After,
  record: Pick<RecordFile, 'kind' | 'place'>,
  value: unknown,
  before: unknown,
): void {
  for (const rule of definitions[record.kind].references) {
    const namedBefore = new Set(stringsAt(before, rule.path).map(({ text }) => text));
    for (const { text: reference } of stringsAt(value, rule.path)) {
      if (namedBefore.has(reference)) continue;
      const { place, file } = findPlace(after, rule.to, reference);
      if (isSeenFrom(record.place, { place })) continue;
      const what = file ? recordInWords(after, file) : `the ${definitions[rule.to].name} ${reference}`;
      refused(`A shared record would name ${what}, which is only on this machine. Share that one first.`);
    }
  }
}

/** Where a record lies afterwards, whether it exists or is created by this outcome. */
function findPlace(after: After, kind: RecordKind, id: string): { place: Place; file?: RecordFile } {
  const edits = ofFiles(after.edits);
  const path = recordPath(kind, id);
  const created = edits.find((edit) => edit.path === path && !edit.to && edit.before === undefined);
  if (created) return { place: created.place };
  const file = findRecord(after, kind, id);
  const moved = edits.find((edit) => edit.to && fileKey(edit) === fileKey(file));
  return { place: moved?.to?.place ?? file.place, file };
}
