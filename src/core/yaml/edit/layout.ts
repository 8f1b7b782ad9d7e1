import { isMap, isSeq, visit } from 'yaml';
import type { Document, Pair } from 'yaml';
import { usualLayout } from './render.js';
import type { Layout } from './render.js';
import { isBlockText } from './slots.js';
import { columnOf, lineEnd } from './text.js';

/** How a text is indented: as its first keys with something indented under them are, or as usual where there are none. */
export function layoutOf(document: Document.Parsed, text: string): Layout {
  let step: number | undefined;
  let indentLists: boolean | undefined;
  visit(document, {
    Pair(_, pair) {
      const indent = indentOf(pair, text);
      if (indent === undefined) return undefined;
      if (isSeq(pair.value)) indentLists ??= indent > 0;
      if (indent > 0) step ??= indent;
      return step !== undefined && indentLists !== undefined ? visit.BREAK : undefined;
    },
  });
  return { step: step ?? usualLayout.step, indentLists: indentLists ?? usualLayout.indentLists };
}

/** Columns from a key to the block under it; undefined where its value starts on the line of the key. */
function indentOf(pair: Pair, text: string): number | undefined {
  const [keyStart] = rangeOf(pair.key) ?? [];
  const [start] = rangeOf(pair.value) ?? [];
  if (keyStart === undefined || start === undefined) return undefined;
  const column = columnOf(text, keyStart);
  if (isMap(pair.value) || isSeq(pair.value)) {
    const inBlock = !pair.value.flow && text.slice(keyStart, start).includes('\n');
    return inBlock ? columnOf(text, start) - column : undefined;
  }
  if (!isBlockText(pair.value as never)) return undefined;
  const line = /\n( *)\S/.exec(text.slice(lineEnd(text, start)));
  return line?.[1] === undefined ? undefined : line[1].length - column;
}

function rangeOf(node: unknown): readonly number[] | undefined {
  return (node as { range?: readonly number[] | null } | null)?.range ?? undefined;
}
