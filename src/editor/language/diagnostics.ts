import * as vscode from 'vscode';
import { relatedFiles } from '../../core/lint/lint.js';
import type { RelatedFile } from '../../core/lint/rule.js';
import type { RecordFile } from '../../core/folder/snapshot.js';
import type { Problem, Severity } from '../../core/lint/problem.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { rulePage } from '../rule-pages.js';
import { toRange } from './ranges.js';

/** Whose diagnostics they are, as the Problems view names it. */
export const source = 'Mentoring';

/** A problem with the other files that it has to do with. */
export interface ToldProblem {
  readonly problem: Problem;
  readonly related: readonly RelatedFile[];
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  advice: vscode.DiagnosticSeverity.Hint,
};

/** The problems of a file with what they have to do with; what lies where no record belongs has to do with nothing. */
export function toldOf(
  { snapshot }: MentoringFolder,
  file: RecordFile | undefined,
  problems: readonly Problem[],
): readonly ToldProblem[] {
  return problems.map((problem) => ({
    problem,
    related: file ? relatedFiles(snapshot, file, problem) : [],
  }));
}

/** The code of the rule that a diagnostic comes from. */
export function codeOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

/** A problem as VS Code has it. Its code leads to what there is to know about it. */
export function toDiagnostic(folder: MentoringFolder, { problem, related }: ToldProblem): vscode.Diagnostic {
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
