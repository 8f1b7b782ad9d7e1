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

/** The stable names of everything that can be wrong with a record. They appear in documentation, so they are never renamed. */
export type ProblemCode =
  | 'too-large'
  | 'not-text'
  | 'conflict'
  | 'syntax'
  | 'not-a-record'
  | 'schema'
  | 'unsafe-id'
  | 'wrong-folder'
  | 'wrong-extension'
  | 'duplicate-code'
  | 'dangling-reference'
  | 'unknown-check'
  | 'check-parameters'
  | 'duplicate-name'
  | 'incomplete-stage'
  | 'phase-order'
  | 'circular-process'
  | 'shadows-process'
  | 'newer-format'
  | 'unreadable';

/** Something wrong with one record, said in words that a person can act on. */
export interface Problem {
  readonly code: ProblemCode;
  /** An error breaks the record; a warning leaves it usable. */
  readonly severity: 'error' | 'warning';
  /** A sentence: what is wrong and the way out. Names no file and no line: whoever shows it does. */
  readonly message: string;
  readonly range: TextRange;
}

/** The very beginning of a text: where a problem goes that concerns the whole record. */
export const startOfText: TextRange = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

/** A value, or the reason why there is none. Errors are values in the core; the edge turns them into words for a user. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function fail<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
