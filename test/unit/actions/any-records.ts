import fc from 'fast-check';
import { Snapshot, fileKey, type RecordFile } from '../../../src/core/folder/snapshot.js';
import { recordKinds, recordPath, type RecordKind } from '../../../src/core/records/kinds.js';
import { recordFile } from '../../support/snapshot.js';
import { contextOf } from '../../support/actions.js';
import type { Place } from '../../../src/core/folder/place.js';

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
const status = often('planned', 'cancelled', 'moved');

/** What a record of each kind can say, given as its required keys and any of the others. */
const values = {
  configuration: fc.record(
    {
      format: fc.constant(1),
      readers: said,
      defaults: fc.record({ process: fc.constantFrom('five-stages', 'our-own') }),
    },
    { requiredKeys: ['format'] },
  ),
  person: fc.record(
    {
      name: fc.constantFrom('Ada', 'Grace', 'Linus'),
      emails: fc.constantFrom(['ada@example.org'], ['grace@example.org']),
      reportsTo: someone,
    },
    { requiredKeys: ['name'] },
  ),
  pair: fc.record(
    {
      mentee: often('ada', 'grace', 'linus'),
      mentor: often('grace', 'ada', 'linus'),
      by: someone,
      process: often('project-mentoring', 'five-stages', 'our-own'),
      status: often('active', 'proposed', 'proposed', 'ended', 'resting'),
      follows: pairId,
      stages: fc.array(
        fc.record({
          stage: fc.constantFrom('formation-of-a-pair', 'reflection', 'elsewhere'),
          entered: date,
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ['mentee', 'mentor', 'process'] },
  ),
  agreement: fc.record({ pair: pairId, roles: said }, { requiredKeys: ['pair'] }),
  signature: fc.record({
    agreement: fc.constantFrom(...ids('agreement')),
    by: someone,
    date,
    text: fc.constant(`sha256:${'0'.repeat(64)}`),
  }),
  goal: fc.record(
    {
      title: said,
      owner: someone,
      pair: pairId,
      continues: goalId,
      measure: fc.oneof(said, fc.record({ what: said, from: fc.integer(), to: fc.integer() })),
      status: fc.constantFrom('draft', 'active'),
    },
    { requiredKeys: ['title', 'owner'] },
  ),
  plan: fc.record({ goal: goalId, steps: fc.array(step, { maxLength: 3 }) }, { requiredKeys: ['goal'] }),
  session: fc.record(
    {
      pair: pairId,
      date,
      started: instant,
      status,
      notes: said,
      checkins: fc.array(fc.record({ goal: goalId, note: said }), { maxLength: 3 }),
      actions: fc.array(step, { maxLength: 2 }),
      prompts: fc.array(fc.record({ ask: said }), { maxLength: 2 }),
    },
    { requiredKeys: ['pair', 'date'] },
  ),
  feedback: fc.record(
    {
      pair: pairId,
      from: someone,
      to: someone,
      date,
      observed: said,
      about: fc.record({ goal: goalId, session: sessionId }, { requiredKeys: [] }),
      replyTo: feedbackId,
    },
    { requiredKeys: ['pair', 'from', 'to', 'date', 'observed'] },
  ),
  evidence: fc.record({ goal: goalId, url: fc.constant('https://example.org'), by: someone, date }),
  review: fc.record(
    {
      pair: pairId,
      by: someone,
      date,
      kind: fc.constantFrom('final', 'interim'),
      goals: fc.array(fc.record({ goal: goalId }), { maxLength: 2 }),
    },
    { requiredKeys: ['pair', 'by', 'date', 'kind'] },
  ),
  note: fc.record({ pair: pairId, by: someone, date, text: said }),
  process: fc.record(
    {
      title: said,
      extends: fc.constantFrom('five-stages', 'our-own', 'their-own', 'gone'),
      stages: fc.array(
        fc.record({
          id: fc.constantFrom('first-weeks', 'reflection'),
          title: said,
          phase: fc.constant('work'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    },
    { requiredKeys: ['title', 'stages'] },
  ),
  programme: fc.record({ title: said, organisers: fc.array(someone) }, { requiredKeys: ['title'] }),
};

export const place = fc.constantFrom('shared' as const, 'private' as const);

/** A file of a kind: mostly shared and well, sometimes private, sometimes broken now. */
function fileOf(kind: RecordKind, id: string): fc.Arbitrary<RecordFile> {
  return fc
    .record({
      where: often<Place>('shared', 'private'),
      value: values[kind],
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
  .map(({ files, me }) =>
    contextOf(Snapshot.empty.with(new Map(files.flat().map((one) => [fileKey(one), one]))), me),
  );
