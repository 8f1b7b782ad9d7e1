import * as vscode from 'vscode';
import type { App } from '../app.js';
import { targetOf } from '../../views/target.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { commandButton, complain, otherCommandButton, say } from '../messages.js';
import { trusted } from '../run-action.js';
import { chooseOf } from '../input/steps.js';

/** What a command needs of its folder. */
export interface FolderNeeds {
  /** It changes nothing and runs no git, so the folder need not be trusted. */
  readonly reading?: boolean;
  /** Whether a folder without records will not do, as is usual. */
  readonly needsRecords?: boolean;
  /** A folder without git will not do. */
  readonly needsGit?: boolean;
}

/**
 * The folder that a command works on: the one of what it was called on (a record, or a repository of the Source Control view),
 * else of the file being edited, else the only one, else the one that the person chooses. Undefined if there is none, which a message says, or if
 * the person cancelled.
 */
export async function chooseFolder(
  app: App,
  argument: unknown,
  { reading = false, needsRecords = true, needsGit = false }: FolderNeeds = {},
): Promise<MentoringFolder | undefined> {
  if (!reading && !trusted()) return undefined;
  const folder = await findFolder(app, argument, needsRecords);
  if (!folder || !needsGit || folder.git) return folder;
  const otherwise = `${folder.name} is in no git repository, so there are no commits to link.`;
  return complain(app.builtinGit.whyMissing ?? otherwise);
}

async function findFolder(
  app: App,
  argument: unknown,
  needsRecords: boolean,
): Promise<MentoringFolder | undefined> {
  const target = targetOf(argument);
  const byTarget = app.folders.byUri(target?.workspaceFolder);
  if (byTarget) return byTarget;
  const candidates = needsRecords ? app.folders.withRecords : app.folders.all;
  if (candidates.length === 0) return sayNoFolder(app);
  const root = rootUriOf(argument)?.toString();
  const byRepository = candidates.find(
    ({ workspaceFolder }) =>
      root !== undefined && app.builtinGit.repository(workspaceFolder.uri)?.rootUri.toString() === root,
  );
  if (byRepository) return byRepository;
  const active = vscode.window.activeTextEditor?.document.uri;
  const byEditor = active && app.folders.of(active);
  if (byEditor && candidates.includes(byEditor)) return byEditor;
  return chooseOf(candidates, 'Mentoring', 'In which folder?', ({ name, workspaceFolder }) => ({
    label: name,
    description: workspaceFolder.uri.fsPath,
  }));
}

/** The root of the repository whose title bar in the Source Control view a command was called from. */
export function rootUriOf(argument: unknown): vscode.Uri | undefined {
  const rootUri =
    typeof argument === 'object' && argument !== null && 'rootUri' in argument ? argument.rootUri : undefined;
  return rootUri instanceof vscode.Uri ? rootUri : undefined;
}

function sayNoFolder(app: App): Promise<undefined> {
  if (app.folders.all.length > 0)
    return say(
      'There are no mentoring records here yet.',
      commandButton('Start Mentoring', 'startMentoring'),
    );
  if ((vscode.workspace.workspaceFolders ?? []).length > 0)
    return say(
      'Mentoring records are files on disk beside a git repository. Open a folder that is on this machine or on the one you are connected to.',
    );
  return say(
    'Mentoring records live beside your code. Open a folder first.',
    otherCommandButton('Open Folder', 'vscode.openFolder'),
  );
}
