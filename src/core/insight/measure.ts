import { sameRecord, type LoadedRecord, type Snapshot } from '../folder/snapshot.js';
import { measureOf, type NumericMeasure } from '../records/goal.js';
import { sessionStatus } from '../records/session.js';
import { compareSessions } from './schedule.js';
import { targetOf, type Target } from './target.js';
import { numberWords } from '../text/words.js';

/** Where a goal was on one day. */
export interface CheckIn {
  readonly date: string;
  readonly value: number | undefined;
  readonly note: string | undefined;
  readonly session: LoadedRecord<'session'>;
  /** Leads to this check-in in its session. */
  readonly target: Target;
}

/** A check-in with a value. */
type MeasurePoint = CheckIn & { readonly value: number };

/** A measure in numbers and how far it has come. */
export interface MeasureView {
  readonly what: string;
  readonly unit: string | undefined;
  readonly from: number;
  readonly to: number;
  /** The value of the latest check-in. */
  readonly current: number | undefined;
  /** Oldest first. */
  readonly points: readonly MeasurePoint[];
  /** From 0 (where it began) to 1 (where it is to be), whichever way the numbers go. */
  readonly progress: number;
  /** `22 → 10 ms`: from where it is to where it is to be. */
  readonly words: string;
}

/**
 * The check-ins on a goal in sessions that were held, oldest first.
 * @param earlier goals whose check-ins count too. Their values do where they measured the same thing in the same unit.
 */
export function checkInsOf(
  snapshot: Snapshot,
  goal: LoadedRecord<'goal'>,
  earlier: readonly LoadedRecord<'goal'>[] = [],
): readonly CheckIn[] {
  const all = [goal, ...earlier].flatMap((each) => {
    const comparable = each === goal || measuresTheSame(goal, each);
    return ownCheckIns(snapshot, each).map((checkIn) =>
      comparable ? checkIn : { ...checkIn, value: undefined },
    );
  });
  return all.sort((one, other) => compareSessions(one.session, other.session));
}

function ownCheckIns(snapshot: Snapshot, goal: LoadedRecord<'goal'>): readonly CheckIn[] {
  return snapshot
    .referring('session', 'checkins.*.goal', goal)
    .filter((session) => sessionStatus(session.value) === 'held')
    .flatMap((session) =>
      (session.value.checkins ?? []).flatMap(({ goal: named, value, note }, index) =>
        sameRecord('goal', named, goal.id)
          ? [{ date: session.value.date, value, note, session, target: targetOf(session, 'checkins', index) }]
          : [],
      ),
    );
}

function measuresTheSame(goal: LoadedRecord<'goal'>, earlier: LoadedRecord<'goal'>): boolean {
  const [now, before] = [measureOf(goal.value), measureOf(earlier.value)];
  return now !== undefined && now.what === before?.what && now.unit === before.unit;
}

/** How far a measure in numbers has come, going by these check-ins. */
export function measureView(measure: NumericMeasure, checkIns: readonly CheckIn[]): MeasureView {
  const points = checkIns.filter((checkIn): checkIn is MeasurePoint => checkIn.value !== undefined);
  const current = points.at(-1)?.value;
  const { what, unit, from, to } = measure;
  return {
    what,
    unit,
    from,
    to,
    current,
    points,
    progress: progressOf(from, to, current ?? from),
    words: `${numberWords(current ?? from)} → ${withUnit(to, unit)}`,
  };
}

/** A value with its unit: `10 ms`, `80%`. */
export function withUnit(value: number, unit: string | undefined): string {
  if (unit === undefined) return numberWords(value);
  return unit === '%' ? `${numberWords(value)}%` : `${numberWords(value)} ${unit}`;
}

/** How far `current` is on the way, from 0 to 1. A measure that goes nowhere is there, or isn't. */
function progressOf(from: number, to: number, current: number): number {
  // Values near the largest number would overflow in a difference.
  const scale = Math.max(Math.abs(from), Math.abs(to), Math.abs(current));
  const way = scale === 0 ? 0 : to / scale - from / scale;
  if (way === 0) return current === to ? 1 : 0;
  return Math.min(1, Math.max(0, (current / scale - from / scale) / way));
}
