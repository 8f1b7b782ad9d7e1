import { isCollection, isMap, isScalar, isSeq, Scalar } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { TextLines } from '../../text/text-lines.js';
import { readDocument } from '../../yaml/yaml-document.js';
import { maximumBytes } from '../../yaml/yaml-text.js';
import type { Position, TextRange } from '../../text/text-range.js';
import type { YamlPath, YamlValue } from '../../yaml/yaml-path.js';

/** What is being written at a place of a record. */
export interface Cursor {
  /** A key of the mapping at `path`, or the value at `path`. */
  readonly part: 'key' | 'value';
  readonly path: YamlPath;
  /** The whole key or value as it stands there, quotes included, on one line: what a completion takes the place of. */
  readonly range: TextRange;
  /** What of it stands before the cursor. */
  readonly typed: string;
  /** What has to come first so that something can be written here: a blank behind a colon or dash, the dash of a new item. */
  readonly lead: '' | ' ' | '- ';
  /** Whether a value may as well become the first key of a mapping: it is alone on its line, or behind dashes. */
  readonly canBeKey: boolean;
  /** Whether a key has its colon already. */
  readonly hasColon: boolean;
  /** The other keys of the mapping. */
  readonly keys: readonly string[];
  /** Whether it stands between brackets or braces. */
  readonly inFlow: boolean;
  /** What the record says, as far as it can be understood, without what is being written. */
  readonly record: YamlValue;
}

/**
 * What is being written at a place, in a text that may be broken, as it is while somebody types. Undefined where nothing can be
 * completed: in comments, in texts of several lines, between tokens. Never throws, whatever the text.
 */
export function cursorAt(text: string, position: Position): Cursor | undefined {
  if (text.length > maximumBytes) return undefined;
  const lines = new TextLines(text);
  const offset = lines.offsetAt(position);
  const { line } = lines.positionAt(offset);
  const start = lines.offsetAt({ line, column: 0 });
  const end = lines.offsetAt(lines.endOfLine(line));
  const place: Place = { text, lines, offset, start, end };
  const before = text.slice(start, offset);
  if (/^[ \t]*(?:-[ \t]+)*-$/.test(before)) return understood(place, written(place, ' '));
  const found = written(place);
  if (!found) return undefined;
  const mayBeKey = found.part === 'key' || isAlone(found, place);
  if (before.endsWith(':') && mayBeKey) return understood(place, written(place, ' '));
  if (isSeveralLines(found, place)) {
    const key = written(place, '', true);
    const isKey = key?.part === 'key' && startsLine(place, key.start);
    return (startsList(place) && newItem(place)) || understood(place, isKey ? key : found);
  }
  return isOutOfLine(found, place) ? newItem(place) : understood(place, found);
}

/** The item of a list that would be written here. */
function newItem(place: Place): Cursor | undefined {
  const item = written(place, '- ');
  return item && typeof item.path.at(-1) === 'number' ? understood(place, item) : undefined;
}

/** Where the cursor is; all offsets. */
interface Place {
  readonly text: string;
  readonly lines: TextLines;
  readonly offset: number;
  /** Of its line. */
  readonly start: number;
  readonly end: number;
}

/** What the parser makes of a letter written at the cursor. */
interface Found {
  readonly part: Cursor['part'];
  readonly path: YamlPath;
  readonly node: Scalar;
  /** Offsets in the text as it is, without what was put in to find out. */
  readonly start: number;
  readonly end: number;
  readonly mapping: YAMLMap | undefined;
  readonly inFlow: boolean;
  readonly lead: Cursor['lead'];
  readonly root: Node;
}

/**
 * Puts a letter where the cursor is, so that the parser says what something written there would be.
 * @param lead what comes before the letter
 * @param asKey whether a colon ends what stands there: without one it would take in the lines below
 */
function written(place: Place, lead: Cursor['lead'] = '', asKey = false): Found | undefined {
  const { text, offset, end } = place;
  const behindCursor = text.slice(offset, end);
  const comment = /(?:^|[ \t])#/.exec(behindCursor);
  const rest = behindCursor.slice(0, comment?.index).trimEnd();
  const behind = offset + rest.length;
  const tail = asKey ? `:${text.slice(behind)}` : text.slice(behind);
  const root = readDocument(`${text.slice(0, offset)}${lead}x${rest}${tail}`)?.contents;
  const found = root && scalarAt(root, offset + lead.length, []);
  const range = found?.node.range;
  if (!root || !range) return undefined;
  return { ...found, start: Math.min(range[0], offset), end: range[1] - lead.length - 1, lead, root };
}

/** The key or value at an offset. */
function scalarAt(
  node: Node,
  offset: number,
  path: YamlPath,
  inFlow = false,
): Pick<Found, 'part' | 'path' | 'node' | 'mapping' | 'inFlow'> | undefined {
  if (isScalar(node))
    return covers(node, offset) ? { part: 'value', path, node, mapping: undefined, inFlow } : undefined;
  if (!isCollection(node)) return undefined;
  const flow = inFlow || node.flow === true;
  if (isSeq<Node>(node))
    return firstOf(node.items, (item, index) => scalarAt(item, offset, [...path, index], flow));
  if (!isMap<Node | null, Node | null>(node)) return undefined;
  return firstOf(node.items, ({ key, value }) => {
    if (isScalar(key) && covers(key, offset))
      return { part: 'key', path, node: key, mapping: node, inFlow: flow };
    return value ? scalarAt(value, offset, [...path, keyText(key)], flow) : undefined;
  });
}

