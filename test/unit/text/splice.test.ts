import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { spliceBetween } from '../../../src/core/text/splice.js';

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
