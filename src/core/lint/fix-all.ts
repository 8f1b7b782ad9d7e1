import type { FileEdit } from '../folder/file-edit.js';
import { readRecordText } from '../folder/record.js';
import type { RecordFile, Snapshot, StrayFile } from '../folder/snapshot.js';
import { isSigned } from '../names/is-signed.js';
import { RecordText } from '../yaml/record-text.js';
import type { Fix, ProposedFix } from './fix.js';
import { adviceFor } from './lint.js';
import type { Problem } from './problem.js';
import { RuleContext, type Viewer } from './rule.js';
import { findRule, rules } from './rules/index.js';
import {
  attemptOf,
  edited,
  failedOf,
  isRightAt,
  isSolved,
  linted,
  type Attempt,
  type Linted,
} from './verify-fix.js';

/**
 * The fixes of a problem, the best one first. None is offered that does not solve it, or that would bring another error.
 * @param file as it is shown: its text is what the fix starts from
 */
export function fixesFor(snapshot: Snapshot, file: RecordFile, problem: Problem): readonly Fix[] {
  const rule = findRule(problem.code);
  const context = new RuleContext(snapshot, file);
  const renames = rule?.renames?.(context) ?? [];
  if (renames.length > 0) return renames;
  if (file.text === undefined) return [];
  const before = linted(snapshot, file);
  const fixes = proposedFor(context, problem).flatMap((fix): readonly Fix[] => {
    const after = textAfter(snapshot, before, problem, fix);
    if (after === undefined) return inTwoSteps(snapshot, before, problem, fix);
    return [changing(file, fix.title, after, fix.safe && !isSigned(snapshot, file))];
  });
  return onePerText(fixes);
}

/** What can be done about a file that is not read as a record because of its name or its folder. */
export function fixesForStray(snapshot: Snapshot, stray: StrayFile): readonly Fix[] {
  const rule = rules.find((each) => each.checkStray?.(snapshot, stray) !== undefined);
  return rule?.renamesOfStray?.(snapshot, stray) ?? [];
}

/** Those of a file's problems that can be solved without guessing. */
export function fixableProblems(
  snapshot: Snapshot,
  file: RecordFile,
  problems: readonly Problem[],
): ReadonlySet<Problem> {
  if (file.text === undefined || isSigned(snapshot, file)) return new Set();
  const { made } = fixEach(snapshot, linted(snapshot, file), problems);
  // Several can be said of one place, which one fix solves.
  const placeOf = ({ code, path }: Problem) => JSON.stringify([code, path]);
  const fixable = new Set(made.map(({ problem }) => placeOf(problem)));
  return new Set(problems.filter((problem) => fixable.has(placeOf(problem))));
}

/** What all safe fixes of one file make of it together. */
export interface SafeEdit extends FileEdit {
  readonly after: string;
  /** What was done, in turn. */
  readonly titles: readonly string[];
}

/** Makes every safe fix of a file's errors and warnings, and for `viewer` of the advice; undefined where there is none. */
export function fixAll(snapshot: Snapshot, file: RecordFile, viewer?: Viewer): SafeEdit | undefined {
  return fixAllWith(snapshot, file, (shown) => (viewer ? adviceFor(snapshot, shown, viewer) : []));
}

/** A fix can let another problem show, so there is an end in any case. */
const mostRounds = 20;

/**
 * Makes every safe fix of a file's errors and warnings, and of the advice on it; undefined where there is none.
 * @param adviceOn the advice on the file as it is by then
 */
export function fixAllWith(
  snapshot: Snapshot,
  file: RecordFile,
  adviceOn: (file: RecordFile) => readonly Problem[],
): SafeEdit | undefined {
  if (file.text === undefined || isSigned(snapshot, file)) return undefined;
  const titles: string[] = [];
  let state = linted(snapshot, file);
  for (let round = 0; round < mostRounds; round++) {
    const result = fixEach(snapshot, state, [...state.problems, ...adviceOn(state.file)]);
    if (result.made.length === 0) break;
    titles.push(...result.made.map(({ fix }) => fix.title));
    state = result.state;
  }
  const after = state.file.text;
  if (after === undefined || after === file.text) return undefined;
  return { place: file.place, path: file.path, before: file.text, after, titles };
}

/** What the rule of a problem proposes. */
function proposedFor(context: RuleContext, problem: Problem): readonly ProposedFix[] {
  return findRule(problem.code)?.fixes?.(problem, context) ?? [];
}

function changing({ place, path, text }: RecordFile, title: string, after: string, safe: boolean): Fix {
  return { title, safe, edits: [{ place, path, before: text, after }] };
}

/** Several ways can lead to one text. */
function onePerText(fixes: readonly Fix[]): readonly Fix[] {
  const texts = fixes.map(({ edits: [edit] }) => edit?.after);
  return fixes.filter((_, index) => texts.indexOf(texts[index]) === index);
}

