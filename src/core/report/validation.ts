import { fileKey, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import { fixesFor } from '../lint/fixes.js';
import { problemsOf } from '../lint/folder.js';
import type { Problem, Severity } from '../problem.js';

/** One problem of one file. */
export interface FoundProblem {
  /** Inside the mentoring folder, with forward slashes. */
  readonly path: string;
  readonly problem: Problem;
  /** The record; undefined where the file can be none, by where it lies or how it is called. */
  readonly file: RecordFile | undefined;
}

/** What is to be said about the shared records of a mentoring folder. */
export interface Validation {
  /** How many files were looked at. */
  readonly files: number;
  /** How many problems there are of each severity. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** By path and place in the text. */
  readonly problems: readonly FoundProblem[];
}

/**
 * Everything that is wrong with the shared records, in an order of its own: it depends on nothing but what the files say. Private
 * records have no part in it.
 */
export function validate(snapshot: Snapshot): Validation {
  const shared = snapshot.shared();
  const found = problemsOf(shared);
  const files = [
    ...shared.everyFile().map((file) => ({ path: file.path, place: file.place, file })),
    ...shared.strays.map(({ path, place }) => ({ path, place, file: undefined })),
  ];
  const problems = files
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .flatMap(({ path, place, file }) =>
      (found.get(fileKey({ path, place })) ?? []).map((problem): FoundProblem => ({ path, problem, file })),
    );
  const count = (severity: Severity) =>
    problems.filter(({ problem }) => problem.severity === severity).length;
  return {
    files: files.length,
    counts: { error: count('error'), warning: count('warning'), advice: count('advice') },
    problems,
  };
}

/** Whether a problem can be repaired without guessing. */
export function isFixable(snapshot: Snapshot, { file, problem }: FoundProblem): boolean {
  return file !== undefined && fixesFor(snapshot, file, problem).some(({ safe }) => safe);
}
