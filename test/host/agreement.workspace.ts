import path from 'node:path';
import { commitAll, createRepository } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

/** The repository `service`, with Ada and Grace and no agreement of theirs yet. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const open = path.join(folder, 'service');
  createRepository(open);
  writeFiles(path.join(open, '.mentoring'), {
    'mentoring.yaml': 'format: 1\n',
    'people/ada.yaml': 'name: Ada Lovelace\nemails: [ada@example.org]\n',
    'people/grace.yaml': 'name: Grace Hopper\nemails: [grace@example.org]\n',
    'pairs/ada-and-grace-k7m2q4.yaml':
      'mentee: ada\nmentor: grace\nprocess: project-mentoring\nstatus: active\ncadence: P14D\n',
  });
  commitAll(open, 'Share the records');
  return Promise.resolve({ open, settings: quietSettings });
}
