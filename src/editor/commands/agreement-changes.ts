import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { shortName } from '../../core/insight/people.js';
import { isSignedText, type SignatureView } from '../../core/insight/signatures.js';
import { dayWords } from '../../core/text/words.js';
import { fileVersions, versionText } from '../../node/git/file-versions.js';
import { nodeSha256 } from '../../node/hash.js';
import type { App, CommandHandler } from '../app.js';
import { noGitWords } from '../git/builtin-git.js';
import { pickOne, alone, left } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { chooseAgreement, type ChosenAgreement } from './agreements.js';
import { chooseFolder } from './choose-folder.js';
import { complain, say } from '../messages.js';
import { isPrivate } from '../../core/folder/place.js';

const title = 'Show Agreement Changes';

/** Shows what somebody agreed to beside what the agreement says now, as a difference. */
export function showAgreementChanges(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument, { reading: true });
    if (!folder) return;
    const chosen = await chooseAgreement(folder, argument, title, { reading: true });
    if (!chosen) return;
    const signature = await chooseSignature(folder, chosen);
    if (!signature) return;
    const { agreement } = chosen.state;
    const blob = await signedBlob(app, folder, agreement, signature);
    if (blob === undefined) return;
    const who =
      signature.by === folder.me ? 'you' : shortName(folder.snapshot, signature.by, chosen.pair.value);
    const words = `What ${who} agreed to on ${dayWords(signature.date, folder.today)} ↔ now`;
    await app.agreementPages.compare(folder, agreement, blob, words);
  };
}

/** Mine where I agreed to an earlier text, else the only other one, else the one I choose. */
async function chooseSignature(
  folder: MentoringFolder,
  { pair, state }: ChosenAgreement,
): Promise<SignatureView | undefined> {
  const earlier = state.signatures.filter((signature) => signature.changedSince);
  const [first, second] = earlier;
  if (!first) {
    await say(
      state.signatures.length > 0
        ? 'The agreement says what was agreed to: nothing has changed since.'
        : 'Nobody has agreed to an earlier text of this agreement.',
    );
    return undefined;
  }
  const mine = earlier.find((signature) => signature.by === folder.me);
  if (mine) return mine;
  if (!second) return first;
  const chosen = await pickOne(alone(title), {
    placeholder: 'Since whose agreement?',
    items: earlier.map((signature) => ({
      label: shortName(folder.snapshot, signature.by, pair.value),
      description: dayWords(signature.date, folder.today),
      value: signature,
    })),
  });
  return left(chosen) ? undefined : chosen;
}

/** The version of the file that was signed, out of git's history; says why where it cannot be found. */
async function signedBlob(
  app: App,
  folder: MentoringFolder,
  agreement: LoadedRecord<'agreement'>,
  { by, date }: SignatureView,
): Promise<string | undefined> {
  const gone = 'The text that was agreed to cannot be shown.';
  const repository = folder.git?.records;
  if (isPrivate(agreement)) {
    await complain(`${gone} This agreement is only on this machine, where no earlier text is kept.`);
    return undefined;
  }
  if (!repository) {
    const { program } = app.builtinGit;
    const why = 'missing' in program ? noGitWords(program.missing) : 'The records lie in no git repository.';
    await complain(`${gone} ${why}`);
    return undefined;
  }
  const record = { folder: folder.location.shared.fsPath, path: agreement.path, id: agreement.id };
  const versions = await fileVersions(repository, record, 'with-merges');
  if (!versions.ok) {
    await complain(`${gone} ${versions.error.message}`);
    return undefined;
  }
  // Somebody may have agreed twice on one day: the text of it that came last is the one.
  const signatures = folder.snapshot
    .referring('signature', 'agreement', agreement)
    .filter(({ value }) => value.by === by && value.date === date);
  const blobs = [...new Set(versions.value.map(({ blob }) => blob))];
  for (const blob of blobs) {
    const text = await versionText(repository.git, blob);
    for (const signature of signatures) {
      if (text !== undefined && (await isSignedText(text, signature, nodeSha256))) return blob;
    }
  }
  await complain(`${gone} ${whyMissing(blobs.length, repository.shallow)}`);
  return undefined;
}

function whyMissing(versions: number, shallow: boolean): string {
  if (shallow) return 'This clone holds only a part of the history: fetch the rest (git fetch --unshallow).';
  return versions === 0
    ? 'The agreement was never committed, so no earlier text of it was kept.'
    : 'No commit in this clone holds it. It may never have been committed, or not been fetched yet.';
}
