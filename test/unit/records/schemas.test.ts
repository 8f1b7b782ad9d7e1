import assert from 'node:assert/strict';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import { readRecord } from '../../../src/core/folder/record.js';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import { definitions, recordKinds, recordPath, type RecordKind } from '../../../src/core/records/kinds.js';
import { editorKeywords, jsonSchemaOf } from '../../../src/core/records/schemas.js';
import { fixturesOf } from './fixtures.js';
import { nearly } from './nearly.js';
import { ownProblems } from '../../../src/core/lint/lint.js';

declare const __REPOSITORY__: string;

const keywords = [...editorKeywords];

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

function read(kind: RecordKind, bytes: Uint8Array) {
  const id = 'some-record-p3x9kd';
  return readRecord({ kind, id, place: 'shared', path: recordPath(kind, id) }, bytes, undefined);
}

describe('schemas of records', () => {
  for (const kind of recordKinds) {
    describe(kind, () => {
      for (const { name, bytes } of fixturesOf(kind, 'valid')) {
        it(`accepts ${name}`, () => {
          const file = read(kind, bytes);
          const severities = new Set(ownProblems(file).map(({ severity }) => severity));
          // What a later version writes is kept, with a warning.
          assert.deepEqual([...severities], name.startsWith('later-version') ? ['warning'] : []);
          assert.notEqual(file.value, undefined);
          assert.deepEqual(ajvVerdicts(kind, file.raw), [true, true]);
        });
      }

      for (const { name, bytes } of fixturesOf(kind, 'invalid')) {
        it(`refuses ${name}, saying so as its first lines do`, () => {
          const text = new TextDecoder().decode(bytes);
          const expected = [...text.matchAll(/^# (.*)$/gm)].map((line) => line[1]);
          assert.ok(expected.length > 0, 'a fixture says what is wrong with it');
          assert.deepEqual(
            ownProblems(read(kind, bytes)).map(({ message }) => message),
            expected,
          );
          assert.deepEqual(ajvVerdicts(kind, RecordText.of(bytes.toString()).value), [false, false]);
        });
      }

      it('has a full example with every key', () => {
        const keys = new Set(
          fixturesOf(kind, 'valid').flatMap(({ bytes }) =>
            Object.keys(RecordText.of(bytes.toString()).value as object),
          ),
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

  it('call a key by its words', () => {
    const { properties } = jsonSchemaOf('person') as { properties: Record<string, { title: string }> };
    assert.deepEqual(
      Object.values(properties).map(({ title }) => title),
      ['Name', 'Emails', 'Reports to', 'Keys'],
    );
    const evidence = jsonSchemaOf('evidence') as { properties: Record<string, { title: string }> };
    assert.equal(evidence.properties['url']?.title, 'URL');
  });

  it('show what an id, a day and a moment look like, and give none to take as a value', () => {
    const { properties } = jsonSchemaOf('session') as { properties: Record<string, Described> };
    const examples = {
      pair: 'ada-and-grace-k7m2q4',
      date: '2026-11-21',
      started: '2026-11-21T15:00:00+01:00',
    };
    for (const [key, example] of Object.entries(examples)) {
      assert.ok(properties[key]?.markdownDescription?.includes(`\`${example}\``), key);
      assert.equal(properties[key]?.examples, undefined);
    }
  });

  it('lie in media/schemas as they are generated now', () => {
    const script = path.join(__REPOSITORY__, 'scripts', 'schemas.js');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });
});

interface Described {
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string;
}

/** With a title, in plain text and in Markdown; with an example where any text or number may stand. */
function isDescribed({ title, description, markdownDescription, examples, type }: Described): boolean {
  if (!title || !description || !markdownDescription) return false;
  const isFree = ['string', 'number', 'integer'].includes(type ?? '');
  return !isFree || (examples ?? []).length > 0 || /(?:Written as|For example:) `/.test(markdownDescription);
}

/** The paths of keys that a schema doesn't describe. */
function undescribed(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key !== 'properties') return undescribed(value, at);
    return Object.entries(value as Record<string, Described>).flatMap(([name, property]) => [
      ...(isDescribed(property) ? [] : [`${at}${name}`]),
      ...undescribed(property, `${at}${name}.`),
    ]);
  });
}
