import { isOneTypo } from '../../folder/nearest.js';
import { isList, isMapping, valueAt } from '../../folder/plain-value.js';
import type { Snapshot } from '../../folder/snapshot.js';
import { TextLines } from '../../folder/text-lines.js';
import type { Problem } from '../../problem.js';
import { currentFormat } from '../../records/configuration.js';
import { definitions } from '../../records/kinds.js';
import type { YamlPath, YamlValue } from '../../yaml-path.js';
import { editing, inMenu, type EditRepair, type TextRepair } from './repair.js';
import type { Written } from './written.js';

/** `{ task:A }` is a key with no value, until there is a space behind its colon. */
export function spaceRepairs({ text, places }: Written, { path, meant }: Problem): readonly TextRepair[] {
  const key = path?.at(-1);
  if (path === undefined || typeof key !== 'string' || meant === undefined || !lacksSpace(key, meant))
    return [];
  const range = places.keyRangeOf(path);
  if (!range) return [];
  const lines = new TextLines(text);
  const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  const after = text.slice(0, start) + meant + text.slice(end);
  return [{ type: 'text', title: `Change ${inMenu(key)} to ${inMenu(meant)}`, after }];
}

function lacksSpace(key: string, meant: string): boolean {
  return key.includes(':') && key.replace(':', ': ') === meant;
}

/** A key that was misspelt gets its right name; one that nothing is near can become a key of one's own. */
export function keyRepairs({ value }: Written, { path, meant, code }: Problem): readonly EditRepair[] {
  const key = path?.at(-1);
  if (path === undefined || typeof key !== 'string') return [];
  if (meant !== undefined) {
    if (lacksSpace(key, meant)) return [];
    const title = `Change ${inMenu(key)} to ${meant}`;
    return editing(title, isCertainKey(value, path, meant), { op: 'rename', path, key: meant });
  }
  if (code !== 'unknown-key' || !/^[a-z][\w-]*$/i.test(key)) return [];
  const own = `x-${key}`;
  return editing(`Make ${inMenu(key)} a key of your own: ${own}`, false, { op: 'rename', path, key: own });
}

/** Whether the key is a slip of one letter, and no other key of its group can be the same. */
function isCertainKey(value: YamlValue, path: YamlPath, meant: string): boolean {
  const group = valueAt(value, path.slice(0, -1));
  const keys = typeof group === 'object' && group !== null ? Object.keys(group) : [];
  return isOneTypo(String(path.at(-1)), meant) && keys.filter((key) => isOneTypo(key, meant)).length === 1;
}

/** A value for which it is known what was meant. */
export function meantRepairs({ value }: Written, { code, path, meant }: Problem): readonly EditRepair[] {
  if (meant === undefined || path === undefined) return [];
  const written = valueAt(value, path);
  if (typeof written !== 'string') return [];
  const title = `Change ${inMenu(written)} to ${meant}`;
  // Another word can be one of a later version, and who is named may only not be pulled yet: that is for a person to decide.
  const isSame =
    written
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-') === meant;
  const safe = code === 'stale-slug' || (code !== 'dangling-reference' && isSame);
  return editing(title, safe, { op: 'set', path, value: meant });
}

/** A missing key whose value is certain: the format; what a record belongs to, where there is one only. */
export function missingKeyRepairs(
  snapshot: Snapshot,
  { file: { kind, place } }: Written,
  { path }: Problem,
): readonly EditRepair[] {
  const [key, ...deeper] = path ?? [];
  if (path === undefined || typeof key !== 'string' || deeper.length > 0) return [];
  const { references } = definitions[kind];
  if (kind === 'configuration' && key === 'format') {
    const title = `Add format: ${currentFormat}`;
    return editing(title, true, { op: 'set', path, value: currentFormat });
  }
  const rule = references.find((each) => each.path.length === 1 && each.path[0] === key);
  // Which of the people it is cannot be told by there being one only.
  if (!rule || rule.to === 'person') return [];
  const seen = place === 'shared' ? snapshot.shared() : snapshot;
  const [only, another] = seen.files(rule.to);
  if (!only || another) return [];
  return editing(`Add ${key}: ${only.id}`, false, { op: 'set', path, value: only.id });
}

/** A step with the id of another one gets a number behind it. */
export function stepRepairs({ value }: Written, { path }: Problem): readonly EditRepair[] {
  const list = path?.[0];
  if (path === undefined || typeof list !== 'string') return [];
  const id = valueAt(value, path);
  const steps = valueAt(value, [list]);
  if (typeof id !== 'string' || !isList(steps)) return [];
  const taken = new Set(steps.map((step) => (isMapping(step) ? step['id'] : undefined)));
  let number = 2;
  while (taken.has(`${id}-${number}`)) number++;
  const free = `${id}-${number}`;
  return editing(`Change ${inMenu(id)} to ${free}`, false, { op: 'set', path, value: free });
}
