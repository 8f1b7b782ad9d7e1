import { isBlockText } from '../entry.js';
import type { YamlValue } from '../yaml-path.js';
import { flowText, render } from './render.js';
import type { Layout, Rendered } from './render.js';
import { quotesOf } from './scalar.js';
import type { Container, Slot } from './slots.js';
import {
  columnOf,
  commentColumn,
  lineEnd,
  lineEndOf,
  lineStart,
  nextLine,
  skipDeeperComments,
  startsLine,
} from './text.js';
import type { Splice } from '../../text/splice.js';

/** Replaces the value of a slot outside brackets and braces. Comments on its line, and on lines of their own above it, stay. */
export function setInBlock(
  text: string,
  container: Container,
  slot: Slot,
  value: YamlValue,
  layout: Layout,
  oneLine: boolean,
): Splice[] {
  const { entry } = slot;
  const sign = entry.afterSign ?? slot.end;
  const column = columnOf(text, slot.start);
  const used = columnOf(text, sign) + 1;
  const start = entry.valueRange?.[0];
  const quotes = entry.kind === 'scalar' && start !== undefined ? quotesOf(text[start]) : undefined;
  const place = { column, isItem: container.isList, used, layout, oneLine, quotes };
  const rendered = render(value, place);
  if (start === undefined) {
    const end = lineEnd(text, sign);
    return [onSignLine(text, sign, end, rendered, text.slice(sign, end))];
  }
  const between = text.slice(sign, start);
  if (isBlockText(entry)) {
    const comment = /[ \t]#.*$/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
    return [onSignLine(text, sign, slot.end, rendered, comment, between)];
  }
  const end = lineEnd(text, slot.end);
  // Behind a block stands a comment of its last line, which goes with it.
  const rest = entry.style === 'block' ? '' : text.slice(slot.end, end);
  if (!between.includes('\n')) return [onSignLine(text, sign, end, rendered, rest, between)];
  const [signLine = '', ...lines] = between.split(/\r?\n/).map((line) => line.trimEnd());
  if (lines.every((line) => line === '') && (signLine === '' || rest.trim() === '')) {
    return [onSignLine(text, sign, end, rendered, signLine + rest.trimEnd())];
  }
  return setAroundComments(text, slot, sign, rest, rendered, value);
}

/** What replaces everything from behind a colon or a dash: the value, the comment of that line, the value's further lines. */
function onSignLine(
  text: string,
  start: number,
  end: number,
  value: Rendered,
  comment: string,
  gap = ' ',
): Splice {
  const inline = value.inline === '' ? '' : (gap === '' ? ' ' : gap) + value.inline;
  const needsSpace = comment.startsWith('#');
  const lines = value.lines.map((line) => lineEndOf(text) + line).join('');
  return { start, end, text: inline + (needsSpace ? ' ' : '') + comment + lines };
}

/**
 * Comments stand on lines between the key and its value. A block is written below them, as the old value was; anything else goes
 * behind the key, because parsers don't agree on plain text below comments.
 */
function setAroundComments(
  text: string,
  slot: Slot,
  sign: number,
  rest: string,
  rendered: Rendered,
  value: YamlValue,
): Splice[] {
  const start = lineStart(text, slot.entry.valueRange?.[0] ?? slot.end);
  if (rendered.inline === '') {
    const end = rest === '' ? lineEnd(text, slot.end) : slot.end;
    return [{ start, end, text: rendered.lines.join(lineEndOf(text)) }];
  }
  const end = rest.trim() === '' ? nextLine(text, slot.end) : slot.end;
  return [
    { start: sign, end: sign, text: ` ${flowText(value)}` },
    { start, end, text: '' },
  ];
}

/** Inserts whole lines behind a slot, or before the first one. Comments further right than the slots belong to the slot above. */
export function insertInBlock(
  text: string,
  container: Container,
  after: Slot | undefined,
  lines: readonly string[],
): Splice[] {
  const ending = lineEndOf(text);
  if (!after) {
    const start = lineStart(text, container.start);
    return [{ start, end: start, text: lines.map((line) => line + ending).join('') }];
  }
  const start = skipDeeperComments(text, nextLine(text, after.end), columnOf(text, container.start));
  if (start === text.length && !text.endsWith('\n')) {
    return [{ start, end: start, text: lines.map((line) => ending + line).join('') }];
  }
  return [{ start, end: start, text: lines.map((line) => line + ending).join('') }];
}

/**
 * Deletes one of several slots, with the comments that are its own: directly above, on its line, or further right below it.
 * @param blankLines whether the blank lines below go too
 */
export function deleteFromBlock(text: string, slot: Slot, blankLines: boolean): Splice[] {
  const column = columnOf(text, slot.start);
  const below = skipDeeperComments(text, nextLine(text, slot.end), column);
  const content = below + (/\S|$/.exec(text.slice(below))?.index ?? 0);
  if (startsLine(text, slot.start)) {
    const start = withCommentsAbove(text, lineStart(text, slot.start), column);
    return [{ start, end: blankLines ? Math.max(below, lineStart(text, content)) : below, text: '' }];
  }
  // The slot shares its line with the dash of a list around it: what follows moves up onto that line.
  return [{ start: slot.start, end: content, text: '' }];
}

/** The start of the comment lines directly above a line in the same column; a comment that heads the file belongs to the file. */
export function withCommentsAbove(text: string, start: number, column: number): number {
  const first = lineStart(text, 0);
  let top = start;
  while (top > first) {
    const above = lineStart(text, top - 1);
    if (commentColumn(text, above) !== column) return top;
    top = above;
  }
  return top === start ? top : start;
}
