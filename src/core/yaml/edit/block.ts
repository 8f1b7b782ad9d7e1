import { endOf, isBlockText, startOf, type Entry } from '../entry.js';
import type { YamlValue } from '../yaml-path.js';
import { flowText, render } from './render.js';
import type { Layout, Rendered } from './render.js';
import { quotesOf } from './scalar.js';
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

/** Replaces the value of an entry outside brackets and braces. Comments on its line, and on lines of their own above it, stay. */
export function setInBlock(
  text: string,
  entry: Entry,
  value: YamlValue,
  layout: Layout,
  oneLine: boolean,
): Splice[] {
  const entryEnd = endOf(entry, text);
  const sign = entry.afterSign ?? entryEnd;
  const start = entry.valueRange?.[0];
  const rendered = render(value, {
    column: columnOf(text, startOf(entry)),
    isItem: typeof entry.key === 'number',
    used: columnOf(text, sign) + 1,
    layout,
    oneLine,
    quotes: entry.kind === 'scalar' && start !== undefined ? quotesOf(text[start]) : undefined,
  });
  if (start === undefined) {
    const end = lineEnd(text, sign);
    return [onSignLine(text, sign, end, rendered, text.slice(sign, end))];
  }
  const between = text.slice(sign, start);
  if (isBlockText(entry)) {
    const comment = /[ \t]#.*$/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
    return [onSignLine(text, sign, entryEnd, rendered, comment, between)];
  }
  const end = lineEnd(text, entryEnd);
  // Behind a block stands a comment of its last line, which goes with it.
  const rest = entry.style === 'block' ? '' : text.slice(entryEnd, end);
  if (!between.includes('\n')) return [onSignLine(text, sign, end, rendered, rest, between)];
  const [signLine = '', ...lines] = between.split(/\r?\n/).map((line) => line.trimEnd());
  if (lines.every((line) => line === '') && (signLine === '' || rest.trim() === '')) {
    return [onSignLine(text, sign, end, rendered, signLine + rest.trimEnd())];
  }
  // Comments stand on lines between the key and its value. A block is written below them, as the old value was; anything else goes
  // behind the key, because parsers don't agree on plain text below comments.
  const valueLine = lineStart(text, start);
  if (rendered.inline === '')
    return [
      { start: valueLine, end: rest === '' ? end : entryEnd, text: rendered.lines.join(lineEndOf(text)) },
    ];
  return [
    { start: sign, end: sign, text: ` ${flowText(value)}` },
    { start: valueLine, end: rest.trim() === '' ? nextLine(text, entryEnd) : entryEnd, text: '' },
  ];
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
 * Inserts whole lines behind an entry, or before the first one. Comments further right than the entries belong to the one above.
 * @param first where the first entry begins
 */
export function insertInBlock(
  text: string,
  first: number,
  after: Entry | undefined,
  lines: readonly string[],
): Splice[] {
  const ending = lineEndOf(text);
  const start = after
    ? skipDeeperComments(text, nextLine(text, endOf(after, text)), columnOf(text, first))
    : lineStart(text, first);
  const startsBehindText = after && start === text.length && !text.endsWith('\n');
  const added = lines.map((line) => (startsBehindText ? ending + line : line + ending));
  return [{ start, end: start, text: added.join('') }];
}

/**
 * Deletes one of several entries, with the comments that are its own: directly above, on its line, or further right below it.
 * @param blankLines whether the blank lines below go too
 */
export function deleteFromBlock(text: string, entry: Entry, blankLines: boolean): Splice[] {
  const start = startOf(entry);
  const column = columnOf(text, start);
  const below = skipDeeperComments(text, nextLine(text, endOf(entry, text)), column);
  const content = below + (/\S|$/.exec(text.slice(below))?.index ?? 0);
  if (startsLine(text, start)) {
    const top = withCommentsAbove(text, lineStart(text, start), column);
    return [{ start: top, end: blankLines ? Math.max(below, lineStart(text, content)) : below, text: '' }];
  }
  // The entry shares its line with the dash of a list around it: what follows moves up onto that line.
  return [{ start, end: content, text: '' }];
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
