import { endOf, startOf, type Entry } from '../entry.js';
import type { YamlValue } from '../yaml-path.js';
import { withCommentsAbove } from './block.js';
import { flowText } from './render.js';
import { quotesOf } from './scalar.js';
import { columnOf, lineEnd, lineEndOf, lineStart, nextLine, skipBlanks, startsLine } from './text.js';
import type { Splice } from '../../text/splice.js';

/** Replaces the value of an entry between brackets or braces. */
export function setInFlow(text: string, entry: Entry, value: YamlValue): Splice[] {
  const { valueRange: old, afterSign } = entry;
  if (old) {
    return [{ start: old[0], end: old[1], text: flowText(value, quotesOf(text[old[0]])) }];
  }
  const start = afterSign ?? endOf(entry, text);
  return [{ start, end: start, text: `${afterSign === undefined ? ':' : ''} ${flowText(value)}` }];
}

/**
 * Adds an entry behind the last one, on a line of its own where that has one.
 * @param closing the offset of the bracket or brace behind them
 */
export function insertInFlow(text: string, closing: number, last: Entry, added: string): Splice[] {
  const comma = commaBehind(last, text);
  const lastStart = startOf(last);
  const from = comma === undefined ? endOf(last, text) : comma + 1;
  if (startsLine(text, lastStart) && lineEnd(text, from) < closing) {
    const end = lineEnd(text, from);
    const rest = text.slice(from, end);
    const line = lineEndOf(text) + text.slice(lineStart(text, lastStart), lastStart) + added;
    return [{ start: from, end, text: comma === undefined ? `,${rest}${line}` : `${rest}${line},` }];
  }
  if (comma !== undefined) return [{ start: from, end: from, text: ` ${added},` }];
  // A comma directly behind a colon would become a part of the key in some readers.
  const space = last.valueRange || last.afterSign === undefined ? '' : ' ';
  return [{ start: from, end: from, text: `${space}, ${added}` }];
}

/** Deletes one of several entries, with the comments that are its own. */
export function deleteFromFlow(text: string, siblings: readonly Entry[], entry: Entry): Splice[] {
  const [start, end] = [startOf(entry), endOf(entry, text)];
  const previous = siblings[siblings.indexOf(entry) - 1];
  const before = previous && commaBehind(previous, text);
  const comma = commaBehind(entry, text);
  const behind = comma === undefined ? end : comma + 1;
  const commaBefore: Splice[] =
    comma === undefined && before !== undefined ? [{ start: before, end: before + 1, text: '' }] : [];
  const rest = text.slice(behind, lineEnd(text, behind));
  if (startsLine(text, start) && /^[ \t]*(?:#.*)?$/.test(rest)) {
    const top = withCommentsAbove(text, lineStart(text, start), columnOf(text, start));
    return [...commaBefore, { start: top, end: nextLine(text, behind), text: '' }];
  }
  if (comma === undefined && before !== undefined) {
    if (!text.slice(before, start).includes('#')) return [{ start: before, end, text: '' }];
    return [...commaBefore, { start, end, text: '' }];
  }
  const blanks = /^[ \t]*(?:#.*)?/.exec(rest)?.[0].length ?? 0;
  return [{ start, end: behind + blanks, text: '' }];
}

/** The offset of the comma that follows an entry between brackets or braces. */
function commaBehind(entry: Entry, text: string): number | undefined {
  const next = skipBlanks(text, endOf(entry, text));
  return text[next] === ',' ? next : undefined;
}
