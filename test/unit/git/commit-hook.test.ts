import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { commitHookState, installCommitHook, removeCommitHook } from '../../../src/node/git/commit-hook.js';
import {
  errorOf,
  temporaryFolder,
  TemporaryRepository,
  valueOf,
  withRealGit,
} from './temporary-repository.js';

const line = 'Mentoring-Goal: p3x9kd';

describe('the hook for commits in a terminal', function () {
  this.timeout(60_000);
  withRealGit();

  async function withHook(): Promise<TemporaryRepository> {
    const repository = TemporaryRepository.create();
    repository.git('config', 'mentoring.goal', 'p3x9kd');
    repository.commit('Begin', { files: { 'a.txt': '1\n2\n3\n' } });
    const { git } = await repository.open();
    valueOf(await installCommitHook(git));
    assert.equal(valueOf(await commitHookState(git)), 'installed');
    return repository;
  }
  const message = (repository: TemporaryRepository) => repository.git('log', '-1', '--format=%B').trimEnd();
  const change = (repository: TemporaryRepository, file: string) => {
    repository.write(file, `${Math.random()}\n`);
    repository.git('add', '--', file);
  };
  /** Commits as a person does who writes this in their editor above what stands there. */
  const commitIn = (repository: TemporaryRepository, text: string, ...options: readonly string[]) => {
    const editor = path.join(temporaryFolder(), 'editor');
    fs.writeFileSync(
      editor,
      `#!/bin/sh\n{ printf '%s' '${text}'; cat "$1"; } > "$1.new" && mv "$1.new" "$1"\n`,
      {
        mode: 0o755,
      },
    );
    repository.gitWith({ env: { GIT_EDITOR: editor } }, 'commit', '--quiet', ...options);
  };

  it('adds the goal in focus to a message that is begun, in the form of a trailer', async () => {
    const repository = await withHook();
    change(repository, 'b.txt');
    repository.git('commit', '--quiet', '-m', 'Message');
    assert.equal(message(repository), `Message\n\n${line}`);
    change(repository, 'b.txt');
    commitIn(repository, 'In the editor');
    assert.equal(message(repository), `In the editor\n\n${line}`);
    change(repository, 'b.txt');
    commitIn(repository, 'Verbose and signed off', '--verbose', '--signoff');
    assert.equal(
      message(repository),
      `Verbose and signed off\n\nSigned-off-by: Ada <ada@example.org>\n${line}`,
    );
    repository.write('../template', '\n\nWhy it matters\n');
    change(repository, 'b.txt');
    commitIn(repository, 'By template', '--template=../template');
    assert.equal(message(repository), `By template\n\nWhy it matters\n\n${line}`);
    fs.rmSync(path.join(repository.root, '..', 'template'));
  });

  it('adds it once, and not where the goal is named already', async () => {
    const repository = await withHook();
    change(repository, 'b.txt');
    repository.git('commit', '--quiet', '-m', 'Done', '-m', 'mentoring-goal: own-the-retries-p3x9kd');
    assert.equal(message(repository), 'Done\n\nmentoring-goal: own-the-retries-p3x9kd');
    change(repository, 'b.txt');
    repository.git('commit', '--quiet', '-m', 'Other', '-m', 'Mentoring-Goal: q4k7m2');
    assert.equal(message(repository), `Other\n\nMentoring-Goal: q4k7m2\n${line}`);
    repository.git('commit', '--quiet', '--amend', '--no-edit');
    assert.equal(message(repository), `Other\n\nMentoring-Goal: q4k7m2\n${line}`);
  });

  it('lets git give up a commit without a subject', async () => {
    const repository = await withHook();
    const before = repository.head();
    change(repository, 'b.txt');
    assert.notEqual(repository.tryGit('commit', '--quiet'), 0);
    assert.notEqual(repository.tryGit('commit', '--quiet', '--verbose'), 0);
    assert.equal(repository.head(), before);
  });

  it('does nothing without a goal in focus, or with one that is no code', async () => {
    const repository = await withHook();
    for (const goal of [undefined, '', '$(touch pwned)', '--in-place', 'a b', 'p3x9kd\nx: y']) {
      if (goal === undefined) repository.git('config', '--unset', 'mentoring.goal');
      else repository.git('config', 'mentoring.goal', goal);
      change(repository, 'b.txt');
      repository.git('commit', '--quiet', '-m', 'Message');
      assert.equal(message(repository), 'Message');
    }
    assert.ok(!fs.existsSync(path.join(repository.root, 'pwned')));
  });

  it('stays away from rebase, cherry-pick, revert, merge, squash and amend', async () => {
    const repository = await withHook();
    const plain = (text: string) => {
      repository.git('config', '--unset', 'mentoring.goal');
      change(repository, `${text.replaceAll(' ', '-')}.txt`);
      repository.git('commit', '--quiet', '-m', text);
      repository.git('config', 'mentoring.goal', 'p3x9kd');
    };
    repository.git('checkout', '--quiet', '-b', 'feature');
    plain('One');
    plain('Two');
    plain('Three');
    repository.git('checkout', '--quiet', 'main');
    plain('Meanwhile');
    repository.git('checkout', '--quiet', 'feature');
    for (const backend of ['--merge', '--apply', '--force-rebase']) {
      repository.git('rebase', '--quiet', backend, 'main');
      assert.ok(!repository.git('log', '--format=%B').includes(line), `rebase ${backend}`);
    }
    const words = { GIT_SEQUENCE_EDITOR: "sed -i -e '2s/^pick/reword/' -e '3s/^pick/squash/'" };
    repository.gitWith({ env: words }, 'rebase', '--quiet', '--interactive', '--force-rebase', 'main');
    assert.ok(!repository.git('log', '--format=%B').includes(line), 'interactive rebase');
    repository.git('checkout', '--quiet', 'main');
    repository.git('cherry-pick', 'feature');
    repository.git('cherry-pick', '--edit', 'feature~1');
    repository.git('revert', '--no-edit', 'HEAD');
    repository.git('revert', '--edit', 'HEAD~2');
    repository.git('revert', '--no-commit', 'HEAD~4');
    repository.git('commit', '--quiet', '--no-edit');
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
    repository.git('commit', '--quiet', '--amend', '--allow-empty', '--no-edit');
    repository.git('checkout', '--quiet', '-b', 'side', 'main~1');
    plain('Aside');
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--squash', 'side');
    repository.git('commit', '--quiet', '--no-edit');
    assert.ok(
      !repository.git('log', '--format=%B').includes(line),
      repository.git('log', '-8', '--format=%B'),
    );
  });

  it('runs the hook that was there before, and leaves it behind', async () => {
    const repository = TemporaryRepository.create();
    repository.git('config', 'mentoring.goal', 'p3x9kd');
    repository.hook('prepare-commit-msg', 'echo "From before: $2" >> "$1"');
    repository.hook('commit-msg', 'grep -q forbidden "$1" && exit 3\nexit 0');
    const hooks = path.join(repository.root, '.git', 'hooks');
    const listed = () =>
      fs
        .readdirSync(hooks)
        .filter((name) => !name.endsWith('.sample'))
        .map((name) => [
          name,
          fs.readFileSync(path.join(hooks, name), 'utf8'),
          fs.statSync(path.join(hooks, name)).mode,
        ]);
    const before = listed();
    const { git } = await repository.open();
    valueOf(await installCommitHook(git));
    valueOf(await installCommitHook(git));
    change(repository, 'a.txt');
    repository.git('commit', '--quiet', '-m', 'Message');
    assert.match(message(repository), /From before: message/);
    assert.ok(message(repository).includes(line));
    change(repository, 'a.txt');
    assert.notEqual(repository.tryGit('commit', '--quiet', '-m', 'forbidden'), 0);
    valueOf(await removeCommitHook(git));
    valueOf(await removeCommitHook(git));
    assert.deepEqual(listed(), before);
    assert.equal(valueOf(await commitHookState(git)), 'absent');
  });

  it('does not touch a hook that took the place of ours', async () => {
    const repository = await withHook();
    repository.hook('prepare-commit-msg', 'exit 0');
    const { git } = await repository.open();
    valueOf(await removeCommitHook(git));
    assert.match(repository.read('.git/hooks/prepare-commit-msg'), /^#!\/bin\/sh\nexit 0/);
  });

  it('goes into no folder that others get too', async () => {
    const shared = temporaryFolder();
    const config = path.join(shared, 'config');
    fs.writeFileSync(config, `[core]\n\thooksPath = ${shared}/hooks\n`);
    const repository = TemporaryRepository.create();
    const { git } = await repository.open();
    const before = process.env['GIT_CONFIG_GLOBAL'];
    process.env['GIT_CONFIG_GLOBAL'] = config;
    assert.match(errorOf(await installCommitHook(git)).message, /several repositories share/);
    process.env['GIT_CONFIG_GLOBAL'] = before;
    assert.ok(!fs.existsSync(path.join(shared, 'hooks')));
    repository.git('config', 'core.hooksPath', 'githooks');
    assert.match(errorOf(await installCommitHook(git)).message, /everybody shares \(githooks\)/);
    repository.write('.gitignore', 'githooks\n');
    valueOf(await installCommitHook(git));
    assert.ok(fs.existsSync(path.join(repository.root, 'githooks', 'prepare-commit-msg')));
  });

  it('works in a worktree, which shares the hooks', async () => {
    const repository = await withHook();
    const worktree = new TemporaryRepository(path.join(temporaryFolder(), 'with blanks'));
    repository.git('worktree', 'add', '--quiet', '-b', 'beside', worktree.root);
    change(worktree, 'b.txt');
    worktree.git('commit', '--quiet', '-m', 'Message');
    assert.equal(message(worktree), `Message\n\n${line}`);
    assert.equal(valueOf(await commitHookState((await worktree.open()).git)), 'installed');
  });
});
