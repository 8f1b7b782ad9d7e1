// @ts-check
/** The sample's mentoring records: six weeks of Ada and Grace, shared as they went along. */
const {
  AGREEMENT,
  AGREEMENT_TEXT,
  ON_CALL,
  PAIR,
  RETRIES,
  REVIEW,
  SESSIONS,
  WRITING,
  onCallGoal,
  pair,
  retriesGoal,
  retriesPlan,
  reviewGoal,
  signature,
} = require('./pair');
const { toYaml } = require('./yaml');

/**
 * @typedef {import('./yaml').Fields} Fields
 * @typedef {import('../sample').History} History
 * @typedef {import('../sample').Event} Event
 */

/**
 * Adds one commit of records.
 * @param {number} ago
 * @param {string} at
 * @param {import('../sample').Person} by
 * @param {string} message
 * @param {(made: History) => Record<string, Fields>} records Without `.mentoring/` and `.yaml`.
 * @returns {Event}
 */
function share(ago, at, by, message, records) {
  const files = (/** @type {History} */ made) =>
    Object.fromEntries(
      Object.entries(records(made)).map(([name, fields]) => [`.mentoring/${name}.yaml`, toYaml(fields)]),
    );
  return { ago, at, by, message, files };
}

/**
 * Evidence that points to a commit of the sample.
 * @param {History} made
 * @param {{ goal: string, commit: string, ago: number, note: string }} what
 * @returns {Fields}
 */
function evidence(made, { goal, commit, ago, note }) {
  const { sha, subject, author, authored } = made.commit(commit);
  return { goal, commit: sha, subject, author, authored, by: 'ada', date: made.day(ago), note };
}

/**
 * A place in the code, as it was in a commit.
 * @param {History} made
 * @param {{ path: string, quote: string, commit: string }} place
 * @returns {Fields}
 */
function code(made, { path, quote, commit }) {
  return { code: { path, line: made.line(path, quote), commit: made.commit(commit).sha, quote } };
}

/**
 * The commits of records, oldest first.
 * @returns {Event[]}
 */
