import * as fc from 'fast-check';
import type { RecordTypes } from '../../src/core/records/kinds.js';
import type { Records } from './snapshot.js';
import { pairPath, people } from './ada-and-grace.js';

/** Few ids, so that records often mean one another, themselves, or nothing at all. */
const pairReference = fc.constantFrom('ada-and-grace-k7m2q4', 'other-b2c3d4', 'gone-x9x9x9');
const goalReference = fc.constantFrom('a-aaaaaa', 'b-bbbbbb', 'c-cccccc', 'gone-x9x9x9');
const sessionReference = fc.constantFrom('2026-11-20-ada-a1aaaa', '2026-11-20-ada-b1bbbb', 'gone-x9x9x9');
const feedbackReference = fc.constantFrom('f-a2aaaa', 'f-b2bbbb', 'f-c2cccc', 'gone-x9x9x9');
const handle = fc.constantFrom('ada', 'grace', 'linus');
const boss = fc.constantFrom('ada', 'grace', 'linus', 'bob');
const words = fc.constantFrom('Read', 'Two\nlines', '"Quoted" — ünïcödé', '…');
const date = fc.oneof(
  fc.constantFrom(
    '2026-11-30',
    '2026-11-29',
    '2026-12-04',
    '0000-01-01',
    '0099-12-31',
    '9999-12-31',
    '2028-02-29',
  ),
  fc
    .integer({ min: -400, max: 400 })
    .map((days) => new Date(Date.UTC(2026, 10, 30 + days)).toISOString().slice(0, 10)),
);
const instant = date.map((day) => `${day}T12:00:00+01:00`);
const duration = fc.constantFrom(
  'P14D',
  'P1M',
  'P2W',
  'PT1H',
  'P999999999Y',
  'P0D',
  'P99999999999999999999D',
);
const value = fc.double({ noNaN: true, noDefaultInfinity: true });
const count = fc.integer({ min: 1, max: 20 });

/** A record with some of its optional keys. */
function record<T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys: (keyof T)[]) {
  return fc.record(model, { requiredKeys }) as unknown as fc.Arbitrary<T>;
}

const step = fc.oneof(
  words,
  record<{ task: string; owner?: string; due?: string; done?: string }>(
    { task: words, owner: handle, due: date, done: date },
    ['task'],
  ),
);

const pair = record<RecordTypes['pair']>(
  {
    mentee: handle,
    mentor: handle,
    by: handle,
    request: words,
    process: fc.constantFrom(
      'project-mentoring',
      'five-stages',
      'four-phases',
      'eight-stage-model',
      'our-own',
    ),
    status: fc.constantFrom('proposed', 'active', 'paused', 'ended', 'a-later-idea'),
    follows: pairReference,
    starts: date,
    ends: date,
    cadence: duration,
    stages: fc.array(
      record<NonNullable<RecordTypes['pair']['stages']>[number]>(
        {
          stage: fc.constantFrom(
            'formation-of-a-pair',
            'reflection',
            'evaluation-and-review',
            'closure',
            'unheard-of',
          ),
          entered: date,
          process: fc.constantFrom('project-mentoring', 'five-stages', 'our-own'),
          note: words,
        },
        ['stage', 'entered'],
      ),
      { maxLength: 4 },
    ),
  },
  ['mentee', 'mentor', 'process'],
);

const goal = record<RecordTypes['goal']>(
  {
    title: words,
    owner: handle,
    pair: pairReference,
    continues: goalReference,
    measure: fc.oneof(
      words,
      fc.record({ what: words, unit: fc.constantFrom('ms', '%'), from: value, to: value }),
    ),
    due: date,
    status: fc.constantFrom('draft', 'active', 'achieved', 'dropped', 'a-later-idea'),
    specific: words,
    achievable: words,
    relevant: words,
    objective: fc.constantFrom('reliability', 'constructor'),
    theme: fc.constant('leadership'),
  },
  ['title', 'owner'],
);

const plan = record<RecordTypes['plan']>(
  {
    goal: goalReference,
    steps: fc.array(step, { maxLength: 4 }),
    resources: fc.array(fc.record({ title: words }), { maxLength: 2 }),
  },
  ['goal'],
);

