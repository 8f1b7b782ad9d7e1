import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { YAML11_SCHEMA, load } from 'js-yaml';
import { sameValue } from '../../../src/core/yaml/plain-value.js';
import { writeRecord } from '../../../src/core/folder/write.js';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import { yamlValue } from '../yaml/arbitrary-value.js';

describe('Writing a new record', () => {
  it('reads as a person would have written it', () => {
    const session = {
      pair: 'ada-and-grace-k7m2q4',
      date: '2026-11-21',
      started: '2026-11-21T15:00:00+01:00',
      minutes: 45,
      status: undefined,
      notes: 'Talked about the lock.\n\nGrace:\n  - hold it shorter\n',
      checkins: [{ goal: 'own-the-retries-p3x9kd', value: 22 }],
      actions: [
        "Read the queue's design",
        { task: 'Write the backoff proposal', owner: 'ada', due: '2026-12-04' },
      ],
    };
    assert.equal(
      writeRecord(session),
      `pair: ada-and-grace-k7m2q4
date: 2026-11-21
started: 2026-11-21T15:00:00+01:00
minutes: 45
notes: |
  Talked about the lock.

  Grace:
    - hold it shorter
checkins:
  - { goal: own-the-retries-p3x9kd, value: 22 }
actions:
  - Read the queue's design
  - { task: Write the backoff proposal, owner: ada, due: 2026-12-04 }
`,
    );
  });

  it('puts small mappings and lists of codes on one line, and large ones on several', () => {
    const long = 'a sentence that goes on and on until the line is full and then some more of it comes';
    assert.equal(
      writeRecord({
        emails: ['ada@example.org'],
        measure: { what: 'p99', from: 40, to: 10 },
        expectations: { mentee: long, mentor: long },
      }),
      `emails: [ada@example.org]
measure: { what: p99, from: 40, to: 10 }
expectations:
  mentee: ${long}
  mentor: ${long}
`,
    );
    assert.equal(
      writeRecord({ actions: [{ task: long, note: 'One.\nTwo.' }] }),
      `actions:\n  - task: ${long}\n    note: |-\n      One.\n      Two.\n`,
    );
  });

  it('writes texts of several lines so that they read back exactly', () => {
    assert.equal(
      writeRecord({ a: 'x\ny', b: 'x\n', c: 'x\n\n', d: '  x\ny' }),
      'a: |-\n  x\n  y\nb: |\n  x\nc: |+\n  x\n\nd: |2-\n    x\n  y\n',
    );
    assert.equal(
      writeRecord({ blank: '\n', bell: 'a\u0007\nb', end: 'a\n ' }),
      'blank: "\\n"\nbell: "a\\u0007\\nb"\nend: "a\\n "\n',
    );
  });

  it('quotes only what some YAML version reads as something else', () => {
    const words = [
      'on',
      'No',
      'y',
      '12:30',
      '0123456',
      '0x1f',
      '1e5',
      '~',
      'null',
      '=',
      '1_000',
      '.inf',
      '2026-1-2',
      ' a',
      '@a',
      '#a',
      'a: b',
      '- a',
      '---',
      '',
    ];
    for (const word of words) assert.equal(writeRecord({ a: word }), `a: '${word}'\n`);
    for (const word of [
      '2026-11-21',
      'P14D',
      'p3x9kd',
      'a:b',
      "it's",
      'one, two',
      'https://example.org/#x',
      '1.2.3',
      'none',
      '👋',
    ]) {
      assert.equal(writeRecord({ a: word }), `a: ${word}\n`);
    }
    assert.equal(
      writeRecord({ on: 'a, b', list: [{ text: 'a, b' }] }),
      "'on': a, b\nlist:\n  - { text: 'a, b' }\n",
    );
  });

  it('never breaks a long line', () => {
    const long = 'word '.repeat(100).trim();
    assert.equal(writeRecord({ title: long }), `title: ${long}\n`);
  });

  it('writes a record without keys', () => {
    assert.equal(writeRecord({ a: undefined }), '{}\n');
  });

  it('reads back as the same value, whatever it is', () => {
    const record = fc.dictionary(
      fc.constantFrom('title', 'notes', 'on', 'a: b', '1', 'ünïcode', ''),
      yamlValue,
    );
    fc.assert(
      fc.property(record, (value) => {
        const { value: read, faults } = RecordText.of(writeRecord(value));
        assert.deepEqual(faults, []);
        assert.ok(sameValue(read, value));
      }),
      { numRuns: 500 },
    );
  });

  it('reads as the same texts in YAML 1.1, apart from dates', () => {
    const letters = fc.constantFrom(...Array.from('yesnoYESNOfalstrue0123456789abcdefxXoEe_.:+-~=<, \'"#TZ'));
    const texts = fc.dictionary(
      fc.constantFrom('title', 'on', 'y', 'n'),
      fc.oneof(fc.string({ unit: letters, maxLength: 6 }), fc.string()),
    );
    fc.assert(
      fc.property(texts, (value) => {
        assert.deepEqual(
          { ...(load(writeRecord(value), { schema: YAML11_SCHEMA }) as object) },
          { ...value },
        );
      }),
      { numRuns: 1000 },
    );
  });
});
