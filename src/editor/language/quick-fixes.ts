import * as vscode from 'vscode';
import { fileKey } from '../../core/folder/snapshot.js';
import { fixAll, fixesFor, fixesForStray, type SafeEdit } from '../../core/lint/fix-all.js';
import type { Fix } from '../../core/lint/fix.js';
import type { Problem } from '../../core/lint/problem.js';
import type { Folders } from '../folders.js';
import { addFileEdits, replaceText } from '../files/workspace-edit.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { codeOf, source } from './diagnostics.js';
import type { LanguageContext } from './language-context.js';
import { toRange } from './ranges.js';
import type { RecordDocument } from './record-documents.js';
import { everyProblemIn, viewerOf } from './record-problems.js';
import { isOfYamlExtension, isToldBy } from './yaml-extension.js';

const { QuickFix, SourceFixAll } = vscode.CodeActionKind;
const fixAllKind = SourceFixAll.append('mentoring');
const fixAllTitle = 'Fix all problems in this record';
/** More than the repairs of so many problems nobody looks through in a menu; somebody may have selected the whole text. */
const mostRepaired = 10;

/** A document of a mentoring folder with what can be done about its problems. */
interface Repairable {
  readonly document: vscode.TextDocument;
  readonly folder: MentoringFolder;
  readonly problems: readonly Problem[];
  readonly fixesFor: (problem: Problem) => readonly Fix[];
  /** Whether more than one problem can be repaired without guessing. */
  readonly hasSeveralSafe: () => boolean;
}

/**
 * Offers the repairs of what is wrong with a record where the cursor stands, and of all that can be repaired without guessing: for
 * “Fix All”, for saving where somebody set it up so, and beside the others where there are several.
 */
export function registerQuickFixes({ folders, documents }: LanguageContext): vscode.Disposable {
  const roots = folders.all.flatMap(({ location }) => [location.shared, location.private]);
  // What is no record yet, because of its name, can get another one.
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
        const repairable = record ? repairableRecord(record) : repairableStray(folders, document);
        return [
          ...(repairable && wants(QuickFix) ? quickFixes(repairable, range, diagnostics) : []),
          // It repairs what nobody looks at, so it is only made when asked for by name.
          ...(record && only && wants(fixAllKind) ? allFixes(record) : []),
        ];
      },
    },
    { providedCodeActionKinds: [QuickFix, fixAllKind] },
  );
}

function repairableRecord(record: RecordDocument): Repairable {
  const { document, folder, file } = record;
  return {
    document,
    folder,
    // Also those that are not told one by one.
    problems: everyProblemIn(record),
    fixesFor: (problem) => fixesFor(folder.snapshot, file, problem),
    hasSeveralSafe: () => (safeEditOf(record)?.titles.length ?? 0) > 1,
  };
}

function repairableStray(folders: Folders, document: vscode.TextDocument): Repairable | undefined {
  for (const folder of folders.all) {
    const address = folder.addressOf(document.uri);
    if (!address) continue;
    const key = fileKey(address);
    const stray = folder.snapshot.strays.find((each) => fileKey(each) === key);
    if (!stray) return undefined;
    const problems = folder.problems(address);
    return {
      document,
      folder,
      problems,
      fixesFor: () => fixesForStray(folder.snapshot, stray),
      hasSeveralSafe: () => false,
    };
  }
  return undefined;
}

function quickFixes(
  repairable: Repairable,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { problems } = repairable;
  const here = problems.filter((problem) => touches(problem, range, diagnostics)).slice(0, mostRepaired);
  const actions = here.flatMap((problem) => {
    const repaired = diagnostics.filter((diagnostic) => isAbout(diagnostic, problem));
    return repairable.fixesFor(problem).map((fix, index) => {
      const action = new vscode.CodeAction(fix.title, QuickFix);
      action.edit = editOf(repairable, fix);
      action.diagnostics = repaired;
      action.isPreferred = index === 0 && fix.safe;
      return action;
    });
  });
  const several = actions.length > 0 && repairable.hasSeveralSafe();
  return several ? [...actions, fixAllAsQuickFix()] : actions;
}

/** What is repaired is worked out once it is chosen. */
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

/** Whether a problem is where the cursor stands, or is told there by the extension for YAML. */
function touches(problem: Problem, range: vscode.Range, diagnostics: readonly vscode.Diagnostic[]): boolean {
  const own = toRange(problem.range);
  // What concerns the whole file has no length, and VS Code shows it on the first word.
  if (own.isEmpty ? own.start.line === range.start.line : own.intersection(range)) return true;
  return isToldBy(diagnostics.filter(isOfYamlExtension), problem);
}

function isAbout(diagnostic: vscode.Diagnostic, problem: Problem): boolean {
  if (isOfYamlExtension(diagnostic)) return isToldBy([diagnostic], problem);
  return (
    diagnostic.source === source &&
    codeOf(diagnostic) === problem.code &&
    diagnostic.range.isEqual(toRange(problem.range))
  );
}

function editOf({ document, folder }: Repairable, { edits }: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  addFileEdits(edit, edits, (file) =>
    edits.some((each) => each.to === file) ? folder.uri(file) : document.uri,
  );
  return edit;
}
