import type { Duration } from 'date-fns';
import { parse as parseIso } from 'tinyduration';
import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { pairStatus } from '../records/pair.js';
import { sessionStatus } from '../records/session.js';
import {
  addToDay,
  compareText,
  dayWithWeekday,
  dayWords,
  daysBetween,
  joinNames,
  plural,
} from '../text/words.js';
import { isPrivate } from '../folder/privacy.js';
import type { Perspective } from './perspective.js';

type PairRecord = LoadedRecord<'pair'>;
type SessionRecord = LoadedRecord<'session'>;

/** How often two people meet. */
export interface Cadence {
  /** ISO 8601, as it is written: `P14D`. */
  readonly iso: string;
  readonly duration: Duration;
  /** `every 2 weeks`. */
  readonly words: string;
  /** The record that says it. */
  readonly source: LoadedRecord<'agreement'> | PairRecord;
}

/** The next session, planned or merely expected. */
export type NextSession =
  | {
      readonly state: 'planned';
      readonly date: string;
      readonly record: SessionRecord;
      readonly words: string;
    }
  /** Where the last session and the cadence lead; that day may have passed. */
  | { readonly state: 'expected'; readonly date: string; readonly words: string };

/** How the meetings go, without judging it. */
export interface Momentum {
  readonly held: number;
  /** How many sessions were agreed. */
  readonly agreed: number | undefined;
  /** The day of the last session held. */
  readonly last: string | undefined;
  /** `5 of 12 sessions held`, `5 sessions held`, `not met yet`. */
  readonly words: string;
}

/** An ISO 8601 duration in parts; undefined where it is none, or is shorter than a day. */
export function parseDuration(iso: string): Duration | undefined {
  try {
    const { negative, years = 0, months = 0, weeks = 0, days = 0 } = parseIso(iso);
    const parts = { years, months, weeks, days };
    const usable = Object.values(parts).every((part) => Number.isSafeInteger(part) && part >= 0);
    return negative !== true && usable && years + months + weeks + days > 0 ? parts : undefined;
  } catch {
    // The parser throws on whatever is no duration; the record's own schema has told the person.
    return undefined;
  }
}

/** `every week`, `every 2 weeks`, `every month`. */
export function everyWords(duration: Duration): string {
  const parts = partsOf(duration);
  const [only] = parts;
  if (parts.length === 1 && only?.count === 1) return `every ${only.unit}`;
  return `every ${partsInWords(parts)}`;
}

/** `within 2 days`, `within 1 week`. */
export function withinWords(duration: Duration): string {
  return `within ${spanWords(duration)}`;
}

/** How long it is: `2 weeks`, `1 year and 6 months`. */
export function spanWords(duration: Duration): string {
  return partsInWords(partsOf(duration));
}

/** How long something takes: `about 6 months`; undefined where the ISO 8601 duration is none. */
export function lengthWords(iso: string): string | undefined {
  const duration = parseDuration(iso);
  return duration && `about ${spanWords(duration)}`;
}

interface Part {
  readonly count: number;
  readonly unit: string;
}

function partsInWords(parts: readonly Part[]): string {
  return joinNames(parts.map((part) => plural(part.count, part.unit)));
}

function partsOf({ years = 0, months = 0, weeks = 0, days = 0 }: Duration): readonly Part[] {
  const inWeeks = days % 7 === 0;
  return [
    { count: years, unit: 'year' },
    { count: months, unit: 'month' },
    { count: inWeeks ? weeks + days / 7 : weeks, unit: 'week' },
    { count: inWeeks ? 0 : days, unit: 'day' },
  ].filter((part) => part.count > 0);
}

/** The pair's agreement. Of several, a shared one, then one that both signed, then the one signed last. */
export function agreementOf(snapshot: Snapshot, pair: PairRecord): LoadedRecord<'agreement'> | undefined {
  const agreements = snapshot.referring('agreement', 'pair', pair);
  if (agreements.length < 2) return agreements[0];
  const rank = (agreement: LoadedRecord<'agreement'>) => {
    const [earlier = '', later = ''] = signingDays(snapshot, pair, agreement);
    return `${isPrivate(agreement) ? '0' : '1'} ${earlier} ${later} ${agreement.id}`;
  };
  return agreements.reduce((best, candidate) => (rank(candidate) > rank(best) ? candidate : best));
}

/** The last day on which each side signed, the earlier one first; empty for who has not. Nobody else's signature counts. */
function signingDays(
  snapshot: Snapshot,
  { value: { mentee, mentor } }: PairRecord,
  agreement: LoadedRecord<'agreement'>,
): readonly string[] {
  const signatures = snapshot.referring('signature', 'agreement', agreement).map(({ value }) => value);
  const lastOf = (side: string) =>
    signatures
      .filter(({ by }) => by === side)
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? '';
  return [lastOf(mentee), lastOf(mentor)].sort();
}

/** How often the two meet: as agreed, else as the pair's record says. */
export function cadenceOf(snapshot: Snapshot, pair: PairRecord): Cadence | undefined {
  const agreement = agreementOf(snapshot, pair);
  const agreed = agreement && cadenceFrom(agreement.value.schedule?.cadence, agreement);
  return agreed ?? cadenceFrom(pair.value.cadence, pair);
}

