import {
  type GoalChanges,
  newGoal as create,
  setGoalStatus as setStatus,
  sharpenGoal as sharpen,
} from '../../core/actions/goals.js';
import { introduceMe } from '../../core/actions/start-mentoring.js';
import { codeOf } from '../../core/folder/id.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import type { GitPerson } from '../../core/ports.js';
import type { Performed } from '../files/perform.js';
import { type SmartGap, smartGaps } from '../../core/insight/smart.js';
import { type GoalStatus, goalStatus } from '../../core/records/goal.js';
import { askDay, fromToday } from '../input/day.js';
import {
  type Answer,
  type Step,
  alone,
  askInSteps,
  askText,
  choose,
  keepAs,
  left,
  pickOne,
  textStep,
} from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { choosePair, pairRow } from './choose.js';
import { commandButton, say } from '../messages.js';
import { run, runAs, whoAmI } from '../run-action.js';
import { openPairs } from '../../views/choices.js';
import { inFolder, onGoal } from './command.js';

interface GoalAnswers {
  readonly title?: string;
  readonly measure?: string;
  readonly due?: string | undefined;
}

/** Writes down a goal in three answers. It needs no mentor yet. */
export const newGoal = inFolder(
  async ({ folder, argument }) => {
    if (folder.hasRecords && (await whoAmI(folder)) === undefined) return;
    const pairs = openPairs(folder);
    const pair = pairs.length === 0 ? undefined : await choosePair(folder, argument, 'New Goal');
    if (pairs.length > 0 && !pair) return;
    const name = folder.me === undefined ? await myName(folder) : undefined;
    if (folder.me === undefined && !name) return;
    const answers = await askGoal(folder.today);
    if (answers?.title === undefined) return;
    const introduced = name && (await introduce(folder, name));
    if (name && !introduced) return;
    const input = { title: answers.title, measure: answers.measure, due: answers.due, pair: pair?.id };
    await run(folder, create, input, { opens: 'Open', ...(introduced ? { after: introduced } : {}) });
  },
  { needsRecords: false },
);

function askGoal(today: string): Promise<GoalAnswers | undefined> {
  return askInSteps<GoalAnswers>('New Goal', {}, [
    textStep('title', {
      prompt: 'What do you want to be able to do?',
      placeholder: 'Own the retry subsystem',
    }),
    textStep('measure', {
      prompt: 'How will you know? A sentence, or a measure from → to. Enter to leave it open.',
      placeholder: 'p99 of a retry storm: 40 → 10 ms',
      optional: true,
    }),
    keepAs('due', (frame) => askDue(frame, today, 'Leave it open')),
  ]);
}

/** Who I am where there are no records yet: as git says, else as I do. */
async function myName(folder: MentoringFolder): Promise<GitPerson | undefined> {
  const identity = await folder.git?.identity();
  if (identity) return identity;
  const name = await askText(alone('New Goal'), { prompt: 'Your name, as others know it' });
  return left(name) ? undefined : { name, email: '' };
}

/** A goal needs an owner: makes my own record, on this machine until it is said where records live. */
async function introduce(folder: MentoringFolder, me: GitPerson): Promise<Performed | undefined> {
  const performed = await runAs('', folder, introduceMe, { me, place: 'private' }, { quiet: true });
  if (performed) await folder.setMe(performed.outcome.me);
  return performed;
}

function askDue(
  frame: Parameters<Step<unknown>>[0],
  today: string,
  none: string,
): Promise<Answer<string | undefined>> {
  return askDay(frame, {
    placeholder: 'By when? Choose, or type a day: 28 Feb',
    today,
    suggested: [
      { label: 'In three months', date: fromToday(today, { months: 3 }) },
      { label: 'In one month', date: fromToday(today, { months: 1 }) },
      { label: 'In half a year', date: fromToday(today, { months: 6 }) },
    ],
    none,
  });
}

/** Walks through what is still open of the SMART letters, with an example at each. */
export const sharpenGoal = onGoal('Sharpen Goal', async ({ folder, goal }) => {
  const gaps = smartGaps(folder.perspective, goal);
  const draft = goalStatus(goal.value) === 'draft';
  const pairs = goal.value.pair === undefined ? openPairs(folder) : [];
  if (gaps.length === 0 && pairs.length === 0 && !draft) return say('This goal says all it needs to.');
  const answers = await askInSteps<SharpenState>('Sharpen Goal', { changes: {}, makeActive: false }, [
    ...gaps.map((gap) => gapStep(gap, folder.today)),
    ...(pairs.length > 0 ? [askPair(folder, pairs)] : []),
    ...(draft ? [askActive] : []),
  ]);
  if (!answers) return;
  await run(folder, sharpen, { goal: goal.id, ...answers, seen: goal.value }, { opens: 'Open' });
});

interface SharpenState {
  readonly changes: GoalChanges;
  readonly makeActive: boolean;
}

function gapStep(gap: SmartGap, today: string): Step<SharpenState> {
  return async (frame, state) => {
    const answer =
      gap.key === 'due'
        ? await askDue({ ...frame, title: `${frame.title}: ${gap.question}` }, today, 'Leave it open')
        : await askText(frame, {
            prompt: `${gap.question} ${gap.why} Enter to leave it open.`,
            placeholder: gap.example,
            value: textOf(state.changes[gap.key]),
            optional: true,
          });
    if (left(answer)) return answer;
    const given = answer === '' ? undefined : answer;
    return { ...state, changes: { ...state.changes, [gap.key]: given } };
  };
}

/** A goal that came before its mentor can join a pair. */
function askPair(folder: MentoringFolder, pairs: readonly LoadedRecord<'pair'>[]): Step<SharpenState> {
  return async (frame, state) => {
    const pair = await pickOne<string | undefined>(frame, {
      placeholder: 'With whom do you work on it?',
      items: [
        ...pairs.map((each) => ({ ...pairRow(folder)(each), value: each.id })),
        { label: 'Leave it open', value: undefined },
      ],
    });
    return left(pair) ? pair : { ...state, changes: { ...state.changes, pair } };
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

const askActive: Step<SharpenState> = keepAs('makeActive', (frame) =>
  pickOne<boolean>(frame, {
    placeholder: 'Is it ready to be worked on?',
    items: [
      { label: 'Yes, it is active now', value: true },
      { label: 'Not yet, it stays a draft', value: false },
    ],
  }),
);

const statuses: readonly { readonly value: GoalStatus; readonly label: string; readonly detail: string }[] = [
  { value: 'active', label: 'Active', detail: 'It is being worked on.' },
  { value: 'achieved', label: 'Achieved', detail: 'Done. Time to celebrate.' },
  { value: 'dropped', label: 'Dropped', detail: 'It is not pursued any more, which is fine.' },
  { value: 'draft', label: 'Draft', detail: 'It still needs thought.' },
];

/** Says where a goal stands. */
export const setGoalStatus = onGoal('Set Goal Status', async ({ folder, goal }) => {
  const now = goalStatus(goal.value);
  const status = await choose('Set Goal Status', {
    placeholder: `Where does “${goal.value.title}” stand?`,
    items: statuses.filter((each) => each.value !== now),
  });
  if (status) await run(folder, setStatus, { goal: goal.id, status });
});

/** Puts a goal into focus, which the status bar then shows; choosing it again takes it out. */
export const focusGoal = onGoal('Focus on Goal', async ({ folder, argument, goal }) => {
  const code = codeOf(goal.id);
  const already = code === folder.goalInFocus;
  await folder.setGoalInFocus(already ? undefined : code);
  if (already) await say('No goal is in focus now.', commandButton('Focus on Goal', 'focusGoal', argument));
});
