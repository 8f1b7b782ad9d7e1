import * as vscode from 'vscode';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { allPairs, pairsOf } from '../../core/insight/people.js';
import type { App, CommandHandler } from '../app.js';
import { dashboardSections, type DashboardSection } from '../../protocol/messages.js';
import { pickOne, alone, left } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { choosePair, pairChoice } from './choose.js';
import { chooseFolder } from './choose-folder.js';
import { whoAmI } from '../run-action.js';
import { pairOfRecord, openPairs } from '../../views/choices.js';

const title = 'Open Dashboard';

/** Opens the dashboard of a pair. It can be read where nothing may be changed, so it asks for no trust. */
export function openDashboard(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument, { reading: true });
    if (!folder) return;
    const pair = pairOfRecord(folder, argument) ?? (await choose(folder, argument));
    if (pair) app.dashboard.show(folder, pair, sectionOf(argument));
  };
}

/** The section of the page that was asked for. */
function sectionOf(argument: unknown): DashboardSection | undefined {
  const asked =
    typeof argument === 'object' && argument !== null && 'section' in argument && argument.section;
  return dashboardSections.find((section) => section === asked);
}

async function choose(folder: MentoringFolder, argument: unknown): Promise<LoadedRecord<'pair'> | undefined> {
  if (folder.me === undefined && !vscode.workspace.isTrusted) return chooseAny(folder);
  const me = await whoAmI(folder);
  if (me === undefined) return undefined;
  // Once all have ended, they can still be read.
  return openPairs(folder).length > 0 ? choosePair(folder, argument, title) : chooseAny(folder, me);
}

/** One of my pairs, the ended ones too. Before the folder is trusted git cannot say who I am: then any pair can be read. */
async function chooseAny(folder: MentoringFolder, me?: string): Promise<LoadedRecord<'pair'> | undefined> {
  const pairs = me === undefined ? allPairs(folder.snapshot) : pairsOf(folder.snapshot, me);
  const [only, second] = pairs;
  if (!only && me !== undefined) return choosePair(folder, undefined, title);
  if (!second) return only;
  const pair = await pickOne(alone(title), {
    placeholder: 'Which pair?',
    items: pairs.map((each) => pairChoice(folder, each)),
  });
  return left(pair) ? undefined : pair;
}
