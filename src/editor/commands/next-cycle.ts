import { goalsToContinue, startNextCycle as start } from '../../core/actions/next-cycle.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { livePair, nextCycle } from '../../core/insight/cycles.js';
import { otherOf, pairsOf } from '../../core/insight/people.js';
import { pairStatus } from '../../core/records/pair.js';
import type { App, CommandHandler } from '../app.js';
import { commandId } from '../../views/contributions.js';
import {
  askInSteps,
  askText,
  pickMany,
  pickOne,
  skipped,
  type Step,
  alone,
  left,
  keepAs,
} from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { chooseProcess } from './choose-process.js';
import { pairChoice } from './choose.js';

import { chooseFolder } from './choose-folder.js';
import { commandButton, say } from '../messages.js';
import { run, whoAmI } from '../run-action.js';
import { pairOfRecord, otherName } from '../../views/choices.js';

type PairRecord = LoadedRecord<'pair'>;

const title = 'Start Next Cycle';

interface Answers {
  readonly request?: string | undefined;
  readonly process: string;
  readonly goals: readonly string[];
}

/** Begins the next cycle of a pair: what it is about is asked anew, and open goals can go on. */
export function startNextCycle(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    const me = folder && (await whoAmI(folder));
    if (!folder || me === undefined) return;
    const pair = pairOfRecord(folder, argument) ?? (await choosePairToFollow(folder, me));
    if (!pair) return;
    const goals = goalsToContinue(folder, pair);
    const { request, process } = pair.value;
    const initial: Answers = { request, process, goals: goals.map((goal) => goal.id) };
    const answers = await askInSteps<Answers>(title, initial, [
      askRequest(folder, pair),
      askProcess(folder, pair),
      askGoals(goals),
    ]);
    if (!answers) return;
    await run(
      folder,
      start,
      { pair: pair.id, ...answers },
      {
        buttons: ({ outcome: { open } }) =>
          open ? [commandButton('Open Dashboard', commandId('openDashboard'), folder.target(open))] : [],
      },
    );
  };
}

/** One of my pairs that nothing follows yet. */
async function choosePairToFollow(folder: MentoringFolder, me: string): Promise<PairRecord | undefined> {
  const { snapshot } = folder;
  const pairs = pairsOf(snapshot, me).filter(
    (pair) =>
      pairStatus(pair.value) !== 'proposed' &&
      !nextCycle(snapshot, pair) &&
      !livePair(snapshot, me, otherOf(pair.value, me) ?? me, pair.id),
  );
  const [first, second] = pairs;
  if (!first) {
    await say('No pair of yours has a next cycle to start.');
    return undefined;
  }
  if (!second) return first;
  const chosen = await pickOne(alone(title), {
    placeholder: 'With whom?',
    items: pairs.map((pair) => pairChoice(folder, pair)),
  });
  return left(chosen) ? undefined : chosen;
}

function askRequest(folder: MentoringFolder, pair: PairRecord): Step<Answers> {
  const name = otherName(folder, pair);
  const before = pairStatus(pair.value) === 'ended' ? '' : ' The cycle so far ends with it.';
  return keepAs('request', (frame, state) =>
    askText(frame, {
      prompt: `What is the next cycle with ${name} about?${before}`,
      placeholder: 'Own a service from design to on-call',
      value: state.request,
    }),
  );
}

function askProcess(folder: MentoringFolder, pair: PairRecord): Step<Answers> {
  return keepAs('process', (frame, state) =>
    chooseProcess(frame, folder, {
      ...pair,
      value: { ...pair.value, process: state.process },
    }),
  );
}

/** Every open goal is ticked at first. */
function askGoals(goals: readonly LoadedRecord<'goal'>[]): Step<Answers> {
  return async (frame, state) => {
    if (goals.length === 0) return skipped;
    const chosen = await pickMany(frame, {
      placeholder: 'Which goals go on? Their evidence, check-ins and steps go with them.',
      items: goals.map((goal) => ({
        label: goal.value.title,
        description: goal.value.status ?? 'draft',
        picked: state.goals.includes(goal.id),
        value: goal.id,
      })),
    });
    return left(chosen) ? chosen : { ...state, goals: chosen };
  };
}
