import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { changedRecords, commitPaths, ignoredFile } from '../../../src/node/git/commit-paths.js';
import { changes, lastCommit, oddNames, record, started } from './records-repository.js';
import {
  errorOf,
  temporaryFolder,
  TemporaryRepository,
  valueOf,
  withRealGit,
} from './temporary-repository.js';

describe('changed records', () => {
  withRealGit();

  it('are new, changed and deleted ones, staged or not, and nothing else', async () => {
    const repository = started();
    for (const name of ['staged', 'gone', 'deleted', 'kept', 'forgotten']) {
      repository.commit('More', { files: { [`.mentoring/goals/${name}.yaml`]: 'title: x\n' } });
    }
    assert.deepEqual(await changes(repository), []);
    repository.write('code.ts', 'two\n');
    repository.write(record, 'title: Two\n');
    repository.write('.mentoring/goals/staged.yaml', 'title: y\n');
    repository.git('add', '.mentoring/goals/staged.yaml');
    repository.write('.mentoring/goals/staged.yaml', 'title: z\n');
    repository.remove('.mentoring/goals/gone.yaml');
    repository.git('rm', '--quiet', '.mentoring/goals/deleted.yaml');
    repository.git('rm', '--quiet', '--cached', '.mentoring/goals/forgotten.yaml');
    repository.write('.mentoring/goals/new.yaml', 'title: n\n');
    repository.write('.mentoring/sessions/added.yaml', 'date: n\n');
    repository.git('add', '.mentoring/sessions/added.yaml');
    repository.write('.mentoring/sessions/came-and-went.yaml', 'date: n\n');
    repository.git('add', '.mentoring/sessions/came-and-went.yaml');
    repository.remove('.mentoring/sessions/came-and-went.yaml');
    repository.write('.mentoring/sessions/intended.yaml', 'date: n\n');
    repository.git('add', '-N', '.mentoring/sessions/intended.yaml');
    repository.git('mv', '.mentoring/goals/kept.yaml', '.mentoring/goals/moved.yaml');
    assert.deepEqual(await changes(repository), [
      'deleted .mentoring/goals/deleted.yaml',
      'changed .mentoring/goals/forgotten.yaml',
      'deleted .mentoring/goals/gone.yaml',
      'deleted .mentoring/goals/kept.yaml',
      'added .mentoring/goals/moved.yaml',
      'added .mentoring/goals/new.yaml',
      `changed ${record}`,
      'changed .mentoring/goals/staged.yaml',
      'added .mentoring/sessions/added.yaml',
      'added .mentoring/sessions/intended.yaml',
    ]);
  });

  it('are found under odd names, in a folder that is gone, and at the root', async () => {
    const repository = started();
    for (const name of oddNames) repository.write(name, 'x');
    assert.deepEqual(
      await changes(repository),
      oddNames
        .slice(0, 2)
        .map((name) => `added ${name}`)
        .sort(),
    );
    assert.deepEqual(await changes(repository, ''), oddNames.map((name) => `added ${name}`).sort());
    assert.deepEqual(await changes(repository, ':(top)x'), ['added :(top)x/y.yaml']);
    fs.rmSync(path.join(repository.root, '.mentoring'), { recursive: true });
    assert.deepEqual(await changes(repository), [`deleted ${record}`]);
    assert.deepEqual(await changes(repository, 'nowhere'), []);
    const outside = await changedRecords(await repository.open(), temporaryFolder());
    assert.equal(errorOf(outside).kind, 'outside');
  });

  it('say that git ignores them, and which rule', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Base', { files: { '.gitignore': '# local\n.mentoring/\n' } });
    repository.write(record, 'title: One\n');
    const folder = path.join(repository.root, '.mentoring');
    const opened = await repository.open();
    assert.deepEqual(valueOf(await changedRecords(opened, folder)), {
      files: [],
      ignored: { path: '.mentoring/', rule: '.gitignore:2: .mentoring/' },
    });
    const error = errorOf(await commitPaths(opened, [record], 'Add goal'));
    assert.equal(error.kind, 'ignored');
    assert.match(error.message, /own-it-p3x9kd\.yaml \(\.gitignore:2: \.mentoring\/\)/);
    repository.git('add', '--force', record);
    assert.deepEqual(await changes(repository), [`added ${record}`]);
    valueOf(await commitPaths(opened, [record], 'Add goal'));
    assert.deepEqual(lastCommit(repository), ['A', record]);
  });

  it('say so of a file that is not there yet', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Base', { files: { '.gitignore': '.mentoring/\n', 'code.ts': 'x' } });
    const opened = await repository.open();
    const inside = (name: string) => path.join(repository.root, name);
    assert.equal(await ignoredFile(opened, inside('.mentoring/mentoring.yaml')), '.gitignore:1: .mentoring/');
    assert.equal(await ignoredFile(opened, inside('code.ts')), undefined);
    assert.equal(await ignoredFile(opened, temporaryFolder()), undefined);
  });

  it('are not held up by other files that git ignores beside them', async () => {
    const repository = started();
    repository.write('.gitignore', '.DS_Store\n*.swp\n*~\n.cache/\ndist/\n');
    for (const name of [
      '.DS_Store',
      'goals/.DS_Store',
      'goals/.own.yaml.swp',
      'goals/x.yaml~',
      '.cache/goals.yaml',
    ])
      repository.write(`.mentoring/${name}`, 'x');
    repository.write('dist/bundle.js', 'x');
    repository.write(record, 'title: Two\n');
    const opened = await repository.open();
    assert.deepEqual(valueOf(await changedRecords(opened, path.join(repository.root, '.mentoring'))), {
      files: [{ path: record, change: 'changed', unmerged: false }],
    });
    assert.equal(valueOf(await changedRecords(opened, repository.root)).ignored, undefined);
  });

  it('are found ignored one by one, by their folder, and by one above it', async () => {
    const ignoredBy = async (rule: string, folder = '.mentoring') => {
      const repository = TemporaryRepository.create();
      const inside = path.posix.join(folder, 'goals/own-it-p3x9kd.yaml');
      repository.commit('Base', { files: { '.gitignore': `*.swp\n${rule}\n` } });
      repository.write(path.posix.join(folder, '.a.swp'), 'x');
      repository.write(inside, 'title: One\n');
      const found = await changedRecords(await repository.open(), path.join(repository.root, folder));
      return valueOf(found).ignored;
    };
    const rule = (text: string) => `.gitignore:2: ${text}`;
    assert.deepEqual(await ignoredBy('*-p3x9kd.yaml'), { path: record, rule: rule('*-p3x9kd.yaml') });
    assert.deepEqual(await ignoredBy('goals/'), { path: '.mentoring/goals/', rule: rule('goals/') });
    assert.deepEqual(await ignoredBy('team/', 'team/.mentoring'), { path: 'team/', rule: rule('team/') });
    assert.deepEqual(await ignoredBy('.mentoring', 'team/.mentoring'), {
      path: 'team/.mentoring/',
      rule: rule('.mentoring'),
    });
    assert.deepEqual(await ignoredBy('goals/*', '.'), {
      path: 'goals/own-it-p3x9kd.yaml',
      rule: rule('goals/*'),
    });
  });

  it('say what a merge left in conflict', async () => {
    const repository = started();
    repository.git('checkout', '--quiet', '-b', 'other');
    repository.commit('Other', { files: { [record]: 'title: Theirs\n' } });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('Mine', { files: { [record]: 'title: Mine\n' } });
    repository.tryGit('merge', 'other');
    const found = valueOf(
      await changedRecords(await repository.open(), path.join(repository.root, '.mentoring')),
    );
    assert.deepEqual(found.files, [{ path: record, change: 'changed', unmerged: true }]);
  });
});
