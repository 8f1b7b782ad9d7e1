import { namesIn, type WrittenName } from './names.js';
import { currentText } from '../folder/current-text.js';
import type { RecordFile } from '../folder/snapshot.js';

const known = new WeakMap<RecordFile, readonly WrittenName[]>();

/** The names that stand in the text of a file now. Looked for once, however often the folder around it changes. */
export function namesInText(file: RecordFile): readonly WrittenName[] {
  let names = known.get(file);
  if (!names) {
    names = namesIn(file, currentText(file).value);
    known.set(file, names);
  }
  return names;
}
