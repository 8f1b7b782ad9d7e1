import { fail, ok } from '../result.js';
import type { Result } from '../result.js';
import type { YamlPath, YamlValue } from './yaml-path.js';
import { changeText, deleteText, emptyText, writeText, type EditInPlace } from './edit/splices.js';
import {
  isList,
  isMapping,
  outermostDeleted,
  sameValue,
  valueAt,
  withKey,
  withValue,
  withoutValue,
} from './plain-value.js';
import { needsQuotes } from './edit/scalar.js';
import type { RecordEdit } from './record-edit.js';
import { RecordText } from './record-text.js';
import type { YamlFault } from './yaml-fault.js';

export interface EditOptions {
  /** The order in which a record's own keys are usually written; a new key goes where this puts it, else to the end. */
  readonly order?: readonly string[];
}

/** Why a text was not edited: what is wrong with it, or a sentence for the person. */
export type EditError =
  | { readonly code: 'unparsable'; readonly fault: YamlFault }
  | { readonly code: 'no-such-path' | 'not-a-list' | 'would-change-more'; readonly message: string };

/** What came of an edit: the text after it. */
type Step = Result<RecordText, EditError>;

/**
 * Changes the text of a record, touching only what the edits name: comments, order and layout of everything else stay byte by
 * byte. Edits are applied one after the other, so positions in lists count what the edits before have left. All are applied, or
 * none: the new text is read again, and an error is returned where it would not say exactly what was meant.
 */
export function applyEdits(
  text: string,
  edits: readonly RecordEdit[],
  options: EditOptions = {},
): Result<string, EditError> {
  const start = RecordText.of(text);
  const [fault] = start.faults;
  if (fault) return fail({ code: 'unparsable', fault });
  let step: Step = ok(start);
  for (let next = 0; step.ok && next < edits.length;) {
    const current: RecordText = step.value;
    const inPlace = changesInPlace(current, edits, next);
    const together = inPlace.length > 1 ? changeTogether(current, inPlace) : undefined;
    const taken = edits.slice(next, next + Math.max(inPlace.length, 1));
    step = together ?? applyInTurn(current, taken, options);
    next += taken.length;
  }
  return step.ok ? ok(step.value.text) : step;
}

/** The edits from one on that give values or keys that are there another one, none of them inside another. */
function changesInPlace(
  { value }: RecordText,
  edits: readonly RecordEdit[],
  from: number,
): readonly EditInPlace[] {
  const found: EditInPlace[] = [];
  const changed = new Set<string>();
  const around = new Set<string>();
  for (const edit of edits.slice(from)) {
    if (edit.op === 'delete' || edit.op === 'append' || !isInPlace(value, edit)) break;
    const path = JSON.stringify(edit.path);
    const above = edit.path.map((_, depth) => JSON.stringify(edit.path.slice(0, depth)));
    if (changed.has(path) || around.has(path) || above.some((outer) => changed.has(outer))) break;
    changed.add(path);
    for (const outer of above) around.add(outer);
    found.push(edit);
  }
  return found;
}

function isInPlace(value: unknown, edit: EditInPlace): boolean {
  const old = valueAt(value, edit.path);
  if (edit.op === 'rename') return old !== undefined;
  return old !== undefined && typeof old !== 'object' && edit.path.length > 0;
}

/** Makes several changes at once, so that the text is read as often as for one; undefined where that is not possible. */
function changeTogether(text: RecordText, changes: readonly EditInPlace[]): Step | undefined {
  const needed = changes.filter(
    (change) =>
      change.op === 'rename' ||
      !sameValue(valueAt(text.value, change.path), change.value) ||
      lacksQuotes(text, change),
  );
  const step = verified(text, valueAfter(text.value, changes), changeText(text, needed), []);
  return step.ok ? step : undefined;
}

/**
 * The value that a record with this value has after the edits, however it is written. Edits that `applyEdits` refuses, because
 * there is nothing at their path that they could change, leave it as it is.
 */
export function valueAfter(value: unknown, edits: readonly RecordEdit[]): YamlValue {
  return edits.reduce<YamlValue>(valueAfterEdit, value as YamlValue);
}

