import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findConflict } from '../../../src/core/yaml/conflict.js';

function linesOf(text: string): [number, number] | undefined {
  const range = findConflict(text);
  return range && [range.start.line, range.end.line];
}

describe('Finding a merge conflict', () => {
  it('covers a conflict from its first marker to its last', () => {
    assert.deepEqual(
      findConflict('title: A\n<<<<<<< HEAD\ndue: 1\n=======\ndue: 2\n>>>>>>> theirs\nowner: ada\n'),
      {
        start: { line: 1, column: 0 },
        end: { line: 5, column: 14 },
      },
    );
  });

  it('knows the style that shows the common ancestor, and Windows line ends', () => {
    assert.deepEqual(
      linesOf('<<<<<<< ours\r\na: 1\r\n||||||| base\r\na: 0\r\n=======\r\na: 2\r\n>>>>>>> theirs\r\n'),
      [0, 6],
    );
  });

  it('finds the first of several conflicts', () => {
    assert.deepEqual(linesOf('<<<<<<< a\n=======\n>>>>>>> b\n<<<<<<< a\n=======\n>>>>>>> b\n'), [0, 2]);
  });

  it('finds what is left of a conflict that was resolved by halves', () => {
    assert.deepEqual(linesOf('title: A\n>>>>>>> theirs\n'), [1, 1]);
    assert.deepEqual(linesOf('<<<<<<< HEAD\ntitle: A\n'), [0, 0]);
  });

  it('does not take a heading or an indented text for one', () => {
    assert.equal(findConflict('notes: |\n  Heading\n  =======\n  <<<<<<< HEAD\n'), undefined);
    assert.equal(findConflict('=======\n'), undefined);
    assert.equal(findConflict('<<<<<<<< eight\n'), undefined);
    assert.equal(findConflict('<<<<<<<six\n'), undefined);
  });

  it('finds a conflict behind a byte order mark', () => {
    assert.deepEqual(findConflict('\uFEFF<<<<<<< a\n')?.start, { line: 0, column: 0 });
  });

  it('takes any text', () => {
    const line = fc.constantFrom(
      '<<<<<<< a\n',
      '=======\n',
      '||||||| b\r\n',
      '>>>>>>>\n',
      'a: 1\n',
      '\uFEFF',
      '<',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => void findConflict(lines.join(''))),
      { numRuns: 300 },
    );
  });
});
