// @ts-check
/** What Ada and Grace agreed on, aim at and plan: the records of the sample that more than one of its commits writes or names. */
const { createHash } = require('node:crypto');

/**
 * @typedef {import('./yaml').Fields} Fields
 * @typedef {import('../sample').History} History
 */

const PAIR = 'ada-and-grace-k7m2q4';
const AGREEMENT = 'ada-and-grace-m8v4tc';
const RETRIES = 'own-the-retries-p3x9kd';
const ON_CALL = 'write-an-on-call-page-r7c2mh';
const REVIEW = 'lead-a-design-review-w4d8ka';
const WRITING = 'explain-trade-offs-in-writing-t6n3zp';

/** How many days ago each session was held. */
const SESSIONS = { first: 41, second: 28, third: 14, fourth: 6 };

/**
 * @param {History} made
 * @param {number} stages How many of the stages the pair has been in so far.
 * @returns {Fields}
 */
function pair({ day }, stages) {
  return {
    mentee: 'ada',
    mentor: 'grace',
    request: 'Own the job queue, from design to on-call',
    process: 'project-mentoring',
    status: 'active',
    starts: day(42),
    ends: day(-140),
    cadence: 'P14D',
    stages: [
      { stage: 'formation-of-a-pair', entered: day(42) },
      { stage: 'planning-and-development', entered: day(34) },
      { stage: 'project-implementation', entered: day(20) },
    ].slice(0, stages),
  };
}

/** @type {Fields} */
const AGREEMENT_TEXT = {
  pair: PAIR,
  expectations: {
    mentee: 'I try things before I ask, and I say early when I am stuck.',
    mentor: 'I ask before I advise, and I leave the decisions about the queue to Ada.',
  },
  responsibilities: {
    mentee: 'Prepares each session with one topic, and keeps the goals up to date.',
    mentor: 'Reads what Ada links before the session, and answers within two days.',
  },
  boundaries: 'Performance reviews and pay are not discussed here.',
  confidentiality: 'What is said stays between us, unless we both agree to share it.',
  schedule: { cadence: 'P14D', meetings: 12, minutes: 45 },
  checkpoint: { afterSessions: 3, how: 'We reread this page and change what does not fit.' },
  style: 'Questions first, then examples from the code.',
  responseTime: 'P2D',
  success: 'Ada is on call for the queue, and sleeps well.',
  leaving: 'Either of us can say that it is time to stop, without giving a reason.',
};

/** The fingerprint of a text as its signers saw it: of its JSON with sorted keys. */
function fingerprint(/** @type {unknown} */ value) {
  const sorted = (/** @type {unknown} */ part) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const json = JSON.stringify(value, (_, part) => sorted(part));
  return `sha256:${createHash('sha256').update(json).digest('hex')}`;
}

/** @type {(made: History) => Fields} */
const retriesGoal = ({ day }) => ({
  title: 'Own the retries',
  owner: 'ada',
  pair: PAIR,
  measure: { what: 'p99 of a retry storm', unit: 'ms', from: 40, to: 10 },
  due: day(-70),
  status: 'active',
  specific: 'Design, code, tests and on-call page of everything that happens after a job fails.',
  achievable: 'A day a week is set aside for it, and Grace reviews the design.',
  relevant: 'Most of our pages at night come from retries.',
  objective: 'reliability',
  theme: 'technical-proficiency',
});

/** @type {Fields} */
const reviewGoal = { title: 'Lead a design review', owner: 'ada', pair: PAIR, status: 'draft' };

/** @type {(made: History, status: string) => Fields} */
const onCallGoal = ({ day }, status) => ({
  title: 'Write an on-call page that others can use',
  owner: 'ada',
  pair: PAIR,
  measure: 'Grace solves the two rehearsed incidents with the page alone',
  due: day(5),
  status,
  theme: 'communication',
});

/**
 * @param {History} made
 * @param {boolean} later Whether the first steps have been done.
 * @returns {Fields}
 */
function retriesPlan({ day }, later) {
  /** @type {(ago: number) => Fields} */
  const done = (ago) => (later ? { done: day(ago) } : {});
  return {
    goal: RETRIES,
    steps: [
      { task: 'Measure a retry storm', owner: 'ada', due: day(37), ...done(38) },
      { task: 'Make the waiting time grow, with some chance in it', owner: 'ada', due: day(25), ...done(26) },
      { task: 'Write the backoff proposal', owner: 'ada', due: day(2), ...done(3) },
      { task: 'Replace the sorted list by a heap', owner: 'ada', due: day(-9) },
      { task: 'Rehearse an outage with the payment team', owner: 'ada', due: day(-30) },
    ],
    resources: [{ title: 'The queue’s design notes', url: 'https://example.org/queue-design' }],
  };
}

/**
 * @param {History} made
 * @param {import('../sample').Person} by
 * @returns {Fields}
 */
function signature(made, by) {
  return {
    agreement: AGREEMENT,
    by,
    date: made.day(by === 'ada' ? SESSIONS.first : 40),
    text: fingerprint(AGREEMENT_TEXT),
  };
}

module.exports = {
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
};
