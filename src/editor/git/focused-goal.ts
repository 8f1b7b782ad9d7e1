import * as vscode from 'vscode';
import { addGoalTrailer } from '../../core/git/trailer.js';
import { unfinishedIn } from '../../node/git/repository.js';
import type { Settings } from '../../views/contributions.js';
import type { Folders } from '../folders.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import type { BuiltinGit } from './builtin-git.js';

/** The scheme of the boxes in the Source Control view. */
const boxScheme = 'vscode-scm';
/** How long somebody has to have written nothing before the goal is added, in milliseconds. */
const pause = 1500;
const settingName: keyof Settings = 'addFocusedGoal';

/**
 * Adds the goal in focus to the commit message being written in Source Control, where the setting asks for it: once for each
 * message, below what is written, and never before there is a subject. Taken out again, it stays out.
 */
export class FocusedGoal implements vscode.Disposable {
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** The boxes whose message was added to already. */
  private readonly done = new Set<string>();
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly folders: Folders,
    private readonly builtinGit: BuiltinGit,
  ) {
    this.listening = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.scheme === boxScheme) this.changed(document);
    });
  }

  dispose(): void {
    this.listening.dispose();
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }

  private changed(document: vscode.TextDocument): void {
    const box = document.uri.toString();
    clearTimeout(this.waiting.get(box));
    if (document.getText().trim() === '') this.done.delete(box);
    else if (!this.done.has(box))
      this.waiting.set(
        box,
        setTimeout(() => void this.add(document), pause),
      );
  }

  private async add(document: vscode.TextDocument): Promise<void> {
    const folder = this.folderOf(document.uri);
    const code = folder?.goalInFocus;
    if (!folder?.git || code === undefined || !folder.snapshot.find('goal', code)) return;
    // What git wrote the message of may be somebody else's work.
    if ((await unfinishedIn(folder.git.code.gitDir)) !== undefined || document.isClosed) return;
    const text = document.getText();
    const message = addGoalTrailer(text, code, '');
    if (!message.ok && message.error === 'no-subject') return;
    this.done.add(document.uri.toString());
    if (!message.ok) return;
    // Only what is new is inserted, so that the cursor stays where the person writes.
    let at = 0;
    while (at < text.length && text[at] === message.value[at]) at++;
    const added = message.value.slice(at, at + message.value.length - text.length);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(at), added);
    await vscode.workspace.applyEdit(edit);
  }

  /** The folder whose repository a box belongs to, and whose setting asks for its goal. */
  private folderOf(box: vscode.Uri): MentoringFolder | undefined {
    const root = new URLSearchParams(box.query).get('rootUri');
    return this.folders.all.find(({ workspaceFolder }) => {
      const repository = this.builtinGit.repository(workspaceFolder.uri);
      const isIts = root === null || repository?.rootUri.toString() === vscode.Uri.parse(root).toString();
      const settings = vscode.workspace.getConfiguration('mentoring', workspaceFolder.uri);
      return repository !== undefined && isIts && settings.get<unknown>(settingName) === true;
    });
  }
}
