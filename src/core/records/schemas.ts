import * as z from 'zod';
import { durationPattern, idPattern } from './fields.js';
import { definitions, recordPath, type RecordKind } from './kinds.js';

/** A JSON Schema of draft-07, which editors of YAML understand. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The keywords of the schemas that are not JSON Schema's own: editors show them, anything else passes over them. Their values are
 * Markdown, the meanings of the values of an enumeration, and what to say of a text that doesn't fit.
 */
export const editorKeywords = [
  'markdownDescription',
  'enumDescriptions',
  'patternErrorMessage',
  'errorMessage',
] as const;

/** The JSON Schema of a kind of record. It accepts what the kind's zod schema accepts. */
export function jsonSchemaOf(kind: RecordKind): JsonSchema {
  const generated = z.toJSONSchema(definitions[kind].schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => void Object.assign(jsonSchema, wordsFor(zodSchema)),
  });
  const { $schema, title, description, ...rest } = document(generated as Node, kind, []);
  return { $schema, title, description, ...rest };
}

/** What to say of a text that doesn't fit, in the same words as our own diagnostics. */
function wordsFor(schema: z.core.$ZodType): JsonSchema {
  const { error, checks = [], type } = schema._zod.def;
  if (type !== 'string') return {};
  const pattern = checks.map(({ _zod: { def } }) => def).find((def) => 'pattern' in def);
  const errorMessage = messageOf(error);
  const patternErrorMessage = messageOf(pattern?.error) ?? errorMessage;
  return {
    ...(errorMessage !== undefined && { errorMessage }),
    ...(patternErrorMessage !== undefined && { patternErrorMessage }),
  };
}

/** The sentence that a schema was given; ours are the same for every value. */
function messageOf(error: unknown): string | undefined {
  if (typeof error !== 'function') return undefined;
  const message: unknown = (error as () => unknown)();
  return typeof message === 'string' ? message : undefined;
}

/** A schema within a generated one. */
interface Node {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly anyOf?: readonly Node[];
  readonly [keyword: string]: unknown;
}

/**
 * The schema with what editors show, on every key.
 * @param path where in a record it stands, with `*` for every item.
 */
function document(node: Node, kind: RecordKind, path: readonly string[]): Node {
  const { properties, items, additionalProperties, anyOf, description } = node;
  const at = (inner: Node, key: string) => document(inner, kind, [...path, key]);
  return {
    ...withoutExamples(node),
    ...(description === undefined || path.length === 0
      ? {}
      : { markdownDescription: [marked(description), ...formOf(node, kind, path)].join('\n\n') }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, inner]) => [key, { title: titleOf(key), ...at(inner, key) }]),
      ),
    }),
    ...(items && { items: at(items, '*') }),
    ...(anyOf && { anyOf: anyOf.map((form) => document(form, kind, path)) }),
    // Unknown keys are kept, so they are no errors for anybody, whatever an editor is set to.
    ...(node.type === 'object' && {
      additionalProperties: typeof additionalProperties === 'object' ? at(additionalProperties, '*') : true,
    }),
  };
}

/** Editors offer examples as values: a name that stands for nothing here, or a day long gone, is only told of in words. */
function withoutExamples(node: Node): Node {
  if (!isName(node) && !isDay(node)) return node;
  return Object.fromEntries(Object.entries(node).filter(([keyword]) => keyword !== 'examples'));
}

/** A key as words: `Reports to`. */
function titleOf(key: string): string {
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words === 'url' || words === 'id'
    ? words.toUpperCase()
    : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A description with names of files and folders as code. */
function marked(description: string): string {
  return description.replace(/\b[a-z]+(?:\.yaml\b|\/(?=[\s.,]|$))/g, '`$&`');
}

/** How a value is written, where its schema says only what a program can check. */
function formOf(node: Node, kind: RecordKind, path: readonly string[]): readonly string[] {
  const { format, pattern } = node;
  if (format === 'date') return ['Written as `2026-11-21`.'];
  if (format === 'date-time') return ['Written as `2026-11-21T15:00:00+01:00`, with its offset.'];
  if (pattern === durationPattern.source) return ['Written as `P14D` for two weeks, or `P1M` for a month.'];
  if (!isName(node)) return [];
  const key = path.join('.');
  const reference = definitions[kind].references.find((rule) => rule.path.join('.') === key);
  const example = node.examples?.length ? ` For example: \`${String(node.examples[0])}\`.` : '';
  const meaning = reference
    ? `The name of a file in \`${folderOf(reference.to)}\`, without \`.yaml\`.`
    : 'Lower-case words joined by hyphens.';
  return [meaning + example];
}

/** Whether it is the name of something else. */
function isName({ pattern }: Node): boolean {
  return pattern === idPattern.source;
}

function isDay({ format }: Node): boolean {
  return format === 'date' || format === 'date-time';
}

function folderOf(kind: RecordKind): string {
  return recordPath(kind, '').replace('.yaml', '');
}
