import type * as z from 'zod';
import { problem } from '../lint/rules.js';
import type { Problem } from '../problem.js';
import type { TextRange } from '../text/text-range.js';
import { startOfText } from '../text/text-range.js';
import type { RecordDefinition, RecordKind, RecordTypes } from '../records/kinds.js';
import { withArticle } from '../records/words.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { locate, type LocatedDocument } from '../yaml/locate.js';
import { canBeLeftOut } from './schema-walk.js';
import { textsWithColon } from './text-with-colon.js';
import { findUnknown } from './unknown.js';

type Issue = z.core.$ZodIssue;

/** What a record's content is, and what is wrong with it. */
export interface CheckedContent<K extends RecordKind> {
  /** Undefined where a problem is an error. */
  readonly value: RecordTypes[K] | undefined;
  readonly problems: readonly Problem[];
}

/** What is wrong with a value, and where in it. */
export interface ContentError {
  readonly path: YamlPath;
  /** A sentence that begins with the key. */
  readonly message: string;
  /** Whether the key is wrong rather than what is behind it. */
  readonly ofKey: boolean;
  /** Whether there is nothing at the path, and there has to be. */
  readonly isMissing: boolean;
}

/**
 * Holds what YAML says against a schema.
 * @param name what it is, in the middle of a sentence: `goal`.
 */
export function errorsIn(schema: z.ZodType, raw: unknown, name: string): readonly ContentError[] {
  const result = schema.safeParse(raw, { error: expectation });
  if (result.success) return [];
  return result.error.issues
    .flatMap((issue) => clearest(issue))
    .map((issue) => ({
      path: yamlPath(issue.path),
      message: wordsFor(schema, issue, raw, name),
      ofKey: issue.code === 'invalid_key',
      isMissing: isMissing(issue, raw),
    }));
}

/**
 * Holds what YAML says against what a record of its kind is. What this version doesn't know is a warning, what it cannot use
 * an error.
 * @param text where `raw` was read from: problems are given their place in it.
 */
export function checkContent<K extends RecordKind>(
  definition: RecordDefinition<K>,
  raw: unknown,
  text: string,
): CheckedContent<K> {
  const result = definition.schema.safeParse(raw);
  const texts = result.success ? [] : textsWithColon(definition.schema, raw);
  const isOfText = withinAny(texts);
  const errors = [
    ...texts.map(withColon),
    ...(result.success ? [] : errorsIn(definition.schema, raw, definition.name)).filter(
      (error) => !isOfText(error),
    ),
  ];
  const unknown = findUnknown(definition.schema, raw).filter((each) => !isOfText(each));
  if (errors.length + unknown.length === 0) return { value: result.data, problems: [] };

  // Reading where everything stands is slow, so it is done only where there is something to tell.
  const places = locate(text);
  const problems = [
    ...errors.map((error) => {
      const { path, message, isMissing } = error;
      const code = isMissing ? 'missing-key' : 'wrong-value';
      return problem(code, message, rangeFor(error, places), path);
    }),
    ...unknown.map(({ path, message, part, meant }) => {
      const range = (part === 'key' ? places.keyRangeOf(path) : places.shownRangeOf(path)) ?? startOfText;
      const code = part === 'key' ? 'unknown-key' : 'unknown-value';
      return problem(code, message, range, path, meant);
    }),
  ];
  return { value: result.data, problems };
}

/** Tells what is at one of some paths, or deeper. */
function withinAny(outer: readonly YamlPath[]): (inner: { readonly path: YamlPath }) => boolean {
  const known = new Set(outer.map((path) => JSON.stringify(path)));
  if (known.size === 0) return () => false;
  return ({ path }) => path.some((_, index) => known.has(JSON.stringify(path.slice(0, index + 1))));
}

function withColon(path: YamlPath): ContentError {
  const message = `${subjectOf(path)}: is read as a key and its value because of the colon. Put the whole text in quotes.`;
  return { path, message, ofKey: false, isMissing: false };
}

/** What a record needs as a whole is one key or another. */
function isMissing(issue: Issue, raw: unknown): boolean {
  const path = yamlPath(issue.path);
  return issue.code === 'custom' ? path.length === 0 : valueAt(raw, path) === undefined;
}

