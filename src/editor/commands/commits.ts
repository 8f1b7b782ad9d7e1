import { commitGroups } from '../../views/commit-rows.js';
import { type Answer, type StepFrame, alone, chooseOf, grouped, left, pickMany } from '../input/steps.js';
import * as vscode from 'vscode';
import { type CommitEvidence, linkCommits } from '../../core/actions/evidence.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { codeOf } from '../../core/folder/id.js';
import { commitSearch } from '../../core/git/commit-search.js';
import { addGoalTrailer } from '../../core/git/trailer.js';
import { goalView } from '../../core/insight/goals.js';
import type { Commit } from '../../core/ports.js';
import { goalStatus } from '../../core/records/goal.js';
import { patchIds } from '../../node/git/patch-ids.js';
import { commonName } from '../../node/git/repository.js';
import type { App } from '../app.js';
import type { GitApiRepository } from '../git/builtin-git.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { chooseGoal } from './choose.js';
import { addNote } from './evidence.js';
import { rootUriOf } from './choose-folder.js';
import { complain, say } from '../messages.js';
import { run } from '../run-action.js';
import { openGoals } from '../../views/choices.js';
import { asMe, inFolder, onGoal } from './command.js';

/** Unlike git's editor, the box in Source Control has no comment lines: everything in it is committed. */
const noComments = '';

/** Links one or more commits to a goal as evidence. */
export const linkCommit = onGoal(
  'Link Commit to Goal',
  async ({ folder, goal }) => {
    const linked = new Set(goalView(folder.perspective, goal).evidence.map((evidence) => evidence.sha));
    if (folder.commits.length === 0 && folder.git?.code.head === undefined)
      return say('There are no commits here yet.');
    const commits = folder.commits.filter((commit) => !linked.has(commit.sha));
    const frame = alone(`Link to: ${goal.value.title}`);
    const chosen = await askCommits(frame, folder, { owner: goal.value.owner, commits, linked });
    if (left(chosen) || chosen.length === 0) return;
    const input = { goal: goal.id, ...(await asEvidence(folder, chosen)) };
    await run(folder, linkCommits, input, { buttons: (performed) => addNote(folder, performed) });
  },
  { needsGit: true },
);

/** The commits to choose from. */
export interface OfferedCommits {
  /** The handle of the person whose commits come first. */
  readonly owner: string;
  /** The commits that are listed before anything is typed. */
  readonly commits: readonly Commit[];
  /** The full hashes of commits that are linked already, so they are left out. */
  readonly linked: ReadonlySet<string | undefined>;
}

/** Lets the person tick commits. What they type is searched for in the whole history. */
export function askCommits(
  frame: StepFrame,
  folder: MentoringFolder,
  { owner, commits, linked }: OfferedCommits,
): Promise<Answer<readonly Commit[]>> {
  const known = new Map(commits.map((commit) => [commit.sha, commit]));
  let remark = '';
  const rows = (text: string) =>
    grouped(commitGroups(folder, owner, [...known.values()], commitSearch(text, folder.today), remark));
  const find = async (text: string, signal: AbortSignal) => {
    const search = commitSearch(text, folder.today);
    if (!search || !folder.git) return;
    const found = await folder.git.findCommits(search, signal);
    if (signal.aborted) return;
    if (!found.ok) return void complain(`Older commits could not be looked through. ${found.error.message}`);
    for (const commit of found.value.commits)
      if (!linked.has(commit.sha) && !known.has(commit.sha)) known.set(commit.sha, commit);
    remark = found.value.more ? ': the newest of many, type more to see others' : '';
  };
  return pickMany(frame, {
    placeholder: 'Which commits show it? Type to search all of the history.',
    items: rows(''),
    search: { rows, find },
  });
}

/** What evidence keeps of commits: their patch-ids, and their repository if the records are in another one. */
export async function asEvidence(
  folder: MentoringFolder,
  commits: readonly Commit[],
): Promise<{ commits: readonly CommitEvidence[]; repo?: string | undefined }> {
  const { git } = folder;
  if (!git) return { commits };
  const ids = await patchIds(
    git.code.git,
    commits.map((commit) => commit.sha),
  );
  const withIds = commits.map((commit) => ({
    ...commit,
    patch: ids.ok ? ids.value.get(commit.sha) : undefined,
  }));
  return { commits: withIds, repo: git.recordsApart ? await commonName(git.code.git) : undefined };
}

/** Adds the trailer that links a goal to the commit message in Source Control. */
export const addGoalToCommitMessage = asMe(
  async ({ app, folder, argument }) => {
    const repository = messageBox(app, folder, argument);
    if (!repository)
      return complain(
        'The Source Control view knows no repository here, so there is no commit message to add to.',
      );
    const goal = await goalForMessage(folder, argument);
    const code = goal && codeOf(goal.id);
    if (code === undefined) return;
    const message = addGoalTrailer(repository.inputBox.value, code, noComments);
    if (message.ok) repository.inputBox.value = message.value;
    else
      await say(
        message.error === 'no-subject'
          ? 'Write what the commit does first; the goal goes below it.'
          : 'This goal is in the commit message already.',
      );
  },
  { needsGit: true },
);

/** The repository whose message box is meant: the one whose button was clicked, else that of the folder's code. */
function messageBox(app: App, folder: MentoringFolder, argument: unknown): GitApiRepository | undefined {
  const rootUri = rootUriOf(argument);
  const clicked = rootUri && app.builtinGit.repository(rootUri);
  return clicked ?? app.builtinGit.repository(folder.workspaceFolder.uri);
}

/** The goal that the command was called on, else the one in focus, else my only active one, else the one I choose. */
async function goalForMessage(
  folder: MentoringFolder,
  argument: unknown,
): Promise<LoadedRecord<'goal'> | undefined> {
  const focused = folder.snapshot.find('goal', folder.goalInFocus);
  const mine = openGoals(folder).filter(
    (goal) => goal.value.owner === folder.me && goalStatus(goal.value) === 'active',
  );
  const title = 'Add Goal to Commit Message';
  const fromMenu = typeof argument === 'object' && argument !== null && 'target' in argument;
  if (fromMenu) return chooseGoal(folder, argument, title);
  if (focused) return focused;
  if (mine.length === 0) return chooseGoal(folder, undefined, title);
  return chooseOf(mine, title, 'Which goal does the commit serve?', (goal) => ({
    label: goal.value.title,
    description: codeOf(goal.id) ?? '',
  }));
}

/** Shows a commit's changes. */
export const showCommit = inFolder(
  async ({ app, folder, argument }) => {
    const sha =
      typeof argument === 'object' && argument !== null && 'sha' in argument ? argument.sha : undefined;
    if (typeof sha !== 'string' || !/^[0-9a-f]{7,64}$/.test(sha)) return;
    const repository = app.builtinGit.repository(folder.workspaceFolder.uri);
    const known = await folder.git?.code.git.run(['cat-file', '-e', `${sha}^{commit}`]);
    if (!repository || known?.ok !== true)
      return complain(
        `Commit ${sha.slice(0, 8)} is not in this clone. It may have been rewritten, or not fetched yet.`,
      );
    await vscode.commands.executeCommand('git.viewCommit', repository, sha);
  },
  { needsGit: true },
);
