import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { splice as applyAll, spliceBetween, splicesBetween } from '../../../src/core/text/splice.js';

const apply = (text: string, { start, end, text: inserted }: { start: number; end: number; text: string }) =>
  text.slice(0, start) + inserted + text.slice(end);

describe('spliceBetween', () => {
  it('touches what differs and nothing else', () => {
    const cases: readonly (readonly [string, string, number, number, string])[] = [
      ['title: Old\nowner: ada\n', 'title: New\nowner: ada\n', 7, 10, 'New'],
      ['a\nb\n', 'a\nb\nc\n', 4, 4, 'c\n'],
      ['- x\n- x\n', '- x\n', 4, 8, ''],
      ['same', 'same', 4, 4, ''],
      ['', 'new', 0, 0, 'new'],
    ];
    for (const [before, after, start, end, text] of cases)
      assert.deepEqual(spliceBetween(before, after), { start, end, text });
  });

  it('makes one text the other without splitting line ends or characters', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '\r\n', '\n', '😀', '😁', 'é'))
      .map((parts) => parts.join(''));
    const isSplit = (whole: string, offset: number) =>
      (whole[offset - 1] === '\r' && whole[offset] === '\n') ||
      /^[\uDC00-\uDFFF]/.test(whole.slice(offset, offset + 1));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const splice = spliceBetween(before, after);
        assert.equal(apply(before, splice), after);
        assert.ok(splice.start <= splice.end);
        assert.ok(!isSplit(before, splice.start) && !isSplit(before, splice.end));
      }),
    );
  });
});

describe('splicesBetween', () => {
  it('touches each word that differs, and what stands between them not', () => {
    const before = 'pair: ada-and-grace\nnotes: with ada-and-grace, 😀\n';
    const after = 'pair: masters\nnotes: with masters, 😀\n';
    assert.deepEqual(splicesBetween(before, after), [
      { start: 6, end: 19, text: 'masters' },
      { start: 32, end: 45, text: 'masters' },
    ]);
    assert.deepEqual(splicesBetween('a: b\n', 'a: b\nc: d\n'), [{ start: 5, end: 5, text: 'c: d\n' }]);
    assert.deepEqual(splicesBetween('same\n', 'same\n'), []);
  });

  it('makes one text the other', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b-c', '\r\n', ': ', '😀', 'é'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const splices = splicesBetween(before, after);
        assert.equal(applyAll(before, splices), after);
      }),
    );
  });
});
