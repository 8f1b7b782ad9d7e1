import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { TextRange } from '../../../src/core/text/text-range.js';
import { sourceExcerpt } from '../../../src/core/report/source-excerpt.js';

type Segment = (this: Intl.Segmenter, text: string) => Intl.Segments;

/** A range on the first line, by columns. */
function columns(start: number, end: number): TextRange {
  return { start: { line: 0, column: start }, end: { line: 0, column: end } };
}

/** The range of the only occurrence of a part of a line. */
function rangeOf(line: string, part: string): TextRange {
  const start = line.indexOf(part);
  return columns(start, start + part.length);
}

describe('the excerpt of a source', () => {
  const cases: Readonly<Record<string, readonly [line: string, part: string, ...expected: string[]]>> = {
    'marks a part of a line': ['due: 2026-13-01', '2026-13-01', 'due: 2026-13-01', '     ^^^^^^^^^^'],
    'shows tabs as spaces': ['due:\t2026-13-01', '2026', 'due:    2026-13-01', '        ^^^^'],
    'marks what is two columns wide so': ['日本 目標 x', '目標', '日本 目標 x', '     ^^^^'],
    'counts a character of several code points once': ['a👩‍💻é b', 'b', 'a👩‍💻é b', '     ^'],
    'shows signs for what cannot be seen': ['a\u001b\u202e\u200b b', 'b', 'a␛�� b', '     ^'],
  };
  for (const [name, [line, part, ...expected]] of Object.entries(cases)) {
    it(name, () => assert.deepEqual(sourceExcerpt(line, rangeOf(line, part)), expected));
  }

  it('marks the place of what is missing', () => {
    assert.deepEqual(sourceExcerpt('due:', columns(4, 4)), ['due:', '    ^']);
    assert.deepEqual(sourceExcerpt('due: x', columns(2, 2)), ['due: x', '  ^']);
    assert.deepEqual(sourceExcerpt('', columns(7, 9)), ['', '^']);
  });

  it('marks the first line of what goes on', () => {
    const range = { start: { line: 0, column: 5 }, end: { line: 3, column: 2 } };
    assert.deepEqual(sourceExcerpt('key: [a,  ', range), ['key: [a,', '     ^^^']);
  });

  it('shows of a long line what is around the place', () => {
    const line = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
    const [shown, marks] = sourceExcerpt(line, rangeOf(line, 'HERE'));
    assert.match(shown, /^…x{30}HEREy{65}…$/);
    assert.equal(marks, `${' '.repeat(31)}^^^^`);
    const [start] = sourceExcerpt(line, columns(0, 500));
    assert.match(start, /^x{100}…$/);
    // Never half a character.
    const [wide] = sourceExcerpt(`${'😀'.repeat(300)}!`, columns(600, 601));
    assert.match(wide, /^…😀{15}!$/u);
  });

  it('looks at no more than a thousand code units of the longest lines', () => {
    const looked: number[] = [];
    const { prototype } = Intl.Segmenter;
    const segment = Object.getOwnPropertyDescriptor(prototype, 'segment')?.value as Segment;
    prototype.segment = function (text) {
      looked.push(text.length);
      return segment.call(this, text);
    };
    try {
      for (const line of ['a\u0301', '\u0301', '\t', '👩‍'])
        sourceExcerpt(line.repeat(250_000), columns(400_000, 400_001));
    } finally {
      prototype.segment = segment;
    }
    assert.equal(looked.length, 4);
    assert.ok(Math.max(...looked) <= 1000, looked.join());
  });

  it('marks what it shows, whatever the line', () => {
    const lines = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }));
    fc.assert(
      fc.property(lines, fc.nat(310), fc.nat(310), (line, start, length) => {
        const [shown, marks] = sourceExcerpt(line, columns(start, start + length));
        assert.match(marks, /^ *\^+$/);
        assert.ok(marks.length <= 101);
        assert.doesNotMatch(shown, /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u);
      }),
    );
    const plain = fc.string({ unit: fc.constantFrom('a', ' ', ':'), maxLength: 100 });
    fc.assert(
      fc.property(plain, fc.nat(100), fc.nat(100), (line, start, length) => {
        const at = Math.min(start, line.length);
        const end = Math.max(at + 1, Math.min(start + length, line.length));
        assert.deepEqual(sourceExcerpt(line, columns(start, start + length)), [
          line.trimEnd(),
          ' '.repeat(at) + '^'.repeat(end - at),
        ]);
      }),
    );
  });
});
