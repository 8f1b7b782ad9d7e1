import * as z from 'zod';
import { checkKinds } from '../processes/checks.js';
import { durationPattern } from '../records/fields.js';
import { definitions, type RecordKind } from '../records/kinds.js';
import { memo } from '../memo.js';
import { textAt, valueAt } from '../yaml/plain-value.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/** A value of an enumeration, with its meaning if the schema gives one. */
interface Choice {
  readonly value: string;
  readonly meaning: string | undefined;
}

/** A form that a value can have. */
export type Form =
  /** Keys that the schema names: required ones first, else in their natural order. */
  | { readonly type: 'mapping'; readonly keys: ReadonlyMap<string, Shape> }
  /** Keys that people choose, each with a value of one shape. */
  | { readonly type: 'names'; readonly value: Shape }
  | { readonly type: 'list'; readonly element: Shape }
  | { readonly type: 'choice'; readonly choices: readonly Choice[] }
  | { readonly type: 'text' | 'date' | 'instant' | 'duration' | 'number' | 'boolean' | 'anything' };

/** What a schema says about the value at a path. */
export interface Shape {
  /** What it means, in a sentence or two. */
  readonly description: string | undefined;
  readonly examples: readonly unknown[];
  readonly required: boolean;
  /** Usually one; several if there is more than one way to write a value, the shortest first. */
  readonly forms: readonly Form[];
}

/** The shape of a whole record. */
export function shapeOf(kind: RecordKind): Shape {
  return read(definitions[kind].schema);
}

/**
 * What the schema of a kind says of the place at a path; undefined where it knows no such place.
 * @param record what the record says as far as it is known: what an exit check takes depends on which one it is.
 */
export function shapeAt(kind: RecordKind, path: YamlPath, record: unknown): Shape | undefined {
  let shape: Shape | undefined = shapeOf(kind);
  let value = record;
  for (const [index, key] of path.entries()) {
    shape = shape && below(shape, key);
    if (kind === 'process' && isParameters(path.slice(0, index + 1))) {
      const check = checkKinds.get(textAt(value, ['check']) ?? '');
      if (check && shape) shape = { ...shape, forms: read(check.parameters).forms };
    }
    value = valueAt(value, [key]);
  }
  return shape;
}

/** The form of a type that a shape can have. */
export function formOf<T extends Form['type']>(
  shape: Shape | undefined,
  type: T,
): Extract<Form, { type: T }> | undefined {
  return shape?.forms.find((form): form is Extract<Form, { type: T }> => form.type === type);
}

/** `stages.*.checks.*.with` of a process. */
function isParameters(path: YamlPath): boolean {
  return path.length === 5 && path[0] === 'stages' && path[2] === 'checks' && path[4] === 'with';
}

function below(shape: Shape, key: string | number): Shape | undefined {
  if (typeof key === 'number') return formOf(shape, 'list')?.element;
  return formOf(shape, 'mapping')?.keys.get(key) ?? formOf(shape, 'names')?.value;
}

const read = memo((schema: z.core.$ZodType): Shape => {
  const said = z.globalRegistry.get(schema);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    const inner = read(schema.unwrap());
    const { description = inner.description } = said ?? {};
    return { ...inner, description, examples: examplesIn(said) ?? inner.examples, required: false };
  }
  return {
    description: said?.description,
    examples: examplesIn(said) ?? [],
    required: true,
    forms: formsOf(schema),
  };
});

function examplesIn(said: Readonly<Record<string, unknown>> | undefined): readonly unknown[] | undefined {
  const examples = said?.['examples'];
  return Array.isArray(examples) ? (examples as readonly unknown[]) : undefined;
}

function formsOf(schema: z.core.$ZodType): readonly Form[] {
  if (schema instanceof z.ZodUnion) {
    const forms = schema.options.flatMap((option) => read(option).forms);
    // Text is allowed beside the known values only for those of later versions.
    return forms.some(({ type }) => type === 'choice') ? forms.filter(({ type }) => type !== 'text') : forms;
  }
  if (schema instanceof z.ZodObject) return [{ type: 'mapping', keys: keysOf(schema) }];
  if (schema instanceof z.ZodRecord) return [{ type: 'names', value: read(schema.valueType) }];
  if (schema instanceof z.ZodArray) return [{ type: 'list', element: read(schema.element) }];
  if (schema instanceof z.ZodEnum) return [{ type: 'choice', choices: choicesOf(schema) }];
  return [{ type: plainType(schema) }];
}

function keysOf(schema: z.ZodObject): ReadonlyMap<string, Shape> {
  const inner: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const keys = Object.entries(inner).map(([key, value]) => [key, read(value)] as const);
  return new Map([
    ...keys.filter(([, { required }]) => required),
    ...keys.filter(([, shape]) => !shape.required),
  ]);
}

function choicesOf(schema: z.ZodEnum): readonly Choice[] {
  const meanings = z.globalRegistry.get(schema)?.['enumDescriptions'];
  return schema.options.map((value, index) => {
    const meaning: unknown = Array.isArray(meanings) ? meanings[index] : undefined;
    return { value: String(value), meaning: typeof meaning === 'string' ? meaning : undefined };
  });
}

function plainType(
  schema: z.core.$ZodType,
): 'text' | 'date' | 'instant' | 'duration' | 'number' | 'boolean' | 'anything' {
  if (schema instanceof z.ZodISODate) return 'date';
  if (schema instanceof z.ZodISODateTime) return 'instant';
  if (schema instanceof z.ZodString) return hasPattern(schema, durationPattern) ? 'duration' : 'text';
  if (schema instanceof z.ZodNumber) return 'number';
  return schema instanceof z.ZodBoolean ? 'boolean' : 'anything';
}

function hasPattern(schema: z.ZodString, pattern: RegExp): boolean {
  return (schema.def.checks ?? []).some(
    ({ _zod: { def } }) => (def as z.core.$ZodCheckRegexDef).pattern === pattern,
  );
}
