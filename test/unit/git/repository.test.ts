import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { readIdentity, readLocal, writeLocal } from '../../../src/node/git/config.js';
import { openRepository, pathInside } from '../../../src/node/git/repository.js';
import {
  errorOf,
  temporaryFolder,
  TemporaryRepository,
  valueOf,
  withRealGit,
} from './temporary-repository.js';

describe('opening a repository', () => {
  withRealGit();

  it('sees an empty one', async () => {
    const empty = TemporaryRepository.create();
    const repository = await empty.open();
    assert.equal(repository.root, empty.root);
    assert.equal(repository.commonDir, path.join(empty.root, '.git'));
    assert.equal(repository.branch, 'main');
    assert.equal(repository.head, undefined);
    assert.equal(repository.defaultBranch, undefined);
    assert.equal(repository.shallow, false);
    assert.equal(repository.unfinished, undefined);
  });

  it('sees the root from a folder inside and through a symbolic link', async () => {
    const real = TemporaryRepository.create();
    const head = real.commit('One', { files: { 'deep/er/a.txt': 'a' } });
    assert.equal((await real.open('deep/er')).root, real.root);
    const link = path.join(temporaryFolder(), 'link');
    fs.symlinkSync(real.root, link);
    const repository = valueOf(await openRepository('git', path.join(link, 'deep')));
    assert.deepEqual([repository.root, repository.head, repository.defaultBranch], [real.root, head, 'main']);
    const gitDir = path.join(real.root, '.git');
    assert.deepEqual([repository.commonDir, repository.gitDir], [gitDir, gitDir]);
  });

  it('sees folders with odd names', async () => {
    const root = path.join(temporaryFolder(), '-x "y" \'z\'\nü😀 $(id)');
    fs.mkdirSync(root);
    const odd = new TemporaryRepository(root);
    odd.git('init', '--quiet', '--initial-branch=main');
    assert.equal((await odd.open()).root, root);
    assert.equal((await odd.open()).gitDir, path.join(root, '.git'));
  });

  it('tells a worktree from the repository that it belongs to', async () => {
    const main = TemporaryRepository.create();
    main.commit('One');
    const other = path.join(temporaryFolder(), 'other');
    main.git('worktree', 'add', '--quiet', '-b', 'feature/x', other);
    const repository = valueOf(await openRepository('git', other));
    assert.equal(repository.root, other);
    assert.equal(repository.branch, 'feature/x');
    assert.equal(repository.commonDir, path.join(main.root, '.git'));
    assert.equal(repository.gitDir, path.join(main.root, '.git', 'worktrees', 'other'));
  });

  it('sees detached heads, shallow clones and the default branch of the remote', async () => {
    const origin = TemporaryRepository.create();
    origin.git('checkout', '--quiet', '-b', 'trunk');
    origin.commit('One');
    origin.commit('Two');
    const clone = new TemporaryRepository(path.join(temporaryFolder(), 'clone'));
    origin.git('clone', '--quiet', '--depth=1', `file://${origin.root}`, clone.root);
    clone.git('checkout', '--quiet', '--detach');
    const repository = await clone.open();
    assert.deepEqual(
      [repository.branch, repository.defaultBranch, repository.shallow],
      [undefined, 'trunk', true],
    );
  });

  it('finds the default branch without a remote', async () => {
    const local = TemporaryRepository.create();
    local.git('checkout', '--quiet', '-b', 'trunk');
    local.commit('One');
    assert.equal((await local.open()).defaultBranch, undefined);
    local.git('config', 'init.defaultBranch', 'trunk');
    assert.equal((await local.open()).defaultBranch, 'trunk');
    local.git('config', 'init.defaultBranch', '--all');
    local.git('branch', 'master');
    assert.equal((await local.open()).defaultBranch, 'master');
  });

  it('says what waits to be finished', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Base', { files: { 'a.txt': '0' } });
    repository.git('checkout', '--quiet', '-b', 'other');
    const other = repository.commit('Other', { files: { 'a.txt': '1' } });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('Mine', { files: { 'a.txt': '2' } });
    const begin = async (...args: string[]) => {
      assert.notEqual(repository.tryGit(...args), null);
      const { unfinished } = await repository.open();
      repository.git('reset', '--quiet', '--hard');
      return unfinished;
    };
    assert.equal(await begin('merge', 'other'), 'merge');
    assert.equal(await begin('cherry-pick', other), 'cherry-pick');
    assert.equal(await begin('revert', other), 'revert');
    assert.equal(await begin('merge', '--squash', 'other'), 'prepared');
    assert.equal((await repository.open()).unfinished, undefined);
    assert.equal(await begin('rebase', 'other'), 'rebase');
  });

  it('refuses bare repositories and the git directory', async () => {
    const bare = temporaryFolder();
    new TemporaryRepository(bare).git('init', '--quiet', '--bare');
    assert.equal(errorOf(await openRepository('git', bare)).kind, 'not-a-repository');
    const repository = TemporaryRepository.create();
    assert.equal(
      errorOf(await openRepository('git', path.join(repository.root, '.git'))).kind,
      'not-a-repository',
    );
  });

  it('knows where a folder lies in it', async () => {
    const root = temporaryFolder();
    fs.mkdirSync(path.join(root, 'a'));
    assert.equal(await pathInside(root, root), '');
    assert.equal(await pathInside(root, path.join(root, 'a', 'gone', 'b')), 'a/gone/b');
    assert.equal(await pathInside(root, path.join(root, '..x')), '..x');
    assert.equal(await pathInside(root, path.dirname(root)), undefined);
    fs.symlinkSync(temporaryFolder(), path.join(root, 'link'));
    assert.equal(await pathInside(root, path.join(root, 'link')), undefined);
  });
});

