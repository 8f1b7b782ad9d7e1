import { applyEdits, type Edit } from '../../folder/edit.js';
import { TextLines } from '../../folder/text-lines.js';
import type { TextRange } from '../../problem.js';

/** A way to change a text, before anybody looked whether it solves the problem. */
export interface Repair {
  /** What it does, as a menu says it. */
  readonly title: string;
  /** Whether it guesses nothing. */
  readonly safe: boolean;
  readonly after: string;
}

/** The repair that makes these edits; none where they cannot be made. */
export function editing(
  text: string,
  title: string,
  safe: boolean,
  edits: readonly Edit[],
  order: readonly string[] = [],
): readonly Repair[] {
  const result = applyEdits(text, edits, { order });
  return result.ok ? [{ title, safe, after: result.value }] : [];
}

/** The repair that puts other words into a range. */
export function replacing(
  text: string,
  title: string,
  safe: boolean,
  range: TextRange,
  words: string,
): readonly Repair[] {
  const lines = new TextLines(text);
  const after = text.slice(0, lines.offsetAt(range.start)) + words + text.slice(lines.offsetAt(range.end));
  return [{ title, safe, after }];
}

/** What stands in a range. */
export function textIn(text: string, range: TextRange): string {
  const lines = new TextLines(text);
  return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
}

/** Some words of a text as a menu shows them: on one line, not too long. */
export function inMenu(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
