import type { YamlValue } from '../yaml-path.js';
import { withCommentsAbove } from './block.js';
import { flowText } from './render.js';
import { quotesOf } from './scalar.js';
import type { Container, Slot } from './slots.js';
import { columnOf, lineEnd, lineEndOf, lineStart, nextLine, startsLine } from './text.js';
import type { Splice } from '../../text/splice.js';

/** Replaces the value of a slot between brackets or braces. */
export function setInFlow(text: string, slot: Slot, value: YamlValue): Splice[] {
  const { valueRange: old, afterSign } = slot.entry;
  if (old) {
    return [{ start: old[0], end: old[1], text: flowText(value, quotesOf(text[old[0]])) }];
  }
  const start = afterSign ?? slot.end;
  return [{ start, end: start, text: `${afterSign === undefined ? ':' : ''} ${flowText(value)}` }];
}

/** Adds a slot behind the last one, on a line of its own where the others have one. `container` is not empty. */
export function insertInFlow(text: string, container: Container, last: Slot, added: string): Splice[] {
  const { trailingComma } = container;
  const from = trailingComma === undefined ? last.end : trailingComma + 1;
  const closing = container.end - 1;
  if (startsLine(text, last.start) && lineEnd(text, from) < closing) {
    const end = lineEnd(text, from);
    const rest = text.slice(from, end);
    const line = lineEndOf(text) + text.slice(lineStart(text, last.start), last.start) + added;
    const spliced = trailingComma === undefined ? `,${rest}${line}` : `${rest}${line},`;
    return [{ start: from, end, text: spliced }];
  }
  if (trailingComma !== undefined) return [{ start: from, end: from, text: ` ${added},` }];
  // A comma directly behind a colon would become a part of the key in some readers.
  const space = last.entry.valueRange || last.entry.afterSign === undefined ? '' : ' ';
  return [{ start: from, end: from, text: `${space}, ${added}` }];
}

/** Deletes one of several slots, with the comments that are its own. */
export function deleteFromFlow(text: string, container: Container, index: number): Splice[] {
  const slot = container.slots[index];
  if (!slot) return [];
  const next = container.slots[index + 1];
  const commaBehind = next ? next.comma : container.trailingComma;
  const behind = commaBehind === undefined ? slot.end : commaBehind + 1;
  const isLast = commaBehind === undefined;
  const commaBefore: Splice[] =
    isLast && slot.comma !== undefined ? [{ start: slot.comma, end: slot.comma + 1, text: '' }] : [];
  const rest = text.slice(behind, lineEnd(text, behind));
  if (startsLine(text, slot.start) && /^[ \t]*(?:#.*)?$/.test(rest)) {
    const top = withCommentsAbove(text, lineStart(text, slot.start), columnOf(text, slot.start));
    return [...commaBefore, { start: top, end: nextLine(text, behind), text: '' }];
  }
  if (isLast && slot.comma !== undefined) {
    const between = text.slice(slot.comma, slot.start);
    if (!between.includes('#')) return [{ start: slot.comma, end: slot.end, text: '' }];
    return [...commaBefore, { start: slot.start, end: slot.end, text: '' }];
  }
  const blanks = /^[ \t]*(?:#.*)?/.exec(rest)?.[0].length ?? 0;
  return [{ start: slot.start, end: behind + blanks, text: '' }];
}
