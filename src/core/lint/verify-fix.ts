import { groupBy } from '../group-by.js';
import { readRecordText } from '../folder/record.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { definitions } from '../records/kinds.js';
import { applyEdits } from '../yaml/edit.js';
import type { RecordEdit } from '../yaml/record-edit.js';
import { RecordText } from '../yaml/record-text.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import type { ProposedFix } from './fix.js';
import { everyProblemOf } from './lint.js';
import type { Problem } from './problem.js';
import type { Rule } from './rule.js';
import { findRule } from './rules/index.js';

/** A file with everything that is wrong with it. */
export interface Linted {
  readonly file: RecordFile;
  readonly problems: readonly Problem[];
}

/** A problem with an edit that may solve it. */
export interface Attempt {
  readonly problem: Problem;
  readonly fix: ProposedFix;
  readonly edit: RecordEdit;
}

export function linted(snapshot: Snapshot, file: RecordFile): Linted {
  return { file, problems: everyProblemOf(snapshot, file) };
}

/** Undefined for a fix that is no edit of the record. */
export function attemptOf(problem: Problem, fix: ProposedFix): Attempt | undefined {
  const [edit] = fix.edits;
  return edit && 'op' in edit ? { problem, fix, edit } : undefined;
}

/**
 * A file after edits of different places; undefined where they cannot be made, change nothing, or would take away a comment,
 * which is somebody's own word.
 */
export function edited(
  snapshot: Snapshot,
  { file }: Linted,
  attempts: readonly Attempt[],
): Linted | undefined {
  if (file.text === undefined) return undefined;
  const edits = attempts.map(({ edit }) => edit);
  const after = applyEdits(file.text, edits, { order: definitions[file.kind].keys });
  if (!after.ok || after.value === file.text || !keepsComments(file.text, after.value)) return undefined;
  return linted(snapshot, readRecordText(file, after.value, undefined));
}

function keepsComments(before: string, after: string): boolean {
  const hasAll = (found: (text: string) => readonly string[]) => {
    const left = groupBy(found(after), (comment) => [comment]);
    const all = groupBy(found(before), (comment) => [comment]);
    return [...all].every(([comment, { length }]) => (left.get(comment)?.length ?? 0) >= length);
  };
  // Where nothing is gone that could be one, no text needs to be read for it.
  return hasAll((text) => text.match(/(?<!\S)#.*/g) ?? []) || hasAll((text) => RecordText.of(text).comments);
}

/** Whether every problem is gone that was to be solved, and the file can be read and has no error that was not there before. */
export function isSolved(before: Linted, after: Linted, attempts: readonly Attempt[]): boolean {
  const { value, faults } = after.file;
  if (value === undefined && faults.some(({ code }) => findRule(code)?.on === 'text')) return false;
  const left = stillShown(before, after, attempts);
  const countBefore = countsOf(before.problems);
  const countLeft = countsOf(left);
  const isStillWrong = stillWrongIn(after);
  const isNew = (each: Problem) => countLeft(each) > countBefore(each);
  // Advice is none of the problems that are counted.
  const wanted = attempts.map(({ problem }) => problem).filter(({ severity }) => severity !== 'advice');
  const countWanted = countsOf(wanted);
  return (
    wanted.every((each) => countLeft(each) <= countBefore(each) - countWanted(each)) &&
    // A key that has its right name now can show that its value is none of those it knows.
    left.length <= before.problems.length &&
    !attempts.some(isStillWrong) &&
    !left.some((each) => each.severity === 'error' && isNew(each))
  );
}

/** Whether nothing is wrong with the value at a place any more, and the file has no error that was not there before. */
export function isRightAt(before: Linted, after: Linted, place: YamlPath): boolean {
  return !wrongPlacesIn(after).has(JSON.stringify(place)) && isSolved(before, after, []);
}

/**
 * Whether a value that was given another form is still none that belongs there: another form of what is wrong only says otherwise
 * what is wrong, or is passed over as a word that nobody knows.
 */
function stillWrongIn(after: Linted): (attempt: Attempt) => boolean {
  const places = wrongPlacesIn(after);
  return ({ edit }) => edit.op === 'set' && places.has(JSON.stringify(edit.path));
}

/** Where values are that do not belong there, as paths in a form that can be compared. */
function wrongPlacesIn({ problems }: Linted): ReadonlySet<string> {
  return new Set(
    problems.flatMap(({ code, path }) => (findRule(code)?.refusesValue ? [JSON.stringify(path)] : [])),
  );
}

/** What is left of the problems of a file, as far as it was shown before. */
function stillShown(before: Linted, after: Linted, attempts: readonly Attempt[]): readonly Problem[] {
  if (before.file.value !== undefined && !before.file.stale) return after.problems;
  // What is between this file and others shows only once it can be read, so most of it was there before.
  const places = new Set(attempts.map((attempt) => JSON.stringify(placeAfter(attempt))));
  return after.problems.filter(({ code, path }) => {
    const on = findRule(code)?.on;
    return (on && shownOfBroken.has(on)) || around(path).some((each) => places.has(each));
  });
}

/** What is told of a record that has no value for a wrong one in it, too. */
const shownOfBroken: ReadonlySet<Rule['on']> = new Set(['text', 'schema', 'names']);

/**
 * The attempts that did not solve their problem, or have brought another one in its place, as far as that shows. The others are to be
 * tried without them.
 */
export function failedOf(before: Linted, after: Linted, attempts: readonly Attempt[]): ReadonlySet<Attempt> {
  const [countBefore, countAfter] = [countsByPlace(before.problems), countsByPlace(after.problems)];
  const errorsAfter = countsByPlace(after.problems.filter(({ severity }) => severity === 'error'));
  const isStillWrong = stillWrongIn(after);
  const unsolved = new Set(after.problems.map(({ code, path }) => JSON.stringify([code, path])));
  return new Set(
    attempts.filter((attempt) => {
      const place = placeAfter(attempt);
      return (
        unsolved.has(JSON.stringify([attempt.problem.code, place])) ||
        errorsAfter(place) > 0 ||
        isStillWrong(attempt) ||
        countAfter(place) > countBefore(attempt.edit.path)
      );
    }),
  );
}

/** The place that an edit is about, once it is made. */
function placeAfter({ edit }: Attempt): YamlPath {
  return edit.op === 'rename' ? [...edit.path.slice(0, -1), edit.key] : edit.path;
}

/** A path, and all that it lies in, in a form that can be compared. */
function around(path: YamlPath | undefined): readonly string[] {
  return path === undefined
    ? []
    : [...path, ''].map((_, depth) => JSON.stringify(path.slice(0, path.length - depth)));
}

/** How many of these problems are in a place, or deeper. */
function countsByPlace(problems: readonly Problem[]): (place: YamlPath) => number {
  const byPlace = groupBy(problems, ({ path }) => around(path));
  return (place) => byPlace.get(JSON.stringify(place))?.length ?? 0;
}

/** How many of these problems are the same: which item of a list each is about moves with every fix. */
function countsOf(problems: readonly Problem[]): (problem: Problem) => number {
  const alike = groupBy(problems, ({ identityInLists }) => [identityInLists]);
  return ({ identityInLists }) => alike.get(identityInLists)?.length ?? 0;
}
