import * as z from 'zod';
import type { YamlPath } from '../yaml/yaml-path.js';
import { absenceWords } from '../records/fields.js';
import { nearest } from '../text/spelling.js';
import { isMapping } from '../yaml/plain-value.js';
import type { UnknownKey, UnknownValue } from './schema-fault.js';
import { formFor, walk } from './schema-walk.js';

/** The keys and values of a record, or of a part of one, that its schema has no name for; keys that start with `x-` are anybody's own. */
export function findUnknown(schema: z.core.$ZodType, raw: unknown): readonly (UnknownKey | UnknownValue)[] {
  const found: (UnknownKey | UnknownValue)[] = [];
  walk(schema, raw, (wrapped, value, path) => {
    const form = formFor(wrapped, value);
    if (form instanceof z.ZodObject && isMapping(value)) found.push(...unknownKeys(form, value, path));
    if (form instanceof z.ZodEnum && typeof value === 'string' && !form.options.includes(value))
      found.push(unknownValue(form, path, value));
    return true;
  });
  return found;
}

function unknownKeys(
  schema: z.ZodObject,
  value: Readonly<Record<string, unknown>>,
  path: YamlPath,
): readonly UnknownKey[] {
  const keys = Object.keys(schema.shape);
  // What was meant is none of the keys that are there.
  const absent = keys.filter((key) => !Object.hasOwn(value, key));
  return Object.entries(value)
    .filter(([key]) => !keys.includes(key) && !key.startsWith('x-'))
    .map(([key, inner]) => {
      const at = [...path, key];
      return (inner === null ? withoutSpace(absent, at, key) : undefined) ?? unknownKey(absent, at, key);
    });
}

/** `{ task:A }` is a key without a value. */
function withoutSpace(keys: readonly string[], path: YamlPath, written: string): UnknownKey | undefined {
  const colon = written.indexOf(':');
  const [key, value] = [written.slice(0, colon), written.slice(colon + 1)];
  if (colon < 0 || value === '' || !keys.includes(key)) return undefined;
  return {
    code: 'unknown-key',
    path,
    part: 'key',
    data: { suggestion: `${key}: ${value}`, lacksSpace: true },
  };
}

function unknownKey(keys: readonly string[], path: YamlPath, key: string): UnknownKey {
  return { code: 'unknown-key', path, part: 'key', data: { suggestion: nearest(key, keys) } };
}

function unknownValue(schema: z.ZodEnum, path: YamlPath, value: string): UnknownValue {
  const known = schema.options.map(String);
  const data = { value, known, absence: absenceWords.get(schema)?.words, suggestion: nearest(value, known) };
  return { code: 'unknown-value', path, part: 'value', data };
}
