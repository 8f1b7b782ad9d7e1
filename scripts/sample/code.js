// @ts-check
/** The sample's code: a small job queue with retries, as it grew over two months. */

const README = `# jobs

A small job queue with retries.
Jobs are kept in memory; a worker takes them one by one and tries again when one fails.

\`\`\`
npm test
\`\`\`
`;

const BENCHMARK_README = `
## How fast is it?

\`npm run storm\` lets a thousand jobs fail at once and prints how long the slowest one in a hundred waited.
Run it three times and take the middle one: the first run warms up.
`;

const PACKAGE = `{
  "name": "jobs",
  "version": "0.3.0",
  "private": true,
  "type": "module",
  "scripts": {
    "test": "node --test",
    "storm": "node bench/storm.ts"
  }
}
`;

const QUEUE = (/** @type {{ limit: boolean }} */ { limit }) => `import type { Job } from './job.ts';
${limit ? '\nconst LIMIT = 10_000;\n' : ''}
/** Jobs in the order in which they are due. */
export class Queue {
  private jobs: Job[] = [];

  push(job: Job): void {
${limit ? "    if (this.jobs.length >= LIMIT) throw new Error('The queue is full.');\n" : ''}    this.jobs.push(job);
    this.jobs.sort((a, b) => a.due - b.due);
  }

  take(now: number): Job | undefined {
    const [first] = this.jobs;
    if (first === undefined || first.due > now) return undefined;
    return this.jobs.shift();
  }

  get length(): number {
    return this.jobs.length;
  }
}
`;

const JOB = `export interface Job {
  id: string;
  /** When it is tried next, in milliseconds since the epoch. */
  due: number;
  attempts: number;
  run(): Promise<void>;
}
`;

const WORKER = (
  /** @type {{ deadLetter: boolean, early: boolean }} */ { deadLetter, early },
) => `import type { Job } from './job.ts';
import { log } from './log.ts';
import { delay } from './retry.ts';
import { Queue } from './queue.ts';
${deadLetter ? "import { bury } from './dead-letter.ts';\n" : ''}
/** Takes jobs from the queue until it is empty. */
export async function drain(queue: Queue, lock: { acquire(): Promise<() => void> }): Promise<void> {
  while (queue.length > 0) {
    const release = await lock.acquire();
    const job = queue.take(Date.now());
    if (job === undefined) {
${
  early
    ? '      release();\n      await new Promise((resolve) => setTimeout(resolve, 50));\n'
    : '      await new Promise((resolve) => setTimeout(resolve, 50));\n      release();\n'
}      continue;
    }
    release();
    await attempt(queue, job);
  }
}

async function attempt(queue: Queue, job: Job): Promise<void> {
  try {
    await job.run();
    log('done', job);
  } catch (error) {
    job.attempts += 1;
    log('failed', job, error);
${
  deadLetter
    ? '    if (job.attempts >= 8) bury(job, error);\n    else queue.push({ ...job, due: Date.now() + delay(job.attempts) });\n'
    : '    if (job.attempts < 3) queue.push({ ...job, due: Date.now() + delay(job.attempts) });\n'
}  }
}
`;

const FIRST_WORKER = `import { Queue } from './queue.ts';

/** Takes jobs from the queue until it is empty. */
export async function drain(queue: Queue): Promise<void> {
  while (queue.length > 0) {
    const job = queue.take(Date.now());
    await job?.run();
  }
}
`;

const RETRY = {
  fixed: `/** How long to wait before the next attempt, in milliseconds. */
export function delay(_attempts: number): number {
  return 1_000;
}
`,
  exponential: `const FIRST = 200;
const LONGEST = 60_000;

/** How long to wait before the next attempt, in milliseconds: twice as long each time. */
export function delay(attempts: number): number {
  return Math.min(LONGEST, FIRST * 2 ** (attempts - 1));
}
`,
  jitter: `const FIRST = 200;
const LONGEST = 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: twice as long each time, and then some chance,
 * so that jobs which failed together do not come back together.
 */
export function delay(attempts: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** (attempts - 1));
  return Math.round(longest / 2 + (random() * longest) / 2);
}
`,
};

const LOG = (/** @type {{ attempts: boolean }} */ { attempts }) => `import type { Job } from './job.ts';

export function log(what: string, job: Job, error?: unknown): void {
  const reason = error instanceof Error ? \`: \${error.message}\` : '';
  console.log(\`\${what} \${job.id}${attempts ? ' (attempt ${job.attempts})' : ''}\${reason}\`);
}
`;

const DEAD_LETTER = `import type { Job } from './job.ts';

const buried: { job: Job; error: unknown; at: number }[] = [];

/** Keeps a job that has failed too often, for a person to look at. */
export function bury(job: Job, error: unknown): void {
  buried.push({ job, error, at: Date.now() });
}

export function deadLetters(): readonly { job: Job; error: unknown; at: number }[] {
  return buried;
}
`;

const QUEUE_TEST = `import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Queue } from '../src/queue.ts';

const job = (id: string, due: number) => ({ id, due, attempts: 0, run: async () => {} });

test('gives the job that is due first', () => {
  const queue = new Queue();
  queue.push(job('later', 20));
  queue.push(job('sooner', 10));
  assert.equal(queue.take(30)?.id, 'sooner');
});

test('gives nothing before its time', () => {
  const queue = new Queue();
  queue.push(job('later', 20));
  assert.equal(queue.take(10), undefined);
});
`;

