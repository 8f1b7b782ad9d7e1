import assert from 'node:assert/strict';
import * as path from 'node:path';
import type { Sought } from '../../../src/core/git/trace.js';
import { indexOf, lines, soughtOf, wordsFor } from './rewriting.js';
import { temporaryFolder, TemporaryRepository, valueOf, withRealGit } from './temporary-repository.js';

/** A branch `feature` of three commits by Ada, and `main` one commit further by Grace. */
function branched(): { repository: TemporaryRepository; first: string; second: string; third: string } {
  const repository = TemporaryRepository.create();
  repository.commit('Begin', { files: { 'a.txt': lines() }, date: '2026-11-01T10:00:00Z' });
  repository.git('checkout', '--quiet', '-b', 'feature');
  const first = repository.commit('Measure the storm of retries', {
    files: { 'a.txt': lines({ 2: 'measured' }) },
    date: '2026-11-02T10:00:00Z',
  });
  const second = repository.commit('Move the wait out of the lock', {
    files: { 'b.txt': lines({ 3: 'moved' }) },
    date: '2026-11-03T10:00:00Z',
  });
  const third = repository.commit('Add jitter to the backoff', {
    files: { 'c.txt': lines({ 4: 'jitter' }) },
    date: '2026-11-04T10:00:00Z',
  });
  repository.git('checkout', '--quiet', 'main');
  repository.commit('Work of somebody else', {
    files: { 'd.txt': 'd\n' },
    author: 'Grace <grace@example.org>',
    date: '2026-11-05T10:00:00Z',
  });
  return { repository, first, second, third };
}

/** A file that git runs as an editor: it puts other words before the lines of a rebase's list. */
function todo(...words: readonly string[]): Record<string, string> {
  const script = words.map((word, index) => `${index + 1}s/^pick/${word}/`).join(';');
  return { GIT_SEQUENCE_EDITOR: `sed -i '${script}'` };
}

/** Both ways to know: an index that followed the rewrite, and one that comes afterwards, as on another machine. */
async function after(
  repository: TemporaryRepository,
  shas: readonly string[],
  rewrite: () => void,
): Promise<readonly string[]> {
  const sought: readonly Sought[] = await Promise.all(shas.map((sha) => soughtOf(repository, sha)));
  const following = await indexOf(repository);
  const before = valueOf(await following.update(sought));
  assert.deepEqual(
    sought.map((one) => wordsFor(before, one)),
    sought.map(() => 'here'),
  );
  rewrite();
  const followed = valueOf(await following.update(sought));
  const words = sought.map((one) => wordsFor(followed, one));
  const afresh = valueOf(await (await indexOf(repository)).update(sought));
  assert.deepEqual(
    sought.map((one) => wordsFor(afresh, one)),
    words,
    'an index that followed knows as much as one that comes later',
  );
  return words;
}

