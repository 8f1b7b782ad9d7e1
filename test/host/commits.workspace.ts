import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { commitAll, createRepository, git } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

/** How many commits lie between the oldest ones and those that are offered at once. */
const between = 700;

/** The repositories `service`, with records in it and a long history, and `app`, whose records lie in the repository `records`. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const service = path.join(folder, 'service');
  createRepository(service);
  execFileSync('git', ['fast-import', '--quiet'], { cwd: service, input: longHistory() });
  git(service, 'checkout', '--quiet', 'main');
  writeFiles(path.join(service, '.mentoring'), records('service', 'aa1111'));
  writeFiles(path.join(service, '.mentoring'), {
    'goals/write-it-down-bb1111.yaml': `title: Write it down\nowner: ada\npair: ${pair}\nstatus: active\n`,
  });
  commitAll(service, 'Share the records');
  const app = path.join(folder, 'app');
  createRepository(app);
  writeFiles(app, { 'app.ts': 'export const answer = 42;\n' });
  commitAll(app, 'Answer the question');
  git(app, 'remote', 'add', 'origin', 'git@git.example.org:acme/app.git');
  const apart = path.join(folder, 'records');
  createRepository(apart);
  writeFiles(path.join(apart, '.mentoring'), records('app', 'cc1111'));
  commitAll(apart, 'Share the records');
  const open = path.join(folder, 'both.code-workspace');
  fs.writeFileSync(open, JSON.stringify({ folders: [{ path: 'service' }, { path: 'app' }] }));
  writeFiles(app, {
    '.vscode/settings.json': JSON.stringify({ 'mentoring.folder': '../records/.mentoring' }),
  });
  return Promise.resolve({ open, settings: quietSettings });
}

const pair = 'ada-and-grace-k7m2q4';

function records(name: string, code: string): Record<string, string> {
  return {
    'mentoring.yaml': 'format: 1\n',
    'people/ada.yaml': 'name: Ada Lovelace\nemails: [ada@example.org]\n',
    'people/grace.yaml': 'name: Grace Hopper\nemails: [grace@example.org]\n',
    [`pairs/${pair}.yaml`]:
      'mentee: ada\nmentor: grace\nrequest: Own a service\nprocess: project-mentoring\nstatus: active\nstarts: 2026-01-05\n',
    [`goals/own-the-${name}-${code}.yaml`]: `title: Own the ${name}\nowner: ada\npair: ${pair}\nstatus: active\n`,
  };
}

/** What `git fast-import` makes the history of: two commits that nobody remembers, and many later ones. */
function longHistory(): string {
  const subjects = [
    'Measure the storm of retries',
    'Fold the map away',
    ...Array.from({ length: between }, (_, index) => `Later step ${index}`),
  ];
  return subjects
    .map((subject, index) => {
      const who = `${index === 1 ? 'Grace Hopper <grace' : 'Ada Lovelace <ada'}@example.org> ${1_700_000_000 + index * 3600} +0000`;
      return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata ${subject.length}\n${subject}\nM 100644 inline f${index % 9}.txt\ndata ${String(index).length}\n${index}\n`;
    })
    .join('');
}
