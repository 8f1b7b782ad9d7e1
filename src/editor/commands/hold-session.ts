import type { LinkCommits } from '../../core/actions/evidence.js';
import {
  type EndSession,
  canCheckIn,
  discardStartedSession,
  endSession as end,
  startSession as start,
} from '../../core/actions/sessions.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { noHistory } from '../../core/git/history.js';
import { goalView, goalsOf, isFinished } from '../../core/insight/goals.js';
import { sinceLastSession } from '../../core/insight/agreed-actions.js';
import type { Commit } from '../../core/ports.js';
import { stageTrack } from '../../core/processes/stages.js';
import { measureOf } from '../../core/records/goal.js';
import { sessionStatus } from '../../core/records/session.js';
import {
  type Step,
  askInSteps,
  askText,
  choose,
  keepAs,
  left,
  pickOne,
  skipped,
  textStep,
} from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { asEvidence, askCommits } from './commits.js';
import { ratingButton } from './rating-button.js';
import { type Button, commandButton, say } from '../messages.js';
import { openAt, openButton } from '../open-record.js';
import { run, trusted } from '../run-action.js';
import { otherName, recordOf } from '../../views/choices.js';
import type { Performed } from '../files/perform.js';
import { onPlanned } from './sessions.js';
import { type Command, onPair } from './command.js';
import { goalRow } from './choose.js';

/** Starts a session: makes or opens its record, shows its agenda, and starts the clock in the status bar. */
export const startSession: Command = async (app, argument) => {
  const { running } = app.sessionClock;
  if (running)
    return say(`A session with ${running.with} is running.`, commandButton('End Session', 'endSession'));
  return startWithPair(app, argument);
};

const startWithPair = onPair('Start Session', async ({ app, folder, argument, pair }) => {
  const session = recordOf(folder, argument, 'session');
  const track = stageTrack(folder.perspective, pair);
  const performed = await run(
    folder,
    start,
    { pair: pair.id, session: session?.id, prompts: track.current?.prompts ?? [] },
    { quiet: true },
  );
  if (!performed?.outcome.open) return;
  const { place, path } = performed.outcome.open;
  await app.sessionClock.start({
    workspaceFolder: folder.id,
    place,
    path,
    with: otherName(folder, pair),
    started: folder.clock.now(),
    created: performed.outcome.created,
  });
  await openAt(folder, { place, path, at: ['notes'] });
  await app.agenda.show(folder, pair, folder.snapshot.find('session', performed.outcome.session));
});

/** Ends the running session and writes it up. */
export const endSession: Command = async (app) => {
  if (!trusted()) return;
  const { running } = app.sessionClock;
  if (!running)
    return say(
      'No session is running. Log Session writes one down that was held.',
      commandButton('Log Session', 'logSession'),
    );
  const stop = async (why: string, ...buttons: readonly Button[]) => {
    await app.sessionClock.stop();
    await say(`${why}, so its clock was stopped.`, ...buttons);
  };
  const folder = app.folders.byUri(running.workspaceFolder);
  if (!folder) return stop('The folder of the running session is no longer open here');
  const session = recordOf(folder, running, 'session');
  if (!session) return stop('The record of the running session is gone');
  if (sessionStatus(session.value) !== 'planned')
    return stop(
      'The running session is written up or cancelled already',
      openButton(folder, { ...running, at: ['notes'] }),
    );
  const outcome = await choose<'write' | 'discard'>('End Session', {
    placeholder: `${app.sessionClock.minutes} minutes with ${running.with}. How does it end?`,
    items: [
      {
        label: 'Write it up',
        detail: 'Notes, where the goals are, what was agreed, commits. Everything can be left out.',
        value: 'write',
      },
      {
        label: 'Discard it',
        detail: 'It did not take place. What was written in its file stays.',
        value: 'discard',
      },
    ],
  });
  if (!outcome) return;
  const done =
    outcome === 'discard'
      ? await run(folder, discardStartedSession, { session: session.id, created: running.created })
      : await writeUp('End Session', folder, session, app.sessionClock.minutes);
  if (done) await app.sessionClock.stop();
};

/** Writes up a planned session that took place. */
export const writeUpSession = onPlanned('Write Up Session', (folder, session) =>
  writeUp('Write Up Session', folder, session, undefined),
);

/** The answers to the questions of a write-up. */
interface Answers extends Omit<EndSession, 'session' | 'commits'> {
  readonly chosen: readonly Commit[];
  readonly goal?: string;
}

