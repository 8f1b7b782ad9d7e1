import * as vscode from 'vscode';
import { rename, renameable } from '../../core/language/rename/rename.js';
import type { Result } from '../../core/result.js';
import { inSlices } from './cancellation.js';
import { recordNameAt, type LanguageContext } from './language-context.js';
import { followFileRenames } from './file-rename.js';
import { FollowedFiles } from './followed-files.js';
import { toRange } from './ranges.js';
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

type NamedRecord = NonNullable<ReturnType<typeof recordNameAt>>;

/** VS Code shows the message of an error at the cursor. */
function renameInEditor(context: LanguageContext, followed: FollowedFiles): vscode.Disposable {
  const find = (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): NamedRecord | undefined => {
    const named = recordNameAt(context, document, position, token);
    if (token.isCancellationRequested) return undefined;
    if (!named) throw new Error('Put the cursor on an id, on a name of something, or on the record’s title.');
    if (!vscode.workspace.isTrusted)
      throw new Error('This folder is not trusted yet, so records can be read and not changed.');
    return named;
  };
  const see = ({ folder, file, found: { name } }: NamedRecord) => {
    const snapshot = recordsAround(context, folder, name.subject, file.place);
    return [snapshot, name.subject, file.place] as const;
  };
  return vscode.languages.registerRenameProvider(context.selector, {
    prepareRename: (document, position, token) => {
      const named = find(document, position, token);
      if (!named) return undefined;
      const { placeholder } = valueOf(renameable(...see(named)));
      return { range: toRange(named.found.range), placeholder };
    },
    provideRenameEdits: async (document, position, typed, token) => {
      const named = find(document, position, token);
      if (!named) return undefined;
      const { folder } = named;
      // Files that are not open are changed as they are on disk.
      await folder.compareWithDisk();
      const result = await inSlices(rename(...see(named), typed), token);
      if (!result) return undefined;
      const renaming = valueOf(result);
      await sayRemarks(folder, renaming);
      if (token.isCancellationRequested) return undefined;
      const edit = new vscode.WorkspaceEdit();
      addRenaming(edit, folder, renaming);
      for (const { to, ...file } of renaming.edits)
        if (to) followed.expect(folder, renaming, folder.uri(file), folder.uri(to));
      return edit;
    },
  });
}

function valueOf<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
