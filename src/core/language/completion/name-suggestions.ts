import type { ExpectedName } from '../../names/names-in-text.js';
import { sameRecord, type LoadedRecord, type Snapshot } from '../../folder/snapshot.js';
import { feedbackLine } from '../../insight/feedback.js';
import { pairName, pairsOf } from '../../insight/people.js';
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

/** The pair that a record names, or that its goal or agreement is of. */
export function pairNamedIn(seen: Snapshot, record: unknown): PairRecord | undefined {
  const agreement = seen.find('agreement', textAt(record, ['agreement']));
  const goal = seen.find('goal', textAt(record, ['goal']));
  return seen.find('pair', textAt(record, ['pair']) ?? agreement?.value.pair ?? goal?.value.pair);
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
  switch (expected.type) {
    case 'record': {
      if (expected.kind === 'process') return processes(writing);
      const other = textAt(record, [otherSide[String(path[0])] ?? '']);
      return recordsOf(writing, expected.kind, record).filter(({ value }) => value !== other);
    }
    case 'objective':
      return objectivesOf(seenBy(writing)).map(({ id, title }) => ({ value: id, label: firstLine(title) }));
    case 'stage': {
      const id = textAt(record, [...path.slice(0, -1), 'process']) ?? textAt(record, ['process']);
      const process = id === undefined ? undefined : findProcess(writing.snapshot, writing.file.place, id);
      return (process?.stages ?? []).map(stageSuggestion);
    }
    case 'programme-step':
      return programmeProcess().stages.map(stageSuggestion);
  }
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

/** A record that can be named, and how near it is to what is written: less is nearer. */
interface Candidate {
  readonly suggestion: Suggestion;
  readonly rank: number;
  readonly order: string;
}

function recordsOf(writing: Writing, kind: RecordKind, record: unknown): readonly Suggestion[] {
  const own = pairOf(writing, record);
  const candidates = candidatesOf(kind, { writing, seen: seenBy(writing), own, mine: minePairs(writing) });
  return candidates
    .filter(({ suggestion }) => writing.file.kind !== kind || suggestion.value !== writing.file.id)
    .sort((one, other) => one.rank - other.rank || compareText(one.order, other.order))
    .map(({ suggestion }) => suggestion);
}

function minePairs(writing: Writing): readonly PairRecord[] {
  return writing.me === undefined ? [] : pairsOf(seenBy(writing), writing.me);
}

interface Surroundings {
  readonly writing: Writing;
  readonly seen: Snapshot;
  readonly own: PairRecord | undefined;
  readonly mine: readonly PairRecord[];
}

function candidatesOf(kind: RecordKind, around: Surroundings): readonly Candidate[] {
  switch (kind) {
    case 'person':
      return around.seen.all('person').map((person) => personCandidate(around, person));
    case 'pair':
      return around.seen.all('pair').map((pair) => pairCandidate(around, pair));
    case 'goal':
      return around.seen.all('goal').map((goal) => goalCandidate(around, goal));
    case 'session':
      return around.seen.all('session').map((session) => sessionCandidate(around, session));
    case 'feedback':
      return around.seen.all('feedback').map((feedback) => feedbackCandidate(around, feedback));
    case 'agreement':
      return around.seen.all('agreement').map((agreement) => {
        const rank = rankOf(around, agreement.value.pair);
        const label = recordTitle(around.seen, agreement) || agreement.id;
        return { suggestion: { value: agreement.id, label }, rank, order: label };
      });
    default:
      // Nothing names a record of any other kind.
      return [];
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
  return {
    suggestion: { value: id, label: firstLine(value.name), detail: who.join(' · ') },
    rank,
    order: value.name,
  };
}

function pairCandidate(around: Surroundings, pair: PairRecord): Candidate {
  const { seen, mine } = around;
  const { id, value } = pair;
  const status = pairStatus(value);
  const isMine = mine.some((each) => each.id === id);
  const rank = (isMine ? 0 : 2) + (status === 'ended' ? 1 : 0);
  const label = pairName(seen, value);
  const detail = `${nameOf(seen, value.mentee)} is the mentee · ${status}`;
  return { suggestion: { value: id, label, detail, documentation: value.request }, rank, order: label };
}

function goalCandidate(around: Surroundings, goal: LoadedRecord<'goal'>): Candidate {
  const { seen, writing } = around;
  const { id, value } = goal;
  const status = goalStatus(value);
  const when = value.due === undefined ? [] : [dueWords(value.due, writing.today)];
  const detail = [nameOf(seen, value.owner), status, ...(status === 'active' ? when : [])].join(' · ');
  const near =
    value.owner === writing.me ? Math.min(1, rankOf(around, value.pair)) : rankOf(around, value.pair);
  const isBehind = status === 'achieved' || status === 'dropped';
  const label = firstLine(value.title);
  return { suggestion: { value: id, label, detail }, rank: near + (isBehind ? 3 : 0), order: label };
}

function sessionCandidate(around: Surroundings, { id, value }: LoadedRecord<'session'>): Candidate {
  const today = around.writing.today;
  const pair = around.seen.find('pair', value.pair);
  const label = `${sentence(sessionStatus(value) === 'planned' ? 'planned for' : 'session on')} ${dayWithWeekday(value.date, today)}`;
  const detail = [...(pair ? [pairName(around.seen, pair.value)] : []), value.date].join(' · ');
  const documentation = value.notes ?? value.preparation;
  return {
    suggestion: { value: id, label, detail, documentation },
    rank: rankOf(around, value.pair),
    order: newest(value.date),
  };
}

function feedbackCandidate(around: Surroundings, record: LoadedRecord<'feedback'>): Candidate {
  const { id, value } = record;
  const { seen, writing } = around;
  const when = dayWithWeekday(value.date, writing.today);
  const detail = `${nameOf(seen, value.from)} to ${nameOf(seen, value.to)} · ${when}`;
  const label = feedbackLine(record) || value.date;
  return {
    suggestion: { value: id, label, detail },
    rank: rankOf(around, value.pair),
    order: newest(value.date),
  };
}

/** Turns days round, so that the newest comes first in the order of texts. */
function newest(day: string): string {
  return day.replace(/\d/g, (digit) => String(9 - Number(digit)));
}
