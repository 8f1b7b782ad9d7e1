import type { YamlValue } from '../yaml-path.js';
import { isList, isMapping } from '../plain-value.js';
import type { PlainMapping } from '../plain-value.js';
import { scalarText } from './scalar.js';
import type { QuoteStyle } from './scalar.js';

/** The longest line that a mapping or list is written on, in columns. */
const maximumWidth = 100;

/** How a file is indented. */
export interface Layout {
  /** Columns from a key to what lies under it. */
  readonly step: number;
  /** Whether the dashes of a list stand further right than the list's key. */
  readonly indentLists: boolean;
}

export const usualLayout: Layout = { step: 2, indentLists: true };

/** Where a value goes. */
export interface Slot {
  /** The column of the key, or of the dash, that the value belongs to. */
  readonly column: number;
  /** Whether it is behind a dash rather than behind a key. */
  readonly isItem: boolean;
  /** Columns that are taken on the line before the value. */
  readonly used: number;
  readonly layout: Layout;
  /** Everything on one line, however long. */
  readonly oneLine?: boolean;
  /** The quotes that a text here had. */
  readonly quotes?: QuoteStyle | undefined;
}

/** A value as YAML: what goes on the line of its key or dash (may be empty), and whole lines below, without line ends. */
export interface Rendered {
  readonly inline: string;
  readonly lines: readonly string[];
}

/** Writes a value for a slot outside brackets and braces, as a person would: small things on one line, long texts as blocks. */
export function render(value: YamlValue, slot: Slot): Rendered {
  if (typeof value === 'string') return renderText(value, slot);
  if (isList(value) || isMapping(value)) {
    const flow = flowText(value);
    if (slot.oneLine || isEmpty(value) || (fitsOneLine(value) && slot.used + flow.length <= maximumWidth)) {
      return { inline: flow, lines: [] };
    }
    return renderLines(value, slot);
  }
  return { inline: scalarText(value, false), lines: [] };
}

/** The line, or lines, of one key of a mapping outside braces. */
export function renderPair(
  key: string,
  value: YamlValue,
  column: number,
  layout: Layout,
  oneLine = false,
): string[] {
  const head = `${' '.repeat(column)}${scalarText(key, false)}:`;
  const { inline, lines } = render(value, { column, isItem: false, used: head.length + 1, layout, oneLine });
  return [inline === '' ? head : `${head} ${inline}`, ...lines];
}

/** The line, or lines, of one item of a list outside brackets. */
export function renderItem(value: YamlValue, column: number, layout: Layout, oneLine = false): string[] {
  const { inline, lines } = render(value, { column, isItem: true, used: column + 2, layout, oneLine });
  return [`${' '.repeat(column)}- ${inline}`, ...lines];
}

/** A value between brackets or braces, on one line. */
export function flowText(value: YamlValue, quotes?: QuoteStyle): string {
  if (isList(value)) return `[${value.map((item) => flowText(item)).join(', ')}]`;
  if (!isMapping(value)) return scalarText(value, true, quotes);
  const pairs = Object.entries(value).map(([key, item]) => flowPair(key, item));
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** One key of a mapping between braces. */
export function flowPair(key: string, value: YamlValue): string {
  return `${scalarText(key, true)}: ${flowText(value)}`;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** Mappings of short values go on one line; lists only where their items are codes or addresses rather than words. */
function fitsOneLine(value: YamlValue): boolean {
  if (isList(value)) return value.every(isCode);
  return isMapping(value) && !hasSeveralLines(value);
}

function isCode(value: YamlValue): boolean {
  return typeof value === 'string' ? /^\S*[^\s\p{L}]\S*$/u.test(value) : typeof value !== 'object';
}

function hasSeveralLines(value: YamlValue): boolean {
  if (typeof value === 'string') return value.includes('\n');
  return typeof value === 'object' && value !== null && Object.values(value).some(hasSeveralLines);
}

function renderLines(value: PlainMapping | readonly YamlValue[], slot: Slot): Rendered {
  const { layout, isItem } = slot;
  const indent = isItem ? 2 : isList(value) && !layout.indentLists ? 0 : layout.step;
  const column = slot.column + indent;
  const lines = isList(value)
    ? value.flatMap((item) => renderItem(item, column, layout))
    : Object.entries(value).flatMap(([key, item]) => renderPair(key, item, column, layout));
  if (!isItem) return { inline: '', lines };
  // Behind a dash the first line follows at once.
  const [first = '', ...rest] = lines;
  return { inline: first.slice(column), lines: rest };
}

function renderText(value: string, slot: Slot): Rendered {
  if (!value.includes('\n') || slot.oneLine || !canBeBlock(value)) {
    return { inline: scalarText(value, false, slot.quotes), lines: [] };
  }
  const indent = slot.isItem ? 2 : slot.layout.step;
  const ends = value.endsWith('\n');
  const chomping = !ends ? '-' : value.endsWith('\n\n') ? '+' : '';
  // Readers take the indentation of the first line that isn't blank, so a text that starts with spaces has to tell its own.
  const indentation = /^\n* /.test(value) ? String(indent) : '';
  const padding = ' '.repeat(slot.column + indent);
  const lines = (ends ? value.slice(0, -1) : value)
    .split('\n')
    .map((line) => (line === '' ? '' : padding + line));
  return { inline: `|${indentation}${chomping}`, lines };
}

/** Blocks hold what is printed as it is, and lines that don't consist of blanks at the text's end. */
function canBeBlock(value: string): boolean {
  return (
    !/[^\P{Cc}\t\n]|[\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u.test(value) &&
    /\S/.test(value) &&
    !/\n[ \t]+\n*$/.test(value)
  );
}
