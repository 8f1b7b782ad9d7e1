import { applyEdits } from '../../../src/core/yaml/edit.js';
import type { RecordEdit } from '../../../src/core/yaml/record-edit.js';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import { isList } from '../../../src/core/yaml/plain-value.js';
import { TextLines } from '../../../src/core/text/text-lines.js';
import { startOfText, type TextRange } from '../../../src/core/text/text-range.js';
import { definitions } from '../../../src/core/records/kinds.js';
import type { YamlPath, YamlValue } from '../../../src/core/yaml/yaml-path.js';
import type { ValidRecord } from './valid-record.js';

/** A text in which one thing is wrong. */
export interface Mutated {
  readonly text: string;
  /** Where: what is said about it has to touch this. */
  readonly where: TextRange;
}

/** Makes one thing wrong, by a number that decides which; undefined where the record has nothing that could be wrong so. */
export type Mutation = (record: ValidRecord, text: string, draw: number) => Mutated | undefined;

/** A value of a record and the way to it. */
interface Found {
  readonly path: YamlPath;
  readonly value: YamlValue;
}

/** Every value that a schema says something about, the record itself left out. */
function valuesIn(value: YamlValue, path: YamlPath = []): Found[] {
  const own = path.length === 0 ? [] : [{ path, value }];
  if (isList(value)) return [...own, ...value.flatMap((item, index) => valuesIn(item, [...path, index]))];
  if (typeof value !== 'object' || value === null) return own;
  const inner = Object.entries(value).filter(([key]) => !key.startsWith('x-') && key !== 'with');
  return [...own, ...inner.flatMap(([key, item]) => valuesIn(item, [...path, key]))];
}

function pick<T>(items: readonly T[], draw: number): T | undefined {
  return items[draw % Math.max(items.length, 1)];
}

/** From the start of a key, or the dash, to the end of what is behind it. */
function extentOf(text: string, path: YamlPath): TextRange {
  const places = RecordText.of(text);
  const value = places.rangeOf(path) ?? startOfText;
  const lines = new TextLines(text);
  const key = places.keyRangeOf(path)?.start;
  const last = path.at(-1);
  const dash = typeof last === 'number' ? text.lastIndexOf('-', lines.offsetAt(value.start)) : -1;
  const start =
    key ??
    (dash >= 0 && lines.positionAt(dash).line >= value.start.line - 1 ? lines.positionAt(dash) : value.start);
  return { start, end: value.end };
}

function edited(text: string, edit: RecordEdit): Mutated | undefined {
  const result = applyEdits(text, [edit]);
  return result.ok && result.value !== text
    ? { text: result.value, where: extentOf(result.value, edit.path) }
    : undefined;
}

/** Another value for one of those that `isMeant`. */
function setting(
  isMeant: (found: Found, record: ValidRecord) => boolean,
  values: readonly YamlValue[],
): Mutation {
  return (record, text, draw) => {
    const found = pick(
      valuesIn(record.value).filter((each) => isMeant(each, record)),
      draw,
    );
    const value = pick(values, Math.floor(draw / 64));
    return found && value !== undefined ? edited(text, { op: 'set', path: found.path, value }) : undefined;
  };
}

function inserting(text: string, offset: number, words: string, path: YamlPath): Mutated {
  const after = text.slice(0, offset) + words + text.slice(offset);
  const lines = new TextLines(after);
  const start = new TextLines(text).positionAt(offset);
  return {
    text: after,
    where: { start, end: lines.positionAt(lines.offsetAt(extentOf(text, path).end) + words.length) },
  };
}

/** Puts words before the value of some key. */
function before(words: string): Mutation {
  return ({ value }, text, draw) => {
    const found = pick(
      valuesIn(value).filter(({ path }) => typeof path.at(-1) === 'string'),
      draw,
    );
    const range = found && RecordText.of(text).rangeOf(found.path);
    const key = found && RecordText.of(text).keyRangeOf(found.path);
    if (
      !found ||
      !range ||
      !key ||
      range.start.line !== key.start.line ||
      range.start.column === key.start.column
    )
      return undefined;
    return inserting(text, new TextLines(text).offsetAt(range.start), words, found.path);
  };
}

function isReference({ path }: Found, { kind }: ValidRecord): boolean {
  return definitions[kind].references.some(
    (rule) =>
      rule.path.length === path.length &&
      rule.path.every((key, index) => (key === '*' ? typeof path[index] === 'number' : key === path[index])),
  );
}

function named(...keys: readonly string[]): (found: Found) => boolean {
  return ({ path, value }) => typeof value === 'string' && keys.includes(String(path.at(-1)));
}

const isDay = named('date', 'due', 'done', 'entered', 'starts', 'ends');
const isDuration = named('cadence', 'responseTime', 'length');
const isChoice = named('status', 'kind', 'theme', 'next', 'result', 'phase', 'lead');

/** A top-level key that is no longer there. */
const dropParent: Mutation = ({ kind, value }, text, draw) => {
  const required = definitions[kind].references.flatMap(({ path }) => (path.length === 1 ? path : []));
  const optional = ['by', 'follows', 'reportsTo', 'pair', 'continues', 'replyTo'];
  const isNeeded = (key: string) =>
    !optional.includes(key) || (key === 'pair' && kind !== 'goal') || (key === 'by' && kind !== 'pair');
  const key = pick(
    required.filter((each) => isNeeded(each) && Object.hasOwn(value as object, each)),
    draw,
  );
  if (key === undefined) return undefined;
  const result = applyEdits(text, [{ op: 'delete', path: [key] }]);
  return result.ok ? { text: result.value, where: startOfText } : undefined;
};

