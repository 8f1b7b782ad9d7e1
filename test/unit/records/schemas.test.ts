import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import * as z from 'zod';
import { readRecord } from '../../../src/core/folder/record.js';
import { parseYaml } from '../../../src/core/folder/yaml-text.js';
import { definitions, recordKinds, recordPath, type RecordKind } from '../../../src/core/records/kinds.js';
import { jsonSchemaOf } from '../../../src/core/records/schemas.js';

declare const __REPOSITORY__: string;

const fixtures = path.join(__REPOSITORY__, 'test', 'fixtures', 'records');

/** What editors read beside the standard's own words. */
const keywords = ['enumDescriptions'];

/** The generated schema of a kind, as an editor applies it: some check formats, others leave them alone. */
const validators = new Map(
  recordKinds.map((kind): [RecordKind, readonly ValidateFunction[]] => {
    const schema = jsonSchemaOf(kind);
    const strict = new Ajv({ allErrors: true, keywords });
    formats(strict);
    return [kind, [strict.compile(schema), new Ajv({ validateFormats: false, keywords }).compile(schema)]];
  }),
);

function ajvVerdicts(kind: RecordKind, value: unknown): readonly boolean[] {
  return (validators.get(kind) ?? []).map((validate) => validate(value));
}

function filesIn(kind: RecordKind, verdict: 'valid' | 'invalid'): { name: string; bytes: Uint8Array }[] {
  const folder = path.join(fixtures, kind, verdict);
  return fs.readdirSync(folder).map((name) => ({ name, bytes: fs.readFileSync(path.join(folder, name)) }));
}

function read(kind: RecordKind, bytes: Uint8Array) {
  const id = 'some-record-p3x9kd';
  return readRecord({ kind, id, place: 'shared', path: recordPath(kind, id) }, bytes, undefined);
}

describe('schemas of records', () => {
  for (const kind of recordKinds) {
    describe(kind, () => {
      for (const { name, bytes } of filesIn(kind, 'valid')) {
        it(`accepts ${name}`, () => {
          const file = read(kind, bytes);
          const severities = new Set(file.problems.map(({ severity }) => severity));
          // What a later version writes is kept, with a warning.
          assert.deepEqual([...severities], name.startsWith('later-version') ? ['warning'] : []);
          assert.notEqual(file.value, undefined);
          assert.deepEqual(ajvVerdicts(kind, file.raw), [true, true]);
        });
      }

      for (const { name, bytes } of filesIn(kind, 'invalid')) {
        it(`refuses ${name}, saying so as its first lines do`, () => {
          const text = new TextDecoder().decode(bytes);
          const expected = [...text.matchAll(/^# (.*)$/gm)].map((line) => line[1]);
          assert.ok(expected.length > 0, 'a fixture says what is wrong with it');
          assert.deepEqual(
            read(kind, bytes).problems.map(({ message }) => message),
            expected,
          );
          assert.deepEqual(ajvVerdicts(kind, parseYaml(bytes).value), [false, false]);
        });
      }

      it('has a full example with every key', () => {
        const keys = new Set(
          filesIn(kind, 'valid').flatMap(({ bytes }) => Object.keys(parseYaml(bytes).value as object)),
        );
        assert.deepEqual(
          definitions[kind].keys.filter((key) => !keys.has(key)),
          [],
        );
      });

      it('describes every key, and names no host', () => {
        const schema = jsonSchemaOf(kind) as {
          $schema: string;
          title: string;
          description: string;
          $id?: string;
        };
        assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
        assert.ok(schema.title && schema.description);
        assert.equal(schema.$id, undefined);
        assert.deepEqual(undescribed(schema), []);
      });

      it('judges whatever is generated alike in zod and as JSON Schema', () => {
        let accepted = 0;
        let refused = 0;
        fc.assert(
          fc.property(nearly(definitions[kind].schema), (value) => {
            const verdict = definitions[kind].schema.safeParse(value).success;
            if (verdict) accepted++;
            else refused++;
            assert.deepEqual(ajvVerdicts(kind, value), [verdict, verdict]);
          }),
          { numRuns: 500 },
        );
        assert.ok(
          accepted >= 10 && refused >= 10,
          `${accepted} accepted, ${refused} refused: the examples are too alike`,
        );
      });
    });
  }

  it('offers the known values of an open list, and accepts others', () => {
    const { properties } = jsonSchemaOf('goal') as { properties: { status: { anyOf: unknown } } };
    assert.deepEqual(properties.status.anyOf, [
      {
        type: 'string',
        enum: ['draft', 'active', 'achieved', 'dropped'],
        enumDescriptions: [
          'Still being worked out.',
          'Being worked on.',
          'Reached.',
          'Not pursued any more.',
        ],
      },
      { type: 'string' },
    ]);
  });

  it('lie in media/schemas as they are generated now', () => {
    const script = path.join(__REPOSITORY__, 'scripts', 'schemas.js');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });
});

/** The paths of keys that a schema doesn't describe. */
function undescribed(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key !== 'properties') return undescribed(value, at);
    return Object.entries(value as Record<string, { description?: string }>).flatMap(([name, property]) => [
      ...(property.description ? [] : [`${at}${name}`]),
      ...undescribed(property, `${at}${name}.`),
    ]);
  });
}

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    '',
    ' ',
    '\u00a0',
    '\ufeff',
    'on',
    'constructor',
    '__proto__',
    '-',
    'a--b',
    'a-',
    0,
    -1,
    0.5,
    1e300,
    2 ** 53,
    NaN,
    Infinity,
  ),
);
const words = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('ada', 'own-the-retries-p3x9kd', 'active', 'Read the queue') },
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'a'.repeat(64),
    'a'.repeat(65),
    '\n',
    'Ada',
    '12',
    'P14D',
    'P1W',
    'P1W1D',
    'PT',
    'PT0.5S',
    'P1Y2M3DT4H5M6S',
  ),
  fc.constantFrom('ada@example.org', 'a b@c', 'ada@', 'root@host', 'a@b@c', 'a.@-.x', '1+bot[bot]@x.y'),
  fc.constantFrom(
    'https://example.org',
    'http://é.org/ü?x#y',
    'https://',
    'https://[',
    'HTTPS://a',
    'https://a b',
    'ftp://a',
    'https://?',
  ),
  fc.constantFrom('host/path', 'host/path.git', 'a@host/path', 'host', 'host/a/b', 'https://host/path'),
  fc.constantFrom(
    '0'.repeat(39),
    '0'.repeat(40),
    'a'.repeat(41),
    'f'.repeat(63),
    'F'.repeat(40),
    `sha256:${'0'.repeat(64)}`,
  ),
);
const two = (most: number) => fc.nat({ max: most }).map((number) => String(number).padStart(2, '0'));
const day = fc
  .tuple(fc.oneof(fc.nat({ max: 9999 }), fc.constantFrom(1900, 2000, 2024, 2026, 0)), two(13), two(32))
  .map(([year, month, date]) => `${String(year).padStart(4, '0')}-${month}-${date}`);
