import fs from 'node:fs';
import path from 'node:path';
import { generateRecords } from '../fixtures/generate.js';
import { commitAll, createRepository, git } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

/** The repository `service` with its remote `remote.git`, and `review`, another working tree of it on a branch of its own. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const service = path.join(folder, 'service');
  createRepository(service);
  writeFiles(service, { 'src/retry.ts': 'export const longest = 60_000;\n', '.gitignore': 'dist/\n*.log\n' });
  commitAll(service, 'Start');
  const { shared } = generateRecords({ pairs: 1, records: 30 });
  const pair = Object.keys(shared).find((file) => file.startsWith('pairs/')) ?? '';
  const goal = `title: Sleep well\nowner: ada\npair: ${path.basename(pair, '.yaml')}\nstatus: active\n`;
  writeFiles(path.join(service, '.mentoring'), { ...shared, 'goals/sleep-well-aa1111.yaml': goal });
  commitAll(service, 'Share the records');
  git(folder, 'clone', '--quiet', '--bare', service, 'remote.git');
  git(service, 'remote', 'add', 'origin', path.join(folder, 'remote.git'));
  git(service, 'fetch', '--quiet');
  git(service, 'branch', '--quiet', '--set-upstream-to=origin/main', 'main');
  git(service, 'remote', 'set-head', 'origin', 'main');
  git(service, 'worktree', 'add', '--quiet', '-b', 'review', path.join(folder, 'review'));
  const open = path.join(folder, 'both.code-workspace');
  fs.writeFileSync(open, JSON.stringify({ folders: [{ path: 'service' }, { path: 'review' }] }));
  return Promise.resolve({ open, settings: quietSettings });
}
