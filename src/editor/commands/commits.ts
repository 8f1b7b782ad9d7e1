import * as vscode from 'vscode';
import { linkCommits, type CommitEvidence } from '../../core/actions/evidence.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { codeOf } from '../../core/folder/id.js';
import { addGoalTrailer } from '../../core/git/trailer.js';
import { goalView } from '../../core/insight/goals.js';
import { hasEmail } from '../../core/insight/people.js';
import { dayOf, dayWords } from '../../core/insight/words.js';
import type { Commit } from '../../core/ports.js';
import { goalStatus } from '../../core/records/goal.js';
import { patchIds } from '../../node/git/patch-ids.js';
import { remotes } from '../../node/git/repository.js';
import type { App, CommandHandler } from '../app.js';
import { noGitWords, type GitApiRepository } from '../git/builtin-git.js';
import { pickMany, pickOne, type Answer, type Choice, type StepFrame } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { chooseGoal, openGoals } from './choose.js';
import { addNote } from './evidence.js';
import { alone, chooseFolder, complain, left, rootUriOf, run, say, whoAmI } from './support.js';

/** The box in Source Control has no comment lines: whatever stands in it is committed. */
const noComments = '';

/** Says why commits cannot be worked with, where they cannot. */
export async function needsGit(app: App, folder: MentoringFolder): Promise<boolean> {
  if (folder.git) return true;
  const { program } = app.builtinGit;
  await complain(
    'missing' in program
      ? noGitWords(program.missing)
      : `${folder.name} is in no git repository, so there are no commits to link.`,
  );
  return false;
}

/** Holds recent commits up as evidence for a goal, several at once. */
export function linkCommit(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || !(await needsGit(app, folder)) || (await whoAmI(folder)) === undefined) return;
    const goal = await chooseGoal(folder, argument, 'Link Commit to Goal');
    if (!goal) return;
    const linked = new Set(
      goalView(folder.snapshot, goal, folder.today, folder.history).evidence.map((evidence) => evidence.sha),
    );
    const commits = folder.commits.filter((commit) => !linked.has(commit.sha));
    if (commits.length === 0) {
      await say(
        folder.commits.length === 0
          ? 'There are no commits here yet, or they are still being read.'
          : 'Every recent commit is linked to this goal already.',
      );
      return;
    }
    const chosen = await askCommits(alone(`Link to: ${goal.value.title}`), folder, goal.value.owner, commits);
    if (left(chosen) || chosen.length === 0) return;
    const input = { goal: goal.id, ...(await asEvidence(folder, chosen)) };
    await run(folder, linkCommits, input, { buttons: (performed) => addNote(folder, performed) });
  };
}

/** Lets the person tick commits: those of `owner` first, none ticked. */
export function askCommits(
  frame: StepFrame,
  folder: MentoringFolder,
  owner: string,
  commits: readonly Commit[],
): Promise<Answer<readonly Commit[]>> {
  const person = folder.snapshot.find('person', owner);
  const own = commits.filter((commit) => hasEmail(person, commit.author.email));
  const others = commits.filter((commit) => !own.includes(commit));
  const group = (label: string, some: readonly Commit[]) =>
    some.length === 0
      ? []
      : [
          { label, kind: vscode.QuickPickItemKind.Separator } as const,
          ...some.map((commit) => commitChoice(folder, commit)),
        ];
  return pickMany(frame, {
    placeholder: 'Which commits show it? Search by subject, author, hash or day.',
    items: [...group(`By ${person?.value.name ?? owner}`, own), ...group('By others', others)],
  });
}

function commitChoice(folder: MentoringFolder, commit: Commit): Choice<Commit> {
  const { sha, subject, author, authored } = commit;
  return {
    label: subject === '' ? '(no subject)' : subject,
    description: `${author.name} · ${dayWords(dayOf(authored), folder.today)} · ${sha.slice(0, 8)}`,
    value: commit,
  };
}

/** What evidence records say of commits: their patch-ids, and their repository where the records are in another one. */
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
  if (git.records?.commonDir === git.code.commonDir) return { commits: withIds };
  const found = await remotes(git.code.git);
  return { commits: withIds, repo: found.ok ? found.value[0]?.repository : undefined };
}

/** Puts the line that links a goal into the commit message being written. */
export function addGoalToCommitMessage(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || !(await needsGit(app, folder)) || (await whoAmI(folder)) === undefined) return;
    const repository = messageBox(app, folder, argument);
    if (!repository) {
      await complain(
        'The Source Control view knows no repository here, so there is no commit message to add to.',
      );
      return;
    }
    const goal = await goalForMessage(folder, argument);
    const code = goal && codeOf(goal.id);
    if (code === undefined) return;
    const message = addGoalTrailer(repository.inputBox.value, code, noComments);
    if (message.ok) repository.inputBox.value = message.value;
    else if (message.error === 'no-subject')
      await say('Write what the commit does first; the goal goes below it.');
    else await say('This goal is in the commit message already.');
  };
}

/** The repository whose message is being written: where the action was clicked, else the one of the folder's code. */
function messageBox(app: App, folder: MentoringFolder, argument: unknown): GitApiRepository | undefined {
  const rootUri = rootUriOf(argument);
  const clicked = rootUri && app.builtinGit.repository(rootUri);
  return clicked ?? app.builtinGit.repository(folder.workspaceFolder.uri);
}

/** The goal it was called on, else the one in focus, else the only active one of mine, else the one I choose. */
async function goalForMessage(
  folder: MentoringFolder,
  argument: unknown,
): Promise<LoadedRecord<'goal'> | undefined> {
  const focused = folder.snapshot.find('goal', folder.goalInFocus);
  const mine = openGoals(folder).filter(
    (goal) => goal.value.owner === folder.me && goalStatus(goal.value) === 'active',
  );
  const fromMenu = typeof argument === 'object' && argument !== null && 'target' in argument;
  if (fromMenu) return chooseGoal(folder, argument, 'Add Goal to Commit Message');
  if (focused) return focused;
  if (mine.length === 1) return mine[0];
  if (mine.length === 0) return chooseGoal(folder, undefined, 'Add Goal to Commit Message');
  const chosen = await pickOne(alone('Add Goal to Commit Message'), {
    placeholder: 'Which goal does the commit serve?',
    items: mine.map((goal) => ({ label: goal.value.title, description: codeOf(goal.id) ?? '', value: goal })),
  });
  return left(chosen) ? undefined : chosen;
}

/** Shows a commit's changes. */
export function showCommit(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || !(await needsGit(app, folder))) return;
    const sha =
      typeof argument === 'object' && argument !== null && 'sha' in argument ? argument.sha : undefined;
    if (typeof sha !== 'string' || !/^[0-9a-f]{40,64}$/.test(sha)) return;
    const repository = app.builtinGit.repository(folder.workspaceFolder.uri);
    const known = await folder.git?.code.git.run(['cat-file', '-e', `${sha}^{commit}`]);
    if (!repository || known?.ok !== true) {
      await complain(
        `Commit ${sha.slice(0, 8)} is not in this clone. It may have been rewritten, or not fetched yet.`,
      );
      return;
    }
    await vscode.commands.executeCommand('git.viewCommit', repository, sha);
  };
}
