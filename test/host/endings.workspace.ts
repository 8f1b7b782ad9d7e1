import path from 'node:path';
import { commitAll, createRepository } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

const people = {
  'mentoring.yaml': 'format: 1\nreaders: Everyone with access to acme/payments\n',
  'people/ada.yaml': 'name: Ada Lovelace\nemails: [ada@example.org]\n',
  'people/grace.yaml': 'name: Grace Hopper\nemails: [grace@example.org]\n',
  'people/linus.yaml': 'name: Linus Torvalds\nemails: [linus@example.org]\n',
};

function pair(mentor: string, status: string, rest = ''): string {
  return `mentee: ada\nmentor: ${mentor}\nby: ${mentor}\nrequest: Own a service\nprocess: project-mentoring\nstatus: ${status}\nstarts: 2026-06-01\ncadence: P14D\n${rest}`;
}

/** Ada with two mentors: Grace, with whom she is in the last stage, and Linus, who has asked her and waits. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const repository = path.join(folder, 'payments');
  createRepository(repository);
  const of = 'pair: ada-and-grace-k7m2q4\n';
  writeFiles(path.join(repository, '.mentoring'), {
    ...people,
    'pairs/ada-and-grace-k7m2q4.yaml': pair(
      'grace',
      'active',
      'stages:\n  - { stage: formation-of-a-pair, entered: 2026-06-01 }\n  - { stage: reflection, entered: 2026-11-01 }\n',
    ),
    'pairs/ada-and-linus-b2c3d4.yaml': pair('linus', 'proposed'),
    'goals/own-the-retries-p3x9kd.yaml': `title: Own the retry subsystem\nowner: ada\n${of}status: active\n`,
    'plans/own-the-retries-z5w1ht.yaml': 'goal: own-the-retries-p3x9kd\nsteps:\n  - Read the queue\n',
    'sessions/2026-06-05-ada-m2k7q4.yaml': `${of}date: 2026-06-05\nnotes: We drew the queue.\n`,
    'sessions/2099-06-05-ada-n2k7q4.yaml': `${of}date: 2099-06-05\nstatus: planned\n`,
    'feedback/2026-06-06-ada-q4k7m2.yaml': `${of}from: grace\nto: ada\ndate: 2026-06-06\nobserved: Why so long?\nkind: question\n`,
  });
  commitAll(repository, 'Share the records');
  return Promise.resolve({ open: repository, settings: quietSettings });
}
