import type { RecordKind } from '../records/kinds.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import type { Place } from '../folder/privacy.js';

/** Where a click leads: a file of the mentoring folder, and a place inside it. */
export interface Target {
  readonly place: Place;
  /** Inside its folder, with forward slashes. */
  readonly path: string;
  readonly at: YamlPath;
}

/** Names a record without its content. */
export interface RecordName {
  readonly kind: RecordKind;
  readonly id: string;
  readonly place: Place;
  readonly path: string;
}

/** The way to a record, or to a place inside it. */
export function targetOf(record: { readonly place: Place; readonly path: string }, ...at: YamlPath): Target {
  return { place: record.place, path: record.path, at };
}

/** The record's name alone. */
export function nameOfRecord(record: RecordName): RecordName {
  return { kind: record.kind, id: record.id, place: record.place, path: record.path };
}
