import { lineEnd, withoutBlanks } from './edit/text.js';
import type { YamlValue } from './yaml-path.js';
import { memo } from '../memo.js';

/** A half-open stretch of a text, in UTF-16 code units from its start. */
export type Span = readonly [start: number, end: number];

/** How a value is written: as one of YAML's scalars, on lines of its own (`block`), between brackets (`flow`), or not at all. */
export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'block' | 'flow' | 'empty';

/** A key of a mapping or an item of a list, with what is behind it; or the whole record. */
export interface Entry {
  /** The key, or the zero-based position; undefined for the whole record. */
  readonly key: string | number | undefined;
  /** Of the key with its quotes, or of the dash. Undefined for the whole record, and for an item between brackets. */
  readonly keyRange: Span | undefined;
  /** Behind the colon or the dash, where a value can be written; undefined where there is neither. */
  readonly afterSign: number | undefined;
  readonly kind: 'scalar' | 'mapping' | 'list';
  readonly style: Style;
  /** What it says; null where it is empty. */
  readonly value: YamlValue;
  /**
   * Of the value with its quotes, brackets or header; of a collection in lines of its own, from its first key or dash to the end of its last
   * line, line end included. Undefined where the value is empty.
   */
  readonly valueRange: Span | undefined;
  /** In the order of the text. A text that is broken can have a key twice, or a key that is no text, which is `''` here. */
  readonly entries: readonly Entry[];
}

/** Looking through all keys for each of them would be quadratic. */
const entriesByKey = memo(
  ({ entries }: Entry): ReadonlyMap<string | number | undefined, Entry> =>
    new Map([...entries].reverse().map((entry) => [entry.key, entry])),
);

/** The first entry with a key. */
export function entryOf(parent: Entry, key: string | number): Entry | undefined {
  if (parent.kind === 'list') return typeof key === 'number' ? parent.entries[key] : undefined;
  return entriesByKey(parent).get(key);
}

/** The entries along a path, outermost first, as far as they exist. */
export function entriesAlong(root: Entry, path: readonly (string | number)[]): readonly Entry[] {
  const found: Entry[] = [];
  let entry: Entry | undefined = root;
  for (const key of path) {
    entry = entryOf(entry, key);
    if (!entry) break;
    found.push(entry);
  }
  return found;
}

/** Where the key, the dash, or between brackets the item begins. */
export function startOf({ keyRange, valueRange }: Entry): number {
  return keyRange?.[0] ?? valueRange?.[0] ?? 0;
}

/** Whether a value is a text in lines of its own, behind `|` or `>`. */
export function isBlockText({ style }: Entry): boolean {
  return style === 'literal' || style === 'folded';
}

/** Behind the last character that an entry is made of: comments and the line end are left out. */
export function endOf(entry: Entry, text: string): number {
  const { keyRange, afterSign, valueRange, style, entries } = entry;
  const last = entries.at(-1);
  if (style === 'block' && last) return endOf(last, text);
  if (!valueRange) return afterSign ?? keyRange?.[1] ?? 0;
  if (!isBlockText(entry)) return valueRange[1];
  // Blank lines at the end belong to a block only where its header says that they are kept.
  const [start, end] = valueRange;
  const keepsBlankLines = /^[|>]\d?\+/.test(text.slice(start, start + 3));
  if (!keepsBlankLines) return withoutBlanks(text, start, end);
  return end - (/\r?\n$/.exec(text.slice(end - 2, end))?.[0].length ?? 0);
}

/** The comments between the entries of a sound text, in their order, each from its `#` to the end of its line. */
export function commentsAround(root: Entry, text: string): readonly string[] {
  const comments: string[] = [];
  let at = 0;
  const lookUntil = (end: number) => {
    for (const [comment] of text.slice(at, end).matchAll(/#.*/g)) comments.push(comment.trimEnd());
  };
  const pass = (entry: Entry): void => {
    const { kind, keyRange, valueRange } = entry;
    if (keyRange) {
      lookUntil(keyRange[0]);
      at = keyRange[1];
    }
    entry.entries.forEach(pass);
    if (kind !== 'scalar' || !valueRange) return;
    // A comment may stand behind the header of a text in lines of its own.
    lookUntil(isBlockText(entry) ? lineEnd(text, valueRange[0]) : valueRange[0]);
    at = valueRange[1];
  };
  pass(root);
  lookUntil(text.length);
  return comments;
}
