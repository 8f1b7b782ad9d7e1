import * as vscode from 'vscode';
import { TextLines } from '../../core/text/text-lines.js';
import type { Renaming } from '../../core/language/rename/rename.js';
import { strayRemark } from '../../core/language/rename/stray-files.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { plainMessage } from '../plain-label.js';
import { toRange } from './ranges.js';
import { strayTexts } from './stray-texts.js';
import { isPrivate } from '../../core/folder/place.js';

/** Adds a rename to an edit, with labels for the preview. Texts come first, since a file moves with its text. */
export function addRenaming(
  edit: vscode.WorkspaceEdit,
  folder: MentoringFolder,
  { texts, move }: Renaming,
): void {
  for (const { file, splices, confirm } of texts) {
    const lines = new TextLines(file.text ?? '');
    const label = confirm ?? (isPrivate(file) ? 'Private records' : 'Shared records');
    const metadata = { label, needsConfirmation: confirm !== undefined };
    for (const { start, end, text } of splices)
      edit.replace(folder.uri(file), toRange(lines.rangeOf(start, end)), text, metadata);
  }
  if (move) edit.renameFile(folder.uri(move.file), folder.uri({ ...move.file, path: move.to }));
}

/** Says what keeps its old name, and why. */
export async function sayRemarks(folder: MentoringFolder, { remarks, oldName }: Renaming): Promise<void> {
  const ofStrays = strayRemark(oldName, await strayTexts(folder));
  const words = [
    ...remarks.slice(0, 3),
    ...(remarks.length > 3 ? [`The same holds for ${remarks.length - 3} more.`] : []),
    ...(ofStrays === undefined ? [] : [ofStrays]),
  ];
  if (words.length > 0) void vscode.window.showInformationMessage(plainMessage(words.join(' ')));
}
