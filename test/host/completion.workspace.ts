import fs from 'node:fs';
import path from 'node:path';
import { generateRecords } from '../fixtures/generate.js';
import { createRepository, importHistory } from '../fixtures/history.js';
import { quietSettings } from './settings.js';

/** A repository with 2,000 records of 50 pairs, of which Ada is in one; and a private goal of hers. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  createRepository(folder);
  const { shared } = generateRecords({ pairs: 50, records: 2000 });
  const files = Object.fromEntries(
    Object.entries(shared).map(([file, text]) => [`.mentoring/${file}`, text]),
  );
  importHistory(folder, [{ branch: 'main', message: 'Share the records\n', files }]);
  const goals = path.join(folder, '.git', 'mentoring', 'goals');
  fs.mkdirSync(goals, { recursive: true });
  fs.writeFileSync(path.join(goals, 'speak-up-k7m2q4.yaml'), 'title: Speak up in large rooms\nowner: ada\n');
  return Promise.resolve({ open: folder, settings: quietSettings });
}
