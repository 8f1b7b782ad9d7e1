import * as vscode from 'vscode';
import { fileKey } from '../../core/folder/snapshot.js';
import { fixAll, fixesFor, fixesForStray, type SafeEdit } from '../../core/lint/fix-all.js';
import type { Fix } from '../../core/lint/fix.js';
import type { Problem } from '../../core/lint/problem.js';
import type { Folders } from '../folders.js';
import { addFileEdits, replaceText } from '../files/workspace-edit.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { ruleCodeOf, source } from './diagnostics.js';
import type { LanguageContext } from './language-context.js';
import { toRange } from './ranges.js';
import type { RecordDocument } from './record-documents.js';
import { everyProblemIn, viewerOf } from './record-problems.js';
import { isOfYamlExtension, isFoundBy } from './yaml-extension.js';

const { QuickFix, SourceFixAll } = vscode.CodeActionKind;
const fixAllKind = SourceFixAll.append('mentoring');
const fixAllTitle = 'Fix all problems in this record';
/** For how many problems a menu shows fixes: nobody looks through more, even if the whole text is selected. */
const mostFixed = 10;

/** A document of a mentoring folder with the fixes of its problems. */
interface FixableDocument {
  readonly document: vscode.TextDocument;
  readonly folder: MentoringFolder;
  readonly problems: readonly Problem[];
  readonly fixesFor: (problem: Problem) => readonly Fix[];
  /** Whether more than one problem has a safe fix. */
  readonly hasSeveralSafe: () => boolean;
}

/**
 * Offers the fixes of the problems at the cursor, and of all safe fixes at once: for “Fix All”, for saving where the settings say so,
 * and beside the others if there are several.
 */
export function registerQuickFixes({ folders, documents }: LanguageContext): vscode.Disposable {
  const roots = folders.all.flatMap(({ location }) => [location.shared, location.private]);
  // A file that is not read as a record because of its name can be renamed.
  const anyFile = roots.map((root) => ({
    scheme: root.scheme,
    pattern: new vscode.RelativePattern(root, '**/*'),
  }));
  return vscode.languages.registerCodeActionsProvider(
    anyFile,
    {
      provideCodeActions: (document, range, { diagnostics, only }, token) => {
        if (token.isCancellationRequested) return [];
        const wants = (kind: vscode.CodeActionKind) => !only || only.contains(kind);
        const record = documents.at(document);
        const fixable = record ? fixableRecord(record) : fixableStray(folders, document);
        return [
          ...(fixable && wants(QuickFix) ? quickFixes(fixable, range, diagnostics) : []),
          // It changes parts that nobody looks at, so it is only made if it is asked for by name.
          ...(record && only && wants(fixAllKind) ? allFixes(record) : []),
        ];
      },
    },
    { providedCodeActionKinds: [QuickFix, fixAllKind] },
  );
}

function fixableRecord(record: RecordDocument): FixableDocument {
  const { document, folder, file } = record;
  return {
    document,
    folder,
    // Also those that are only counted.
    problems: everyProblemIn(record),
    fixesFor: (problem) => fixesFor(folder.snapshot, file, problem),
    hasSeveralSafe: () => (safeEditOf(record)?.titles.length ?? 0) > 1,
  };
}

function fixableStray(folders: Folders, document: vscode.TextDocument): FixableDocument | undefined {
  for (const folder of folders.all) {
    const address = folder.addressOf(document.uri);
    if (!address) continue;
    const { snapshot } = folder;
    const stray = snapshot.strays.find((each) => fileKey(each) === fileKey(address));
    const fixes = () => (stray ? fixesForStray(snapshot, stray) : []);
    const problems = stray ? folder.problems(address) : [];
    return { document, folder, problems, fixesFor: fixes, hasSeveralSafe: () => false };
  }
  return undefined;
}

function quickFixes(
  fixable: FixableDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { problems } = fixable;
  const here = problems.filter((problem) => touches(problem, range, diagnostics)).slice(0, mostFixed);
  const actions = here.flatMap((problem) => {
    const solved = diagnostics.filter((diagnostic) => isAbout(diagnostic, problem));
    return fixable.fixesFor(problem).map((fix, index) => {
      const action = new vscode.CodeAction(fix.title, QuickFix);
      action.edit = editOf(fixable, fix);
      action.diagnostics = solved;
      action.isPreferred = index === 0 && fix.safe;
      return action;
    });
  });
  return actions.length > 0 && fixable.hasSeveralSafe() ? [...actions, fixAllAsQuickFix()] : actions;
}

/** The edit is worked out once the fix is chosen. */
function fixAllAsQuickFix(): vscode.CodeAction {
  const action = new vscode.CodeAction(fixAllTitle, QuickFix);
  const kind = fixAllKind.value;
  action.command = {
    command: 'editor.action.codeAction',
    title: fixAllTitle,
    arguments: [{ kind, apply: 'first' }],
  };
  return action;
}

function safeEditOf({ document, folder, file }: RecordDocument): SafeEdit | undefined {
  return fixAll(folder.snapshot, file, viewerOf(document.uri, folder));
}

function allFixes(record: RecordDocument): vscode.CodeAction[] {
  const edit = safeEditOf(record);
  if (!edit) return [];
  const action = new vscode.CodeAction(fixAllTitle, fixAllKind);
  action.edit = new vscode.WorkspaceEdit();
  replaceText(action.edit, record.document.uri, record.document.getText(), edit.after);
  return [action];
}

/** Whether a problem is at the cursor, or the extension for YAML reports it there. */
function touches(problem: Problem, range: vscode.Range, diagnostics: readonly vscode.Diagnostic[]): boolean {
  const own = toRange(problem.range);
  // A problem of the whole file has an empty range, and VS Code shows it on the first word.
  if (own.isEmpty ? own.start.line === range.start.line : own.intersection(range)) return true;
  return isFoundBy(diagnostics.filter(isOfYamlExtension), problem);
}

function isAbout(diagnostic: vscode.Diagnostic, problem: Problem): boolean {
  if (isOfYamlExtension(diagnostic)) return isFoundBy([diagnostic], problem);
  return (
    diagnostic.source === source &&
    ruleCodeOf(diagnostic) === problem.code &&
    diagnostic.range.isEqual(toRange(problem.range))
  );
}

function editOf({ document, folder }: FixableDocument, { edits }: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  addFileEdits(edit, edits, (file) =>
    edits.some((each) => each.to === file) ? folder.uri(file) : document.uri,
  );
  return edit;
}
