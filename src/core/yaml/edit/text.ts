import { byteOrderMark } from '../../text/text-lines.js';

/** The offset of the first character from one on that is neither blank nor part of a comment. */
export function skipBlanks(text: string, from: number): number {
  blanks.lastIndex = from;
  blanks.test(text);
  return blanks.lastIndex;
}

const blanks = /(?:[ \t\r\n\uFEFF]+|#.*)*/y;

/** The offset behind the last character before one that is neither a blank nor a line end. Other white space is part of a text. */
export function withoutBlanks(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && ' \t\r\n'.includes(text.charAt(last - 1))) last--;
  return last;
}

/** The line end of a text: of its first line. */
export function lineEndOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** The offset of the first character of the line of `offset`; a byte order mark is no part of the line. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith(byteOrderMark) ? 1 : start;
}

/** The offset behind the last character of the line of `offset`, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed < 0) return text.length;
  return feed > offset && text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** The offset of the line behind the line of `offset`; the text's end where it is the last. */
export function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether only blanks stand before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && /\s/.test(text.charAt(at - 1))) at--;
  return at === 0 || text[at - 1] === '\n';
}

/** The column of the comment that is alone on the line starting at `start`; undefined where the line is another. */
export function commentColumn(text: string, start: number): number | undefined {
  const line = text.slice(start, lineEnd(text, start));
  const blanks = /^[ \t]*(?=#)/.exec(line);
  return blanks?.[0].length;
}

/** Skips lines with comments that stand further right than `column`, and the blank lines between them. */
export function skipDeeperComments(text: string, start: number, column: number): number {
  let end = start;
  for (let line = start; line < text.length; line = nextLine(text, line)) {
    const comment = commentColumn(text, line);
    if (comment !== undefined && comment > column) end = nextLine(text, line);
    else if (text.slice(line, lineEnd(text, line)).trim() !== '') break;
  }
  return end;
}
