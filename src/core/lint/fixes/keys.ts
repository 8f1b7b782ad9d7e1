import { locate } from '../../folder/locate.js';
import { isOneTypo } from '../../folder/nearest.js';
import { valueAt } from '../../folder/plain-value.js';
import type { RecordFile, Snapshot } from '../../folder/snapshot.js';
import { parseYamlText } from '../../folder/yaml-text.js';
import type { Problem } from '../../problem.js';
import { currentFormat } from '../../records/configuration.js';
import { definitions } from '../../records/kinds.js';
import type { YamlPath, YamlValue } from '../../yaml-path.js';
import { editing, inMenu, replacing, textIn, type Repair } from './repair.js';

/** A key that was misspelt gets its right name; one that nothing is near can become a key of one's own. */
export function keyRepairs(text: string, { path, meant, code }: Problem): readonly Repair[] {
  const key = path?.at(-1);
  const range = path && locate(text).keyRangeOf(path);
  if (typeof key !== 'string' || !range) return [];
  if (meant !== undefined) {
    const quote = /^["']/.exec(textIn(text, range))?.[0] ?? '';
    const title = `Change ${inMenu(key)} to ${meant}`;
    return replacing(text, title, isCertainKey(text, path, meant), range, quote + meant + quote);
  }
  if (code !== 'unknown-key' || !/^[a-z][\w-]*$/i.test(key)) return [];
  const own = `x-${key}`;
  return replacing(text, `Make ${inMenu(key)} a key of your own: ${own}`, false, range, own);
}

/** Whether the key is a slip of one letter, and no other key of its group can be the same. */
function isCertainKey(text: string, path: YamlPath, meant: string): boolean {
  const group = valueAt(parseYamlText(text).value as YamlValue, path.slice(0, -1));
  const keys = typeof group === 'object' && group !== null ? Object.keys(group) : [];
  return isOneTypo(String(path.at(-1)), meant) && keys.filter((key) => isOneTypo(key, meant)).length === 1;
}

/** A value for which it is known what was meant. */
export function meantRepairs(text: string, { code, path, meant }: Problem): readonly Repair[] {
  if (meant === undefined || path === undefined) return [];
  const written = valueAt(parseYamlText(text).value as YamlValue, path);
  if (typeof written !== 'string') return [];
  const title = `Change ${inMenu(written)} to ${meant}`;
  // Another word can be one of a later version, and who is named may only not be pulled yet: that is for a person to decide.
  const isSame =
    written
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-') === meant;
  const safe = code === 'stale-slug' || (code !== 'dangling-reference' && isSame);
  return editing(text, title, safe, [{ op: 'set', path, value: meant }]);
}

/** A missing key whose value is certain: the format; what a record belongs to, where there is one only. */
export function missingKeyRepairs(
  snapshot: Snapshot,
  { kind, place }: RecordFile,
  text: string,
  { path }: Problem,
): readonly Repair[] {
  const [key, ...deeper] = path ?? [];
  if (path === undefined || typeof key !== 'string' || deeper.length > 0) return [];
  const { references, keys } = definitions[kind];
  if (kind === 'configuration' && key === 'format') {
    const title = `Add format: ${currentFormat}`;
    return editing(text, title, true, [{ op: 'set', path, value: currentFormat }], keys);
  }
  const rule = references.find((each) => each.path.length === 1 && each.path[0] === key);
  // Which of the people it is cannot be told by there being one only.
  if (!rule || rule.to === 'person') return [];
  const seen = place === 'shared' ? snapshot.shared() : snapshot;
  const [only, another] = seen.files(rule.to);
  if (!only || another) return [];
  return editing(text, `Add ${key}: ${only.id}`, false, [{ op: 'set', path, value: only.id }], keys);
}

/** A step with the id of another one gets a number behind it. */
export function stepRepairs(text: string, { path }: Problem): readonly Repair[] {
  const list = path?.[0];
  if (path === undefined || typeof list !== 'string') return [];
  const value = parseYamlText(text).value as YamlValue;
  const id = valueAt(value, path);
  const steps = valueAt(value, [list]);
  if (typeof id !== 'string' || !Array.isArray(steps)) return [];
  const taken = steps.map((_, index) => valueAt(value, [list, index, 'id']));
  let number = 2;
  while (taken.includes(`${id}-${number}`)) number++;
  const free = `${id}-${number}`;
  return editing(text, `Change ${inMenu(id)} to ${free}`, false, [{ op: 'set', path, value: free }]);
}