/** A key that gets its right name, and its value the form that belongs behind that name. */
function inTwoSteps(snapshot: Snapshot, before: Linted, problem: Problem, fix: ProposedFix): readonly Fix[] {
  const attempt = attemptOf(problem, fix);
  if (attempt?.edit.op !== 'rename') return [];
  const renamed = edited(snapshot, before, [attempt]);
  const place = JSON.stringify([...attempt.edit.path.slice(0, -1), attempt.edit.key]);
  const second = renamed?.problems.find(({ path }) => JSON.stringify(path) === place);
  if (!renamed || !second) return [];
  for (const form of safeAttempts(new RuleContext(snapshot, renamed.file), second)) {
    const after = edited(snapshot, renamed, [form]);
    const text = after?.file.text;
    if (!after || text === undefined || !isSolved(before, after, [attempt])) continue;
    const then = form.fix.title;
    const title = `${fix.title}, and ${then.charAt(0).toLowerCase()}${then.slice(1)}`;
    return [changing(before.file, title, text, false)];
  }
  return [];
}

/** The text of a file after a fix; undefined where that does not solve the problem, or would bring another error. */
function textAfter(
  snapshot: Snapshot,
  before: Linted,
  problem: Problem,
  fix: ProposedFix,
): string | undefined {
  const attempt = attemptOf(problem, fix);
  if (attempt) {
    const after = edited(snapshot, before, [attempt]);
    return after && isSolved(before, after, [attempt]) ? after.file.text : undefined;
  }
  const [edit] = fix.edits;
  const text = edit && 'after' in edit ? edit.after : undefined;
  if (text === undefined || text === before.file.text || !isReadable(text, problem)) return undefined;
  if (fix.settles === undefined) return text;
  const after = linted(snapshot, readRecordText(before.file, text, undefined));
  return isRightAt(before, after, fix.settles) ? text : undefined;
}

/** Several conflicts of one file are solved one after the other. */
function isReadable(text: string, { code, range }: Problem): boolean {
  const [left] = RecordText.of(text).faults;
  if (!left) return true;
  return code === 'conflict' && left.code === 'conflict' && left.range.start.line >= range.start.line;
}

/** What became of a file, by which fixes. */
interface Fixed {
  readonly state: Linted;
  readonly made: readonly Attempt[];
}

/**
 * Makes of each problem the first safe fix that solves it. Those of all problems are made at once and looked at once, so that a
 * file with many problems is read as often as one with few.
 */
function fixEach(snapshot: Snapshot, start: Linted, problems: readonly Problem[]): Fixed {
  const context = new RuleContext(snapshot, start.file);
  const made: Attempt[] = [];
  let state = start;
  let open = problems.map((problem) => safeAttempts(context, problem));
  for (;;) {
    const attempts = onePerPlace(open.flatMap(([first]) => first ?? []));
    if (attempts.size === 0) return { state, made };
    const round = makeTogether(snapshot, state, [...attempts]);
    state = round.state;
    made.push(...round.made);
    const solved = new Set(round.made);
    open = open
      .filter(([first]) => first && !solved.has(first))
      .map((each) => each.filter((attempt) => !attempts.has(attempt)));
  }
}

function safeAttempts(context: RuleContext, problem: Problem): readonly Attempt[] {
  return proposedFor(context, problem)
    .filter(({ safe }) => safe)
    .flatMap((fix) => attemptOf(problem, fix) ?? []);
}

/** Of several for one place the first one; the others have their turn once it shows what that did. */
function onePerPlace(attempts: readonly Attempt[]): ReadonlySet<Attempt> {
  const byPlace = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const place = JSON.stringify(attempt.edit.path);
    if (!byPlace.has(place)) byPlace.set(place, attempt);
  }
  return new Set(byPlace.values());
}

/**
 * Makes those of the fixes that solve their problems. Where not all do, those that show to have failed are left out; where it does
 * not show which ones, each half is made by itself.
 */
function makeTogether(snapshot: Snapshot, before: Linted, attempts: readonly Attempt[]): Fixed {
  const nothing: Fixed = { state: before, made: [] };
  if (attempts.length === 0) return nothing;
  const after = edited(snapshot, before, attempts);
  if (after && isSolved(before, after, attempts)) return { state: after, made: attempts };
  if (attempts.length === 1) return nothing;
  const failed = after ? failedOf(before, after, attempts) : new Set<Attempt>();
  if (failed.size > 0)
    return makeTogether(
      snapshot,
      before,
      attempts.filter((attempt) => !failed.has(attempt)),
    );
  const middle = attempts.length >> 1;
  const first = makeTogether(snapshot, before, attempts.slice(0, middle));
  const second = makeTogether(snapshot, first.state, attempts.slice(middle));
  return { state: second.state, made: [...first.made, ...second.made] };
}
