import * as vscode from 'vscode';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { allPairs } from '../../core/insight/people.js';
import type { App, CommandHandler } from '../app.js';
import { pickOne } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { choosePair, pairChoice, pairOfRecord } from './choose.js';
import { alone, chooseFolder, left, whoAmI } from './support.js';

const title = 'Open Dashboard';

/** Opens the dashboard of a pair. It can be read where nothing may be changed, so it asks for no trust. */
export function openDashboard(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument, { reading: true });
    if (!folder) return;
    const pair = pairOfRecord(folder, argument) ?? (await choose(folder, argument));
    if (pair) app.dashboard.show(folder, pair);
  };
}

async function choose(folder: MentoringFolder, argument: unknown): Promise<LoadedRecord<'pair'> | undefined> {
  if (folder.me === undefined && !vscode.workspace.isTrusted) return chooseAny(folder);
  return (await whoAmI(folder)) === undefined ? undefined : choosePair(folder, argument, title);
}

/** Before the folder is trusted git cannot say who I am, so that any pair can be the one to read. */
async function chooseAny(folder: MentoringFolder): Promise<LoadedRecord<'pair'> | undefined> {
  const pairs = allPairs(folder.snapshot);
  const [only, second] = pairs;
  if (!second) return only;
  const pair = await pickOne(alone(title), {
    placeholder: 'Which pair?',
    items: pairs.map((each) => pairChoice(folder, each)),
  });
  return left(pair) ? undefined : pair;
}