const misspeltKey: Mutation = ({ kind, value }, text, draw) => {
  const keys = valuesIn(value).filter(
    ({ path }) =>
      typeof path.at(-1) === 'string' &&
      !(kind === 'configuration' && path[0] === 'objectives' && path.length === 2),
  );
  const found = pick(keys, draw);
  const range = found && RecordText.of(text).keyRangeOf(found.path);
  if (!found || !range) return undefined;
  const lines = new TextLines(text);
  const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  const key = String(found.path.at(-1));
  const typo = `${key.slice(0, -1)}q${key.slice(-1)}`;
  const after = text.slice(0, start) + typo + text.slice(end);
  return {
    text: after,
    where: { start: range.start, end: new TextLines(after).positionAt(start + typo.length) },
  };
};

/** The first line of a top-level key, once more at the end. */
const duplicateKey: Mutation = ({ value }, text, draw) => {
  const key = pick(Object.keys(value as object), draw);
  if (key === undefined || !text.endsWith('\n')) return undefined;
  const after = `${text}${key}: again\n`;
  const lines = new TextLines(after);
  return { text: after, where: lines.rangeOf(text.length, after.length) };
};

const duplicateStep: Mutation = ({ value }, text) => {
  const ids = valuesIn(value).filter(
    ({ path }) => path.at(-1) === 'id' && (path[0] === 'steps' || path[0] === 'actions'),
  );
  const [first, second] = ids;
  return first && second ? edited(text, { op: 'set', path: second.path, value: first.value }) : undefined;
};

/** A top-level line as two branches have it. */
const conflict: Mutation = ({ value }, text, draw) => {
  const key = pick(Object.keys(value as object), draw);
  const range = key === undefined ? undefined : RecordText.of(text).keyRangeOf([key]);
  if (!range || range.start.column > 0) return undefined;
  const lines = new TextLines(text);
  const at = lines.offsetAt(range.start);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const words = `<<<<<<< HEAD${end}${key}: mine${end}=======${end}${key}: theirs${end}>>>>>>> other${end}`;
  const after = text.slice(0, at) + words + text.slice(at);
  return { text: after, where: new TextLines(after).rangeOf(at, at + words.length) };
};

/** One more blank before a top-level key: it belongs neither to the record any more nor to the key above. */
const indentation: Mutation = ({ value }, text, draw) => {
  const places = RecordText.of(text);
  const keys = Object.keys(value as object).map((key) => ({ key, range: places.keyRangeOf([key]) }));
  const inOrder = keys.sort((one, other) => (one.range?.start.line ?? 0) - (other.range?.start.line ?? 0));
  const at = 1 + (draw % Math.max(inOrder.length - 1, 1));
  const [above, here] = [inOrder[at - 1], inOrder[at]];
  const aboveValue = above && places.rangeOf([above.key]);
  if (!above?.range || !here?.range || !aboveValue) return undefined;
  const lines = new TextLines(text);
  const source = text.slice(lines.offsetAt(aboveValue.start), lines.offsetAt(aboveValue.end));
  // A text on lines of its own, or a list or mapping, can take in what is indented.
  if (/^[|>]/.test(source) || source.includes('\n')) return undefined;
  const offset = lines.offsetAt({ line: here.range.start.line, column: 0 });
  const after = `${text.slice(0, offset)} ${text.slice(offset)}`;
  const end = extentOf(text, [here.key]).end;
  return {
    text: after,
    where: { start: above.range.start, end: { line: end.line, column: end.column + 1 } },
  };
};

/** The catalogue. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'a parent is gone': dropParent,
  'a value of another type': setting(
    ({ path, value }) => typeof value !== 'object' && path.at(-1) !== 'format',
    [{ 'x-odd': 1 }, [[1]]],
  ),
  'no value': setting(({ value }) => typeof value !== 'object', [null]),
  'a misspelt key': misspeltKey,
  'a reference that leads nowhere': setting(isReference, ['nobody-x9x9x9']),
  'a reference to another kind': (record, text, draw) => {
    const found = pick(
      valuesIn(record.value).filter((each) => isReference(each, record)),
      draw,
    );
    const isPerson = found?.value === 'ada' || found?.value === 'grace';
    return (
      found &&
      edited(text, { op: 'set', path: found.path, value: isPerson ? 'own-the-retries-p3x9kd' : 'ada' })
    );
  },
  'a bad id': setting(isReference, ['Not An Id', 'under_score', '']),
  'a bad date': setting(isDay, ['2026-02-30', '21.11.2026', 'tomorrow', '2026-1-5']),
  'a bad duration': setting(isDuration, ['two weeks', '2 weeks', 'P', 14]),
  'an unknown value': setting(isChoice, ['unheard-of', 'Actve']),
  'a key that is there twice': duplicateKey,
  'a step with the id of another': duplicateStep,
  'conflict markers': conflict,
  'an indented key': indentation,
  'a bracket that is not closed': before('[ '),
  'an anchor': before('&a '),
  'an alias': before('*a '),
  'a tag': before('!!str '),
};

/** Whether two ranges share a place; one that ends where the other starts does. */
export function touches(one: TextRange, other: TextRange): boolean {
  const isBefore = (a: TextRange['start'], b: TextRange['start']) =>
    a.line < b.line || (a.line === b.line && a.column < b.column);
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}
