import { commitHookState, installCommitHook, removeCommitHook } from '../../node/git/commit-hook.js';
import { commandButton, complain, say } from '../messages.js';
import { type Command, inFolder } from './command.js';

/** Installs the hook that adds the goal in focus to messages begun in a terminal, or takes it away. */
export function changeCommitHook(change: 'install' | 'remove'): Command {
  return inFolder(
    async ({ folder }) => {
      if (!folder.git) return;
      const { git } = folder.git.code;
      const before = await commitHookState(git);
      if (before.ok && change === 'remove' && before.value === 'absent')
        return say('There is no commit hook of Mentoring in this repository.');
      const done = await (change === 'install' ? installCommitHook(git) : removeCommitHook(git));
      if (!done.ok) return complain(done.error.message);
      if (change === 'remove')
        return say('The commit hook is gone. What was there before is in its place again.');
      const focused = folder.snapshot.find('goal', folder.goalInFocus);
      if (focused)
        return say(
          `The commit hook is installed: commits from a terminal name “${focused.value.title}”, the goal in focus.`,
        );
      return say(
        'The commit hook is installed. Put a goal in focus, and commits from a terminal name it.',
        commandButton('Focus on Goal', 'focusGoal'),
      );
    },
    { needsGit: true },
  );
}
