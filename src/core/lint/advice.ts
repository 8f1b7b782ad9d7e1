import { referencesIn } from '../names/names-in-text.js';
import { isSigned } from '../names/signed-text.js';
import type { LoadedRecord, RecordFile, Snapshot } from '../folder/snapshot.js';
import { isFinished } from '../insight/goals.js';
import { roleOf } from '../insight/people.js';
import { smartGaps, type SmartGap } from '../insight/smart.js';
import { addToDay, dayWords, sentence } from '../text/words.js';
import type { Problem } from './problem.js';
import { readStep, type WrittenStep } from '../records/fields.js';
import { goalStatus } from '../records/goal.js';
import { pairStatus } from '../records/pair.js';
import { sessionStatus } from '../records/session.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { formatOf } from './folder.js';
import { rangeIn, rangeOfReference } from './reference-range.js';
import { problem } from './rules.js';

/** With whose eyes, and on which day, a record is looked at. */
export interface Viewer {
  /** A handle; undefined where nobody is known, who gets no advice. */
  readonly me: string | undefined;
  /** `YYYY-MM-DD`; undefined where nothing may depend on the day. */
  readonly today: string | undefined;
}

/** More of one file say nothing new. */
const mostTold = 50;

/**
 * What may help who is writing a record, in the order of its text: only for the records of their own pairs and for their own
 * goals. Nothing private is named in what is said of a shared file.
 * @param file as it is shown, which may say something else than the snapshot has of it
 */
export function adviceFor(snapshot: Snapshot, file: RecordFile, { me, today }: Viewer): readonly Problem[] {
  if (me === undefined || !isUnderstood(snapshot, file)) return [];
  const seen = snapshot.seenFrom(file.place);
  const concern = concernOf(snapshot, file);
  if (!isOwn(concern, me)) return [];
  return [
    ...(concern.goal?.value.owner === me ? notSmartYet(seen, file, today) : []),
    ...(today === undefined || isBehind(concern) ? [] : pastDates(file, today)),
    ...staleSlugs(snapshot, seen, file),
  ]
    .sort((one, other) => one.range.start.line - other.range.start.line)
    .slice(0, mostTold);
}

/**
 * The part of the advice that is for whoever looks after the records: it is about nobody's goals, and the same on every day.
 * @param file as it is shown, which may say something else than the snapshot has of it
 */
export function adviceForAnybody(snapshot: Snapshot, file: RecordFile): readonly Problem[] {
  if (!isUnderstood(snapshot, file)) return [];
  const seen = snapshot.seenFrom(file.place);
  return staleSlugs(snapshot, seen, file);
}

/** The positions of a broken file are not those of its last good content, and what a newer format means is not known. */
function isUnderstood(snapshot: Snapshot, file: RecordFile): file is LoadedRecord {
  return file.value !== undefined && !file.stale && formatOf(snapshot, file.place).supported;
}

/** The goal and the pair that a record is about. */
interface Concern {
  readonly goal?: LoadedRecord<'goal'> | undefined;
  readonly pair?: LoadedRecord<'pair'> | undefined;
}

