import * as fc from 'fast-check';
import { Document, isCollection, isMap, isScalar, visit } from 'yaml';
import type { Node } from 'yaml';
import { isMapping } from '../../../src/core/yaml/plain-value.js';
import type { RecordKind } from '../../../src/core/records/kinds.js';
import type { YamlValue } from '../../../src/core/yaml/yaml-path.js';

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
const handle = fc.constantFrom('ada', 'grace');
const pair = fc.constantFrom('ada-and-grace-k7m2q4', 'an-older-name-k7m2q4', 'k7m2q4');
const goal = fc.constantFrom('own-the-retries-p3x9kd', 'p3x9kd');
const count = fc.integer({ min: 1, max: 99 });
const number = fc.oneof(fc.integer(), fc.constantFrom(0.5, -1.25, 1e6));
const own = fc.constantFrom<YamlValue>(1, 'mine', [1, 'a'], { deep: { er: true } }, null);

type Model = Readonly<Record<string, fc.Arbitrary<YamlValue>>>;

/** With any of its optional keys, and sometimes a key of somebody’s own, in any order. */
function record(required: Model, optional: Model): fc.Arbitrary<YamlValue> {
  return fc
    .record<Readonly<Record<string, YamlValue>>>(
      { ...required, ...optional, 'x-own': own },
      { requiredKeys: Object.keys(required) },
    )
    .chain((value) => fc.shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length }))
    .map((entries) => Object.fromEntries(entries) as YamlValue);
}

function list(item: fc.Arbitrary<YamlValue>, minLength = 0): fc.Arbitrary<YamlValue> {
  return fc.array(item, { minLength, maxLength: 3 });
}

const step = fc.oneof(words, record({ task: words }, { owner: handle, due: date, done: date }));
/** Ids of steps are unique in their list. */
const steps = list(step, 1).map((items) =>
  (items as readonly YamlValue[]).map((item, index) =>
    isMapping(item) && index % 2 === 0 ? { ...item, id: `step-${String.fromCharCode(97 + index)}` } : item,
  ),
);
const both = record({}, { mentee: words, mentor: words });

const stages = dates.map((days) =>
  days.map((entered, index) => ({
    stage: ['formation-of-a-pair', 'planning-and-development', 'formation-of-a-pair'][index] ?? '',
    entered,
  })),
);

