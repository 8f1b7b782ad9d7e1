import * as vscode from 'vscode';
import { roleOf } from '../../core/folder/layout.js';
import type { Subject } from '../../core/names/subject.js';
import type { RecordFile } from '../../core/folder/snapshot.js';
import { followMove } from '../../core/language/rename/moved-file.js';
import { inBackground } from '../log.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { plainMessage } from '../../views/plain-label.js';
import { inSlices } from './cancellation.js';
import type { LanguageContext } from './language-context.js';
import type { FollowedFiles } from './followed-files.js';
import { addRenaming, sayRemarks } from './rename-edit.js';
import { recordsAround } from './shown-records.js';

/** A record whose file is being renamed. */
interface MovedRecord {
  readonly folder: MentoringFolder;
  readonly file: RecordFile;
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
  /** The new path inside the same folder. */
  readonly to: string;
}

const putBack = 'Put the Name Back';

/** When a record's file is renamed in the Explorer or by another extension, its references are changed in the same step. */
export function followFileRenames(context: LanguageContext, followed: FollowedFiles): vscode.Disposable {
  const { folders } = context;
  const movedRecords = (files: vscode.FileRenameEvent['files']): readonly MovedRecord[] =>
    files.flatMap(({ oldUri, newUri }) => {
      const folder = folders.homeOf(oldUri)?.folder;
      const file = folder?.recordAt(oldUri);
      const to = folder?.addressOf(newUri);
      return folder && file && to?.place === file.place
        ? [{ folder, file, oldUri, newUri, to: to.path }]
        : [];
    });
  const follow = async (
    moved: readonly MovedRecord[],
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> => {
    const edit = new vscode.WorkspaceEdit();
    for (const { folder, file, oldUri, newUri, to } of moved) {
      await folder.compareWithDisk();
      const subject: Subject = { type: 'record', kind: file.kind, id: file.id };
      if (token.isCancellationRequested) return undefined;
      const records = recordsAround(context, folder, subject, file.place);
      const after = await inSlices(followMove(records, file, to), token);
      if (after?.type === 'stays') void warn(after.message, oldUri, newUri);
      if (after?.type !== 'follows') continue;
      await sayRemarks(folder, after.renaming);
      // After an undo the texts may be as before already; which ones to save is then known.
      if (after.renaming.edits.length === 0) continue;
      addRenaming(edit, folder, after.renaming);
      followed.expect(folder, after.renaming, oldUri, newUri);
    }
    // VS Code would ask about an edit that changes nothing.
    return edit.size === 0 ? undefined : edit;
  };
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => {
      const moved = movedRecords(event.files);
      if (moved.length > 0 && vscode.workspace.isTrusted) event.waitUntil(follow(moved, event.token));
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files)
        for (const folder of folders.all)
          inBackground(folder.log, 'Who I am could not be kept', followHandle(folder, oldUri, newUri));
    }),
  );
}

/** Says what a rename means if no reference changes, and offers to undo it. */
async function warn(message: string, oldUri: vscode.Uri, newUri: vscode.Uri): Promise<void> {
  const answer = await vscode.window.showWarningMessage(plainMessage(message), putBack);
  if (answer !== putBack) return;
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(newUri, oldUri);
  await vscode.workspace.applyEdit(edit);
}

/** Keeps my identity when my own file is renamed. */
async function followHandle(folder: MentoringFolder, oldUri: vscode.Uri, newUri: vscode.Uri): Promise<void> {
  const [before, now] = [oldUri, newUri].map((uri) => {
    const role = roleOf(folder.addressOf(uri)?.path ?? '');
    return role.role === 'record' && role.kind === 'person' ? role.id : undefined;
  });
  if (before !== undefined && now !== undefined) await folder.followHandle(before, now);
}
