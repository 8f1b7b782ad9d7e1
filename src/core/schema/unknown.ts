import * as z from 'zod';
import type { YamlPath } from '../yaml/yaml-path.js';
import { absenceWords } from '../records/fields.js';
import { nearest } from '../text/spelling.js';
import { isMapping } from '../yaml/plain-value.js';
import { formFor, walk } from './schema-walk.js';

/** A key or value that this version doesn't know. Records keep such: a later version may have written them. */
export interface Unknown {
  readonly path: YamlPath;
  /** Whether the key is unknown, or its value. */
  readonly part: 'key' | 'value';
  readonly message: string;
  /** What was most probably meant; undefined where nothing known is close. */
  readonly meant: string | undefined;
}

/** The keys and values of a record, or of a part of one, that its schema has no name for; keys that start with `x-` are anybody's own. */
export function findUnknown(schema: z.core.$ZodType, raw: unknown): readonly Unknown[] {
  const found: Unknown[] = [];
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
): readonly Unknown[] {
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
function withoutSpace(keys: readonly string[], path: YamlPath, written: string): Unknown | undefined {
  const colon = written.indexOf(':');
  const [key, value] = [written.slice(0, colon), written.slice(colon + 1)];
  if (colon < 0 || value === '' || !keys.includes(key)) return undefined;
  const meant = `${key}: ${value}`;
  const message = `${written}: A space is missing after the colon. Write ${meant}.`;
  return { path, part: 'key', message, meant };
}

function unknownKey(keys: readonly string[], path: YamlPath, key: string): Unknown {
  const meant = nearest(key, keys);
  const advice =
    meant === undefined
      ? 'Check how it is spelled, or begin a key of your own with x-.'
      : `Did you mean ${meant}?`;
  return { path, part: 'key', message: `${key}: is not known here; it is kept as it is. ${advice}`, meant };
}

function unknownValue(schema: z.ZodEnum, path: YamlPath, value: string): Unknown {
  const values = schema.options.map(String);
  const meant = nearest(value, values);
  const absence = absenceWords.get(schema)?.words;
  const known = `Known are ${values.join(', ')}.${absence === undefined ? '' : ` ${absence}`}`;
  const advice = meant === undefined ? known : `Did you mean ${meant}?`;
  return {
    path,
    part: 'value',
    message: `${String(path.at(-1))}: ${value.trim().replace(/\s+/g, ' ')} is not known here; it is kept as it is. ${advice}`,
    meant,
  };
}
