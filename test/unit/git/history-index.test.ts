import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Git, type RunOptions } from '../../../src/node/git/git.js';
import { HistoryIndex } from '../../../src/node/git/history-index.js';
import { fileCache } from '../../../src/node/git/history-state.js';
import { soughtOf, wordsFor } from './rewriting.js';
import { temporaryFolder, TemporaryRepository, valueOf, withRealGit } from './temporary-repository.js';

const linked = (subject: string, code = 'p3x9kd') => `${subject}\n\nMentoring-Goal: ${code}\n`;

/** Git that remembers which commands ran. */
class CountingGit extends Git {
  readonly commands: string[] = [];

  override stream(args: readonly string[], options: RunOptions, onChunk: (chunk: Buffer) => boolean) {
    this.commands.push(args.filter((arg) => /^[a-z-]+$/.test(arg) && !arg.startsWith('-'))[0] ?? '');
    return super.stream(args, options, onChunk);
  }
}

async function gitOf(repository: TemporaryRepository): Promise<CountingGit> {
  const { git, root } = await repository.open();
  return new CountingGit(git.gitPath, root);
}

async function subjects(index: HistoryIndex): Promise<readonly string[]> {
  return valueOf(await index.update([])).commits.map(({ subject }) => subject);
}

/** Makes branches with a commit each. */
function branchesBeside(repository: TemporaryRepository, count: number): void {
  const who = 'Ada <ada@example.org> 1600000000 +0000';
  const input = Array.from(
    { length: count },
    (_, number) =>
      `commit refs/heads/beside-${number}\nauthor ${who}\ncommitter ${who}\ndata 1\n${number % 10}\nfrom main\nM 100644 inline beside.txt\ndata 2\n${number + 10}\n`,
  );
  repository.gitWith({ input: input.join('') }, 'fast-import', '--quiet');
}

