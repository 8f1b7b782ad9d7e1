import { fail, ok } from '../result.js';
import type { Result } from '../result.js';
import type { YamlPath, YamlValue } from './yaml-path.js';
import { changeText, deleteText, emptyText, writeText } from './edit/splices.js';
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
import type { PlainMapping } from './plain-value.js';
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

/** An edit of what is there already. */
type EditInPlace = Extract<RecordEdit, { readonly op: 'set' | 'rename' }>;

/** A text and what it says. */
interface State {
  readonly text: RecordText;
  readonly value: YamlValue;
}

type Step = Result<State, EditError>;

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
  let step: Step = ok({ text: start, value: start.value ?? null });
  for (let next = 0; step.ok && next < edits.length;) {
    const state: State = step.value;
    const inPlace = changesInPlace(state.value, edits, next);
    const together = inPlace.length > 1 ? changeTogether(state, inPlace) : undefined;
    const taken = edits.slice(next, next + Math.max(inPlace.length, 1));
    step = together ?? runAll(state, taken, (current, edit) => applyEdit(current, edit, options));
    next += taken.length;
  }
  return step.ok ? ok(step.value.text.text) : step;
}

/** The edits from one on that give values or keys that are there another one, none of them inside another. */
function changesInPlace(
  value: YamlValue,
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

function isInPlace(value: YamlValue, edit: EditInPlace): boolean {
  const old = valueAt(value, edit.path);
  if (edit.op === 'rename') return old !== undefined;
  return old !== undefined && typeof old !== 'object' && edit.path.length > 0;
}

/** Makes several changes at once, so that the text is read as often as for one; undefined where that is not possible. */
function changeTogether(state: State, changes: readonly EditInPlace[]): Step | undefined {
  const needed = changes.filter(
    (change) =>
      change.op === 'rename' ||
      !sameValue(valueAt(state.value, change.path), change.value) ||
      lacksQuotes(state, change),
  );
  const step = verified(state.text, valueAfter(state.value, changes), changeText(state.text, needed), []);
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
function isFreeKey(root: YamlValue, path: YamlPath, key: string): boolean {
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
function lacksQuotes({ text }: State, { path, value, quoted }: Extract<RecordEdit, { op: 'set' }>): boolean {
  const entry = quoted && text.entryAt(path);
  return entry?.style === 'plain' && entry.value === value && typeof value === 'string' && needsQuotes(value);
}

function applyEdit(state: State, edit: RecordEdit, options: EditOptions): Step {
  switch (edit.op) {
    case 'set':
      return lacksQuotes(state, edit)
        ? write(state, edit.path, edit.value, options)
        : setValue(state, edit.path, edit.value, options);
    case 'rename':
      return isFreeKey(state.value, edit.path, edit.key)
        ? verified(state.text, valueAfter(state.value, [edit]), changeText(state.text, [edit]), edit.path)
        : noSuchPath(edit.path);
    case 'delete':
      return valueAt(state.value, edit.path) === undefined || edit.path.length === 0
        ? noSuchPath(edit.path)
        : deleteValue(state, edit.path);
    case 'append':
      return appendValue(state, edit.path, edit.value, options);
  }
}

function appendValue(state: State, path: YamlPath, value: YamlValue, options: EditOptions): Step {
  const list = valueAt(state.value, path) ?? [];
  if (!isList(list))
    return fail({ code: 'not-a-list', message: `“${nameOf(path)}” is not a list in this record.` });
  return list.length === 0
    ? setValue(state, path, [value], options)
    : write(state, [...path, list.length], value, options);
}

/** Sets a value. Where both the old and the new one are mappings or lists, only what differs between them is touched. */
function setValue(state: State, path: YamlPath, value: YamlValue, options: EditOptions): Step {
  const old = valueAt(state.value, path);
  if (sameValue(old, value)) return ok(state);
  if (path.length === 0 && !isMapping(value)) return noSuchPath(path);
  if (isMapping(old) && isMapping(value) && (path.length === 0 || shareKey(old, value))) {
    return setMapping(state, path, old, value, options);
  }
  if (isList(old) && isList(value)) {
    const steps = listSteps(old, value);
    if (steps) return runAll(state, steps, (current, step) => step(current, path, options));
  }
  return old === undefined ? addValue(state, path, value, options) : write(state, path, value, options);
}

function shareKey(a: object, b: object): boolean {
  return Object.keys(a).some((key) => Object.hasOwn(b, key));
}

function setMapping(
  state: State,
  path: YamlPath,
  old: PlainMapping,
  value: PlainMapping,
  options: EditOptions,
): Step {
  const set = runAll(state, Object.entries(value), (current, [key, item]) =>
    setValue(current, [...path, key], item, options),
  );
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(value, key));
  return set.ok ? runAll(set.value, gone, (current, key) => deleteValue(current, [...path, key])) : set;
}

type ListStep = (state: State, path: YamlPath, options: EditOptions) => Step;

/** How one list becomes another by changing, deleting or appending a few items; undefined where that takes more. */
function listSteps(old: readonly YamlValue[], value: readonly YamlValue[]): ListStep[] | undefined {
  let start = 0;
  while (start < old.length && start < value.length && sameValue(old[start], value[start])) start++;
  let kept = 0;
  while (
    kept < old.length - start &&
    kept < value.length - start &&
    sameValue(old.at(-1 - kept), value.at(-1 - kept))
  )
    kept++;
  const gone = old.slice(start, old.length - kept);
  const come = value.slice(start, value.length - kept);
  if (value.length === 0 || old.length === 0) return undefined;
  if (gone.length === come.length) {
    return come.map(
      (item, index) => (state, path, options) => setValue(state, [...path, start + index], item, options),
    );
  }
  if (come.length === 0) return gone.map(() => (state, path) => deleteValue(state, [...path, start]));
  if (gone.length === 0 && kept === 0)
    return come.map((item) => (state, path, options) => appendValue(state, path, item, options));
  return undefined;
}

function runAll<T>(state: State, items: readonly T[], run: (state: State, item: T) => Step): Step {
  let step: Step = ok(state);
  for (const item of items) if (step.ok) step = run(step.value, item);
  return step;
}

/** Adds a key that isn't there, with the mappings that are missing above it. */
function addValue(state: State, path: YamlPath, value: YamlValue, options: EditOptions): Step {
  const key = path.at(-1);
  const parentPath = path.slice(0, -1);
  if (typeof key !== 'string') return noSuchPath(path);
  const parent = valueAt(state.value, parentPath);
  if (parent === undefined) return addValue(state, parentPath, { [key]: value }, options);
  if (parent === null || (isMapping(parent) && Object.keys(parent).length === 0 && parentPath.length > 0)) {
    return write(state, parentPath, { [key]: value }, options);
  }
  return isMapping(parent) ? write(state, path, value, options) : noSuchPath(path);
}

function deleteValue(state: State, path: YamlPath): Step {
  const outermost = outermostDeleted(state.value, path);
  const meant = withoutValue(state.value, outermost);
  const isLastKey = outermost.length === 1 && isMapping(meant) && Object.keys(meant).length === 0;
  if (isLastKey) return verified(state.text, meant, emptyText(state.text), path);
  const first = verified(state.text, meant, deleteText(state.text, outermost, false), path);
  // Blank lines that are left would become a part of a text that keeps those at its end.
  return first.ok ? first : verified(state.text, meant, deleteText(state.text, outermost, true), path);
}

/** Writes a value at an existing path, at a new key of an existing mapping, or at the end of a list. */
function write(state: State, path: YamlPath, value: YamlValue, options: EditOptions): Step {
  const meant = withValue(state.value, path, value);
  const order = options.order ?? [];
  const first = verified(
    state.text,
    meant,
    writeText(state.text, path, value, { order, oneLine: false }),
    path,
  );
  // Blocks are not possible everywhere that one line is.
  return first.ok
    ? first
    : verified(state.text, meant, writeText(state.text, path, value, { order, oneLine: true }), path);
}

/** The new state, if the new text says exactly what was meant, to every reader. */
function verified(before: RecordText, meant: YamlValue, text: string | undefined, path: YamlPath): Step {
  const after = text === undefined ? undefined : RecordText.of(text);
  const isMeant = after?.faults.length === 0 && sameValue(after.value, meant);
  // What all readers read alike stays so.
  if (isMeant && (after.readOtherwise.length === 0 || before.readOtherwise.length > 0))
    return ok({ text: after, value: meant });
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