const models: Readonly<Record<RecordKind, readonly [path: string, fc.Arbitrary<YamlValue>]>> = {
  configuration: [
    'mentoring.yaml',
    record(
      { format: fc.constant(1), objectives: fc.constant({ reliability: { title: 'Fewer pages' } }) },
      { readers: words, defaults: record({}, { process: fc.constant('five-stages'), cadence: duration }) },
    ),
  ],
  person: [
    'people/linus.yaml',
    record(
      { name: words },
      { emails: list(fc.constantFrom('a@b.c', 'x+y@example.org')), reportsTo: handle, keys: list(words) },
    ),
  ],
  pair: [
    'pairs/another-b2c3d4.yaml',
    fc
      .tuple(
        dates,
        record(
          { mentee: handle, mentor: handle, process: fc.constant('project-mentoring') },
          {
            by: handle,
            request: words,
            status: fc.constantFrom('proposed', 'active', 'paused', 'ended'),
            follows: pair,
            cadence: duration,
            stages,
          },
        ),
      )
      .map(([[starts, ends], value]) => ({
        ...(value as object),
        ...(starts === undefined ? {} : { starts }),
        ...(ends === undefined ? {} : { ends }),
      })),
  ],
  agreement: [
    'agreements/another-b3c4d5.yaml',
    record(
      { pair },
      {
        expectations: both,
        roles: words,
        schedule: record({}, { cadence: duration, meetings: count, minutes: count }),
        checkpoint: record({}, { afterSessions: count, date, how: words }),
        responseTime: duration,
        leaving: words,
      },
    ),
  ],
  signature: [
    'signatures/another-b4c5d6.yaml',
    record(
      {
        agreement: fc.constant('ada-and-grace-m8v4tc'),
        by: handle,
        date,
        text: fc.constant(`sha256:${'a'.repeat(64)}`),
      },
      {},
    ),
  ],
  goal: [
    'goals/another-b5c6d7.yaml',
    record(
      { title: words, owner: handle },
      {
        pair,
        continues: goal,
        measure: fc.oneof(words, record({ what: words, from: number, to: number }, { unit: words })),
        due: date,
        status: fc.constantFrom('draft', 'active', 'achieved', 'dropped'),
        specific: words,
        objective: fc.constant('reliability'),
        theme: fc.constantFrom('communication', 'leadership'),
      },
    ),
  ],
  plan: [
    'plans/another-b6c7d8.yaml',
    record(
      { goal },
      {
        steps,
        resources: list(
          record(
            { title: words },
            { kind: fc.constantFrom('training', 'book'), url: fc.constant('https://example.org/a?b#c') },
          ),
        ),
      },
    ),
  ],
  session: [
    'sessions/2026-11-21-ada-b7c8d9.yaml',
    fc
      .tuple(
        date,
        fc.boolean(),
        record(
          { pair },
          {
            status: fc.constantFrom('planned', 'cancelled'),
            minutes: count,
            notes: words,
            prompts: list(
              record({ ask: words }, { from: fc.constantFrom('mentor', 'mentee'), answer: words }),
            ),
            checkins: list(record({ goal }, { value: number, note: words })),
            actions: steps,
          },
        ),
      )
      .map(([day, isTimed, value]) => ({
        ...(value as object),
        date: day,
        ...(isTimed ? { started: `${day}T15:00:00+01:00` } : {}),
      })),
  ],
  feedback: [
    'feedback/another-b8c9d2.yaml',
    record(
      { pair, from: handle, to: handle, date, observed: words },
      {
        effect: words,
        kind: fc.constantFrom('praise', 'suggestion', 'question'),
        about: record(
          {},
          {
            goal,
            session: fc.constant('2026-11-07-ada-m2k7q4'),
            code: record({ path: words, line: count }, { commit: fc.constantFrom('1234567', 'abcdef0') }),
          },
        ),
        replyTo: fc.constant('2026-11-14-ada-q4k7m2'),
        resolves: fc.boolean(),
      },
    ),
  ],
  evidence: [
    'evidence/another-b9c2d3.yaml',
    record(
      { goal, by: handle, date, url: fc.constant('https://example.org/design') },
      { commit: fc.constant('1'.repeat(40)), repo: fc.constant('example.org/acme/payments'), note: words },
    ),
  ],
  review: [
    'reviews/another-c2d3f4.yaml',
    record(
      { pair, by: handle, date, kind: fc.constantFrom('checkpoint', 'final') },
      {
        goals: list(
          record({ goal }, { result: fc.constantFrom('achieved', 'partly', 'not-yet'), note: words }),
        ),
        actual: words,
        next: fc.constantFrom('new-cycle', 'close', 'transition'),
      },
    ),
  ],
  note: [
    'notes/another-c3d4f5.yaml',
    record(
      { pair, by: handle, date },
      { kind: fc.constantFrom('note', 'fit'), value: fc.constantFrom(1, 5, 'good'), text: words },
    ),
  ],
  process: [
    'processes/our-own.yaml',
    record(
      {
        title: words,
        stages: fc.constant([
          { id: 'first-weeks', title: 'First weeks', phase: 'prepare', lead: 'both' },
          {
            id: 'doing',
            title: 'Doing',
            phase: 'work',
            checks: [{ check: 'sessions-held', with: { atLeast: 2 } }],
          },
        ]),
      },
      { purpose: words, length: duration },
    ),
  ],
  programme: [
    'programme.yaml',
    fc
      .tuple(
        dates,
        record(
          { title: words },
          {
            goals: list(
              fc.oneof(words, record({ title: words }, { objective: fc.constant('reliability'), due: date })),
            ),
            organisers: list(handle),
            design: record(
              {},
              { processes: list(fc.constant('five-stages')), length: duration, cadence: duration },
            ),
            measures: list(fc.oneof(words, record({ what: words }, { from: number, to: number }))),
          },
        ),
      )
      .map(([days, value]) => ({
        ...(value as object),
        steps: days.map((entered) => ({ step: 'onboarding-mentors-and-mentees', entered })),
      })),
  ],
};

/** A record of any kind in which nothing is wrong, and which fits its surroundings. */
export const validRecord: fc.Arbitrary<ValidRecord> = fc
  .constantFrom(...(Object.keys(models) as RecordKind[]))
  .chain((kind) => {
    const [path, model] = models[kind];
    return model.map((value): ValidRecord => ({ kind, path, value }));
  });

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
  }
  if (next() === 0) node.comment = ' behind';
}
