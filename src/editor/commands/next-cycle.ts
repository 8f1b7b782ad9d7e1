import { goalsToContinue, startNextCycle as start } from '../../core/actions/next-cycle.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { livePair, nextCycle } from '../../core/insight/cycles.js';
import { otherOf, pairsOf } from '../../core/insight/people.js';
import { pairStatus } from '../../core/records/pair.js';
import {
  type Step,
  askInSteps,
  chooseOf,
  keepAs,
  left,
  pickMany,
  skipped,
  textStep,
} from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { chooseProcess } from './choose-process.js';
import { commandButton, say } from '../messages.js';
import { run } from '../run-action.js';
import { otherName, pairOfRecord } from '../../views/choices.js';
import { asMe } from './command.js';
import { goalRow, pairRow } from './choose.js';

type PairRecord = LoadedRecord<'pair'>;

const title = 'Start Next Cycle';

interface Answers {
  readonly request?: string | undefined;
  readonly process: string;
  readonly goals: readonly string[];
}

/** Begins the next cycle of a pair: what it is about is asked anew, and open goals can go on. */
export const startNextCycle = asMe(async ({ folder, me, argument }) => {
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
        open ? [commandButton('Open Dashboard', 'openDashboard', folder.target(open))] : [],
    },
  );
});

/** One of my pairs that nothing follows yet. */
async function choosePairToFollow(folder: MentoringFolder, me: string): Promise<PairRecord | undefined> {
  const { snapshot } = folder;
  const pairs = pairsOf(snapshot, me).filter(
    (pair) =>
      pairStatus(pair.value) !== 'proposed' &&
      !nextCycle(snapshot, pair) &&
      !livePair(snapshot, me, otherOf(pair.value, me) ?? me, pair.id),
  );
  if (pairs.length === 0) return say('No pair of yours has a next cycle to start.');
  return chooseOf(pairs, title, 'With whom?', pairRow(folder));
}

function askRequest(folder: MentoringFolder, pair: PairRecord): Step<Answers> {
  const name = otherName(folder, pair);
  const before = pairStatus(pair.value) === 'ended' ? '' : ' The cycle so far ends with it.';
  return textStep('request', {
    prompt: `What is the next cycle with ${name} about?${before}`,
    placeholder: 'Own a service from design to on-call',
  });
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
        ...goalRow(goal),
        picked: state.goals.includes(goal.id),
        value: goal.id,
      })),
    });
    return left(chosen) ? chosen : { ...state, goals: chosen };
  };
}
