import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseDocument } from 'yaml';
import { readAlike } from '../../../src/core/yaml/edit.js';
import { sameValue } from '../../../src/core/yaml/plain-value.js';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import type { YamlValue } from '../../../src/core/yaml/yaml-path.js';
import { yamlText } from './arbitrary-yaml.js';

/** Whether the other parser reads a text as we do. */
function isReadAlike({ text, value }: RecordText): boolean {
  const document = parseDocument(text, { stringKeys: true, logLevel: 'silent', prettyErrors: false });
  const isSound = document.errors.length === 0 && document.warnings.length === 0;
  return isSound && sameValue(document.toJS() as YamlValue, value);
}

/** What is read otherwise, in words: `value note: "a\ b"`. */
function told(text: string): readonly string[] {
  const read = RecordText.of(text);
  assert.deepEqual(read.faults, []);
  return read.readOtherwise.map(({ id, at, path = [] }) =>
    [id, path.join('.'), JSON.stringify(text.slice(...at))].join(' '),
  );
}

describe('What other YAML readers take otherwise', () => {
  const cases: readonly (readonly [what: string, text: string, told: string, alike: string | undefined])[] = [
    [
      'plain text below a blank line and a comment',
      'note:\n\n# one\n  so far\ndue: 1\n',
      'value note "so far"',
      'note: so far\n\n# one\ndue: 1\n',
    ],
    ['an escaped line end', 'note: "so\\\n\n  "\n', 'value note "\\"so\\\\\\n\\n  \\""', 'note: "so"\n'],
    ['a block of blanks', 'note:\n    |2\n   \n\n', 'value note "|2\\n"', 'note:\n    " \\n"\n   \n\n'],
    ['a tab on a blank line', 'note: so\n\t\n  far\n', 'tab  "\\t"', undefined],
    ['blanks behind a text', 'note: |\n  so\n \t', 'blanks-at-end  "\\n \\t"', 'note: |\n  so\n'],
  ];
  for (const [what, text, expected, alike] of cases) {
    it(`is told, and is no fault: ${what}`, () => {
      assert.ok(!isReadAlike(RecordText.of(text)), 'the other parser reads it otherwise');
      assert.ok(told(text).includes(expected), told(text).join('\n'));
      assert.equal(readAlike(RecordText.of(text)), alike);
    });
  }

  it('is nothing where it only looks like that', () => {
    for (const text of ['note: |\n  a\n  \tb\n', 'note:\n  so far\n', 'note: "a\\\n  b"\n'])
      assert.deepEqual(told(text), []);
  });

  it('is told wherever the other parser reads a text otherwise, and never elsewhere', () => {
    const cause = fc.constantFrom('\n\t\n', '\n  ', ' \t', '\\\n', '\n# c\n  ', '');
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(yamlText, cause, place, (sound, added, at) => {
        const index = Math.floor(at * sound.length);
        const read = RecordText.of(sound.slice(0, index) + added + sound.slice(index));
        fc.pre(read.faults.length === 0);
        if (read.readOtherwise.length > 0) assert.ok(!isReadAlike(read), JSON.stringify(read.text));
        const alike = readAlike(read);
        if (alike !== undefined) assert.ok(isReadAlike(RecordText.of(alike)), JSON.stringify(alike));
      }),
      { numRuns: 500 },
    );
  });
});
