import * as z from 'zod';
import { textPattern } from '../records/fields.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { nearest } from '../text/spelling.js';
import { isMapping } from '../yaml/plain-value.js';
import { formFor, walk } from './schema-walk.js';

/**
 * Where a text belongs and a colon in it makes a key with a value of it: `- Ask Grace: which locks?`. A key that is known there, or
 * almost, is meant as one.
 */
export function textsWithColon(schema: z.core.$ZodType, raw: unknown): readonly YamlPath[] {
  const found: YamlPath[] = [];
  walk(schema, raw, (wrapped, value, path) => {
    const isText = isMapping(value) && takesText(wrapped) && isOneLine(wrapped, value);
    if (isText) found.push(path);
    return !isText;
  });
  return found;
}

function isOneLine(schema: z.core.$ZodType, value: Readonly<Record<string, unknown>>): boolean {
  const [entry, another] = Object.entries(value);
  if (!entry || another) return false;
  const [key, inner] = entry;
  if (key.startsWith('x-') || key.includes(':') || (typeof inner === 'object' && inner !== null))
    return false;
  const form = formFor(schema, value);
  const keys = form instanceof z.ZodObject ? Object.keys(form.shape) : [];
  return !keys.includes(key) && nearest(key, keys) === undefined;
}

/** Whether one of the forms that a value can have is text of any kind. */
function takesText(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodOptional) return takesText(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.some(takesText);
  return schema instanceof z.ZodString && (schema.def.checks ?? []).some(isOfText);
}

function isOfText({ _zod: { def } }: z.core.$ZodCheck<string>): boolean {
  return (def as z.core.$ZodCheckRegexDef).pattern === textPattern;
}
