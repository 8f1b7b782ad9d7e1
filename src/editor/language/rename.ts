import * as vscode from 'vscode';
import { nameAt, type PlacedName } from '../../core/language/name-at.js';
import { rename, renameable } from '../../core/language/rename/rename.js';
import type { Result } from '../../core/result.js';
import type { LanguageContext } from './features.js';
import { followFileRenames } from './file-rename.js';
import { FollowedFiles } from './followed-files.js';
import { toPosition, toRange } from './ranges.js';
import type { RecordDocument } from './record-documents.js';
import { addRenaming, sayRemarks } from './rename-edit.js';
import { recordsAround } from './shown-records.js';

/** Renames records, people, processes, stages and objectives everywhere: from the editor, or by renaming the file. */
export function registerRename(context: LanguageContext): vscode.Disposable {
  const followed = new FollowedFiles();
  return vscode.Disposable.from(
    followed,
    renameInEditor(context, followed),
    followFileRenames(context, followed),
  );
}

/** VS Code shows what is thrown where the cursor is. */
function renameInEditor(context: LanguageContext, followed: FollowedFiles): vscode.Disposable {
  const { documents, selector } = context;
  const find = (document: vscode.TextDocument, position: vscode.Position) => {
    const shown = documents.at(document);
    const found = shown && nameAt(shown.file, toPosition(position));
    if (!found) throw new Error('Put the cursor on an id, on a name of something, or on the record’s title.');
    if (!vscode.workspace.isTrusted)
      throw new Error('This folder is not trusted yet, so records can be read and not changed.');
    return { shown, found };
  };
  const see = ({ folder, file }: RecordDocument, { name }: PlacedName) => {
    const snapshot = recordsAround(context, folder, name.subject, file.place);
    return [snapshot, name.subject, file.place] as const;
  };
  return vscode.languages.registerRenameProvider(selector, {
    prepareRename: (document, position) => {
      const { shown, found } = find(document, position);
      const { placeholder } = valueOf(renameable(...see(shown, found)));
      return { range: toRange(found.range), placeholder };
    },
    provideRenameEdits: async (document, position, written) => {
      const { shown, found } = find(document, position);
      // Files that no editor shows are changed where the disk has it.
      await shown.folder.compareWithDisk();
      const renaming = valueOf(rename(...see(shown, found), written));
      const { folder } = shown;
      await sayRemarks(folder, renaming);
      const edit = new vscode.WorkspaceEdit();
      addRenaming(edit, folder, renaming);
      const { move } = renaming;
      if (move)
        followed.expect(folder, renaming, folder.uri(move.file), folder.uri({ ...move.file, path: move.to }));
      return edit;
    },
  });
}

function valueOf<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
