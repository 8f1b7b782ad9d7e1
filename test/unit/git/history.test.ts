import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { addGoalTrailer } from '../../../src/core/git/trailer.js';
import { evidenceSchema } from '../../../src/core/records/evidence.js';
import { authors } from '../../../src/node/git/authors.js';
import { linkedCommits, recentCommits } from '../../../src/node/git/history.js';
import { temporaryFolder, TemporaryRepository, valueOf, withRealGit } from './temporary-repository.js';

const code = 'p3x9kd';
const linked = (message: string) => {
  const result = addGoalTrailer(message, code);
  return result.ok ? result.value : assert.fail(result.error);
};

describe('recent commits', () => {
  withRealGit();

  it('are told newest first, with everything that evidence needs', async () => {
    const repository = TemporaryRepository.create();
    const first = repository.commit('First', {
      date: '2026-11-20T10:00:00+01:00',
      files: { 'src/retry.ts': '' },
    });
    const second = repository.commit(linked('Second\nline\n\nWhy.'), {
      author: 'Grace <grace@example.org>',
      date: '2026-11-21T15:00:00-05:30',
    });
    const { git } = await repository.open();
    assert.deepEqual(valueOf(await recentCommits(git, { limit: 10 })), [
      {
        sha: second,
        subject: 'Second line',
        author: { name: 'Grace', email: 'grace@example.org' },
        authored: '2026-11-21T15:00:00-05:30',
        goals: [code],
        files: { count: 0, names: [] },
      },
      {
        sha: first,
        subject: 'First',
        author: { name: 'Ada', email: 'ada@example.org' },
        authored: '2026-11-20T10:00:00+01:00',
        goals: [],
        files: { count: 1, names: ['src/retry.ts'] },
      },
    ]);
    assert.equal(valueOf(await recentCommits(git, { limit: 1 })).length, 1);
  });

  it('are none where there is no commit yet', async () => {
    const { git } = await TemporaryRepository.create().open();
    assert.deepEqual(valueOf(await recentCommits(git, { limit: 10 })), []);
    assert.deepEqual(valueOf(await linkedCommits(git)), []);
    assert.deepEqual(valueOf(await authors(git)), []);
  });

  it('survive whatever messages and names hold', async () => {
    const repository = TemporaryRepository.create();
    const messages: readonly (readonly [string, string])[] = [
      ['\u001b[31mRed\u001b[0m \u001b]0;title\u0007and \u202etfel', 'Red and tfel'],
      ['"quotes" \'and\' `more` $(id) <b>&amp;', '"quotes" \'and\' `more` $(id) <b>&amp;'],
      ['--all', '--all'],
      ['', ''],
      ['tab\tand\rreturn', 'tab and return'],
      [`Huge\n\n${'x'.repeat(3_000_000)}`, 'Huge'],
      ['ü😀', 'ü😀'],
    ];
    for (const [message] of messages)
      repository.commit(message, { author: 'A \u001b[1m"B" C <a@example.org>' });
    const { git } = await repository.open();
    const commits = valueOf(await recentCommits(git, { limit: 100 })).reverse();
    assert.deepEqual(
      commits.map((commit) => commit.subject),
      messages.map(([, subject]) => subject),
    );
    for (const { author } of commits) assert.deepEqual(author, { name: 'A "B" C', email: 'a@example.org' });
  });

  it('survive bytes that are no UTF-8', async () => {
    const repository = TemporaryRepository.create();
    const person = Buffer.concat([
      Buffer.from('Ren'),
      Buffer.from([0xe9]),
      Buffer.from(' <r@example.org> 1700000000 +0000'),
    ]);
    const commit = Buffer.concat([
      Buffer.from(`tree ${repository.git('write-tree').trim()}\nauthor `),
      ...[person, Buffer.from('\ncommitter '), person, Buffer.from('\n\ncaf'), Buffer.from([0xe9, 0x0a])],
    ]);
    const sha = repository.gitWith({ input: commit }, 'hash-object', '-t', 'commit', '-w', '--stdin').trim();
    repository.git('update-ref', 'refs/heads/main', sha);
    const { git } = await repository.open();
    const [found] = valueOf(await recentCommits(git, { limit: 1 }));
    assert.deepEqual([found?.subject, found?.author.name], ['caf\ufffd', 'Ren\ufffd']);
    assert.equal(valueOf(await authors(git))[0]?.name, 'Ren\ufffd');
  });

  it('are read in the encoding that they were written in', async () => {
    const repository = TemporaryRepository.create();
    repository.git('config', 'i18n.commitEncoding', 'ISO-8859-1');
    repository.commit(Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    const { git } = await repository.open();
    assert.equal(valueOf(await recentCommits(git, { limit: 1 }))[0]?.subject, 'café');
  });

  it('have a usable time even where the commit is broken', async () => {
    const repository = TemporaryRepository.create();
    const tree = repository.git('write-tree').trim();
    for (const time of [
      '99999999999999 +0000',
      '0 +0000',
      '1700000000 +9999',
      '1700000000 -0060',
      '253402300800 +0000',
      'x',
    ]) {
      const commit = `tree ${tree}\nauthor A <a@example.org> ${time}\ncommitter A <a@example.org> ${time}\n\nSubject\n`;
      const sha = repository
        .gitWith({ input: commit }, 'hash-object', '-t', 'commit', '-w', '--literally', '--stdin')
        .trim();
      repository.git('update-ref', 'refs/heads/main', sha);
      const { git } = await repository.open();
      const [found] = valueOf(await recentCommits(git, { limit: 1 }));
      const evidence = {
        goal: `own-it-${code}`,
        commit: sha,
        authored: found?.authored,
        by: 'ada',
        date: '2026-11-21',
      };
      assert.ok(evidenceSchema.safeParse(evidence).success, `${time} gave ${found?.authored}`);
    }
  });

  it('leave merges out', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Base');
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.commit('Work');
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge feature', 'feature');
    const { git } = await repository.open();
    const subjects = valueOf(await recentCommits(git, { limit: 10 })).map((commit) => commit.subject);
    assert.deepEqual(subjects.sort(), ['Base', 'Work']);
  });

  it("do not depend on anybody's configuration", async () => {
    const repository = TemporaryRepository.create();
    repository.commit('One', { files: { 'b.txt': 'b\n', 'a.txt': 'a\n' } });
    const { git } = await repository.open();
    // A signature that git is asked to show, and a program that has something to say about it.
    const signed = repository
      .git('cat-file', 'commit', 'HEAD')
      .replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n\n');
    const sha = repository.gitWith({ input: signed }, 'hash-object', '-t', 'commit', '-w', '--stdin').trim();
    repository.git('reset', '--quiet', '--hard', sha);
    const program = path.join(repository.root, 'gpg');
    fs.writeFileSync(program, '#!/bin/sh\necho "gpg: Good signature" >&2\n', { mode: 0o755 });
    repository.git('config', 'gpg.program', program);
    const before = valueOf(await recentCommits(git, { limit: 1 }));
    const settings = [
      'log.showSignature=true',
      'log.decorate=full',
      'color.ui=always',
      'format.pretty=oneline',
      'log.date=relative',
    ];
    for (const setting of [
      ...settings,
      'i18n.logOutputEncoding=UTF-16',
      'log.follow=true',
      'log.showRoot=false',
      'log.date=x',
      'log.diffMerges=on',
      'diff.noprefix=true',
      'diff.orderFile=/nowhere',
    ]) {
      const [key = '', value = ''] = setting.split('=');
      repository.git('config', key, value);
    }
    assert.deepEqual(valueOf(await recentCommits(git, { limit: 1 })), before);
  });
});

