import * as fc from 'fast-check';
import { recordPath, type RecordKind } from '../../src/core/records/kinds.js';
import { pairPath, people } from './ada-and-grace.js';
import { anyValueOf, type Leaves } from './any-value.js';
import type { Records } from './snapshot.js';

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
const goals = ['a-aaaaaa', 'b-bbbbbb', 'c-cccccc'];
const sessions = ['a1aaaa', 'b1bbbb', 'c1cccc', 'd1dddd'].map((code) => `2026-11-20-ada-${code}`);
const feedback = ['f-a2aaaa', 'f-b2bbbb', 'f-c2cccc'];
const handle = fc.constantFrom('ada', 'grace', 'linus');
const stage = fc.constantFrom(
  'formation-of-a-pair',
  'reflection',
  'evaluation-and-review',
  'closure',
  'unheard-of',
);
const process = fc.constantFrom(
  'project-mentoring',
  'five-stages',
  'four-phases',
  'eight-stage-model',
  'our-own',
);

/** Few ids, so that records often mean one another, themselves, or nothing at all. */
const leaves: Leaves = {
  words: fc.constantFrom('Read', 'Two\nlines', '"Quoted" — ünïcödé', '…'),
  date,
  instant: date.map((day) => `${day}T12:00:00+01:00`),
  duration: fc.constantFrom('P14D', 'P1M', 'P2W', 'PT1H', 'P999999999Y', 'P0D', 'P99999999999999999999D'),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  ids: {
    person: handle,
    pair: fc.constantFrom('ada-and-grace-k7m2q4', 'other-b2c3d4', 'gone-x9x9x9'),
    agreement: fc.constantFrom('ours-m8v4tc', 'gone-x9x9x9'),
    goal: fc.constantFrom(...goals, 'gone-x9x9x9'),
    session: fc.constantFrom(...sessions.slice(0, 2), 'gone-x9x9x9'),
    feedback: fc.constantFrom(...feedback, 'gone-x9x9x9'),
    process,
    stage,
    'programme-step': fc.constantFrom('maintaining-mentoring-momentum', 'unheard-of'),
  },
  matching: [
    'Ada@example.org',
    'https://example.org/design',
    'example.org/acme/payments',
    '0'.repeat(40),
    'a1'.padEnd(40, '0'),
    'b2'.padEnd(40, '0'),
    `sha256:${'a'.repeat(64)}`,
    `sha256:${'b'.repeat(64)}`,
  ],
  later: ['a-later-idea'],
  maxItems: 4,
  at: {
    'configuration.format': fc.constant(1),
    'configuration.objectives': fc.constant({ reliability: { title: 'Halve the pages' } }),
    'goal.objective': fc.constantFrom('reliability', 'constructor'),
    'person.reportsTo': fc.constantFrom('ada', 'grace', 'linus', 'bob'),
    'plan.steps.*.id': undefined,
    'session.actions.*.id': undefined,
    'process.extends': fc.constantFrom('four-phases', 'our-own', 'gone'),
    'process.stages.*.id': fc.constantFrom('closure', 'reflection'),
    'process.stages.*.checks': fc.constant([{ check: 'goals-met' }, { check: 'a-later-idea' }]),
    'review.next': fc.constantFrom('new-cycle', 'close', 'transition', 'constructor'),
  },
};

/** The ids that the records of a kind have, in turn. */
const ids: Readonly<Record<RecordKind, readonly string[]>> = {
  process: ['our-own'],
  configuration: ['mentoring'],
  programme: ['programme'],
  person: ['linus', 'ada', 'bob'],
  pair: ['other-b2c3d4'],
  goal: goals,
  plan: ['a-a4aaaa', 'b-b4bbbb', 'c-c4cccc'],
  session: sessions,
  feedback,
  evidence: ['a-a3aaaa', 'b-b3bbbb', 'c-c3cccc'],
  agreement: ['ours-m8v4tc', 'mine-m9v4tc'],
  signature: ['a-a5aaaa', 'b-b5bbbb', 'c-c5cccc'],
  review: ['a-a6aaaa', 'b-b6bbbb', 'c-c6cccc'],
  note: ['a-a7aaaa', 'b-b7bbbb', 'c-c7cccc', 'd-d7dddd'],
};

type Entry = readonly [path: string, value: unknown];

/** As many records of a kind as it has ids, or fewer, each in either folder. */
function someOf(kind: RecordKind, names: readonly string[]): fc.Arbitrary<readonly Entry[]> {
  const one = fc.tuple(anyValueOf(kind, leaves), fc.boolean());
  return fc.array(one, { maxLength: names.length }).map((drawn) =>
    drawn.map(([value, isPrivate], index): Entry => {
      return [`${isPrivate ? 'private:' : ''}${recordPath(kind, names[index] ?? '')}`, value];
    }),
  );
}

/** A folder of records that are well formed each, and often make no sense together. */
export const anyRecords: fc.Arbitrary<Records> = fc
  .tuple(
    anyValueOf('pair', leaves),
    ...(Object.keys(ids) as RecordKind[]).map((kind) => someOf(kind, ids[kind])),
  )
  .map(([pair, ...others]) => ({
    ...people,
    [pairPath]: pair,
    ...Object.fromEntries<unknown>(others.flat()),
  }));