function valueAfterEdit(value: YamlValue, edit: RecordEdit): YamlValue {
  const { op, path } = edit;
  const old = valueAt(value, path);
  switch (op) {
    case 'set':
      if (path.length === 0 && !isMapping(edit.value)) return value;
      return canHold(value, path) ? withValue(value, path, edit.value) : value;
    case 'rename':
      return isFreeKey(value, path, edit.key) ? withKey(value, path, edit.key) : value;
    case 'delete':
      return old === undefined || path.length === 0
        ? value
        : withoutValue(value, outermostDeleted(value, path));
    case 'append':
      if (isList(old)) return withValue(value, [...path, old.length], edit.value);
      return (old ?? null) === null && canHold(value, path) ? withValue(value, path, [edit.value]) : value;
  }
}

/** Whether a key can get another name. */
function isFreeKey(root: unknown, path: YamlPath, key: string): boolean {
  const around = valueAt(root, path.slice(0, -1));
  const name = path.at(-1);
  return (
    typeof name === 'string' &&
    isMapping(around) &&
    Object.hasOwn(around, name) &&
    !Object.hasOwn(around, key)
  );
}

/** Whether a value can be written at a path: something is there already, or only mappings are missing above it. */
function canHold(root: YamlValue, path: YamlPath): boolean {
  if (path.length === 0 || valueAt(root, path) !== undefined) return true;
  const parentPath = path.slice(0, -1);
  const parent = valueAt(root, parentPath) ?? null;
  return typeof path.at(-1) === 'string' && (parent === null ? canHold(root, parentPath) : isMapping(parent));
}

/** Whether a text that is to be quoted stands there without the quotes that it needs. */
function lacksQuotes(text: RecordText, { path, value, quoted }: Extract<RecordEdit, { op: 'set' }>): boolean {
  const entry = quoted && text.entryAt(path);
  return entry?.style === 'plain' && entry.value === value && typeof value === 'string' && needsQuotes(value);
}

function applyEdit(text: RecordText, edit: RecordEdit, options: EditOptions): Step {
  switch (edit.op) {
    case 'set':
      return lacksQuotes(text, edit)
        ? write(text, edit.path, edit.value, options)
        : setValue(text, edit.path, edit.value, options);
    case 'rename':
      return isFreeKey(text.value, edit.path, edit.key)
        ? verified(text, valueAfter(text.value, [edit]), changeText(text, [edit]), edit.path)
        : noSuchPath(edit.path);
    case 'delete':
      return valueAt(text.value, edit.path) === undefined || edit.path.length === 0
        ? noSuchPath(edit.path)
        : deleteValue(text, edit.path);
    case 'append':
      return appendValue(text, edit.path, edit.value, options);
  }
}

function appendValue(text: RecordText, path: YamlPath, value: YamlValue, options: EditOptions): Step {
  const list = valueAt(text.value, path) ?? [];
  if (!isList(list))
    return fail({ code: 'not-a-list', message: `“${nameOf(path)}” is not a list in this record.` });
  return list.length === 0
    ? setValue(text, path, [value], options)
    : write(text, [...path, list.length], value, options);
}

/** Sets a value. Where both the old and the new one are mappings or lists, only what differs between them is touched. */
function setValue(text: RecordText, path: YamlPath, value: YamlValue, options: EditOptions): Step {
  const old = valueAt(text.value, path);
  if (sameValue(old, value)) return ok(text);
  if (path.length === 0 && !isMapping(value)) return noSuchPath(path);
  const smaller = editsInside(path, old, value);
  if (smaller) return applyInTurn(text, smaller, options);
  return old === undefined ? addValue(text, path, value, options) : write(text, path, value, options);
}

/** Edits inside a mapping or list that make it another one; undefined where it is to be written anew. */
function editsInside(
  path: YamlPath,
  old: YamlValue | undefined,
  value: YamlValue,
): readonly RecordEdit[] | undefined {
  if (isList(old) && isList(value)) return editsOfItems(path, old, value);
  if (!isMapping(old) || !isMapping(value)) return undefined;
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(value, key));
  if (path.length > 0 && gone.length === Object.keys(old).length) return undefined;
  return [
    ...Object.entries(value).map(
      ([key, item]) => ({ op: 'set', path: [...path, key], value: item }) as const,
    ),
    ...gone.map((key) => ({ op: 'delete', path: [...path, key] }) as const),
  ];
}

