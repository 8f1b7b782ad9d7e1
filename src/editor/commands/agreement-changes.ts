import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { shortName } from '../../core/insight/people.js';
import { type SignatureView, isSignedText } from '../../core/insight/signatures.js';
import { dayWords } from '../../core/text/words.js';
import { fileVersions, versionText } from '../../node/git/file-versions.js';
import { nodeSha256 } from '../../node/hash.js';
import type { App } from '../app.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { type ChosenAgreement, chooseAgreement } from './agreements.js';
import { complain, say } from '../messages.js';
import { isPrivate } from '../../core/folder/privacy.js';
import { chooseOf } from '../input/steps.js';
import { inFolder } from './command.js';

const title = 'Show Agreement Changes';

/** Shows what somebody agreed to beside what the agreement says now, as a difference. */
export const showAgreementChanges = inFolder(
  async ({ app, folder, argument }) => {
    const chosen = await chooseAgreement(folder, argument, title, { reading: true });
    const signature = chosen && (await chooseSignature(folder, chosen));
    if (!signature) return;
    const { agreement } = chosen.state;
    const blob = await signedBlob(app, folder, agreement, signature);
    if (blob === undefined) return;
    const who =
      signature.by === folder.me ? 'you' : shortName(folder.snapshot, signature.by, chosen.pair.value);
    const words = `What ${who} agreed to on ${dayWords(signature.date, folder.today)} ↔ now`;
    await app.agreementPages.compare(folder, agreement, blob, words);
  },
  { reading: true },
);

/** Mine where I agreed to an earlier text, else the only other one, else the one I choose. */
async function chooseSignature(
  folder: MentoringFolder,
  { pair, state }: ChosenAgreement,
): Promise<SignatureView | undefined> {
  const earlier = state.signatures.filter((signature) => signature.changedSince);
  if (earlier.length === 0)
    return say(
      state.signatures.length > 0
        ? 'The agreement says what was agreed to: nothing has changed since.'
        : 'Nobody has agreed to an earlier text of this agreement.',
    );
  const mine = earlier.find((signature) => signature.by === folder.me);
  if (mine) return mine;
  return chooseOf(earlier, title, 'Since whose agreement?', ({ by, date }) => ({
    label: shortName(folder.snapshot, by, pair.value),
    description: dayWords(date, folder.today),
  }));
}

/** The version of the file that was signed, out of git's history; says why where it cannot be found. */
async function signedBlob(
  app: App,
  folder: MentoringFolder,
  agreement: LoadedRecord<'agreement'>,
  { by, date }: SignatureView,
): Promise<string | undefined> {
  const cannotShow = (why: string) => complain(`The text that was agreed to cannot be shown. ${why}`);
  const repository = folder.git?.records;
  if (isPrivate(agreement))
    return cannotShow('This agreement is only on this machine, where no earlier text is kept.');
  if (!repository) return cannotShow(app.builtinGit.whyMissing ?? 'The records lie in no git repository.');
  const record = { folder: folder.location.shared.fsPath, path: agreement.path, id: agreement.id };
  const versions = await fileVersions(repository, record, 'with-merges');
  if (!versions.ok) return cannotShow(versions.error.message);
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
  return cannotShow(whyMissing(blobs.length, repository.shallow));
}

function whyMissing(versions: number, shallow: boolean): string {
  if (shallow) return 'This clone holds only a part of the history: fetch the rest (git fetch --unshallow).';
  return versions === 0
    ? 'The agreement was never committed, so no earlier text of it was kept.'
    : 'No commit in this clone holds it. It may never have been committed, or not been fetched yet.';
}
