import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import { readRecord } from '../../../src/core/folder/record.js';
import { referencesIn } from '../../../src/core/names/names-in-text.js';
import { rangeIn } from '../../../src/core/lint/reference-range.js';

const where = {
  kind: 'goal',
  id: 'own-the-retries-p3x9kd',
  place: 'shared',
  path: 'goals/own-the-retries-p3x9kd.yaml',
} as const;

/** Holds where each reference of a goal is said to stand against where the parser sees it. Returns how many there were. */
function compare(text: string): number {
  const file = readRecord(where, new TextEncoder().encode(text), undefined);
  const references = referencesIn('goal', file.value);
  for (const { path } of references) {
    assert.deepEqual(rangeIn(file, path), RecordText.of(text).rangeOf(path), text);
  }
  return references.length;
}

describe('where a reference stands', () => {
  for (const [what, text] of [
    ['on a line of its own', 'title: Own it\nowner: ada\npair: ada-k7m2q4\n'],
    ['at the very end', 'title: Own it\nowner: ada'],
    ['after CRLF', 'title: Own it\r\nowner:  ada \r\n'],
    ['at the start of a marked text', '\uFEFFowner: ada\ntitle: Own it\n'],
    ['in quotes', 'title: Own it\nowner: "ada"\n'],
    ['before a comment', 'title: Own it\nowner: ada # her own\n'],
    ['on the next line', 'title: Own it\nowner:\n  ada\n'],
    ['between braces', '{ title: Own it,\nowner: ada\n}\n'],
    ['beside its like in a text', 'title: |\n  owner: ada\nowner: ada\n'],
    ['beside its like in a comment', 'title: Own it\n# owner: ada\nowner: ada\n'],
    ['beside its like deeper', 'title: Own it\nx-before:\n  owner: ada\nowner: ada\n'],
  ] as const) {
    it(`is found ${what}`, () => assert.ok(compare(text) > 0));
  }

  it('is where the parser sees it, whatever stands around', () => {
    const line = fc.constantFrom(
      'owner: ada',
      'owner: ada ',
      'owner:',
      '  ada',
      '  owner: ada',
      'title: "a',
      'title: |',
      'title: Own it',
      '  a"',
      'a"',
      '{',
      '}',
      'x-a: {',
      'x-a:',
      '- owner: ada',
      ', owner: ada',
      '# owner: ada',
      '',
      'pair: ada',
    );
    const some = fc.array(line, { maxLength: 3 });
    const end = fc.constantFrom('\n', '\r\n');
    let compared = 0;
    fc.assert(
      fc.property(some, some, some, end, (before, between, after, lineEnd) => {
        compared += compare([...before, 'title: Own it', ...between, 'owner: ada', ...after].join(lineEnd));
        compared += compare([...before, ...between, ...after].join(lineEnd));
      }),
      { numRuns: 3000 },
    );
    assert.ok(compared > 50, `${compared} references compared`);
  });
});
