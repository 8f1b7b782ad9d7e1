import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { commitSearch } from '../../../src/core/git/commit-search.js';
import { findCommits, type FoundCommits } from '../../../src/node/git/find-commits.js';
import { errorOf, TemporaryRepository, valueOf, withRealGit } from './temporary-repository.js';

const today = '2026-11-21';

function searchFor(text: string) {
  const search = commitSearch(text, today);
  assert.ok(search, text);
  return search;
}

async function found(repository: TemporaryRepository, text: string, limit = 10): Promise<FoundCommits> {
  const { git } = await repository.open();
  return valueOf(await findCommits(git, searchFor(text), { limit, besides: '.mentoring' }));
}

const subjects = ({ commits }: FoundCommits) => commits.map(({ subject }) => subject);

describe('a search among commits', () => {
  const commit = {
    sha: 'abcd1234abcd1234abcd1234abcd1234abcd1234',
    subject: 'Add jitter to the Backoff',
    author: { name: 'Ada Lovelace', email: 'ada@example.org' },
    authored: '2025-03-04T15:00:00+01:00',
  };

  for (const text of [
    'jitter',
    'BACKOFF jit',
    'ada backoff',
    'example.org',
    'abcd12',
    'abcd1234abcd1234abcd1234abcd1234abcd1234',
    '2025-03',
    '4 Mar 2025 ada',
    '  jitter  ',
  ])
    it(`finds it by “${text}”`, () => assert.ok(searchFor(text).matches(commit)));

  for (const text of ['jitter grace', 'bcd1234', '2025-04', 'abc1234', '.*'])
    it(`does not find it by “${text}”`, () => assert.ok(!searchFor(text).matches(commit)));

  it('is none before there is something to look for', () => {
    for (const text of ['', '  ', 'a', ' x ']) assert.equal(commitSearch(text, today), undefined);
  });

  it('finds every commit by any part of its subject', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (subject, start, length) => {
        const part = subject.slice(start % (subject.length + 1)).slice(0, 2 + (length % 20));
        const search = commitSearch(part, today);
        // Case alone can change how many characters there are.
        const isStable = subject.toLowerCase().includes(part.toLowerCase());
        if (search && isStable) assert.ok(search.matches({ ...commit, subject }), JSON.stringify(part));
      }),
    );
  });
});

describe('searching a whole history', function () {
  this.timeout(60_000);
  withRealGit();

  it('finds old commits by subject, author, day and hash, on every branch, the newest first', async () => {
    const repository = TemporaryRepository.create();
    const old = repository.commit('Measure the storm', { date: '2019-02-03T10:00:00Z', files: { a: '1' } });
    repository.commit('Calm the storm', { date: '2020-02-03T10:00:00Z', author: 'Grace <grace@b.org>' });
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.commit('Storm on a branch', { date: '2021-02-03T10:00:00Z' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('Sleep', { date: '2022-02-03T10:00:00Z' });
    assert.deepEqual(subjects(await found(repository, 'storm')), [
      'Storm on a branch',
      'Calm the storm',
      'Measure the storm',
    ]);
    assert.deepEqual(subjects(await found(repository, 'storm grace')), ['Calm the storm']);
    assert.deepEqual(subjects(await found(repository, '3 feb 2019')), ['Measure the storm']);
    const [byHash] = (await found(repository, old.slice(0, 9))).commits;
    assert.deepEqual([byHash?.sha, byHash?.files], [old, { count: 1, names: ['a'] }]);
    assert.deepEqual(subjects(await found(repository, 'nowhere at all')), []);
  });

  it('gives the newest ones where there are many, and says so', async () => {
    const repository = TemporaryRepository.create();
    for (let day = 1; day <= 5; day++)
      repository.commit(`Step ${day}`, { date: `2026-11-0${day}T10:00:00Z` });
    const { commits, more } = await found(repository, 'step', 3);
    assert.deepEqual([commits.map(({ subject }) => subject), more], [['Step 5', 'Step 4', 'Step 3'], true]);
    assert.equal((await found(repository, 'step', 5)).more, false);
  });

  it('leaves out what only shares records', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Share a goal', { files: { '.mentoring/goals/a.yaml': '1' } });
    repository.commit('Reach a goal', { files: { 'a.txt': '1' } });
    assert.deepEqual(subjects(await found(repository, 'goal')), ['Reach a goal']);
  });

  it('finds a commit that no branch holds by its hash', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Begin');
    const loose = repository.commit('Dropped');
    repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    assert.deepEqual(subjects(await found(repository, 'dropped')), []);
    assert.deepEqual(subjects(await found(repository, loose.slice(0, 10).toUpperCase())), ['Dropped']);
  });

  it('finds nothing before the first commit', async () => {
    const repository = TemporaryRepository.create();
    for (const text of ['anything', 'abcdef012345'])
      assert.deepEqual(subjects(await found(repository, text)), []);
  });

  it('takes what is typed for words, whatever it looks like', async () => {
    const repository = TemporaryRepository.create();
    const names = [
      '--output=stolen',
      '$(touch stolen)',
      '`touch stolen`',
      '; touch stolen',
      '^main',
      '%H%x00',
    ];
    for (const name of names) repository.commit(`Use ${name} here`);
    for (const name of names) assert.deepEqual(subjects(await found(repository, name)), [`Use ${name} here`]);
    for (const text of ['a\nb', '--all\u0000--output=stolen', '\u001b[31m', '(((', '[a-'])
      await found(repository, text);
    assert.ok(!fs.existsSync(path.join(repository.root, 'stolen')));
  });

  it('can be stopped', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Begin');
    const { git } = await repository.open();
    const options = { limit: 10, signal: AbortSignal.abort() };
    assert.equal(errorOf(await findCommits(git, searchFor('begin'), options)).kind, 'aborted');
  });
});
