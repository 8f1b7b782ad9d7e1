import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { groupBy } from '../group-by.js';
import { findProcess } from '../processes/team.js';
import { measureOf } from '../records/goal.js';
import { evidenceFor } from '../insight/evidence.js';
import { feedbackLine, feedbackVerb } from '../insight/feedback.js';
import { goalsOf } from '../insight/goals.js';
import { checkInsOf, withUnit } from '../insight/measure.js';
import { noteWords } from '../insight/notes.js';
import { shortName } from '../insight/people.js';
import { isDraft, reviewsOf } from '../insight/reviews.js';
import { heldSessions } from '../insight/schedule.js';
import { targetOf, type Target } from '../insight/target.js';
import { byText, compareText, dayWithWeekday, firstLine, plural } from '../text/words.js';
import type { Place } from '../folder/privacy.js';
import type { Perspective } from '../insight/perspective.js';

type PairRecord = LoadedRecord<'pair'>;

/** What a line of the timeline tells of. */
export type TimelineKind =
  'session' | 'check-in' | 'feedback' | 'evidence' | 'commit' | 'stage' | 'signature' | 'review' | 'note';

/** One thing that happened in a pair. */
export interface TimelineEntry {
  readonly kind: TimelineKind;
  /** The day, `YYYY-MM-DD`. */
  readonly date: string;
  /** The moment, RFC 3339, where it is known. */
  readonly instant: string | undefined;
  /** `Session`, `Grace asked a question`, `Own the retry subsystem: 22 ms`. */
  readonly title: string;
  readonly detail: string | undefined;
  /** The record; undefined for a commit that no record holds up. */
  readonly target: Target | undefined;
  /** The full hash of a commit. */
  readonly sha: string | undefined;
  readonly place: Place;
}

/** What happened on one day, the latest first. */
export interface TimelineDay {
  readonly date: string;
  /** `Fri 20 Nov`. */
  readonly words: string;
  readonly entries: readonly TimelineEntry[];
}

/** What happened in a pair, day by day, the latest first. Planned and cancelled sessions are no part of it. */
export function timeline(perspective: Perspective, pair: PairRecord): readonly TimelineDay[] {
  const { snapshot, today } = perspective;
  const entries = [
    ...reviewEntries(snapshot, pair),
    ...stageEntries(snapshot, pair),
    ...signatureEntries(snapshot, pair),
    ...sessionEntries(snapshot, pair),
    ...goalEntries(perspective, pair),
    ...feedbackEntries(snapshot, pair),
    ...noteEntries(snapshot, pair),
  ];
  const days = groupBy(entries.sort(latestFirst), ({ date }) => [date]);
  return [...days].map(([date, some]) => ({ date, words: dayWithWeekday(date, today), entries: some }));
}

/** By day, then by the moment. What has only a day stays behind what has a moment, in the order in which it was found. */
function latestFirst(one: TimelineEntry, other: TimelineEntry): number {
  return compareText(other.date, one.date) || momentOf(other) - momentOf(one);
}

function momentOf({ instant }: TimelineEntry): number {
  return instant === undefined ? 0 : Date.parse(instant) || 0;
}

/** An entry that a record tells of. Of `detail` it has the first line. */
function entryOf(
  kind: TimelineKind,
  record: { place: Place; path: string; value: { date: string } },
  title: string,
  detail?: string,
): TimelineEntry {
  return {
    kind,
    date: record.value.date,
    instant: undefined,
    title,
    detail: detail === undefined ? undefined : firstLine(detail),
    target: targetOf(record),
    sha: undefined,
    place: record.place,
  };
}

function sessionEntries(snapshot: Snapshot, pair: PairRecord): readonly TimelineEntry[] {
  return heldSessions(snapshot, pair).map((session) => {
    const { notes, minutes, started } = session.value;
    const length = minutes === undefined ? undefined : plural(minutes, 'minute');
    return { ...entryOf('session', session, 'Session', notes ?? length), instant: started };
  });
}

