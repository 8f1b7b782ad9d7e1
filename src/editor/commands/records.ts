import * as vscode from 'vscode';
import { affected, deleteRecord as remove } from '../../core/actions/delete-record.js';
import { makePrivate as hide, makeShared as show } from '../../core/actions/make-private.js';
import type { RecordFile } from '../../core/folder/snapshot.js';
import { definitions } from '../../core/records/kinds.js';
import type { App, CommandHandler } from '../app.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { targetOf } from '../target.js';
import { chooseFolder, complain, openAt, run, say, whoAmI } from './support.js';

/** Opens a record at the place that was chosen. */
export function openRecord(app: App): CommandHandler {
  return async (argument) => {
    const target = targetOf(argument);
    const folder = app.folders.all.find(
      (each) => each.workspaceFolder.uri.toString() === target?.workspaceFolder,
    );
    if (folder && target) await openAt(folder, target);
  };
}

/** The record that a command was called on, else the one in the editor. */
async function chooseRecord(folder: MentoringFolder, argument: unknown): Promise<RecordFile | undefined> {
  const target = targetOf(argument);
  if (target) return folder.snapshot.file(target.place, target.path);
  const uri = vscode.window.activeTextEditor?.document.uri;
  const file = uri && folder.recordAt(uri);
  if (!file) await say('Open the record first, or choose it in the Mentoring view.');
  return file;
}

/** What git keeps of a shared record whatever is done to its file, said honestly. */
async function keptByGit(folder: MentoringFolder, file: RecordFile): Promise<string> {
  const records = folder.git?.records;
  if (!records || file.place === 'private') return '';
  const { fsPath } = folder.uri(file);
  const log = await records.git.text(['log', '-1', '--format=%h', '--', fsPath]);
  if (!log.ok) return 'Whether git keeps earlier versions could not be told.';
  return log.value === ''
    ? 'It was never committed, so git keeps nothing of it.'
    : 'It was committed: its earlier text stays in the history of git, here and wherever it was pushed. Only rewriting the history takes it away.';
}

/** Deletes a record with what makes no sense without it. */
export function deleteRecord(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || (await whoAmI(folder)) === undefined) return;
    const file = await chooseRecord(folder, argument);
    if (!file) return;
    const { words } = affected(folder.snapshot, file);
    const detail = [words, await keptByGit(folder, file)].filter((part) => part !== '').join('\n\n');
    const answer = await vscode.window.showWarningMessage(
      `Delete this ${definitions[file.kind].name}?`,
      { modal: true, detail },
      'Delete',
    );
    if (answer === 'Delete') await run(folder, remove, { file, withChildren: true });
  };
}

/** Moves a record of mine to the private folder. */
export function makePrivate(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || (await whoAmI(folder)) === undefined) return;
    const file = await chooseRecord(folder, argument);
    if (!file) return;
    const detail = [
      'Only you will see it, on this machine. It is not backed up.',
      await keptByGit(folder, file),
    ].join('\n\n');
    const answer = await vscode.window.showInformationMessage(
      `Make this ${definitions[file.kind].name} private?`,
      { modal: true, detail },
      'Make Private',
    );
    if (answer === 'Make Private') await run(folder, hide, { file });
  };
}

/** Moves a private record of mine beside the code, where others can read it. */
export function makeShared(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || (await whoAmI(folder)) === undefined) return;
    const file = await chooseRecord(folder, argument);
    if (!file) return;
    const readers = readersOf(folder);
    const answer = await vscode.window.showInformationMessage(
      `Share this ${definitions[file.kind].name}?`,
      { modal: true, detail: `${readers} will be able to read it, for good, once it is committed.` },
      'Share',
    );
    if (answer === 'Share') await run(folder, show, { file });
  };
}

/** Who can read the shared records, as stated at set-up. */
export function readersOf(folder: MentoringFolder): string {
  const stated = folder.snapshot.all('configuration').find((file) => file.place === 'shared')?.value.readers;
  return stated ?? 'Everyone with access to this repository';
}

/** Compares everything with the disk and git again. */
export function refresh(app: App): CommandHandler {
  return async () => {
    await Promise.all(app.folders.all.map((folder) => folder.refresh()));
    app.tree.redraw();
    for (const { failure } of app.folders.all) if (failure !== undefined) await complain(failure);
  };
}

/** Shows all pairs in the tree, or only mine. */
export function showPairs(app: App, which: 'all' | 'mine'): CommandHandler {
  return () => {
    app.tree.showAll(which === 'all');
    return Promise.resolve();
  };
}
