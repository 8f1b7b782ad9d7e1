import type { App, CommandHandler } from '../app.js';
import { choosePair, pairOfRecord } from './choose.js';
import { chooseFolder, whoAmI } from './support.js';

/** Opens the dashboard of a pair. It can be read where nothing may be changed, so it asks for no trust. */
export function openDashboard(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument, { reading: true });
    if (!folder) return;
    const given = pairOfRecord(folder, argument);
    if (!given && (await whoAmI(folder)) === undefined) return;
    const pair = given ?? (await choosePair(folder, argument, 'Open Dashboard'));
    if (pair) app.dashboard.show(folder, pair);
  };
}
