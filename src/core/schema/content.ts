import type * as z from 'zod';
import type { RecordDefinition, RecordKind, RecordTypes } from '../records/kinds.js';
import { valueAt } from '../yaml/plain-value.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import type { Expected, FoundType, SchemaFault } from './schema-fault.js';
import { canBeLeftOut } from './schema-walk.js';
import { textsWithColon } from './text-with-colon.js';
import { findUnknown } from './unknown.js';

type Issue = z.core.$ZodIssue;

/** What a record's content is, and what is wrong with it. */
export interface CheckedContent<K extends RecordKind> {
  /** Undefined where a fault makes the record unusable. */
  readonly value: RecordTypes[K] | undefined;
  readonly faults: readonly SchemaFault[];
}

/**
 * Holds what YAML says against a schema: what is missing or wrong.
 * @param name what it is, in the middle of a sentence: `goal`.
 */
export function errorsIn(schema: z.ZodType, raw: unknown, name: string): readonly SchemaFault[] {
  // Schemas that don't say themselves what belongs there leave the words empty.
  const result = schema.safeParse(raw, { error: ({ code }) => (describable.has(code) ? '' : undefined) });
  if (result.success) return [];
  return result.error.issues
    .flatMap((issue) => clearest(issue))
    .map((issue) => faultOf(schema, issue, raw, name));
}

/**
 * Holds what YAML says against what a record of its kind is. What this version doesn't know leaves it usable, what it cannot use
 * does not.
 */
export function checkContent<K extends RecordKind>(
  definition: RecordDefinition<K>,
  raw: unknown,
): CheckedContent<K> {
  const result = definition.schema.safeParse(raw);
  const texts = result.success ? [] : textsWithColon(definition.schema, raw);
  const isOfText = withinAny(texts);
  const errors = result.success ? [] : errorsIn(definition.schema, raw, definition.name);
  const unknown = findUnknown(definition.schema, raw);
  const faults = [...texts.map(withColon), ...[...errors, ...unknown].filter((each) => !isOfText(each))];
  return { value: result.data, faults };
}

/** Tells what is at one of some paths, or deeper. */
function withinAny(outer: readonly YamlPath[]): (inner: { readonly path: YamlPath }) => boolean {
  const known = new Set(outer.map((path) => JSON.stringify(path)));
  if (known.size === 0) return () => false;
  return ({ path }) => path.some((_, index) => known.has(JSON.stringify(path.slice(0, index + 1))));
}

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

function withColon(path: YamlPath): SchemaFault {
  return { code: 'wrong-value', path, part: 'value', data: { reason: 'colon' } };
}

function faultOf(schema: z.ZodType, issue: Issue, raw: unknown, name: string): SchemaFault {
  const path = yamlPath(issue.path);
  const expected = expectedBy(issue);
  if (issue.code === 'custom') {
    // What a record needs as a whole is one key or another.
    return path.length === 0
      ? { code: 'missing-key', path, part: 'value', data: { words: issue.message } }
      : { code: 'wrong-value', path, part: 'value', data: { reason: 'form', expected } };
  }
  if (issue.code === 'invalid_key') {
    const words = issue.issues[0]?.message ?? issue.message;
    return { code: 'wrong-value', path, part: 'key', data: { reason: 'form', expected: { words } } };
  }
  const value = valueAt(raw, path);
  if (value === undefined) return { code: 'missing-key', path, part: 'value', data: { name } };
  const wrong = { code: 'wrong-value', path, part: 'value' } as const;
  const isOfType = issue.code === 'invalid_type' || issue.code === 'invalid_union';
  if (value === null || (typeof value === 'string' && value.trim() === '')) {
    const leftOut = canBeLeftOut(schema, raw, path);
    return { ...wrong, data: { reason: 'empty', expected, isOfType, canBeLeftOut: leftOut } };
  }
  if (isOfType) return { ...wrong, data: { reason: 'type', found: typeOf(value), expected } };
  return { ...wrong, data: dayThatDoesNotExist(issue, value) ?? { reason: 'form', expected } };
}

/** The issues that say what belongs there by themselves. */
const describable: ReadonlySet<string | undefined> = new Set([
  'invalid_type',
  'too_small',
  'too_big',
  'invalid_value',
]);

/** What belongs in a place, in the words of its schema where that has some. */
function expectedBy(issue: Issue): Expected {
  if (issue.message !== '') return { words: issue.message };
  switch (issue.code) {
    case 'invalid_type':
      return { type: issue.expected };
    case 'too_small':
      if (issue.origin === 'array') return { items: 'some' };
      return issue.inclusive === false ? { above: Number(issue.minimum) } : { from: Number(issue.minimum) };
    case 'too_big':
      return { upTo: Number(issue.maximum) };
    case 'invalid_value':
      return { oneOf: issue.values.map(String) };
    default:
      return { words: '' };
  }
}

/** A day that is written as a day is, and is none; undefined where it is one. */
function dayThatDoesNotExist(issue: Issue, value: unknown) {
  if (issue.code !== 'invalid_format' || (issue.format !== 'date' && issue.format !== 'datetime'))
    return undefined;
  const [day, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})(?=T|$)/.exec(String(value)) ?? [];
  if (day === undefined) return undefined;
  if (Number(month) < 1 || Number(month) > 12) return { reason: 'no-such-day', day } as const;
  // The day before the first of the next month.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const exists = Number(date) >= 1 && Number(date) <= days;
  return exists ? undefined : ({ reason: 'no-such-day', day, days } as const);
}

function typeOf(value: unknown): FoundType {
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return Number.isInteger(value) ? 'whole number' : value;
    case 'boolean':
      return value;
    default:
      return 'group of keys';
  }
}

/** Keys of YAML are strings and positions; symbols cannot come up. */
function yamlPath(path: readonly PropertyKey[]): YamlPath {
  return path.map((key) => (typeof key === 'symbol' ? String(key) : key));
}