function recordEvents() {
  return [
    share(42, '11:30', 'ada', 'Mentoring: start with Grace', (made) => ({
      mentoring: {
        format: 1,
        readers: 'Everyone with access to this repository',
        objectives: { reliability: { title: 'Halve the pages at night' } },
      },
      'people/ada': { name: 'Ada', emails: ['ada@example.org'] },
      'people/grace': { name: 'Grace', emails: ['grace@example.org'] },
      [`pairs/${PAIR}`]: pair(made, 1),
    })),
    share(SESSIONS.first, '16:10', 'ada', 'Mentoring: first session, agreement and goal', (made) => ({
      [`agreements/${AGREEMENT}`]: AGREEMENT_TEXT,
      'signatures/ada-and-grace-ada-w2n7kd': signature(made, 'ada'),
      [`goals/${RETRIES}`]: retriesGoal(made),
      [`sessions/${made.day(SESSIONS.first)}-ada-b5h2vq`]: {
        pair: PAIR,
        date: made.day(SESSIONS.first),
        minutes: 60,
        notes:
          'We talked about how we both like to work, and wrote the agreement together.\nThe queue wakes somebody up twice a week; most of it is retries.\n',
        checkins: [{ goal: RETRIES, value: 38, note: 'First measurement, by hand' }],
        actions: [
          {
            task: 'Measure a retry storm with a script',
            owner: 'ada',
            due: made.day(36),
            done: made.day(38),
          },
        ],
      },
    })),
    share(40, '09:15', 'grace', 'Mentoring: sign the agreement', (made) => ({
      'signatures/ada-and-grace-grace-h3x8ya': signature(made, 'grace'),
    })),
    share(34, '10:20', 'ada', 'Mentoring: plan the retries', (made) => ({
      [`pairs/${PAIR}`]: pair(made, 2),
      'plans/own-the-retries-z5w1ht': retriesPlan(made, false),
      [`goals/${ON_CALL}`]: onCallGoal(made, 'active'),
      'plans/write-an-on-call-page-n2q9ej': {
        goal: ON_CALL,
        steps: [
          { task: 'Collect the last ten pages', owner: 'ada', due: made.day(20), done: made.day(22) },
          { task: 'Write the page', owner: 'ada', due: made.day(9), done: made.day(8) },
          { task: 'Rehearse two incidents with Grace', owner: 'grace', due: made.day(6), done: made.day(6) },
        ],
      },
    })),
    share(SESSIONS.second, '16:05', 'ada', 'Mentoring: second session', (made) => ({
      [`sessions/${made.day(SESSIONS.second)}-ada-j8d4sw`]: {
        pair: PAIR,
        date: made.day(SESSIONS.second),
        minutes: 45,
        preparation: 'How do I know that a waiting time is the right one?\n',
        notes:
          'Exponential waiting helps, but all jobs still come back at the same moment.\nGrace told how the mail queue got out of this.\n',
        checkins: [{ goal: RETRIES, value: 31 }],
        actions: [
          {
            task: 'Try some chance in the waiting time',
            owner: 'ada',
            due: made.day(24),
            done: made.day(26),
          },
        ],
      },
    })),
    share(27, '09:40', 'grace', 'Mentoring: a question about the waiting time', (made) => ({
      [`feedback/${made.day(27)}-ada-c9t2fn`]: {
        pair: PAIR,
        from: 'grace',
        to: 'ada',
        date: made.day(27),
        observed: 'Why is a minute the longest wait?',
        kind: 'question',
        about: code(made, { path: 'src/retry.ts', quote: 'const LONGEST = 60_000;', commit: 'exponential' }),
      },
    })),
    share(26, '11:45', 'ada', 'Mentoring: answer Grace, link the first commits', (made) => ({
      [`feedback/${made.day(26)}-grace-d6m3rx`]: {
        pair: PAIR,
        from: 'ada',
        to: 'grace',
        date: made.day(26),
        replyTo: `${made.day(27)}-ada-c9t2fn`,
        text: 'A job that waits longer is noticed by customers: support hears of it after about a minute and a half.',
        resolves: true,
      },
      'evidence/own-the-retries-h4f2a9': evidence(made, {
        goal: RETRIES,
        commit: 'exponential',
        ago: 26,
        note: 'The waiting time grows now: 38 to 31 ms',
      }),
      'evidence/own-the-retries-v7k5yb': evidence(made, {
        goal: RETRIES,
        commit: 'jitter',
        ago: 26,
        note: 'Jobs that failed together no longer come back together',
      }),
    })),
    share(20, '10:05', 'ada', 'Mentoring: the plan stands, on to the work', (made) => ({
      [`pairs/${PAIR}`]: pair(made, 3),
    })),
    share(17, '14:30', 'grace', 'Mentoring: feedback on the worker', (made) => ({
      [`feedback/${made.day(17)}-ada-q4k7m2`]: {
        pair: PAIR,
        from: 'grace',
        to: 'ada',
        date: made.day(17),
        observed: 'The lock is held while the worker sleeps.',
        effect: 'Every other worker waits with it, even when a job is due.',
        try: 'Release it before the wait, and take it again afterwards.',
        kind: 'suggestion',
        about: code(made, {
          path: 'src/worker.ts',
          quote: 'await new Promise((resolve) => setTimeout(resolve, 50));',
          commit: 'dead-letter',
        }),
      },
    })),
    share(15, '09:50', 'ada', 'Mentoring: the lock is released in time', (made) => ({
      [`feedback/${made.day(15)}-grace-s2w6hg`]: {
        pair: PAIR,
        from: 'ada',
        to: 'grace',
        date: made.day(15),
        replyTo: `${made.day(17)}-ada-q4k7m2`,
        text: 'Thank you, that was worth 5 ms. It is released first now.',
        resolves: true,
      },
    })),
    share(SESSIONS.third, '16:00', 'ada', 'Mentoring: third session', (made) => ({
      [`sessions/${made.day(SESSIONS.third)}-ada-e3z8pc`]: {
        pair: PAIR,
        date: made.day(SESSIONS.third),
        minutes: 45,
        notes: 'The dead letter list works. Next: write down why we wait as long as we do.\n',
        checkins: [{ goal: RETRIES, value: 22 }],
        actions: [
          { task: 'Write the backoff proposal', owner: 'ada', due: made.day(2), done: made.day(3) },
          { task: 'Bring two incidents to rehearse', owner: 'grace', due: made.day(6), done: made.day(6) },
        ],
      },
      [`goals/${REVIEW}`]: reviewGoal,
    })),
    share(13, '10:15', 'ada', 'Mentoring: thanks to Grace', (made) => ({
      [`feedback/${made.day(13)}-grace-y5g9tm`]: {
        pair: PAIR,
        from: 'ada',
        to: 'grace',
        date: made.day(13),
        observed: 'You asked three questions before you said what you would do.',
        effect: 'I found the heap myself, and I will remember it.',
        kind: 'praise',
        about: { session: `${made.day(SESSIONS.third)}-ada-e3z8pc` },
      },
    })),
    share(12, '09:30', 'ada', 'Mentoring: the checkpoint, as Ada sees it', (made) => ({
      [`reviews/${made.day(12)}-ada-b7x3qe`]: {
        pair: PAIR,
        by: 'ada',
        date: made.day(12),
        kind: 'checkpoint',
        actual: 'The retries are half-way, and I can read the queue now. Writing takes me longer than code.',
        process: 'Questions first works well for me.',
        improve: 'I want to bring fewer topics, and go deeper.',
      },
    })),
    share(11, '17:05', 'grace', 'Mentoring: the checkpoint, as Grace sees it', (made) => ({
      [`reviews/${made.day(11)}-grace-c5w8hn`]: {
        pair: PAIR,
        by: 'grace',
        date: made.day(11),
        kind: 'checkpoint',
        actual: 'Ada takes the decisions about the queue, and they hold.',
        process: 'I answer late on Fridays. **Mondays are better for questions.**',
      },
    })),
    share(SESSIONS.fourth, '16:20', 'ada', 'Mentoring: fourth session, on-call page achieved', (made) => ({
      [`sessions/${made.day(SESSIONS.fourth)}-ada-g7r4nk`]: {
        pair: PAIR,
        date: made.day(SESSIONS.fourth),
        minutes: 50,
        notes: 'Grace solved both incidents with the page alone, the second in four minutes.\n',
        checkins: [{ goal: RETRIES, value: 17 }],
        actions: [
          { task: 'Ask the payment team for a date to rehearse an outage', owner: 'ada', due: made.day(-7) },
        ],
      },
      [`goals/${ON_CALL}`]: onCallGoal(made, 'achieved'),
      'evidence/write-an-on-call-page-x8c3jd': evidence(made, {
        goal: ON_CALL,
        commit: 'on-call',
        ago: SESSIONS.fourth,
        note: 'The page that Grace used in the rehearsal',
      }),
    })),
    share(4, '11:10', 'grace', 'Mentoring: a question about the dead letter list', (made) => ({
      [`feedback/${made.day(4)}-ada-f2v7wd`]: {
        pair: PAIR,
        from: 'grace',
        to: 'ada',
        date: made.day(4),
        observed: 'How does whoever is on call learn that a job has been put here?',
        kind: 'question',
        about: code(made, {
          path: 'src/dead-letter.ts',
          quote: 'export function bury(',
          commit: 'dead-letter',
        }),
      },
    })),
    share(3, '12:45', 'ada', 'Mentoring: plan the next session', (made) => ({
      'plans/own-the-retries-z5w1ht': retriesPlan(made, true),
      [`goals/${WRITING}`]: {
        title: 'Explain trade-offs in writing',
        owner: 'ada',
        pair: PAIR,
        measure: 'Two proposals are decided without a meeting',
        due: made.day(-50),
        status: 'active',
        theme: 'communication',
      },
      [`sessions/${made.day(-8)}-ada-z4k6qe`]: {
        pair: PAIR,
        date: made.day(-8),
        status: 'planned',
        preparation: 'Is the heap worth it, or do I only want to build one?\n',
      },
    })),
  ];
}

module.exports = { recordEvents };
