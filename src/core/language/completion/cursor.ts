import { TextLines } from '../../text/text-lines.js';
import { isBlockText, startOf, type Entry, type Span } from '../../yaml/entry.js';
import { RecordText, maximumBytes } from '../../yaml/record-text.js';
import type { Position, TextRange } from '../../text/text-range.js';
import type { YamlPath, YamlValue } from '../../yaml/yaml-path.js';

/** What is being typed at a position of a record. */
export interface Cursor {
  /** A key of the mapping at `path`, or the value at `path`. */
  readonly part: 'key' | 'value';
  readonly path: YamlPath;
  /** The whole key or value, quotes included, on one line: what a suggestion replaces. */
  readonly range: TextRange;
  /** The part of it before the cursor. */
  readonly typed: string;
  /** What must be inserted first: a space after a colon or dash, the dash of a new item. */
  readonly lead: '' | ' ' | '- ';
  /** Whether a value could become the first key of a mapping: it is alone on its line, or after dashes. */
  readonly canBeKey: boolean;
  /** Whether a key has its colon already. */
  readonly hasColon: boolean;
  /** The other keys of the mapping. */
  readonly keys: readonly string[];
  /** Whether it is in a flow collection: in brackets or braces. */
  readonly inFlow: boolean;
  /** The content of the record as far as it can be read, without what is being typed. */
  readonly record: YamlValue;
}

/**
 * What is being typed at a position. The text may be broken, as texts are while somebody types. Undefined if nothing can be completed:
 * in comments, in texts of several lines, between tokens. Never throws.
 */
export function cursorAt(text: string, position: Position): Cursor | undefined {
  if (text.length > maximumBytes) return undefined;
  const lines = new TextLines(text);
  const offset = lines.offsetAt(position);
  const { line } = lines.positionAt(offset);
  const start = lines.offsetAt({ line, column: 0 });
  const end = lines.offsetAt(lines.endOfLine(line));
  const place: Place = { text, lines, offset, start, end };
  const empty = /^ *$/.test(text.slice(start, end)) ? onEmptyLine(place) : undefined;
  if (empty) return toCursor(place, empty);
  const before = text.slice(start, offset);
  if (/^[ \t]*(?:-[ \t]+)*-$/.test(before)) return toCursor(place, parseLetterAt(place, ' '));
  const found = parseLetterAt(place);
  if (!found) return undefined;
  const mayBeKey = found.part === 'key' || isAlone(found, place);
  if (before.endsWith(':') && mayBeKey) return toCursor(place, parseLetterAt(place, ' '));
  if (isSeveralLines(found, place)) {
    const key = parseLetterAt(place, '', true);
    const isKey = key?.part === 'key' && startsLine(place, key.start);
    return (startsList(place) && newItem(place)) || toCursor(place, isKey ? key : found);
  }
  return isOutOfLine(found, place) ? newItem(place) : toCursor(place, found);
}

/**
 * What would be written on an empty line of a sound text, as its column tells. Undefined where the line may lie inside a value, or the
 * column belongs to nothing: what would be written there has to be tried.
 */
function onEmptyLine(place: Place): Found | undefined {
  const { text, lines, offset } = place;
  const { root, faults } = RecordText.of(text);
  const [first = 0] = root?.valueRange ?? [];
  if (!root || faults.length > 0 || text.slice(offset, first).includes('---')) return undefined;
  const { column } = lines.positionAt(offset);
  const path: (string | number)[] = [];
  let entry = root;
  while (entry.style === 'block') {
    const own = columnIn(entry, lines);
    const above = entry.entries.filter((each) => startOf(each) < offset);
    const last = above.at(-1);
    if (column < own || (last && isInside(last, offset))) return undefined;
    const isDashBelow =
      column === own && last?.style === 'block' && startsList(place) && columnIn(last, lines) === own;
    if (column === own && !isDashBelow) return newEntry(root, entry, above.length, path, place);
    if (last?.key === undefined) return undefined;
    path.push(last.key);
    entry = last;
  }
  return entry.style === 'empty'
    ? { ...nothingYet, part: 'value', path, entry, start: offset, end: offset, root }
    : undefined;
}

