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

/** The very beginning of a text: where a problem goes that concerns the whole record. */
export const startOfText: TextRange = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
