import { isOneTypo } from '../text/spelling.js';
import { isMapping, valueAt } from '../yaml/plain-value.js';
import type { YamlPath, YamlValue } from '../yaml/yaml-path.js';
import { editing, inMenu, type ProposedFix } from './fix.js';
import type { RuleContext } from './rule.js';
import { quoteText } from './value-fixes.js';

/** A key that was misspelt gets its right name. An item of a list can be a text with a colon in it, too. */
export function renameKey(context: RuleContext, path: YamlPath, suggestion: string): readonly ProposedFix[] {
  const title = `Change ${inMenu(String(path.at(-1)))} to ${suggestion}`;
  const isSafe = isCertainKey(context.value, path, suggestion);
  const renaming = editing(title, isSafe, { op: 'rename', path, key: suggestion });
  return isLoneKeyOfItem(context.value, path)
    ? [...renaming, ...quoteText(context, path.slice(0, -1))]
    : renaming;
}

/** The keys of the group that a key is in. */
export function keysBeside(value: YamlValue, path: YamlPath): readonly string[] {
  const group = valueAt(value, path.slice(0, -1));
  return isMapping(group) ? Object.keys(group) : [];
}

/** Whether the key is a slip of one letter, and neither another word nor one of two that can be the same. */
function isCertainKey(value: YamlValue, path: YamlPath, suggestion: string): boolean {
  const key = String(path.at(-1));
  if (keysBeside(value, path).filter((each) => isOneTypo(each, suggestion)).length !== 1) return false;
  if (key.toLowerCase() === suggestion.toLowerCase()) return true;
  return isOneTypo(key, suggestion) && !isShortWordLike(key, suggestion) && !isLoneKeyOfItem(value, path);
}

/** Many a short word is one letter from another one: `text` from `next`, `read` from `lead`. */
function isShortWordLike(key: string, suggestion: string): boolean {
  const [written, known] = [key.toLowerCase(), suggestion.toLowerCase()];
  const differing = Array.from(known, (letter, at) => letter !== written[at]).filter(Boolean).length;
  return written.length < 6 && written.length === known.length && differing === 1;
}

/** Whether it is all that an item of a list has: `- Ask: which locks?` may be a text. */
function isLoneKeyOfItem(value: YamlValue, path: YamlPath): boolean {
  return typeof path.at(-2) === 'number' && keysBeside(value, path).length === 1;
}
