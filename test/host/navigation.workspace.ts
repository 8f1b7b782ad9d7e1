import path from 'node:path';
import { commitAll, createRepository } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

/** The repository `service` with records that name one another, shared and private, and code that feedback is about. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const open = path.join(folder, 'service');
  createRepository(open);
  writeFiles(open, { 'src/retry.ts': 'one\ntwo\nthree\n' });
  writeFiles(path.join(open, '.mentoring'), {
    'mentoring.yaml': 'format: 1\nobjectives:\n  reliability: { title: Fewer pages at night }\n',
    'people/ada.yaml': 'name: Ada Lovelace\nemails: [ada@example.org]\n',
    'people/grace.yaml': 'name: Grace Hopper\nemails: [grace@example.org]\n',
    'pairs/ada-and-grace-k7m2q4.yaml':
      'mentee: ada\nmentor: grace\nprocess: our-own\nstatus: active\ncadence: P14D\nstages:\n  - { stage: first-weeks, entered: 2026-11-02 }\n',
    'goals/own-the-retries-p3x9kd.yaml':
      "title: Own the retries\nowner: ada # ada\npair: 'ada-and-grace-k7m2q4'\nmeasure: { what: p99, unit: ms, from: 40, to: 10 }\nobjective: reliability\nstatus: active\n",
    'plans/own-the-retries-z5w1ht.yaml':
      '# What is to be done,\n# in order.\ngoal: own-the-retries-p3x9kd\nsteps:\n  - Read the design\n  - { task: Write the proposal, owner: ada, due: 2027-01-04 }\nresources:\n  - title: Designing retries\n    url: https://example.org/retries\n',
    'sessions/2026-11-21-ada-h7m2q4.yaml':
      'pair: ada-and-grace-k7m2q4\ndate: 2026-11-21\nnotes: |\n  One.\n  Two.\ncheckins:\n  - { goal: own-the-retries-p3x9kd, value: 22 }\n',
    'feedback/2026-11-24-ada-q4k7m2.yaml':
      'pair: ada-and-grace-k7m2q4\nfrom: grace\nto: ada\ndate: 2026-11-24\nobserved: The lock is held while sleeping.\nabout:\n  code: { path: src/retry.ts, line: 2 }\n',
    'processes/our-own.yaml':
      'title: Our six months\nextends: project-mentoring\nstages:\n  - { id: first-weeks, title: First weeks, phase: prepare }\n',
  });
  writeFiles(path.join(open, '.git', 'mentoring'), {
    'notes/2026-11-21-ada-t5r8jh.yaml':
      'pair: ada-and-grace-k7m2q4\nby: ada\ndate: 2026-11-21\ntext: Ask about ada.\n',
  });
  commitAll(open, 'Share the records');
  return Promise.resolve({ open, settings: quietSettings });
}
