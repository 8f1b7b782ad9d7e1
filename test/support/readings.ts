import { RecordText } from '../../src/core/yaml/record-text.js';

/** The texts that are read while something is done, each as often as it is. */
export function readingsOf(work: () => void): readonly string[] {
  const { onRead } = RecordText;
  const texts: string[] = [];
  RecordText.onRead = (text) => texts.push(text);
  try {
    work();
  } finally {
    RecordText.onRead = onRead;
  }
  return texts;
}