const nothingYet = { style: 'plain', mapping: undefined, inFlow: false, lead: '' } as const;

/** A key or an item that would be written behind some others; undefined where what lies below would become a part of it. */
function newEntry(
  root: Entry,
  parent: Entry,
  index: number,
  path: YamlPath,
  place: Place,
): Found | undefined {
  const { offset } = place;
  const isList = parent.kind === 'list';
  const entry: Entry = { ...emptyEntry, key: isList ? index : '' };
  const found = { ...nothingYet, entry, start: offset, end: offset };
  if (!isList) return { ...found, part: 'key', path, mapping: parent, root };
  if (indentBelow(place).indent > place.lines.positionAt(offset).column) return undefined;
  const withItem = withEntry(root, parent, index, entry);
  return { ...found, part: 'value', path: [...path, index], lead: '- ', root: withItem };
}

const emptyEntry: Entry = {
  key: undefined,
  keyRange: undefined,
  afterSign: undefined,
  kind: 'scalar',
  style: 'empty',
  value: null,
  valueRange: undefined,
  entries: [],
};

/** The entries of a record with another one among those of one of them. */
function withEntry(root: Entry, parent: Entry, index: number, added: Entry): Entry {
  const { entries } = root;
  if (root === parent)
    return { ...root, entries: [...entries.slice(0, index), added, ...entries.slice(index)] };
  return { ...root, entries: entries.map((entry) => withEntry(entry, parent, index, added)) };
}

function columnIn({ valueRange }: Entry, lines: TextLines): number {
  return valueRange ? lines.positionAt(valueRange[0]).column : 0;
}

/** Whether a place lies inside of a text of several lines, or between brackets. */
function isInside({ style, valueRange, entries }: Entry, offset: number): boolean {
  if (style === 'block') return entries.some((entry) => isInside(entry, offset));
  return valueRange !== undefined && valueRange[0] < offset && offset < valueRange[1];
}

