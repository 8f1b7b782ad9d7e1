import type { Snapshot } from '../core/folder/snapshot.js';
import { oneLine } from '../core/git/one-line.js';
import { plural } from '../core/text/words.js';
import type { Position } from '../core/text/text-range.js';
import type { Problem, Severity } from '../core/lint/problem.js';
import { sourceExcerpt, visible } from '../core/report/source-excerpt.js';
import { fixableOf, type FoundProblem, type Validation } from '../core/report/validation.js';
import type { Output } from './command.js';
import type { FixOutcome } from './fix-records.js';

/** What is said about the records of a folder. */
export interface Report {
  /** The mentoring folder as seen from where the command runs, with forward slashes. */
  readonly folder: string;
  readonly snapshot: Snapshot;
  readonly validation: Validation;
  /** What was repaired before; undefined where that was not asked for. */
  readonly fixes: FixOutcome | undefined;
  /** What is shown of it. */
  readonly shown: ReadonlySet<Severity>;
  /** How many warnings are allowed; undefined where any number is. */
  readonly most: number | undefined;
}

function hasTooManyWarnings({ validation, most }: Report): boolean {
  return most !== undefined && validation.counts.warning > most;
}

/** Whether nothing is wrong that was asked about. */
export function isGood(report: Report): boolean {
  return report.validation.counts.error === 0 && !hasTooManyWarnings(report);
}

function shownProblems({ validation, shown }: Report): readonly FoundProblem[] {
  return validation.problems.filter(({ problem }) => shown.has(problem.severity));
}

/** The answer for programs. What it says now it goes on saying; a later version may only add to it. */
export function printJson(report: Report, output: Output): void {
  const { folder, snapshot, validation, fixes, shown } = report;
  const { counts, files } = validation;
  const problems = shownProblems(report);
  const fixable = fixableOf(snapshot, problems);
  const answer = {
    version: 1,
    folder: folder === '' ? '.' : folder,
    files,
    errors: counts.error,
    warnings: counts.warning,
    ...(shown.has('advice') && { advice: counts.advice }),
    problems: problems.map((found) => problemAsJson(found, fixable.has(found))),
    ...(fixes && { fixed: fixes.fixed, notFixed: fixes.kept }),
  };
  output.line(safeJson(answer));
}

function problemAsJson({ path, problem }: FoundProblem, fixable: boolean): unknown {
  return {
    path,
    range: { start: fromOne(problem.range.start), end: fromOne(problem.range.end) },
    severity: problem.severity,
    code: problem.code,
    message: problem.message,
    fixable,
  };
}

/** Lines and columns as people count them. */
function fromOne({ line, column }: Position): { line: number; column: number } {
  return { line: line + 1, column: column + 1 };
}

/** JSON that a terminal can show: characters that it would act on are written by their numbers. */
function safeJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** The answer for people. */
export function printText(report: Report, output: Output): void {
  printFixes(report, output);
  let last: { readonly path: string; readonly lines: readonly string[] } | undefined;
  for (const found of shownProblems(report)) {
    const { path, problem, file } = found;
    const { line, column } = fromOne(problem.range.start);
    const head = [
      output.strong(`${place(report, path)}:${line}:${column}`),
      coloured(problem.severity, problem.severity, output),
      problem.code,
      oneLine(problem.message),
    ];
    output.line(head.join(' '));
    const text = file.record?.text;
    if (text !== undefined && isPlaced(problem)) {
      if (last?.path !== path) last = { path, lines: text.replace(/^\uFEFF/, '').split(/\r\n?|\n/) };
      printExcerpt(last.lines[line - 1] ?? '', problem, output);
    }
    if (problem.unlisted !== undefined)
      output.line(output.quiet(`      and ${problem.unlisted} more in this file`));
  }
  printSummary(report, output);
}

/** A file as seen from where the command runs. */
function place({ folder }: Report, path: string): string {
  return visible(folder === '' ? path : `${folder}/${path}`);
}

function printFixes(report: Report, output: Output): void {
  for (const { path, titles } of report.fixes?.fixed ?? [])
    for (const title of titles)
      output.line(`${output.strong(place(report, path))} ${output.green('fixed')} ${oneLine(title)}`);
  for (const { path, reason } of report.fixes?.kept ?? [])
    output.line(`${output.strong(place(report, path))} ${output.red('not fixed')} ${oneLine(reason)}`);
}

/** Whether a problem stands somewhere in its file: what concerns the whole file stands at its very start. */
function isPlaced({ range }: Problem): boolean {
  return range.start.line > 0 || range.end.line > 0 || range.end.column > 0;
}

function printExcerpt(text: string, { range, severity }: Problem, output: Output): void {
  const [source, marks] = sourceExcerpt(text, range);
  const number = String(range.start.line + 1).padStart(5);
  output.line(`${output.quiet(`${number} |`)} ${source}`.trimEnd());
  output.line(`${output.quiet(`${' '.repeat(number.length)} |`)} ${coloured(severity, marks, output)}`);
}

function coloured(severity: Severity, text: string, output: Output): string {
  switch (severity) {
    case 'error':
      return output.red(text);
    case 'warning':
      return output.yellow(text);
    case 'advice':
      return output.quiet(text);
  }
}

function printSummary(report: Report, output: Output): void {
  const { validation, shown, most } = report;
  const { error: errors, warning: warnings, advice } = validation.counts;
  const found = [
    errors === 0 ? 'no errors' : plural(errors, 'error'),
    ...(warnings === 0
      ? []
      : [plural(warnings, 'warning') + (shown.has('warning') ? '' : ' (--warnings shows them)')]),
    ...(shown.has('advice') ? [`${advice === 0 ? 'no' : advice} advice`] : []),
  ];
  output.line(`${plural(validation.files, 'file')}: ${found.join(', ')}.`);
  if (most !== undefined && hasTooManyWarnings(report))
    output.line(`--max-warnings allows ${plural(most, 'warning')}.`);
}