function concernOf(snapshot: Snapshot, file: LoadedRecord): Concern {
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

function isOwn({ goal, pair }: Concern, me: string): boolean {
  return goal?.value.owner === me || (pair !== undefined && roleOf(pair.value, me) !== undefined);
}

/** Whether nobody works on it any more, so that its days don't matter. */
function isBehind({ goal, pair }: Concern): boolean {
  if (goal && isFinished(goal)) return true;
  return pair !== undefined && pairStatus(pair.value) === 'ended';
}

/** The letters that a goal leaves open; of a draft, which may leave them open, the first one only. */
function notSmartYet(seen: Snapshot, file: LoadedRecord, today: string | undefined): readonly Problem[] {
  if (file.kind !== 'goal') return [];
  const goal = file;
  if (isFinished(goal)) return [];
  const isDraft = goalStatus(goal.value) === 'draft';
  // Whether its day has gone by is told by another rule.
  const gaps = smartGaps(goal, seen, '');
  return (isDraft ? gaps.slice(0, 1) : gaps).map((gap) => {
    const path = [goal.value[gap.key] === undefined ? 'title' : gap.key];
    const hint = gap.key === 'due' ? dueHint(seen, goal, today) : `For example ${written(gap, goal)}`;
    return problem('not-smart-yet', `${smartWords(gap, isDraft)} ${hint}`, rangeIn(file, path), path);
  });
}

function smartWords({ letter, question, why }: SmartGap, isDraft: boolean): string {
  const when = isDraft ? ', once this draft takes shape' : '';
  return `${sentence(letter)}${when}: ${question} ${why}`;
}

/** Examples are sentences; here they have to be what the key takes. */
function written({ key, example }: SmartGap, { value }: LoadedRecord<'goal'>): string {
  if (key !== 'measure') return `${key}: ${example}`;
  return value.measure === undefined
    ? 'measure: { what: p99 of a retry storm, unit: ms, from: 40, to: 10 }'
    : 'to: 10';
}

/** A day that can be taken as it is: in three months, or when the pair ends. None where the words may not depend on the day. */
function dueHint(seen: Snapshot, { value }: LoadedRecord<'goal'>, today: string | undefined): string {
  if (today === undefined) return 'Write the day behind due: as year-month-day.';
  const soon = addToDay(today, { months: 3 }) ?? today;
  const ends = seen.find('pair', value.pair)?.value.ends;
  return `For example due: ${ends !== undefined && ends > today && ends < soon ? ends : soon}`;
}

/** A day in a record that can go by. */
interface Day {
  readonly path: YamlPath;
  /** `YYYY-MM-DD` */
  readonly day: string | undefined;
  /** What to say once it has gone by, with the day in words. */
  readonly say: (day: string) => string;
}

/** Only what is told is located: a plan can have thousands of steps. */
function pastDates(file: LoadedRecord, today: string): readonly Problem[] {
  return daysIn(file)
    .filter(({ day }) => day !== undefined && day < today)
    .slice(0, mostTold)
    .map(({ path, day = today, say }) =>
      problem('past-date', say(dayWords(day, today)), rangeIn(file, path), path),
    );
}

/** In the order of the text. */
function daysIn(file: LoadedRecord): readonly Day[] {
  switch (file.kind) {
    case 'pair': {
      const { ends } = file.value;
      const say = (day: string) =>
        `The pair wanted to be done by ${day}. Choose another day, or close it together.`;
      return [{ path: ['ends'], day: ends, say }];
    }
    case 'goal': {
      const { due } = file.value;
      const say = (day: string) =>
        `This goal was due ${day}. Choose another day, or say under status: what became of it.`;
      return [{ path: ['due'], day: due, say }];
    }
    case 'plan':
      return daysOfSteps(file.value.steps, 'steps');
    case 'session': {
      const session = file.value;
      const status = sessionStatus(session);
      const planned = status === 'planned' ? session.date : undefined;
      const say = (day: string) =>
        `This session was planned for ${day}. Take status: out where it was held; else choose another day, or cancel it.`;
      const steps = status === 'cancelled' ? [] : daysOfSteps(session.actions, 'actions');
      return [{ path: ['date'], day: planned, say }, ...steps];
    }
    default:
      return [];
  }
}

function daysOfSteps(written: readonly WrittenStep[] | undefined, key: string): readonly Day[] {
  const say = (day: string) =>
    `This was due ${day} and is open. Choose another day, or add done: with the day it was done.`;
  return (written ?? [])
    .map(readStep)
    .flatMap(({ due, done }, index) =>
      done === undefined ? [{ path: [key, index, 'due'], day: due, say }] : [],
    );
}

/** References by an old name. What both agreed to stays as it is, since their signatures are for those very words. */
function staleSlugs(snapshot: Snapshot, seen: Snapshot, file: LoadedRecord): readonly Problem[] {
  if (isSigned(snapshot, file)) return [];
  return referencesIn(file.kind, file.value)
    .map((written) => ({ ...written, id: seen.find(written.to, written.reference)?.id }))
    .filter(({ id, reference }) => id !== undefined && id !== reference)
    .slice(0, mostTold)
    .map(({ path, reference, id }) => {
      const message = `${reference} leads to what is called ${id} by now. It works all the same, and reads better with the name of today.`;
      return problem('stale-slug', message, rangeOfReference(file, path, reference), path, id);
    });
}
