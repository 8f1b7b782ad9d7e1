import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FileEdit } from '../../../src/core/folder/file-edit.js';
import type { Place } from '../../../src/core/folder/privacy.js';
import { missingFolders, removeEmptyFolders } from '../../../src/node/files/made-folders.js';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.js';

describe('folders made for new records', () => {
  let made: string;
  beforeEach(() => (made = temporaryFolder()));
  afterEach(() => fs.rmSync(made, { recursive: true, force: true }));

  const change = (file: string, place: Place = 'shared', before?: string): FileEdit => ({
    place,
    path: file,
    before,
    after: 'x',
  });

  it('are those that are missing, the outermost first, and go again where they are empty', async () => {
    const folder = path.join(made, '.mentoring');
    const edits = [
      change('mentoring.yaml'),
      change('pairs/a.yaml'),
      change('people/ada.yaml'),
      change('people/grace.yaml'),
      change('goals/a.yaml', 'private', 'it is there'),
    ];
    const missing = await missingFolders(edits, { shared: folder, private: made });
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
    assert.deepEqual(await missingFolders([change('pairs/b.yaml')], { shared: made }), []);
  });
});
