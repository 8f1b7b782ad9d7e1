import type { TextRange } from '../text/text-range.js';

/** How much of a long line is shown, in columns of a terminal. Fixed, so that what is printed is the same everywhere. */
const mostColumns = 100;
/** How much of a long line is shown before the place that it is about, in characters. */
const lead = 30;
const tabStop = 4;

/** What is shown as two columns wide. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}\ufe0f]/u;
/** What breaks a line, moves a terminal's cursor, hides or turns the direction of what follows. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const everyUnseen = new RegExp(unseen.source, 'gu');

/** The text on one line, with a sign in the place of every character that cannot be shown as it is. */
export function visible(text: string): string {
  return text.replace(everyUnseen, signOf);
}

/** What is shown in place of a character: control characters have pictures of their own. */
function signOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/**
 * The line where a range begins and, below it, a line that marks the range. Columns of the two agree in a terminal: tabs are
 * spaces, and what is two columns wide is marked so. Of a long line the part around the range is shown.
 * @param line without its line end
 */
export function sourceExcerpt(line: string, range: TextRange): readonly [line: string, marks: string] {
  const start = Math.min(range.start.column, line.length);
  const last = range.end.line > range.start.line ? line.trimEnd().length : range.end.column;
  const end = Math.max(last, start + 1);
  const from = beginning(line, start);
  let shown = from > 0 ? '…' : '';
  let marks = from > 0 ? ' ' : '';
  // What is cut off here would not fit anyway, or is one character of hundreds of code units.
  const characters = new Intl.Segmenter('en').segment(line.slice(from, from + 10 * mostColumns));
  for (const { segment, index } of characters) {
    const cell = cellOf(segment, marks.length);
    if (marks.length + cell.width > mostColumns) {
      shown += '…';
      break;
    }
    const marked = from + index < end && from + index + segment.length > start;
    shown += cell.text;
    marks += (marked ? '^' : ' ').repeat(cell.width);
  }
  // Something that is missing at the end of the line.
  return [shown.trimEnd(), marks.includes('^') ? marks.trimEnd() : `${marks}^`];
}

/** The first character of a line that is shown. */
function beginning(line: string, start: number): number {
  if (line.length <= mostColumns && !wide.test(line)) return 0;
  const from = start > mostColumns / 2 ? start - lead : 0;
  // Not in the middle of a pair of surrogates.
  return /[\udc00-\udfff]/.test(line.charAt(from)) ? from - 1 : from;
}

/** How a character is shown, and over how many columns. */
function cellOf(character: string, column: number): { readonly text: string; readonly width: number } {
  if (character === '\t') {
    const width = tabStop - (column % tabStop);
    return { text: ' '.repeat(width), width };
  }
  const [first = ''] = character;
  // Joiners within a character, of a family of emoji say, are part of it.
  if (unseen.test(first)) return { text: visible(character), width: Array.from(character).length };
  return { text: character, width: wide.test(character) ? 2 : 1 };
}
