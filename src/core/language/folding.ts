import { endOf, startOf, type Entry } from '../yaml/entry.js';
import { RecordText } from '../yaml/record-text.js';

/** Lines that can be folded away below the first of them; zero-based, the last one included. */
export interface Fold {
  readonly first: number;
  readonly last: number;
  readonly isComment: boolean;
}

/** What can be folded in a text: lists, mappings, texts of several lines, and comments of several lines; outermost first. */
export function foldsIn(text: string): readonly Fold[] {
  const { lines, root } = RecordText.of(text);
  const folds = new Map<number, Fold>();
  const add = (fold: Fold) => {
    // What starts on the same line as something larger folds with that.
    if (fold.last > fold.first && !folds.has(fold.first)) folds.set(fold.first, fold);
  };
  const addEntry = (entry: Entry): void => {
    const first = lines.positionAt(startOf(entry)).line;
    add({ first, last: lines.positionAt(endOf(entry, text)).line, isComment: false });
    entry.entries.forEach(addEntry);
  };
  root?.entries.forEach(addEntry);
  commentsIn(text).forEach(add);
  return [...folds.values()].sort((one, other) => one.first - other.first);
}

function commentsIn(text: string): readonly Fold[] {
  const found: Fold[] = [];
  let first: number | undefined;
  const rows = [...text.split(/\r\n?|\n/), ''];
  for (const [row, line] of rows.entries()) {
    const isComment = /^\uFEFF?[ \t]*#/.test(line);
    if (isComment) first ??= row;
    else if (first !== undefined) {
      found.push({ first, last: row - 1, isComment: true });
      first = undefined;
    }
  }
  return found;
}
