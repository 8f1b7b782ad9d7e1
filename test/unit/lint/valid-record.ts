import * as fc from 'fast-check';
import { Document, isCollection, isMap, isScalar, visit } from 'yaml';
import type { Node } from 'yaml';
import { recordKinds, type RecordKind } from '../../../src/core/records/kinds.js';
import { needsQuotes } from '../../../src/core/yaml/edit/scalar.js';
import { isList, isMapping } from '../../../src/core/yaml/plain-value.js';
import type { YamlValue } from '../../../src/core/yaml/yaml-path.js';
import { anyValueOf, type Leaves } from '../../support/any-value.js';

// Records in which nothing is wrong, of every kind, written in any layout.

/** What every record that is drawn finds in its folder, by path. */
export const surroundings: Readonly<Record<string, string>> = {
  'mentoring.yaml': 'format: 1\nobjectives: { reliability: { title: Fewer pages } }\n',
  'people/ada.yaml': 'name: Ada Lovelace\n',
  'people/grace.yaml': 'name: Grace Hopper\n',
  'pairs/ada-and-grace-k7m2q4.yaml': 'mentee: ada\nmentor: grace\nprocess: project-mentoring\n',
  'goals/own-the-retries-p3x9kd.yaml': 'title: Own the retries\nowner: ada\n',
  'sessions/2026-11-07-ada-m2k7q4.yaml': 'pair: ada-and-grace-k7m2q4\ndate: 2026-11-07\n',
  'agreements/ada-and-grace-m8v4tc.yaml': 'pair: ada-and-grace-k7m2q4\nroles: We both talk.\n',
  'feedback/2026-11-14-ada-q4k7m2.yaml':
    'pair: ada-and-grace-k7m2q4\nfrom: grace\nto: ada\ndate: 2026-11-14\nobserved: The lock is held.\n',
};

/** A record in which nothing is wrong. */
export interface ValidRecord {
  readonly kind: RecordKind;
  readonly path: string;
  readonly value: YamlValue;
}

const words = fc.constantFrom(
  'Read the design',
  'It’s done: “now” #1',
  '2027',
  'yes',
  '- a dash',
  '*stars*',
  'ünïcode 😀',
  'One line\nand another',
  'Paragraph\n\n  indented\n',
  "it's",
  '[x] {y}',
);
const date = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const dates = fc.array(date, { maxLength: 3 }).map((all) => all.sort());
const duration = fc.constantFrom('P14D', 'P2W', 'P1M', 'P1Y2M', 'PT90M');
const own = fc.constantFrom<YamlValue>(1, 'mine', [1, 'a'], { deep: { er: true } }, null);

const stages = dates.map((days) =>
  days.map((entered, index) => ({
    stage: ['formation-of-a-pair', 'planning-and-development', 'formation-of-a-pair'][index] ?? '',
    entered,
  })),
);

const leaves: Leaves = {
  words,
  date,
  instant: date.map((day) => `${day}T15:00:00+01:00`),
  duration,
  number: fc.oneof(fc.integer(), fc.constantFrom(0.5, -1.25, 1e6)),
  ids: {
    person: fc.constantFrom('ada', 'grace'),
    pair: fc.constantFrom('ada-and-grace-k7m2q4', 'an-older-name-k7m2q4', 'k7m2q4'),
    agreement: fc.constant('ada-and-grace-m8v4tc'),
    goal: fc.constantFrom('own-the-retries-p3x9kd', 'p3x9kd'),
    session: fc.constant('2026-11-07-ada-m2k7q4'),
    feedback: fc.constant('2026-11-14-ada-q4k7m2'),
    process: fc.constantFrom('project-mentoring', 'five-stages'),
    stage: fc.constant('formation-of-a-pair'),
  },
  matching: [
    'a@b.c',
    'x+y@example.org',
    'https://example.org/a?b#c',
    'example.org/acme/payments',
    '1234567',
    'abcdef0',
    '1'.repeat(40),
    `sha256:${'a'.repeat(64)}`,
  ],
  later: [],
  maxItems: 3,
  at: {
    'configuration.format': fc.constant(1),
    'configuration.objectives': fc.constant({ reliability: { title: 'Fewer pages' } }),
    'goal.objective': fc.constant('reliability'),
    'programme.goals.*.objective': fc.constant('reliability'),
    // A stage belongs to a process.
    'pair.process': fc.constant('project-mentoring'),
    'pair.stages': stages,
    'programme.steps': dates.map((days) =>
      days.map((entered) => ({ step: 'onboarding-mentors-and-mentees', entered })),
    ),
    'process.extends': undefined,
    'process.stages': fc.constant([
      { id: 'first-weeks', title: 'First weeks', phase: 'prepare', lead: 'both' },
      {
        id: 'doing',
        title: 'Doing',
        phase: 'work',
        checks: [{ check: 'sessions-held', with: { atLeast: 2 } }],
      },
    ]),
    'plan.steps.*.id': undefined,
    'session.actions.*.id': undefined,
  },
  // Sometimes with a key of somebody’s own, in any order.
  mapping: (drawn) =>
    fc
      .tuple(drawn, fc.option(own))
      .map(([value, mine]) => Object.entries({ ...value, ...(mine === null ? {} : { 'x-own': mine }) }))
      .chain((entries) => fc.shuffledSubarray(entries, { minLength: entries.length }))
      .map((entries) => Object.fromEntries(entries)),
};

