import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openRepository } from '../../../src/node/git/repository.js';
import { changedRecords, commitPaths } from '../../../src/node/git/commit-paths.js';
import { changes, lastCommit, oddNames, record, started } from './records-repository.js';
import {
  errorOf,
  temporaryFolder,
  TemporaryRepository,
  valueOf,
  withRealGit,
} from './temporary-repository.js';

describe('committing records', () => {
  withRealGit();

  it('leaves everything else staged or unstaged as it is', async () => {
    const repository = started();
    repository.commit('More', {
      files: { 'deleted.ts': 'd\n', 'renamed.ts': 'r\n'.repeat(9), '.mentoring/goals/gone.yaml': 'g\n' },
    });
    repository.write('code.ts', 'staged\n');
    repository.git('add', 'code.ts');
    repository.write('code.ts', 'staged and more\n');
    repository.write('other.ts', 'unstaged\n');
    repository.git('rm', '--quiet', 'deleted.ts');
    repository.git('mv', 'renamed.ts', 'new-name.ts');
    repository.write('new.ts', 'untracked\n');
    repository.write('announced.ts', 'announced\n');
    repository.git('add', '-N', 'announced.ts');
    const before = repository.git('status', '--porcelain=v2');
    const staged = repository.git('diff', '--cached');
    repository.write(record, 'title: Staged\n');
    repository.git('add', record);
    repository.write(record, 'title: Two\n');
    repository.write('.mentoring/goals/new.yaml', 'title: New\n');
    repository.remove('.mentoring/goals/gone.yaml');

    const paths = valueOf(
      await changedRecords(await repository.open(), path.join(repository.root, '.mentoring')),
    ).files;
    const sha = valueOf(
      await commitPaths(
        await repository.open(),
        paths.map((file) => file.path),
        'Share\n\n- all\n',
      ),
    );
    assert.equal(sha, repository.head());
    assert.deepEqual(lastCommit(repository), [
      'D',
      '.mentoring/goals/gone.yaml',
      'A',
      '.mentoring/goals/new.yaml',
      'M',
      record,
    ]);
    assert.equal(repository.git('show', `HEAD:${record}`), 'title: Two\n');
    assert.equal(repository.git('status', '--porcelain=v2'), before);
    assert.equal(repository.git('diff', '--cached'), staged);
    assert.equal(repository.read('code.ts'), 'staged and more\n');
    assert.equal(repository.git('log', '-1', '--format=%B%an %ae'), 'Share\n\n- all\nAda ada@example.org\n');
  });

  it('takes exactly the paths, however they are named', async () => {
    const repository = started();
    for (const name of [...oddNames, 'y.yaml', 'code.tsx', '.mentoring/goals/axb.yaml'])
      repository.write(name, 'x');
    fs.writeFileSync(path.join(repository.root, '.git', 'info', 'exclude'), '/x/\n');
    valueOf(await commitPaths(await repository.open(), oddNames, '# Not a comment'));
    assert.deepEqual(
      lastCommit(repository)
        .filter((part) => part !== 'A')
        .sort(),
      [...oddNames].sort(),
    );
    assert.equal(repository.git('log', '-1', '--format=%s'), '# Not a comment\n');
    assert.equal(
      repository.git('status', '--porcelain', '-z'),
      '?? .mentoring/goals/axb.yaml\0?? code.tsx\0?? y.yaml\0',
    );
  });

  it('refuses what is no path inside', async () => {
    const repository = started();
    const opened = await repository.open();
    for (const name of ['../x', '/etc/passwd', 'a/../../x', '', '.', 'a\0b', '..']) {
      assert.equal(errorOf(await commitPaths(opened, [name], 'Share')).kind, 'outside', name);
    }
    assert.equal(errorOf(await commitPaths(opened, [], 'Share')).kind, 'nothing');
    assert.equal(errorOf(await commitPaths(opened, [record], ' \n')).kind, 'failed');
    assert.equal(errorOf(await commitPaths(opened, [record], 'Share')).kind, 'nothing');
    assert.equal(errorOf(await commitPaths(opened, ['.mentoring/none.yaml'], 'Share')).kind, 'nothing');
  });

  it('makes the first commit, others staged stay staged', async () => {
    const repository = TemporaryRepository.create();
    repository.write('code.ts', 'x\n');
    repository.git('add', 'code.ts');
    repository.write(record, 'title: One\n');
    valueOf(await commitPaths(await repository.open(), [record], 'Start mentoring'));
    assert.deepEqual(lastCommit(repository), ['A', record]);
    assert.equal(repository.git('status', '--porcelain'), 'A  code.ts\n');
  });

  it('works from a folder inside, in a worktree and in a submodule', async () => {
    const repository = started();
    repository.write('sub/.mentoring/mentoring.yaml', 'format: 1\n');
    const inside = await repository.open('sub');
    assert.deepEqual(await changes(repository, 'sub/.mentoring'), ['added sub/.mentoring/mentoring.yaml']);
    valueOf(await commitPaths(inside, ['sub/.mentoring/mentoring.yaml'], 'Start'));

    const worktree = new TemporaryRepository(path.join(temporaryFolder(), 'tree'));
    repository.git('worktree', 'add', '--quiet', '-b', 'feature', worktree.root);
    worktree.write(record, 'title: There\n');
    repository.write(record, 'title: Here\n');
    valueOf(await commitPaths(await worktree.open(), await paths(worktree), 'There'));
    assert.deepEqual(lastCommit(worktree), ['M', record]);
    assert.deepEqual(await changes(repository), [`changed ${record}`]);

    const outer = TemporaryRepository.create();
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.root, 'inner');
    outer.commit('Add inner');
    const inner = valueOf(await openRepository('git', path.join(outer.root, 'inner', '.mentoring')));
    assert.equal(inner.root, path.join(outer.root, 'inner'));
    outer.write(`inner/${record}`, 'title: Inner\n');
    valueOf(await commitPaths(inner, [record], 'Inner'));
    assert.equal(outer.git('status', '--porcelain'), ' M inner\n');
  });

  async function paths(repository: TemporaryRepository): Promise<string[]> {
    const found = await changedRecords(await repository.open(), path.join(repository.root, '.mentoring'));
    return valueOf(found).files.map((file) => file.path);
  }

  /** Tries to share a new, a changed and a deleted record, and expects that nothing happens. */
  async function expectNothing(repository: TemporaryRepository): Promise<{ kind: string; message: string }> {
    repository.write('code.ts', 'staged\n');
    repository.git('add', 'code.ts');
    repository.write(record, 'title: Changed\n');
    repository.write('.mentoring/goals/new.yaml', 'title: New\n');
    fs.rmSync(path.join(repository.root, '.mentoring/goals/gone.yaml'), { force: true });
    const [index, head] = [repository.index(), repository.head()];
    const error = errorOf(await commitPaths(await repository.open(), await paths(repository), 'Share'));
    assert.equal(repository.index(), index);
    assert.equal(repository.head(), head);
    assert.ok(!fs.existsSync(path.join(repository.root, '.git', 'index.lock')));
    assert.equal(repository.read(record), 'title: Changed\n');
    return error;
  }

  it('runs the hooks, and leaves what is staged alone when one refuses', async () => {
    const repository = started();
    repository.commit('More', { files: { '.mentoring/goals/gone.yaml': 'g\n' } });
    repository.hook(
      'pre-commit',
      'git diff --cached --name-only -- "*.yaml" >seen; echo "no \\033[31mgoals\\033[0m today"; exit 1',
    );
    const error = await expectNothing(repository);
    assert.equal(error.message, 'Nothing was committed. Git says: no goals today');
    const seen = ['.mentoring/goals/gone.yaml', '.mentoring/goals/new.yaml', record]
      .map((file) => `${file}\n`)
      .join('');
    assert.equal(repository.read('seen'), seen);
  });

  it('can be stopped while a hook runs, and leaves what is staged alone', async () => {
    const repository = started();
    repository.write('code.ts', 'staged\n');
    repository.git('add', 'code.ts');
    repository.write(record, 'title: Two\n');
    repository.write('.mentoring/goals/new.yaml', 'title: New\n');
    const before = [repository.git('status', '--porcelain=v2'), repository.git('diff', '--cached')];
    const head = repository.head();
    // Waited for, it takes longer than any test may.
    repository.hook('pre-commit', 'touch started; exec sleep 60');
    const stopping = new AbortController();
    const sharing = commitPaths(
      await repository.open(),
      [record, '.mentoring/goals/new.yaml'],
      'Share',
      stopping.signal,
    );
    while (!fs.existsSync(path.join(repository.root, 'started')))
      await new Promise((resolve) => setTimeout(resolve, 10));
    stopping.abort();
    const error = errorOf(await sharing);
    assert.deepEqual(error, { kind: 'aborted', message: 'Stopped. Nothing was committed.' });
    repository.remove('started');
    assert.equal(repository.head(), head);
    assert.deepEqual(
      [repository.git('status', '--porcelain=v2'), repository.git('diff', '--cached')],
      before,
    );
    assert.ok(!fs.existsSync(path.join(repository.root, '.git', 'index.lock')));
  });

  it('is committed where it is stopped too late, in a hook that runs afterwards', async () => {
    const repository = started();
    repository.write(record, 'title: Two\n');
    repository.hook('post-commit', 'touch started; exec sleep 5');
    const stopping = new AbortController();
    const sharing = commitPaths(await repository.open(), [record], 'Share', stopping.signal);
    while (!fs.existsSync(path.join(repository.root, 'started')))
      await new Promise((resolve) => setTimeout(resolve, 10));
    stopping.abort();
    assert.equal(valueOf(await sharing), repository.head());
    assert.deepEqual(lastCommit(repository), ['M', record]);
  });

  it("gives hooks the person's own environment", async () => {
    const repository = started();
    repository.hook('pre-commit', 'echo "$GIT_CONFIG_PARAMETERS|$GIT_LITERAL_PATHSPECS|$LC_ALL" >seen');
    process.env.LC_ALL = 'C.UTF-8';
    try {
      repository.write(record, 'title: Two\n');
      valueOf(await commitPaths(await repository.open(), [record], 'Share'));
    } finally {
      Reflect.deleteProperty(process.env, 'LC_ALL');
    }
    assert.equal(repository.read('seen'), '||C.UTF-8\n');
  });

  it('lets a commit-msg hook have its say', async () => {
    const repository = started();
    repository.hook('commit-msg', 'echo "Reviewed-by: hook" >>"$1"');
    repository.write(record, 'title: Two\n');
    valueOf(await commitPaths(await repository.open(), [record], 'Share'));
    assert.match(repository.git('log', '-1', '--format=%B'), /^Share\nReviewed-by: hook/);
  });

  it('says that a commit could not be signed', async () => {
    const repository = started();
    repository.commit('More', { files: { '.mentoring/goals/gone.yaml': 'g\n' } });
    repository.git('config', 'commit.gpgsign', 'true');
    repository.git('config', 'gpg.program', '/nowhere/gpg');
    assert.match((await expectNothing(repository)).message, /^Nothing was committed\. Git says: .*gpg/s);
  });

  it('says that git does not know who commits', async () => {
    const repository = started();
    repository.write(record, 'title: Two\n');
    for (const name of ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'EMAIL'])
      Reflect.deleteProperty(process.env, name);
    const head = repository.head();
    const error = errorOf(await commitPaths(await repository.open(), [record], 'Share'));
    assert.equal(error.kind, 'no-identity');
    assert.match(error.message, /user\.name.*user\.email/);
    assert.equal(repository.head(), head);
  });

  it('waits until what was begun is finished', async () => {
    const repository = started();
    repository.git('checkout', '--quiet', '-b', 'other');
    const other = repository.commit('Other', { files: { 'other.ts': 'theirs\n' } });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('Mine', { files: { 'other.ts': 'mine\n' } });
    const begun: readonly (readonly [readonly string[], RegExp])[] = [
      [['merge', 'other'], /^A merge is under way/],
      [['merge', '--no-commit', '--no-ff', '-s', 'ours', 'other'], /^A merge is under way/],
      [['merge', '--squash', 'other'], /^Git has prepared a commit/],
      [['cherry-pick', other], /^A cherry-pick is under way/],
      [['cherry-pick', '--no-commit', other], /^Git has prepared a commit/],
      [['revert', other], /^A revert is under way/],
      [['rebase', 'other'], /^A rebase is under way/],
    ];
    for (const [command, words] of begun) {
      repository.tryGit(...command);
      const error = await expectNothing(repository);
      assert.equal(error.kind, 'unfinished');
      assert.match(error.message, words, command.join(' '));
      repository.git('reset', '--quiet', '--hard');
    }
    repository.git('rebase', '--abort');
  });

  it('waits until a conflict is resolved', async () => {
    const repository = started();
    repository.write('other.ts', 'stashed\n');
    repository.git('stash');
    repository.commit('Mine', { files: { 'other.ts': 'mine\n' } });
    repository.tryGit('stash', 'pop');
    const error = await expectNothing(repository);
    assert.deepEqual(error, {
      kind: 'unmerged',
      message: 'other.ts has a conflict. Resolve and stage it, then share.',
    });
  });

  it('waits for a lock that is held for a moment, and says so where it stays', async () => {
    const repository = started();
    const lock = path.join(repository.root, '.git', 'index.lock');
    repository.write(record, 'title: Two\n');
    fs.writeFileSync(lock, '');
    setTimeout(() => fs.rmSync(lock), 120);
    valueOf(await commitPaths(await repository.open(), [record], 'Share'));
    fs.writeFileSync(lock, '');
    repository.write(record, 'title: Three\n');
    const error = errorOf(await commitPaths(await repository.open(), [record], 'Share'));
    fs.rmSync(lock);
    assert.match(error.message, /index\.lock/);
  });

  it('forgets new records again when it fails, and can be tried again', async () => {
    const repository = started();
    repository.hook('pre-commit', 'test -e allowed');
    const error = await expectNothing(repository);
    assert.match(error.message, /^Nothing was committed/);
    repository.write('allowed', '');
    valueOf(await commitPaths(await repository.open(), await paths(repository), 'Share'));
    assert.deepEqual(await changes(repository), []);
  });

  it('does not forget a record that git knew, however its folder is called', async () => {
    const repository = started();
    const odd = ':(top)x/y.yaml';
    repository.write(odd, 'title: One\n');
    repository.git('add', '--all');
    repository.commit('Odd');
    repository.hook('pre-commit', 'exit 1');
    repository.write(odd, 'title: Two\n');
    const index = repository.index();
    assert.equal(errorOf(await commitPaths(await repository.open(), [odd], 'Share')).kind, 'failed');
    assert.equal(repository.index(), index);
  });

  it('commits thousands of records at once', async () => {
    const repository = started();
    const many = Array.from(
      { length: 3000 },
      (_, index) => `.mentoring/sessions/2026-11-21-ada-k${10000 + index}.yaml`,
    );
    for (const file of many) repository.write(file, 'date: 2026-11-21\n');
    valueOf(await commitPaths(await repository.open(), many, 'Share'));
    assert.equal(lastCommit(repository).length, 6000);
  });

  it('keeps line ends as the repository wants them', async () => {
    const repository = started();
    repository.commit('Attributes', { files: { '.gitattributes': '*.yaml text eol=lf\n' } });
    repository.write(record, 'title: Two\r\n');
    valueOf(await commitPaths(await repository.open(), [record], 'Share'));
    assert.equal(repository.git('show', `HEAD:${record}`), 'title: Two\n');
  });
});
