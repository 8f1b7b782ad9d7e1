import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Sought } from '../../src/core/git/trace.js';
import { Git } from '../../src/node/git/git.js';
import { HistoryIndex } from '../../src/node/git/history-index.js';
import type { Figure } from './measure.js';

export const title = 'Following evidence through a history of 100,000 commits';

const commits = 100_000;
const evidence = 20;
const start = 1_500_000_000;
const moment = (number: number) => start + number * 600;

/** What `git fast-import` makes the history of: one commit in 500 names a goal. */
function importStream(): string {
  return Array.from({ length: commits }, (_, index) => {
    const link = index % 500 === 0 ? '\nMentoring-Goal: p3x9kd\n' : '';
    const message = `Change part ${index}\n\nWhy number ${index} was done, in words as people write them.\n${link}`;
    const who = `${index % 3 === 0 ? 'Grace <grace' : 'Ada <ada'}@example.org> ${moment(index)} +0100`;
    return `commit refs/heads/main\nmark :${index + 1}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}\nM 100644 inline f${index % 50}.txt\ndata ${String(index).length}\n${index}\n`;
  }).join('');
}

/** How long it takes on the clock, in milliseconds: git works in processes of its own. */
async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The middle of several times on the clock, in milliseconds. */
function middle(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Infinity;
}

/** How much more memory the process holds while it works, in kB. */
async function peak(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 2);
  await work();
  clearInterval(timer);
  return Math.round((Math.max(most, process.memoryUsage().rss) - before) / 1024);
}

export async function run(): Promise<readonly Figure[]> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-history-'));
  try {
    return await measure(root);
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

async function measure(root: string): Promise<readonly Figure[]> {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  const call = (args: readonly string[], input = '') =>
    execFileSync('git', [...who, ...args], { cwd: root, input, encoding: 'utf8', maxBuffer: 2 ** 27 }).trim();
  call(['init', '--quiet', '--initial-branch=main']);
  call(['fast-import', '--quiet'], importStream());
  const git = new Git('git', root);
  const sought = call(['rev-list', 'main', `--max-count=${evidence}`])
    .split('\n')
    .map((commit, index): Sought => ({
      commit,
      author: 'ada@example.org',
      authored: instant(commits - 1 - index),
    }));
  const index = () => new HistoryIndex(git, { recent: 500 });
  const grep = ['log', '-F', '-i', '--grep=Mentoring-Goal:', '-z', '--format=%H%x00%B'];

  await git.run(grep);
  const scans = { plain: [] as number[], ours: [] as number[] };
  for (let round = 0; round < 5; round++) {
    scans.plain.push(await elapsed(() => git.run(grep)));
    scans.ours.push(await elapsed(() => index().update(sought)));
  }
  const grown = await peak(() => index().update(sought));

  const known = index();
  const first = await known.update(sought);
  if (!first.ok) throw new Error(first.error.message);
  call(['read-tree', 'main']);
  const rounds = { bare: [] as number[], update: [] as number[], still: [] as number[] };
  const again = () => known.update(sought);
  // One after the other in every round, so that what else the machine does meets all alike.
  for (let round = 0; round < 30; round++) {
    rounds.bare.push(await elapsed(() => git.run(['rev-parse', 'HEAD'])));
    call(['commit', '--quiet', '--allow-empty', '-m', 'One more\n\nMentoring-Goal: p3x9kd']);
    rounds.update.push(await elapsed(again));
    rounds.still.push(await elapsed(again));
  }
  const bare = middle(rounds.bare);

  // Twenty commits with evidence are rebased; the history behind them is as long as before.
  call(['reset', '--quiet', '--soft', `main~${evidence + 30}`]);
  for (let number = 0; number < evidence; number++) {
    const date = instant(commits - evidence + number);
    call(['commit', '--quiet', '--allow-empty', `--date=${date}`, '-m', `Rewritten ${number}`]);
  }
  const rewrite = await elapsed(() => known.update(sought));
  const after = await known.update(sought);
  const found = after.ok ? [...after.value.traces.values()].filter(({ kind }) => kind === 'found').length : 0;
  return [
    {
      what: 'first scan, to git log --grep',
      value: middle(scans.ours) / middle(scans.plain),
      unit: '×',
      target: 1.3,
    },
    {
      what: 'update after one new commit, to git rev-parse',
      value: middle(rounds.update) / bare,
      unit: '×',
      target: 2,
    },
    {
      what: 'update after nothing, to git rev-parse',
      value: middle(rounds.still) / bare,
      unit: '×',
      target: 2,
    },
    {
      what: `update after a rewrite of ${evidence} commits, to git rev-parse`,
      value: rewrite / bare,
      unit: '×',
    },
    { what: 'pieces of evidence found again after it', value: found, unit: 'calls' },
    { what: 'memory that the first scan adds at its peak', value: grown, unit: 'kB', target: 64 * 1024 },
  ];
}

function instant(number: number): string {
  return new Date(moment(number) * 1000).toISOString();
}
