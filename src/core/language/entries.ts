import { isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { withoutMarkers } from '../yaml/conflict.js';
import { readDocument } from '../yaml/yaml-document.js';
import { maximumBytes } from '../yaml/yaml-text.js';

/** A key of a mapping or an item of a list, with what is behind it; by offsets into the text. */
export interface TextEntry {
  readonly key: string | number;
  /** Of the key or the dash; of the item itself between brackets. */
  readonly sign: readonly [start: number, end: number];
  /** Behind the last character that belongs to it. */
  readonly end: number;
  /** What a scalar says; undefined for what has entries, and for what was left empty. */
  readonly scalar: string | undefined;
  readonly entries: readonly TextEntry[];
}

/**
 * What a text consists of, in its order; of a broken one, as far as it can be understood, and of one with a merge conflict what both
 * sides say. Never throws.
 */
export function entriesIn(text: string): readonly TextEntry[] {
  if (text.length > maximumBytes) return [];
  const readable = withoutMarkers(text);
  return entriesOf(readDocument(readable)?.contents ?? undefined, readable);
}

function entriesOf(node: Node | undefined, text: string): readonly TextEntry[] {
  if (isMap(node)) {
    return node.items.flatMap((pair) => {
      const key = pair.key as Node | null;
      if (!isScalar(key) || !key.range) return [];
      const sign = [key.range[0], key.range[1]] as const;
      return [entry(String(key.value), sign, (pair.value as Node | null) ?? undefined, text)];
    });
  }
  if (!isSeq(node)) return [];
  const source = node.srcToken;
  const dashes =
    source?.type === 'block-seq'
      ? source.items.flatMap(({ start }) =>
          start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset),
        )
      : [];
  return node.items.flatMap((item, index) => {
    const value = item as Node;
    const dash = dashes[index];
    const start = dash ?? value.range?.[0];
    if (start === undefined) return [];
    return [entry(index, [start, dash === undefined ? (value.range?.[1] ?? start) : dash + 1], value, text)];
  });
}

function entry(
  key: string | number,
  sign: readonly [start: number, end: number],
  value: Node | undefined,
  text: string,
): TextEntry {
  const entries = entriesOf(value, text);
  const last = Math.max(sign[1], entries.at(-1)?.end ?? 0, ownEnd(value, text));
  const said = isScalar(value) ? value.value : undefined;
  const scalar =
    typeof said === 'string' || typeof said === 'number' || typeof said === 'boolean'
      ? String(said)
      : undefined;
  return { key, sign, end: last, scalar, entries };
}

/** Behind a value's last character; blocks are as long as what is in them. */
function ownEnd(value: Node | undefined, text: string): number {
  if (!value?.range) return 0;
  const [start, end] = value.range;
  const isBlock = (isMap(value) || isSeq(value)) && value.flow !== true;
  return isBlock ? 0 : start + text.slice(start, end).trimEnd().length;
}
