import type { TextRange } from '../text/text-range.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/** The stable names of everything that can be wrong with a record. They appear in documentation, so they are never renamed. */
export type ProblemCode =
  | 'too-large'
  | 'not-text'
  | 'conflict'
  | 'syntax'
  | 'not-a-record'
  | 'missing-key'
  | 'wrong-value'
  | 'unknown-key'
  | 'unknown-value'
  | 'unsafe-id'
  | 'wrong-folder'
  | 'wrong-extension'
  | 'duplicate-code'
  | 'missing-code'
  | 'dangling-reference'
  | 'wrong-kind'
  | 'dates-out-of-order'
  | 'duplicate-step'
  | 'unknown-check'
  | 'check-parameters'
  | 'duplicate-name'
  | 'incomplete-stage'
  | 'phase-order'
  | 'circular-process'
  | 'shadows-process'
  | 'newer-format'
  | 'unreadable'
  | 'not-smart-yet'
  | 'past-date'
  | 'stale-slug';

/** An error breaks the record or the folder, a warning leaves both usable, advice only helps who is writing. */
export type Severity = 'error' | 'warning' | 'advice';

/** Something to be said about one record, in words that a person can act on. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** A sentence: what is wrong and the way out. Names no file and no line: whoever shows it does. */
  readonly message: string;
  readonly range: TextRange;
  /** Which key or value it is about; the one that a missing key is missing in. Absent where it is about the whole file. */
  readonly path?: YamlPath | undefined;
  /** What belongs there, or would be right, where that can be told without guessing: what a fix writes. */
  readonly meant?: string | undefined;
  /** How many more of its kind there are in the file, which are counted and not told one by one. */
  readonly untold?: number | undefined;
}

/** More of one kind in one file say nothing new. */
const mostTold = 50;

/** The problems of a file that are told one by one: the first of each kind, of which the last one says how many more there are. */
export function toldOneByOne(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostTold) return problems;
  const counts = new Map<ProblemCode, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  const told = new Map<ProblemCode, number>();
  return problems.flatMap((problem) => {
    const number = (told.get(problem.code) ?? 0) + 1;
    told.set(problem.code, number);
    if (number > mostTold) return [];
    const untold = (counts.get(problem.code) ?? 0) - mostTold;
    return number === mostTold && untold > 0 ? [{ ...problem, untold }] : [problem];
  });
}
