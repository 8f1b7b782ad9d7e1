import { currentText } from '../folder/current-text.js';
import type { Fault } from '../folder/fault.js';
import { places, type Place } from '../folder/privacy.js';
import {
  fileKey,
  type FileKey,
  type LoadedRecord,
  type RecordFile,
  type Snapshot,
} from '../folder/snapshot.js';
import { startOfText, type TextRange } from '../text/text-range.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { concernOf, isOwn } from './concern.js';
import { formatOf } from '../folder/folder-format.js';
import { Problem, byPosition, mostListed, limitPerRule } from './problem.js';
import { keyRangeIn, rangeIn } from './reference-range.js';
import { RuleContext, type Finding, type RelatedFile, type Rule, type Viewer } from './rule.js';
import { findRule, rules } from './rules/index.js';
import { memo } from '../memo.js';

/** Problems by the file that has them; files without any are left out. */
export type ProblemsByFile = ReadonlyMap<FileKey, readonly Problem[]>;

/** What is told of everything that is wrong in a mentoring folder, by file and in the order of the text. */
export const problemsOf = memo((snapshot: Snapshot): ProblemsByFile => {
  const found = new Map<FileKey, readonly Problem[]>();
  for (const file of snapshot.everyFile()) {
    const problems = everyProblemOf(snapshot, file);
    if (problems.length > 0) found.set(fileKey(file), limitPerRule(problems));
  }
  for (const stray of snapshot.strays) {
    if (isNewer(snapshot, stray)) continue;
    const problems = rules.flatMap((rule) => {
      const data = rule.checkStray?.(snapshot, stray);
      return data === undefined ? [] : [new Problem(rule, undefined, data, startOfText)];
    });
    found.set(fileKey(stray), problems);
  }
  return found;
});

/**
 * Everything that is wrong with one file as it is given, in the order of its text, however many of a kind there are. The file may say
 * something else than the snapshot has of it: what an editor shows and nobody has saved yet. No private record is named in what is
 * said of a shared file, and no other file's text is looked at.
 */
export function everyProblemOf(snapshot: Snapshot, file: RecordFile): readonly Problem[] {
  const context = new RuleContext(snapshot, file);
  return problemsByItself(context).concat(betweenFiles(context)).sort(byPosition);
}

/**
 * What may help who is writing a record, in the order of its text: only for the records of their own pairs and for their own
 * goals. Nothing private is named in what is said of a shared file.
 * @param file as it is shown, which may say something else than the snapshot has of it
 */
export function adviceFor(snapshot: Snapshot, file: RecordFile, viewer: Viewer): readonly Problem[] {
  const isTheirs = (own: LoadedRecord) =>
    viewer.me !== undefined && isOwn(concernOf(snapshot, own), viewer.me);
  return isUnderstood(snapshot, file) && isTheirs(file) ? advised(snapshot, file, viewer, rules) : [];
}

/**
 * The part of the advice that is for whoever looks after the records: it is about nobody's goals, and the same on every day.
 * @param file as it is shown, which may say something else than the snapshot has of it
 */
export function adviceForAnybody(snapshot: Snapshot, file: RecordFile): readonly Problem[] {
  if (!isUnderstood(snapshot, file)) return [];
  return advised(snapshot, file, { me: undefined, today: undefined }, checks.forAnybody);
}

/** What is wrong with a file taken by itself, as its reading has found. */
export const ownProblems = memo((file: RecordFile): readonly Problem[] =>
  file.faults.map((fault) => {
    const path = 'path' in fault ? fault.path : undefined;
    return new Problem(ruleOf(fault), path, fault.data, rangeOfFault(file, fault));
  }),
);

/** What a fault is, in a sentence or two. */
export function faultWords(fault: Fault): string {
  return ruleOf(fault).message(fault.data, 'path' in fault ? fault.path : []);
}

/** The other files that a problem of a file has to do with. No private file is related to a shared one. */
export function relatedFiles(snapshot: Snapshot, file: RecordFile, problem: Problem): readonly RelatedFile[] {
  return findRule(problem.code)?.related?.(problem, new RuleContext(snapshot, file)) ?? [];
}

