import { endedMessage } from '../../core/actions/preconditions.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { nextCycle } from '../../core/insight/cycles.js';
import { otherOf, pairName, pairsOf, shortName } from '../../core/insight/people.js';
import { pairStatus } from '../../core/records/pair.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { commandButton, say } from '../messages.js';
import { openGoals, openPairs, pairOfRecord, recordOf } from '../../views/choices.js';
import { chooseOf } from '../input/steps.js';

/**
 * The pair that a command is about: of what it was called on, else my only one, else the one I choose.
 * @param options.ended Whether an ended pair can be chosen: the command writes private records only.
 */
export async function choosePair(
  folder: MentoringFolder,
  argument: unknown,
  title: string,
  { ended = false }: { readonly ended?: boolean } = {},
): Promise<LoadedRecord<'pair'> | undefined> {
  const given = pairOfRecord(folder, argument);
  if (given) return !ended && (await isReadOnly(folder, given)) ? undefined : given;
  const open = openPairs(folder);
  const pairs = ended && open.length === 0 ? pairsOf(folder.snapshot, folder.me ?? '') : open;
  if (pairs.length === 0)
    return say('You are in no pair here yet.', commandButton('Start Mentoring', 'startMentoring'));
  return chooseOf(pairs, title, 'With whom?', pairRow(folder));
}

/** Whether a pair has ended. If so, a message says it and offers what to do next. */
export async function isReadOnly(
  folder: MentoringFolder,
  pair: LoadedRecord<'pair'> | undefined,
): Promise<boolean> {
  if (!pair || pairStatus(pair.value) !== 'ended') return false;
  const next = nextCycle(folder.snapshot, pair);
  await say(
    endedMessage,
    next
      ? commandButton('Open Next Cycle', 'openDashboard', folder.target(next))
      : commandButton('Start Next Cycle', 'startNextCycle', folder.target(pair)),
  );
  return true;
}

/** How a pair looks as a row: the other one, and what it is about. */
export function pairRow({ snapshot, me }: MentoringFolder) {
  return ({ value }: LoadedRecord<'pair'>): { label: string; description: string } => {
    const other = me === undefined ? undefined : otherOf(value, me);
    const label = other === undefined ? pairName(snapshot, value) : shortName(snapshot, other, value);
    return { label, description: value.request ?? '' };
  };
}

/** How a goal looks as a row. */
export function goalRow({ value }: LoadedRecord<'goal'>): { label: string; description: string } {
  return { label: value.title, description: value.status ?? 'draft' };
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
  if (goals.length === 0) return say('There is no goal here yet.', commandButton('New Goal', 'newGoal'));
  return chooseOf(goals, title, 'Which goal?', goalRow);
}