describe('the index of a history', function () {
  this.timeout(60_000);
  withRealGit();

  it('gives the same object as long as nothing happens', async () => {
    const repository = TemporaryRepository.create();
    repository.commit(linked('First'));
    const index = new HistoryIndex(await gitOf(repository), { recent: 10 });
    const first = valueOf(await index.update([]));
    assert.equal(valueOf(await index.update([])), first);
    repository.commit('Second');
    assert.notEqual(valueOf(await index.update([])), first);
  });

  it('asks git once after a new commit, however many there were, and takes it in', async () => {
    const repository = TemporaryRepository.create();
    const first = repository.commit(linked('First'), { date: '2026-11-01T10:00:00Z' });
    repository.commit('Second', { date: '2026-11-02T10:00:00Z' });
    const sought = await soughtOf(repository, first);
    const git = await gitOf(repository);
    const index = new HistoryIndex(git, { recent: 2 });
    await index.update([sought]);
    repository.commit(linked('Third'), { date: '2026-11-03T10:00:00Z', files: { 'a.txt': 'a' } });
    git.commands.length = 0;
    const history = valueOf(await index.update([sought]));
    assert.deepEqual(git.commands, ['log']);
    assert.deepEqual(
      history.commits.map(({ subject, goals, files }) => [subject, goals.length, files?.names]),
      [
        ['Third', 1, ['a.txt']],
        ['Second', 0, []],
        ['First', 1, []],
      ],
    );
  });

  it('asks git once where nothing happened, however many branches there are', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('First');
    branchesBeside(repository, 40);
    const git = await gitOf(repository);
    const index = new HistoryIndex(git, { recent: 10 });
    const history = valueOf(await index.update([]));
    git.commands.length = 0;
    assert.equal(valueOf(await index.update([])), history);
    assert.deepEqual(git.commands, ['show-ref']);
  });

  for (const [branches, words] of [
    [0, 'few branches'],
    [40, 'many branches'],
  ] as const)
    it(`knows the same, step by step or all at once, whatever happens to ${words}`, async () => {
      const repository = TemporaryRepository.create();
      const git = await gitOf(repository);
      const following = new HistoryIndex(git, { recent: 5, besides: '.mentoring' });
      let day = 1;
      const commit = (message: string, files: Record<string, string> = {}) =>
        repository.commit(message, { files, date: `2026-11-${String(day++).padStart(2, '0')}T10:00:00Z` });
      const steps: readonly (() => unknown)[] = [
        () => undefined,
        () => commit(linked('First'), { 'a.txt': '1' }),
        () => branchesBeside(repository, branches),
        () => commit('Records only', { '.mentoring/goals/a.yaml': '1' }),
        () => commit('Records and work', { '.mentoring/goals/a.yaml': '2', 'b.txt': '2' }),
        () => repository.git('checkout', '--quiet', '-b', 'feature'),
        () => commit(linked('On a branch'), { 'c.txt': '1' }),
        () => repository.git('checkout', '--quiet', 'main'),
        () => commit('On main'),
        () => repository.git('merge', '--quiet', '--no-ff', '-m', linked('Merge'), 'feature'),
        () => repository.git('branch', '--quiet', '-d', 'feature'),
        () => repository.git('checkout', '--quiet', '--detach', 'HEAD~1'),
        () => commit(linked('On no branch')),
        () => repository.git('checkout', '--quiet', 'main'),
        () => repository.git('reset', '--quiet', '--hard', 'HEAD~1'),
        () => commit('Instead'),
        () => repository.git('tag', 'v1'),
        () => repository.git('commit', '--quiet', '--amend', '--allow-empty', '-m', linked('Better')),
        () => [commit('One of two'), commit(linked('Two of two'))],
        () => repository.git('branch', 'old', 'HEAD~3'),
        () => repository.git('checkout', '--quiet', '-b', 'between', 'HEAD~2'),
        () => repository.git('branch', '--quiet', '--force', 'main', 'old'),
        () => repository.git('checkout', '--quiet', 'main'),
        () => repository.git('branch', '--quiet', '-D', 'between', 'old'),
        () => repository.git('pack-refs', '--all'),
        () => commit(linked('After packing')),
        () => repository.git('checkout', '--quiet', '--orphan', 'new'),
        () => commit(linked('New root')),
      ];
      for (const [number, step] of steps.entries()) {
        step();
        const afresh = new HistoryIndex(git, { recent: 5, besides: '.mentoring' });
        assert.deepEqual(await subjects(following), await subjects(afresh), `after step ${number}`);
      }
      const known = await subjects(following);
      assert.ok(!known.includes('On no branch') && !known.includes('Two of two'), known.join(', '));
    });

  it('reads a great many new commits without keeping them', async () => {
    const repository = TemporaryRepository.create();
    const first = repository.commit(linked('First'), { date: '2020-01-01T10:00:00Z' });
    const sought = await soughtOf(repository, first);
    const index = new HistoryIndex(await gitOf(repository), { recent: 10 });
    await index.update([sought]);
    const stream = Array.from({ length: 1500 }, (_, number) => {
      const message = number === 700 ? linked('In between') : `Commit ${number}`;
      const who = `Ada <ada@example.org> ${1_600_000_000 + number} +0000`;
      const from = number === 0 ? `from ${first}\n` : '';
      return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}\n${from}\n`;
    });
    repository.gitWith({ input: stream.join('') }, 'fast-import', '--quiet', '--force');
    const history = valueOf(await index.update([sought]));
    assert.equal(history.commits.length, 12);
    assert.equal(wordsFor(history, sought), 'here');
    assert.deepEqual(
      history.commits.filter(({ goals }) => goals.length > 0).map(({ subject }) => subject),
      ['In between', 'First'],
    );
  });

  it('goes on from what it kept, and starts anew where that is spoilt', async () => {
    const repository = TemporaryRepository.create();
    const first = repository.commit(linked('First'));
    const sought = await soughtOf(repository, first);
    const cache = path.join(temporaryFolder(), 'deep', 'history.json');
    const git = await gitOf(repository);
    const open = () => new HistoryIndex(git, { recent: 10, cache: fileCache(cache) });
    const history = valueOf(await open().update([sought]));
    const until = async (isDone: () => boolean) => {
      while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await until(() => fs.existsSync(cache));
    git.commands.length = 0;
    assert.deepEqual(valueOf(await open().update([sought])), history);
    assert.deepEqual(git.commands, ['log']);
    for (const spoilt of [
      '',
      'no JSON',
      '{"version":1}',
      '[]',
      fs.readFileSync(cache, 'utf8').replace(first, '--output=/tmp/x'),
      fs.readFileSync(cache, 'utf8').replaceAll(first, 'f'.repeat(40)),
    ]) {
      fs.writeFileSync(cache, spoilt);
      assert.deepEqual(valueOf(await open().update([sought])), history, spoilt);
    }
    assert.deepEqual(
      fs.readdirSync(path.dirname(cache)).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('forgets what git has forgotten', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Begin');
    repository.git('checkout', '--quiet', '-b', 'feature');
    const gone = repository.commit(linked('Work on it'));
    const sought = await soughtOf(repository, gone);
    const index = new HistoryIndex(await gitOf(repository), { recent: 10 });
    await index.update([sought]);
    repository.git('checkout', '--quiet', 'main');
    repository.git('branch', '--quiet', '-D', 'feature');
    repository.git('reflog', 'expire', '--expire=now', '--all');
    repository.git('gc', '--quiet', '--prune=now');
    const history = valueOf(await index.update([sought]));
    assert.deepEqual(history.traces.get(gone), { kind: 'lost', kept: false });
    assert.deepEqual(
      history.commits.map(({ subject }) => subject),
      ['Begin'],
    );
  });

  it('says of a clone with part of the history that it is one', async () => {
    const origin = TemporaryRepository.create();
    const first = origin.commit('First');
    origin.commit('Second');
    const sought = await soughtOf(origin, first);
    const clone = new TemporaryRepository(path.join(temporaryFolder(), 'clone'));
    origin.git('clone', '--quiet', '--depth=1', `file://${origin.root}`, clone.root);
    const index = new HistoryIndex(await gitOf(clone), { recent: 10 });
    const history = valueOf(await index.update([sought]));
    assert.deepEqual([history.shallow, wordsFor(history, sought)], [true, 'lost']);
    clone.git('fetch', '--quiet', '--unshallow');
    const whole = valueOf(await index.update([sought]));
    assert.deepEqual([whole.shallow, wordsFor(whole, sought)], [false, 'here']);
  });

  it('sees a worktree and a submodule as repositories of their own', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Begin');
    const worktree = new TemporaryRepository(path.join(temporaryFolder(), 'worktree'));
    repository.git('worktree', 'add', '--quiet', '-b', 'beside', worktree.root);
    worktree.commit(linked('In the worktree'));
    const inner = TemporaryRepository.create();
    inner.commit(linked('In the submodule'));
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'inner');
    repository.commit('Add the submodule');
    const of = async (place: TemporaryRepository) =>
      subjects(new HistoryIndex(await gitOf(place), { recent: 10 }));
    assert.deepEqual([...(await of(repository))].sort(), ['Add the submodule', 'Begin', 'In the worktree']);
    assert.deepEqual([...(await of(worktree))].sort(), ['Begin', 'In the worktree']);
    assert.deepEqual(await of(new TemporaryRepository(path.join(repository.root, 'inner'))), [
      'In the submodule',
    ]);
  });

  it('can be stopped, and knows afterwards what it knew before', async () => {
    const repository = TemporaryRepository.create();
    repository.commit(linked('First'));
    const index = new HistoryIndex(await gitOf(repository), { recent: 10 });
    const stopped = await index.update([], AbortSignal.abort());
    assert.equal(stopped.ok ? '' : stopped.error.kind, 'aborted');
    assert.deepEqual(await subjects(index), ['First']);
    repository.commit('Second');
    const again = await index.update([], AbortSignal.abort());
    assert.equal(again.ok ? '' : again.error.kind, 'aborted');
    assert.deepEqual([...(await subjects(index))].sort(), ['First', 'Second']);
  });

  it('is not led astray by names of refs, files and evidence', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Begin', { files: { '--output=x': '1', 'new\nline': '2', 'a"b\u001b[31m': '3' } });
    repository.git('update-ref', 'refs/heads/--upload-pack=x', 'HEAD');
    repository.git('update-ref', 'refs/remotes/origin/$(id)', 'HEAD');
    const index = new HistoryIndex(await gitOf(repository), { recent: 10 });
    const history = valueOf(
      await index.update([
        { commit: '--output=/tmp/x' },
        { commit: '--all\n--output=/tmp/x', subject: '--output=/tmp/x', author: '<', authored: 'x' },
      ]),
    );
    assert.deepEqual(history.commits[0]?.files, { count: 3, names: ['--output=x', 'a"b', 'new line'] });
    assert.deepEqual(
      [...history.traces.values()].map(({ kind }) => kind),
      ['lost', 'lost'],
    );
  });
});
