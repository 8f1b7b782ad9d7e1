import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { missingFolders, removeEmptyFolders } from '../../../src/node/files/made-folders.js';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.js';

describe('folders made for new records', () => {
  let made: string;
  beforeEach(() => (made = temporaryFolder()));
  afterEach(() => fs.rmSync(made, { recursive: true, force: true }));

  const change = (folder: string, file: string, before?: string) => ({
    folder,
    path: file,
    before,
    after: 'x',
  });

  it('are those that are missing, the outermost first, and go again where they are empty', async () => {
    const folder = path.join(made, '.mentoring');
    const missing = await missingFolders([
      change(folder, 'mentoring.yaml'),
      change(folder, 'pairs/a.yaml'),
      change(folder, 'people/ada.yaml'),
      change(folder, 'people/grace.yaml'),
      change(made, 'goals/a.yaml', 'it is there'),
    ]);
    assert.deepEqual(missing, [folder, path.join(folder, 'pairs'), path.join(folder, 'people')]);
    writeFiles(folder, { 'people/linus.yaml': 'name: Linus\n', 'pairs/a.yaml': '' });
    fs.rmSync(path.join(folder, 'pairs', 'a.yaml'));
    await removeEmptyFolders(missing);
    assert.deepEqual(fs.readdirSync(folder, { recursive: true }).sort(), [
      'people',
      path.join('people', 'linus.yaml'),
    ]);
    fs.rmSync(path.join(folder, 'people', 'linus.yaml'));
    await removeEmptyFolders(missing);
    assert.deepEqual(fs.readdirSync(made), []);
    await removeEmptyFolders(missing);
  });

  it('are none where all are there', async () => {
    writeFiles(made, { 'pairs/a.yaml': '' });
    assert.deepEqual(await missingFolders([change(made, 'pairs/b.yaml')]), []);
  });
});