function cadenceFrom(iso: string | undefined, source: Cadence['source']): Cadence | undefined {
  const duration = iso === undefined ? undefined : parseDuration(iso);
  return iso === undefined || !duration ? undefined : { iso, duration, words: everyWords(duration), source };
}

/** All sessions of a pair, earliest first: by day, then by the moment they started, then by id. */
export function sessionsOf(snapshot: Snapshot, pair: PairRecord): readonly SessionRecord[] {
  return [...snapshot.referring('session', 'pair', pair)].sort(compareSessions);
}

/** Earlier sessions first: by day, then by the moment they started, then by id. */
export function compareSessions(one: SessionRecord, other: SessionRecord): number {
  return (
    compareText(one.value.date, other.value.date) ||
    startOf(one) - startOf(other) ||
    compareText(one.id, other.id)
  );
}

/** A session that doesn't say when it started comes last on its day. */
function startOf(session: SessionRecord): number {
  const start = session.value.started === undefined ? NaN : Date.parse(session.value.started);
  return Number.isNaN(start) ? Number.MAX_SAFE_INTEGER : start;
}

/**
 * The sessions that were held, earliest first.
 * @param until leaves out what was held after this day: a past stage is seen as it was, and a year with a slip of the pen in it has
 * not come yet.
 */
export function heldSessions(snapshot: Snapshot, pair: PairRecord, until?: string): readonly SessionRecord[] {
  return sessionsOf(snapshot, pair).filter(
    ({ value }) => sessionStatus(value) === 'held' && (until === undefined || value.date <= until),
  );
}

/** The session held last, not after `today`. */
export function lastSession(perspective: Perspective, pair: PairRecord): SessionRecord | undefined {
  const { snapshot, today } = perspective;
  return heldSessions(snapshot, pair, today).at(-1);
}

function plannedSessions(snapshot: Snapshot, pair: PairRecord): readonly SessionRecord[] {
  return sessionsOf(snapshot, pair).filter((session) => sessionStatus(session.value) === 'planned');
}

/** Planned sessions whose day has passed, so that somebody may say how they went. */
export function sessionsToWriteUp(perspective: Perspective, pair: PairRecord): readonly SessionRecord[] {
  const { snapshot, today } = perspective;
  return plannedSessions(snapshot, pair).filter((session) => session.value.date < today);
}

/** The next planned session from today on, else the day on which one is to be expected. */
export function nextSession(perspective: Perspective, pair: PairRecord): NextSession | undefined {
  const { snapshot, today } = perspective;
  const planned = plannedSessions(snapshot, pair).find((session) => session.value.date >= today);
  if (planned) {
    const { date } = planned.value;
    return { state: 'planned', date, record: planned, words: dayWithWeekday(date, today) };
  }
  if (pairStatus(pair.value) !== 'active') return undefined;
  const last = lastSession(perspective, pair);
  const cadence = cadenceOf(snapshot, pair);
  const date = last && cadence && addToDay(last.value.date, cadence.duration);
  if (date === undefined) return undefined;
  const words = date < today ? 'not planned yet' : `around ${dayWords(date, today)}`;
  return { state: 'expected', date, words };
}

/** Where today lies in the time that a pair gave itself: `week 6 of 26`, `week 6`, `starts 2 Nov`; of one that ended its days. */
export function periodWords(perspective: Perspective, { value }: PairRecord): string | undefined {
  const { today } = perspective;
  const { starts, ends } = value;
  if (starts === undefined) return ends === undefined ? undefined : `until ${dayWords(ends, today)}`;
  if (pairStatus(value) === 'ended') {
    const first = dayWords(starts, today);
    return ends === undefined || ends <= starts ? first : `${first} – ${dayWords(ends, today)}`;
  }
  const since = daysBetween(starts, today);
  if (since === undefined) return undefined;
  if (since < 0) return `starts ${dayWords(starts, today)}`;
  const week = `week ${Math.floor(since / daysInWeek) + 1}`;
  const length = ends === undefined ? undefined : daysBetween(starts, ends);
  if (length === undefined || length < 0 || ends === undefined) return week;
  // What goes on beyond its last day is no fault: the day is named, and nothing counted.
  if (ends < today) return `planned until ${dayWords(ends, today)}`;
  return `${week} of ${Math.floor(length / daysInWeek) + 1}`;
}

const daysInWeek = 7;

/** How the meetings go: how many were held, of how many agreed. */
export function momentum(snapshot: Snapshot, pair: PairRecord): Momentum {
  const sessions = heldSessions(snapshot, pair);
  const agreed = agreementOf(snapshot, pair)?.value.schedule?.meetings;
  const held = sessions.length;
  const counted =
    agreed === undefined ? `${plural(held, 'session')} held` : `${held} of ${plural(agreed, 'session')} held`;
  const words = held === 0 && agreed === undefined ? 'not met yet' : counted;
  return { held, agreed, last: sessions.at(-1)?.value.date, words };
}
