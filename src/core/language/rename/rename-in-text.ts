import { isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { splice, type Splice } from '../../yaml/edit/text.js';
import type { WrittenName } from '../../names/subject.js';
import { sameValue, withKey, withValue } from '../../yaml/plain-value.js';
import { readDocument } from '../../yaml/yaml-document.js';
import { parseYamlText } from '../../yaml/yaml-text.js';
import type { YamlValue } from '../../yaml/yaml-path.js';

/** A text with other names in it. */
export interface SplicedText {
  /** One for each name, by offsets; the quotes around a name stay. */
  readonly splices: readonly Splice[];
  readonly after: string;
}

/**
 * Writes another name wherever one of these stands; everything else stays byte by byte. Undefined where the text would then not say
 * exactly what was meant, because of the way it is written.
 */
export function renameInText(
  text: string,
  names: readonly WrittenName[],
  to: string,
): SplicedText | undefined {
  const root = readDocument(text)?.contents ?? undefined;
  const before = parseYamlText(text);
  if (!root || before.faults.length > 0) return undefined;
  const splices: Splice[] = [];
  let meant = before.value as YamlValue;
  for (const name of names) {
    const node = nodeOf(root, name);
    if (!node?.range) return undefined;
    splices.push(spliceOf(text, [node.range[0], node.range[1]], name.text, to));
    meant = name.part === 'key' ? withKey(meant, name.path, to) : withValue(meant, name.path, to);
  }
  const after = splice(text, splices);
  const read = parseYamlText(after);
  return read.faults.length === 0 && sameValue(read.value as YamlValue, meant)
    ? { splices, after }
    : undefined;
}

/** Only the name itself: not its quotes, nor the header of a block. One that is written with escapes is written anew. */
function spliceOf(text: string, [start, end]: readonly [number, number], old: string, to: string): Splice {
  const at = text.slice(start, end).indexOf(old);
  if (at < 0) return { start, end, text: `"${to}"` };
  return { start: start + at, end: start + at + old.length, text: to };
}

/** The key or the value that is a name. */
function nodeOf(root: Node, { path, part }: WrittenName): Node | undefined {
  let node: Node | undefined = root;
  for (const [depth, key] of path.entries()) {
    if (isSeq(node) && typeof key === 'number') {
      node = node.items[key] as Node | undefined;
      continue;
    }
    if (!isMap(node)) return undefined;
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (part === 'key' && depth === path.length - 1) return pair?.key as Node | undefined;
    node = (pair?.value as Node | null | undefined) ?? undefined;
  }
  return isScalar(node) ? node : undefined;
}
