import * as vscode from 'vscode';
import {
  type ChosenPair,
  endPair as end,
  pausePair as pause,
  reopenPair as reopen,
  resumePair as resume,
} from '../../core/actions/endings.js';
import { changePair } from '../../core/actions/pairs.js';
import type { Action } from '../../core/actions/action.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { pairsOf } from '../../core/insight/people.js';
import { cadenceOf } from '../../core/insight/schedule.js';
import { type PairStatus, pairStatus } from '../../core/records/pair.js';
import type { App } from '../app.js';
import { commandId } from '../../views/contributions.js';
import {
  type Choice,
  type Separator,
  alone,
  askText,
  choose,
  chooseOf,
  left,
  separator,
} from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { commandButton, say } from '../messages.js';
import { openAt } from '../open-record.js';
import { run } from '../run-action.js';
import { recordName } from '../../views/record-name.js';
import { otherName, recordOf } from '../../views/choices.js';
import { stillOpen } from '../../views/still-open.js';
import { type Command, asMe, onPair } from './command.js';
import { pairRow } from './choose.js';

type PairRecord = LoadedRecord<'pair'>;

const title = 'End Pair';

type Ending = 'complete' | 'part' | 'less' | 'pause';

/** Ends a pair: completes it, or parts on good terms. What is still open is mentioned once and never locks. */
export const endPair = onPair(title, async ({ app, folder, pair }) => {
  if (await isInSession(app, folder, pair)) return;
  const ending = pairStatus(pair.value) === 'proposed' ? 'part' : await chooseEnding(folder, pair);
  switch (ending) {
    case undefined:
      return;
    case 'complete':
      return complete(folder, pair);
    case 'part':
      return part(folder, pair);
    case 'less':
      return meetLess(folder, pair);
    case 'pause':
      await run(folder, pause, { pair: pair.id });
      return;
  }
});

/** While the two sit together, the session comes first. */
async function isInSession(app: App, folder: MentoringFolder, pair: PairRecord): Promise<boolean> {
  const { running } = app.sessionClock;
  const here = running?.workspaceFolder === folder.id ? running : undefined;
  const session = here && folder.snapshot.file(here.place, here.path);
  const of = session?.kind === 'session' ? session.value?.pair : undefined;
  if (folder.snapshot.find('pair', of)?.id !== pair.id) return false;
  await say('A session of this pair is running. End it first.', commandButton('End Session', 'endSession'));
  return true;
}

function chooseEnding(folder: MentoringFolder, pair: PairRecord): Promise<Ending | undefined> {
  const paused = pairStatus(pair.value) === 'paused';
  const instead: readonly (Choice<Ending> | Separator)[] = [
    separator('Or rather'),
    {
      label: 'Meet less often first',
      detail: 'A gradual change: the pair goes on, with more time between the sessions.',
      value: 'less',
    },
    {
      label: 'Take a break',
      detail: 'The pair rests until one of you resumes it.',
      value: 'pause',
    },
  ];
  return choose<Ending>(title, {
    placeholder: `How do you and ${otherName(folder, pair)} end?`,
    items: [
      {
        label: 'Complete it',
        detail: 'Look back, celebrate, and stay in touch as it comes.',
        value: 'complete',
      },
      {
        label: 'Part on good terms',
        detail: 'Without fault, at any time. The records say only that the pair has ended.',
        value: 'part',
      },
      ...(paused ? [] : instead),
    ],
  });
}

const writeReview = 'Write Review';

/** Ends a completed pair, after one dialog about what is still open. */
async function complete(folder: MentoringFolder, pair: PairRecord): Promise<void> {
  const answer = await confirmOpen(folder, pair);
  if (answer === title) await run(folder, end, { pair: pair.id });
  if (answer !== writeReview) return;
  await vscode.commands.executeCommand(commandId('writeReview'), folder.target(pair));
}

async function confirmOpen(folder: MentoringFolder, pair: PairRecord): Promise<string | undefined> {
  const open = stillOpen(folder.perspective, pair);
  if (open.length === 0) return title;
  return vscode.window.showInformationMessage(
    open.length === 1 ? 'One thing is still open.' : `${open.length} things are still open.`,
    {
      modal: true,
      detail: `${recordName(folder.snapshot, pair)}\n\n${open.join('\n')}\n\nYou can end the pair all the same; its records stay to be read.`,
    },
    title,
    writeReview,
  );
}

async function part(folder: MentoringFolder, pair: PairRecord): Promise<void> {
  const reason = await askText(alone('Part on Good Terms'), {
    prompt:
      'Anything you want to remember? It stays a private note of yours on this machine. Enter to leave it out.',
    placeholder: 'We hoped for different things, and that is fine',
    optional: true,
  });
  if (!left(reason)) await run(folder, end, { pair: pair.id, reason });
}

/** What the agreement says of the rhythm wins, so there it is changed. */
async function meetLess(folder: MentoringFolder, pair: PairRecord): Promise<void> {
  const source = cadenceOf(folder.snapshot, pair)?.source;
  if (source?.kind === 'agreement')
    return openAt(folder, { place: source.place, path: source.path, at: ['schedule', 'cadence'] });
  const cadence = await choose('Meet Less Often', {
    placeholder: 'How often do you meet from now on?',
    items: [
      { label: 'Every month', value: 'P1M' },
      { label: 'Every two months', value: 'P2M' },
      { label: 'Every three months', value: 'P3M' },
    ],
  });
  if (cadence !== undefined) await run(folder, changePair, { pair: pair.id, cadence });
}

/** Lets a pair take a break. */
export const pausePair = withStatus('Pause Pair', pause, 'active', 'No pair of yours is under way.');

/** Lets a pair go on after a break. */
export const resumePair = withStatus('Resume Pair', resume, 'paused', 'No pair of yours is taking a break.');

/** Opens an ended pair again, which the other one is asked to accept. */
export const reopenPair = withStatus('Reopen Pair', reopen, 'ended', 'No pair of yours has ended.');

/** A command on one of my pairs of a status: the one it was called on, else the only one, else one that is chosen. */
function withStatus(name: string, action: Action<ChosenPair>, status: PairStatus, none: string): Command {
  return asMe(async ({ folder, me, argument }) => {
    const given = recordOf(folder, argument, 'pair');
    const pairs = pairsOf(folder.snapshot, me).filter(({ value }) => pairStatus(value) === status);
    if (!given && pairs.length === 0) return say(none);
    const pair = given ?? (await chooseOf(pairs, name, 'Which pair?', pairRow(folder)));
    if (pair) await run(folder, action, { pair: pair.id });
  });
}
