import type { TextRange } from '../text/text-range.js';
import { TextLines } from '../text/text-lines.js';

/** The lines that git adds where it cannot merge. */
const markers = /(?<=^\uFEFF?)([<|=>])\1{6}(?![<|=>])(?=[ \t\r\n]|$).*/gm;

/** The text with blanks in the place of the lines that git added, so that the rest stands where it stood. */
export function withoutMarkers(text: string): string {
  return findConflict(text) ? text.replace(markers, (line) => ' '.repeat(line.length)) : text;
}

/**
 * The first merge conflict that git left in a text: from its first marker to its last, or to the one marker that is left.
 * A line of equals signs alone is no conflict: Markdown underlines headings with it.
 */
export function findConflict(text: string): TextRange | undefined {
  // Most records have none, and most of the time goes into the many that have none.
  if (!/<<<<<<<|\|\|\|\|\|\|\||>>>>>>>/.test(text)) return undefined;
  let start: number | undefined;
  let end = 0;
  for (const marker of text.matchAll(markers)) {
    const sign = marker[1];
    if (sign === '=' && start === undefined) continue;
    if (sign === '<' && start !== undefined) break;
    start ??= marker.index;
    end = marker.index + marker[0].length;
    if (sign === '>') break;
  }
  if (start === undefined) return undefined;
  return new TextLines(text).rangeOf(start, end);
}
