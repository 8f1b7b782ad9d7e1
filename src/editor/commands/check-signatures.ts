import * as vscode from 'vscode';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import {
  type CertaintyLevel,
  type SignatureOrigin,
  certaintyOf,
} from '../../core/insight/signature-certainty.js';
import { shortName } from '../../core/insight/people.js';
import { dayWords } from '../../core/text/words.js';
import { signingCommits } from '../../node/git/signing-commits.js';
import type { App } from '../app.js';
import { commandId } from '../../views/contributions.js';
import { type Choice, choose } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { type ChosenAgreement, chooseAgreement } from './agreements.js';
import { isPrivate } from '../../core/folder/privacy.js';
import { inFolder } from './command.js';

const title = 'Check Signatures';

const levelWords: Readonly<Record<CertaintyLevel, string>> = {
  claimed: 'claimed',
  attested: 'attested',
  verified: 'verified',
  unknown: 'unknown here',
};

/** Says how sure it is that each agreed, and why. Only when asked: looking into commits takes a moment, and proves no more than it says. */
export const checkSignatures = inFolder(
  async ({ app, folder, argument }) => {
    const chosen = await chooseAgreement(folder, argument, title, { reading: true });
    if (!chosen) return;
    const rows = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: 'Looking at the commits of the signatures' },
      () => signatureRows(app, folder, chosen),
    );
    const sha = await choose(title, {
      placeholder: 'How sure it is that each has agreed. Choose one to see its commit.',
      items: rows,
    });
    if (sha === undefined) return;
    await vscode.commands.executeCommand(commandId('showCommit'), {
      target: folder.target(chosen.state.agreement),
      sha,
    });
  },
  { reading: true },
);

/** A row for each of the two: who signed with how sure that is, and who has not. */
async function signatureRows(
  app: App,
  folder: MentoringFolder,
  { pair, state }: ChosenAgreement,
): Promise<readonly Choice<string | undefined>[]> {
  const { snapshot, today } = folder;
  const name = (handle: string) => shortName(snapshot, handle, pair.value);
  const signed = await Promise.all(
    state.signatures.map(async (view): Promise<Choice<string | undefined>> => {
      const { record, by, date, changedSince } = view;
      const { level, reason, sha } = certaintyOf(snapshot, record, await originOf(app, folder, record));
      return {
        label: `${name(by)}: ${levelWords[level]}`,
        description: dayWords(date, today) + (changedSince ? ', an earlier text' : ''),
        detail: reason,
        value: sha,
      };
    }),
  );
  const signers = state.signatures.map(({ by }) => by);
  const others = state.missing.filter((handle) => !signers.includes(handle));
  return [
    ...signed,
    ...others.map((handle) => ({ label: `${name(handle)}: not agreed yet`, value: undefined })),
  ];
}

async function originOf(
  app: App,
  folder: MentoringFolder,
  signature: LoadedRecord<'signature'>,
): Promise<SignatureOrigin> {
  // What is only on this machine is in no commit.
  if (isPrivate(signature)) return { known: true, commits: [] };
  const repository = folder.git?.records;
  if (!repository)
    return { known: false, why: app.builtinGit.whyMissing ?? 'The records lie in no git repository.' };
  const file = { folder: folder.location.shared.fsPath, path: signature.path, id: signature.id };
  const commits = await signingCommits(repository, file, signature.raw);
  return commits.ok ? { known: true, commits: commits.value } : { known: false, why: commits.error.message };
}
