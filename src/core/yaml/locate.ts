import { isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair, YAMLSeq } from 'yaml';
import { startOfText } from '../text/text-range.js';
import type { Position, TextRange } from '../text/text-range.js';
import type { YamlPath } from './yaml-path.js';
import { TextLines } from '../text/text-lines.js';
import { readDocument } from './yaml-document.js';
import { maximumBytes } from './yaml-text.js';

/** Where the values of one text stand. Broken text is located as far as it can be understood. */
export interface LocatedDocument {
  /**
   * The range of a value; of its key or dash, where nothing is behind it. For a path that doesn't exist: of the nearest key,
   * dash or item between brackets above it that does, or the very start of the text. Undefined where nothing of the text could be understood.
   */
  rangeOf(path: YamlPath): TextRange | undefined;
  /** The range of a value as it is shown: without the line ends that belong to a text on lines of its own. */
  shownRangeOf(path: YamlPath): TextRange | undefined;
  /** The range of a key; undefined for items of lists and for paths that don't exist. */
  keyRangeOf(path: YamlPath): TextRange | undefined;
  /** What stands in the range of a value, as it is written. */
  wordsOf(path: YamlPath): string | undefined;
  /** The path of the innermost key or value at a place; on an empty line, of what its column belongs to. */
  pathAt(position: Position): YamlPath;
}

/** Locates the values of a text. Never throws, whatever the text. */
export function locate(text: string): LocatedDocument {
  const lines = new TextLines(text);
  const root = text.length > maximumBytes ? undefined : (readDocument(text)?.contents ?? undefined);
  return {
    rangeOf: (path) => (root ? rangeOf(root, path, lines) : undefined),
    shownRangeOf: (path) => (root ? withoutLineEnds(rangeOf(root, path, lines), lines) : undefined),
    keyRangeOf: (path) => (root ? keyRangeOf(root, path, lines) : undefined),
    wordsOf: (path) => (root ? lines.textIn(rangeOf(root, path, lines)) : undefined),
    pathAt: (position) => (root ? pathAt(root, lines.offsetAt(position), position, lines) : []),
  };
}

function withoutLineEnds({ start, end }: TextRange, lines: TextLines): TextRange {
  let last = end;
  while (last.column === 0 && last.line > start.line) last = lines.endOfLine(last.line - 1);
  return { start, end: last };
}

/** One key or list item, with what is behind it. */
interface Entry {
  readonly key: string | number;
  /** The offsets of the key or of the dash; undefined for an item between brackets. */
  readonly sign: readonly [start: number, end: number] | undefined;
  readonly value: Node | undefined;
}

/** The first entry of each key or position of a node, in the order of the text. */
type Entries = ReadonlyMap<string | number, Entry>;

const noEntries: Entries = new Map();
/** Many paths lead through one node, so its entries are looked for once: else locating all items of a list would be quadratic. */
const known = new WeakMap<Node, Entries>();

function entriesOf(node: Node | undefined): Entries {
  if (!isCollection(node)) return noEntries;
  let entries = known.get(node);
  if (!entries) {
    const byKey = new Map<string | number, Entry>();
    for (const entry of readEntries(node)) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
    entries = byKey;
    known.set(node, entries);
  }
  return entries;
}

function readEntries(node: Node): readonly Entry[] {
  if (isMap(node)) return node.items.map(mappingEntry);
  if (!isSeq(node)) return [];
  const dashes = dashesOf(node);
  return node.items.map((item, index) => listEntry(item as Node, index, dashes[index]));
}

function mappingEntry(pair: Pair): Entry {
  const key = pair.key as Node | null;
  const sign = key?.range ? ([key.range[0], key.range[1]] as const) : undefined;
  return {
    key: isScalar(key) ? String(key.value) : '',
    sign,
    value: (pair.value as Node | null) ?? undefined,
  };
}

function listEntry(value: Node, index: number, dash: number | undefined): Entry {
  return { key: index, sign: dash === undefined ? undefined : [dash, dash + 1], value };
}

function dashesOf(list: YAMLSeq): number[] {
  const source = list.srcToken;
  if (source?.type !== 'block-seq') return [];
  return source.items.flatMap(({ start }) =>
    start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset),
  );
}

/** The entries along a path, as far as they exist. */
function follow(root: Node, path: YamlPath): Entry[] {
  const found: Entry[] = [];
  let node: Node | undefined = root;
  for (const key of path) {
    const entry: Entry | undefined = entriesOf(node).get(key);
    if (!entry) break;
    found.push(entry);
    node = entry.value;
  }
  return found;
}

function rangeOf(root: Node, path: YamlPath, lines: TextLines): TextRange {
  const found = follow(root, path);
  const last = found.at(-1);
  const range = found.length === path.length ? rangeOfNode(last ? last.value : root, lines) : undefined;
  if (range) return range;
  const sign = found
    .map((entry) => entry.sign ?? extentOf(entry.value))
    .filter((candidate) => candidate !== undefined)
    .at(-1);
  return sign ? lines.rangeOf(...sign) : startOfText;
}

/** An item between brackets has no dash that could stand for it. */
function extentOf(node: Node | undefined): readonly [start: number, end: number] | undefined {
  return node?.range ? [node.range[0], node.range[1]] : undefined;
}

function keyRangeOf(root: Node, path: YamlPath, lines: TextLines): TextRange | undefined {
  const found = follow(root, path);
  const last = found.at(-1);
  if (!last?.sign || typeof last.key === 'number' || found.length < path.length) return undefined;
  return lines.rangeOf(...last.sign);
}

/** Undefined for a node without text: a value that was left empty. */
function rangeOfNode(node: Node | undefined, lines: TextLines): TextRange | undefined {
  const range = node?.range;
  return range && range[1] > range[0] ? lines.rangeOf(range[0], range[1]) : undefined;
}

function pathAt(root: Node, offset: number, position: Position, lines: TextLines): YamlPath {
  const path: (string | number)[] = [];
  let node: Node | undefined = root;
  while (isCollection(node)) {
    const entry = entryAt(node, offset, position, lines);
    if (!entry) break;
    path.push(entry.key);
    node = entry.value;
  }
  return path;
}

/** The last entry that starts before a place, unless the place lies outside of it. */
function entryAt(node: Node, offset: number, position: Position, lines: TextLines): Entry | undefined {
  const inFlow = isCollection(node) && node.flow === true;
  const [start = 0, end = 0] = node.range ?? [];
  if (inFlow && (offset <= start || offset >= end)) return undefined;
  const entry = readEntries(node)
    .filter((candidate) => startOf(candidate) <= offset)
    .at(-1);
  if (!entry || inFlow) return entry;
  const first = lines.positionAt(startOf(entry));
  const last = entry.value?.range?.[1] ?? entry.sign?.[1] ?? 0;
  const isOutside = offset > last && position.line > first.line && position.column <= first.column;
  return isOutside ? undefined : entry;
}

function startOf(entry: Entry): number {
  return entry.sign?.[0] ?? entry.value?.range?.[0] ?? 0;
}
