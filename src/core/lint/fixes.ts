import { locate } from '../folder/locate.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { TextLines } from '../folder/text-lines.js';
import type { Position, Problem, TextRange } from '../problem.js';

/** What a fix does to the file that has the problem. */
export type FixChange =
  /** The whole text of the file afterwards; everything that the fix is not about is byte by byte as it was. */
  | { readonly type: 'text'; readonly after: string }
  /** Gives the file another name; `to` is its path inside the mentoring folder. */
  | { readonly type: 'rename'; readonly to: string };

/** A repair of one problem. */
export interface Fix {
  /** What it does, as a menu says it: `Change staus to status`. */
  readonly title: string;
  /** Whether it guesses nothing, so that "fix all" may make it unseen. */
  readonly safe: boolean;
  readonly change: FixChange;
}

/**
 * The repairs of a problem that need no guessing, the best one first.
 * @param file as it is shown: its text is what the fix starts from
 */
export function fixesFor(_snapshot: Snapshot, file: RecordFile, problem: Problem): readonly Fix[] {
  const { meant, path } = problem;
  if (meant === undefined || path === undefined || file.text === undefined) return [];
  const places = locate(file.text);
  const key = places.keyRangeOf(path);
  const range = sameRange(key, problem.range) ? key : places.rangeOf(path);
  if (!range) return [];
  const lines = new TextLines(file.text);
  const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  const after = file.text.slice(0, start) + meant + file.text.slice(end);
  const title = `Change ${file.text.slice(start, end)} to ${meant}`;
  return [{ title, safe: true, change: { type: 'text', after } }];
}

function sameRange(one: TextRange | undefined, other: TextRange): boolean {
  return one !== undefined && samePosition(one.start, other.start) && samePosition(one.end, other.end);
}

function samePosition(one: Position, other: Position): boolean {
  return one.line === other.line && one.column === other.column;
}
