import * as vscode from 'vscode';
import {
  type ChangePair,
  acceptPair,
  advanceStage as advance,
  changePair as change,
  newProcess,
} from '../../core/actions/pairs.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { type StageTrack, nextStage, stageTrack } from '../../core/processes/stages.js';
import { waitsFor } from '../../core/insight/people.js';
import { cadenceOf } from '../../core/insight/schedule.js';
import { findProcess } from '../../core/processes/team.js';
import { askDay, fromToday } from '../input/day.js';
import { rhythms } from '../input/agreement.js';
import { type Choice, alone, askText, choose, chooseOf, left, pickOne, separator } from '../input/steps.js';
import { commandId } from '../../views/contributions.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { chooseProcess } from './choose-process.js';
import { commandButton, confirm, say } from '../messages.js';
import { run } from '../run-action.js';
import { recordName } from '../../views/record-name.js';
import { openPairs, recordOf } from '../../views/choices.js';
import { asMe, onPair } from './command.js';
import { pairRow } from './choose.js';

/** Accepts a pair that the other one proposed. */
export const accept = asMe(async ({ folder, argument }) => {
  const pair = recordOf(folder, argument, 'pair') ?? (await chooseProposed(folder));
  if (!pair) return;
  const dashboard = commandButton('Open Dashboard', 'openDashboard', folder.target(pair));
  await run(folder, acceptPair, { pair: pair.id }, { buttons: () => [dashboard] });
});

/** A pair that waits for my answer. */
async function chooseProposed(folder: MentoringFolder): Promise<LoadedRecord<'pair'> | undefined> {
  const proposed = openPairs(folder).filter((pair) => waitsFor(pair, folder.me));
  if (proposed.length === 0) return say('No pair waits for your answer.');
  return chooseOf(proposed, 'Accept', 'Which pair do you accept?', pairRow(folder));
}

type PairKey = 'process' | 'cadence' | 'starts' | 'ends' | 'request';

/** Changes what a pair started with: its request, process, rhythm, first and last day. */
export const changePair = onPair('Change Pair', async ({ folder, pair }) => {
  const key = await choose<PairKey>('Change Pair', {
    placeholder: 'What do you want to change?',
    items: [
      { label: 'What it is about', description: pair.value.request ?? '', value: 'request' },
      {
        label: 'How often you meet',
        description: cadenceOf(folder.snapshot, pair)?.words ?? '',
        value: 'cadence',
      },
      {
        label: 'The process',
        description:
          findProcess(folder.snapshot, pair.place, pair.value.process)?.title ?? pair.value.process,
        value: 'process',
      },
      { label: 'The first day', description: pair.value.starts ?? '', value: 'starts' },
      { label: 'The last day', description: pair.value.ends ?? '', value: 'ends' },
    ],
  });
  if (!key) return;
  const changes = await askChange(folder, pair, key);
  if (changes) await run(folder, change, { pair: pair.id, ...changes, seen: pair.value });
});

async function askChange(
  folder: MentoringFolder,
  pair: LoadedRecord<'pair'>,
  key: PairKey,
): Promise<Omit<ChangePair, 'pair' | 'seen'> | undefined> {
  const frame = alone('Change Pair');
  switch (key) {
    case 'request': {
      const request = await askText(frame, { prompt: 'What is it about?', value: pair.value.request });
      return left(request) ? undefined : { request };
    }
    case 'cadence': {
      const cadence = await pickOne(frame, {
        placeholder: 'How often do you meet?',
        items: rhythms,
        active: pair.value.cadence,
      });
      return left(cadence) ? undefined : { cadence };
    }
    case 'process': {
      const process = await chooseProcess(frame, folder, pair);
      if (left(process) || !(await confirmProcess(folder, pair, process))) return undefined;
      return { process };
    }
    case 'starts':
    case 'ends': {
      const { today } = folder;
      const date = await askDay(frame, {
        placeholder: 'Choose a day, or type one: 2026-12-04',
        today,
        suggested:
          key === 'starts'
            ? [{ label: 'Today', date: today }]
            : [
                { label: 'In three months', date: fromToday(today, { months: 3 }) },
                { label: 'In half a year', date: fromToday(today, { months: 6 }) },
              ],
        none: 'No day',
      });
      return left(date) ? undefined : { [key]: date ?? null };
    }
  }
}

