import type { YamlPath } from '../yaml/yaml-path.js';

/** The value at a path of whatever is known of a record; undefined where there is none. */
export function fragmentAt(record: unknown, path: YamlPath): unknown {
  let value = record;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}

/** The text at a path of whatever is known of a record. */
export function textAt(record: unknown, path: YamlPath): string | undefined {
  const value = fragmentAt(record, path);
  return typeof value === 'string' ? value : undefined;
}
