import { bySubject, type Subject } from '../names/subject.js';
import type { LoadedRecord, RecordFile, Snapshot } from '../folder/snapshot.js';
import { feedbackLine } from '../insight/feedback.js';
import { goalView } from '../insight/goals.js';
import { pairName, pairsOf } from '../insight/people.js';
import { objectivesOf } from '../names/objective.js';
import { nameOf } from '../names/person.js';
import { lengthWords, nextSession, periodWords } from '../insight/schedule.js';
import { agreementState } from '../insight/signatures.js';
import { dayWithWeekday, dayWords, firstLine, joinSome, plural, sentence } from '../text/words.js';
import { programmeProcess } from '../processes/builtin.js';
import type { Process, Stage } from '../processes/process.js';
import { stageTrack, type TrackStage } from '../processes/stages.js';
import { findProcess } from '../processes/team.js';
import { pairStatus } from '../records/pair.js';
import { sessionStatus } from '../records/session.js';
import type { Perspective } from '../insight/perspective.js';

/** A description in plain text: a title, and some lines about it. */
export interface Description {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * Describes what a name stands for, with its progress; undefined if there is no such thing.
 * @param file the file that names it: for a stage that a pair names, its open checks are listed.
 */
export function describe(
  perspective: Perspective,
  subject: Subject,
  file: RecordFile,
): Description | undefined {
  const { snapshot } = perspective;
  return bySubject<Subject, Description | undefined>(subject, {
    record: ({ kind, id }) =>
      kind === 'process'
        ? describeProcess(findProcess(snapshot, file.place, id))
        : describeRecord(perspective, snapshot.find(kind, id)),
    objective: ({ name }) => describeObjective(snapshot, name),
    stage: ({ process, stage }) => {
      const found = findProcess(snapshot, file.place, process)?.stages.find(({ id }) => id === stage);
      return found && describeStage(found, openChecks(perspective, found, file));
    },
    'programme-step': ({ step }) => {
      const found = programmeProcess().stages.find(({ id }) => id === step);
      return found && describeStage(found, []);
    },
  });
}

/** A goal with its progress. */
export function describeGoal(perspective: Perspective, goal: LoadedRecord<'goal'>): Description {
  const { snapshot } = perspective;
  const { title, summary, knownBy, nextStep, evidence } = goalView(perspective, goal);
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

/** The commit of a full or abbreviated hash; undefined if the history has it under neither this hash nor a newer one. */
export function describeCommit({ history, today }: Perspective, hash: string): Description | undefined {
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

function describeRecord(perspective: Perspective, record: LoadedRecord | undefined): Description | undefined {
  switch (record?.kind) {
    case 'goal':
      return describeGoal(perspective, record);
    case 'pair':
      return describePair(perspective, record);
    case 'person':
      return describePerson(perspective, record);
    case 'session':
      return describeSession(perspective, record);
    case 'agreement':
      return describeAgreement(perspective, record);
    case 'feedback':
      return describeFeedback(perspective, record);
    default:
      // Nothing names a record of any other kind.
      return undefined;
  }
}

function describePair(perspective: Perspective, pair: LoadedRecord<'pair'>): Description {
  const { snapshot, today } = perspective;
  const { mentee, mentor, request } = pair.value;
  const status = pairStatus(pair.value);
  const next = nextSession(perspective, pair);
  return {
    title: pairName(snapshot, pair.value),
    lines: some(
      `${nameOf(snapshot, mentee)} is the mentee, ${nameOf(snapshot, mentor)} the mentor`,
      request === undefined ? undefined : firstLine(request),
      status === 'active' ? whereNow(stageTrack(perspective, pair).current, today) : sentence(status),
      sentence(periodWords(perspective, pair) ?? ''),
      next && `Next session: ${next.words}`,
    ),
  };
}

/** `Planning and Development, since 20 Nov`. */
function whereNow(current: TrackStage | undefined, today: string): string | undefined {
  const since = current?.entered === undefined ? '' : `, since ${dayWords(current.entered, today)}`;
  return current && `${current.title}${since}`;
}

function describePerson({ snapshot }: Perspective, { id, value }: LoadedRecord<'person'>): Description {
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

function describeSession({ snapshot, today }: Perspective, { value }: LoadedRecord<'session'>): Description {
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
  perspective: Perspective,
  agreement: LoadedRecord<'agreement'>,
): Description | undefined {
  const { snapshot } = perspective;
  const pair = snapshot.find('pair', agreement.value.pair);
  if (!pair) return undefined;
  const state = agreementState(perspective, pair);
  const isCurrent = state?.agreement.id === agreement.id;
  return {
    title: `Agreement of ${pairName(snapshot, pair.value)}`,
    lines: [isCurrent ? sentence(state.words) : 'Another agreement of this pair holds'],
  };
}

function describeFeedback({ snapshot, today }: Perspective, record: LoadedRecord<'feedback'>): Description {
  const { from, to, date } = record.value;
  const who = `${nameOf(snapshot, from)} to ${nameOf(snapshot, to)}`;
  return { title: feedbackLine(record) || who, lines: [`${who} · ${dayWithWeekday(date, today)}`] };
}

function describeProcess(process: Process | undefined): Description | undefined {
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
  const objective = objectivesOf(snapshot).find(({ id }) => id === name);
  if (!objective) return undefined;
  const goals = snapshot.all('goal').filter(({ value }) => value.objective === name);
  const titles = joinSome(goals.map(({ value }) => firstLine(value.title)));
  const served = `Served by ${plural(goals.length, 'goal')}: ${titles}`;
  return { title: objective.title, lines: [goals.length === 0 ? 'No goal serves it yet' : served] };
}

function describeStage({ title, purpose, lead }: Stage, checks: readonly string[]): Description {
  const led = lead === undefined ? undefined : lead === 'both' ? 'Led by both' : `Led by the ${lead}`;
  return { title, lines: some(purpose?.trim(), led, ...checks) };
}

/** The open checks of a stage, if the file that names it is a pair; else how many checks it has. */
function openChecks(perspective: Perspective, stage: Stage, { kind, id }: RecordFile): readonly string[] {
  const pair = kind === 'pair' ? perspective.snapshot.find('pair', id) : undefined;
  const tracked = pair && stageTrack(perspective, pair).stages.find((each) => each.id === stage.id);
  if (!tracked) return stage.checks.length === 0 ? [] : [plural(stage.checks.length, 'exit check')];
  const open = tracked.checks.filter(({ met }) => !met).map(({ title }) => title);
  if (tracked.state === 'coming' || tracked.checks.length === 0) return [];
  return [open.length === 0 ? 'Nothing is open in it' : `Open: ${joinSome(open)}`];
}
