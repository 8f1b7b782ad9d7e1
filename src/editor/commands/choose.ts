import { endedMessage } from '../../core/actions/preconditions.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { nextCycle } from '../../core/insight/cycles.js';
import { otherOf, pairName, pairsOf, shortName } from '../../core/insight/people.js';
import { pairStatus } from '../../core/records/pair.js';
import { pickOne, type Choice, alone, left } from '../input/steps.js';
import { commandId } from '../../views/contributions.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { commandButton, say } from '../messages.js';
import { recordOf, pairOfRecord, openPairs, openGoals } from '../../views/choices.js';

/**
 * The pair that a command is about: of what it was called on, else my only one, else the one I choose.
 * @param options.ended Whether an ended pair can be chosen: the command writes private records only.
 */
export async function choosePair(
  folder: MentoringFolder,
  argument: unknown,
  title: string,
  options: { readonly ended?: boolean } = {},
): Promise<LoadedRecord<'pair'> | undefined> {
  const { ended = false } = options;
  const given = pairOfRecord(folder, argument);
  if (given) return !ended && (await isReadOnly(folder, given)) ? undefined : given;
  const open = openPairs(folder);
  const pairs = ended && open.length === 0 ? pairsOf(folder.snapshot, folder.me ?? '') : open;
  const [first, second] = pairs;
  if (!first) {
    await say('You are in no pair here yet.', commandButton('Start Mentoring', 'mentoring.startMentoring'));
    return undefined;
  }
  if (!second) return first;
  const answer = await pickOne(alone(title), {
    placeholder: 'With whom?',
    items: pairs.map((pair) => pairChoice(folder, pair)),
  });
  return left(answer) ? undefined : answer;
}

/** Whether a pair has ended. If so, a message says it and offers what to do next. */
export async function isReadOnly(
  folder: MentoringFolder,
  pair: LoadedRecord<'pair'> | undefined,
): Promise<boolean> {
  if (!pair || pairStatus(pair.value) !== 'ended') return false;
  const target = folder.target(pair);
  const next = nextCycle(folder.snapshot, pair);
  await say(
    endedMessage,
    next
      ? commandButton('Open Next Cycle', commandId('openDashboard'), {
          ...target,
          path: next.path,
          place: next.place,
        })
      : commandButton('Start Next Cycle', commandId('startNextCycle'), target),
  );
  return true;
}

/** A pair as a row: the other one, and what it is about. */
export function pairChoice(
  folder: MentoringFolder,
  pair: LoadedRecord<'pair'>,
): Choice<LoadedRecord<'pair'>> {
  const other = folder.me === undefined ? undefined : otherOf(pair.value, folder.me);
  return {
    label:
      other === undefined
        ? pairName(folder.snapshot, pair.value)
        : shortName(folder.snapshot, other, pair.value),
    description: pair.value.request ?? '',
    value: pair,
  };
}

/** The goal that a command is about. */
export async function chooseGoal(
  folder: MentoringFolder,
  argument: unknown,
  title: string,
): Promise<LoadedRecord<'goal'> | undefined> {
  const plan = recordOf(folder, argument, 'plan');
  const given = recordOf(folder, argument, 'goal') ?? folder.snapshot.find('goal', plan && plan.value.goal);
  if (given) {
    const pair = folder.snapshot.find('pair', given.value.pair);
    return (await isReadOnly(folder, pair)) ? undefined : given;
  }
  const goals = openGoals(folder);
  const [first, second] = goals;
  if (!first) {
    await say('There is no goal here yet.', commandButton('New Goal', 'mentoring.newGoal'));
    return undefined;
  }
  if (!second) return first;
  const answer = await pickOne(alone(title), {
    placeholder: 'Which goal?',
    items: goals.map((goal) => ({
      label: goal.value.title,
      description: goal.value.status ?? 'draft',
      value: goal,
    })),
  });
  return left(answer) ? undefined : answer;
}
