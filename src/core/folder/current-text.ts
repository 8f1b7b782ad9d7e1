import { RecordText } from '../yaml/record-text.js';
import type { RecordFile } from './snapshot.js';
import { memo } from '../memo.js';

/** What a file says now, whether it is a whole record or not. */
export interface CurrentText {
  /** As YAML says it; as far as it can be understood, where the text is broken. */
  readonly value: unknown;
  /** Whether the text is sound YAML, so that it can be changed without guessing. */
  readonly isSound: boolean;
}

/** The text of a file with everything in its place: read once, however often the file is looked at. Empty where the file has no text. */
export const recordTextOf = memo(({ text }: RecordFile) => RecordText.of(text ?? ''));

/** What the text of a file says now: never what it said before it was broken. */
export function currentText(file: RecordFile): CurrentText {
  if (file.value !== undefined && !file.stale) return { value: file.raw, isSound: true };
  if (file.text === undefined) return { value: undefined, isSound: false };
  const { root, faults } = recordTextOf(file);
  return { value: root?.value, isSound: faults.length === 0 };
}
