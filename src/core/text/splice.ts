/** What to put in the place of which stretch of a text, in UTF-16 code units from its start. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies splices that don't overlap. */
export function splice(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  // Of two in one place the later one goes first.
  for (const { start, end, text: added } of [...splices].sort((a, b) => b.start - a.start).reverse()) {
    parts.push(text.slice(at, start), added);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/**
 * The splices that make one text another: one for each word that differs, where only words differ; else a single one. So a cursor
 * between them stays where it is.
 */
export function splicesBetween(before: string, after: string): readonly Splice[] {
  const [old, next] = [wordsIn(before), wordsIn(after)];
  if (old.length !== next.length) return [spliceBetween(before, after)];
  const splices: Splice[] = [];
  let start = 0;
  for (const [index, word] of old.entries()) {
    const end = start + word.length;
    const text = next[index] ?? '';
    if (text !== word) splices.push({ start, end, text });
    start = end;
  }
  return splices;
}

/** Words, hyphens in them included, and what stands between. */
function wordsIn(text: string): readonly string[] {
  return text.match(/[\w-]+|[^\w-]+/g) ?? [];
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
