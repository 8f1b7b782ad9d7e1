import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  codeOf,
  isSafeId,
  newCode,
  newDatedId,
  newHandle,
  newId,
  slug,
} from '../../../src/core/folder/id.js';
import { identity, sameRecord } from '../../../src/core/folder/snapshot.js';
import { RecordText } from '../../../src/core/yaml/record-text.js';

/** Numbers between 0 and 1 as a source of randomness; after the last one come zeros. */
function randomFrom(numbers: readonly number[]) {
  let next = 0;
  return (below: number) => Math.floor((numbers[next++] ?? 0) * below);
}

const random = fc
  .array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 6, maxLength: 6 })
  .map(randomFrom);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('con', 'Aux', 'on', 'NULL', '2026-11-21', '1e5', '日本語', 'com1', '---', ''),
);
const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function assertSafe(id: string): void {
  assert.match(id, idPattern);
  assert.ok(id.length <= 64, id);
  assert.ok(isSafeId(id), id);
}

describe('ids', () => {
  describe('codes', () => {
    it('are six characters of base32 without i, l, o, u, the first a letter', () => {
      fc.assert(
        fc.property(random, (source) =>
          assert.match(newCode(source), /^[a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{5}$/),
        ),
      );
    });

    it('use every letter, in every place', () => {
      const first = new Set<string>();
      const last = new Set<string>();
      for (let step = 0; step < 32; step++) {
        const code = newCode(randomFrom([step / 32, 0, 0, 0, 0, step / 32]));
        first.add(code.charAt(0));
        last.add(code.charAt(5));
      }
      assert.equal([...first].sort().join(''), 'abcdefghjkmnpqrstvwxyz');
      assert.equal([...last].sort().join(''), '0123456789abcdefghjkmnpqrstvwxyz');
    });

    it('stand at the end of an id', () => {
      assert.equal(codeOf('own-the-retries-p3x9kd'), 'p3x9kd');
      assert.equal(codeOf('2026-11-21-ada-k7m2q4'), 'k7m2q4');
      assert.equal(codeOf('p3x9kd'), 'p3x9kd');
      for (const id of [
        'own-the-retries',
        'ada',
        '2026-11-21',
        'own-33x9kd',
        'ownp3x9kd',
        'own-p3x9kl',
        'p3x9kd-own',
        '',
      ]) {
        assert.equal(codeOf(id), undefined, id);
      }
    });

    it('alone tell records apart, whatever the words before them; people go by their whole handle', () => {
      assert.ok(sameRecord('goal', 'own-the-retries-p3x9kd', 'renamed-p3x9kd'));
      assert.ok(sameRecord('goal', 'p3x9kd', 'renamed-p3x9kd'));
      assert.ok(!sameRecord('goal', 'own-the-retries-p3x9kd', 'own-the-retries-p3x9ke'));
      assert.ok(!sameRecord('person', 'ada-p3x9kd', 'grace-p3x9kd'));
      assert.ok(!sameRecord('goal', undefined, undefined));
      assert.equal(identity('goal', 'by-hand'), 'by-hand');
    });
  });

  describe('slugs', () => {
    for (const [text, expected] of [
      ['Own the retry subsystem', 'own-the-retry-subsystem'],
      ["Grace's p99 & more", 'graces-p99-and-more'],
      ['Büşra übt Größe', 'buesra-uebt-groesse'],
      ['snake_case and CamelCase', 'snake-case-and-camelcase'],
      ['日本語', 'goal'],
      ['  --  ', 'goal'],
      ['', 'goal'],
      ['a'.repeat(50), 'a'.repeat(40)],
      ['Understand how the payment providers answer', 'understand-how-the-payment-providers'],
      [`${'a'.repeat(40)} b`, 'a'.repeat(40)],
    ] as const) {
      it(`of ${JSON.stringify(text)} is ${expected}`, () => assert.equal(slug(text, 'goal'), expected));
    }
  });

  describe('new ids', () => {
    it('match the pattern, are safe and end in their code', () => {
      fc.assert(
        fc.property(anyText, random, (text, source) => {
          const id = newId(text, 'goal', source);
          assertSafe(id);
          assert.equal(codeOf(id)?.length, 6);
        }),
        { numRuns: 1000 },
      );
    });

    it('of dated kinds sort by day and are safe, too', () => {
      fc.assert(
        fc.property(anyText, random, (text, source) => {
          const id = newDatedId('2026-11-21', text, source);
          assertSafe(id);
          assert.match(id, /^2026-11-21-/);
        }),
      );
      assert.match(newDatedId('2026-11-21', 'ada', randomFrom([])), /^2026-11-21-ada-a00000$/);
    });

    it('read as text in YAML', () => {
      fc.assert(
        fc.property(anyText, random, (text, source) => {
          const id = newId(text, 'goal', source);
          assert.deepEqual(RecordText.of(`goal: ${id}\n`).value, { goal: id });
        }),
      );
    });
  });

  describe('safe ids', () => {
    it('are lower-case words joined by hyphens, of 64 characters at most', () => {
      for (const id of [
        'ada',
        'own-the-retries-p3x9kd',
        '2026-11-21-ada-k7m2q4',
        'a'.repeat(64),
        'on-call',
        '2-ada',
        'conny',
      ]) {
        assert.ok(isSafeId(id), id);
      }
      const paths = ['', '.', '..', '../x', 'a/b', 'a\\b', 'a.b', 'C:', 'a b', 'a\u0000', 'a\n', '~'];
      const spellings = ['Ada', 'ada_b', 'a--b', '-a', 'a-', 'ä', 'a'.repeat(65)];
      for (const id of [...paths, ...spellings]) assert.ok(!isSafeId(id), JSON.stringify(id));
    });

    it('are no device of Windows', () => {
      for (const id of ['con', 'prn', 'aux', 'nul', 'com1', 'com9', 'lpt1', 'lpt9'])
        assert.ok(!isSafeId(id), id);
    });

    it('are read as text by every version of YAML', () => {
      const words = ['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n'];
      const numbers = ['12', '0', '1e5', '0x1f', '0b11', '0o17', '2026-11-21', '1-2', '1e-5'];
      for (const id of [...words, ...numbers]) assert.ok(!isSafeId(id), id);
    });

    it('reads as text what it calls safe', () => {
      const unit = fc.constantFrom(
        '0',
        '1',
        '2',
        '7',
        'e',
        'o',
        'x',
        'b',
        'y',
        'n',
        '-',
        'true',
        'null',
        'on',
      );
      const candidate = fc.string({ unit, maxLength: 10 });
      fc.assert(
        fc.property(candidate, (id) => {
          if (!isSafeId(id)) return;
          assert.deepEqual(RecordText.of(`goal: ${id}\n`).value, { goal: id });
        }),
        { numRuns: 2000 },
      );
    });
  });

  describe('handles', () => {
    for (const [name, email, taken, expected] of [
      ['Ada Lovelace', '', [], 'ada'],
      ['Ada Lovelace', '', ['ada'], 'ada-lovelace'],
      ['Ada Lovelace', '', ['ada', 'ada-lovelace'], 'ada-lovelace-2'],
      ['Ada Lovelace', '', ['ada', 'ada-lovelace', 'ada-lovelace-2'], 'ada-lovelace-3'],
      ['Büşra', '', [], 'buesra'],
      ['李小龍', 'bruce@example.org', [], 'bruce'],
      ['李小龍', '李@example.org', [], 'someone'],
      ['', '', ['someone'], 'someone-2'],
      ['On Kawara', '', [], 'on-kawara'],
      ['No', '', [], 'no-2'],
      ['Con', '', [], 'con-2'],
      ['50 Cent', '', [], 'p-50-cent'],
      ['', '1234567+ada@users.noreply.example.org', [], 'ada'],
    ] as const) {
      it(`of ${JSON.stringify(name || email)}${taken.length > 0 ? ` beside ${taken.join(', ')}` : ''} is ${expected}`, () =>
        assert.equal(newHandle(name, email, new Set(taken)), expected));
    }

    it('are safe, start with a letter and are never taken', () => {
      fc.assert(
        fc.property(anyText, anyText, fc.nat({ max: 5 }), (name, email, others) => {
          const taken = new Set<string>();
          for (let number = 0; number <= others; number++) {
            const handle = newHandle(name, email, taken);
            assertSafe(handle);
            assert.match(handle, /^[a-z]/);
            assert.ok(!taken.has(handle));
            taken.add(handle);
          }
        }),
      );
    });
  });
});
