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
export interface Place {
  /** The column of the key, or of the dash, that the value belongs to. */
  readonly column: number;
  /** Whether it is behind a dash rather than behind a key. */
  readonly isItem: boolean;
  /** Columns that are taken on the line before the value. */
  readonly used: number;
  readonly layout: Layout;
  /** Everything on one line, however long. */
  readonly oneLine?: boolean;
  /** The quotes that a text in this place had. */
  readonly quotes?: QuoteStyle | undefined;
}

/** A value as YAML: what goes on the line of its key or dash (may be empty), and whole lines below, without line ends. */
export interface Rendered {
  readonly inline: string;
  readonly lines: readonly string[];
}

/** Writes a value for a place outside brackets and braces, as a person would: small things on one line, long texts as blocks. */
export function render(value: YamlValue, place: Place): Rendered {
  if (typeof value === 'string') return renderText(value, place);
  if (isList(value) || isMapping(value)) {
    const flow = flowText(value);
    if (place.oneLine || isEmpty(value) || (fitsOneLine(value) && place.used + flow.length <= maximumWidth)) {
      return { inline: flow, lines: [] };
    }
    return isList(value) ? renderList(value, place) : renderMapping(value, place);
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

function renderMapping(value: PlainMapping, place: Place): Rendered {
  const column = place.column + (place.isItem ? 2 : place.layout.step);
  const lines = Object.entries(value).flatMap(([key, item]) => renderPair(key, item, column, place.layout));
  return place.isItem ? startingInline(lines, column) : { inline: '', lines };
}

function renderList(value: readonly YamlValue[], place: Place): Rendered {
  const indent = place.isItem ? 2 : place.layout.indentLists ? place.layout.step : 0;
  const column = place.column + indent;
  const lines = value.flatMap((item) => renderItem(item, column, place.layout));
  return place.isItem ? startingInline(lines, column) : { inline: '', lines };
}

/** Behind a dash the first line follows at once. */
function startingInline(lines: readonly string[], column: number): Rendered {
  const [first = '', ...rest] = lines;
  return { inline: first.slice(column), lines: rest };
}

function renderText(value: string, place: Place): Rendered {
  if (!value.includes('\n') || place.oneLine || !canBeBlock(value)) {
    return { inline: scalarText(value, false, place.quotes), lines: [] };
  }
  const indent = place.isItem ? 2 : place.layout.step;
  const ends = value.endsWith('\n');
  const chomping = !ends ? '-' : value.endsWith('\n\n') ? '+' : '';
  // Readers take the indentation of the first line that isn't blank, so a text that starts with spaces has to tell its own.
  const indentation = /^\n* /.test(value) ? String(indent) : '';
  const padding = ' '.repeat(place.column + indent);
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
