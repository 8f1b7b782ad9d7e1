import { dashboardState, nothingState } from '../../src/views/dashboard/model.js';
import type { DashboardInput } from '../../src/views/dashboard/scene.js';
import type { PairState } from '../../src/protocol/state.js';
import { noHistory } from '../../src/core/git/history.js';
import type { Records } from '../support/snapshot.js';
import { commitOf, historyOf, snapshotOf } from '../support/snapshot.js';
import { pairOnly, pairPath, today } from '../support/ada-and-grace.js';

/** The pair of Ada and Grace. */
export const pair = 'ada-and-grace-k7m2q4';
const retries = 'own-the-retries-p3x9kd';

/** Ada and Grace in the middle of their work. */
export const working: Records = {
  ...pairOnly,
  'mentoring.yaml': { format: 1, readers: 'Everyone with access to acme/payments' },
  [pairPath]: {
    mentee: 'ada',
    mentor: 'grace',
    request: 'Own a service from design to on-call.',
    process: 'project-mentoring',
    status: 'active',
    starts: '2026-09-02',
    cadence: 'P14D',
    stages: [
      { stage: 'formation-of-a-pair', entered: '2026-09-02' },
      { stage: 'planning-and-development', entered: '2026-09-20' },
    ],
  },
  [`goals/${retries}.yaml`]: {
    title: 'Own the retry subsystem',
    owner: 'ada',
    pair,
    measure: { what: 'p99 of a retry storm', unit: 'ms', from: 40, to: 10 },
    due: '2027-02-28',
    status: 'active',
    specific: 'The retry queue and its backoff.',
    achievable: 'Grace reviews the design.',
    relevant: 'Half of our pages come from retries.',
  },
  'private:goals/lead-a-design-review-w7d2nb.yaml': {
    title: 'Lead a design review',
    owner: 'ada',
    pair,
    measure: 'Two people outside the team say that the review changed the design.',
    status: 'draft',
    specific: 'One review, from the invitation to the decision.',
    achievable: 'Grace sits in.',
  },
  'goals/read-every-page-m3k8vz.yaml': {
    title: 'Read every page of the queue',
    owner: 'ada',
    pair,
    status: 'achieved',
  },
  'plans/own-the-retries-z5w1ht.yaml': {
    goal: retries,
    steps: [
      { task: "Read the queue's design", done: '2026-11-22' },
      { task: 'Write the `backoff` proposal', due: '2026-12-04' },
      'Measure it in the next storm',
    ],
  },
  'sessions/2026-09-11-ada-b2c3d4.yaml': {
    pair,
    date: '2026-09-11',
    checkins: [{ goal: retries, value: 40 }],
  },
  'sessions/2026-10-09-ada-c3d4e5.yaml': {
    pair,
    date: '2026-10-09',
    checkins: [{ goal: retries, value: 31 }],
  },
  'sessions/2026-10-23-ada-d4e5f6.yaml': {
    pair,
    date: '2026-10-23',
    checkins: [{ goal: retries, value: 33 }],
  },
  'sessions/2026-11-20-ada-e5f6g7.yaml': {
    pair,
    date: '2026-11-20',
    minutes: 45,
    notes: 'Where the lock is held.',
    checkins: [{ goal: retries, value: 14 }],
    actions: [{ task: 'Introduce Ada to the on-call team', owner: 'grace', due: '2026-11-27' }],
  },
  'sessions/2026-12-04-ada-f6g7h8.yaml': {
    pair,
    date: '2026-12-04',
    started: '2026-12-04T15:00:00+01:00',
    status: 'planned',
    preparation:
      'How much of the backoff belongs in the client.\n\n- the numbers of the last storm\n- whether `maxAttempts` may be **per tenant**',
  },
  'feedback/2026-11-24-ada-g7h8j9.yaml': {
    pair,
    from: 'grace',
    to: 'ada',
    date: '2026-11-24',
    kind: 'question',
    observed: 'The lock is held while sleeping. Is that on purpose?',
    effect: 'Every other worker waits.',
    try: 'Release it before the wait.',
    about: { goal: retries, code: { path: 'src/retry.ts', line: 40 } },
  },
  'feedback/2026-11-23-ada-h8j9k0.yaml': {
    pair,
    from: 'grace',
    to: 'ada',
    date: '2026-11-23',
    kind: 'praise',
    observed: 'The design page says what it is *not* about. That saved us a meeting.',
  },
  'feedback/2026-11-23-grace-j9k0m1.yaml': {
    pair,
    from: 'ada',
    to: 'grace',
    date: '2026-11-23',
    replyTo: '2026-11-23-ada-h8j9k0',
    text: 'Thank you, I took it from your review.',
    resolves: true,
  },
  'agreements/ada-and-grace-m8v4tc.yaml': {
    pair,
    confidentiality: 'What we talk about stays between **us**.',
    schedule: { cadence: 'P14D', meetings: 12 },
    checkpoint: { afterSessions: 6 },
  },
  'signatures/ada-and-grace-grace-h3x8ya.yaml': {
    agreement: 'ada-and-grace-m8v4tc',
    by: 'grace',
    date: '2026-11-03',
    text: `sha256:${'0'.repeat(64)}`,
  },
  'evidence/own-the-retries-k0m1n2.yaml': {
    goal: retries,
    url: 'https://docs.example.org/storm',
    by: 'ada',
    date: '2026-10-30',
    note: 'The storm of October, written up',
  },
};

/** What the dashboard looks at: these records on 30 November, as Ada. */
export function inputOf(records: Records, rest: Partial<DashboardInput> = {}): DashboardInput {
  const snapshot = rest.snapshot ?? snapshotOf(records);
  const [found] = snapshot.all('pair');
  if (!found) throw new Error('The sample has no pair');
  return {
    id: 'the pair',
    snapshot,
    pair: found,
    me: 'ada',
    today,
    history: historyOf([
      commitOf('3f2a91c', {
        subject: 'Release the lock before the wait',
        authored: '2026-11-25T10:00:00+01:00',
        goals: ['p3x9kd'],
      }),
      commitOf('81c04de', {
        subject: 'Measure the storm from the first refusal on',
        authored: '2026-11-23T10:00:00+01:00',
      }),
    ]),
    hashes: new Map(),
    branch: 'main',
    defaultBranch: 'main',
    running: undefined,
    ...rest,
  };
}

/** What the dashboard says of Ada and Grace with these records besides their pair, and no commits. */
export function stateOf(records: Records = {}, rest: Partial<DashboardInput> = {}): PairState {
  return dashboardState(inputOf({ ...pairOnly, ...records }, { history: noHistory, ...rest }));
}

/** A pair in the middle of its work: everything that the dashboard can show. */
export function rich(): PairState {
  return dashboardState(inputOf(working));
}

/** A pair on its first day, not accepted yet. */
export const firstDay: Records = {
  ...pairOnly,
  [pairPath]: {
    mentee: 'ada',
    mentor: 'grace',
    by: 'ada',
    request: 'Own a service from design to on-call.',
    process: 'project-mentoring',
    status: 'proposed',
    starts: today,
    cadence: 'P14D',
    stages: [{ stage: 'formation-of-a-pair', entered: today }],
  },
};

export function sparse(): PairState {
  return dashboardState(inputOf(firstDay, { history: noHistory }));
}

export const nothingThere = nothingState('the pair');