function firstOf<T, F>(items: readonly T[], find: (item: T, index: number) => F | undefined): F | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function covers({ range }: Node, offset: number): boolean {
  return range !== null && range !== undefined && range[0] <= offset && offset < range[1];
}

function keyText(key: Node | null | undefined): string {
  return isScalar(key) ? String(key.value) : '';
}

/** Whether a text that needs no quotes goes on below, or seems to. */
function isSeveralLines({ node, start, end }: Found, place: Place): boolean {
  return node.type === Scalar.PLAIN && start >= place.start && end > place.end;
}

/** Whether a key stands in another column than those of its mapping: the item of a list may begin there. */
function isOutOfLine({ part, mapping, inFlow, start, node }: Found, { lines }: Place): boolean {
  if (part !== 'key' || inFlow) return false;
  const [first] = mapping?.items ?? [];
  const key = first?.key as Node | null | undefined;
  if (!key?.range || key === node) return false;
  return lines.positionAt(key.range[0]).column !== lines.positionAt(start).column;
}

/** Whether the line below begins with a dash. */
function startsList({ text, start, offset, end }: Place): boolean {
  return text.slice(start, offset).trim() === '' && /^\s*-[ \t\r\n]/.test(text.slice(end));
}

/** Whether nothing but dashes stands before it on its line. */
function startsLine({ text, start }: Place, at: number, lead = ''): boolean {
  return at >= start && /^[ \t]*(?:-[ \t]+)*$/.test(text.slice(start, at) + lead);
}

function isAlone({ part, inFlow, start, lead }: Found, place: Place): boolean {
  return part === 'value' && !inFlow && startsLine(place, start, lead);
}

/** What is being written; undefined where it is no word of its own. */
function understood(place: Place, found: Found | undefined): Cursor | undefined {
  if (!found || !isWord(place, found)) return undefined;
  const { text, lines, offset } = place;
  const { part, path, mapping, node, inFlow, lead, root, start } = found;
  const end = Math.min(found.end, place.end);
  const behind = text.slice(end, place.end);
  // A colon with something at once behind it belongs to a key in quotes, which another key would lack.
  if (part === 'key' && /^[ \t]*:[^ \t]/.test(behind)) return undefined;
  const hasColon = part === 'key' && /^[ \t]*:/.test(behind);
  if (part === 'key' && !hasColon && !inFlow && takesOver(place, start)) return undefined;
  return {
    part,
    path,
    range: lines.rangeOf(start, end),
    typed: text.slice(start, offset),
    lead,
    canBeKey: isAlone(found, place),
    hasColon,
    keys: (mapping?.items ?? []).flatMap(({ key }) => (key === node ? [] : [keyText(key as Node | null)])),
    inFlow,
    record: plainValue(root, node),
  };
}

/** Whether what lies below belongs to the key above, and would become the value of a new one in between. */
function takesOver({ text, lines, end }: Place, start: number): boolean {
  const [, ...below] = text.slice(end).split(/\r\n?|\n/);
  const [, indent = '', dash = ''] = /^([ \t]*)(-(?:[ \t]|$))?/.exec(below.find(isContent) ?? '') ?? [];
  const { column } = lines.positionAt(start);
  return indent.length > column || (indent.length === column && dash !== '');
}

/** Whether a line is neither blank nor a comment. */
function isContent(line: string): boolean {
  return /^[ \t]*[^ \t#]/.test(line);
}

/** What other YAML begins with: a letter before it would make something else of it. */
const sign = /[-?:,[\]{}#&*!|>'"%@`\s]/;

function isWord(place: Place, { node, start, end, lead }: Found): boolean {
  const { text, offset } = place;
  if (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED || start < place.start)
    return false;
  const isQuoted = node.type !== Scalar.PLAIN;
  // A quote that was not closed takes in everything below; one that was ends a text of several lines.
  if (end > place.end && (!isQuoted || /["']$/.test(text.slice(start, end).trimEnd()))) return false;
  if (start < offset) return true;
  // Nothing is typed yet: what stands behind the cursor, or right before it, has to be something else.
  if (end > offset && sign.test(text.charAt(offset))) return false;
  return lead !== '' || offset === place.start || /[\s,[{]/.test(text.charAt(offset - 1));
}

/** What a text says, as far as it can be understood. */
function plainValue(node: unknown, without: Node): YamlValue {
  if (node === without) return null;
  if (isMap<Node | null, Node | null>(node)) {
    const entries = node.items.flatMap(({ key, value }) =>
      key === without ? [] : [[keyText(key), plainValue(value, without)] as const],
    );
    return Object.fromEntries(entries);
  }
  if (isSeq(node)) return node.items.map((item) => plainValue(item, without));
  if (!isScalar(node)) return null;
  const { value } = node;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
