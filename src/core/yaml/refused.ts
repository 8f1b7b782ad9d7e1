import type { SyntaxFault } from './yaml-fault.js';

/** Something that is not accepted, by its offset into the text. */
export interface Refused<Id = SyntaxFault['data']['id']> {
  readonly id: Id;
  readonly start: number;
  readonly length: number;
}

/** What is refused whatever is around it: lone carriage returns, directives, a byte order mark inside, an end of document. */
export function refusedText(text: string): Refused | undefined {
  return (
    found(/\r(?!\n)/.exec(text), 'lone-return') ??
    found(/^%.*/m.exec(text.slice(startOfContent(text))), 'directive', startOfContent(text)) ??
    found(/(?<=[\r\n])\uFEFF/.exec(text), 'unprintable') ??
    found(/^\uFEFF?\.\.\.(?=\s|$)/m.exec(text), 'several-documents')
  );
}

/** The first character that is neither blank nor part of a comment. */
function startOfContent(text: string): number {
  const blank = /\uFEFF?[ \t]*(?:#.*)?\r?\n/y;
  let start = 0;
  while (blank.test(text)) start = blank.lastIndex;
  return start + (/^[\uFEFF \t]*/.exec(text.slice(start, start + 1024))?.[0].length ?? 0);
}

function found<Id extends string>(
  match: RegExpExecArray | null,
  id: Id,
  offset = 0,
): Refused<Id> | undefined {
  return match ? { id, start: offset + match.index, length: match[0].length } : undefined;
}

/** The first character that cannot be printed: control characters other than tab, line feed, carriage return and next line; halves of surrogate pairs; non-characters. */
export function unprintableIn(text: string): Refused<'unprintable'> | undefined {
  return found(/[^\P{Cc}\t\n\r\u0085]|[\p{Cs}\uFFFE\uFFFF]/u.exec(text), 'unprintable');
}
