import type { Position, TextRange } from '../../../src/core/text/text-range.js';
import { TextLines } from '../../../src/core/text/text-lines.js';
import type { Place, RecordFile, Snapshot } from '../../../src/core/folder/snapshot.js';
import { MemorySource, storeOf } from '../folder/memory-source.js';

export type Files = Readonly<Record<string, string>>;

/** The snapshot of these texts, read as from a disk. */
export function folderOf(shared: Files, mine: Files = {}): Promise<Snapshot> {
  return storeOf(new MemorySource(shared), new MemorySource(mine)).load();
}

/** The file at a path, which must be there; `private:` before it where it lies in the private folder. */
export function fileOf(snapshot: Snapshot, where: string): RecordFile {
  const place: Place = where.startsWith('private:') ? 'private' : 'shared';
  const file = snapshot.file(place, where.replace(/^private:/, ''));
  if (!file) throw new Error(`There is no ${where}`);
  return file;
}

/** The place of the first letter of some words in a file; `inside` letters further. */
export function placeOf(file: RecordFile, words: string, inside = 0): Position {
  const text = file.text ?? '';
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`${file.path} does not say ${words}`);
  return new TextLines(text).positionAt(at + inside);
}

/** What stands in a range of a file. */
export function textIn(file: RecordFile, range: TextRange): string {
  const text = file.text ?? '';
  const lines = new TextLines(text);
  return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
}
