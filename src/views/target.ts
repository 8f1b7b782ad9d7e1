import type { YamlPath } from '../core/yaml/yaml-path.js';
import { type Place, isPlace } from '../core/folder/privacy.js';

/** A record, or a place in one, that somebody chose in the tree, the dashboard or the editor. */
export interface Target {
  /** The URI of the workspace folder, as text. */
  readonly workspaceFolder: string;
  readonly place: Place;
  readonly path: string;
  readonly at?: YamlPath | undefined;
  /** The zero-based line to look at instead, where the record is broken. */
  readonly line?: number | undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** What a command was called on: the target itself, or the one of a tree node. */
export function targetOf(argument: unknown): Target | undefined {
  if (!isObject(argument)) return undefined;
  if (isObject(argument['target'])) return targetOf(argument['target']);
  const { workspaceFolder, place, path, at, line } = argument;
  if (typeof workspaceFolder !== 'string' || typeof path !== 'string') return undefined;
  if (!isPlace(place)) return undefined;
  const valid = Array.isArray(at) && at.every((key) => typeof key === 'string' || typeof key === 'number');
  return {
    workspaceFolder,
    place,
    path,
    at: valid ? at : undefined,
    line: typeof line === 'number' ? line : undefined,
  };
}
