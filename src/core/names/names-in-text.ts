import { memo } from '../memo.js';
import { stringsAt } from '../yaml/plain-value.js';
import { currentText } from '../folder/current-text.js';
import type { RecordFile } from '../folder/snapshot.js';
import { definitions, type RecordKind } from '../records/kinds.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import type { Subject, WrittenName } from './subject.js';

/** The names that stand in the text of a file now. */
export const namesInText = memo((file: RecordFile) => namesIn(file, currentText(file).value));

/** Keys that name a process; a process is no parent of a record, so they are not among the references of its kind. */
const processKeys: Partial<Record<RecordKind, readonly string[]>> = {
  pair: ['process', 'stages.*.process'],
  process: ['extends'],
  configuration: ['defaults.process'],
  programme: ['design.processes.*'],
};

/** Keys that name an objective. */
const objectiveKeys: Partial<Record<RecordKind, readonly string[]>> = {
  goal: ['objective'],
  programme: ['goals.*.objective'],
};

/**
 * Every name in a record that stands for something: references, processes, stages, objectives; and those that get their name in
 * it. A record's own name is its file's, so it stands nowhere in the text. In no particular order.
 * @param value the content as YAML says it or as the record has it; anything else has no names.
 */
export function namesIn(
  { kind, id }: Pick<RecordFile, 'kind' | 'id'>,
  value: unknown,
): readonly WrittenName[] {
  const uses = (keys: readonly string[] | undefined, subjectOf: (text: string) => Subject) =>
    (keys ?? []).flatMap((key) =>
      stringsAt(value, key.split('.')).map(({ path, text }) => use(path, text, subjectOf(text))),
    );
  return [
    ...referencesIn(kind, value).map(({ path, to, reference }) =>
      use(path, reference, { type: 'record', kind: to, id: reference }),
    ),
    ...uses(processKeys[kind], (text) => ({ type: 'record', kind: 'process', id: text })),
    ...uses(objectiveKeys[kind], (text) => ({ type: 'objective', name: text })),
    ...uses(kind === 'programme' ? ['steps.*.step'] : [], (text) => ({ type: 'programme-step', step: text })),
    ...(kind === 'pair' ? stagesOfPair(value) : []),
    ...(kind === 'process' ? stagesOfProcess(id, value) : []),
    ...(kind === 'configuration' ? objectivesOf(value) : []),
  ];
}

/** What names in one place stand for. */
export type ExpectedName =
  | { readonly type: 'record'; readonly kind: RecordKind }
  | { readonly type: 'objective' | 'stage' | 'programme-step' };

/** What a name at this path of a record stands for, whether there is one or not; undefined where no name belongs. */
export function nameExpectedAt(kind: RecordKind, path: YamlPath): ExpectedName | undefined {
  const isAt = (pattern: readonly string[]) =>
    pattern.length === path.length &&
    pattern.every((part, index) => (part === '*' ? typeof path[index] === 'number' : part === path[index]));
  const isAmong = (keys: readonly string[] | undefined) => (keys ?? []).some((key) => isAt(key.split('.')));
  const reference = definitions[kind].references.find((rule) => isAt(rule.path));
  if (reference) return { type: 'record', kind: reference.to };
  if (isAmong(processKeys[kind])) return { type: 'record', kind: 'process' };
  if (isAmong(objectiveKeys[kind])) return { type: 'objective' };
  if (kind === 'pair' && isAmong(['stages.*.stage'])) return { type: 'stage' };
  return kind === 'programme' && isAmong(['steps.*.step']) ? { type: 'programme-step' } : undefined;
}

function use(path: YamlPath, text: string, subject: Subject): WrittenName {
  return { path, part: 'value', role: 'use', subject, text };
}

/** A stage is one of the process that its entry names, else of the pair's. */
function stagesOfPair(value: unknown): readonly WrittenName[] {
  const [process] = stringsAt(value, ['process']);
  const own = new Map(stringsAt(value, ['stages', '*', 'process']).map(({ path, text }) => [path[1], text]));
  return stringsAt(value, ['stages', '*', 'stage']).flatMap(({ path, text }) => {
    const of = own.get(path[1]) ?? process?.text;
    return of === undefined ? [] : [use(path, text, { type: 'stage', process: of, stage: text })];
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
