import { isOneTypo, nearest } from '../../text/spelling.js';
import { isList, isMapping, valueAt } from '../../yaml/plain-value.js';
import type { Snapshot } from '../../folder/snapshot.js';
import { TextLines } from '../../text/text-lines.js';
import type { Problem } from '../problem.js';
import { currentFormat } from '../../records/configuration.js';
import { definitions } from '../../records/kinds.js';
import type { YamlPath, YamlValue } from '../../yaml/yaml-path.js';
import { editing, inMenu, type EditRepair, type Repair, type TextRepair } from './repair.js';
import { asText } from './values.js';
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

/**
 * A key that was misspelt gets its right name; one that nothing is near can become a key of one's own. An item of a list can be a
 * text with a colon in it, too.
 */
export function keyRepairs(written: Written, { path, meant, code }: Problem): readonly Repair[] {
  const key = path?.at(-1);
  if (path === undefined || typeof key !== 'string') return [];
  if (meant !== undefined) {
    if (lacksSpace(key, meant)) return [];
    const title = `Change ${inMenu(key)} to ${meant}`;
    const naming = editing(title, isCertainKey(written.value, path, meant), {
      op: 'rename',
      path,
      key: meant,
    });
    return isLoneKeyOfItem(written.value, path) ? [...naming, ...asText(written, path.slice(0, -1))] : naming;
  }
  if (code !== 'unknown-key' || !/^[a-z][\w-]*$/i.test(key)) return [];
  const own = `x-${key}`;
  return editing(`Make ${inMenu(key)} a key of your own: ${own}`, false, { op: 'rename', path, key: own });
}

/** Whether the key is a slip of one letter, and neither another word nor one of two that can be the same. */
function isCertainKey(value: YamlValue, path: YamlPath, meant: string): boolean {
  const key = String(path.at(-1));
  if (keysBeside(value, path).filter((each) => isOneTypo(each, meant)).length !== 1) return false;
  if (key.toLowerCase() === meant.toLowerCase()) return true;
  return isOneTypo(key, meant) && !isShortWordLike(key, meant) && !isLoneKeyOfItem(value, path);
}

/** Many a short word is one letter from another one: `text` from `next`, `read` from `lead`. */
function isShortWordLike(key: string, meant: string): boolean {
  const [written, known] = [key.toLowerCase(), meant.toLowerCase()];
  const differing = Array.from(known, (letter, at) => letter !== written[at]).filter(Boolean).length;
  return written.length < 6 && written.length === known.length && differing === 1;
}

/** Whether it is all that an item of a list has: `- Ask: which locks?` may be a text. */
function isLoneKeyOfItem(value: YamlValue, path: YamlPath): boolean {
  return typeof path.at(-2) === 'number' && keysBeside(value, path).length === 1;
}

/** The keys of the group that a key is in. */
function keysBeside(value: YamlValue, path: YamlPath): readonly string[] {
  const group = valueAt(value, path.slice(0, -1));
  return isMapping(group) ? Object.keys(group) : [];
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
  { file: { kind, place }, value }: Written,
  { path }: Problem,
): readonly EditRepair[] {
  const [key, ...deeper] = path ?? [];
  if (path === undefined || typeof key !== 'string' || deeper.length > 0) return [];
  // It is there, misspelt: then it gets its right name.
  if (keysBeside(value, path).some((each) => nearest(each, [key]) !== undefined)) return [];
  const { references } = definitions[kind];
  if (kind === 'configuration' && key === 'format') {
    const title = `Add format: ${currentFormat}`;
    return editing(title, true, { op: 'set', path, value: currentFormat });
  }
  const rule = references.find((each) => each.path.length === 1 && each.path[0] === key);
  // Which of the people it is cannot be told by there being one only.
  if (!rule || rule.to === 'person') return [];
  const seen = snapshot.seenFrom(place);
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
