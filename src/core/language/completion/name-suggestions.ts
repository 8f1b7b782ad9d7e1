import type { ExpectedName } from '../../names/names-in-text.js';
import { bySubject } from '../../names/subject.js';
import { sameRecord, type LoadedRecord, type Snapshot } from '../../folder/snapshot.js';
import { feedbackLine } from '../../insight/feedback.js';
import { isFinished } from '../../insight/goals.js';
import { pairName, pairNamedIn, pairsOf } from '../../insight/people.js';
import { objectivesOf } from '../../names/objective.js';
import { nameOf } from '../../names/person.js';
import { lengthWords } from '../../insight/schedule.js';
import { recordTitle } from '../../names/record-title.js';
import { compareText, dayWithWeekday, dueWords, firstLine, plural, sentence } from '../../text/words.js';
import { builtInProcesses, programmeProcess } from '../../processes/builtin.js';
import { checkKinds } from '../../processes/checks.js';
import type { Process, Stage } from '../../processes/process.js';
import { findProcess, ownProcesses } from '../../processes/team.js';
import { goalStatus } from '../../records/goal.js';
import type { RecordKind } from '../../records/kinds.js';
import { pairStatus } from '../../records/pair.js';
import { sessionStatus } from '../../records/session.js';
import { textAt } from '../../yaml/plain-value.js';
import { seenBy, type Suggestion, type Writing } from './suggestion.js';
import type { YamlPath } from '../../yaml/yaml-path.js';

type PairRecord = LoadedRecord<'pair'>;

/** The pair that a record belongs to, as far as what is written so far tells. */
export function pairOf(writing: Writing, record: unknown): PairRecord | undefined {
  const { file } = writing;
  const seen = seenBy(writing);
  return file.kind === 'pair' ? seen.find('pair', file.id) : pairNamedIn(seen, record);
}

/** Nobody mentors themselves, or tells themselves what they saw. */
const otherSide: Readonly<Record<string, string>> = {
  mentee: 'mentor',
  mentor: 'mentee',
  from: 'to',
  to: 'from',
};

/** What can be named in a place, by title: what belongs to the record's own pair first, then to mine, then the rest. */
export function nameSuggestions(
  writing: Writing,
  expected: ExpectedName,
  path: YamlPath,
  record: unknown,
): readonly Suggestion[] {
  return bySubject<ExpectedName, readonly Suggestion[]>(expected, {
    record: ({ kind }) => {
      if (kind === 'process') return processes(writing);
      const other = textAt(record, [otherSide[String(path[0])] ?? '']);
      return recordsOf(writing, kind, record).filter(({ value }) => value !== other);
    },
    objective: () =>
      objectivesOf(seenBy(writing)).map(({ id, title }) => ({ value: id, label: firstLine(title) })),
    stage: () => {
      const id = textAt(record, [...path.slice(0, -1), 'process']) ?? textAt(record, ['process']);
      const process = id === undefined ? undefined : findProcess(writing.snapshot, writing.file.place, id);
      return (process?.stages ?? []).map(stageSuggestion);
    },
    'programme-step': () => programmeProcess().stages.map(stageSuggestion),
  });
}

/** The vocabulary of exit checks. */
export function checkSuggestions(): readonly Suggestion[] {
  return [...checkKinds].map(([value, { about }]) => ({ value, label: value, documentation: about }));
}

function stageSuggestion({ id, title, phase, lead, purpose }: Stage): Suggestion {
  const led = lead === undefined || lead === 'both' ? [] : [`led by the ${lead}`];
  return { value: id, label: title, detail: [phase, ...led].join(' · '), documentation: purpose };
}

function processes({ snapshot, file }: Writing): readonly Suggestion[] {
  const own = ownProcesses(snapshot, file.place).filter(
    ({ id }) => file.kind !== 'process' || id !== file.id,
  );
  const others = [...builtInProcesses().values()].filter(({ id }) =>
    own.every((process) => process.id !== id),
  );
  return [...own, ...others].map(processSuggestion);
}

function processSuggestion({ id, title, purpose, length, stages }: Process): Suggestion {
  const takes = length === undefined ? undefined : lengthWords(length);
  const detail = [plural(stages.length, 'stage'), ...(takes === undefined ? [] : [takes])].join(' · ');
  return { value: id, label: title, detail, documentation: purpose };
}

/** A record that can be named. */
interface Candidate extends Omit<Suggestion, 'value'> {
  /** How near it is to what is written: less is nearer. */
  readonly rank: number;
  /** Sorts those of one rank; absent where the label does. */
  readonly order?: string;
}