const RETRY_TEST = `import { test } from 'node:test';
import assert from 'node:assert/strict';
import { delay } from '../src/retry.ts';

test('waits at least half of the step, at most all of it', () => {
  assert.equal(delay(3, () => 0), 400);
  assert.equal(delay(3, () => 1), 800);
});

test('never waits longer than a minute', () => {
  assert.equal(delay(30, () => 1), 60_000);
});
`;

const STORM = `import { Queue } from '../src/queue.ts';
import { delay } from '../src/retry.ts';

/** A thousand jobs fail at once: how long does the slowest one in a hundred wait for its turn? */
const queue = new Queue();
const waits: number[] = [];
for (let id = 0; id < 1_000; id += 1) {
  queue.push({ id: String(id), due: delay(1), attempts: 1, run: async () => {} });
}
const started = performance.now();
while (queue.take(Number.POSITIVE_INFINITY)) waits.push(performance.now() - started);
waits.sort((a, b) => a - b);
console.log(\`p99 \${waits[989]?.toFixed(1)} ms\`);
`;

const ON_CALL = `# On call for the queue

## The queue is full

1. Look at the last hundred lines of the log: is it one job that fails, or all of them?
2. One job: it is on the dead letter list after its eighth attempt. Nothing is lost; carry on.
3. All of them: something that the jobs need is down. Call its owner; the queue catches up by itself.

## The queue is empty and it should not be

1. Is the worker running? It logs \`done\` or \`failed\` for every job.
2. Restart it. Jobs are kept in memory: note the time, and tell the payment team what was lost.

Whoever was on call adds what was missing here.
`;

const PROPOSAL = `# How long should a retry wait?

Today: 200 ms, twice as long each time, at most a minute, half of it by chance.

| | storm, p99 | a lone failure waits |
|---|---|---|
| fixed second | 38 ms | 1 s |
| exponential | 31 ms | 0.2 s |
| exponential with chance | 17 ms | 0.1 to 0.2 s |

Next: keep due jobs in a heap instead of sorting the list at every push.
`;

/**
 * The commits to the code, oldest first.
 * @param {{ trailers: boolean }} options `trailers`: with the lines that link a commit to a goal.
 * @returns {import('../sample').Event[]}
 */
function codeEvents({ trailers }) {
  const linked = (/** @type {string} */ message, /** @type {string} */ goal) =>
    trailers ? `${message}\n\nMentoring-Goal: ${goal}` : message;
  /** @type {(name: string, ago: number, at: string, by: import('../sample').Person, message: string, files: Record<string, string>) => import('../sample').Event} */
  const event = (name, ago, at, by, message, files) => ({ name, ago, at, by, message, files: () => files });
  const worker = 'src/worker.ts';
  return [
    event('start', 61, '10:12', 'grace', 'Start the job queue', {
      'README.md': README,
      'package.json': PACKAGE,
      'src/job.ts': JOB,
      'src/queue.ts': QUEUE({ limit: false }),
    }),
    event('worker', 59, '15:40', 'grace', 'Add a worker that drains the queue', { [worker]: FIRST_WORKER }),
    event('retry', 55, '11:05', 'ada', 'Try a failed job again, up to three times', {
      'src/retry.ts': RETRY.fixed,
      'src/log.ts': LOG({ attempts: true }),
      [worker]: WORKER({ deadLetter: false, early: false }),
    }),
    event('tests', 47, '16:21', 'ada', 'Test the order of the queue', { 'test/queue.test.ts': QUEUE_TEST }),
    event('storm', 38, '14:02', 'ada', 'Measure how long a retry storm takes', { 'bench/storm.ts': STORM }),
    event('exponential', 33, '17:30', 'ada', 'Wait twice as long after each failure', {
      'src/retry.ts': RETRY.exponential,
    }),
    event('limit', 30, '09:48', 'grace', 'Refuse jobs when ten thousand are waiting', {
      'src/queue.ts': QUEUE({ limit: true }),
    }),
    event('jitter', 26, '11:17', 'ada', 'Spread retries, so that they do not come back together', {
      'src/retry.ts': RETRY.jitter,
      'test/retry.test.ts': RETRY_TEST,
    }),
    event('benchmark', 24, '10:33', 'grace', 'Say how to run the storm benchmark', {
      'README.md': README + BENCHMARK_README,
    }),
    event('dead-letter', 19, '15:55', 'ada', 'Keep jobs that fail eight times for a person to look at', {
      'src/dead-letter.ts': DEAD_LETTER,
      [worker]: WORKER({ deadLetter: true, early: false }),
    }),
    event('lock', 15, '09:26', 'ada', 'Release the lock before waiting', {
      [worker]: WORKER({ deadLetter: true, early: true }),
    }),
    event('log', 11, '13:08', 'grace', 'Leave the attempt out of the log line', {
      'src/log.ts': LOG({ attempts: false }),
    }),
    event('on-call', 8, '16:44', 'ada', linked('Write the on-call page for the queue', 'r7c2mh'), {
      'docs/on-call.md': ON_CALL,
    }),
    event('proposal', 3, '12:20', 'ada', linked('Propose how long a retry waits', 'p3x9kd'), {
      'docs/backoff.md': PROPOSAL,
    }),
  ];
}

module.exports = { codeEvents };
