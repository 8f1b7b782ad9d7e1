import path from 'node:path';
import { commitAll, createRepository } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

/** A day so many days ago, `YYYY-MM-DD`. */
function ago(days: number): string {
  return new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Ada and Grace after three sessions, the last one a few days ago, at the time for which they agreed on a checkpoint. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const repository = path.join(folder, 'payments');
  createRepository(repository);
  const pair = 'pair: ada-and-grace-k7m2q4\n';
  writeFiles(path.join(repository, '.mentoring'), {
    'mentoring.yaml': 'format: 1\nreaders: Everyone with access to acme/payments\n',
    'people/ada.yaml': 'name: Ada Lovelace\nemails: [ada@example.org]\n',
    'people/grace.yaml': 'name: Grace Hopper\nemails: [grace@example.org]\n',
    'pairs/ada-and-grace-k7m2q4.yaml': `mentee: ada\nmentor: grace\nprocess: project-mentoring\nstatus: active\ncadence: P14D\nstages:\n  - { stage: project-implementation, entered: ${ago(40)} }\n`,
    'agreements/ours-m8v4tc.yaml': `${pair}checkpoint: { afterSessions: 3, how: Over lunch }\n`,
    'goals/own-the-retries-p3x9kd.yaml': `title: Own the retry subsystem\nowner: ada\n${pair}status: active\n`,
    ...Object.fromEntries(
      [33, 19, 3].map((days, index) => [
        `sessions/${ago(days)}-ada-m${index}k7q4.yaml`,
        `${pair}date: ${ago(days)}\n`,
      ]),
    ),
  });
  commitAll(repository, 'Share the records');
  return Promise.resolve({ open: repository, settings: quietSettings });
}
