import type { RecordFile } from './snapshot.js';
import { readDocument } from '../yaml/yaml-document.js';
import { parseYamlText } from '../yaml/yaml-text.js';

/** What a file says now, whether it is a whole record or not. */
export interface CurrentText {
  /** As YAML says it; as far as it can be understood, where the text is broken. */
  readonly value: unknown;
  /** Whether the text is sound YAML, so that it can be changed without guessing. */
  readonly isSound: boolean;
}

const known = new WeakMap<RecordFile, CurrentText>();

/** What the text of a file says now: never what it said before it was broken. */
export function currentText(file: RecordFile): CurrentText {
  if (file.value !== undefined && !file.stale) return { value: file.raw, isSound: true };
  let content = known.get(file);
  if (!content) {
    content = read(file.text);
    known.set(file, content);
  }
  return content;
}

function read(text: string | undefined): CurrentText {
  if (text === undefined) return { value: undefined, isSound: false };
  const { value, faults } = parseYamlText(text);
  if (faults.length === 0) return { value, isSound: true };
  try {
    return { value: readDocument(text)?.toJS({ maxAliasCount: 0 }), isSound: false };
  } catch {
    // An alias: records have none, and what it stands for is not looked for.
    return { value: undefined, isSound: false };
  }
}
