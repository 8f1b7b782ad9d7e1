/** A place in a text: zero-based line and column, columns in UTF-16 code units, as editors count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open stretch of a text. */
export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

/** Whether a position lies in a range or at one of its ends. */
export function isWithin(position: Position, { start, end }: TextRange): boolean {
  return comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
}

/** Less than 0 where the first one comes before the other, more than 0 where it comes after it. */
export function comparePositions(one: Position, other: Position): number {
  return one.line - other.line || one.column - other.column;
}

/** The very beginning of a text: where a problem goes that concerns the whole record. */
export const startOfText: TextRange = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
