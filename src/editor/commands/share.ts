import * as path from 'node:path';
import * as vscode from 'vscode';
import { type SharedRecord, shareMessage } from '../../core/git/share-message.js';
import { type Result, ok } from '../../core/result.js';
import { recordTitle } from '../../core/names/record-title.js';
import { definitions, recordAt } from '../../core/records/kinds.js';
import { type PushError, type Upstream, otherSideSees, push, upstreamOf } from '../../node/git/push.js';
import { type Repository, openRepository } from '../../node/git/repository.js';
import { type ChangedFile, changedRecords, commitPaths } from '../../node/git/commit-paths.js';
import type { App } from '../app.js';
import { alone, left, pickMany } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { type Button, complain, confirm, otherCommandButton, say } from '../messages.js';
import { isPrivate } from '../../core/folder/privacy.js';
import { readersOf } from '../../views/readers.js';
import { sentence } from '../../core/text/words.js';
import { inFolder } from './command.js';

/** A changed record, and how it is told. */
interface Shareable extends SharedRecord {
  /** Relative to the repository's root. */
  readonly path: string;
}

/** Commits the records that changed, exactly those, after saying what they are and who will be able to read them. */
export const share = inFolder(async ({ app, folder }) => {
  const repository = await recordsRepository(app, folder);
  if (!repository || !(await savedAll(folder))) return;
  const changed = await changedRecords(repository, folder.location.shared.fsPath);
  if (!changed.ok) return complain(changed.error.message);
  const { ignored, files } = changed.value;
  if (ignored)
    return complain(
      `Git ignores ${ignored.path} (${ignored.rule}), so it cannot be shared. Take that rule away first.`,
    );
  const records = files.flatMap((file) => shareable(folder, repository, file));
  if (records.length === 0) return sayNothingToShare(app, repository);
  const chosen = await chooseRecords(folder, repository, records);
  if (chosen.length === 0) return;
  const paths = chosen.map((record) => record.path);
  // Hooks can take long. On Windows git could not tidy up when it is stopped, so there it is not.
  const committed = await withProgress(
    'Sharing the records…',
    (signal) => commitPaths(repository, paths, shareMessage(chosen), signal),
    process.platform !== 'win32',
  );
  if (!committed.ok && committed.error.kind === 'aborted') return;
  if (!committed.ok) return complain(committed.error.message);
  await folder.refreshGit();
  const number = chosen.length === 1 ? 'One record' : `${chosen.length} records`;
  const message = `${number} committed. ${otherSideSees(repository.branch, repository.defaultBranch)}`;
  void say(`${message}${await alsoPushed(repository)}`, pushButton(app, repository));
});

/** A push sends the whole branch: says so where it holds other commits that are not pushed yet. */
async function alsoPushed(repository: Repository): Promise<string> {
  const upstream = await upstreamOf(repository);
  const others = upstream.ok ? (upstream.value?.unpushed ?? 1) - 1 : 0;
  if (others <= 0) return '';
  return others === 1 ? ' Push also sends one other commit.' : ` Push also sends ${others} other commits.`;
}

/** The repository that holds the records, read again; undefined if there is none, which a message explains. */
async function recordsRepository(app: App, folder: MentoringFolder): Promise<Repository | undefined> {
  const known = folder.git?.records;
  if (!known)
    return complain(
      app.builtinGit.whyMissing ?? 'The records lie in no git repository, so they cannot be shared.',
    );
  const opened = await openRepository(known.git.gitPath, known.root, known.git.log);
  return opened.ok ? opened.value : complain(opened.error.message);
}

/** Only what is on disk can be committed: offers to save what is not. */
async function savedAll(folder: MentoringFolder): Promise<boolean> {
  const dirty = vscode.workspace.textDocuments.filter((document) => {
    const record = document.isDirty ? folder.recordAt(document.uri) : undefined;
    return record !== undefined && !isPrivate(record);
  });
  if (dirty.length === 0) return true;
  const question =
    dirty.length === 1
      ? 'A record has changes that are not saved.'
      : `${dirty.length} records have changes that are not saved.`;
  if (!(await confirm(question, ['Only what is saved is shared.'], 'Save and Go On'))) return false;
  const saved = await Promise.all(dirty.map((document) => document.save()));
  if (saved.every(Boolean)) return true;
  await complain('A record could not be saved, so nothing was shared.');
  return false;
}

