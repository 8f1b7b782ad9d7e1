import { type AgreementTask, agreementTasks } from '../../views/agreement-tasks.js';
import { askInSteps, choose, grouped, keepAs, left, pickOne, skipped, textStep } from '../input/steps.js';
import * as vscode from 'vscode';
import { agree as sign, changeAgreement, newAgreement as create } from '../../core/actions/agreements.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { type AgreementKey, pathOf, valueOf } from '../../core/insight/agreement.js';
import { agreementOf, cadenceOf } from '../../core/insight/schedule.js';
import { type AgreementState, agreementState, textToSign } from '../../core/insight/signatures.js';
import { dayWords } from '../../core/text/words.js';
import { nodeSha256 } from '../../node/hash.js';
import { commandId } from '../../views/contributions.js';
import {
  type AnsweredChanges,
  type CheckpointAnswer,
  askAgreementValue,
  askCheckpoint,
  askMeetings,
  askRhythm,
} from '../input/agreement.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import type { FileName } from '../../core/folder/file-edit.js';
import { choosePair } from './choose.js';
import { type Button, commandButton, say } from '../messages.js';
import { openAt, openButton } from '../open-record.js';
import { run } from '../run-action.js';
import { otherName, pairOfRecord, recordOf } from '../../views/choices.js';
import { asMe, onPair } from './command.js';

/** An agreement with its pair, and who has agreed to it. */
export interface ChosenAgreement {
  readonly pair: LoadedRecord<'pair'>;
  readonly state: AgreementState;
}

interface NewAnswers {
  readonly cadence?: string | undefined;
  readonly meetings?: number | undefined;
  readonly checkpoint?: CheckpointAnswer | undefined;
  readonly expects?: string;
}

/** Writes a pair's working agreement in four answers, and opens it. */
export const newAgreement = onPair('New Agreement', async ({ folder, pair }) => {
  const there = agreementOf(folder.snapshot, pair);
  if (there)
    return say(
      'This pair has a working agreement already.',
      commandButton('Review', 'reviewAgreement', folder.target(there)),
    );
  const { today } = folder;
  const cadence = cadenceOf(folder.snapshot, pair)?.iso;
  const answers = await askInSteps<NewAnswers>('New Agreement', { cadence }, [
    keepAs('cadence', (frame, state) => askRhythm(frame, state.cadence)),
    keepAs('meetings', (frame, state) => askMeetings(frame, state.meetings)),
    keepAs('checkpoint', (frame, state) => askCheckpoint(frame, { today, meetings: state.meetings })),
    textStep('expects', {
      prompt: `What do you expect of ${otherName(folder, pair)}? Enter to start with the usual words.`,
      placeholder: 'That you tell me when I am wrong',
      optional: true,
    }),
  ]);
  if (!answers) return;
  await run(
    folder,
    create,
    { pair: pair.id, ...answers },
    { open: true, buttons: ({ outcome: { open } }) => (open ? [agreeButton(folder, open)] : []) },
  );
});

function agreeButton(folder: MentoringFolder, file: FileName): Button {
  return commandButton('Agree', 'agree', folder.target(file));
}

/** The agreement of what a command was called on, else of my pair. Where there is none, it offers to write one. */
export async function chooseAgreement(
  folder: MentoringFolder,
  argument: unknown,
  title: string,
  options: { reading?: boolean } = {},
): Promise<ChosenAgreement | undefined> {
  const { snapshot } = folder;
  const signature = recordOf(folder, argument, 'signature');
  const signed = snapshot.find('pair', snapshot.find('agreement', signature?.value.agreement)?.value.pair);
  // An ended pair can still be read.
  const named = signed ?? (options.reading === true ? pairOfRecord(folder, argument) : undefined);
  const pair = named ?? (await choosePair(folder, argument, title));
  if (!pair) return undefined;
  const state = agreementState(folder.perspective, pair);
  if (state) return { pair, state };
  return say(
    'There is no working agreement yet.',
    commandButton('New Agreement', 'newAgreement', folder.target(pair)),
  );
}

interface ReviewState {
  readonly task?: AgreementTask;
  readonly changes?: AnsweredChanges;
}

