import { recordTextOf } from '../folder/current-text.js';
import type { RecordFile } from '../folder/snapshot.js';
import { startOfText, type TextRange } from '../text/text-range.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/**
 * Where a reference stands in its file.
 * @param reference an id, which is the value at `path`.
 */
export function rangeOfReference(file: RecordFile, path: YamlPath, reference: string): TextRange {
  const text = file.text ?? '';
  const [key, ...deeper] = path;
  const quick =
    typeof key === 'string' && deeper.length === 0 ? rangeOfLine(text, key, reference) : undefined;
  if (quick) return quick;
  return rangeIn(file, path);
}

/** Where a value stands in its file; what it would stand in, where it is not there. The whole file stands at its start. */
export function rangeIn(file: RecordFile, path: YamlPath): TextRange {
  return (path.length > 0 ? recordTextOf(file).shownRangeOf(path) : undefined) ?? startOfText;
}

/** Where a key stands in its file; the value at the path, where there is no such key. */
export function keyRangeIn(file: RecordFile, path: YamlPath): TextRange {
  return recordTextOf(file).keyRangeOf(path) ?? rangeIn(file, path);
}

/**
 * The quick way for `key: value` on a line of its own, which starts a line only where it stands at the top level. A folder
 * can have thousands of references to a file that was not pulled yet, and locating each takes milliseconds.
 */
function rangeOfLine(text: string, key: string, value: string): TextRange | undefined {
  // What is no id, as somebody is typing it, has signs that mean something else in an expression.
  if (!/^[a-z0-9-]+$/i.test(value)) return undefined;
  // Between braces everything may start a line.
  if (/^[{[]/m.test(text)) return undefined;
  const [line, another] = text.matchAll(new RegExp(`^(${key}:[ \\t]+)${value}[ \\t]*\\r?$`, 'gm'));
  if (!line || another) return undefined;
  const number = text.slice(0, line.index).split('\n').length - 1;
  const column = line[1]?.length ?? 0;
  return { start: { line: number, column }, end: { line: number, column: column + value.length } };
}