const moment = fc
  .tuple(
    day,
    two(25),
    two(61),
    two(61),
    fc.constantFrom('', '.5', '.'),
    fc.constantFrom('Z', 'z', '', '+01:00', '-23:59', '+24:00', '+01'),
  )
  .map(
    ([date, hours, minutes, seconds, fraction, offset]) =>
      `${date}T${hours}:${minutes}:${seconds}${fraction}${offset}`,
  );

/** Values that a schema mostly accepts, with something wrong now and then. */
function nearly(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: meant(schema) }, junk);
}

function meant(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional) return nearly(schema.unwrap());
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(nearly));
  if (schema instanceof z.ZodArray) return fc.array(nearly(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(fc.oneof(words, fc.constantFrom('on', 'x-a', '1')), nearly(schema.valueType), {
      maxKeys: 2,
    });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber)
    return fc.oneof(fc.integer({ min: 1, max: 6 }), fc.double(), fc.integer());
  if (schema instanceof z.ZodISODate)
    return fc.oneof({ weight: 5, arbitrary: fc.constant('2026-11-21') }, day, moment);
  if (schema instanceof z.ZodISODateTime)
    return fc.oneof({ weight: 5, arbitrary: fc.constant('2026-11-21T15:00:00+01:00') }, day, moment);
  if (schema instanceof z.ZodString) return wordsFor(schema);
  if (schema instanceof z.ZodObject) return mapping(schema.shape);
  if (schema instanceof z.ZodUnknown) return junk;
  throw new Error(`Nothing is known of ${schema._zod.def.type} here`);
}

/** Text, mostly such as the schema's pattern asks for. */
function wordsFor(schema: z.ZodString): fc.Arbitrary<unknown> {
  const { pattern } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  if (pattern === undefined || pattern === '\\S') return words;
  const good = [
    'own-the-retries-p3x9kd',
    'P14D',
    'https://example.org/a',
    'ada@example.org',
    'host/path',
    '0'.repeat(40),
    `sha256:${'0'.repeat(64)}`,
  ].filter((text) => new RegExp(pattern, 'u').test(text));
  assert.ok(good.length > 0, `nothing here matches ${pattern}`);
  return fc.oneof({ weight: 10, arbitrary: fc.constantFrom(...good) }, words);
}

function mapping(shape: Readonly<Record<string, z.core.$ZodType>>): fc.Arbitrary<unknown> {
  const required = Object.keys(shape).filter((key) => !(shape[key] instanceof z.ZodOptional));
  const known = Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, nearly(inner)]));
  return fc
    .tuple(
      fc.oneof(
        { weight: 20, arbitrary: fc.record(known, { requiredKeys: required }) },
        fc.record(known, { requiredKeys: [] }),
      ),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant({}) },
        fc.dictionary(fc.constantFrom('x-mine', 'later', 'constructor'), junk, { maxKeys: 1 }),
      ),
    )
    .map(([record, others]) => ({ ...record, ...others }));
}
