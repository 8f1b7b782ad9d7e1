import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { findCommonDir } from '../../../src/node/git/common-dir.js';

describe('findCommonDir', () => {
  let home: string;
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    }).trim();
  const repository = (name: string) => {
    const folder = path.join(home, name);
    fs.mkdirSync(folder);
    git(folder, 'init', '--quiet');
    git(
      folder,
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@example.org',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'First',
    );
    return folder;
  };
  /** What git itself says. */
  const asGit = (folder: string) =>
    fs.realpathSync(path.resolve(folder, git(folder, 'rev-parse', '--git-common-dir')));

  beforeEach(() => (home = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring common-'))));
  afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

  it('finds the directory from anywhere in the repository, also where a folder is still to be made', async () => {
    const folder = repository('plain');
    fs.mkdirSync(path.join(folder, 'src', 'deep'), { recursive: true });
    for (const below of ['.', 'src/deep', '.mentoring', 'not/there/yet']) {
      assert.equal(await findCommonDir(path.join(folder, below)), asGit(folder));
    }
  });

  it('gives all working trees of a repository the same one', async () => {
    const folder = repository('main');
    git(folder, 'worktree', 'add', '--quiet', '../other');
    const other = path.join(home, 'other');
    assert.equal(await findCommonDir(other), asGit(other));
    assert.equal(await findCommonDir(other), await findCommonDir(folder));
  });

  it('gives a submodule its own', async () => {
    const inner = repository('inner');
    const outer = repository('outer');
    git(outer, 'submodule', '--quiet', 'add', inner, 'sub');
    assert.equal(await findCommonDir(path.join(outer, 'sub')), asGit(path.join(outer, 'sub')));
    assert.notEqual(await findCommonDir(path.join(outer, 'sub')), asGit(outer));
  });

  it('finds none outside of a repository, or where .git is something else', async () => {
    const folder = path.join(home, 'none');
    fs.mkdirSync(folder);
    assert.equal(await findCommonDir(folder), undefined);
    fs.writeFileSync(path.join(folder, '.git'), 'gitdir: /nowhere\n');
    assert.equal(await findCommonDir(folder), undefined);
    fs.rmSync(path.join(folder, '.git'));
    fs.mkdirSync(path.join(folder, '.git'));
    assert.equal(await findCommonDir(folder), undefined);
  });
});
