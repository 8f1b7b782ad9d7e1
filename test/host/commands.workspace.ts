import fs from 'node:fs';
import path from 'node:path';
import { generateRecords } from '../fixtures/generate.js';
import { commitAll, createRepository } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

/** Three repositories: `alpha` and `beta` with records of Ada's, `gamma` with none. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  for (const [index, name] of ['alpha', 'beta', 'gamma'].entries()) {
    const repository = path.join(folder, name);
    createRepository(repository);
    writeFiles(repository, { 'src/retry.ts': 'export const longest = 60_000;\nexport const first = 50;\n' });
    commitAll(repository, 'Start');
    if (name === 'gamma') continue;
    const { shared } = generateRecords({ pairs: 1, records: 30, seed: index + 7 });
    const pair = Object.keys(shared).find((file) => file.startsWith('pairs/')) ?? '';
    writeFiles(path.join(repository, '.mentoring'), {
      ...shared,
      ...ownGoal(name, path.basename(pair, '.yaml')),
    });
    commitAll(repository, 'Share the records');
  }
  const open = path.join(folder, 'three.code-workspace');
  const folders = ['alpha', 'beta', 'gamma'].map((name) => ({ path: name }));
  fs.writeFileSync(open, JSON.stringify({ folders }));
  return Promise.resolve({ open, settings: quietSettings });
}

/** A goal that only this folder has, and its plan, with the line ends of Windows; and a question that waits for an answer. */
function ownGoal(name: string, pair: string): Record<string, string> {
  const goal = `title: Only in ${name}\r\nowner: ada\r\npair: ${pair}\r\nstatus: draft\r\n`;
  const plan = `goal: only-in-${name}-aa1111\r\nsteps:\r\n  - Read\r\n  - Write   # soon\r\n`;
  const feedback = `pair: ${pair}\nfrom: grace\nto: ada\ndate: 2026-11-01\nobserved: Why so long?\nkind: question\n`;
  return {
    [`goals/only-in-${name}-aa1111.yaml`]: goal,
    [`plans/only-in-${name}-ab1111.yaml`]: plan,
    'feedback/2026-11-01-ada-ac1111.yaml': feedback,
  };
}
