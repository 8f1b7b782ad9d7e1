import type { RecordEdit } from '../yaml/record-edit.js';
import { definitions, type RecordKind, type RecordTypes } from '../records/kinds.js';
import type { YamlPath, YamlValue } from '../yaml/yaml-path.js';
import type { CreateRecord } from './action.js';
import type { Place } from '../folder/place.js';

/** A new record, its keys in natural order, those without a value left out. */
export function create<K extends RecordKind>(
  kind: K,
  id: string,
  place: Place,
  value: RecordTypes[K],
): CreateRecord {
  const given = value as Readonly<Record<string, unknown>>;
  const ordered = Object.fromEntries(
    definitions[kind].keys.filter((key) => given[key] !== undefined).map((key) => [key, asYaml(given[key])]),
  );
  // One object of the union: that kind and value belong together, the parameters say.
  return { type: 'create', kind, id, place, value: ordered } as unknown as CreateRecord;
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
    if (sameValue(current[key], value)) return [];
    return [{ op: 'set', path: [...at, key], value: asYaml(value) }];
  });
}

/**
 * Which of the keys that are to change says something else by now than the person saw: nobody overwrites unseen what another wrote.
 * A key that says already what it is to say is none of them.
 */
export function changedMeanwhile(
  current: Readonly<Record<string, unknown>>,
  seen: Readonly<Record<string, unknown>> | undefined,
  changes: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (!seen) return [];
  return Object.keys(changes).filter(
    (key) =>
      changes[key] !== undefined &&
      !sameValue(current[key], seen[key]) &&
      !sameValue(current[key], changes[key] ?? undefined),
  );
}

/** The edits that add items at the end of a list, which they make where there is none. */
export function addItems(
  list: readonly unknown[] | undefined,
  path: YamlPath,
  items: readonly unknown[],
): readonly RecordEdit[] {
  if (items.length === 0) return [];
  if (list === undefined || list.length === 0) return [{ op: 'set', path, value: asYaml(items) }];
  return items.map((item) => ({ op: 'append', path, value: asYaml(item) }));
}

/** Paragraphs as they are kept: undefined where nothing is said; several lines end with a line end, as text in a file does. */
export function paragraphs(text: string | undefined): string | undefined {
  const kept = printable(text ?? '')
    .replace(/\r\n?/g, '\n')
    // Looking behind keeps a long run of blanks inside a line from being tried once a blank.
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .trim();
  if (kept === '') return undefined;
  return kept.includes('\n') ? `${kept}\n` : kept;
}

/** One line as it is kept; undefined where nothing is said. */
export function oneLine(text: string | undefined): string | undefined {
  const kept = printable(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return kept === '' ? undefined : kept;
}

/** Without the characters that YAML cannot hold: control characters and halves of characters. */
function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}|[\uFEFF\uFFFE\uFFFF]/gu, (character) =>
    /[\t\n\r]/.test(character) ? character : '',
  );
}

function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(asYaml(other));
}
