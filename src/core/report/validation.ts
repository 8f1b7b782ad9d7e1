import { fileKey, type RecordFile, type Snapshot, type StrayFile } from '../folder/snapshot.js';
import { groupBy } from '../group-by.js';
import { adviceFor, adviceForAnybody, problemsOf } from '../lint/lint.js';
import { fixableProblems, fixesForStray } from '../lint/fix-all.js';
import { byPosition, type Problem, type Severity } from '../lint/problem.js';

/** One problem of one file. */
export interface FoundProblem {
  /** Inside the mentoring folder, with forward slashes. */
  readonly path: string;
  readonly problem: Problem;
  readonly file: CheckedFile;
}

/** A record, or a file that can be none, by where it lies or how it is called. */
type CheckedFile =
  | { readonly record: RecordFile; readonly stray?: undefined }
  | { readonly stray: StrayFile; readonly record?: undefined };

/** What advises on a record. */
export type Adviser = (file: RecordFile) => readonly Problem[];

/**
 * Advice on shared records, the same on every day: for whoever looks after them, and for one person on their own goals.
 * @param me a handle; undefined where nobody is named
 */
export function adviserOn(snapshot: Snapshot, me: string | undefined): Adviser {
  const shared = snapshot.seenFrom('shared');
  return (file) => {
    const own = adviceFor(shared, file, { me, today: undefined });
    return own.length > 0 ? own : adviceForAnybody(shared, file);
  };
}

/** What is to be said about the shared records of a mentoring folder. */
export interface Validation {
  /** How many files were looked at. */
  readonly files: number;
  /** How many problems there are of each severity, those that are not told one by one included. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** By path and place in the text. */
  readonly problems: readonly FoundProblem[];
}

/**
 * Everything that is wrong with the shared records, in an order of its own: it depends on nothing but what the files say. Private
 * records have no part in it.
 * @param adviceOn where advice was asked for
 */
export function validate(snapshot: Snapshot, adviceOn: Adviser = () => []): Validation {
  const shared = snapshot.seenFrom('shared');
  const found = problemsOf(shared);
  const files: CheckedFile[] = [
    ...shared.everyFile().map((record) => ({ record })),
    ...shared.strays.map((stray) => ({ stray })),
  ];
  const problems = files
    .map((file) => ({ file, where: file.record ?? file.stray }))
    .sort((one, other) => (one.where.path < other.where.path ? -1 : 1))
    .flatMap(({ file, where }) => {
      const wrong = found.get(fileKey(where)) ?? [];
      const all = [...wrong, ...(file.record ? adviceOn(file.record) : [])].sort(byPosition);
      return all.map((problem): FoundProblem => ({ path: where.path, problem, file }));
    });
  const count = (severity: Severity) =>
    problems
      .filter(({ problem }) => problem.severity === severity)
      .reduce((sum, { problem: { unlisted = 0 } }) => sum + 1 + unlisted, 0);
  return {
    files: files.length,
    counts: { error: count('error'), warning: count('warning'), advice: count('advice') },
    problems,
  };
}

/** Those of the problems that can be repaired without guessing. */
export function fixableOf(snapshot: Snapshot, found: readonly FoundProblem[]): ReadonlySet<FoundProblem> {
  const byPath = groupBy(found, ({ path }) => [path]);
  return new Set([...byPath.values()].flatMap((ofFile) => fixableOfFile(snapshot, ofFile)));
}

function fixableOfFile(snapshot: Snapshot, found: readonly FoundProblem[]): readonly FoundProblem[] {
  const [{ file } = { file: undefined }] = found;
  if (file?.stray) return fixesForStray(snapshot, file.stray).some(({ safe }) => safe) ? found : [];
  if (!file) return [];
  const repairable = fixableProblems(
    snapshot,
    file.record,
    found.map(({ problem }) => problem),
  );
  return found.filter(({ problem }) => repairable.has(problem));
}
