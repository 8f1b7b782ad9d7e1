import * as z from 'zod';
import type { YamlPath } from '../yaml/yaml-path.js';

/** The schema without what makes it optional; of several forms the one that a value has. */
export function formFor(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (isOptional(schema)) return formFor(schema.unwrap(), value);
  if (!(schema instanceof z.ZodUnion)) return schema;
  const forms = schema.options.map((option) => formFor(option, value));
  const wanted = typeof value === 'string' ? z.ZodEnum : z.ZodObject;
  return forms.find((form) => form instanceof wanted) ?? schema;
}

/** Whether a record can do without what is at a path: an item of a list, or a key that its schema does not need. */
export function canBeLeftOut(schema: z.core.$ZodType, raw: unknown, [key, ...rest]: YamlPath): boolean {
  if (key === undefined) return false;
  const form = formFor(schema, raw);
  const inner = schemaBelow(form, key);
  if (rest.length === 0) return !(form instanceof z.ZodObject) || inner === undefined || isOptional(inner);
  return inner !== undefined && canBeLeftOut(inner, isGroup(raw) ? raw[key] : undefined, rest);
}

/** Calls `visit` with every value that a schema says something of, outer ones first. Goes into none for which it answers false. */
export function walk(
  schema: z.core.$ZodType,
  value: unknown,
  visit: (schema: z.core.$ZodType, value: unknown, path: YamlPath) => boolean,
  path: YamlPath = [],
): void {
  if (!visit(schema, value, path) || !isGroup(value)) return;
  const form = formFor(schema, value);
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item] as const)
    : Object.entries(value);
  for (const [key, item] of entries) {
    const inner = schemaBelow(form, key);
    if (inner) walk(inner, item, visit, [...path, key]);
  }
}

/** Keys with values, or the items of a list. */
function isGroup(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isOptional(schema: z.core.$ZodType): schema is z.ZodOptional | z.ZodDefault {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
}

/** The schema of what is behind a key, or of an item. */
function schemaBelow(form: z.core.$ZodType, key: string | number): z.core.$ZodType | undefined {
  if (typeof key === 'number') return form instanceof z.ZodArray ? form.element : undefined;
  if (form instanceof z.ZodRecord) return form.valueType;
  if (!(form instanceof z.ZodObject)) return undefined;
  const shape: Readonly<Record<string, z.core.$ZodType>> = form.shape;
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
}
