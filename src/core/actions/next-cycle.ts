import type { FileEdit } from '../folder/file-edit.js';
import { newId } from '../folder/id.js';
import { sameRecord, type LoadedRecord } from '../folder/snapshot.js';
import { livePair } from '../insight/cycles.js';
import { goalsOf, isFinished } from '../insight/goals.js';
import { shortName } from '../insight/people.js';
import { cadenceOf } from '../insight/schedule.js';
import type { Goal } from '../records/goal.js';
import { pairStatus, type Pair } from '../records/pair.js';
import { creation, outcome } from './make-edits.js';
import { oneLine } from './typed-text.js';
import { defineAction } from './define-action.js';
import { endingEdits } from './endings.js';
import { requireProcess } from './pairs.js';
import { findOwnPair, placeUnder, type OwnPair } from './preconditions.js';
import { refused, stale, type ActionContext, type ActionOutcome } from './action.js';
import { isPrivate, type Place } from '../folder/privacy.js';

export interface StartNextCycle {
  /** The pair that the new one follows. */
  readonly pair: string;
  /** What the mentee wants from the next cycle. */
  readonly request?: string | undefined;
  /** The process of the next cycle; that of the pair before, where none is named. */
  readonly process?: string | undefined;
  /** The goals that go on, by their ids. */
  readonly goals: readonly string[];
}

/** An outcome that also tells the id of the new pair. */
export interface NextCycleOutcome extends ActionOutcome {
  readonly pair: string;
}

/**
 * Begins the next cycle of a pair: a new pair record of the same two that `follows` the old one, which ends with it where it has not
 * yet. Goals go on in new records that say what they continue, so the old ones stay as they were.
 */
export const startNextCycle = defineAction<StartNextCycle, NextCycleOutcome>((context, input) => {
  const { pair: old, other } = findPairToFollow(context, input.pair);
  const { place } = old;
  const { mentee, mentor } = old.value;
  const process = input.process ?? old.value.process;
  const [stage] = requireProcess(context, place, process).stages;
  const id = newId(`${mentee} and ${mentor}`, 'pair', context.random);
  const goals = continuations(context, old, input.goals, id);
  const value: Pair = {
    mentee,
    mentor,
    by: context.me,
    request: oneLine(input.request),
    process,
    status: 'proposed',
    follows: old.id,
    starts: context.today,
    cadence: cadenceOf(context.snapshot.seenFrom(place), old)?.iso,
    stages: stage ? [{ stage: stage.id, entered: context.today }] : undefined,
  };
  const name = shortName(context.snapshot, other, value);
  const done = isPrivate(old) ? 'The next cycle has started' : `Next cycle proposed to ${name}`;
  const pair = creation('pair', id, place, value);
  const ending = pairStatus(old.value) === 'ended' ? [] : endingEdits(context, old);
  const at = value.request === undefined ? [] : ['request'];
  return { ...outcome(done, [...ending, pair, ...goals], pair, at), pair: id };
});

/** A pair of mine that was under way and has no successor, nor another pair of the two. */
function findPairToFollow(context: ActionContext, id: string): OwnPair {
  const found = findOwnPair(context, id);
  const { pair, me, other } = found;
  if (pairStatus(pair.value) === 'proposed')
    refused('This pair has only just been proposed: it is the cycle to begin with.');
  if (livePair(context.snapshot, me, other, pair.id)) {
    const name = shortName(context.snapshot, other, pair.value);
    refused(`You and ${name} have another pair already. Go on there.`);
  }
  return found;
}

/** The goals that can go on from a pair: those that are not behind it and go on nowhere yet. */
export function goalsToContinue(
  { snapshot }: Pick<ActionContext, 'snapshot'>,
  pair: LoadedRecord<'pair'>,
): readonly LoadedRecord<'goal'>[] {
  return goalsOf(snapshot, pair).filter(
    (goal) => !isFinished(goal) && snapshot.referring('goal', 'continues', goal).length === 0,
  );
}

function continuations(
  context: ActionContext,
  old: LoadedRecord<'pair'>,
  chosen: readonly string[],
  pair: string,
): readonly FileEdit[] {
  const open = goalsToContinue(context, old);
  return chosen
    .map(
      (id) =>
        open.find((goal) => sameRecord('goal', goal.id, id)) ??
        stale('One of these goals is no longer open. Choose them again.'),
    )
    .map((goal) => continuation(context, goal, pair, placeUnder([old, goal])));
}

/** A goal that goes on where another one stopped: it says the same, and by when only where that is still to come. */
function continuation(
  { today, random }: ActionContext,
  { id, value }: LoadedRecord<'goal'>,
  pair: string | undefined,
  place: Place,
): FileEdit {
  const goal: Goal = {
    ...value,
    pair,
    continues: id,
    due: value.due !== undefined && value.due > today ? value.due : undefined,
  };
  return creation('goal', newId(value.title, 'goal', random), place, goal);
}
