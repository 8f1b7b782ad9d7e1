import * as vscode from 'vscode';
import type { Problem } from '../core/problem.js';
import type { Folders } from './folders.js';
import { toRange } from './language/ranges.js';
import type { MentoringFolder } from './mentoring-folder.js';

/** Puts what is wrong with records into the Problems view. */
export class ProblemReporter implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('mentoring');
  private readonly subscription: vscode.Disposable;

  constructor(private readonly folders: Folders) {
    this.subscription = folders.onDidChange(() => this.report());
    this.report();
  }

  dispose(): void {
    this.subscription.dispose();
    this.collection.dispose();
  }

  private report(): void {
    const entries = this.folders.all.flatMap(diagnosticsOf);
    this.collection.clear();
    this.collection.set(entries);
  }
}

function diagnosticsOf(folder: MentoringFolder): [vscode.Uri, vscode.Diagnostic[]][] {
  return [...folder.allProblems()].map(([file, problems]) => [folder.uri(file), problems.map(toDiagnostic)]);
}

function toDiagnostic(problem: Problem): vscode.Diagnostic {
  const severity =
    problem.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(toRange(problem.range), problem.message, severity);
  diagnostic.source = 'Mentoring';
  diagnostic.code = problem.code;
  return diagnostic;
}
