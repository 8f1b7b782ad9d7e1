import * as vscode from 'vscode';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { allPairs, pairsOf } from '../../core/insight/people.js';
import { type DashboardSection, dashboardSections } from '../../protocol/messages.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { choosePair, pairRow } from './choose.js';
import { whoAmI } from '../run-action.js';
import { openPairs, pairOfRecord } from '../../views/choices.js';
import { chooseOf } from '../input/steps.js';
import { inFolder } from './command.js';

const title = 'Open Dashboard';

/** Opens the dashboard of a pair. It can be read where nothing may be changed, so it asks for no trust. */
export const openDashboard = inFolder(
  async ({ app, folder, argument }) => {
    const pair = pairOfRecord(folder, argument) ?? (await choose(folder, argument));
    if (pair) app.dashboard.show(folder, pair, sectionOf(argument));
  },
  { reading: true },
);

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
  if (pairs.length === 0 && me !== undefined) return choosePair(folder, undefined, title);
  return chooseOf(pairs, title, 'Which pair?', pairRow(folder));
}
