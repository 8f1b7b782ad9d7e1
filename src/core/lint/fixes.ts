import { parseYamlText } from '../folder/yaml-text.js';
import { readRecordText } from '../folder/record.js';
import { keepsText } from '../folder/signed-text.js';
import type { RecordFile, Snapshot, StrayFile } from '../folder/snapshot.js';
import type { Problem } from '../problem.js';
import { adviceFor, type Viewer } from './advice.js';
import { conflictRepairs } from './fixes/conflict.js';
import { newCodeFor, renamesOfProcess, renamesOfStray } from './fixes/files.js';
import { keyRepairs, meantRepairs, missingKeyRepairs, stepRepairs } from './fixes/keys.js';
import type { Fix } from './fixes/fix.js';
import type { Repair } from './fixes/repair.js';
import { syntaxRepairs } from './fixes/syntax.js';
import { valueRepairs } from './fixes/values.js';
import { problemsOfFile } from './folder.js';

export type { Fix } from './fixes/fix.js';

/**
 * The repairs of a problem, the best one first. None is offered that does not solve it, or that would bring another error.
 * @param file as it is shown: its text is what the fix starts from
 */
export function fixesFor(snapshot: Snapshot, file: RecordFile, problem: Problem): readonly Fix[] {
  const renames = renamesFor(snapshot, file, problem);
  if (renames.length > 0) return renames;
  const { text } = file;
  if (text === undefined) return [];
  const before = problemsOfFile(snapshot, file);
  return repairsOf(snapshot, file, text, problem)
    .filter((repair) => repair.after !== text)
    .filter((repair) => solves(repair.after, problem, before, snapshot, file))
    .map(({ title, safe, after }): Fix => {
      return { title, safe: safe && !keepsText(snapshot, file), change: { type: 'text', after } };
    });
}

/** What can be done about a file that is not read as a record because of its name or its folder. */
export function fixesForStray(snapshot: Snapshot, stray: StrayFile): readonly Fix[] {
  return renamesOfStray(snapshot, stray);
}

/**
 * The text of a file after every safe fix of its errors and warnings, and for `viewer` of the advice; undefined where there is
 * nothing that can be fixed so.
 */
export function fixAll(snapshot: Snapshot, file: RecordFile, viewer?: Viewer): string | undefined {
  const adviceOn = (shown: RecordFile) => (viewer ? adviceFor(snapshot, shown, viewer) : []);
  return safeFixes(snapshot, file, adviceOn)?.after;
}

/** A fix can let another problem show, so there is an end in any case. */
const mostFixes = 500;

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
  const titles: string[] = [];
  let current = file;
  while (titles.length < mostFixes) {
    const fix = firstSafeFix(snapshot, current, adviceOn(current));
    if (fix?.change.type !== 'text') break;
    titles.push(fix.title);
    current = readRecordText(current, fix.change.after, undefined);
  }
  return current.text === undefined || current.text === file.text
    ? undefined
    : { after: current.text, titles };
}

function firstSafeFix(snapshot: Snapshot, file: RecordFile, advice: readonly Problem[]): Fix | undefined {
  for (const problem of [...problemsOfFile(snapshot, file), ...advice]) {
    const fix = fixesFor(snapshot, file, problem).find(({ safe }) => safe);
    if (fix?.change.type === 'text') return fix;
  }
  return undefined;
}

function renamesFor(snapshot: Snapshot, file: RecordFile, problem: Problem): readonly Fix[] {
  switch (problem.code) {
    case 'duplicate-code':
      return newCodeFor(snapshot, file);
    case 'unsafe-id':
      return renamesOfProcess(snapshot, file);
    default:
      return [];
  }
}

function repairsOf(snapshot: Snapshot, file: RecordFile, text: string, problem: Problem): readonly Repair[] {
  switch (problem.code) {
    case 'unknown-key':
      return keyRepairs(text, problem);
    case 'missing-key':
      return missingKeyRepairs(snapshot, file, text, problem);
    case 'wrong-value':
      return valueRepairs(text, problem);
    case 'check-parameters':
      return [...keyRepairs(text, problem), ...valueRepairs(text, problem)];
    case 'duplicate-step':
      return stepRepairs(text, problem);
    case 'conflict':
      return conflictRepairs(text);
    case 'syntax':
      return syntaxRepairs(text, problem);
    default:
      return meantRepairs(text, problem);
  }
}

/** Whether a text no longer has a problem, can be read, and has no error that was not there before. */
function solves(
  after: string,
  problem: Problem,
  before: readonly Problem[],
  snapshot: Snapshot,
  file: RecordFile,
): boolean {
  const fixed = readRecordText(file, after, undefined);
  if (problem.code === 'conflict' || problem.code === 'syntax') return isReadable(after, problem);
  if (fixed.value === undefined && fixed.problems.some(({ code }) => unreadable.has(code))) return false;
  // What is between this file and others shows only once it can be read, so most of it was there before.
  const isShown = file.value !== undefined && !file.stale;
  const left = problemsOfFile(snapshot, fixed).filter(
    (each) => isShown || fixed.problems.includes(each) || ofReference.has(each.code) || isAt(each, problem),
  );
  const isAdvice = problem.severity === 'advice';
  const fewer = isAdvice || countOf(left, problem) < countOf(before, problem);
  const isNew = (each: Problem) => countOf(left, each) > countOf(before, each);
  // A key that has its right name now can show that its value is none of those it knows.
  return (
    fewer && left.length <= before.length && !left.some((each) => each.severity === 'error' && isNew(each))
  );
}

/** Whether it is about what another is about, or a part of that. */
function isAt({ path }: Problem, { path: other }: Problem): boolean {
  return other === undefined || (path !== undefined && other.every((key, index) => key === path[index]));
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

/** Several conflicts of one file are solved one after the other. */
function isReadable(text: string, { code, range }: Problem): boolean {
  const [left] = parseYamlText(text).problems;
  if (!left) return true;
  return code === 'conflict' && left.code === 'conflict' && left.range.start.line >= range.start.line;
}

/** The same problem may be there several times; its place in the text moves with every fix. */
function countOf(problems: readonly Problem[], { code, message }: Problem): number {
  return problems.filter((each) => each.code === code && each.message === message).length;
}
