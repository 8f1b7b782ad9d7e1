import { codeOf } from '../../core/folder/id.js';
import { commitHookState, installCommitHook, removeCommitHook } from '../../node/git/commit-hook.js';
import type { App, CommandHandler } from '../app.js';
import { needsGit } from './commits.js';
import { chooseFolder } from './choose-folder.js';
import { commandButton, complain, say, type Button } from '../messages.js';

/** Installs the hook that adds the goal in focus to messages begun in a terminal, or takes it away. */
export function changeCommitHook(app: App, change: 'install' | 'remove'): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || !(await needsGit(app, folder)) || !folder.git) return;
    const { git } = folder.git.code;
    const before = await commitHookState(git);
    if (before.ok && change === 'remove' && before.value === 'absent') {
      await say('There is no commit hook of Mentoring in this repository.');
      return;
    }
    const done = await (change === 'install' ? installCommitHook(git) : removeCommitHook(git));
    if (!done.ok) {
      await complain(done.error.message);
      return;
    }
    if (change === 'remove') {
      await say('The commit hook is gone. What was there before is in its place again.');
      return;
    }
    const focused = folder.snapshot.find('goal', folder.goalInFocus);
    const buttons: readonly Button[] = focused ? [] : [commandButton('Focus on Goal', 'mentoring.focusGoal')];
    const code = focused && codeOf(focused.id);
    await say(
      code === undefined
        ? 'The commit hook is installed. Put a goal in focus, and commits from a terminal name it.'
        : `The commit hook is installed: commits from a terminal name “${focused?.value.title ?? code}”, the goal in focus.`,
      ...buttons,
    );
  };
}
