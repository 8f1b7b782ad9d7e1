import { currentText, recordTextOf } from '../folder/current-text.js';
import type { RecordFile } from '../folder/snapshot.js';
import { startOfText, type TextRange } from '../text/text-range.js';
import { valueAt } from '../yaml/plain-value.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/** Where a value stands in its file; what it would stand in, where it is not there. The whole file stands at its start. */
export function rangeIn(file: RecordFile, path: YamlPath): TextRange {
  return quickRangeIn(file, path) ?? exactRangeIn(file, path);
}

/** Where a key stands in its file; the value at the path, where there is no such key. */
export function keyRangeIn(file: RecordFile, path: YamlPath): TextRange {
  return recordTextOf(file).keyRangeOf(path) ?? exactRangeIn(file, path);
}

function exactRangeIn(file: RecordFile, path: YamlPath): TextRange {
  return (path.length > 0 ? recordTextOf(file).shownRangeOf(path) : undefined) ?? startOfText;
}

/** A folder can have thousands of references to a file that was not pulled yet, and locating each takes a while. */
function quickRangeIn(file: RecordFile, path: YamlPath): TextRange | undefined {
  const [key, ...deeper] = path;
  if (typeof key !== 'string' || deeper.length > 0) return undefined;
  const value = valueAt(currentText(file).value, path);
  return typeof value === 'string' ? rangeOfLine(file.text ?? '', key, value) : undefined;
}

/** The quick way for `key: value` on a line of its own, which starts a line only where it stands at the top level. */
function rangeOfLine(text: string, key: string, value: string): TextRange | undefined {
  // What is no id, as somebody is typing it, has signs that mean something else in an expression.
  if (!/^[a-z0-9-]+$/i.test(value) || !/^[\w-]+$/.test(key)) return undefined;
  // Between braces everything may start a line.
  if (/^[{[]/m.test(text)) return undefined;
  const [line, another] = text.matchAll(new RegExp(`^(${key}:[ \\t]+)${value}[ \\t]*\\r?$`, 'gm'));
  if (!line || another) return undefined;
  const number = text.slice(0, line.index).split('\n').length - 1;
  const column = line[1]?.length ?? 0;
  return { start: { line: number, column }, end: { line: number, column: column + value.length } };
}