describe('commits that link goals', () => {
  withRealGit();

  const subjects = async (repository: TemporaryRepository) =>
    valueOf(await linkedCommits((await repository.open()).git)).map((commit) => commit.subject);

  it('are found on every branch, on fetched ones and on a detached head', async () => {
    const origin = TemporaryRepository.create();
    origin.commit('Base');
    origin.git('checkout', '--quiet', '-b', 'theirs');
    origin.commit(linked('On their branch'));
    origin.git('checkout', '--quiet', 'main');
    const clone = new TemporaryRepository(path.join(temporaryFolder(), 'clone'));
    origin.git('clone', '--quiet', origin.root, clone.root);
    clone.git('checkout', '--quiet', '-b', 'mine');
    clone.commit(linked('On my branch'));
    clone.git('checkout', '--quiet', '--detach', 'main');
    clone.commit(linked('On no branch'));
    clone.commit('Not linked, but it talks of Mentoring-Goal: p3x9kd');
    assert.deepEqual((await subjects(clone)).sort(), ['On my branch', 'On no branch', 'On their branch']);
  });

  it('are found after git has squashed them', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Base');
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.commit(linked('First'), { files: { 'a.txt': '1' } });
    repository.commit('Second\n\nMENTORING-goal: q4k7m2', { files: { 'b.txt': '2' } });
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--squash', 'feature');
    repository.git('commit', '--quiet', '--no-edit');
    repository.git('branch', '--quiet', '-D', 'feature');
    const [squashed, ...others] = valueOf(await linkedCommits((await repository.open()).git));
    assert.deepEqual([...(squashed?.goals ?? [])].sort(), [code, 'q4k7m2']);
    assert.deepEqual(others, []);
  });

  it('hold a merge too', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Base');
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.commit('Work');
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '-m', linked('Merge feature'), 'feature');
    const [merge] = valueOf(await linkedCommits((await repository.open()).git));
    assert.equal(merge?.subject, 'Merge feature');
  });

  it('hold nothing twice where fields are faked in a message', async () => {
    const repository = TemporaryRepository.create();
    const fake = `${'a'.repeat(40)}\u0001${'b'.repeat(40)}`;
    repository.commit(linked(`Subject\n\n${fake}\n%x00%H`));
    assert.deepEqual(await subjects(repository), ['Subject']);
  });
});

