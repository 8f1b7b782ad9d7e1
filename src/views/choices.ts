import type { LoadedRecord, Snapshot } from '../core/folder/snapshot.js';
import { goalsOf, goalsWithoutPair, isFinished } from '../core/insight/goals.js';
import { pairsOf, shortName } from '../core/insight/people.js';
import type { RecordKind } from '../core/records/kinds.js';
import { pairStatus } from '../core/records/pair.js';
import { targetOf } from './target.js';

/** A mentoring folder as a command looks at it to find out what it is about. */
export interface FolderFacts {
  readonly snapshot: Snapshot;
  /** My handle; undefined where nobody knows it. */
  readonly me: string | undefined;
  /** The code of the goal in focus. */
  readonly goalInFocus: string | undefined;
}

/** The record that a command was called on, if it is of this kind. */
export function recordOf<K extends RecordKind>(
  folder: FolderFacts,
  argument: unknown,
  kind: K,
): LoadedRecord<K> | undefined {
  const target = targetOf(argument);
  if (!target) return undefined;
  return folder.snapshot.all(kind).find(({ place, path }) => place === target.place && path === target.path);
}

/** The pair that a record belongs to, where it names one. */
export function pairOfRecord(folder: FolderFacts, argument: unknown): LoadedRecord<'pair'> | undefined {
  const { snapshot } = folder;
  const direct = recordOf(folder, argument, 'pair');
  if (direct) return direct;
  const owner =
    recordOf(folder, argument, 'goal') ??
    recordOf(folder, argument, 'session') ??
    recordOf(folder, argument, 'feedback') ??
    recordOf(folder, argument, 'agreement') ??
    recordOf(folder, argument, 'review') ??
    recordOf(folder, argument, 'note');
  return owner && snapshot.find('pair', owner.value.pair);
}

/** The pairs of mine in which something can still be written. */
export function openPairs(folder: FolderFacts): readonly LoadedRecord<'pair'>[] {
  if (folder.me === undefined) return [];
  return pairsOf(folder.snapshot, folder.me).filter((pair) => pairStatus(pair.value) !== 'ended');
}

/** The goals that are not behind: of my pairs, mine that belong to none, those of the goal in focus first. */
export function openGoals(folder: FolderFacts): readonly LoadedRecord<'goal'>[] {
  const { snapshot, me } = folder;
  const goals = [
    ...openPairs(folder).flatMap((pair) => goalsOf(snapshot, pair)),
    ...(me === undefined ? [] : goalsWithoutPair(snapshot, me)),
  ].filter((goal) => !isFinished(goal));
  const focused = snapshot.find('goal', folder.goalInFocus);
  return focused && goals.includes(focused) ? [focused, ...goals.filter((goal) => goal !== focused)] : goals;
}

/** The first name of the other one; both names where I am neither. */
export function otherName(folder: FolderFacts, pair: LoadedRecord<'pair'>): string {
  const { mentee, mentor } = pair.value;
  return shortName(folder.snapshot, folder.me === mentee ? mentor : mentee, pair.value);
}
