import fs from 'node:fs';
import path from 'node:path';
import { commitAll, createRepository } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

/**
 * One repository with two workspace folders, `alpha` and `beta`, each with people and a pair of its own; both have an Ada. The private
 * records of both lie in one folder.
 */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const repository = path.join(folder, 'service');
  createRepository(repository);
  const records = (mentor: string, pair: string) => ({
    'mentoring.yaml': 'format: 1\n',
    'people/ada.yaml': 'name: Ada Lovelace\nemails: [ada@example.org]\n',
    [`people/${mentor}.yaml`]: `name: ${mentor === 'grace' ? 'Grace Hopper' : 'Linus Larsson'}\n`,
    [`pairs/${pair}.yaml`]: `mentee: ada\nmentor: ${mentor}\nprocess: project-mentoring\nstatus: active\n`,
  });
  writeFiles(path.join(repository, 'alpha', '.mentoring'), records('grace', 'ada-and-grace-k7m2q4'));
  writeFiles(path.join(repository, 'beta', '.mentoring'), records('linus', 'ada-and-linus-b7m2q4'));
  commitAll(repository, 'Share the records');
  writeFiles(path.join(repository, '.git', 'mentoring'), {
    'notes/2026-11-20-ada-n4n4n4.yaml':
      'pair: ada-and-grace-k7m2q4\nby: ada\ndate: 2026-11-20\ntext: Ask for the queue\n',
    'notes/2026-11-21-ada-t5r8jh.yaml':
      'pair: ada-and-linus-b7m2q4\nby: ada\ndate: 2026-11-21\ntext: Ask for the scheduler\n',
    'notes/2026-11-22-ada-m3m3m3.yaml':
      'pair: ada-and-nobody-x8w3z9\nby: ada\ndate: 2026-11-22\ntext: Ask nobody\n',
  });
  const open = path.join(folder, 'both.code-workspace');
  const folders = ['alpha', 'beta'].map((name) => ({ path: `service/${name}` }));
  fs.writeFileSync(open, JSON.stringify({ folders }));
  return Promise.resolve({ open, settings: quietSettings });
}
