import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { findPrivatePlace, isInPrivatePlaceInGit } from '../../../src/node/files/private-place.js';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.js';

describe('the place for private records', () => {
  let folder: string;
  beforeEach(() => (folder = fs.realpathSync(temporaryFolder())));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const at = (name: string) => path.join(folder, name);
  const find = (chosen?: string) =>
    findPrivatePlace({ code: at('code'), shared: at('code/.mentoring'), stored: at('stored'), chosen });
  const record = { 'people/ada.yaml': 'name: Ada\n' };
  const inGit = () => at('code/.git/mentoring');
  const createRepository = () => writeFiles(at('code'), { '.git/HEAD': 'ref: refs/heads/main\n' });

  it('is in git’s own folder, else in the storage', async () => {
    fs.mkdirSync(at('code'));
    assert.deepEqual(await find(), { folder: at('stored'), lock: at('stored') });
    createRepository();
    assert.deepEqual(await find(), { folder: inGit(), lock: inGit() });
  });

  it('stays where records are from before there was a repository', async () => {
    createRepository();
    writeFiles(at('stored'), record);
    assert.deepEqual(await find(), { folder: at('stored'), lock: inGit() });
    writeFiles(inGit(), record);
    assert.deepEqual(await find(), { folder: inGit(), lock: inGit() });
  });

  it('is where the setting says, unless git could pick the records up there', async () => {
    createRepository();
    assert.deepEqual(await find(at('mine')), { folder: at('mine'), lock: inGit() });
    for (const chosen of [at('code/mine'), at('code/.mentoring/mine'), at('code')]) {
      const { notice, ...found } = await find(chosen);
      assert.deepEqual(found, { folder: inGit(), lock: inGit() });
      assert.ok(notice?.includes(chosen));
    }
  });

  it('is known by the path of a file alone where it is in git’s own folder', () => {
    assert.ok(isInPrivatePlaceInGit(at('code/.git/mentoring/people/ada.yaml')));
    assert.ok(isInPrivatePlaceInGit(at('code/.git/modules/sub/mentoring/people/ada.yaml')));
    assert.ok(!isInPrivatePlaceInGit(at('code/mentoring/people/ada.yaml')));
  });
});
