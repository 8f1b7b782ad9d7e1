import type { RecordEdit } from '../record-edit.js';
import type { YamlPath, YamlValue } from '../yaml-path.js';
import { isList } from '../plain-value.js';
import type { Entry } from '../entry.js';
import type { RecordText } from '../record-text.js';
import { deleteFromBlock, insertInBlock, setInBlock } from './block.js';
import { deleteFromFlow, insertInFlow, setInFlow } from './flow.js';
import { layoutOf } from './layout.js';
import { flowPair, flowText, renderItem, renderPair } from './render.js';
import type { Layout } from './render.js';
import { quotesOf, scalarText } from './scalar.js';
import { containerOf, slotAt } from './slots.js';
import type { Container, Found, Slot } from './slots.js';
import { columnOf, lineEndOf } from './text.js';
import { splice, type Splice } from '../../text/splice.js';

export interface WriteOptions {
  /** The usual order of the keys of the whole record. */
  readonly order: readonly string[];
  /** Whether what is written must fit on one line. */
  readonly oneLine: boolean;
}

/**
 * The text with a value at an existing path, at a new key of an existing mapping, or at the end of a list that isn't empty.
 * Undefined where the text is laid out in a way that is not edited. Whether the result says what was meant is for the caller to check.
 */
export function writeText(
  { text, root }: RecordText,
  path: YamlPath,
  value: YamlValue,
  options: WriteOptions,
): string | undefined {
  if (!root) return undefined;
  const layout = layoutOf(root, text);
  const existing = slotAt(root, path, text);
  if (existing) return splice(text, replacement(text, existing, value, layout, options.oneLine));
  const parentPath = path.slice(0, -1);
  const parent = parentPath.length === 0 ? root : slotAt(root, parentPath, text)?.slot.entry;
  const container = parent && containerOf(parent, text);
  const key = path.at(-1);
  if (!container || key === undefined) return undefined;
  const order = parentPath.length === 0 ? options.order : [];
  return splice(text, insertion(text, container, key, value, { ...options, order }, layout));
}

/** An edit of what is there already: another value at a path, or another name for the key at its end. */
type EditInPlace = Extract<RecordEdit, { readonly op: 'set' | 'rename' }>;

/**
 * The text with several edits of what is there, of which none lies in another: it is read once for all of them. Undefined where
 * the text is laid out in a way that is not edited. Whether the result says what was meant is for the caller to check.
 */
export function changeText({ text, root }: RecordText, changes: readonly EditInPlace[]): string | undefined {
  if (!root) return undefined;
  const layout = layoutOf(root, text);
  const splices: Splice[] = [];
  for (const change of changes) {
    const found = slotAt(root, change.path, text);
    if (!found) return undefined;
    if (change.op === 'set') splices.push(...replacement(text, found, change.value, layout, false));
    else splices.push(...renaming(text, found, change.key));
  }
  return splice(text, splices);
}

function replacement(
  text: string,
  { container, slot }: Found,
  value: YamlValue,
  layout: Layout,
  oneLine: boolean,
): Splice[] {
  const brackets = bracketsAround(text, slot.entry, value);
  if (brackets) return brackets;
  if (container.inFlow) return setInFlow(text, slot, value);
  return setInBlock(text, container, slot, value, layout, oneLine);
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
function renaming(text: string, { container, slot }: Found, key: string): Splice[] {
  const { keyRange } = slot.entry;
  if (!keyRange) return [];
  const [start, end] = keyRange;
  return [{ start, end, text: scalarText(key, container.inFlow, quotesOf(text[start])) }];
}

function insertion(
  text: string,
  container: Container,
  key: string | number,
  value: YamlValue,
  { order, oneLine }: WriteOptions,
  layout: Layout,
): Splice[] {
  const last = container.slots.at(-1);
  if (container.inFlow) {
    const added = typeof key === 'string' ? flowPair(key, value) : flowText(value);
    if (last) return insertInFlow(text, container, last, added);
    // Only a whole record can be empty braces here: as anything else they are replaced by what is put in.
    const lines = typeof key === 'string' ? renderPair(key, value, 0, layout, oneLine) : [];
    return [{ start: container.start, end: container.end, text: lines.join(lineEndOf(text)) }];
  }
  const column = columnOf(text, container.start);
  if (typeof key === 'number')
    return insertInBlock(text, container, last, renderItem(value, column, layout, oneLine));
  return insertInBlock(
    text,
    container,
    slotBefore(container.slots, key, order),
    renderPair(key, value, column, layout, oneLine),
  );
}

/** The slot that a new key comes behind: the last of those that the usual order puts before it; undefined for the very first place. */
function slotBefore(slots: readonly Slot[], key: string, order: readonly string[]): Slot | undefined {
  const rank = (name: Entry['key']) => order.indexOf(String(name));
  const place = rank(key);
  if (place < 0) return slots.at(-1);
  const before = slots.filter((slot) => rank(slot.entry.key) >= 0 && rank(slot.entry.key) < place).at(-1);
  const follows = slots.some((slot) => rank(slot.entry.key) > place);
  return before ?? (follows ? undefined : slots.at(-1));
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
  const found = root && slotAt(root, path, text);
  if (!found) return undefined;
  const { container, slot } = found;
  if (!container.inFlow) return splice(text, deleteFromBlock(text, slot, blankLines));
  return splice(text, deleteFromFlow(text, container, container.slots.indexOf(slot)));
}

/** The text with an empty mapping in place of all keys; comments around them stay. */
export function emptyText({ text, root }: RecordText): string | undefined {
  const container = root && containerOf(root, text);
  return container ? splice(text, [{ start: container.start, end: container.end, text: '{}' }]) : undefined;
}
