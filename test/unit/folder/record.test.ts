import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { unreadableRecord } from '../../../src/core/folder/record.js';
import { limitPerRule } from '../../../src/core/lint/problem.js';
import { recordKinds } from '../../../src/core/records/kinds.js';
import { read } from './read.js';
import { ownProblems } from '../../../src/core/lint/lint.js';

describe('reading a record', () => {
  it('gives the content, and what YAML says beside it', () => {
    const file = read('goal', 'title: Own the retries\nowner: ada\nx-color: blue\n');
    assert.deepEqual(file, {
      kind: 'goal',
      id: 'own-the-retries-p3x9kd',
      place: 'shared',
      path: 'goals/own-the-retries-p3x9kd.yaml',
      text: 'title: Own the retries\nowner: ada\nx-color: blue\n',
      value: { title: 'Own the retries', owner: 'ada' },
      raw: { title: 'Own the retries', owner: 'ada', 'x-color': 'blue' },
      stale: false,
      faults: [],
    });
  });

  it('keeps the last good content of a broken file, however often it breaks', () => {
    const good = read('goal', 'title: Own it\nowner: ada\n');
    const broken = read('goal', 'title: [\n', good);
    const still = read('goal', 'owner: ada\n', broken);
    assert.deepEqual([still.value, still.raw, still.stale], [good.value, good.raw, true]);
    assert.equal(still.text, 'owner: ada\n');
  });

  it('reads a record with mere warnings as it is', () => {
    const file = read('goal', 'title: Own it\nowner: ada\nstatus: paused\n');
    assert.equal(file.stale, false);
    assert.deepEqual(file.value, { title: 'Own it', owner: 'ada', status: 'paused' });
  });

  it('keeps the last good content of a file that cannot be read', () => {
    const good = read('goal', 'title: Own it\nowner: ada\n');
    const file = unreadableRecord(
      good,
      { code: 'unreadable', data: { why: 'permission denied. Ask for it.' } },
      good,
    );
    assert.deepEqual(
      [file.value, file.stale, file.text, file.faults[0]?.code],
      [good.value, true, undefined, 'unreadable'],
    );
  });

  it('never throws: any bytes give content or an error', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            'title: a\n',
            'owner: ada\n',
            'steps:\n',
            '- a\n',
            '  - {',
            '}\n',
            ' ',
            'due: 1',
            ':',
            '\n',
            '"',
            "'",
          ),
          { maxLength: 20 },
        )
        .map((parts) => parts.join('')),
      fc.json(),
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      text.map((value) => new TextEncoder().encode(value)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...recordKinds), bytes, (kind, content) => {
        const file = read(kind, content);
        const hasErrors = ownProblems(file).some(({ severity }) => severity === 'error');
        assert.equal(file.value === undefined, hasErrors);
        for (const { message, range } of ownProblems(file)) {
          assert.doesNotMatch(message, /undefined|Invalid|expected|received|\[object/);
          assert.ok(range.start.line < range.end.line || range.start.column <= range.end.column);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a record that is made to take long', () => {
  it('is read at once, and no more of it is told than anybody reads', () => {
    // What takes time for each pair of these takes longer than any test may.
    const keys = Array.from({ length: 12_000 }, (_, index) => `unknown${index}: 1`).join('\n');
    const items = Array.from({ length: 12_000 }, () => '  - 1').join('\n');
    const unknown = read('person', `name: Ada\n${keys}\n`);
    const wrong = read('plan', `goal: own-the-retries-p3x9kd\nsteps:\n${items}\n`);
    assert.equal(unknown.value !== undefined && limitPerRule(ownProblems(unknown)).length, 50);
    assert.deepEqual([wrong.value, limitPerRule(ownProblems(wrong)).length], [undefined, 50]);
  });
});
