import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FileEdit } from '../../../src/core/folder/file-edit.js';
import { replaceFiles } from '../../../src/node/files/atomic-file.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temporary-folder.js';

const note = 'notes/2026-11-21-ada-t5r8jh.yaml';
const text = 'text\n';

describe('a file that moves', () => {
  let shared: string;
  let mine: string;
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
    shared = path.join(folder, 'shared');
    mine = path.join(folder, 'private');
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('goes from one folder to another as one that is new and one that goes', async () => {
    writeFiles(shared, { [note]: text });
    const edits: readonly FileEdit[] = [
      { place: 'shared', path: note, before: text, after: undefined },
      { place: 'private', path: note, before: undefined, after: text },
    ];
    assert.ok((await replaceFiles(edits, { shared, private: mine })).ok);
    assert.deepEqual([filesIn(shared), filesIn(mine)], [{}, { [note]: text }]);
  });

  it('goes with its text, unless that changed', async () => {
    writeFiles(mine, { [note]: text });
    const to = { place: 'shared', path: note } as const;
    const moved: FileEdit = { place: 'private', path: note, before: text, after: text, to };
    assert.ok((await replaceFiles([moved], { shared, private: mine })).ok);
    assert.deepEqual([filesIn(shared), filesIn(mine)], [{ [note]: text }, {}]);
    const again = await replaceFiles([moved], { shared, private: mine });
    assert.ok(!again.ok && again.error.code === 'changed');
    assert.deepEqual([filesIn(shared), filesIn(mine)], [{ [note]: text }, {}]);
  });
});
