import * as vscode from 'vscode';
import { relatedFiles } from '../../core/lint/lint.js';
import type { RelatedFile } from '../../core/lint/rule.js';
import type { RecordFile } from '../../core/folder/snapshot.js';
import type { Problem, Severity } from '../../core/lint/problem.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { rulePage } from '../rule-pages.js';
import { toRange } from './ranges.js';

/** The source of our diagnostics, as the Problems view shows it. */
export const source = 'Mentoring';

/** A problem with the other files that it concerns. */
export interface ProblemWithFiles {
  readonly problem: Problem;
  readonly related: readonly RelatedFile[];
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  advice: vscode.DiagnosticSeverity.Hint,
};

/**
 * Adds the other files that each problem concerns.
 * @param file undefined for a file that is not read as a record: its problems concern no other.
 */
export function withRelatedFiles(
  { snapshot }: MentoringFolder,
  file: RecordFile | undefined,
  problems: readonly Problem[],
): readonly ProblemWithFiles[] {
  return problems.map((problem) => ({
    problem,
    related: file ? relatedFiles(snapshot, file, problem) : [],
  }));
}

/** The code of the rule that a diagnostic comes from. */
export function ruleCodeOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

/** A problem as a diagnostic, whose code links to the page of its rule. */
export function toDiagnostic(
  folder: MentoringFolder,
  { problem, related }: ProblemWithFiles,
): vscode.Diagnostic {
  const { range, message, severity, code } = problem;
  const diagnostic = new vscode.Diagnostic(toRange(range), message, severities[severity]);
  diagnostic.source = source;
  diagnostic.code = { value: code, target: rulePage(code) };
  diagnostic.relatedInformation = related.map((other) => {
    const start = new vscode.Location(folder.uri(other.file), new vscode.Position(0, 0));
    return new vscode.DiagnosticRelatedInformation(start, other.message);
  });
  return diagnostic;
}
