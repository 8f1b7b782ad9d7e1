import { definitions, type RecordKind } from '../records/kinds.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { referencesIn, stringsAt } from './references.js';
import { sameRecord, type RecordFile } from '../folder/snapshot.js';

/** What a name in a record can stand for. */
export type Subject =
  /** A record, people and processes included; `id` as it is written: its slug may be out of date. */
  | { readonly type: 'record'; readonly kind: RecordKind; readonly id: string }
  /** An objective of `mentoring.yaml`. */
  | { readonly type: 'objective'; readonly name: string }
  /** A stage of a process. */
  | { readonly type: 'stage'; readonly process: string; readonly stage: string }
  /** A step of the programme that comes along. */
  | { readonly type: 'programme-step'; readonly step: string };

/** A name that stands in a record's text. */
export interface WrittenName {
  /** Where it stands. */
  readonly path: YamlPath;
  /** Whether it is the key at the path, or the value behind it. */
  readonly part: 'key' | 'value';
  /** Whether the subject gets its name here, or is named. */
  readonly role: 'definition' | 'use';
  readonly subject: Subject;
  /** As it is written. */
  readonly text: string;
}

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

/** Whether two names stand for the same. */
export function sameSubject(one: Subject, other: Subject): boolean {
  switch (one.type) {
    case 'record':
      return other.type === 'record' && one.kind === other.kind && sameRecord(one.kind, one.id, other.id);
    case 'objective':
      return other.type === 'objective' && one.name === other.name;
    case 'stage':
      return other.type === 'stage' && one.process === other.process && one.stage === other.stage;
    case 'programme-step':
      return other.type === 'programme-step' && one.step === other.step;
  }
}

/** What a subject is, in the middle of a sentence: `goal`, `objective`. */
export function subjectKind(subject: Subject): string {
  switch (subject.type) {
    case 'record':
      return definitions[subject.kind].name;
    case 'objective':
    case 'stage':
      return subject.type;
    case 'programme-step':
      return 'step';
  }
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
