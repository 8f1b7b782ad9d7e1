import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fixRecords } from '../../../src/cli/fix-records.js';
import { Store } from '../../../src/core/folder/store.js';
import { nodeDisk } from '../../../src/node/files/disk.js';
import { nodeFileSource } from '../../../src/node/files/file-source.js';
import { lockFolder } from '../../../src/node/files/folder-lock.js';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.js';

const goal = 'goals/own-the-retries-p3x9kd.yaml';

describe('validate --fix', () => {
  let made: string;
  beforeEach(() => (made = temporaryFolder()));
  afterEach(() => fs.rmSync(made, { recursive: true, force: true }));

  for (const [what, isRepository] of [
    ['among the records', false],
    ['in git’s folder', true],
  ] as const) {
    it(`waits while somebody else who writes holds the lock ${what}`, async () => {
      const folder = path.join(made, '.mentoring');
      writeFiles(folder, {
        'mentoring.yaml': 'format: 1\n',
        'people/ada.yaml': 'name: Ada\n',
        [goal]: 'titel: Own the retries\nowner: ada\n',
      });
      if (isRepository) writeFiles(path.join(made, '.git'), { HEAD: 'ref: refs/heads/main\n' });
      const lockIn = isRepository ? path.join(made, '.git', 'mentoring') : folder;
      if (isRepository)
        for (const name of ['objects', 'refs', 'mentoring']) fs.mkdirSync(path.join(made, '.git', name));
      const lock = await lockFolder(lockIn, nodeDisk, 1_000);
      assert.ok(lock);
      const store = new Store({ shared: nodeFileSource(folder), private: undefined });
      await store.load();
      const read = () => fs.readFileSync(path.join(folder, goal), 'utf8');
      const fixing = fixRecords({ folder, store });
      // Far longer than writing takes: without the lock it would be done by now.
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.match(read(), /^titel:/);
      await lock.release();
      const { fixed, kept } = await fixing;
      assert.deepEqual([fixed.map((file) => file.path), kept], [[goal], []]);
      assert.match(read(), /^title:/);
    });
  }
});
