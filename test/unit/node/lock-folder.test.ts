import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { replaceFiles } from '../../../src/node/files/atomic-file.js';
import { FaultyDisk } from './faulty-disk.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temporary-folder.js';

describe('the lock in a folder of its own', () => {
  let folder: string;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('is taken there, so that none lies among the records', async () => {
    const elsewhere = path.join(folder, 'private');
    const shared = path.join(folder, 'shared');
    const during: string[][] = [];
    const disk = new FaultyDisk((call) => {
      if (call.startsWith('link')) during.push(fs.readdirSync(shared), fs.readdirSync(elsewhere));
      return undefined;
    });
    const made = { place: 'shared', path: 'mentoring.yaml', after: 'format: 1\n' } as const;
    const result = await replaceFiles([made], { shared }, { disk, lockIn: elsewhere });
    assert.ok(result.ok);
    assert.ok(during.length >= 2);
    assert.ok(!during[0]?.includes('.lock'), 'the lock lies among the records');
    assert.ok(during[1]?.includes('.lock'), 'there is no lock');
    assert.deepEqual(filesIn(folder), { 'shared/mentoring.yaml': 'format: 1\n' });
  });

  it('is what the message names where it cannot be taken', async () => {
    writeFiles(folder, { 'a-file': 'in the way' });
    const lockIn = path.join(folder, 'a-file', 'mentoring');
    const made = { place: 'shared', path: 'goals/own-it-p3x9kd.yaml', after: 'title: New\n' } as const;
    const result = await replaceFiles([made], { shared: folder }, { lockIn });
    assert.ok(!result.ok);
    assert.equal(result.error.code, 'refused');
    assert.ok(result.error.message.includes(lockIn), result.error.message);
    assert.deepEqual(filesIn(folder), { 'a-file': 'in the way' });
  });
});
