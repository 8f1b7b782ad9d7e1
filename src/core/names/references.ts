import { definitions, type RecordKind } from '../records/kinds.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/** A value of a record that names another one. */
export interface WrittenReference {
  readonly path: YamlPath;
  readonly to: RecordKind;
  /** The id as it is written: its slug may be out of date. */
  readonly reference: string;
}

/** Every reference in a record, in the order of its kind's definition. */
export function referencesIn(kind: RecordKind, value: unknown): readonly WrittenReference[] {
  return definitions[kind].references.flatMap(({ path, to }) =>
    stringsAt(value, path).map((found) => ({ path: found.path, to, reference: found.text })),
  );
}

/** The strings at a path in which `*` stands for every item of a list, with where each stands. */
export function stringsAt(
  value: unknown,
  path: readonly string[],
  at: YamlPath = [],
): { path: YamlPath; text: string }[] {
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? [{ path: at, text: value }] : [];
  if (key === '*') {
    return Array.isArray(value) ? value.flatMap((item, index) => stringsAt(item, rest, [...at, index])) : [];
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  return stringsAt((value as Readonly<Record<string, unknown>>)[key], rest, [...at, key]);
}
