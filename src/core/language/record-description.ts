import type { Subject } from '../names/subject.js';
import { type LoadedRecord, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import type { History } from '../git/history.js';
import { feedbackLine } from '../insight/feedback.js';
import { goalView } from '../insight/goals.js';
import { pairName, pairsOf } from '../insight/people.js';
import { nameOf } from '../names/person.js';
import { lengthWords, nextSession, periodWords } from '../insight/schedule.js';
import { agreementState, type AgreementHashes } from '../insight/signatures.js';
import { dayWithWeekday, dayWords, firstLine, joinSome, plural, sentence } from '../text/words.js';
import { programmeProcess } from '../processes/builtin.js';
import type { Stage } from '../processes/process.js';
import { stageTrack, type StageTrack } from '../processes/stages.js';
import { findProcess } from '../processes/team.js';
import type { RecordKind } from '../records/kinds.js';
import { pairStatus } from '../records/pair.js';
import { sessionStatus } from '../records/session.js';

/** Who looks at a record, and what there is to see. */
export interface Looking {
  readonly snapshot: Snapshot;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly history: History;
  readonly hashes: AgreementHashes;
}

/** What there is to say about something, as text: what it is called, and a line for each thing. */
export interface Description {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * What a name stands for, with how far it is; undefined where nothing is known by it.
 * @param file where it is named: a pair says which of a stage's checks are open.
 */
export function describe(looking: Looking, subject: Subject, file: RecordFile): Description | undefined {
  switch (subject.type) {
    case 'record':
      return describeRecord(looking, subject.kind, subject.id, file);
    case 'objective':
      return describeObjective(looking.snapshot, subject.name);
    case 'stage': {
      const stages = findProcess(looking.snapshot, file.place, subject.process)?.stages;
      const stage = stages?.find(({ id }) => id === subject.stage);
      return (
        stage && { title: stage.title, lines: [...stageLines(stage), ...openChecks(looking, stage, file)] }
      );
    }
    case 'programme-step': {
      const step = programmeProcess().stages.find(({ id }) => id === subject.step);
      return step && { title: step.title, lines: stageLines(step) };
    }
  }
}

/** A goal with how far it is. */
export function describeGoal({ snapshot, today, history }: Looking, goal: LoadedRecord<'goal'>): Description {
  const { title, summary, knownBy, nextStep, evidence } = goalView(snapshot, goal, today, history);
  const counted = evidence.filter(({ counts }) => counts).length;
  return {
    title,
    lines: some(
      [nameOf(snapshot, goal.value.owner), summary].filter((part) => part !== '').join(' · '),
      knownBy,
      nextStep && `Next: ${nextStep.step.task}`,
      counted === 0 ? undefined : `${plural(counted, 'piece')} of evidence`,
    ),
  };
}

/** The commit of a hash, or of its beginning, where the history knows it, under this hash or another one. */
export function describeCommit({ history, today }: Looking, hash: string): Description | undefined {
  const trace = history.traces.get(hash);
  const now = trace?.kind === 'found' ? trace.commit : hash;
  const commit = now.length < 7 ? undefined : history.commits.find(({ sha }) => sha.startsWith(now));
  if (!commit) return undefined;
  const day = dayWithWeekday(commit.authored.slice(0, 10), today);
  const again = now === hash ? undefined : `Found again as ${now.slice(0, 10)}`;
  return { title: commit.subject, lines: some(`${commit.author.name} · ${day}`, again) };
}

function some(...lines: readonly (string | undefined)[]): readonly string[] {
  return lines.filter((line) => line !== undefined && line !== '') as readonly string[];
}

function describeRecord(
  looking: Looking,
  kind: RecordKind,
  id: string,
  file: RecordFile,
): Description | undefined {
  const { snapshot } = looking;
  const found = <K extends RecordKind, T>(wanted: K, say: (record: LoadedRecord<K>) => T): T | undefined => {
    const record = snapshot.find(wanted, id);
    return record && say(record);
  };
  switch (kind) {
    case 'goal':
      return found('goal', (goal) => describeGoal(looking, goal));
    case 'pair':
      return found('pair', (pair) => describePair(looking, pair));
    case 'person':
      return found('person', (person) => describePerson(looking, person));
    case 'session':
      return found('session', (session) => describeSession(looking, session));
    case 'agreement':
      return found('agreement', (agreement) => describeAgreement(looking, agreement));
    case 'feedback':
      return found('feedback', (feedback) => describeFeedback(looking, feedback));
    case 'process':
      return describeProcess(looking, id, file);
    default:
      // Nothing names a record of any other kind.
      return undefined;
  }
}

function describePair(looking: Looking, pair: LoadedRecord<'pair'>): Description {
  const { snapshot, today } = looking;
  const { mentee, mentor, request } = pair.value;
  const status = pairStatus(pair.value);
  const next = nextSession(snapshot, pair, today);
  return {
    title: pairName(snapshot, pair.value),
    lines: some(
      `${nameOf(snapshot, mentee)} is the mentee, ${nameOf(snapshot, mentor)} the mentor`,
      request === undefined ? undefined : firstLine(request),
      status === 'active' ? whereNow(track(looking, pair), today) : sentence(status),
      sentence(periodWords(pair, today) ?? ''),
      next && `Next session: ${next.words}`,
    ),
  };
}

function track({ snapshot, today, hashes }: Looking, pair: LoadedRecord<'pair'>): StageTrack {
  return stageTrack(snapshot, pair, today, hashes);
}

/** `Planning and Development, since 20 Nov`. */
function whereNow({ current }: StageTrack, today: string): string | undefined {
  if (!current) return undefined;
  const since = current.entered === undefined ? '' : `, since ${dayWords(current.entered, today)}`;
  return `${current.title}${since}`;
}

function describePerson({ snapshot }: Looking, { id, value }: LoadedRecord<'person'>): Description {
  const live = pairsOf(snapshot, id).filter((pair) => pairStatus(pair.value) !== 'ended');
  const names = (role: 'mentor' | 'mentee') =>
    live
      .filter((pair) => pair.value[role] === id)
      .map((pair) => nameOf(snapshot, pair.value[role === 'mentor' ? 'mentee' : 'mentor']));
  const [mentees, mentors] = [names('mentor'), names('mentee')];
  return {
    title: value.name,
    lines: some(
      mentors.length > 0 ? `Mentored by ${joinSome(mentors)}` : undefined,
      mentees.length > 0 ? `Mentor of ${joinSome(mentees)}` : undefined,
      live.length === 0 ? 'In no pair at the moment' : undefined,
    ),
  };
}

function describeSession({ snapshot, today }: Looking, { value }: LoadedRecord<'session'>): Description {
  const pair = snapshot.find('pair', value.pair);
  const status = sessionStatus(value);
  const said = value.notes ?? value.preparation;
  return {
    title: `Session on ${dayWithWeekday(value.date, today)}`,
    lines: some(
      [...(pair ? [pairName(snapshot, pair.value)] : []), ...(status === 'unknown' ? [] : [status])].join(
        ' · ',
      ),
      said === undefined ? undefined : firstLine(said),
    ),
  };
}

function describeAgreement(
  { snapshot, today, hashes }: Looking,
  agreement: LoadedRecord<'agreement'>,
): Description | undefined {
  const pair = snapshot.find('pair', agreement.value.pair);
  if (!pair) return undefined;
  const state = agreementState(snapshot, pair, today, hashes);
  const isCurrent = state?.agreement.id === agreement.id;
  return {
    title: `Agreement of ${pairName(snapshot, pair.value)}`,
    lines: [isCurrent ? sentence(state.words) : 'Another agreement of this pair holds'],
  };
}

function describeFeedback({ snapshot, today }: Looking, record: LoadedRecord<'feedback'>): Description {
  const { from, to, date } = record.value;
  const who = `${nameOf(snapshot, from)} to ${nameOf(snapshot, to)}`;
  return { title: feedbackLine(record) || who, lines: [`${who} · ${dayWithWeekday(date, today)}`] };
}

function describeProcess({ snapshot }: Looking, id: string, file: RecordFile): Description | undefined {
  const process = findProcess(snapshot, file.place, id);
  if (!process) return undefined;
  const { title, purpose, length, stages } = process;
  return {
    title,
    lines: some(
      purpose === undefined ? undefined : firstLine(purpose),
      length === undefined ? undefined : sentence(lengthWords(length) ?? ''),
      stages.map((stage) => stage.title).join(' → '),
    ),
  };
}

function describeObjective(snapshot: Snapshot, name: string): Description | undefined {
  const found = snapshot
    .all('configuration')
    .flatMap(({ value }) => Object.entries(value.objectives ?? {}))
    .find(([key]) => key === name);
  if (!found) return undefined;
  const goals = snapshot.all('goal').filter(({ value }) => value.objective === name);
  const served = goals.map(({ value }) => firstLine(value.title));
  const [, { title }] = found;
  return {
    title,
    lines: [
      served.length === 0
        ? 'No goal serves it yet'
        : `Served by ${plural(served.length, 'goal')}: ${joinSome(served)}`,
    ],
  };
}

function stageLines({ purpose, lead }: Stage): readonly string[] {
  const led = lead === undefined ? undefined : lead === 'both' ? 'Led by both' : `Led by the ${lead}`;
  return some(purpose?.trim(), led);
}

/** What is open in a stage of the pair whose record names it. */
function openChecks(looking: Looking, stage: Stage, { kind, id }: RecordFile): readonly string[] {
  const pair = kind === 'pair' ? looking.snapshot.find('pair', id) : undefined;
  const tracked = pair && track(looking, pair).stages.find((each) => each.id === stage.id);
  if (!tracked) return stage.checks.length === 0 ? [] : [plural(stage.checks.length, 'exit check')];
  const open = tracked.checks.filter(({ met }) => !met).map(({ title }) => title);
  if (tracked.state === 'coming' || tracked.checks.length === 0) return [];
  return [open.length === 0 ? 'Nothing is open in it' : `Open: ${joinSome(open)}`];
}
