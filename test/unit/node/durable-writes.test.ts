import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { replaceFiles } from '../../../src/node/files/atomic-file.js';
import type { FileEdit } from '../../../src/core/folder/file-edit.js';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.js';
import { FaultyDisk, type Called } from './faulty-disk.js';

const plan = 'plans/own-the-retries-z5w1ht.yaml';
const goal = 'goals/own-the-retries-p3x9kd.yaml';

describe('what is written outlasts a power cut', () => {
  let folder: string;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** What the disk was asked for, in order. */
  async function callsOf(edits: readonly Omit<FileEdit, 'place'>[]): Promise<readonly Called[]> {
    const disk = new FaultyDisk(() => undefined);
    const written = await replaceFiles(
      edits.map((edit) => ({ ...edit, place: 'shared' })),
      { shared: folder },
      { disk },
    );
    assert.ok(written.ok);
    return disk.calls;
  }

  it('since each file is synced before it gets its name, and each folder afterwards', async () => {
    writeFiles(folder, { [goal]: 'title: Old\n' });
    const calls = await callsOf([
      { path: goal, before: 'title: Old\n', after: 'title: New\n' },
      { path: plan, before: undefined, after: 'steps: []\n' },
    ]);
    const staged = calls
      .filter((call) => /^open .*\.tmp$/.test(call))
      .map((call) => call.replace('open ', ''));
    assert.equal(staged.length, 2);
    const named = calls.flatMap((call, index) => (/^(?:rename|link) .*\.yaml$/.test(call) ? [index] : []));
    assert.equal(named.length, 2);
    const [first = 0] = named;
    for (const file of staged) {
      const synced = calls.indexOf(`sync ${file}`);
      assert.ok(synced > calls.indexOf(`write ${file}`) && synced < first, `${file} is synced first`);
    }
    for (const file of [goal, plan]) {
      const parent = path.dirname(path.join(folder, file));
      assert.ok(calls.lastIndexOf(`sync ${parent}`) > Math.max(...named), `${parent} is synced afterwards`);
    }
  });

  it('and so is the folder of one that is deleted', async () => {
    writeFiles(folder, { [goal]: 'title: Old\n' });
    const calls = await callsOf([{ path: goal, before: 'title: Old\n', after: undefined }]);
    const parent = path.dirname(path.join(folder, goal));
    assert.ok(calls.lastIndexOf(`sync ${parent}`) > calls.indexOf(`unlink ${path.join(folder, goal)}`));
  });
});