/** The list item that would start here. */
function newItem(place: Place): Cursor | undefined {
  const item = parseLetterAt(place, '- ');
  return item && typeof item.path.at(-1) === 'number' ? toCursor(place, item) : undefined;
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

/** What the parser makes of a letter inserted at the cursor. */
interface Found {
  readonly part: Cursor['part'];
  readonly path: YamlPath;
  /** Has it as its key, or as its value. */
  readonly entry: Entry;
  /** Offsets in the original text, without the inserted letter. */
  readonly start: number;
  readonly end: number;
  /** Of the key. */
  readonly mapping: Entry | undefined;
  readonly inFlow: boolean;
  readonly lead: Cursor['lead'];
  readonly root: Entry;
  readonly style: Entry['style'];
}

/**
 * Puts a letter where the cursor is, so that the parser says what something written there would be.
 * @param lead what comes before the letter
 * @param asKey whether a colon ends what stands there: without one it would take in the lines below
 */
function parseLetterAt(place: Place, lead: Cursor['lead'] = '', asKey = false): Found | undefined {
  const { text, offset, end } = place;
  const behindCursor = text.slice(offset, end);
  const comment = /(?:^|[ \t])#/.exec(behindCursor);
  const rest = behindCursor.slice(0, comment?.index).trimEnd();
  const behind = offset + rest.length;
  const tail = asKey ? `:${text.slice(behind)}` : text.slice(behind);
  const probe = `${text.slice(0, offset)}${lead}x${rest}${tail}`;
  const { root } = RecordText.of(probe);
  const found = root && scalarAt(root, offset + lead.length, [], false);
  if (!root || !found) return undefined;
  const [from, to] = found.range;
  const quoted = /^["']/.test(probe.charAt(from)) ? 'double' : 'plain';
  const style = found.part === 'key' ? quoted : found.entry.style;
  return { ...found, style, start: Math.min(from, offset), end: to - lead.length - 1, lead, root };
}

/** The key or value at an offset. */
function scalarAt(
  parent: Entry,
  offset: number,
  path: YamlPath,
  isFlow: boolean,
): (Pick<Found, 'part' | 'path' | 'entry' | 'mapping' | 'inFlow'> & { readonly range: Span }) | undefined {
  const { kind, style, valueRange: range, entries } = parent;
  if (kind === 'scalar') {
    const isHere = range && covers(range, offset);
    return isHere
      ? { part: 'value', path, entry: parent, range, mapping: undefined, inFlow: isFlow }
      : undefined;
  }
  const inFlow = isFlow || style === 'flow';
  for (const entry of entries) {
    const { key = '', keyRange } = entry;
    if (kind === 'mapping' && keyRange && covers(keyRange, offset))
      return { part: 'key', path, entry, range: keyRange, mapping: parent, inFlow };
    const found = scalarAt(entry, offset, [...path, key], inFlow);
    if (found) return found;
  }
  return undefined;
}

function covers([start, end]: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

/** Whether a text that needs no quotes goes on below, or seems to. */
function isSeveralLines({ style, start, end }: Found, place: Place): boolean {
  return style === 'plain' && start >= place.start && end > place.end;
}

/** Whether a key stands in another column than those of its mapping: the item of a list may begin there. */
function isOutOfLine({ part, mapping, inFlow, start, entry }: Found, { lines }: Place): boolean {
  if (part !== 'key' || inFlow) return false;
  const [first] = mapping?.entries ?? [];
  if (!first?.keyRange || first === entry) return false;
  return lines.positionAt(first.keyRange[0]).column !== lines.positionAt(start).column;
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

/** What is being typed; undefined if it is not a word of its own. */
function toCursor(place: Place, found: Found | undefined): Cursor | undefined {
  if (!found || !isWord(place, found)) return undefined;
  const { text, lines, offset } = place;
  const { part, path, mapping, entry, inFlow, lead, root, start } = found;
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
    keys: (mapping?.entries ?? []).flatMap((each) => (each === entry ? [] : [String(each.key)])),
    inFlow,
    record: valueWithout(root, entry, part),
  };
}

/** Whether what lies below belongs to the key above, and would become the value of a new one in between. */
function takesOver(place: Place, start: number): boolean {
  const { indent, isItem } = indentBelow(place);
  const { column } = place.lines.positionAt(start);
  return indent > column || (indent === column && isItem);
}

/** Where the first line below begins that is neither blank nor a comment, and whether with a dash. */
function indentBelow({ text, end }: Place): { readonly indent: number; readonly isItem: boolean } {
  const [, ...below] = text.slice(end).split(/\r\n?|\n/);
  const [, indent = '', dash = ''] = /^([ \t]*)(-(?:[ \t]|$))?/.exec(below.find(isContent) ?? '') ?? [];
  return { indent: indent.length, isItem: dash !== '' };
}

/** Whether a line is neither blank nor a comment. */
function isContent(line: string): boolean {
  return /^[ \t]*[^ \t#]/.test(line);
}

/** What other YAML begins with: a letter before it would make something else of it. */
const sign = /[-?:,[\]{}#&*!|>'"%@`\s]/;

function isWord(place: Place, { entry, part, style, start, end, lead }: Found): boolean {
  const { text, offset } = place;
  if ((part === 'value' && isBlockText(entry)) || start < place.start) return false;
  const isQuoted = style !== 'plain';
  // A quote that was not closed takes in everything below; one that was ends a text of several lines.
  if (end > place.end && (!isQuoted || /["']$/.test(text.slice(start, end).trimEnd()))) return false;
  if (start < offset) return true;
  // Nothing is typed yet: what stands behind the cursor, or right before it, has to be something else.
  if (end > offset && sign.test(text.charAt(offset))) return false;
  return lead !== '' || offset === place.start || /[\s,[{]/.test(text.charAt(offset - 1));
}

/** What a record says without a key, or without what is behind it. */
function valueWithout(parent: Entry, left: Entry, part: Cursor['part']): YamlValue {
  if (parent === left) return null;
  const entries = parent.entries.filter((entry) => entry !== left || part === 'value');
  const values = entries.map((entry) => valueWithout(entry, left, part));
  switch (parent.kind) {
    case 'scalar':
      return parent.value;
    case 'list':
      return values;
    case 'mapping':
      return Object.fromEntries(entries.map(({ key }, index) => [String(key), values[index] ?? null]));
  }
}
