import * as z from 'zod';
import type { YamlPath } from '../yaml-path.js';
import { nearest } from './nearest.js';

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
  visit(schema, raw, []);
  return found;

  function visit(wrapped: z.core.$ZodType, value: unknown, path: YamlPath): void {
    const schema = formFor(wrapped, value);
    if (schema instanceof z.ZodObject && isMapping(value)) {
      const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
      // What was meant is none of the keys that are there.
      const absent = Object.keys(shape).filter((key) => !Object.hasOwn(value, key));
      for (const [key, inner] of Object.entries(value)) {
        const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
        if (known) visit(known, inner, [...path, key]);
        else if (!key.startsWith('x-')) found.push(unknownKey(absent, [...path, key], key));
      }
    } else if (schema instanceof z.ZodRecord && isMapping(value)) {
      for (const [key, inner] of Object.entries(value)) visit(schema.valueType, inner, [...path, key]);
    } else if (schema instanceof z.ZodArray && Array.isArray(value)) {
      value.forEach((item, index) => visit(schema.element, item, [...path, index]));
    } else if (schema instanceof z.ZodEnum && typeof value === 'string' && !schema.options.includes(value)) {
      found.push(unknownValue(schema.options.map(String), path, value));
    }
  }
}

/** The schema without what makes it optional; of several forms the one that a value has. */
function formFor(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return formFor(schema.unwrap(), value);
  if (!(schema instanceof z.ZodUnion)) return schema;
  const forms = schema.options.map((option) => formFor(option, value));
  const wanted = typeof value === 'string' ? z.ZodEnum : z.ZodObject;
  return forms.find((form) => form instanceof wanted) ?? schema;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownKey(keys: readonly string[], path: YamlPath, key: string): Unknown {
  const meant = nearest(key, keys);
  const advice =
    meant === undefined
      ? 'Check how it is spelled, or begin a key of your own with x-.'
      : `Did you mean ${meant}?`;
  return { path, part: 'key', message: `${key}: is not known here; it is kept as it is. ${advice}`, meant };
}

function unknownValue(values: readonly string[], path: YamlPath, value: string): Unknown {
  const meant = nearest(value, values);
  const advice = meant === undefined ? `Known are ${values.join(', ')}.` : `Did you mean ${meant}?`;
  return {
    path,
    part: 'value',
    message: `${String(path.at(-1))}: ${value.trim().replace(/\s+/g, ' ')} is not known here; it is kept as it is. ${advice}`,
    meant,
  };
}