describe('the configuration of a repository', () => {
  withRealGit();

  it('keeps who I am and which goal is in focus', async () => {
    const { git } = await TemporaryRepository.create().open();
    assert.equal(valueOf(await readLocal(git, 'mentoring.me')), undefined);
    for (const value of ['ada', '--global', 'a "b" \\ #;\n[x]', 'ü😀', '-e']) {
      valueOf(await writeLocal(git, 'mentoring.me', value));
      assert.equal(valueOf(await readLocal(git, 'mentoring.me')), value);
    }
    assert.equal(valueOf(await readLocal(git, 'mentoring.goal')), undefined);
    valueOf(await writeLocal(git, 'mentoring.me', undefined));
    valueOf(await writeLocal(git, 'mentoring.me', undefined));
    assert.equal(valueOf(await readLocal(git, 'mentoring.me')), undefined);
  });

  it('replaces a value that stands there twice', async () => {
    const repository = TemporaryRepository.create();
    repository.git('config', '--add', 'mentoring.me', 'ada');
    repository.git('config', '--add', 'mentoring.me', 'bob');
    const { git } = await repository.open();
    valueOf(await writeLocal(git, 'mentoring.me', 'grace'));
    assert.equal(repository.git('config', '--get-all', 'mentoring.me'), 'grace\n');
  });

  it('is shared by worktrees', async () => {
    const main = TemporaryRepository.create();
    main.commit('One');
    const other = path.join(temporaryFolder(), 'other');
    main.git('worktree', 'add', '--quiet', other);
    valueOf(await writeLocal((await main.open()).git, 'mentoring.me', 'ada'));
    assert.equal(
      valueOf(await readLocal(valueOf(await openRepository('git', other)).git, 'mentoring.me')),
      'ada',
    );
  });

  it('says who git would name as an author', async () => {
    const repository = TemporaryRepository.create();
    const { git } = await repository.open();
    assert.deepEqual(valueOf(await readIdentity(git)), { name: 'Ada', email: 'ada@example.org' });
    for (const name of ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'EMAIL'])
      Reflect.deleteProperty(process.env, name);
    assert.equal(valueOf(await readIdentity(git)), undefined);
    repository.git('config', 'user.name', 'Ada <L> ovelace');
    assert.equal(valueOf(await readIdentity(git)), undefined);
    repository.git('config', 'user.email', 'lovelace@example.org');
    assert.deepEqual(valueOf(await readIdentity(git)), {
      name: 'Ada L ovelace',
      email: 'lovelace@example.org',
    });
  });

  it('says what is wrong with it', async () => {
    const repository = TemporaryRepository.create();
    const { git } = await repository.open();
    fs.appendFileSync(path.join(repository.root, '.git', 'config'), '[broken\n');
    assert.match(errorOf(await readLocal(git, 'mentoring.me')).message, /bad config line/);
  });
});
