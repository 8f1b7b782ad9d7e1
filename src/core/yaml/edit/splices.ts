import type { RecordEdit } from '../record-edit.js';
import type { YamlPath, YamlValue } from '../yaml-path.js';
import { isList } from '../plain-value.js';
import { endOf, entriesAlong, startOf, type Entry } from '../entry.js';
import type { RecordText } from '../record-text.js';
import { deleteFromBlock, insertInBlock, setInBlock } from './block.js';
import { deleteFromFlow, insertInFlow, setInFlow } from './flow.js';
import { layoutOf } from './layout.js';
import { flowPair, flowText, renderItem, renderPair } from './render.js';
import type { Layout } from './render.js';
import { quotesOf, scalarText } from './scalar.js';
import { columnOf, lineEndOf } from './text.js';
import { splice, type Splice } from '../../text/splice.js';

/** An edit of what is there already: another value at a path, or another name for the key at its end. */
export type EditInPlace = Extract<RecordEdit, { readonly op: 'set' | 'rename' }>;

/** A key or an item, and the mapping or list that it is in. */
interface Found {
  readonly parent: Entry;
  readonly entry: Entry;
}

function find(root: Entry | undefined, path: YamlPath): Found | undefined {
  const along = root ? [root, ...entriesAlong(root, path)] : [];
  const [parent, entry] = along.slice(-2);
  return along.length === path.length + 1 && parent && entry ? { parent, entry } : undefined;
}

/**
 * The text with a value at an existing path, at a new key of an existing mapping, or at the end of a list that isn't empty.
 * Undefined where the text is laid out in a way that is not edited. Whether the result says what was meant is for the caller to check.
 * @param order the usual order of the keys of the whole record
 * @param oneLine whether what is written must fit on one line
 */
export function writeText(
  record: RecordText,
  path: YamlPath,
  value: YamlValue,
  order: readonly string[],
  oneLine: boolean,
): string | undefined {
  const { text, root } = record;
  if (find(root, path)) return changeText(record, [{ op: 'set', path, value }], oneLine);
  const parentPath = path.slice(0, -1);
  const parent = record.entryAt(parentPath);
  const key = path.at(-1);
  if (parent?.kind === 'scalar' || !parent?.valueRange || key === undefined) return undefined;
  const [start, end] = parent.valueRange;
  const layout = layoutOf(root, text);
  if (parent.style === 'flow') {
    const last = parent.entries.at(-1);
    const added = typeof key === 'string' ? flowPair(key, value) : flowText(value);
    if (last) return splice(text, insertInFlow(text, end - 1, last, added));
    // Only a whole record can be empty braces here: as anything else they are replaced by what is put in.
    const lines = typeof key === 'string' ? renderPair(key, value, 0, layout, oneLine) : [];
    return splice(text, [{ start, end, text: lines.join(lineEndOf(text)) }]);
  }
  const column = columnOf(text, start);
  const [after, lines] =
    typeof key === 'number'
      ? [parent.entries.at(-1), renderItem(value, column, layout, oneLine)]
      : [
          entryBefore(parent.entries, key, parentPath.length === 0 ? order : []),
          renderPair(key, value, column, layout, oneLine),
        ];
  return splice(text, insertInBlock(text, start, after, lines));
}

/** The entry that a new key comes behind: the last of those that the usual order puts before it; undefined for the very first place. */
function entryBefore(entries: readonly Entry[], key: string, order: readonly string[]): Entry | undefined {
  const rank = order.indexOf(key);
  if (rank < 0) return entries.at(-1);
  const ranks = entries.map((entry) => order.indexOf(String(entry.key)));
  const before = ranks.reduce((last, other, index) => (other >= 0 && other < rank ? index : last), -1);
  return before < 0 && ranks.some((other) => other > rank) ? undefined : entries.at(before);
}

/**
 * The text with several edits of what is there, of which none lies in another: it is read once for all of them. Undefined where
 * the text is laid out in a way that is not edited. Whether the result says what was meant is for the caller to check.
 */
export function changeText(
  { text, root }: RecordText,
  changes: readonly EditInPlace[],
  oneLine = false,
): string | undefined {
  const layout = layoutOf(root, text);
  const splices: Splice[] = [];
  for (const change of changes) {
    const found = find(root, change.path);
    if (!found) return undefined;
    if (change.op === 'set') splices.push(...replacement(text, found, change.value, layout, oneLine));
    else splices.push(...renaming(text, found, change.key));
  }
  return splice(text, splices);
}

function replacement(
  text: string,
  { parent, entry }: Found,
  value: YamlValue,
  layout: Layout,
  oneLine: boolean,
): Splice[] {
  const brackets = bracketsAround(text, entry, value);
  if (brackets) return brackets;
  if (parent.style === 'flow') return setInFlow(text, entry, value);
  return setInBlock(text, entry, value, layout, oneLine);
}

/** Where a value becomes the only item of a list, it stays as it is written, between brackets. */
function bracketsAround(text: string, entry: Entry, value: YamlValue): Splice[] | undefined {
  if (entry.kind !== 'scalar' || !entry.valueRange) return undefined;
  if (!isList(value) || value.length !== 1 || value[0] !== entry.value) return undefined;
  const [start, end] = entry.valueRange;
  const words = text.slice(start, end);
  return canStandInBrackets(words) ? [{ start, end, text: `[${words}]` }] : undefined;
}

/** Whether a scalar says the same between brackets as outside of them, written with these words. */
export function canStandInBrackets(words: string): boolean {
  return /^[^[\]{},\r\n]+$/.test(words);
}

/** Another name for a key, in the quotes that it had. */
function renaming(text: string, { parent, entry: { keyRange } }: Found, key: string): Splice[] {
  if (!keyRange) return [];
  const [start, end] = keyRange;
  return [{ start, end, text: scalarText(key, parent.style === 'flow', quotesOf(text[start])) }];
}

/**
 * The text without one of several keys or items. Undefined where the text is laid out in a way that is not edited.
 * @param blankLines whether the blank lines below go too
 */
export function deleteText(
  { text, root }: RecordText,
  path: YamlPath,
  blankLines: boolean,
): string | undefined {
  const found = find(root, path);
  if (!found) return undefined;
  const { parent, entry } = found;
  return splice(
    text,
    parent.style === 'flow'
      ? deleteFromFlow(text, parent.entries, entry)
      : deleteFromBlock(text, entry, blankLines),
  );
}

/** The text with an empty mapping in place of all keys; comments around them stay. */
export function emptyText({ text, root }: RecordText): string | undefined {
  return root && splice(text, [{ start: startOf(root), end: endOf(root, text), text: '{}' }]);
}
