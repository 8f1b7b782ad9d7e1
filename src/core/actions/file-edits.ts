import { applyEdits, type EditError } from '../yaml/edit.js';
import { isSafeId } from '../folder/id.js';
import { readRecordText, type RecordAddress } from '../folder/record.js';
import { fileKey, type FileKey, type RecordFile } from '../folder/snapshot.js';
import { writeRecord } from '../folder/write.js';
import { ok, type Result } from '../result.js';
import { definitions, recordPath } from '../records/kinds.js';
import type { YamlValue } from '../yaml/yaml-path.js';
import { refused, stale } from './preconditions.js';
import type { ActionError, ActionOutcome, CreateRecord, RecordChange } from './action.js';
import { isPrivate, type Place } from '../folder/place.js';
import { faultWords, ownProblems } from '../lint/own-problems.js';

/** What one file says and what it is to say, byte order mark included; undefined where there is no file. */
export interface TextChange {
  readonly place: Place;
  /** Inside the folder, with forward slashes. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A file on its way from one text to the other. */
interface Draft extends RecordAddress {
  readonly before: string | undefined;
  after: string | undefined;
  /** Whether `after` was written here, so that it has to be read again, or is merely what somebody else wrote. */
  written: boolean;
}

type Drafts = Map<FileKey, Draft>;
type TextOf = (file: { readonly place: Place; readonly path: string }) => string | undefined;

/**
 * The texts that a plan leads to. Edits of one file in several changes are applied one after the other; a file that is edited and
 * moved, moves with its edits. Everything that is written is read again, and refused where that finds an error.
 * @param textOf what a file says now; undefined where there is none
 * @returns the files that come to say something else; `stale` where a file says something else than the plan knew
 */
export function textChanges(plan: ActionOutcome, textOf: TextOf): Result<readonly TextChange[], ActionError> {
  const drafts: Drafts = new Map();
  for (const change of [...plan.changes].sort((one, other) => rank[one.type] - rank[other.type])) {
    const drafted = draft(change, drafts, textOf);
    if (!drafted.ok) return drafted;
  }
  const changed = [...drafts.values()].filter(({ before, after }) => before !== after);
  for (const file of changed) {
    const readable = readsBack(file);
    if (!readable.ok) return readable;
  }
  return ok(changed.map(({ place, path, before, after }) => ({ place, path, before, after })));
}

/** Edits go first: a file moves with them. */
const rank: { readonly [T in RecordChange['type']]: number } = { edit: 0, create: 1, move: 2, delete: 3 };

function draft(change: RecordChange, drafts: Drafts, textOf: TextOf): Result<void, ActionError> {
  switch (change.type) {
    case 'create':
      return draftCreation(change, drafts, textOf);
    case 'edit': {
      const found = existing(change.file, drafts, textOf);
      if (!found.ok) return found;
      const order = definitions[change.file.kind].keys;
      const edited = applyEdits(found.value.text, change.edits, { order });
      if (!edited.ok) return refused(`${change.file.path} can’t be changed: ${reasonOf(edited.error)}`);
      found.value.draft.after = edited.value;
      found.value.draft.written = true;
      return ok(undefined);
    }
    case 'move': {
      const { file, to, as } = change;
      const found = existing(file, drafts, textOf);
      if (!found.ok) return found;
      const { written } = found.value.draft;
      found.value.draft.after = undefined;
      return add(
        { kind: file.kind, id: as ?? file.id, place: to, path: pathAfter(change) },
        found.value.text,
        written,
        drafts,
        textOf,
      );
    }
    case 'delete': {
      if (change.file.text === undefined) return refused(cannotDelete(change.file));
      const found = existing(change.file, drafts, textOf);
      if (!found.ok) return found;
      found.value.draft.after = undefined;
      return ok(undefined);
    }
  }
}

function reasonOf(error: EditError): string {
  return error.code === 'unparsable' ? faultWords(error.fault) : error.message;
}

/** Where a record lies once it has moved. */
export function pathAfter({ file, as }: Extract<RecordChange, { type: 'move' }>): string {
  return as === undefined ? file.path : recordPath(file.kind, as);
}

/** A deletion compares what the file says with what was seen, and can be taken back: neither can be done without its text. */
function cannotDelete(file: RecordFile): string {
  const wayOut = isPrivate(file) ? 'in the private folder' : 'in the Explorer';
  return `${file.path} is no text, so it cannot be deleted from here. Delete the file ${wayOut}.`;
}

function draftCreation(change: CreateRecord, drafts: Drafts, textOf: TextOf): Result<void, ActionError> {
  const { kind, id, place } = change;
  const path = recordPath(kind, id);
  if (!isSafeId(id)) return refused(`${path} can’t be the name of a file everywhere. Choose another name.`);
  // A record's content has no type in common with YAML's values, but it came from there.
  const value = change.value as unknown as Readonly<Record<string, YamlValue | undefined>>;
  return add({ kind, id, place, path }, writeRecord(value), true, drafts, textOf);
}

/** The draft of a file that is there and says what the plan knows, with what it says so far. */
function existing(
  file: RecordFile,
  drafts: Drafts,
  textOf: TextOf,
): Result<{ draft: Draft; text: string }, ActionError> {
  const key = fileKey(file);
  let found = drafts.get(key);
  if (!found) {
    if (file.text === undefined)
      return refused(`${file.path} is no text that could be changed here. Look at the file itself.`);
    if (textOf(file) !== file.text)
      return stale(`${file.path} changed meanwhile; nothing was written. Try again.`);
    const { kind, id, place, path, text } = file;
    found = { kind, id, place, path, before: text, after: text, written: false };
    drafts.set(key, found);
  }
  if (found.after === undefined) return refused(`${file.path} would be taken away and changed at once.`);
  return ok({ draft: found, text: found.after });
}

/** Drafts a file where there must be none yet. */
function add(
  where: RecordAddress,
  text: string,
  written: boolean,
  drafts: Drafts,
  textOf: TextOf,
): Result<void, ActionError> {
  const key = fileKey(where);
  if (drafts.has(key)) return refused(`${where.path} would be written twice at once.`);
  if (textOf(where) !== undefined)
    return stale(`There is a file ${where.path} already; nothing was written. Try again.`);
  drafts.set(key, { ...where, before: undefined, after: text, written });
  return ok(undefined);
}

function readsBack(file: Draft): Result<void, ActionError> {
  if (file.after === undefined || !file.written) return ok(undefined);
  const [problem] = ownProblems(readRecordText(file, file.after, undefined)).filter(
    ({ severity }) => severity === 'error',
  );
  if (!problem) return ok(undefined);
  return refused(`${file.path} could not be read afterwards, so nothing was written: ${problem.message}`);
}
