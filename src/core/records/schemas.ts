import * as z from 'zod';
import { definitions, type RecordKind } from './kinds.js';

/** A JSON Schema of draft-07, which editors of YAML understand. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a kind of record. It accepts what the kind's zod schema accepts. */
export function jsonSchemaOf(kind: RecordKind): JsonSchema {
  const generated = z.toJSONSchema(definitions[kind].schema, { io: 'input', target: 'draft-7' });
  const { $schema, title, description, ...rest } = generated;
  return { $schema, title, description, ...rest };
}