/** What belongs in a place, for schemas that don't say it themselves. */
function expectation(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return expectedTypes[issue.expected] ?? 'Something else belongs here.';
    case 'too_small':
      if (issue.origin === 'array') return 'One or more belong here.';
      return `A number ${issue.inclusive === false ? 'above' : 'from'} ${issue.minimum} ${issue.inclusive === false ? '' : 'on '}belongs here.`;
    case 'invalid_value':
      return `One of these belongs here: ${issue.values.join(', ')}.`;
    case 'too_big':
      return `A number up to ${issue.maximum} belongs here.`;
    default:
      return undefined;
  }
}

const expectedTypes: Readonly<Record<string, string>> = {
  string: 'Text belongs here.',
  number: 'A number belongs here.',
  int: 'A whole number belongs here.',
  boolean: 'true or false belongs here.',
  array: 'A list, each item behind a hyphen, belongs here.',
  object: 'Keys with values, indented below this one, belong here.',
  record: 'Keys with values, indented below this one, belong here.',
};

/** Where several forms are possible, what is wrong with the one that was meant. */
function clearest(issue: Issue, parent: readonly PropertyKey[] = []): Issue[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((branch) => !branch.some(isOfAnotherForm));
    if (meant) return meant.flatMap((inner) => clearest(inner, path));
  }
  return [{ ...issue, path }];
}

function isOfAnotherForm(issue: Issue): boolean {
  const aboutTheWhole = issue.path.length === 0;
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
      return aboutTheWhole;
    case 'invalid_union':
      return aboutTheWhole && issue.errors.every((branch) => branch.some(isOfAnotherForm));
    default:
      return false;
  }
}

function wordsFor(schema: z.ZodType, issue: Issue, raw: unknown, name: string): string {
  const path = yamlPath(issue.path);
  const subject = subjectOf(path);
  if (issue.code === 'custom') return subject === '' ? issue.message : `${subject}: ${issue.message}`;
  if (issue.code === 'invalid_key') return `${subject}: ${issue.issues[0]?.message ?? issue.message}`;
  const value = valueAt(raw, path);
  if (value === undefined) {
    return `${subject}: is missing. ${path.length === 1 ? `${atStart(withArticle(name))} needs it.` : 'It is needed here.'}`;
  }
  const isOfType = issue.code === 'invalid_type' || issue.code === 'invalid_union';
  if (value === null || (typeof value === 'string' && value.trim() === '')) {
    const wayOut = typeof path.at(-1) === 'number' ? ' Or take it out.' : ' Or take the key out.';
    const words = `${isOfType ? 'has no value yet. ' : ''}${issue.message}`;
    return `${subject}: ${words}${canBeLeftOut(schema, raw, path) ? wayOut : ''}`;
  }
  if (isOfType) return `${subject}: is ${typeInWords(value)} here. ${issue.message}`;
  return `${subject}: ${dayThatDoesNotExist(issue, value) ?? issue.message}`;
}

/** What is wrong with a day that is written as a day is. */
function dayThatDoesNotExist(issue: Issue, value: unknown): string | undefined {
  if (issue.code !== 'invalid_format' || (issue.format !== 'date' && issue.format !== 'datetime'))
    return undefined;
  const [text, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?=T|$)/.exec(String(value)) ?? [];
  if (text === undefined) return undefined;
  if (Number(month) < 1 || Number(month) > 12) return `${text} does not exist: a year has 12 months.`;
  // The day before the first of the next month.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const exists = Number(day) >= 1 && Number(day) <= days;
  return exists ? undefined : `${text} does not exist: that month has ${days} days.`;
}

/** The key, and for items of a list which one, counted from 1. */
function subjectOf(path: YamlPath): string {
  const last = path.at(-1);
  if (typeof last === 'number') return `${subjectOf(path.slice(0, -1))}, item ${last + 1}`;
  return last ?? '';
}

function atStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function typeInWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return Number.isInteger(value) ? 'a number' : String(value);
    case 'boolean':
      return String(value);
    default:
      return 'a group of keys';
  }
}

function rangeFor({ path, ofKey }: ContentError, places: LocatedDocument): TextRange {
  if (path.length === 0) return startOfText;
  const key = ofKey ? places.keyRangeOf(path) : undefined;
  return key ?? places.shownRangeOf(path) ?? startOfText;
}

/** Keys of YAML are strings and positions; symbols cannot come up. */
function yamlPath(path: readonly PropertyKey[]): YamlPath {
  return path.map((key) => (typeof key === 'symbol' ? String(key) : key));
}

function valueAt(raw: unknown, path: YamlPath): unknown {
  let value = raw;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}
