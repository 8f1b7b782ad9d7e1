import * as vscode from 'vscode';
import { previewOf, type Renaming } from '../../core/language/rename/rename.js';
import { strayRemark } from '../../core/language/rename/stray-files.js';
import { addFileEdits } from '../files/workspace-edit.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { plainMessage } from '../../views/plain-label.js';
import { strayTexts } from './stray-texts.js';

/** Adds a rename to an edit, with labels for the preview. Texts come first, since a file moves with its text. */
export function addRenaming(edit: vscode.WorkspaceEdit, folder: MentoringFolder, renaming: Renaming): void {
  addFileEdits(
    edit,
    renaming.edits,
    (file) => folder.uri(file),
    (file) => previewOf(renaming, file),
  );
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