/** What one key of a record says of another, which no schema knows. */
function agreeing(value: Readonly<Record<string, YamlValue>>): YamlValue {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, YamlValue] => {
      if (key === 'ends' && isText(inner) && isText(value['starts']) && inner < value['starts'])
        return [key, value['starts']];
      if (key === 'started' && isText(value['date'])) return [key, `${value['date']}T15:00:00+01:00`];
      if (key === 'steps' || key === 'actions') return [key, withIds(inner)];
      return [key, inner];
    }),
  );
}

/** Every second step with an id, unique in its list. */
function withIds(steps: YamlValue): YamlValue {
  if (!isList(steps)) return steps;
  return steps.map((item, index) =>
    isMapping(item) && 'task' in item && index % 2 === 0
      ? { ...item, id: `step-${String.fromCharCode(97 + index)}` }
      : item,
  );
}

function isText(value: YamlValue | undefined): value is string {
  return typeof value === 'string';
}

const paths: Readonly<Record<RecordKind, string>> = {
  configuration: 'mentoring.yaml',
  person: 'people/linus.yaml',
  pair: 'pairs/another-b2c3d4.yaml',
  agreement: 'agreements/another-b3c4d5.yaml',
  signature: 'signatures/another-b4c5d6.yaml',
  goal: 'goals/another-b5c6d7.yaml',
  plan: 'plans/another-b6c7d8.yaml',
  session: 'sessions/2026-11-21-ada-b7c8d9.yaml',
  feedback: 'feedback/another-b8c9d2.yaml',
  evidence: 'evidence/another-b9c2d3.yaml',
  review: 'reviews/another-c2d3f4.yaml',
  note: 'notes/another-c3d4f5.yaml',
  process: 'processes/our-own.yaml',
  programme: 'programme.yaml',
};

/** A record of any kind in which nothing is wrong, and which fits its surroundings. */
export const validRecord: fc.Arbitrary<ValidRecord> = fc.constantFrom(...recordKinds).chain((kind) =>
  anyValueOf(kind, leaves).map((value): ValidRecord => {
    const record = value as unknown as Readonly<Record<string, YamlValue>>;
    return { kind, path: paths[kind], value: agreeing(record) };
  }),
);

/** The text of a value as somebody may have written it: comments, blank lines, quotes, brackets, CRLF, a byte order mark. */
export function layoutOf(value: YamlValue): fc.Arbitrary<string> {
  return fc
    .record({
      draws: fc.infiniteStream(fc.integer({ min: 0, max: 11 })),
      indent: fc.constantFrom(1, 2, 4),
      indentSeq: fc.boolean(),
      width: fc.constantFrom(0, 40),
      ending: fc.constantFrom('\n', '\n', '\r\n'),
      mark: fc.constantFrom('', '', '\uFEFF'),
    })
    .map(({ draws, indent, indentSeq, width, ending, mark }) => {
      const next = () => Number(draws.next().value);
      const document = new Document(value, { aliasDuplicateObjects: false });
      visit(document, {
        Node: (key, node, path) => {
          // The record itself and what identifies it stay in lines, where a person puts them.
          if (path.length > 1) decorate(node, key === 'key', next);
        },
      });
      const text = document.toString({
        indent,
        indentSeq,
        lineWidth: width,
        flowCollectionPadding: next() > 5,
      });
      return mark + text.replaceAll('\n', ending);
    });
}

function decorate(node: Node, isKey: boolean, next: () => number): void {
  if (isCollection(node)) {
    if (next() > 8 && (!isMap(node) || node.items.length > 0)) node.flow = true;
    return;
  }
  if (!isScalar(node)) return;
  if (isKey) {
    const draw = next();
    if (draw === 0) node.spaceBefore = true;
    if (draw === 1) node.commentBefore = ' above';
    if (draw === 2) node.type = 'QUOTE_DOUBLE';
    return;
  }
  if (typeof node.value === 'string') {
    const style = (['QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const)[next()];
    if (style !== undefined) node.type = style;
    // Without quotes that is a warning.
    else if (needsQuotes(node.value)) node.type = 'QUOTE_SINGLE';
  }
  if (next() === 0) node.comment = ' behind';
}