describe('evidence in a history that git rewrites', function () {
  this.timeout(60_000);
  withRealGit();

  it('is found again after a rebase, by author and time', async () => {
    const { repository, first, second } = branched();
    const words = await after(repository, [first, second], () => {
      repository.git('checkout', '--quiet', 'feature');
      repository.git('rebase', '--quiet', 'main');
    });
    assert.deepEqual(words, [
      'author-time: Measure the storm of retries',
      'author-time: Move the wait out of the lock',
    ]);
  });

  it('is found again after a rebase with a conflict', async () => {
    const { repository, first, second } = branched();
    const words = await after(repository, [first, second], () => {
      repository.commit('In the way', { files: { 'a.txt': lines({ 2: 'other' }) } });
      repository.git('checkout', '--quiet', 'feature');
      assert.notEqual(repository.tryGit('rebase', '--quiet', 'main'), 0);
      repository.write('a.txt', lines({ 2: 'both of them' }));
      repository.git('add', 'a.txt');
      repository.git('rebase', '--continue');
    });
    assert.deepEqual(words, [
      'author-time: Measure the storm of retries',
      'author-time: Move the wait out of the lock',
    ]);
  });

  it('is found again after an amend that changes words and content', async () => {
    const { repository, third } = branched();
    const words = await after(repository, [third], () => {
      repository.git('checkout', '--quiet', 'feature');
      repository.write('c.txt', 'something else\n');
      repository.git('commit', '--quiet', '--all', '--amend', '-m', 'Spread the retries');
    });
    assert.deepEqual(words, ['author-time: Spread the retries']);
  });

  it('is found again by its change where the author was reset', async () => {
    const { repository, third } = branched();
    const words = await after(repository, [third], () => {
      repository.git('checkout', '--quiet', 'feature');
      repository.git('commit', '--quiet', '--amend', '--reset-author', '--no-edit');
    });
    assert.deepEqual(words, ['change: Add jitter to the backoff']);
  });

  it('is only guessed where the author was reset and the change is another', async () => {
    const { repository, third } = branched();
    const words = await after(repository, [third], () => {
      repository.git('checkout', '--quiet', 'feature');
      repository.write('c.txt', 'something else\n');
      repository.git('commit', '--quiet', '--all', '--amend', '--reset-author', '--no-edit');
    });
    assert.deepEqual(words, ['lost, probably: Add jitter to the backoff']);
  });

  it('is found in the commit that an interactive squash folded it into, and lost in a fixup', async () => {
    const { repository, first, second, third } = branched();
    const words = await after(repository, [first, second, third], () => {
      repository.git('checkout', '--quiet', 'feature');
      repository.gitWith(
        { env: todo('pick', 'squash', 'fixup') },
        'rebase',
        '--quiet',
        '--interactive',
        'main',
      );
    });
    assert.deepEqual(words, [
      'author-time: Measure the storm of retries',
      'folded: Measure the storm of retries',
      'lost',
    ]);
  });

  it('is found in a commit of merge --squash, which names hashes, once the branch is gone', async () => {
    const { repository, first, second, third } = branched();
    const words = await after(repository, [first, second, third], () => {
      repository.git('merge', '--quiet', '--squash', 'feature');
      repository.git('commit', '--quiet', '--no-edit');
      repository.git('branch', '--quiet', '-D', 'feature');
    });
    const squashed = 'folded: Squashed commit of the following:';
    assert.deepEqual(words, [squashed, squashed, squashed]);
  });

  for (const [host, message] of Object.entries({
    'with bullets':
      'Retries (#12)\n\n* Measure the storm of retries\n\n* Move the wait out of the lock\n\nWhy.',
    'with dashes': 'Merged PR 12: Retries\n\n- Measure the storm of retries\n- Move the wait out of the lock',
    'with numbers': 'Retries\n\n1. Measure the storm of retries\n2. Move the wait out of the lock',
    'with paragraphs':
      'Retries\n\nMeasure the storm of retries\n\nMove the wait out of the lock\n\nCo-authored-by: Grace <grace@example.org>',
  })) {
    it(`is found in a squash as a code host writes it, ${host}; what it does not name is lost`, async () => {
      const { repository, first, second, third } = branched();
      const words = await after(repository, [first, second, third], () => {
        repository.git('merge', '--quiet', '--squash', 'feature');
        repository.git('commit', '--quiet', '-m', message);
        repository.git('branch', '--quiet', '-D', 'feature');
      });
      const squashed = `folded: ${message.split('\n')[0] ?? ''}`;
      assert.deepEqual(words, [squashed, squashed, 'lost']);
    });
  }

  it('is found by its change where a code host squashed a single commit under its number', async () => {
    const { repository, second } = branched();
    const words = await after(repository, [second], () => {
      repository.git('cherry-pick', '--no-commit', second);
      repository.git(
        'commit',
        '--quiet',
        '-m',
        'Move the wait out of the lock (#12)',
        '--author=Ada <1+ada@users.noreply.example.org>',
      );
      repository.git('branch', '--quiet', '-D', 'feature');
    });
    assert.deepEqual(words, ['change: Move the wait out of the lock (#12)']);
  });

  it('stays where it is while a branch holds it, and is found where it was cherry-picked to', async () => {
    const { repository, second } = branched();
    const sought = await soughtOf(repository, second);
    const index = await indexOf(repository);
    repository.git('cherry-pick', second);
    assert.equal(wordsFor(valueOf(await index.update([sought])), sought), 'here');
    repository.git('branch', '--quiet', '-D', 'feature');
    assert.equal(
      wordsFor(valueOf(await index.update([sought])), sought),
      'author-time: Move the wait out of the lock',
    );
  });

  it('is found again after a filter went over all commits', async () => {
    const { repository, first } = branched();
    const words = await after(repository, [first], () => {
      repository.gitWith(
        { env: { FILTER_BRANCH_SQUELCH_WARNING: '1' } },
        ...['filter-branch', '--force', '--msg-filter', 'sed s/storm/flood/', '--', '--all'],
      );
      for (const ref of ['refs/original/refs/heads/main', 'refs/original/refs/heads/feature'])
        repository.git('update-ref', '-d', ref);
    });
    assert.deepEqual(words, ['author-time: Measure the flood of retries']);
  });

  it('is found by who fetches a branch that was pushed with force', async () => {
    const { repository: origin, first, second } = branched();
    const clone = new TemporaryRepository(path.join(temporaryFolder(), 'clone'));
    origin.git('clone', '--quiet', origin.root, clone.root);
    const words = await after(clone, [first, second], () => {
      origin.git('checkout', '--quiet', 'feature');
      origin.gitWith(
        { env: { GIT_SEQUENCE_EDITOR: 'sed -i 2d' } },
        'rebase',
        '--quiet',
        '--interactive',
        'main',
      );
      clone.git('fetch', '--quiet', '--force');
    });
    assert.deepEqual(words, ['author-time: Measure the storm of retries', 'lost']);
  });

  it('is lost where a reset dropped it, and back when it is fetched again', async () => {
    const { repository, third } = branched();
    const sought = await soughtOf(repository, third);
    const index = await indexOf(repository);
    await index.update([sought]);
    repository.git('branch', '--quiet', '--force', 'feature', 'feature~1');
    const lost = valueOf(await index.update([sought]));
    assert.deepEqual(lost.traces.get(third), { kind: 'lost', kept: true });
    repository.git('branch', 'rescued', third);
    assert.equal(wordsFor(valueOf(await index.update([sought])), sought), 'here');
  });

  it('is not taken for a revert or for somebody who only talks about it', async () => {
    const { repository, second } = branched();
    const words = await after(repository, [second], () => {
      repository.commit(`Revert "Move the wait out of the lock"\n\nThis reverts commit ${second}.`);
      repository.commit(`Mend the lock\n\nFixes: ${second.slice(0, 12)} ("Move the wait out of the lock")`);
      repository.git('branch', '--quiet', '-D', 'feature');
    });
    assert.deepEqual(words, ['lost']);
  });

  describe('with hundreds of others like it', () => {
    /** One commit and then many by the same author, each a change of its own; the first one is gone and its change done anew. */
    async function among(many: number, message: (number: number) => string) {
      const repository = TemporaryRepository.create();
      repository.commit('Begin', { files: { 'a.txt': '', 'b.txt': '' }, date: '2026-10-01T10:00:00Z' });
      repository.git('checkout', '--quiet', '-b', 'feature');
      const date = '2026-10-02T10:00:00Z';
      const gone = repository.commit(message(-1), { files: { 'b.txt': 'the change' }, date });
      const sought = await soughtOf(repository, gone);
      repository.git('checkout', '--quiet', 'main');
      const who = (index: number) => `Ada <ada@example.org> ${1_791_000_000 + index * 60} +0000`;
      const commits = Array.from({ length: many }, (_, index) => {
        // Done anew as the third commit, under other words and at another time.
        const change = index === 2 ? ['b.txt', 'the change'] : ['a.txt', String(index)];
        const text = message(index);
        return `commit refs/heads/main\nauthor ${who(index)}\ncommitter ${who(index)}\ndata ${text.length}\n${text}\n${index === 0 ? 'from refs/heads/main^0\n' : ''}M 100644 inline ${change[0]}\ndata ${change[1]?.length}\n${change[1]}\n`;
      });
      repository.gitWith({ input: commits.join('') }, 'fast-import', '--quiet');
      repository.git('branch', '--quiet', '-D', 'feature');
      return { repository, sought };
    }

    it('is found by its change, which came soon after', async () => {
      for (const message of [(index: number) => `Step ${index} of many`, () => 'wip']) {
        const { repository, sought } = await among(700, message);
        const history = valueOf(await (await indexOf(repository)).update([sought]));
        assert.match(wordsFor(history, sought), /^change: /);
      }
    });

    it('is lost where they are too many, which is said', async () => {
      const { repository, sought } = await among(700, () => 'wip');
      const other = { ...sought, patch: 'f'.repeat(40) };
      const history = valueOf(await (await indexOf(repository)).update([other]));
      const found = history.traces.get(other.commit);
      assert.deepEqual([found?.kind, found?.kind === 'lost' && found.partly], ['lost', true]);
      const few = await among(100, () => 'wip');
      const told = valueOf(
        await (await indexOf(few.repository)).update([{ ...few.sought, patch: 'f'.repeat(40) }]),
      );
      const fewFound = told.traces.get(few.sought.commit);
      assert.deepEqual([fewFound?.kind, fewFound?.kind === 'lost' && fewFound.partly], ['lost', undefined]);
    });
  });

  it('is only guessed among several of one author in one second, with other words and changes', async () => {
    const repository = TemporaryRepository.create();
    const date = '2026-11-02T10:00:00Z';
    repository.commit('Begin', { files: { 'a.txt': '' } });
    repository.git('branch', 'other');
    const gone = repository.commit('One thing at a time', { files: { 'b.txt': '1' }, date });
    repository.git('checkout', '--quiet', 'other');
    const own = repository.commit('Another thing at once', { files: { 'c.txt': '2' }, date });
    repository.commit('A third thing as well', { files: { 'd.txt': '3' }, date });
    repository.git('commit', '--quiet', '--amend', '--no-edit');
    repository.commit('And a fourth', { files: { 'e.txt': '4' }, date });
    repository.git('commit', '--quiet', '--amend', '--no-edit');
    repository.commit('And one that was never rewritten', { files: { 'f.txt': '5' }, date });
    const words = await after(repository, [gone, own], () => {
      repository.git('branch', '--quiet', '-D', 'main');
    });
    assert.deepEqual(words, ['lost, probably: And a fourth', 'here']);
  });
});