describe('the people of a repository', () => {
  withRealGit();

  it('come with those who commit most first, machines left out', async () => {
    const repository = TemporaryRepository.create();
    const by = (author: string, times = 1) => {
      for (let count = 0; count < times; count++) repository.commit('Work', { author });
    };
    by('Ada <ada@example.org>');
    by('Ada Lovelace <ada@example.org>');
    by('ADA LOVELACE <1+ada@users.noreply.example.org>', 2);
    by('Grace <grace@example.org>', 3);
    by('dependabot[bot] <1+dependabot[bot]@users.noreply.example.org>', 5);
    by('Abbott <abbott@example.org>');
    by('release-bot <release@example.org>', 2);
    by('E\u001b[31mve\u202e <eve@example.org>');
    const { git } = await repository.open();
    const people = valueOf(await authors(git));
    assert.deepEqual(
      people.map(({ name, email, commits }) => `${name} ${email} ${commits}`),
      [
        'ADA LOVELACE 1+ada@users.noreply.example.org 4',
        'Grace grace@example.org 3',
        'Eve eve@example.org 1',
        'Abbott abbott@example.org 1',
      ],
    );
    assert.deepEqual(people[0]?.emails, ['1+ada@users.noreply.example.org', 'ada@example.org']);
    repository.write('.mailmap', 'Grace Hopper <grace@example.org> <abbott@example.org>\n');
    assert.deepEqual(
      valueOf(await authors(git)).map(({ name, commits }) => `${name} ${commits}`),
      ['Grace Hopper 4', 'ADA LOVELACE 4', 'Eve 1'].sort((a, b) => Number(b.at(-1)) - Number(a.at(-1))),
    );
  });

  it('are found on other branches', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Base');
    repository.git('checkout', '--quiet', '-b', 'other');
    repository.commit('Work', { author: 'Grace <grace@example.org>' });
    repository.git('checkout', '--quiet', 'main');
    const people = valueOf(await authors((await repository.open()).git));
    assert.deepEqual(people.map(({ name }) => name).sort(), ['Ada', 'Grace']);
  });
});
