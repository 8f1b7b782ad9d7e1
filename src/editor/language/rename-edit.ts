import * as vscode from 'vscode';
import type { Renaming } from '../../core/language/rename/rename.js';
import { strayRemark } from '../../core/language/rename/stray-files.js';
import { addFileEdits } from '../files/workspace-edit.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { plainMessage } from '../plain-label.js';
import { strayTexts } from './stray-texts.js';
import { isPrivate } from '../../core/folder/place.js';

/** Adds a rename to an edit, with labels for the preview. Texts come first, since a file moves with its text. */
export function addRenaming(
  edit: vscode.WorkspaceEdit,
  folder: MentoringFolder,
  { edits, hiddenFrom }: Renaming,
): void {
  addFileEdits(
    edit,
    edits,
    (file) => folder.uri(file),
    (file) => {
      const needsConfirmation = hiddenFrom.includes(file.place);
      const usual = isPrivate(file) ? 'Private records' : 'Shared records';
      return {
        label: needsConfirmation ? 'Shared records that name a private one' : usual,
        needsConfirmation,
      };
    },
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
