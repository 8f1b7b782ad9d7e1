import * as vscode from 'vscode';
import type { FileEdit } from '../core/folder/file-edit.js';
import type { Action, ActionOutcome } from '../core/actions/action.js';
import { plural } from '../core/text/words.js';
import { fileKey } from '../core/folder/snapshot.js';
import { configurationPath } from '../core/records/kinds.js';
import { commandId } from '../views/contributions.js';
import type { Performed } from './files/perform.js';
import type { MentoringFolder } from './mentoring-folder.js';
import { type Button, complain, otherCommandButton, say } from './messages.js';
import { openAt, openButton } from './open-record.js';
import { plainMessage } from '../views/plain-label.js';
import { whyReadOnly } from '../core/folder/folder-format.js';

/** Nothing is written, and no git command runs, before the folder is trusted. */
export function trusted(): boolean {
  if (vscode.workspace.isTrusted) return true;
  void say(
    'This folder is not trusted yet, so mentoring records can be read and not changed.',
    otherCommandButton('Manage Trust', 'workbench.trust.manage'),
  );
  return false;
}

/** Whether records of a folder may be changed; says why not. */
function canWrite(folder: MentoringFolder): boolean {
  if (!trusted()) return false;
  const why = whyReadOnly(folder.snapshot);
  if (why !== undefined) void complain(why);
  return why === undefined;
}

/** Who I am in a folder; asks for it once where it is not known. Undefined where the person left. */
export async function whoAmI(folder: MentoringFolder): Promise<string | undefined> {
  if (folder.me !== undefined) return folder.me;
  const target = folder.target({ place: 'shared', path: configurationPath });
  await vscode.commands.executeCommand(commandId('setWhoIAm'), target);
  return folder.me;
}

const tryAgain = 'Try Again';

/** How {@link run} reports the result of an action. */
export interface Telling<Outcome extends ActionOutcome = ActionOutcome> {
  /** The label of a button that opens the record, where the person can write more: the last one before Undo. */
  readonly opens?: string;
  /** Buttons before that. */
  readonly buttons?: (performed: Performed<Outcome>) => readonly Button[];
  /** Opens the record at once instead of offering to. */
  readonly open?: boolean;
  /** Shows no message, because the change is visible anyway, such as a tick. */
  readonly quiet?: boolean;
  /** A quiet change just before that belongs to this one: Undo reverts both. */
  readonly after?: Performed;
  /** Asks again, keeping the answers, if the record has changed since. */
  readonly again?: () => Promise<unknown>;
  /** What else Undo reverts, such as a setting. */
  readonly undo?: () => Promise<unknown>;
}

/**
 * Runs an action and tells how it ended: what was done, with Undo, or why it could not be; then it gives undefined.
 * Resolves as soon as the change is written; the message stays until the person reacts.
 */
export async function run<I, Outcome extends ActionOutcome>(
  folder: MentoringFolder,
  action: Action<I, Outcome>,
  input: I,
  telling: Telling<Outcome> = {},
): Promise<Performed<Outcome> | undefined> {
  const me = await whoAmI(folder);
  return me === undefined ? undefined : runAs(me, folder, action, input, telling);
}

/** As {@link run}, for a person who may have no record yet. */
export async function runAs<I, Outcome extends ActionOutcome>(
  me: string,
  folder: MentoringFolder,
  action: Action<I, Outcome>,
  input: I,
  telling: Telling<Outcome> = {},
): Promise<Performed<Outcome> | undefined> {
  // All writing goes through here, including checkboxes in the tree and on the dashboard.
  if (!canWrite(folder)) return undefined;
  let result = await folder.performer.perform(action, input, me);
  while (!result.ok && result.error.code === 'unwritten') {
    // What was typed is kept until it is written or the person gives up.
    const answer = await vscode.window.showErrorMessage(plainMessage(result.error.message), tryAgain);
    if (answer !== tryAgain) return undefined;
    result = await folder.performer.perform(action, input, me);
  }
  if (!result.ok) {
    folder.log.info(`Refused: ${result.error.code}`);
    const { again } = telling;
    const lookAgain = again && result.error.code === 'stale' ? [{ label: 'Look Again', run: again }] : [];
    void complain(result.error.message, ...lookAgain);
    return undefined;
  }
  const performed = result.value;
  folder.log.info(`Wrote ${plural(performed.edits.length, 'file', 'files')}`);
  const { open } = performed.outcome;
  if (telling.open && open) await openAt(folder, open);
  if (!telling.quiet && performed.edits.length > 0) void tell(folder, performed, telling);
  return performed;
}

async function tell<Outcome extends ActionOutcome>(
  folder: MentoringFolder,
  performed: Performed<Outcome>,
  telling: Telling<Outcome>,
): Promise<void> {
  const unsaved =
    performed.unsaved.length > 0
      ? ' The file has other changes that are not saved yet, so it was left unsaved.'
      : '';
  const { done, open } = performed.outcome;
  const buttons = [...(telling.buttons?.(performed) ?? [])];
  if (open && telling.opens !== undefined) buttons.push(openButton(folder, open, telling.opens));
  await say(`${done}.${unsaved}`, ...buttons, {
    label: 'Undo',
    run: async () => {
      const edits = inOne([...(telling.after?.edits ?? []), ...performed.edits]);
      const madeFolders = [...(telling.after?.madeFolders ?? []), ...performed.madeFolders];
      const undone = await folder.performer.undo({ ...performed, edits, madeFolders });
      if (undone.ok) await telling.undo?.();
      else await complain(undone.error.message);
    },
  });
}

/** Combines successive edits into one for each file: a draft that was written and then moved leaves no trace. */
function inOne(edits: readonly FileEdit[]): readonly FileEdit[] {
  const files = new Map<string, FileEdit>();
  for (const edit of edits) {
    const earlier = files.get(fileKey(edit));
    files.set(fileKey(edit), earlier ? { ...edit, before: earlier.before } : edit);
  }
  return [...files.values()].filter(({ before, after }) => before !== after);
}
