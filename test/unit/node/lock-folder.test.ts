import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { replaceFiles } from '../../../src/node/files/atomic-file.js';
import { filesIn, temporaryFolder, writeFiles } from './temporary.js';

describe('the lock in a folder of its own', () => {
  let folder: string;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('is what the message names where it cannot be taken', async () => {
    writeFiles(folder, { 'a-file': 'in the way' });
    const lockIn = path.join(folder, 'a-file', 'mentoring');
    const made = { folder, path: 'goals/own-it-p3x9kd.yaml', before: undefined, after: 'title: New\n' };
    const result = await replaceFiles([made], { lockIn });
    assert.ok(!result.ok);
    assert.equal(result.error.code, 'refused');
    assert.ok(result.error.message.includes(lockIn), result.error.message);
    assert.deepEqual(filesIn(folder), { 'a-file': 'in the way' });
  });
});
