import type { LoadedRecord } from '../../core/folder/snapshot.js';
import type { App } from '../app.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { whoAmI } from '../run-action.js';
import { type FolderNeeds, chooseFolder } from './choose-folder.js';
import { chooseGoal, choosePair } from './choose.js';

/**
 * What a command does.
 * @returns nothing, or a promise of when it is over.
 * @param argument What it was called on: nothing, a row of the tree, a target, or a repository of the Source Control view.
 */
export type Command = (app: App, argument: unknown) => unknown;

/** A call of a command that works in one mentoring folder. */
export interface Call {
  readonly app: App;
  readonly argument: unknown;
  readonly folder: MentoringFolder;
}

/** A call by somebody who is known in the folder. */
export interface CallByMe extends Call {
  /** My handle. */
  readonly me: string;
}

/** A command in one folder. It ends without a word if the person cancels the choice of the folder. */
export function inFolder(work: (call: Call) => Promise<unknown>, needs?: FolderNeeds): Command {
  return async (app, argument) => {
    const folder = await chooseFolder(app, argument, needs);
    if (folder) await work({ app, argument, folder });
  };
}

/** A command that needs to know who I am. */
export function asMe(work: (call: CallByMe) => Promise<unknown>, needs?: FolderNeeds): Command {
  return inFolder(async (call) => {
    const me = await whoAmI(call.folder);
    if (me !== undefined) await work({ ...call, me });
  }, needs);
}

/** A command about one of my pairs, see {@link choosePair}. */
export function onPair(
  title: string,
  work: (call: CallByMe & { readonly pair: LoadedRecord<'pair'> }) => Promise<unknown>,
  options?: Parameters<typeof choosePair>[3],
): Command {
  return asMe(async (call) => {
    const pair = await choosePair(call.folder, call.argument, title, options);
    if (pair) await work({ ...call, pair });
  });
}

/** A command about one goal, see {@link chooseGoal}. */
export function onGoal(
  title: string,
  work: (call: CallByMe & { readonly goal: LoadedRecord<'goal'> }) => Promise<unknown>,
  needs?: FolderNeeds,
): Command {
  return asMe(async (call) => {
    const goal = await chooseGoal(call.folder, call.argument, title);
    if (goal) await work({ ...call, goal });
  }, needs);
}
