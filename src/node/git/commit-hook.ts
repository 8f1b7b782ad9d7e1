import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { fail, ok, type Result } from '../../core/result.js';
import { failed, type Git, type GitError } from './git.js';
import { pathInside } from './repository.js';

/**
 * The hooks that are installed together: the first adds the goal in focus to a message that is begun, the second empties a message to which
 * nobody added a subject, so that git gives the commit up as it would have without us.
 */
const hookNames = ['prepare-commit-msg', 'commit-msg'] as const;
type HookName = (typeof hookNames)[number];

/** By this line a hook is known to be ours. */
const ours = '# Added by Mentoring Trail. "Remove Commit Hook" takes it away.';
/** What a hook that was there before is called meanwhile. */
const chainedSuffix = '.before-mentoring';

const chain = (name: HookName) => `#!/bin/sh
${ours}
before="$(dirname "$0")/${name}${chainedSuffix}"
if [ -x "$before" ]; then "$before" "$@" || exit $?; fi
`;

const scripts: Readonly<Record<HookName, string>> = {
  'prepare-commit-msg': `${chain('prepare-commit-msg')}
# Only where a message is begun: not for a merge, a squash, an amended commit or one that is copied.
case "$2" in '' | template | message) ;; *) exit 0 ;; esac
code=$(git config --local --get mentoring.goal) || exit 0
case "$code" in '' | *[!0-9a-z]*) exit 0 ;; esac
# Never on commits that git makes again, which may be somebody else's.
dir=$(git rev-parse --git-dir) || exit 0
for name in rebase-merge rebase-apply sequencer CHERRY_PICK_HEAD REVERT_HEAD MERGE_HEAD; do
  if [ -e "$dir/$name" ]; then exit 0; fi
done
case "$GIT_REFLOG_ACTION" in *rebase* | *cherry-pick* | *revert*) exit 0 ;; esac
if grep -q -e '^Revert "' -e '^Reapply "' -e '^This reverts commit ' "$1"; then exit 0; fi
# The goal may stand there already, in whatever form.
if grep -q -i -e "mentoring-goal[[:space:]]*:.*$code" "$1"; then exit 0; fi
git -c trailer.where=end -c trailer.separators=: -c trailer.ifmissing=add \\
  interpret-trailers --in-place --if-exists add --trailer "Mentoring-Goal: $code" "$1" || exit 0
# The first line is for the subject, and a blank one parts it from ours.
if [ "$(sed -n 1p "$1")" = '' ] && [ "$(sed -n 2p "$1")" = "Mentoring-Goal: $code" ]; then
  { echo; cat "$1"; } > "$1.mentoring" && mv "$1.mentoring" "$1"
fi
exit 0
`,
  'commit-msg': `${chain('commit-msg')}
# A message of nothing but our line has no subject: the person changed their mind.
mark=$(git config --get core.commentChar) || mark='#'
if [ "$mark" = auto ]; then mark='#'; fi
awk -v mark="$mark" '
  index($0, mark " ------------------------ >8 ------------------------") == 1 { exit }
  index($0, mark) == 1 || /^[[:space:]]*$/ { next }
  /^Mentoring-Goal: [0-9a-z]+$/ { lines++; next }
  { others++ }
  END { exit !(lines > 0 && others == 0) }
' "$1" && : > "$1"
exit 0
`,
};

/** Whether the hook is there. */
export type HookState = 'installed' | 'absent';

/** Looks whether the hook of this repository is ours. */
export async function commitHookState(git: Git): Promise<Result<HookState, GitError>> {
  const folder = await hooksFolder(git);
  if (!folder.ok) return folder;
  const states = await Promise.all(hookNames.map((name) => isOurs(path.join(folder.value, name))));
  return ok(states.includes(true) ? 'installed' : 'absent');
}

/**
 * Installs the hook that adds the goal in focus to messages begun in a terminal. A hook that is there already goes on running, before ours.
 * Refuses where hooks are shared by several repositories or are files of the working tree: others would get ours too.
 */
export async function installCommitHook(git: Git): Promise<Result<void, GitError>> {
  const folder = await hooksFolder(git);
  if (!folder.ok) return folder;
  const alone = await isOwnFolder(git, folder.value);
  if (!alone.ok) return alone;
  return guarded(async () => {
    await fs.mkdir(folder.value, { recursive: true });
    for (const name of hookNames) {
      const hook = path.join(folder.value, name);
      if (!(await isOurs(hook)) && (await exists(hook))) {
        const kept = `${hook}${chainedSuffix}`;
        if (await exists(kept))
          return fail(failed(`There is a file ${kept} already. Look at it, and move it away first.`));
        await fs.rename(hook, kept);
      }
      // Written beside and renamed: a commit that runs meanwhile sees all of it, or nothing.
      const temporary = `${hook}.mentoring-tmp`;
      await fs.writeFile(temporary, scripts[name], { mode: 0o755 });
      await fs.chmod(temporary, 0o755);
      await fs.rename(temporary, hook);
    }
    return ok(undefined);
  });
}

/** Takes our hook away; the one that was there before is in its place again. Hooks that are not ours stay. */
export async function removeCommitHook(git: Git): Promise<Result<void, GitError>> {
  const folder = await hooksFolder(git);
  if (!folder.ok) return folder;
  return guarded(async () => {
    for (const name of hookNames) {
      const hook = path.join(folder.value, name);
      if (!(await isOurs(hook))) continue;
      const kept = `${hook}${chainedSuffix}`;
      if (await exists(kept)) await fs.rename(kept, hook);
      else await fs.rm(hook);
    }
    return ok(undefined);
  });
}

async function hooksFolder(git: Git): Promise<Result<string, GitError>> {
  const folder = await git.text(['rev-parse', '--git-path', 'hooks']);
  return folder.ok ? ok(path.resolve(git.folder, folder.value)) : folder;
}

/** An error where the folder of the hooks is not this repository's alone. */
async function isOwnFolder(git: Git, folder: string): Promise<Result<void, GitError>> {
  const scope = await git.fields(['config', '--show-scope', '-z', '--get', 'core.hooksPath'], {
    accept: [1],
  });
  if (!scope.ok) return scope;
  const [where] = scope.value;
  if (where !== undefined && where !== 'local' && where !== 'worktree')
    return fail(
      failed(
        'Your hooks are in a folder that several repositories share (core.hooksPath), so none is added there. Set core.hooksPath for this repository first.',
      ),
    );
  const common = await git.text(['rev-parse', '--git-common-dir']);
  if (!common.ok) return common;
  const isInGit = (await pathInside(path.resolve(git.folder, common.value), folder)) !== undefined;
  const inside = isInGit ? undefined : await pathInside(git.folder, folder);
  if (inside === undefined) return ok(undefined);
  const code = await git.stream(
    ['check-ignore', '--quiet', '--', `${inside}/prepare-commit-msg`],
    { accept: [1] },
    () => true,
  );
  if (!code.ok) return code;
  return code.value === 0
    ? ok(undefined)
    : fail(
        failed(
          `The hooks of this repository are files that everybody shares (${inside}), so none is added there.`,
        ),
      );
}

async function isOurs(hook: string): Promise<boolean> {
  return fs.readFile(hook, 'utf8').then(
    (text) => text.includes(`\n${ours}\n`),
    () => false,
  );
}

function exists(file: string): Promise<boolean> {
  return fs.lstat(file).then(
    () => true,
    () => false,
  );
}

async function guarded(work: () => Promise<Result<void, GitError>>): Promise<Result<void, GitError>> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(failed(`The hook could not be changed: ${reason}`));
  }
}
