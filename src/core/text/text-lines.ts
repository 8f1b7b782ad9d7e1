import type { Position, TextRange } from './text-range.js';

/** U+FEFF, which some editors write at the very beginning of a file. Editors don't count it as a column. */
export const byteOrderMark = '\uFEFF';

/** Turns offsets into positions and back. Lines end in LF, CRLF or CR, as editors count them. */
export class TextLines {
  private readonly starts: number[] = [0];
  private readonly marked: number;

  constructor(private readonly text: string) {
    for (const end of text.matchAll(/\r\n?|\n/g)) this.starts.push(end.index + end[0].length);
    this.marked = text.startsWith(byteOrderMark) ? 1 : 0;
  }

  /** The place of an offset (UTF-16 code units from the start of the text); one outside the text moves to its nearest end. */
  positionAt(offset: number): Position {
    const inside = Math.min(Math.max(offset, this.marked), this.text.length);
    const line = this.lineAt(inside);
    return { line, column: inside - this.start(line) };
  }

  rangeOf(start: number, end: number): TextRange {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** What stands in a range. */
  textIn({ start, end }: TextRange): string {
    return this.text.slice(this.offsetAt(start), this.offsetAt(end));
  }

  /** The offset of a place; a place outside the text moves to the nearest one inside it. */
  offsetAt(position: Position): number {
    if (position.line < 0) return this.marked;
    const next = this.starts[position.line + 1] ?? this.text.length + 1;
    if (position.line >= this.starts.length) return this.text.length;
    return Math.min(this.start(position.line) + Math.max(position.column, 0), next - 1);
  }

  /** The place behind the last character of a line, before its line end. */
  endOfLine(line: number): Position {
    const start = this.start(line);
    const end = this.text.slice(start, this.starts[line + 1]).replace(/[\r\n]+$/, '').length;
    return { line, column: end };
  }

  private start(line: number): number {
    return line === 0 ? this.marked : (this.starts[line] ?? this.text.length);
  }

  /** The last line that starts at or before `offset`. */
  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
