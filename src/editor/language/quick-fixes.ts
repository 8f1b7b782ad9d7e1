import * as vscode from 'vscode';
import { problemsOfFile } from '../../core/lint/folder.js';
import { fixesFor, type Fix } from '../../core/lint/fixes.js';
import type { Problem } from '../../core/problem.js';
import { spliceBetween } from '../files/splice.js';
import { source } from './diagnostics.js';
import type { LanguageContext } from './features.js';
import { toRange } from './ranges.js';
import type { RecordDocument } from './record-documents.js';
import { isOfYamlExtension, isToldBy } from './yaml-extension.js';

const { QuickFix } = vscode.CodeActionKind;

/** Offers the repairs of what is wrong with a record where the cursor stands. */
export function registerQuickFixes({ documents, selector }: LanguageContext): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    selector,
    {
      provideCodeActions: (document, range, { diagnostics }) => {
        const record = documents.at(document);
        return record ? quickFixes(record, range, diagnostics) : [];
      },
    },
    { providedCodeActionKinds: [QuickFix] },
  );
}

function quickFixes(
  record: RecordDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { folder, file } = record;
  return problemsOfFile(folder.snapshot, file)
    .filter((problem) => touches(problem, range, diagnostics))
    .flatMap((problem) => {
      const repaired = diagnostics.filter((diagnostic) => isAbout(diagnostic, problem));
      return fixesFor(folder.snapshot, file, problem).map((fix, index) => {
        const action = new vscode.CodeAction(fix.title, QuickFix);
        action.edit = editOf(record, fix);
        action.diagnostics = repaired;
        action.isPreferred = index === 0 && fix.safe;
        return action;
      });
    });
}

/** Whether a problem is where the cursor stands, or is told there by the extension for YAML. */
function touches(problem: Problem, range: vscode.Range, diagnostics: readonly vscode.Diagnostic[]): boolean {
  const own = toRange(problem.range);
  // What concerns the whole file has no length, and VS Code shows it on the first word.
  if (own.isEmpty ? own.start.line === range.start.line : own.intersection(range)) return true;
  return isToldBy(diagnostics.filter(isOfYamlExtension), problem);
}

function isAbout(diagnostic: vscode.Diagnostic, problem: Problem): boolean {
  if (isOfYamlExtension(diagnostic)) return isToldBy([diagnostic], problem);
  const { range, message } = diagnostic;
  return (
    diagnostic.source === source &&
    message === problem.message &&
    range.start.line === problem.range.start.line
  );
}

function editOf({ document, folder, file }: RecordDocument, { change }: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  switch (change.type) {
    case 'text': {
      const splice = spliceBetween(document.getText(), change.after);
      const range = new vscode.Range(document.positionAt(splice.start), document.positionAt(splice.end));
      edit.replace(document.uri, range, splice.text);
      break;
    }
    case 'rename':
      edit.renameFile(document.uri, folder.uri({ place: file.place, path: change.to }));
  }
  return edit;
}
