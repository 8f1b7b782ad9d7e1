import { memo } from '../memo.js';
import { stringsAt, textAt } from '../yaml/plain-value.js';
import { currentText } from '../folder/current-text.js';
import type { RecordFile } from '../folder/snapshot.js';
import { definitions, recordKinds, type RecordKind } from '../records/kinds.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { bySubject, type Subject, type WrittenName } from './subject.js';

/** The names that stand in the text of a file now. */
export const namesInText = memo((file: RecordFile) => namesIn(file, currentText(file).value));

/** What a name stands for, as far as its key tells. */
export type ExpectedName =
  | { readonly type: 'record'; readonly kind: RecordKind }
  | { readonly type: 'objective' | 'stage' | 'programme-step' };

const aProcess: ExpectedName = { type: 'record', kind: 'process' };
const anObjective: ExpectedName = { type: 'objective' };

/** The keys that name something besides what a record belongs to, with dots where they lie deeper and `*` for items of a list. */
const otherKeys: Partial<Record<RecordKind, Readonly<Record<string, ExpectedName>>>> = {
  configuration: { 'defaults.process': aProcess },
  pair: { process: aProcess, 'stages.*.process': aProcess, 'stages.*.stage': { type: 'stage' } },
  goal: { objective: anObjective },
  process: { extends: aProcess },
  programme: {
    'design.processes.*': aProcess,
    'goals.*.objective': anObjective,
    'steps.*.step': { type: 'programme-step' },
  },
};

interface NamingKey {
  readonly pattern: readonly string[];
  readonly expected: ExpectedName;
}

const namingKeys = new Map(recordKinds.map((kind) => [kind, namingKeysOf(kind)]));

function namingKeysOf(kind: RecordKind): readonly NamingKey[] {
  const others = Object.entries(otherKeys[kind] ?? {});
  return [
    ...definitions[kind].references.map(({ path, to }): NamingKey => ({
      pattern: path,
      expected: { type: 'record', kind: to },
    })),
    ...others.map(([key, expected]) => ({ pattern: key.split('.'), expected })),
  ];
}

/** What a name at this path of a record stands for, whether there is one or not; undefined where no name belongs. */
export function nameExpectedAt(kind: RecordKind, path: YamlPath): ExpectedName | undefined {
  const isAt = (pattern: readonly string[]) =>
    pattern.length === path.length &&
    pattern.every((part, index) => (part === '*' ? typeof path[index] === 'number' : part === path[index]));
  return namingKeys.get(kind)?.find(({ pattern }) => isAt(pattern))?.expected;
}

/**
 * Every name in a record that stands for something: references, processes, stages, objectives; and those that get their name in
 * it. A record's own name is its file's, so it stands nowhere in the text. In no particular order.
 * @param value the content as YAML says it or as the record has it; anything else has no names.
 */
export function namesIn(
  { kind, id }: Pick<RecordFile, 'kind' | 'id'>,
  value: unknown,
): readonly WrittenName[] {
  const uses = (namingKeys.get(kind) ?? []).flatMap(({ pattern, expected }) =>
    stringsAt(value, pattern).flatMap(({ path, text }): readonly WrittenName[] => {
      const subject = subjectOf(expected, text, path, value);
      return subject ? [{ path, part: 'value', role: 'use', subject, text }] : [];
    }),
  );
  return [
    ...uses,
    ...(kind === 'process' ? stagesOfProcess(id, value) : []),
    ...(kind === 'configuration' ? objectivesOf(value) : []),
  ];
}

/** Undefined for a stage of which nothing says what process it belongs to. */
function subjectOf(
  expected: ExpectedName,
  text: string,
  path: YamlPath,
  value: unknown,
): Subject | undefined {
  return bySubject<ExpectedName, Subject | undefined>(expected, {
    record: ({ kind }) => ({ type: 'record', kind, id: text }),
    objective: () => ({ type: 'objective', name: text }),
    stage: () => {
      const process = textAt(value, [...path.slice(0, -1), 'process']) ?? textAt(value, ['process']);
      return process === undefined ? undefined : { type: 'stage', process, stage: text };
    },
    'programme-step': () => ({ type: 'programme-step', step: text }),
  });
}

function stagesOfProcess(process: string, value: unknown): readonly WrittenName[] {
  return stringsAt(value, ['stages', '*', 'id']).map(({ path, text }) => ({
    path,
    part: 'value',
    role: 'definition',
    subject: { type: 'stage', process, stage: text },
    text,
  }));
}

function objectivesOf(value: unknown): readonly WrittenName[] {
  const objectives = (value as { readonly objectives?: unknown } | null | undefined)?.objectives;
  if (typeof objectives !== 'object' || objectives === null || Array.isArray(objectives)) return [];
  return Object.keys(objectives).map((name) => ({
    path: ['objectives', name],
    part: 'key',
    role: 'definition',
    subject: { type: 'objective', name },
    text: name,
  }));
}

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
