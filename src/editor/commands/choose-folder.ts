import * as vscode from 'vscode';
import type { App } from '../app.js';
import { targetOf } from '../../views/target.js';
import { alone, left, pickOne } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { commandButton, say } from '../messages.js';
import { trusted } from '../run-action.js';

/** What a command needs of its folder. */
interface FolderNeeds {
  /** It changes nothing and runs no git, so the folder need not be trusted. */
  readonly reading?: boolean;
  /** Whether a folder without records will not do, as is usual. */
  readonly needsRecords?: boolean;
}

/**
 * The folder that a command works on: the one of what it was called on (a record, or a repository of the Source Control view),
 * else of the file being edited, else the only one, else the one that the person chooses. Undefined if there is none, which a message says, or if
 * the person cancelled.
 */
export async function chooseFolder(
  app: App,
  argument: unknown,
  options: FolderNeeds = {},
): Promise<MentoringFolder | undefined> {
  const { reading = false, needsRecords = true } = options;
  if (!reading && !trusted()) return undefined;
  const target = targetOf(argument);
  const byTarget = app.folders.byUri(target?.workspaceFolder);
  if (byTarget) return byTarget;
  const candidates = needsRecords ? app.folders.withRecords : app.folders.all;
  if (candidates.length === 0) {
    await sayNoFolder(app);
    return undefined;
  }
  const root = rootUriOf(argument)?.toString();
  const byRepository = candidates.find(
    ({ workspaceFolder }) =>
      root !== undefined && app.builtinGit.repository(workspaceFolder.uri)?.rootUri.toString() === root,
  );
  if (byRepository) return byRepository;
  const active = vscode.window.activeTextEditor?.document.uri;
  const byEditor = active && app.folders.of(active);
  if (byEditor && candidates.includes(byEditor)) return byEditor;
  const [first, second] = candidates;
  if (!second) return first;
  const answer = await pickOne(alone('Mentoring'), {
    placeholder: 'In which folder?',
    items: candidates.map((folder) => ({
      label: folder.name,
      description: folder.workspaceFolder.uri.fsPath,
      value: folder,
    })),
  });
  return left(answer) ? undefined : answer;
}

/** The root of the repository whose title bar in the Source Control view a command was called from. */
export function rootUriOf(argument: unknown): vscode.Uri | undefined {
  const rootUri =
    typeof argument === 'object' && argument !== null && 'rootUri' in argument ? argument.rootUri : undefined;
  return rootUri instanceof vscode.Uri ? rootUri : undefined;
}

async function sayNoFolder(app: App): Promise<void> {
  if (app.folders.all.length > 0) {
    await say(
      'There are no mentoring records here yet.',
      commandButton('Start Mentoring', 'mentoring.startMentoring'),
    );
  } else if ((vscode.workspace.workspaceFolders ?? []).length > 0) {
    await say(
      'Mentoring records are files on disk beside a git repository. Open a folder that is on this machine or on the one you are connected to.',
    );
  } else {
    await say(
      'Mentoring records live beside your code. Open a folder first.',
      commandButton('Open Folder', 'vscode.openFolder'),
    );
  }
}
