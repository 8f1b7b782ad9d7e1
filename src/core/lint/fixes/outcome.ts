import { RecordText } from '../../yaml/record-text.js';
import { applyEdits } from '../../yaml/edit.js';
import { readRecordText } from '../../folder/record.js';
import type { RecordFile, Snapshot } from '../../folder/snapshot.js';
import type { Problem } from '../problem.js';
import { definitions } from '../../records/kinds.js';
import type { YamlPath } from '../../yaml/yaml-path.js';
import { everyProblemOf } from '../folder.js';
import { ownProblems } from '../own-problems.js';
import type { EditRepair } from './repair.js';

/** A file with everything that is wrong with it. */
export interface Linted {
  readonly file: RecordFile;
  readonly problems: readonly Problem[];
}

/** A problem with a repair of it. */
export interface Attempt {
  readonly problem: Problem;
  readonly repair: EditRepair;
}

export function linted(snapshot: Snapshot, file: RecordFile): Linted {
  return { file, problems: everyProblemOf(snapshot, file) };
}

/**
 * A file after repairs of different places; undefined where they cannot be made, change nothing, or would take away a comment,
 * which is somebody's own word.
 */
export function repaired(
  snapshot: Snapshot,
  { file }: Linted,
  attempts: readonly Attempt[],
): Linted | undefined {
  if (file.text === undefined) return undefined;
  const edits = attempts.map(({ repair }) => repair.edit);
  const after = applyEdits(file.text, edits, { order: definitions[file.kind].keys });
  if (!after.ok || after.value === file.text || !keepsComments(file.text, after.value)) return undefined;
  return linted(snapshot, readRecordText(file, after.value, undefined));
}

function keepsComments(before: string, after: string): boolean {
  const hasAll = (found: (text: string) => readonly string[]) => {
    const left = countsBy(found(after));
    return [...countsBy(found(before))].every(([each, count]) => (left.get(each) ?? 0) >= count);
  };
  // Where nothing is gone that could be one, no text needs to be read for it.
  return hasAll((text) => text.match(/(?<!\S)#.*/g) ?? []) || hasAll((text) => RecordText.of(text).comments);
}

/** Whether every problem is gone that was to be repaired, and the file can be read and has no error that was not there before. */
export function isSolved(before: Linted, after: Linted, attempts: readonly Attempt[]): boolean {
  const { value, faults } = after.file;
  if (value === undefined && faults.some(({ code }) => unreadable.has(code))) return false;
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
    !attempts.some(({ repair }) => isStillWrong(repair)) &&
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
function stillWrongIn(after: Linted): (repair: EditRepair) => boolean {
  const places = wrongPlacesIn(after);
  return ({ edit }) => edit.op === 'set' && places.has(JSON.stringify(edit.path));
}

/** Where values are that do not belong there, as paths in a form that can be compared. */
function wrongPlacesIn({ problems }: Linted): ReadonlySet<string> {
  return new Set(problems.flatMap(({ code, path }) => (ofValue.has(code) ? [JSON.stringify(path)] : [])));
}

const ofValue: ReadonlySet<Problem['code']> = new Set([
  'wrong-value',
  'unknown-value',
  'unknown-check',
  'check-parameters',
]);

/** What is left of the problems of a file, as far as it was shown before. */
function stillShown(before: Linted, after: Linted, attempts: readonly Attempt[]): readonly Problem[] {
  if (before.file.value !== undefined && !before.file.stale) return after.problems;
  // What is between this file and others shows only once it can be read, so most of it was there before.
  const own = new Set(ownProblems(after.file));
  const places = new Set(attempts.map(({ repair }) => JSON.stringify(placeAfter(repair))));
  return after.problems.filter(
    (each) =>
      own.has(each) || ofReference.has(each.code) || around(each.path).some((path) => places.has(path)),
  );
}

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
    attempts.filter(({ problem: { code }, repair }) => {
      const place = placeAfter(repair);
      return (
        unsolved.has(JSON.stringify([code, place])) ||
        errorsAfter(place) > 0 ||
        isStillWrong(repair) ||
        countAfter(place) > countBefore(repair.edit.path)
      );
    }),
  );
}

/** The place that a repair is about, once it is made. */
function placeAfter({ edit }: EditRepair): YamlPath {
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
  const counts = countsBy(problems.flatMap(({ path }) => around(path)));
  return (place) => counts.get(JSON.stringify(place)) ?? 0;
}

/** How many of these problems say the same: the place of each in the text, and which item of a list it is, moves with every fix. */
function countsOf(problems: readonly Problem[]): (problem: Problem) => number {
  const wordsOf = ({ code, message }: Problem) => `${code} ${message.replace(/, item \d+/g, ', item')}`;
  const counts = countsBy(problems.map(wordsOf));
  return (problem) => counts.get(wordsOf(problem)) ?? 0;
}

function countsBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** These are told of a record with a wrong value, too. */
const ofReference: ReadonlySet<Problem['code']> = new Set(['dangling-reference', 'wrong-kind']);

const unreadable: ReadonlySet<Problem['code']> = new Set([
  'syntax',
  'conflict',
  'not-a-record',
  'not-text',
  'too-large',
]);
