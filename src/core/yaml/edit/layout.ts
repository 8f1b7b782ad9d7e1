import { isBlockText, type Entry } from '../entry.js';
import { usualLayout } from './render.js';
import type { Layout } from './render.js';
import { columnOf, lineEnd } from './text.js';

/** How a text is indented: as its first keys with something indented under them are, or as usual where there are none. */
export function layoutOf(root: Entry | undefined, text: string): Layout {
  let step: number | undefined;
  let indentLists: boolean | undefined;
  const look = (entry: Entry): void => {
    if (step !== undefined && indentLists !== undefined) return;
    const indent = typeof entry.key === 'string' ? indentOf(entry, text) : undefined;
    if (indent !== undefined && entry.kind === 'list') indentLists ??= indent > 0;
    if (indent !== undefined && indent > 0) step ??= indent;
    entry.entries.forEach(look);
  };
  if (root) look(root);
  return { step: step ?? usualLayout.step, indentLists: indentLists ?? usualLayout.indentLists };
}

/** Columns from a key to the block under it; undefined where its value starts on the line of the key. */
function indentOf(entry: Entry, text: string): number | undefined {
  const { keyRange, valueRange, kind, style } = entry;
  if (!keyRange || !valueRange) return undefined;
  const column = columnOf(text, keyRange[0]);
  if (kind !== 'scalar') {
    const inBlock = style === 'block' && text.slice(keyRange[0], valueRange[0]).includes('\n');
    return inBlock ? columnOf(text, valueRange[0]) - column : undefined;
  }
  if (!isBlockText(entry)) return undefined;
  const line = /\n( *)\S/.exec(text.slice(lineEnd(text, valueRange[0])));
  return line?.[1] === undefined ? undefined : line[1].length - column;
}
