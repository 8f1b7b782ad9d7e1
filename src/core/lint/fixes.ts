import { readRecordText } from '../folder/record.js';
import { isSigned } from '../names/signed-text.js';
import type { RecordFile, Snapshot, StrayFile } from '../folder/snapshot.js';
import { RecordText } from '../yaml/record-text.js';
import type { Problem } from './problem.js';
import { adviceFor, type Viewer } from './advice.js';
import type { Fix } from './fixes/fix.js';
import { firstCodeFor, newCodeFor, renamesOfProcess, renamesOfStray } from './fixes/files.js';
import { isRightAt, isSolved, linted, repaired, type Linted } from './fixes/outcome.js';
import type { Repair } from './fixes/repair.js';
import { repairsOf } from './fixes/repairs.js';
import { repairEach } from './fixes/together.js';
import { Written } from './fixes/written.js';

export type { Fix } from './fixes/fix.js';

/**
 * The repairs of a problem, the best one first. None is offered that does not solve it, or that would bring another error.
 * @param file as it is shown: its text is what the fix starts from
 */
export function fixesFor(snapshot: Snapshot, file: RecordFile, problem: Problem): readonly Fix[] {
  const renames = renamesFor(snapshot, file, problem);
  if (renames.length > 0) return renames;
  if (file.text === undefined) return [];
  const before = linted(snapshot, file);
  const mayBeUnseen = !isSigned(snapshot, file);
  const fixes = repairsOf(snapshot, new Written(file), problem).flatMap((repair): readonly Fix[] => {
    const after = textAfter(snapshot, before, problem, repair);
    if (after === undefined) return inTwoSteps(snapshot, before, problem, repair);
    const safe = repair.type === 'edit' && repair.safe && mayBeUnseen;
    return [{ title: repair.title, safe, change: { type: 'text', after } }];
  });
  return onePerText(fixes);
}

/** Several ways can lead to one text. */
function onePerText(fixes: readonly Fix[]): readonly Fix[] {
  const texts = fixes.map(({ change }) => change.type === 'text' && change.after);
  return fixes.filter((_, index) => texts.indexOf(texts[index] ?? false) === index);
}

/** A key that gets its right name, and its value the form that belongs behind that name. */
function inTwoSteps(snapshot: Snapshot, before: Linted, problem: Problem, repair: Repair): readonly Fix[] {
  if (repair.type !== 'edit' || repair.edit.op !== 'rename') return [];
  const named = repaired(snapshot, before, [{ problem, repair }]);
  const place = JSON.stringify([...repair.edit.path.slice(0, -1), repair.edit.key]);
  const second = named?.problems.find(({ path }) => JSON.stringify(path) === place);
  if (!named || !second) return [];
  for (const form of repairsOf(snapshot, new Written(named.file), second)) {
    if (form.type !== 'edit' || !form.safe) continue;
    const after = repaired(snapshot, named, [{ problem: second, repair: form }]);
    const text = after?.file.text;
    if (!after || text === undefined || !isSolved(before, after, [{ problem, repair }])) continue;
    const title = `${repair.title}, and ${form.title.charAt(0).toLowerCase()}${form.title.slice(1)}`;
    return [{ title, safe: false, change: { type: 'text', after: text } }];
  }
  return [];
}

/** What can be done about a file that is not read as a record because of its name or its folder. */
export function fixesForStray(snapshot: Snapshot, stray: StrayFile): readonly Fix[] {
  return renamesOfStray(snapshot, stray);
}

/** Those of a file's problems that can be repaired without guessing. */
export function fixableProblems(
  snapshot: Snapshot,
  file: RecordFile,
  problems: readonly Problem[],
): ReadonlySet<Problem> {
  if (file.text === undefined || isSigned(snapshot, file)) return new Set();
  const { made } = repairEach(snapshot, linted(snapshot, file), problems);
  // Several can be said of one place, which one repair solves.
  const placeOf = ({ code, path }: Problem) => JSON.stringify([code, path]);
  const repairable = new Set(made.map(({ problem }) => placeOf(problem)));
  return new Set(problems.filter((problem) => repairable.has(placeOf(problem))));
}

/** Makes every safe fix of a file's errors and warnings, and for `viewer` of the advice; undefined where there is none. */
export function fixAll(snapshot: Snapshot, file: RecordFile, viewer?: Viewer): SafeFixes | undefined {
  return safeFixes(snapshot, file, (shown) => (viewer ? adviceFor(snapshot, shown, viewer) : []));
}

/** A fix can let another problem show, so there is an end in any case. */
const mostRounds = 20;

/** What the safe fixes of one file make of it. */
export interface SafeFixes {
  /** The whole text of the file afterwards. */
  readonly after: string;
  /** What was done, in turn. */
  readonly titles: readonly string[];
}

/**
 * Makes every safe fix of a file's errors and warnings, and of the advice on it; undefined where there is none.
 * @param adviceOn the advice on the file as it is by then
 */
export function safeFixes(
  snapshot: Snapshot,
  file: RecordFile,
  adviceOn: (file: RecordFile) => readonly Problem[],
): SafeFixes | undefined {
  if (file.text === undefined || isSigned(snapshot, file)) return undefined;
  const titles: string[] = [];
  let state = linted(snapshot, file);
  for (let round = 0; round < mostRounds; round++) {
    const result = repairEach(snapshot, state, [...state.problems, ...adviceOn(state.file)]);
    if (result.made.length === 0) break;
    titles.push(...result.made.map(({ repair }) => repair.title));
    state = result.state;
  }
  const after = state.file.text;
  return after === undefined || after === file.text ? undefined : { after, titles };
}

function renamesFor(snapshot: Snapshot, file: RecordFile, problem: Problem): readonly Fix[] {
  switch (problem.code) {
    case 'duplicate-code':
      return newCodeFor(snapshot, file);
    case 'missing-code':
      return firstCodeFor(snapshot, file);
    case 'unsafe-id':
      return renamesOfProcess(snapshot, file);
    default:
      return [];
  }
}

/** The text of a file after a repair; undefined where that does not solve the problem, or would bring another error. */
function textAfter(snapshot: Snapshot, before: Linted, problem: Problem, repair: Repair): string | undefined {
  if (repair.type === 'text') {
    if (repair.after === before.file.text || !isReadable(repair.after, problem)) return undefined;
    if (repair.place === undefined) return repair.after;
    const after = linted(snapshot, readRecordText(before.file, repair.after, undefined));
    return isRightAt(before, after, repair.place) ? repair.after : undefined;
  }
  const attempts = [{ problem, repair }];
  const after = repaired(snapshot, before, attempts);
  return after && isSolved(before, after, attempts) ? after.file.text : undefined;
}

/** Several conflicts of one file are solved one after the other. */
function isReadable(text: string, { code, range }: Problem): boolean {
  const [left] = RecordText.of(text).faults;
  if (!left) return true;
  return code === 'conflict' && left.code === 'conflict' && left.range.start.line >= range.start.line;
}
