import { splice, type Splice } from '../../text/splice.js';
import type { WrittenName } from '../../names/subject.js';
import { sameValue, withKey, withValue } from '../../yaml/plain-value.js';
import { RecordText } from '../../yaml/record-text.js';

/**
 * Writes another name wherever one of these stands; everything else stays byte by byte. Undefined where the text would then not say
 * exactly what was meant, because of the way it is written.
 */
export function renameInText(text: string, names: readonly WrittenName[], to: string): string | undefined {
  const before = RecordText.of(text);
  if (before.value === undefined) return undefined;
  const splices: Splice[] = [];
  let meant = before.value;
  for (const name of names) {
    const entry = before.entryAt(name.path);
    const range = name.part === 'key' ? entry?.keyRange : entry?.valueRange;
    if (!range) return undefined;
    splices.push(spliceOf(text, range, name.text, to));
    meant = name.part === 'key' ? withKey(meant, name.path, to) : withValue(meant, name.path, to);
  }
  const after = splice(text, splices);
  return sameValue(RecordText.of(after).value, meant) ? after : undefined;
}

/** Replaces only the name, not its quotes or block header. A name with escapes is replaced as a whole. */
function spliceOf(text: string, [start, end]: readonly [number, number], old: string, to: string): Splice {
  const at = text.slice(start, end).indexOf(old);
  if (at < 0) return { start, end, text: `"${to}"` };
  return { start: start + at, end: start + at + old.length, text: to };
}
