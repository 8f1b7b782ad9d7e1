import type { RecordFile, Snapshot } from '../../src/core/folder/snapshot.js';
import { everyProblemOf, problemsOf, type ProblemsByFile } from '../../src/core/lint/lint.js';
import { limitPerRule, type Problem } from '../../src/core/lint/problem.js';
import { findRule } from '../../src/core/lint/rules/index.js';

/** What is told of one file as it is given. */
export function problemsOfFile(snapshot: Snapshot, file: RecordFile): readonly Problem[] {
  return limitPerRule(everyProblemOf(snapshot, file));
}

/** What is told of the records of a folder, besides what is wrong with each taken by itself. */
export function folderProblems(snapshot: Snapshot): ProblemsByFile {
  const isBetween = ({ code }: Problem) => !['text', 'schema'].includes(findRule(code)?.on ?? '');
  const all = [...problemsOf(snapshot)].map(([file, found]) => [file, found.filter(isBetween)] as const);
  return new Map(all.filter(([, found]) => found.length > 0));
}
