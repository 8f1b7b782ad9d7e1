import { isCollection, isMap, isScalar } from 'yaml';
import type { CST, Node, YAMLMap, YAMLSeq } from 'yaml';
import type { YamlPath } from '../yaml-path.js';

/** One key of a mapping or one item of a list, by offsets into the text. */
export interface Slot {
  readonly key: string | number;
  /** Of the key; of the dash; between brackets, of the item. */
  readonly start: number;
  /** Behind the key; undefined for the item of a list. */
  readonly keyEnd: number | undefined;
  /** Behind the colon or the dash, where a value can be written; undefined where there is neither. */
  readonly afterSign: number | undefined;
  /** Undefined where the value was left empty. */
  readonly value: Node | undefined;
  /** Behind the last character of the whole slot, comments and the line end left out. */
  readonly end: number;
  /** Between brackets: the comma before this slot. */
  readonly comma: number | undefined;
}

/** A mapping or a list, by offsets into the text. */
export interface Container {
  readonly isList: boolean;
  /** Whether it is written between brackets or braces. */
  readonly inFlow: boolean;
  readonly slots: readonly Slot[];
  /** Between brackets: the comma behind the last slot. */
  readonly trailingComma: number | undefined;
  readonly start: number;
  readonly end: number;
}

/** Many paths lead through one node, so its slots are looked for once: else writing to all items of a list would be quadratic. */
const known = new WeakMap<Node, Container | undefined>();

/**
 * The slots of a mapping or list; undefined where a part of it is laid out in a way that is not edited.
 * @param text what the node was read from
 */
export function containerOf(node: Node, text: string): Container | undefined {
  if (!known.has(node)) known.set(node, readContainer(node, text));
  return known.get(node);
}

function readContainer(node: Node, text: string): Container | undefined {
  if (!isCollection(node) || !node.range) return undefined;
  const source = node.srcToken;
  if (!source || !('items' in source)) return undefined;
  const inFlow = source.type === 'flow-collection';
  const slots: Slot[] = [];
  let trailingComma: number | undefined;
  for (const item of source.items) {
    if (isRest(item, source.type)) {
      trailingComma = tokenOf(item, 'comma')?.offset;
      continue;
    }
    const slot = isMap(node)
      ? pairSlot(node, slots.length, item, text)
      : itemSlot(node, slots.length, item, text);
    if (!slot) return undefined;
    slots.push(slot);
  }
  if (slots.length !== node.items.length) return undefined;
  const end = inFlow ? node.range[1] : (slots.at(-1)?.end ?? node.range[1]);
  return { isList: !isMap(node), inFlow, slots, trailingComma, start: node.range[0], end };
}

type SourceItem = CST.FlowCollection['items'][number];

/** Comments, blank lines or a comma behind the last slot. */
function isRest(item: SourceItem, type: CST.Token['type']): boolean {
  if (type === 'block-seq') return !tokenOf(item, 'seq-item-ind');
  return !item.key && !item.value && !item.sep;
}

function tokenOf(item: SourceItem, type: CST.SourceToken['type']): CST.SourceToken | undefined {
  return item.start.find((token) => token.type === type);
}

function pairSlot(map: YAMLMap, index: number, item: SourceItem, text: string): Slot | undefined {
  const pair = map.items[index];
  const key = pair?.key as Node | undefined;
  // Keys behind a question mark are possible in YAML, but nobody writes records so.
  if (!pair || !isScalar(key) || !key.range || tokenOf(item, 'explicit-key-ind')) return undefined;
  const colon = item.sep?.find((token) => token.type === 'map-value-ind');
  const afterSign = colon && colon.offset + 1;
  const value = writtenValue(pair.value);
  const end = value ? endOfNode(value, text) : (afterSign ?? key.range[1]);
  const comma = tokenOf(item, 'comma')?.offset;
  return end === undefined
    ? undefined
    : { key: String(key.value), start: key.range[0], keyEnd: key.range[1], afterSign, value, end, comma };
}

function itemSlot(list: YAMLSeq, index: number, item: SourceItem, text: string): Slot | undefined {
  const value = writtenValue(list.items[index]);
  const dash = tokenOf(item, 'seq-item-ind');
  const start = dash?.offset ?? value?.range?.[0];
  if (start === undefined) return undefined;
  const afterSign = dash && dash.offset + 1;
  const end = value ? endOfNode(value, text) : afterSign;
  const comma = tokenOf(item, 'comma')?.offset;
  return end === undefined
    ? undefined
    : { key: index, start, keyEnd: undefined, afterSign, value, end, comma };
}

function writtenValue(value: unknown): Node | undefined {
  const node = value as Node | null;
  return node?.range && node.range[1] > node.range[0] ? node : undefined;
}

/** Behind the last character that a value is made of; undefined where that can't be told. */
function endOfNode(node: Node, text: string): number | undefined {
  if (!node.range) return undefined;
  if (isCollection(node) && !node.flow) return containerOf(node, text)?.end;
  return isBlockText(node) ? endOfBlockText(text, node.range[0], node.range[1]) : node.range[1];
}

/** Whether a value is a text in a block of its own (`|` or `>`). */
export function isBlockText(node: Node): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** Blank lines at the end belong to a block only where its header says that they are kept. */
function endOfBlockText(text: string, start: number, end: number): number {
  const block = text.slice(start, end);
  const keepsBlankLines = /^[|>]\d?\+/.test(block);
  return start + (keepsBlankLines ? block.replace(/\r?\n$/, '') : block.trimEnd()).length;
}

/** A slot, and what it is one of. */
export interface Found {
  readonly container: Container;
  readonly slot: Slot;
}

/** The slots along a path, outermost first; undefined where one is missing or laid out in a way that is not edited. */
export function slotsAlong(root: Node, path: YamlPath, text: string): Found[] | undefined {
  const found: Found[] = [];
  let node: Node | undefined = root;
  for (const key of path) {
    const container: Container | undefined = node && containerOf(node, text);
    const slot: Slot | undefined = container?.slots.find((candidate) => candidate.key === key);
    if (!container || !slot) return undefined;
    found.push({ container, slot });
    node = slot.value;
  }
  return found;
}