/** Check-ins and evidence of the pair's goals. */
function goalEntries(perspective: Perspective, pair: PairRecord): readonly TimelineEntry[] {
  const { snapshot } = perspective;
  const goals = goalsOf(snapshot, pair);
  return goals.flatMap((goal) => [
    ...checkInEntries(snapshot, goal),
    ...evidenceFor(perspective, [goal]).map((evidence): TimelineEntry => ({
      kind: evidence.kind === 'commit' ? 'commit' : 'evidence',
      date: evidence.date,
      instant: evidence.instant,
      title: firstLine(evidence.title),
      detail: [
        `for ${firstLine(goal.value.title)}`,
        evidence.by === undefined ? undefined : `by ${shortName(snapshot, evidence.by, pair.value)}`,
        evidence.files && plural(evidence.files.count, 'file'),
        evidence.stateWords,
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
      target: evidence.record && targetOf(evidence.record),
      sha: evidence.sha,
      place: evidence.place,
    })),
  ]);
}

function checkInEntries(snapshot: Snapshot, goal: LoadedRecord<'goal'>): readonly TimelineEntry[] {
  const title = firstLine(goal.value.title);
  const unit = measureOf(goal.value)?.unit;
  return checkInsOf(snapshot, goal).map(({ session, value, note, target }) => ({
    ...entryOf('check-in', session, value === undefined ? title : `${title}: ${withUnit(value, unit)}`, note),
    instant: session.value.started,
    target,
  }));
}

function feedbackEntries(snapshot: Snapshot, pair: PairRecord): readonly TimelineEntry[] {
  return snapshot.referring('feedback', 'pair', pair).map((feedback) => {
    const who = shortName(snapshot, feedback.value.from, pair.value);
    return entryOf('feedback', feedback, `${who} ${feedbackVerb(feedback)}`, feedbackLine(feedback));
  });
}

function stageEntries(snapshot: Snapshot, pair: PairRecord): readonly TimelineEntry[] {
  return (pair.value.stages ?? []).map(({ stage, entered, process, note }, index) => {
    const known = findProcess(snapshot, pair.place, process ?? pair.value.process)?.stages.find(
      (candidate) => candidate.id === stage,
    );
    const entry = entryOf(
      'stage',
      { ...pair, value: { date: entered } },
      `On to ${known?.title ?? stage}`,
      note,
    );
    return { ...entry, target: targetOf(pair, 'stages', index) };
  });
}

function signatureEntries(snapshot: Snapshot, pair: PairRecord): readonly TimelineEntry[] {
  return snapshot.referring('agreement', 'pair', pair).flatMap((agreement) =>
    [...snapshot.referring('signature', 'agreement', agreement)]
      .sort(byText(({ value }) => value.date))
      .map((signature, index, all) => {
        const { by, text } = signature.value;
        const who = shortName(snapshot, by, pair.value);
        const again = all.slice(0, index).some(({ value }) => value.by === by && value.text !== text);
        const what = again ? 'agreed to the changed agreement' : 'agreed to the working agreement';
        return entryOf('signature', signature, `${who} ${what}`);
      }),
  );
}

function reviewEntries(snapshot: Snapshot, pair: PairRecord): readonly TimelineEntry[] {
  const published = reviewsOf(snapshot, pair).filter((review) => !isDraft(review, pair));
  return published.map((review) => {
    const who = shortName(snapshot, review.value.by, pair.value);
    const title =
      review.value.kind === 'checkpoint' ? `${who} wrote down the checkpoint` : `${who} looked back`;
    return entryOf('review', review, title, review.value.celebration);
  });
}

/** Notes that their owners shared. Private ones are no part of what the two look at together. */
function noteEntries(snapshot: Snapshot, pair: PairRecord): readonly TimelineEntry[] {
  return snapshot
    .seenFrom('shared')
    .referring('note', 'pair', pair)
    .map((note) => {
      const who = shortName(snapshot, note.value.by, pair.value);
      return entryOf('note', note, `${who} shared a note`, noteWords(note.value));
    });
}