/** A few items that are changed, deleted or appended; undefined where it takes more to make one list another. */
function editsOfItems(
  path: YamlPath,
  old: readonly YamlValue[],
  value: readonly YamlValue[],
): readonly RecordEdit[] | undefined {
  if (value.length === 0 || old.length === 0) return undefined;
  const shorter = Math.min(old.length, value.length);
  let start = 0;
  while (start < shorter && sameValue(old[start], value[start])) start++;
  let kept = 0;
  while (kept < shorter - start && sameValue(old.at(-1 - kept), value.at(-1 - kept))) kept++;
  const gone = old.slice(start, old.length - kept);
  const come = value.slice(start, value.length - kept);
  if (gone.length === come.length)
    return come.map((item, index) => ({ op: 'set', path: [...path, start + index], value: item }));
  if (come.length === 0) return gone.map(() => ({ op: 'delete', path: [...path, start] }));
  if (gone.length === 0 && kept === 0) return come.map((item) => ({ op: 'append', path, value: item }));
  return undefined;
}

function applyInTurn(start: RecordText, edits: readonly RecordEdit[], options: EditOptions): Step {
  let step: Step = ok(start);
  for (const edit of edits) if (step.ok) step = applyEdit(step.value, edit, options);
  return step;
}

/** Adds a key that isn't there, with the mappings that are missing above it. */
function addValue(text: RecordText, path: YamlPath, value: YamlValue, options: EditOptions): Step {
  const key = path.at(-1);
  const parentPath = path.slice(0, -1);
  if (typeof key !== 'string') return noSuchPath(path);
  const parent = valueAt(text.value, parentPath);
  if (parent === undefined) return addValue(text, parentPath, { [key]: value }, options);
  if (parent === null || (isMapping(parent) && Object.keys(parent).length === 0 && parentPath.length > 0)) {
    return write(text, parentPath, { [key]: value }, options);
  }
  return isMapping(parent) ? write(text, path, value, options) : noSuchPath(path);
}

function deleteValue(text: RecordText, path: YamlPath): Step {
  const { value = null } = text;
  const outermost = outermostDeleted(value, path);
  const meant = withoutValue(value, outermost);
  const isLastKey = outermost.length === 1 && isMapping(meant) && Object.keys(meant).length === 0;
  if (isLastKey) return verified(text, meant, emptyText(text), path);
  const first = verified(text, meant, deleteText(text, outermost, false), path);
  // Blank lines that are left would become a part of a text that keeps those at its end.
  return first.ok ? first : verified(text, meant, deleteText(text, outermost, true), path);
}

/** Writes a value at an existing path, at a new key of an existing mapping, or at the end of a list. */
function write(text: RecordText, path: YamlPath, value: YamlValue, { order = [] }: EditOptions): Step {
  const meant = withValue(text.value ?? null, path, value);
  const first = verified(text, meant, writeText(text, path, value, order, false), path);
  // Blocks are not possible everywhere that one line is.
  return first.ok ? first : verified(text, meant, writeText(text, path, value, order, true), path);
}

/** The new text, if it says exactly what was meant, to every reader. */
function verified(before: RecordText, meant: YamlValue, text: string | undefined, path: YamlPath): Step {
  const after = text === undefined ? undefined : RecordText.of(text);
  const isMeant = after?.faults.length === 0 && sameValue(after.value, meant);
  // What all readers read alike stays so.
  if (isMeant && (after.readOtherwise.length === 0 || before.readOtherwise.length > 0)) return ok(after);
  const message = `“${nameOf(path)}” is written in a way that can’t be changed without touching more of the file. Change it by hand.`;
  return fail({ code: 'would-change-more', message });
}

function noSuchPath(path: YamlPath): Step {
  return fail({
    code: 'no-such-path',
    message: `There is no “${nameOf(path)}” in this record that could be changed.`,
  });
}

function nameOf(path: YamlPath): string {
  return path.map((key) => (typeof key === 'number' ? String(key + 1) : key)).join(' › ') || 'record';
}

/** A record that says the same in such a way that every YAML reader reads it; undefined where only tabs, or nothing, would have to be changed. */
export function readAlike(text: RecordText): string | undefined {
  const end = text.readOtherwise.find(({ id }) => id === 'blanks-at-end')?.at[0];
  const start = end === undefined ? text : RecordText.of(text.text.slice(0, end + 1));
  const changes = start.readOtherwise.flatMap(({ path }): readonly EditInPlace[] =>
    path ? [{ op: 'set', path, value: valueAt(text.value ?? null, path) ?? null }] : [],
  );
  const after = RecordText.of(changeText(start, changes) ?? start.text);
  const isAlike = after.readOtherwise.length === 0 && sameValue(after.value, text.value);
  return isAlike && after !== text ? after.text : undefined;
}
