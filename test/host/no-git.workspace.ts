import fs from 'node:fs';
import path from 'node:path';
import { generateRecords } from '../fixtures/generate.js';
import { commitAll, createRepository } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

/**
 * Git is turned off. There is a repository with records; two folders that are none: both are called `app`, one has records; and
 * one with records whose repository is gone.
 */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const { shared } = generateRecords({ pairs: 1, records: 30 });
  const repository = path.join(folder, 'repository');
  createRepository(repository);
  writeFiles(path.join(repository, '.mentoring'), shared);
  commitAll(repository, 'Share the records');
  writeFiles(
    path.join(folder, 'one', 'app', '.mentoring'),
    generateRecords({ pairs: 1, records: 20, seed: 2 }).shared,
  );
  writeFiles(path.join(folder, 'two', 'app'), { 'README.md': '# Two\n' });
  const broken = path.join(folder, 'broken');
  writeFiles(path.join(broken, '.mentoring'), generateRecords({ pairs: 1, records: 20, seed: 3 }).shared);
  writeFiles(path.join(broken, '.git'), { HEAD: 'ref: refs/heads/main\n', commondir: '../../nowhere\n' });
  const open = path.join(folder, 'three.code-workspace');
  const folders = ['repository', 'one/app', 'two/app', 'broken'].map((name) => ({ path: name }));
  fs.writeFileSync(open, JSON.stringify({ folders }));
  return Promise.resolve({ open, settings: { ...quietSettings, 'git.enabled': false } });
}