function shareable(folder: MentoringFolder, repository: Repository, file: ChangedFile): readonly Shareable[] {
  const absolute = path.join(repository.root, ...file.path.split('/'));
  const inside = path.relative(folder.location.shared.fsPath, absolute).split(path.sep).join('/');
  const at = recordAt(inside);
  if (!at) return [];
  const record = folder.snapshot.file('shared', inside);
  return [{ ...at, path: file.path, change: file.change, title: recordTitle(folder.snapshot, record ?? at) }];
}

async function sayNothingToShare(app: App, repository: Repository): Promise<void> {
  const upstream = await upstreamOf(repository);
  const ahead = upstream.ok ? (upstream.value?.unpushed ?? 0) : 0;
  if (ahead === 0) return say('There is nothing new to share.');
  const number = ahead === 1 ? 'One commit is' : `${ahead} commits are`;
  return say(`Everything is committed. ${number} not pushed yet.`, pushButton(app, repository));
}

async function chooseRecords(
  folder: MentoringFolder,
  repository: Repository,
  records: readonly Shareable[],
): Promise<readonly Shareable[]> {
  const where = repository.branch === undefined ? '' : ` On ${repository.branch}.`;
  const chosen = await pickMany(alone('Share Records'), {
    placeholder: `${readersOf(folder.snapshot).replace(/[.\s]+$/, '')} will be able to read these.${where} Enter commits them.`,
    items: records.map((record) => ({
      label: sentence(definitions[record.kind].name) + (record.title === '' ? '' : `: ${record.title}`),
      description: record.change === 'added' ? 'new' : record.change,
      picked: true,
      value: record,
    })),
  });
  return left(chosen) ? [] : chosen;
}

function pushButton(app: App, repository: Repository): Button {
  return {
    label: 'Push',
    run: async () => {
      const pushed = await withProgress('Pushing the records…', (signal) =>
        pushWithCredentials(app, repository, signal),
      );
      if (pushed.ok) await say(`Pushed to ${pushed.value.remote}/${pushed.value.branch}.`);
      else if (pushed.error.kind === 'no-upstream')
        await complain(pushed.error.message, otherCommandButton('Publish Branch', 'git.publish'));
      else if (pushed.error.kind !== 'aborted') await complain(pushed.error.message);
    },
  };
}

/** How long something may take before it is worth a message that it does, in milliseconds. */
const quick = 1000;

/** Does something, and where it takes a while shows that, with a way to stop it. */
async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
  cancellable = true,
): Promise<T> {
  const controller = new AbortController();
  const working = work(controller.signal);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isSlow = new Promise<true>((resolve) => {
    timer = setTimeout(() => resolve(true), quick);
  });
  const slow = await Promise.race([isSlow, working.then(() => false)]).finally(() => clearTimeout(timer));
  if (!slow) return working;
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable }, (_progress, token) => {
    token.onCancellationRequested(() => controller.abort());
    return working;
  });
}

/** Pushes with git's own credentials; where these do not do, with those that VS Code's Git extension can ask for. */
async function pushWithCredentials(
  app: App,
  repository: Repository,
  signal: AbortSignal,
): Promise<Result<Upstream, PushError>> {
  const pushed = await push(repository, signal);
  const known = app.builtinGit.repository(vscode.Uri.file(repository.root));
  if (pushed.ok || pushed.error.kind !== 'failed' || !known) return pushed;
  const upstream = await upstreamOf(repository);
  if (!upstream.ok || !upstream.value) return pushed;
  return known.push().then(
    () => ok({ ...upstream.value, unpushed: 0 }) as Result<Upstream, PushError>,
    // It failed as before, and what git said first is the clearer message.
    () => pushed,
  );
}
