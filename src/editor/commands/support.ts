import * as vscode from 'vscode';
import type { Action, ActionPlan } from '../../core/actions/plan.js';
import type { TextChange } from '../../core/actions/apply.js';
import { locate } from '../../core/yaml/locate.js';
import { fileKey, type LoadedRecord } from '../../core/folder/snapshot.js';
import { formatOf } from '../../core/lint/folder.js';
import { configurationPath, type RecordKind } from '../../core/records/kinds.js';
import { isLookedAt } from '../../node/files/record-path.js';
import type { App } from '../app.js';
import { commandId } from '../../views/contributions.js';
import type { Performed } from '../files/perform.js';
import { back, cancelled, pickOne, type Answer, type StepFrame } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { targetOf, type Target } from '../../views/target.js';
import { plainMessage } from '../plain-label.js';

/** The frame of a question that stands alone. */
export function alone(title: string): StepFrame {
  return { title, step: 1, total: 1 };
}

/** Says in the window that something cannot be done, with the way out as a button where there is one. */
export async function say(message: string, ...buttons: readonly Button[]): Promise<void> {
  const chosen = await vscode.window.showInformationMessage(
    plainMessage(message),
    ...buttons.map((button) => button.label),
  );
  await press(buttons.find((button) => button.label === chosen));
}

/** As {@link say}, for what went wrong. */
export async function complain(message: string, ...buttons: readonly Button[]): Promise<void> {
  const chosen = await vscode.window.showErrorMessage(
    plainMessage(message),
    ...buttons.map((button) => button.label),
  );
  await press(buttons.find((button) => button.label === chosen));
}

/** Does what a button is for. A message may stay for long, and nobody waits for it: what goes wrong is said here. */
async function press(button: Button | undefined): Promise<void> {
  try {
    await button?.run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(`“${button?.label ?? ''}” did not work: ${reason}`);
  }
}

/** A button of a message. */
export interface Button {
  readonly label: string;
  run(): Promise<unknown>;
}

/** A button that runs one of our or VS Code's commands. */
export function commandButton(label: string, command: string, ...args: readonly unknown[]): Button {
  return { label, run: async () => vscode.commands.executeCommand(command, ...args) };
}

/** What a command needs of its folder. */
interface FolderNeeds {
  /** It changes nothing and runs no git, so the folder need not be trusted. */
  readonly reading?: boolean;
  /** Whether a folder without records will not do, as is usual. */
  readonly needsRecords?: boolean;
}

/**
 * The folder that a command works on: the one of what it was called on (a record, or a repository of the Source Control view),
 * else of the file being edited, else the only one, else the one that the person chooses. Undefined where there is none or the person left; then it was said.
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

/** Nothing is written, and no git command runs, before the folder is trusted. */
export function trusted(): boolean {
  if (vscode.workspace.isTrusted) return true;
  void say(
    'This folder is not trusted yet, so mentoring records can be read and not changed.',
    commandButton('Manage Trust', 'workbench.trust.manage'),
  );
  return false;
}

/** Who I am in a folder; asks for it once where it is not known. Undefined where the person left. */
export async function whoAmI(folder: MentoringFolder): Promise<string | undefined> {
  if (folder.me !== undefined) return folder.me;
  const target: Target = {
    workspaceFolder: folder.workspaceFolder.uri.toString(),
    place: 'shared',
    path: configurationPath,
  };
  await vscode.commands.executeCommand(commandId('setWhoIAm'), target);
  return folder.me;
}

/** The record that a command was called on, if it is of this kind. */
export function recordOf<K extends RecordKind>(
  folder: MentoringFolder,
  argument: unknown,
  kind: K,
): LoadedRecord<K> | undefined {
  const target = targetOf(argument);
  const file = target && folder.snapshot.file(target.place, target.path);
  return file?.kind === kind && file.value !== undefined ? (file as unknown as LoadedRecord<K>) : undefined;
}

const tryAgain = 'Try Again';

/** How the end of a command is told. */
export interface Telling<Plan extends ActionPlan = ActionPlan> {
  /** Buttons before Undo. */
  readonly buttons?: (performed: Performed<Plan>) => readonly Button[];
  /** Opens the record at once instead of offering to. */
  readonly open?: boolean;
  /** Says nothing where the change can be seen anyway, such as a tick. */
  readonly quiet?: boolean;
  /** What was done quietly just before and belongs to it: Undo takes both back. */
  readonly after?: Performed;
  /** Asks again, with what was answered, where what it was about says something else by now. */
  readonly again?: () => Promise<unknown>;
  /** What else Undo takes back, such as a setting. */
  readonly undo?: () => Promise<unknown>;
}