/** Says where the pair goes on in another process before it does. */
async function confirmProcess(
  { snapshot }: MentoringFolder,
  pair: LoadedRecord<'pair'>,
  id: string,
): Promise<boolean> {
  const process = findProcess(snapshot, pair.place, id);
  if (!process || id === pair.value.process) return true;
  return confirm(
    `Go on with “${process.title}”?`,
    [
      recordName(snapshot, pair),
      newProcess(snapshot, pair, process).words,
      'The stages so far stay in the record and keep naming their process.',
    ],
    'Change Process',
  );
}

/** Enters the next stage, or another one. What is still open advises and never locks. */
export const advanceStage = onPair('Advance Stage', async ({ folder, pair }) => {
  const track = stageTrack(folder.perspective, pair);
  const to = await chooseStage(track);
  if (to === undefined) return;
  if (typeof to !== 'string') {
    await vscode.commands.executeCommand(commandId(to.command), folder.target(pair));
    return;
  }
  if (!(await confirmOpen(folder, pair, track, to))) return;
  await run(folder, advance, { pair: pair.id, to });
});

/** What comes after the last stage: a command. */
interface Onwards {
  readonly command: 'writeReview' | 'startNextCycle' | 'endPair';
}

const onwards: readonly Choice<Onwards>[] = [
  {
    label: 'Write a review',
    detail: 'Look back, each of you for yourself; you publish when both are ready.',
    value: { command: 'writeReview' },
  },
  {
    label: 'Start the next cycle',
    detail: 'What was learned sets new goals; open ones can go on.',
    value: { command: 'startNextCycle' },
  },
  { label: 'End the pair', detail: 'Complete it, or part on good terms.', value: { command: 'endPair' } },
];

/** The stage to enter, an earlier one too; after the last one, what comes next instead. */
function chooseStage(track: StageTrack): Promise<string | Onwards | undefined> {
  const next = nextStage(track);
  const last = next ? undefined : track.current;
  const others = track.stages.filter((stage) => stage !== next && stage !== track.current);
  const stages = [...(next ? [next] : []), ...others].map((each) => ({
    label: each.title,
    description: each === next ? 'next' : each.state === 'past' ? 'go back' : '',
    ...(each.purpose === undefined ? {} : { detail: each.purpose }),
    value: each.id,
  }));
  return choose<string | Onwards>('Advance Stage', {
    placeholder: last
      ? `You are in ${last.title}, the last stage. What comes next?`
      : track.current
        ? `You are in ${track.current.title}. Where do you go?`
        : 'Which stage do you enter?',
    items: last ? [...onwards, separator('Or go back to'), ...stages] : stages,
  });
}

/** Asks before moving on while something in the stage is still open. */
async function confirmOpen(
  { snapshot }: MentoringFolder,
  pair: LoadedRecord<'pair'>,
  track: StageTrack,
  to: string,
): Promise<boolean> {
  const { current } = track;
  const forward = track.stages.findIndex((stage) => stage.id === to) > track.currentIndex;
  if (!current || current.open === 0 || !forward) return true;
  const open = current.checks.filter((check) => !check.met);
  return confirm(
    open.length === 1
      ? 'One thing is still open in this stage.'
      : `${open.length} things are still open in this stage.`,
    [
      recordName(snapshot, pair),
      open.map((check) => `${check.title}: ${check.reason}`).join('\n'),
      'You can move on; they stay visible.',
    ],
    'Move On',
  );
}
