import type { FileEdit, FileName } from '../folder/file-edit.js';
import type { Place } from '../folder/privacy.js';
import type { RecordFile } from '../folder/snapshot.js';
import { writeRecord } from '../folder/write.js';
import { definitions, recordPath, type RecordKind, type RecordTypes } from '../records/kinds.js';
import type { RecordEdit } from '../yaml/record-edit.js';
import type { YamlPath, YamlValue } from '../yaml/yaml-path.js';
import type { ActionOutcome } from './action.js';

/** An outcome that opens one file. */
export function outcome(
  done: string,
  edits: ActionOutcome['edits'],
  { place, path }: FileName,
  at?: YamlPath,
): ActionOutcome {
  return { done, edits, open: { place, path, ...(at && { at }) } };
}

/** An outcome that makes one record, and opens it. */
export function created(done: string, creation: FileEdit, at?: YamlPath): ActionOutcome {
  return outcome(done, [creation], creation, at);
}

/** An outcome that changes one record, and opens it. */
export function changed(
  done: string,
  file: RecordFile,
  edits: readonly RecordEdit[],
  at?: YamlPath,
): ActionOutcome {
  return outcome(done, inRecord(file, edits), file, at);
}

/** Creates a record, with its keys in their usual order. Keys without a value are left out. */
export function creation<K extends RecordKind>(
  kind: K,
  id: string,
  place: Place,
  value: RecordTypes[K],
): FileEdit {
  const given = value as Readonly<Record<string, unknown>>;
  const ordered = definitions[kind].keys
    .filter((key) => given[key] !== undefined)
    .map((key) => [key, asYaml(given[key])] as const);
  const after = writeRecord(Object.fromEntries(ordered));
  return { place, path: recordPath(kind, id), before: undefined, after };
}

/** Deletes a file, if it still says what was read. */
export function deletion({ place, path, text }: RecordFile): FileEdit {
  return { place, path, before: text, after: undefined };
}

/**
 * Moves a record to a folder, if it still says what was read.
 * @param as its new id, with the same code
 */
export function move({ kind, id, place, path, text }: RecordFile, to: Place, as = id): FileEdit {
  return { place, path, before: text, after: text, to: { place: to, path: recordPath(kind, as) } };
}

/** Edits of this record. */
export function inRecord(file: RecordFile, edits: readonly RecordEdit[]): ActionOutcome['edits'] {
  return edits.map((edit) => ({ ...edit, file }));
}

/** A value as YAML can say it: keys without a value are left out. */
export function asYaml(value: unknown): YamlValue {
  if (Array.isArray(value)) return value.map(asYaml);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, asYaml(item)]),
    );
  }
  return value as YamlValue;
}

/**
 * The edits that make the keys of a mapping say what `changes` says.
 * `undefined` leaves a key as it is, `null` takes it away, and what is said already is not written again.
 */
export function changeKeys(
  current: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
  at: YamlPath = [],
): readonly RecordEdit[] {
  return Object.entries(changes).flatMap(([key, value]): RecordEdit[] => {
    if (value === undefined) return [];
    if (value === null) return current[key] === undefined ? [] : [{ op: 'delete', path: [...at, key] }];
    if (saysSame(current[key], value)) return [];
    return [{ op: 'set', path: [...at, key], value: asYaml(value) }];
  });
}

/** The edits that add items at the end of a list, and create the list if needed. */
export function addItems(
  list: readonly unknown[] | undefined,
  path: YamlPath,
  items: readonly unknown[],
): readonly RecordEdit[] {
  if (items.length === 0) return [];
  if (list === undefined || list.length === 0) return [{ op: 'set', path, value: asYaml(items) }];
  return items.map((item) => ({ op: 'append', path, value: asYaml(item) }));
}

/** Whether a value of a record is as `other` would be written. */
export function saysSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(asYaml(other));
}
