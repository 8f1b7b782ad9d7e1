import { readBroken, rootOf } from './invalid-text.js';
import { isBlockText, type Entry, type Span } from './entry.js';
import { sameValue } from './plain-value.js';
import type { YamlPath } from './yaml-path.js';

/** What other YAML readers take for something else, or refuse, though it is no mistake. */
export interface OtherReading {
  /** A tab that indents, blanks behind the last line, or a value that readers don't agree on. */
  readonly id: 'tab' | 'blanks-at-end' | 'value';
  readonly at: Span;
  /** The key or item whose value it is; absent for tabs and blanks. */
  readonly path?: YamlPath;
}

/**
 * Whether other readers read a sound text as something else, and where the first cause of it is. The other parser is asked only
 * where something stands in the text that it is known to stumble over.
 */
export function otherReadingOf(text: string, root: Entry): readonly OtherReading[] {
  const causes = [...doubtfulBlanks(text), ...doubtfulValues(root, text, [])];
  if (causes.length === 0) return [];
  const document = readBroken(text);
  const isAlike =
    document?.errors.length === 0 &&
    document.warnings.length === 0 &&
    sameValue(rootOf(document)?.value, root.value);
  return isAlike ? [] : causes;
}

function doubtfulBlanks(text: string): readonly OtherReading[] {
  const tab = /^ *\t/m.exec(text);
  const end = /\n[ \t]+$/.exec(text);
  const at = ({ index, 0: { length } }: RegExpExecArray): Span => [index, index + length];
  return [
    ...(tab ? [{ id: 'tab', at: at(tab) } as const] : []),
    ...(end ? [{ id: 'blanks-at-end', at: at(end) } as const] : []),
  ];
}

function doubtfulValues(parent: Entry, text: string, path: YamlPath): readonly OtherReading[] {
  let before = parent.valueRange?.[0] ?? 0;
  return parent.entries.flatMap((entry) => {
    const inner = [...path, entry.key ?? ''];
    const { valueRange: at, afterSign = before } = entry;
    before = at?.[1] ?? afterSign;
    if (entry.kind !== 'scalar') return doubtfulValues(entry, text, inner);
    return at && isDoubtful(entry, text.slice(afterSign, at[0]), text.slice(...at))
      ? [{ id: 'value', at, path: inner }]
      : [];
  });
}

/**
 * Readers don't agree on what follows an escaped line end, on blocks of blanks, and on plain text below a comment.
 * @param before what stands before the value, from its colon or dash on, or else from the value before it
 * @param words the value as it is written
 */
function isDoubtful(entry: Entry, before: string, words: string): boolean {
  const { style, value } = entry;
  if (style === 'double') return /\\\r?\n/.test(words);
  if (isBlockText(entry)) return typeof value === 'string' && !/\S/.test(value);
  return style === 'plain' && before.includes('#');
}
