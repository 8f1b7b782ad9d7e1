import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { isFinished } from '../insight/goals.js';
import { pairNamedIn, roleOf } from '../insight/people.js';
import { pairStatus } from '../records/pair.js';
import { textAt } from '../yaml/plain-value.js';

/** The goal and the pair that a record is about. */
export interface Concern {
  readonly goal?: LoadedRecord<'goal'> | undefined;
  readonly pair?: LoadedRecord<'pair'> | undefined;
}

export function concernOf(snapshot: Snapshot, file: LoadedRecord): Concern {
  const goal = file.kind === 'goal' ? file : snapshot.find('goal', textAt(file.value, ['goal']));
  const pair = file.kind === 'pair' ? file : pairNamedIn(snapshot, file.value);
  return { goal, pair };
}

export function isOwn({ goal, pair }: Concern, me: string): boolean {
  return goal?.value.owner === me || (pair !== undefined && roleOf(pair.value, me) !== undefined);
}

/** Whether nobody works on it any more, so that its days don't matter. */
export function isBehind({ goal, pair }: Concern): boolean {
  if (goal && isFinished(goal)) return true;
  return pair !== undefined && pairStatus(pair.value) === 'ended';
}