/** Shows an agreement to be read, lets one thing in it be changed, added or taken out, and offers to agree. */
export const reviewAgreement = asMe(async ({ app, folder, argument }) => {
  const chosen = await chooseAgreement(folder, argument, 'Review Agreement');
  if (!chosen) return;
  const { pair, state } = chosen;
  const { agreement } = state;
  await app.agreementPages.show(folder, pair);
  const answers = await askInSteps<ReviewState>('Review Agreement', {}, [
    keepAs('task', (frame) =>
      pickOne<AgreementTask>(frame, {
        placeholder: `${state.words}. What do you want to do?`,
        items: grouped(agreementTasks(folder.perspective, pair, state)),
      }),
    ),
    async (frame, before) => {
      const { task } = before;
      if (!task || !('change' in task)) return skipped;
      const value = valueOf(agreement.value, task.change);
      if (isLong(value)) return skipped;
      const meetings = agreement.value.schedule?.meetings;
      const changes = await askAgreementValue(frame, task.change, value, { today: folder.today, meetings });
      return left(changes) ? changes : { ...before, changes };
    },
  ]);
  if (answers?.task) await doTask(folder, agreement, answers.task, answers.changes);
});

/** Text of several lines is edited in the file, because an input box holds one line. */
function isLong(value: unknown): boolean {
  return typeof value === 'string' && value.trim().includes('\n');
}

async function doTask(
  folder: MentoringFolder,
  agreement: LoadedRecord<'agreement'>,
  task: AgreementTask,
  changes: AnsweredChanges | undefined,
): Promise<void> {
  const target = folder.target(agreement);
  if ('change' in task) {
    if (!changes) return openAt(folder, { ...target, at: pathOf(task.change) });
    const keys = Object.keys(changes) as AgreementKey[];
    const seen = Object.fromEntries(keys.map((key) => [key, valueOf(agreement.value, key)]));
    await run(
      folder,
      changeAgreement,
      { agreement: agreement.id, changes, seen },
      { buttons: () => [agreeButton(folder, agreement)] },
    );
    return;
  }
  switch (task.do) {
    case 'agree':
      await vscode.commands.executeCommand(commandId('agree'), target);
      return;
    case 'compare':
      await vscode.commands.executeCommand(commandId('showAgreementChanges'), target);
      return;
    case 'open':
      await openAt(folder, target);
  }
}

/** Records that I agree to the current agreement. If it changed since I last agreed, a message says so first. */
export const agree = asMe(async ({ folder, me, argument }) => {
  const chosen = await chooseAgreement(folder, argument, 'Agree');
  if (!chosen || !(await isSaved(folder, chosen.state.agreement))) return;
  const { agreement, missing, signatures } = chosen.state;
  const mine = signatures.find((signature) => signature.by === me);
  if (mine && !missing.includes(me))
    return say(`You have agreed to this already, on ${dayWords(mine.date, folder.today)}.`);
  if (mine && !(await agreesToChanges(folder, agreement, mine.date))) return;
  const text = await textToSign(agreement, nodeSha256);
  if (!text)
    return say(
      'The agreement holds a number that nobody can sign, such as .inf. Change it in the file first.',
    );
  await run(folder, sign, { agreement: agreement.id, ...text });
});

/** One agrees to what is on disk, so what is not saved has to be settled first. */
async function isSaved(folder: MentoringFolder, agreement: LoadedRecord<'agreement'>): Promise<boolean> {
  const uri = folder.uri(agreement).toString();
  const isOpen = vscode.workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri,
  );
  if (!isOpen) return true;
  const question = 'The agreement has changes that are not saved yet. Save or discard them, then agree.';
  await say(question, openButton(folder, agreement));
  return false;
}

async function agreesToChanges(
  folder: MentoringFolder,
  agreement: LoadedRecord<'agreement'>,
  before: string,
): Promise<boolean> {
  const answer = await choose<'agree' | 'compare'>('Agree', {
    placeholder: `The agreement changed since you agreed, ${dayWords(before, folder.today)}.`,
    items: [
      { label: 'Show what changed', value: 'compare' },
      { label: 'Agree to it as it is now', value: 'agree' },
    ],
  });
  if (answer === 'compare')
    await vscode.commands.executeCommand(commandId('showAgreementChanges'), folder.target(agreement));
  return answer === 'agree';
}