const session = record<RecordTypes['session']>(
  {
    pair: pairReference,
    date,
    started: instant,
    status: fc.constantFrom('planned', 'cancelled', 'a-later-idea'),
    minutes: count,
    preparation: words,
    prompts: fc.constant([]),
    notes: words,
    checkins: fc.array(
      record<NonNullable<RecordTypes['session']['checkins']>[number]>(
        { goal: goalReference, value, note: words },
        ['goal'],
      ),
      { maxLength: 3 },
    ),
    actions: fc.array(step, { maxLength: 3 }),
  },
  ['pair', 'date'],
);

const feedback = record<RecordTypes['feedback']>(
  {
    pair: pairReference,
    from: handle,
    to: handle,
    date,
    observed: words,
    effect: words,
    try: words,
    kind: fc.constantFrom('praise', 'suggestion', 'question', 'a-later-idea'),
    about: fc.oneof(
      fc.record({ goal: goalReference }),
      fc.record({ session: sessionReference }),
      fc.record({ code: fc.record({ path: fc.constant('src/retry.ts'), line: count }) }),
    ),
    replyTo: feedbackReference,
    text: words,
    resolves: fc.boolean(),
  },
  ['pair', 'from', 'to', 'date', 'observed'],
);

const evidence = record<RecordTypes['evidence']>(
  {
    goal: goalReference,
    commit: fc.constantFrom('a1', 'b2').map((sha) => sha.padEnd(40, '0')),
    subject: fc.constantFrom('', 'A commit'),
    author: fc.constantFrom('ada@example.org', 'nobody'),
    authored: instant,
    patch: fc.constant('0'.repeat(40)),
    url: fc.constant('https://example.org/design'),
    repo: fc.constant('example.org/acme/payments'),
    by: handle,
    date,
    note: words,
  },
  ['goal', 'url', 'by', 'date'],
);

const agreement = record<RecordTypes['agreement']>(
  {
    pair: pairReference,
    expectations: fc.record({ mentee: words, mentor: words }, { requiredKeys: [] }),
    roles: words,
    responsibilities: fc.record({ mentee: words, mentor: words }, { requiredKeys: [] }),
    boundaries: words,
    confidentiality: words,
    schedule: fc.record({ cadence: duration, meetings: count, minutes: count }, { requiredKeys: [] }),
    checkpoint: fc.record({ afterSessions: count, date, how: words }, { requiredKeys: [] }),
    style: words,
    responseTime: duration,
    success: words,
    leaving: words,
  },
  ['pair'],
);

const signature = fc.record({
  agreement: fc.constantFrom('ours-m8v4tc', 'gone-x9x9x9'),
  by: handle,
  date,
  text: fc.constantFrom('a', 'b').map((digit) => `sha256:${digit.repeat(64)}`),
});

const review = record<RecordTypes['review']>(
  {
    pair: pairReference,
    by: handle,
    date,
    kind: fc.constantFrom('checkpoint', 'final', 'a-later-idea'),
    goals: fc.array(fc.record({ goal: goalReference, result: fc.constantFrom('achieved', 'a-later-idea') }), {
      maxLength: 2,
    }),
    expected: words,
    actual: words,
    skills: words,
    impact: words,
    improve: words,
    process: words,
    celebration: words,
    next: fc.constantFrom('new-cycle', 'close', 'transition', 'constructor'),
  },
  ['pair', 'by', 'date', 'kind'],
);

const note = record<RecordTypes['note']>(
  {
    pair: pairReference,
    by: handle,
    date,
    kind: fc.constantFrom('note', 'fit', 'involvement', 'involvement', 'aspirations', 'a-later-idea'),
    value: fc.constantFrom(1, 2, 3, 4, 5, 'good', 'finding-out', 'not-a-fit', 'a-later-idea'),
    text: words,
  },
  ['pair', 'by', 'date'],
);

const person = record<RecordTypes['person']>(
  { name: words, emails: fc.constant(['Ada@example.org']), reportsTo: boss },
  ['name', 'emails'],
);

