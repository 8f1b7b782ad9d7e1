import * as vscode from 'vscode';
import { affected, deleteRecord as remove } from '../../core/actions/delete-record.js';
import { makePrivate as hide, makeShared as show } from '../../core/actions/make-private.js';
import type { RecordFile } from '../../core/folder/snapshot.js';
import { definitions } from '../../core/records/kinds.js';
import { reasonOf } from '../../node/files/error-reason.js';
import { unstage } from '../../node/git/staged.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { targetOf } from '../../views/target.js';
import { type Button, commandButton, complain, confirm, say } from '../messages.js';
import { openAt } from '../open-record.js';
import { run } from '../run-action.js';
import { isPrivate, isSeenFrom } from '../../core/folder/privacy.js';
import { ownProblems } from '../../core/lint/lint.js';
import { recordName } from '../../views/record-name.js';
import { otherReader, readersOf } from '../../views/readers.js';
import { type Command, asMe } from './command.js';

/** Opens a record at the place that was chosen. */
export const openRecord: Command = async (app, argument) => {
  const target = targetOf(argument);
  const folder = app.folders.byUri(target?.workspaceFolder);
  if (folder && target) await openAt(folder, target);
};

/** The record that a command was called on, else the one in the editor. */
async function chooseRecord(folder: MentoringFolder, argument: unknown): Promise<RecordFile | undefined> {
  const target = targetOf(argument);
  if (target) {
    const chosen = folder.snapshot.file(target.place, target.path);
    if (!chosen) await say('That record is no longer here. It may have been deleted or renamed elsewhere.');
    return chosen;
  }
  const uri = vscode.window.activeTextEditor?.document.uri;
  const file = uri && folder.recordAt(uri);
  if (!file) await say('Open the record first, or choose it in the Mentoring view.');
  return file;
}

/** A command that changes one record. */
function onRecord(
  work: (folder: MentoringFolder, file: RecordFile, me: string) => Promise<unknown>,
): Command {
  return asMe(async ({ folder, me, argument }) => {
    const file = await chooseRecord(folder, argument);
    if (file) await work(folder, file, me);
  });
}

/** What git keeps of shared records after their files are deleted or moved. */
async function keptByGit(folder: MentoringFolder, files: readonly RecordFile[]): Promise<string> {
  const shared = files.filter((file) => isSeenFrom('shared', file));
  if (shared.length === 0) return '';
  const records = folder.git?.records;
  const unknown = 'Whether git keeps earlier versions could not be told.';
  if (!records) return unknown;
  // On any branch, and under the name that it had before: the code at its end stays.
  const named = shared.map((file) => `:(top,glob)**/${file.id.replace(/^.*-(?=[^-]+$)/, '*')}.yaml`);
  const log = await records.git.text(['log', '--all', '-1', '--format=%h', '--', ...named]);
  if (!log.ok) return unknown;
  return log.value === ''
    ? 'It was never committed, so git keeps nothing of it.'
    : 'It was committed: the others see it until you share its removal and they pull, and its text stays in the history of git, here and wherever it was pushed. Only rewriting the history takes it away.';
}

/** After something shared was taken away, the others still have it until that is shared too. */
function shareRemoval(folder: MentoringFolder, file: RecordFile): readonly Button[] {
  return isPrivate(file) ? [] : [commandButton('Share', 'share', folder.target(file))];
}

/** Deletes a record with what makes no sense without it. */
export const deleteRecord = onRecord(async (folder, file, me) => {
  const input = { file, withChildren: true };
  const planned = folder.performer.preview(remove, input, me);
  if (!planned.ok) return complain(planned.error.message);
  // Undo could not bring back what was never read.
  if (file.text === undefined) return deleteUnread(folder, file);
  const { words, deleted } = affected(folder.snapshot, file);
  const details = [recordName(folder.snapshot, file), words, await keptByGit(folder, [file, ...deleted])];
  const question = `Delete this ${definitions[file.kind].name}?`;
  if (await confirm(question, details, 'Delete', 'warning'))
    await run(folder, remove, input, { buttons: () => shareRemoval(folder, file) });
});

/** Deletes a file that can't be read as text. References to the record stay as they are. */
async function deleteUnread(folder: MentoringFolder, file: RecordFile): Promise<void> {
  const reason = ownProblems(file)[0]?.message ?? '';
  const details = [`${reason} Deleting it can’t be undone.`.trim(), await keptByGit(folder, [file])];
  if (!(await confirm(`Delete ${file.path}?`, details, 'Delete', 'warning'))) return;
  try {
    await vscode.workspace.fs.delete(folder.uri(file));
  } catch (error) {
    return complain(`${file.path} could not be deleted: ${reasonOf(error).replace(/\.$/, '')}.`);
  }
  await folder.compareWithDisk();
  void say(`Deleted ${file.path}.`, ...shareRemoval(folder, file));
}

/** Moves a record of mine to the private folder, with its plan and evidence. */
export const makePrivate = onRecord(async (folder, file, me) => {
  const planned = folder.performer.preview(hide, { file }, me);
  if (!planned.ok) return complain(planned.error.message);
  const moved = planned.value.edits.flatMap((edit) =>
    'op' in edit || !edit.to ? [] : (folder.snapshot.file(edit.place, edit.path) ?? []),
  );
  const others = moved
    .filter((other) => other.path !== file.path)
    .map((other) => definitions[other.kind].name);
  const details = [
    recordName(folder.snapshot, file),
    'It moves to your private folder on this machine, where nobody else looks. It is not backed up.',
    others.length > 0 ? `With it moves what belongs to it: ${others.join(', ')}.` : '',
    await keptByGit(folder, moved),
  ];
  const question = `Make this ${definitions[file.kind].name} private?`;
  if (!(await confirm(question, details, 'Make Private'))) return;
  const hidden = await run(folder, hide, { file }, { buttons: () => shareRemoval(folder, file) });
  const gone = (hidden?.edits ?? []).filter((edit) => edit.after === undefined && isSeenFrom('shared', edit));
  const records = folder.git?.records;
  if (!records || gone.length === 0) return;
  const unstaged = await unstage(
    records,
    gone.map((change) => folder.uri(change).fsPath),
  );
  if (!unstaged.ok)
    await complain(
      `It is private now, but what was staged of it would be in your next commit: take it out of what is staged. ${unstaged.error.message}`,
    );
});

/** Moves a private record of mine beside the code, where others can read it. */
export const makeShared = onRecord(async (folder, file) => {
  const detail = `${readersOf(folder.snapshot)} will be able to read it, for good, once it is committed.`;
  const other = otherReader(folder, file);
  const details = [
    recordName(folder.snapshot, file),
    other === undefined ? detail : `${detail} That includes ${other}.`,
  ];
  if (await confirm(`Share this ${definitions[file.kind].name}?`, details, 'Share'))
    await run(folder, show, { file });
});

/** Compares everything with the disk and git again. */
export const refresh: Command = async (app) => {
  await Promise.all(app.folders.all.map((folder) => folder.refresh()));
  app.tree.redraw();
  for (const { failure } of app.folders.all) if (failure !== undefined) await complain(failure);
};

/** Shows all pairs in the tree, or only mine. */
export function showPairs(which: 'all' | 'mine'): Command {
  return ({ tree }) => {
    tree.showAll(which === 'all');
  };
}
