import type { YamlPath, YamlValue } from './yaml-path.js';

export interface PlainMapping {
  readonly [key: string]: YamlValue;
}

export function isMapping(value: unknown): value is PlainMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: YamlValue | undefined): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** Whether two values are the same, whatever the order of their keys. */
export function sameValue(a: YamlValue | undefined, b: YamlValue | undefined): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  if (!isMapping(a) || !isMapping(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}

/**
 * The value at a path; undefined where there is none.
 * @param root what YAML was read to, however little is known of it
 */
export function valueAt(root: unknown, path: YamlPath): YamlValue | undefined {
  let value = root as YamlValue | undefined;
  for (const key of path) {
    if (isList(value)) value = typeof key === 'number' ? value[key] : undefined;
    else value = isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

/** The string at a path; undefined where there is none. */
export function textAt(root: unknown, path: YamlPath): string | undefined {
  const value = valueAt(root, path);
  return typeof value === 'string' ? value : undefined;
}

/** A copy in which the value at an existing path, or at a new key of an existing mapping or the end of a list, is another. */
export function withValue(root: YamlValue, path: YamlPath, value: YamlValue): YamlValue {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isList(root) && typeof key === 'number') {
    const items = [...root];
    items[key] = withValue(items[key] ?? null, rest, value);
    return items;
  }
  const mapping = isMapping(root) ? root : {};
  const old = Object.hasOwn(mapping, key) ? mapping[key] : undefined;
  return { ...mapping, [key]: withValue(old ?? null, rest, value) };
}

/** A copy with another key in the place of one, which keeps what is behind it; nothing else where there is no such key. */
export function withKey(root: YamlValue, path: YamlPath, to: string): YamlValue {
  const parentPath = path.slice(0, -1);
  const parent = valueAt(root, parentPath);
  if (!isMapping(parent)) return root;
  const renamed = Object.entries(parent).map(([key, value]) => [key === path.at(-1) ? to : key, value]);
  return withValue(root, parentPath, Object.fromEntries(renamed) as YamlValue);
}

/** What remains to be deleted at a path: the outermost of what would be left empty, up to the record's own keys. */
export function outermostDeleted(root: YamlValue, path: YamlPath): YamlPath {
  const parentPath = path.slice(0, -1);
  const parent = valueAt(root, parentPath);
  const isOnly = typeof parent === 'object' && parent !== null && Object.keys(parent).length === 1;
  return isOnly && parentPath.length > 0 ? outermostDeleted(root, parentPath) : path;
}

/** A copy without the value at an existing path. */
export function withoutValue(root: YamlValue, path: YamlPath): YamlValue {
  const [key, ...rest] = path;
  if (key === undefined) return root;
  const inner = valueAt(root, [key]);
  if (rest.length > 0 && inner !== undefined) return withValue(root, [key], withoutValue(inner, rest));
  if (isList(root)) return root.filter((_, index) => index !== key);
  return isMapping(root)
    ? Object.fromEntries(Object.entries(root).filter(([name]) => name !== String(key)))
    : root;
}

/** The strings at a path in which `*` stands for every item of a list, with where each stands. */
export function stringsAt(
  value: unknown,
  path: readonly string[],
  at: YamlPath = [],
): { path: YamlPath; text: string }[] {
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? [{ path: at, text: value }] : [];
  if (key === '*') {
    return Array.isArray(value) ? value.flatMap((item, index) => stringsAt(item, rest, [...at, index])) : [];
  }
  return stringsAt(valueAt(value, [key]), rest, [...at, key]);
}
