import * as vscode from 'vscode';
import { RecordText } from '../core/yaml/record-text.js';
import { isLookedAt } from '../node/files/record-path.js';
import type { Target } from '../views/target.js';
import type { MentoringFolder } from './mentoring-folder.js';
import { type Button, complain } from './messages.js';

/** Opens a record in the editor and puts the cursor at the target's place in it. */
export async function openAt(
  folder: MentoringFolder,
  target: Omit<Target, 'workspaceFolder'>,
): Promise<void> {
  if (!isLookedAt(target.path)) {
    await complain(`${target.path} is no record.`);
    return;
  }
  const uri = folder.uri(target);
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    folder.log.warn('A record could not be opened in the editor', error);
    await complain(`${target.path} cannot be opened: it is gone, or no text.`);
    return;
  }
  const editor = await vscode.window.showTextDocument(document);
  const range = target.at ? RecordText.of(document.getText()).rangeOf(target.at) : undefined;
  const line = target.line ?? range?.start.line;
  if (line === undefined) return;
  const start = new vscode.Position(line, target.line === undefined ? (range?.start.column ?? 0) : 0);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** A button that opens a record, see {@link openAt}. */
export function openButton(
  folder: MentoringFolder,
  target: Omit<Target, 'workspaceFolder'>,
  label = 'Open',
): Button {
  return { label, run: () => openAt(folder, target) };
}