function recordsOf(writing: Writing, kind: RecordKind, record: unknown): readonly Suggestion[] {
  const { file, me } = writing;
  const seen = seenBy(writing);
  const around: Surroundings = {
    writing,
    seen,
    own: pairOf(writing, record),
    mine: me === undefined ? [] : pairsOf(seen, me),
  };
  return seen
    .all(kind)
    .flatMap((each) => {
      const candidate = file.kind === kind && file.id === each.id ? undefined : candidateFor(around, each);
      return candidate ? [{ value: each.id, ...candidate }] : [];
    })
    .sort(
      (one, other) =>
        one.rank - other.rank || compareText(one.order ?? one.label, other.order ?? other.label),
    )
    .map(({ value, label, detail, documentation }) => ({ value, label, detail, documentation }));
}

/** What is known while a record is being written. */
interface Surroundings {
  readonly writing: Writing;
  readonly seen: Snapshot;
  /** The pair of the record that is being written. */
  readonly own: PairRecord | undefined;
  /** The pairs of the person who writes. */
  readonly mine: readonly PairRecord[];
}

function candidateFor(around: Surroundings, record: LoadedRecord): Candidate | undefined {
  const { seen, writing } = around;
  const { today } = writing;
  switch (record.kind) {
    case 'person':
      return personCandidate(around, record);
    case 'pair':
      return pairCandidate(around, record);
    case 'goal':
      return goalCandidate(around, record);
    case 'session': {
      const { value } = record;
      const pair = seen.find('pair', value.pair);
      const state = sentence(sessionStatus(value) === 'planned' ? 'planned for' : 'session on');
      return {
        label: `${state} ${dayWithWeekday(value.date, today)}`,
        detail: [...(pair ? [pairName(seen, pair.value)] : []), value.date].join(' · '),
        documentation: value.notes ?? value.preparation,
        rank: rankOf(around, value.pair),
        order: newestFirst(value.date),
      };
    }
    case 'feedback': {
      const { from, to, date, pair } = record.value;
      return {
        label: feedbackLine(record) || date,
        detail: `${nameOf(seen, from)} to ${nameOf(seen, to)} · ${dayWithWeekday(date, today)}`,
        rank: rankOf(around, pair),
        order: newestFirst(date),
      };
    }
    case 'agreement':
      return { label: recordTitle(seen, record) || record.id, rank: rankOf(around, record.value.pair) };
    default:
      // Nothing names a record of any other kind.
      return undefined;
  }
}

function rankOf({ own, mine }: Surroundings, pair: string | undefined): number {
  if (own && sameRecord('pair', pair, own.id)) return 0;
  return mine.some(({ id }) => sameRecord('pair', pair, id)) ? 1 : 2;
}

function personCandidate({ own, mine, writing }: Surroundings, person: LoadedRecord<'person'>): Candidate {
  const { id, value } = person;
  const isIn = ({ value: { mentee, mentor } }: PairRecord) => mentee === id || mentor === id;
  const role = own?.value.mentee === id ? 'mentee' : own?.value.mentor === id ? 'mentor' : undefined;
  const rank = role !== undefined ? 0 : id === writing.me ? 1 : mine.some(isIn) ? 2 : 3;
  const who = [id, ...(role === undefined ? [] : [role]), ...(id === writing.me ? ['you'] : [])];
  return { label: firstLine(value.name), detail: who.join(' · '), rank, order: value.name };
}

function pairCandidate({ seen, mine }: Surroundings, { id, value }: PairRecord): Candidate {
  const status = pairStatus(value);
  const isMine = mine.some((each) => each.id === id);
  return {
    label: pairName(seen, value),
    detail: `${nameOf(seen, value.mentee)} is the mentee · ${status}`,
    documentation: value.request,
    rank: (isMine ? 0 : 2) + (status === 'ended' ? 1 : 0),
  };
}

function goalCandidate(around: Surroundings, goal: LoadedRecord<'goal'>): Candidate {
  const { seen, writing } = around;
  const { title, owner, pair, due } = goal.value;
  const status = goalStatus(goal.value);
  const when = status === 'active' && due !== undefined ? [dueWords(due, writing.today)] : [];
  const nearness = rankOf(around, pair);
  const rank = owner === writing.me ? Math.min(1, nearness) : nearness;
  return {
    label: firstLine(title),
    detail: [nameOf(seen, owner), status, ...when].join(' · '),
    rank: rank + (isFinished(goal) ? 3 : 0),
  };
}

/** Turns the digits of a day round, so that the newest comes first in the order of texts. */
function newestFirst(day: string): string {
  return day.replace(/\d/g, (digit) => String(9 - Number(digit)));
}
