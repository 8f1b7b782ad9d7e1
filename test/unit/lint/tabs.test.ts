import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import { startOf, type Entry } from '../../../src/core/yaml/entry.js';
import { yamlValue } from '../yaml/arbitrary-value.js';
import { readRecordText } from '../../../src/core/folder/record.js';
import { Snapshot } from '../../../src/core/folder/snapshot.js';
import { fixesFor } from '../../../src/core/lint/fix-all.js';
import { problemsOfFile } from '../../support/problems.js';
import { recordAt } from '../../../src/core/records/kinds.js';
import { effectOf } from './fixing.js';

const path = 'goals/own-the-retries-p3x9kd.yaml';
const title = 'Indent with spaces instead of tabs';

/** The text after the fix of its tabs; undefined where that is not offered. */
function withSpaces(text: string): string | undefined {
  const record = recordAt(path);
  assert.ok(record);
  const file = readRecordText({ ...record, place: 'shared', path }, text, undefined);
  const fixes = problemsOfFile(Snapshot.empty, file).flatMap((problem) =>
    fixesFor(Snapshot.empty, file, problem),
  );
  const fix = fixes.find((each) => each.title === title);
  return fix && effectOf(fix);
}

const illegal = 'measure:\n\twhat: p99\n';
const legal = 'measure:\n  what: p99\n';

describe('spaces for tabs', () => {
  it('are written where tabs indent, and nowhere in the text behind that', () => {
    assert.equal(withSpaces(illegal), legal);
    for (const kept of [
      'specific: |\n  make all:\n  \tcc\n  \t\t-o queue\n',
      'specific: |\n  \tcc\n  - done\n',
      'specific: >-\n    so\n    \tcc\n\n',
      'specific: |2\n  \tcc\n',
      'specific: |\n  key: |\n  \tcc\n',
      'specific: | # a text\n  \tcc\n',
      '"specific": |\n  \tcc\n',
      'x-list:\n  - |\n    a\n    \tb\n  - note: |\n      a\n      \tb\n',
      'x-text:\n  |\n  a\n  \tb\n',
      'x-text: a\tb # c\td\n',
      'x-text: a\n \tb\n',
      'x-text: "a\n \tb\tc"\n',
      'x-text: [\n \ta,\n \tb\n ]\n',
      'x-text: a\n\t# a remark\n\t\nx-more: b\n',
    ])
      for (const [before, after] of [
        [kept + illegal, kept + legal],
        [illegal + kept, legal + kept],
      ])
        assert.equal(withSpaces(before ?? ''), after);
  });

  it('indent a text as well, and leave what is behind its own indentation', () => {
    const both = (text: string) => withSpaces(illegal + text)?.slice(legal.length);
    assert.equal(both('specific: |\n\tall:\n\t\tcc\n\n\tdone\n'), 'specific: |\n  all:\n  \tcc\n\n  done\n');
    assert.equal(
      both('specific: |\n    all:\n\tcc\n\t\t\tdd\n'),
      'specific: |\n    all:\n    cc\n    \tdd\n',
    );
    assert.equal(both('specific: |\n  all:\n\t\n  done\n'), 'specific: |\n  all:\n\n  done\n');
    assert.equal(
      both('x-list:\n\t- note: |\n\t\t\tall:\n\t\t\t\tcc\n\t  x-more: 1\n'),
      'x-list:\n  - note: |\n      all:\n      \tcc\n    x-more: 1\n',
    );
    assert.equal(
      both('x-a:\n\tb: |\n\t\tcc\n\t# a remark\n\tc: 1\n'),
      'x-a:\n  b: |\n    cc\n  # a remark\n  c: 1\n',
    );
  });

  it('keep line ends', () => {
    assert.equal(
      withSpaces('specific: |\r\n  a\r\n  \tb\r\n  \t\r\nmeasure:\r\n\twhat: p99\r\n'),
      'specific: |\r\n  a\r\n  \tb\r\n  \t\r\nmeasure:\r\n  what: p99\r\n',
    );
  });

  it('give back any record whose keys and dashes were indented with tabs, byte for byte', () => {
    const style = fc.record({
      blockQuote: fc.constantFrom(true, 'literal' as const, 'folded' as const, false),
      lineWidth: fc.constantFrom(0, 20, 80),
    });
    const withText = fc
      .tuple(yamlValue, text, yamlValue)
      .map(([one, words, other]) => [one, words, { other }]);
    fc.assert(
      fc.property(withText, style, fc.infiniteStream(fc.boolean()), (value, options, coins) => {
        const record = stringify({ title: 'Own it', 'x-value': value, measure: { what: 'p99' } }, options);
        fc.pre(RecordText.of(record).faults.length === 0);
        const starts = structureOf(record);
        const lines = record.split('\n').map((line, index) => {
          const isIndented = line === '  what: p99' || (starts.has(index) && coins.next().value === true);
          return isIndented ? withTabs(line) : line;
        });
        assert.equal(withSpaces(lines.join('\n')), record);
      }),
      { numRuns: 150 },
    );
  });
});

/** Words with what means something in YAML, and tabs. */
const text = fc
  .array(
    fc.constantFrom('a', 'retries', '\t', ' ', '\n', '\n\t', '- ', '#', ': ', 'key: |', '"', "'", '[', '>'),
  )
  .map((parts) => parts.join(''));

/** The lines that begin with a key or a dash. */
function structureOf(record: string): ReadonlySet<number> {
  const { lines, root } = RecordText.of(record);
  const lineOf = (entry: Entry): number[] => [
    lines.positionAt(startOf(entry)).line,
    ...entry.entries.flatMap(lineOf),
  ];
  return new Set(root?.entries.flatMap(lineOf));
}

function withTabs(line: string): string {
  return line.replace(/^ +/, ({ length }) => '\t'.repeat(length / 2) + ' '.repeat(length % 2));
}
