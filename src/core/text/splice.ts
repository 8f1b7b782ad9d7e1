/** What to put in the place of which stretch of a text, in UTF-16 code units from its start. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The smallest splice that makes one text another: what both begin and end with stays. Splits no line end and no character. */
export function spliceBetween(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  while (start > 0 && (splits(before, start) || splits(after, start))) start--;
  let kept = 0;
  while (kept < shorter - start && before[before.length - 1 - kept] === after[after.length - 1 - kept])
    kept++;
  while (kept > 0 && (splits(before, before.length - kept) || splits(after, after.length - kept))) kept--;
  return { start, end: before.length - kept, text: after.slice(start, after.length - kept) };
}

/** Whether an offset lies inside a CRLF or a surrogate pair. */
function splits(text: string, offset: number): boolean {
  return /^(\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(offset - 1, offset + 1));
}
