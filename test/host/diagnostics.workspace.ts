import path from 'node:path';
import { commitAll, createRepository } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

/** What Ada and Grace have written, beside which the suite breaks things. */
const records = {
  'mentoring.yaml': 'format: 1\nobjectives:\n  reliability: { title: Halve the pages }\n',
  'people/ada.yaml': 'name: Ada\nemails: [ada@example.org]\n',
  'people/grace.yaml': 'name: Grace\n',
  'people/linus.yaml': 'name: Linus\n',
  'pairs/ada-and-grace-k7m2q4.yaml':
    'mentee: ada\nmentor: grace\nrequest: Own a service\nprocess: project-mentoring\nstatus: active\n',
  'goals/own-the-retries-p3x9kd.yaml':
    'title: Own the retries\nowner: ada\npair: ada-and-grace-k7m2q4\nstatus: active\ndue: 2027-02-28\n',
  'goals/of-somebody-else-r4r4r4.yaml': 'title: Grow\nowner: linus\nstatus: active\n',
  'goals/first-twin-t3t3t3.yaml': 'title: One\nowner: ada\n',
  'goals/second-twin-t3t3t3.yaml': 'title: Other\nowner: ada\n',
  'goals/broken-b2b2b2.yaml': 'title: Broken\nowner: ada\nstatus: "draft\n',
  'goals/My Goal.yaml': 'title: My goal\nowner: ada\n',
  'gaols/mislaid-m3m3m3.yaml': 'title: Mislaid\nowner: ada\n',
  'plans/own-the-retries-z5w1ht.yaml': 'goal: ada-and-grace-k7m2q4\nsteps:\n  - Read the queue\n',
};

/** A repository with code, and records that lie beside it in a folder that a setting names. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const open = path.join(folder, 'code');
  createRepository(open);
  writeFiles(open, {
    '.vscode/settings.json': JSON.stringify({ 'mentoring.folder': '../team/records' }),
    'deploy.yaml': 'stages: [build]\n',
    'src/mentoring/goals/fixture.yaml': 'title: No record of ours\n',
  });
  commitAll(open, 'Begin');
  writeFiles(path.join(folder, 'team', 'records'), records);
  writeFiles(path.join(open, '.git', 'mentoring'), {
    'goals/twin-of-mine-t3t3t3.yaml': 'title: Quiet\nowner: ada\n',
    'notes/2026-11-21-ada-n4n4n4.yaml':
      'pair: ada-and-grace-k7m2q4\nby: ada\ndate: 2026-11-21\ntext: Quiet\n',
  });
  return Promise.resolve({ open, settings: quietSettings });
}