/** What is wrong with a file taken by itself, with what the folder has to say of it. */
function problemsByItself(context: RuleContext): readonly Problem[] {
  const { snapshot, file } = context;
  if (file.faults.length === 0) return [];
  return ownProblems(file).flatMap((problem) => {
    const rule = findRule(problem.code);
    // What a newer format allows is not known here, so nothing is held against its records.
    if (!rule || (rule.on === 'schema' && isNewer(snapshot, file))) return [];
    const { path, data, range } = problem;
    const completed = rule.complete?.(data, path ?? [], context) ?? data;
    return completed === data ? problem : new Problem(rule, path, completed, range);
  });
}

/** What the folder has to say of a file: of names that lead nowhere, of records that cannot be told apart. */
function betweenFiles(context: RuleContext): readonly Problem[] {
  const { snapshot, file } = context;
  if (isNewer(snapshot, file)) return checked(context, checks.format);
  const ofFile = checked(context, checks.file);
  if (file.value !== undefined && !file.stale)
    return ofFile.concat(checked(context, checks.names), checked(context, checks.record));
  return [...ofFile, ...lostNamesOfBroken(context)];
}

/**
 * What is wrong with the names in a record whose text can be read, while some value in it is wrong: of that value it is not asked what
 * it stands for, of the others it is, so that everything is told at once.
 */
function lostNamesOfBroken(context: RuleContext): readonly Problem[] {
  const { file } = context;
  if (!currentText(file).isSound) return [];
  const wrong = new Set(ownProblems(file).map(({ path }) => JSON.stringify(path)));
  return checked(context, checks.names).filter(({ path }) => !wrong.has(JSON.stringify(path)));
}

const checks = {
  format: rules.filter(({ on }) => on === 'format'),
  file: rules.filter(({ on }) => on === 'file'),
  names: rules.filter(({ on }) => on === 'names'),
  record: rules.filter(({ on }) => on === 'record'),
  forAnybody: rules.filter(({ isForAnybody }) => isForAnybody),
};

function checked(context: RuleContext, among: readonly Rule[]): readonly Problem[] {
  const { file } = context;
  let problems: readonly Problem[] = [];
  // Nearly every rule finds nothing in nearly every file, so nothing is made of that.
  for (const rule of among) {
    const findings = looksAt(rule, file) ? (rule.check?.(context) ?? []) : [];
    if (findings.length > 0) problems = problems.concat(placed(rule, file, findings));
  }
  return problems;
}

function advised(
  snapshot: Snapshot,
  file: RecordFile,
  viewer: Viewer,
  among: readonly Rule[],
): readonly Problem[] {
  const context = new RuleContext(snapshot, file);
  // Only what is told is located: a plan can have thousands of steps.
  return among
    .filter((rule) => looksAt(rule, file))
    .flatMap((rule) => placed(rule, file, (rule.advise?.(context, viewer) ?? []).slice(0, mostListed)))
    .sort(byPosition)
    .slice(0, mostListed);
}

function looksAt({ kinds }: Rule, { kind }: RecordFile): boolean {
  return kinds === undefined || kinds.includes(kind);
}

function placed(rule: Rule, file: RecordFile, findings: readonly Finding[]): readonly Problem[] {
  return findings.map(
    ({ path, part, data, range = rangeAt(file, path, part) }) =>
      new Problem(rule, path.length === 0 ? undefined : path, data, range),
  );
}

/** The positions of a broken file are not those of its last good content, and what a newer format means is not known. */
function isUnderstood(snapshot: Snapshot, file: RecordFile): file is LoadedRecord {
  return file.value !== undefined && !file.stale && !isNewer(snapshot, file);
}

const newerPlaces = memo(
  (snapshot: Snapshot) => new Set(places.filter((place) => !formatOf(snapshot, place).supported)),
);

/** Whether a file lies in a folder of a newer format than is known here. */
function isNewer(snapshot: Snapshot, { place }: { readonly place: Place }): boolean {
  return newerPlaces(snapshot).has(place);
}

function ruleOf({ code }: Fault): Rule {
  const rule = findRule(code);
  if (!rule) throw new Error(`No rule tells of ${code}.`);
  return rule;
}

function rangeOfFault(file: RecordFile, fault: Fault): TextRange {
  if ('range' in fault) return fault.range;
  return 'path' in fault ? rangeAt(file, fault.path, fault.part) : startOfText;
}

function rangeAt(file: RecordFile, path: YamlPath, part?: 'key' | 'value'): TextRange {
  return part === 'key' ? keyRangeIn(file, path) : rangeIn(file, path);
}
