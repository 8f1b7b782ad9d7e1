import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { isFinished } from '../insight/goals.js';
import { roleOf } from '../insight/people.js';
import { pairStatus } from '../records/pair.js';

/** The goal and the pair that a record is about. */
export interface Concern {
  readonly goal?: LoadedRecord<'goal'> | undefined;
  readonly pair?: LoadedRecord<'pair'> | undefined;
}

export function concernOf(snapshot: Snapshot, file: LoadedRecord): Concern {
  const ofGoal = (goal: LoadedRecord<'goal'> | undefined): Concern => {
    return { goal, pair: snapshot.find('pair', goal?.value.pair) };
  };
  switch (file.kind) {
    case 'pair':
      return { pair: file };
    case 'goal':
      return ofGoal(file);
    case 'plan':
    case 'evidence': {
      const { value } = file;
      return ofGoal(snapshot.find('goal', value.goal));
    }
    case 'agreement':
    case 'session':
    case 'feedback':
    case 'review':
    case 'note': {
      const { value } = file;
      return { pair: snapshot.find('pair', value.pair) };
    }
    case 'signature': {
      const { value } = file;
      return { pair: snapshot.find('pair', snapshot.find('agreement', value.agreement)?.value.pair) };
    }
    case 'configuration':
    case 'person':
    case 'process':
    case 'programme':
      return {};
  }
}

export function isOwn({ goal, pair }: Concern, me: string): boolean {
  return goal?.value.owner === me || (pair !== undefined && roleOf(pair.value, me) !== undefined);
}

/** Whether nobody works on it any more, so that its days don't matter. */
export function isBehind({ goal, pair }: Concern): boolean {
  if (goal && isFinished(goal)) return true;
  return pair !== undefined && pairStatus(pair.value) === 'ended';
}
