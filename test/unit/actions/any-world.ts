import fc from 'fast-check';
import type { Place } from '../../../src/core/folder/privacy.js';
import type { RecordFile } from '../../../src/core/folder/snapshot.js';
import { recordKinds, recordPath, type RecordKind } from '../../../src/core/records/kinds.js';
import { anyValueOf, type Leaves } from '../../support/any-value.js';
import { recordFile, snapshotWith } from '../../support/snapshot.js';
import { contextOf } from '../../support/actions.js';

/** Mostly the first. */
export const mostly = <T>(usual: fc.Arbitrary<T>, ...others: fc.Arbitrary<T>[]) =>
  fc.oneof({ weight: 7, arbitrary: usual }, ...others);
export const often = <T>(usual: T, ...others: T[]) => mostly(fc.constant(usual), fc.constantFrom(...others));

/** Few ids, so that records find each other often, and one that no record has. */
const known = ['a1b2c3', 'b2c3d4'];
export const ids = (name: string) =>
  [...known, ...known, ...known, ...known, 'c3d4e5'].map((code) => `${name}-${code}`);
export const someone = fc.constantFrom('ada', 'grace', 'ada', 'grace', 'ada', 'grace', 'linus');
export const pairId = fc.constantFrom(...ids('pair'));
export const goalId = fc.constantFrom(...ids('goal'));
export const planId = fc.constantFrom(...ids('plan'));
export const sessionId = fc.constantFrom(...ids('session'));
export const feedbackId = fc.constantFrom(...ids('feedback'));
export const date = fc.constantFrom('2026-11-07', '2026-11-20', '2026-11-21', '2026-12-04');
export const instant = date.map((day) => `${day}T15:00:00+01:00`);
export const odd = fc.oneof(
  fc.constantFrom('', '  ', 'yes', '# x', '- y: z', 'a\r\nb', '\u0000\ud800', '12:30'),
  fc.string({ unit: 'binary' }),
);
export const words = mostly(fc.constantFrom('Talk', 'Why?', 'One.\nTwo.', 'p99: 40 → 10 ms', 'Straße'), odd);
const said = words.filter((text) => /\p{L}/u.test(text) && !/[\p{Cc}\p{Cs}]/u.test(text.replace(/\n/g, '')));
const step = fc.oneof(
  fc.constantFrom('Talk', 'Read'),
  fc.record(
    { task: fc.constantFrom('Talk', 'Read'), owner: someone, done: date, 'x-y': fc.constant(1) },
    { requiredKeys: ['task'] },
  ),
);

const leaves: Leaves = {
  words: said,
  date,
  instant,
  duration: fc.constantFrom('P14D', 'P1M'),
  number: fc.integer(),
  ids: {
    person: someone,
    pair: pairId,
    agreement: fc.constantFrom(...ids('agreement')),
    goal: goalId,
    session: sessionId,
    feedback: feedbackId,
    process: often('project-mentoring', 'five-stages', 'our-own'),
    stage: fc.constantFrom('formation-of-a-pair', 'reflection', 'elsewhere'),
    'programme-step': fc.constantFrom('maintaining-mentoring-momentum', 'elsewhere'),
  },
  matching: [
    'ada@example.org',
    'grace@example.org',
    'https://example.org',
    'host/path',
    '0'.repeat(40),
    `sha256:${'0'.repeat(64)}`,
  ],
  later: ['resting'],
  maxItems: 3,
  at: {
    'configuration.format': fc.constant(1),
    'configuration.objectives': fc.constant({ reliability: { title: 'Halve the pages' } }),
    'goal.objective': fc.constant('reliability'),
    'pair.mentee': often('ada', 'grace', 'linus'),
    'pair.mentor': often('grace', 'ada', 'linus'),
    'pair.status': often('active', 'proposed', 'proposed', 'ended', 'resting'),
    'person.name': fc.constantFrom('Ada', 'Grace', 'Linus'),
    'person.emails': fc.constantFrom(['ada@example.org'], ['grace@example.org']),
    // What actions are asked to tick and to reopen.
    'plan.steps.*': step,
    'session.actions.*': step,
    'session.status': often('planned', 'cancelled', 'moved'),
    'process.extends': fc.constantFrom('five-stages', 'our-own', 'their-own', 'gone'),
    'process.stages.*.id': fc.constantFrom('first-weeks', 'reflection'),
    'process.stages.*.checks': fc.constant([{ check: 'goals-met' }]),
  },
};

export const place = fc.constantFrom('shared' as const, 'private' as const);

/** A file of a kind: mostly shared and well, sometimes private, sometimes broken now. */
function fileOf(kind: RecordKind, id: string): fc.Arbitrary<RecordFile> {
  return fc
    .record({
      where: often<Place>('shared', 'private'),
      value: anyValueOf(kind, leaves),
      health: often('well', 'stale', 'broken'),
    })
    .map(({ where, value, health }) => {
      const path = recordPath(kind, id);
      const whole = recordFile(`${where}:${path}`, value);
      if (health === 'well') return whole;
      return health === 'stale'
        ? { ...whole, stale: true }
        : { ...whole, text: undefined, value: undefined, raw: undefined };
    });
}

/** The ids of kinds that have no code. */
const names = {
  configuration: ['mentoring'],
  programme: ['programme'],
  person: ['ada', 'grace'],
  process: ['our-own', 'five-stages'],
};

/** Files to choose from, made once since that takes long. Each slot is filled by one of its files, or by none or two. */
const slots = recordKinds.flatMap((kind) => {
  const stems = (names as Partial<Record<RecordKind, readonly string[]>>)[kind] ?? ids(kind).slice(0, 2);
  return stems.map((id) => {
    const files = fc.sample(fileOf(kind, id), { numRuns: 60, seed: 1 });
    const one = fc.constantFrom(...files);
    return fc.oneof(
      { weight: 12, arbitrary: fc.tuple(one) },
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.tuple(one, one) },
    );
  });
});

export const world = fc
  .record({ files: fc.tuple(...slots), me: often('ada', 'grace', 'nobody', '') })
  .map(({ files, me }) => contextOf(snapshotWith(files.flat()), me));