/** Asks for notes, check-ins, actions and commits, each of them optional, and saves them. Undefined if nothing was saved. */
async function writeUp(
  title: string,
  folder: MentoringFolder,
  session: LoadedRecord<'session'>,
  minutes: number | undefined,
): Promise<Performed | undefined> {
  const pair = folder.snapshot.find('pair', session.value.pair);
  if (!pair) return say('The pair of this session is not here, so it can only be written up in its file.');
  const goals = goalsOf(folder.snapshot, pair).filter((goal) => !isFinished(goal));
  const initial: Answers = {
    minutes: minutes === undefined || minutes === 0 ? undefined : minutes,
    checkins: [],
    actions: [],
    chosen: [],
  };
  const answers = await askInSteps<Answers>(title, initial, [
    askNotes(session),
    ...goals
      .filter((goal) => measureOf(goal.value) !== undefined && canCheckIn(session, goal))
      .map((goal) => askCheckin(folder, goal)),
    askAction(0),
    askAction(1),
    ...commitSteps(folder, pair, goals),
  ]);
  if (!answers) return undefined;
  const { notes, checkins, actions } = answers;
  const commits = await linksOf(folder, answers);
  return run(
    folder,
    end,
    { session: session.id, notes, minutes: answers.minutes, checkins, actions, commits },
    { buttons: () => ratingButton(folder, pair), opens: 'Write More' },
  );
}

function askNotes(session: LoadedRecord<'session'>): Step<Answers> {
  return textStep('notes', {
    prompt:
      session.value.notes === undefined
        ? 'What did you talk about? Enter to leave it out.'
        : 'Anything to add to the notes? Enter to leave them as they are.',
    placeholder: 'Where the lock is held, and what to measure next',
    optional: true,
  });
}

function askCheckin(folder: MentoringFolder, goal: LoadedRecord<'goal'>): Step<Answers> {
  const measure = goalView({ ...folder.perspective, history: noHistory }, goal).measure;
  return async (frame, state) => {
    const before = state.checkins.find((checkin) => checkin.goal === goal.id)?.value;
    const value = await askText(frame, {
      prompt: `${goal.value.title}: where is ${measure?.what ?? 'it'} now${measure?.unit === undefined ? '' : `, in ${measure.unit}`}? Enter to leave it out.`,
      placeholder: measure?.words ?? '',
      value: before === undefined ? '' : String(before),
      optional: true,
      validate: (text) =>
        readNumber(text) === undefined ? 'A number, please, such as 22 or 0.5.' : undefined,
    });
    if (left(value)) return value;
    const others = state.checkins.filter((checkin) => checkin.goal !== goal.id);
    const number = readNumber(value);
    return {
      ...state,
      checkins: number === undefined ? others : [...others, { goal: goal.id, value: number }],
    };
  };
}

/** Reads a number with a decimal point or comma; undefined if it isn't a number. */
function readNumber(text: string): number | undefined {
  const number = text === '' ? NaN : Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

/** Asks for the first or second agreed action; more of them go into the file. */
function askAction(index: number): Step<Answers> {
  return async (frame, state) => {
    if (index > 0 && state.actions.length < index) return skipped;
    const task = await askText(frame, {
      prompt:
        index === 0
          ? 'What did you agree to do next? Enter to leave it out.'
          : 'Anything else agreed? Enter to go on.',
      placeholder: 'Write the backoff proposal',
      value: state.actions[index]?.task,
      optional: true,
    });
    if (left(task)) return task;
    const before = state.actions.slice(0, index);
    return { ...state, actions: task === '' ? before : [...before, { task }] };
  };
}

/** Asks which of the mentee's commits since the last session are evidence, and for which goal. */
function commitSteps(
  folder: MentoringFolder,
  pair: LoadedRecord<'pair'>,
  goals: readonly LoadedRecord<'goal'>[],
): readonly Step<Answers>[] {
  const linked = new Set(
    goals.flatMap((goal) => goalView(folder.perspective, goal).evidence).map((evidence) => evidence.sha),
  );
  const commits = sinceLastSession(folder.perspective, pair).commits.filter(
    (commit) => !linked.has(commit.sha),
  );
  if (commits.length === 0 || goals.length === 0) return [];
  return [
    keepAs('chosen', (frame) =>
      askCommits({ ...frame, title: `${frame.title}: commits since the last one` }, folder, {
        owner: pair.value.mentee,
        commits,
        linked,
      }),
    ),
    async (frame, state) => {
      if (state.chosen.length === 0) return skipped;
      const [only, second] = goals;
      if (only && !second) return { ...state, goal: only.id };
      const goal = await pickOne(frame, {
        placeholder: 'Which goal do these commits show?',
        active: state.goal,
        items: goals.map((each) => ({ ...goalRow(each), value: each.id })),
      });
      return left(goal) ? goal : { ...state, goal };
    },
  ];
}

/** The chosen commits as evidence for the chosen goal. */
async function linksOf(folder: MentoringFolder, { chosen, goal }: Answers): Promise<readonly LinkCommits[]> {
  return goal === undefined || chosen.length === 0 ? [] : [{ goal, ...(await asEvidence(folder, chosen)) }];
}