/**
 * Runs an action and tells how it ended: what was done, with Undo, or why it could not be; then it gives undefined.
 * Resolves as soon as the change is written; the message stays until the person reacts.
 */
export async function run<I, Plan extends ActionPlan>(
  folder: MentoringFolder,
  action: Action<I, Plan>,
  input: I,
  telling: Telling<Plan> = {},
): Promise<Performed<Plan> | undefined> {
  const me = await whoAmI(folder);
  return me === undefined ? undefined : runAs(me, folder, action, input, telling);
}

/** As {@link run}, for somebody who may have no record yet. */
export async function runAs<I, Plan extends ActionPlan>(
  me: string,
  folder: MentoringFolder,
  action: Action<I, Plan>,
  input: I,
  telling: Telling<Plan> = {},
): Promise<Performed<Plan> | undefined> {
  // Every way to write leads through here: the tree's boxes and the dashboard's too.
  if (!trusted()) return undefined;
  const format = formatOf(folder.snapshot);
  if (!format.supported) {
    void complain(
      `These records are of format ${format.format}, which a newer version writes. Update Mentoring Trail to change them.`,
    );
    return undefined;
  }
  let result = await folder.performer.perform(action, input, me);
  while (!result.ok && result.error.code === 'unwritten') {
    // What was typed is kept until it is written, or until the person lets it go.
    const answer = await vscode.window.showErrorMessage(plainMessage(result.error.message), tryAgain);
    if (answer !== tryAgain) return undefined;
    result = await folder.performer.perform(action, input, me);
  }
  if (!result.ok) {
    const { again } = telling;
    const lookAgain = again && result.error.code === 'stale' ? [{ label: 'Look Again', run: again }] : [];
    void complain(result.error.message, ...lookAgain);
    return undefined;
  }
  const performed = result.value;
  const { open } = performed.plan;
  if (telling.open && open) await openAt(folder, open);
  if (!telling.quiet && performed.changes.length > 0) void tell(folder, performed, telling);
  return performed;
}

async function tell<Plan extends ActionPlan>(
  folder: MentoringFolder,
  performed: Performed<Plan>,
  telling: Telling<Plan>,
): Promise<void> {
  const unsaved =
    performed.unsaved.length > 0
      ? ' The file has other changes that are not saved yet, so it was left unsaved.'
      : '';
  await say(`${performed.plan.done}.${unsaved}`, ...(telling.buttons?.(performed) ?? []), {
    label: 'Undo',
    run: async () => {
      const changes = inOne([...(telling.after?.changes ?? []), ...performed.changes]);
      const madeFolders = [...(telling.after?.madeFolders ?? []), ...performed.madeFolders];
      const undone = await folder.performer.undo({ ...performed, changes, madeFolders });
      if (undone.ok) await telling.undo?.();
      else await complain(undone.error.message);
    },
  });
}

/** What changes, one after the other, did to each file: a draft that was written and then moved was never there before. */
function inOne(changes: readonly TextChange[]): readonly TextChange[] {
  const files = new Map<string, TextChange>();
  for (const change of changes) {
    const earlier = files.get(fileKey(change));
    files.set(fileKey(change), earlier ? { ...change, before: earlier.before } : change);
  }
  return [...files.values()].filter(({ before, after }) => before !== after);
}

/** A button that opens the place where one writes more. */
export function writeMore(
  folder: MentoringFolder,
  performed: Performed,
  label = 'Write More',
): readonly Button[] {
  const { open } = performed.plan;
  return open ? [{ label, run: async () => openAt(folder, open) }] : [];
}

/** Opens a record in the editor at a place in it; behind the value, so that one goes on writing. */
export async function openAt(
  folder: MentoringFolder,
  target: Omit<Target, 'workspaceFolder'>,
): Promise<void> {
  if (!isLookedAt(target.path)) {
    await complain(`${target.path} is no record.`);
    return;
  }
  const uri = folder.uri(target);
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(uri);
  } catch {
    await complain(`${target.path} cannot be opened: it is gone, or no text.`);
    return;
  }
  const editor = await vscode.window.showTextDocument(document);
  const range = target.at ? locate(document.getText()).rangeOf(target.at) : undefined;
  const line = target.line ?? range?.start.line;
  if (line === undefined) return;
  const start = new vscode.Position(line, target.line === undefined ? (range?.start.column ?? 0) : 0);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Whether the person left instead of answering. */
export function left<T>(answer: Answer<T>): answer is typeof back | typeof cancelled {
  return answer === back || answer === cancelled;
}