const configuration = fc.record({
  format: fc.constant(1),
  objectives: fc.constant({ reliability: { title: 'Halve the pages' } }),
});

/** The process `our-own`, which pairs name whether it is there or not. */
const ownProcess = record<RecordTypes['process']>(
  {
    title: words,
    extends: fc.constantFrom('four-phases', 'our-own', 'gone'),
    stages: fc.array(
      record<NonNullable<RecordTypes['process']['stages']>[number]>(
        {
          id: fc.constantFrom('closure', 'reflection'),
          title: words,
          phase: fc.constantFrom('work', 'close', 'a-later-idea'),
          checks: fc.constant([{ check: 'goals-met' }, { check: 'a-later-idea' }]),
        },
        ['id'],
      ),
      { minLength: 1, maxLength: 3 },
    ),
  },
  ['title', 'stages'],
);

/** A folder of records that are well formed each, and often make no sense together. */
export const anyRecords: fc.Arbitrary<Records> = fc
  .record({
    processes: fc.array(ownProcess, { maxLength: 1 }),
    settings: fc.array(configuration, { maxLength: 1 }),
    people: fc.array(person, { maxLength: 3 }),
    pair,
    other: pair,
    goals: fc.array(goal, { maxLength: 3 }),
    plans: fc.array(plan, { maxLength: 3 }),
    sessions: fc.array(session, { maxLength: 4 }),
    feedback: fc.array(feedback, { maxLength: 3 }),
    evidence: fc.array(evidence, { maxLength: 3 }),
    agreements: fc.array(agreement, { maxLength: 2 }),
    signatures: fc.array(signature, { maxLength: 3 }),
    reviews: fc.array(review, { maxLength: 3 }),
    notes: fc.array(note, { maxLength: 4 }),
    private: fc.infiniteStream(fc.boolean()),
  })
  .map((parts) => {
    const place = () => (parts.private.next().value === true ? 'private:' : '');
    const files = <T>(paths: readonly string[], values: readonly T[]) =>
      values.map((value, index) => [`${place()}${paths[index] ?? ''}`, value] as const);
    return {
      ...people,
      [pairPath]: parts.pair,
      ...Object.fromEntries<unknown>([
        ...files(['pairs/other-b2c3d4.yaml'], [parts.other]),
        ...files(['mentoring.yaml'], parts.settings),
        ...files(['processes/our-own.yaml'], parts.processes),
        ...files(['people/linus.yaml', 'people/ada.yaml', 'people/bob.yaml'], parts.people),
        ...files(['goals/a-aaaaaa.yaml', 'goals/b-bbbbbb.yaml', 'goals/c-cccccc.yaml'], parts.goals),
        ...files(['plans/a-a4aaaa.yaml', 'plans/b-b4bbbb.yaml', 'plans/c-c4cccc.yaml'], parts.plans),
        ...files(
          ['a1aaaa', 'b1bbbb', 'c1cccc', 'd1dddd'].map((code) => `sessions/2026-11-20-ada-${code}.yaml`),
          parts.sessions,
        ),
        ...files(
          ['feedback/f-a2aaaa.yaml', 'feedback/f-b2bbbb.yaml', 'feedback/f-c2cccc.yaml'],
          parts.feedback,
        ),
        ...files(
          ['evidence/a-a3aaaa.yaml', 'evidence/b-b3bbbb.yaml', 'evidence/c-c3cccc.yaml'],
          parts.evidence,
        ),
        ...files(['agreements/ours-m8v4tc.yaml', 'agreements/mine-m9v4tc.yaml'], parts.agreements),
        ...files(
          ['signatures/a-a5aaaa.yaml', 'signatures/b-b5bbbb.yaml', 'signatures/c-c5cccc.yaml'],
          parts.signatures,
        ),
        ...files(
          ['notes/a-a7aaaa.yaml', 'notes/b-b7bbbb.yaml', 'notes/c-c7cccc.yaml', 'notes/d-d7dddd.yaml'],
          parts.notes,
        ),
        ...files(['reviews/a-a6aaaa.yaml', 'reviews/b-b6bbbb.yaml', 'reviews/c-c6cccc.yaml'], parts.reviews),
      ]),
    };
  });
