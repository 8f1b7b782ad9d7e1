import assert from 'node:assert/strict';
import * as path from 'node:path';
import { fileVersions, versionText } from '../../../src/node/git/file-versions.js';
import { agreementPath, agreementText, showingOtherwise, start } from './agreement-repository.js';
import { TemporaryRepository, temporaryFolder, valueOf, withRealGit } from './temporary-repository.js';

describe('the earlier texts of a record', () => {
  withRealGit();

  it('are found on every branch, in merges, and under every name that the file had', async () => {
    const repository = start();
    const [first] = await texts(repository);
    assert.equal(first, agreementText);
    repository.git('switch', '--quiet', '--create', 'other');
    repository.commit('Say it otherwise', {
      files: { [agreementPath]: `${agreementText}style: Questions\n` },
    });
    repository.git('switch', '--quiet', 'main');
    repository.commit('And so', { files: { [agreementPath]: `${agreementText}style: Examples\n` } });
    assert.equal(repository.tryGit('merge', '--quiet', 'other'), 1);
    repository.write(agreementPath, `${agreementText}style: Both\n`);
    repository.git('commit', '--quiet', '--all', '-m', 'Merge');
    repository.git('mv', agreementPath, '.mentoring/agreements/ours-m8v4tc.yaml');
    repository.git('commit', '--quiet', '-m', 'Rename');
    assert.deepEqual(await styles(repository), ['Both', 'Examples', 'Questions', undefined]);
    for (const [name, value] of showingOtherwise) {
      repository.git('config', name, value);
      assert.deepEqual(await styles(repository), ['Both', 'Examples', 'Questions', undefined], name);
      repository.git('config', '--unset', name);
    }
  });

  async function styles(repository: TemporaryRepository): Promise<readonly (string | undefined)[]> {
    const found = (await texts(repository)).map((text) => /style: (.*)/.exec(text)?.[1]);
    return [...new Set(found)].sort();
  }

  async function texts(repository: TemporaryRepository): Promise<readonly string[]> {
    const folder = path.join(repository.root, '.mentoring');
    const record = { folder, path: 'agreements/x-m8v4tc.yaml', id: 'x-m8v4tc' };
    const opened = await repository.open();
    const versions = valueOf(await fileVersions(opened, record, 'with-merges'));
    const found = await Promise.all(versions.map(({ blob }) => versionText(opened.git, blob)));
    return found.flatMap((text) => text ?? []);
  }

  it('are none where nothing was committed, or the folder lies elsewhere', async () => {
    const empty = TemporaryRepository.create();
    const record = { path: 'agreements/x-m8v4tc.yaml', id: 'x-m8v4tc' };
    for (const folder of [path.join(empty.root, '.mentoring'), temporaryFolder()])
      assert.deepEqual(
        valueOf(await fileVersions(await empty.open(), { ...record, folder }, 'with-merges')),
        [],
      );
    assert.equal(await versionText((await empty.open()).git, '--help'), undefined);
  });
});
