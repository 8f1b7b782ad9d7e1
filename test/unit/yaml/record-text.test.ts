import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import type { TextRange } from '../../../src/core/text/text-range.js';
import type { YamlPath } from '../../../src/core/yaml/yaml-path.js';
import { readingsOf } from '../../support/readings.js';
import { yamlText } from './arbitrary-yaml.js';

const text = `title: Own the retries
measure: { what: p99, from: 40 }
steps:
  - Read the design # first
  - task: Write it
    done: 2026-12-03
  -
notes: |
  One.
  Two.
due:
`;

/** The text of a range within one line. */
function shown(range: TextRange | undefined, source = text): string | undefined {
  if (!range) return undefined;
  assert.equal(range.start.line, range.end.line);
  return source.split(/\r?\n/)[range.start.line]?.slice(range.start.column, range.end.column);
}

function at(line: number, column: number): YamlPath {
  return RecordText.of(text).pathAt({ line, column });
}

describe('Keeping texts that were read', () => {
  const loadThousands = () => {
    for (let number = 0; number < 1000; number++) RecordText.of(`title: Loaded ${number}\n`);
  };

  it('keeps what an editor looks at while thousands of records are loaded', () => {
    const open = 'title: Open in an editor\n';
    const readings = readingsOf(() => {
      RecordText.of(open);
      RecordText.of(open);
      loadThousands();
      RecordText.of(open);
    });
    assert.equal(readings.filter((each) => each === open).length, 1);
  });

  it('holds few of the texts that were loaded', () => {
    loadThousands();
    const again = readingsOf(loadThousands);
    assert.ok(again.length >= 1000 - 64, `read ${again.length}`);
  });
});

describe('Locating values', () => {
  it('finds a value, in blocks and between braces', () => {
    assert.equal(shown(RecordText.of(text).rangeOf(['title'])), 'Own the retries');
    assert.equal(shown(RecordText.of(text).rangeOf(['measure', 'from'])), '40');
    assert.equal(shown(RecordText.of(text).rangeOf(['steps', 0])), 'Read the design');
    assert.equal(shown(RecordText.of(text).rangeOf(['steps', 1, 'done'])), '2026-12-03');
    assert.deepEqual(RecordText.of(text).rangeOf(['notes']), {
      start: { line: 7, column: 7 },
      end: { line: 10, column: 0 },
    });
  });

  it('finds a key', () => {
    assert.equal(shown(RecordText.of(text).keyRangeOf(['measure', 'what'])), 'what');
    assert.equal(RecordText.of(text).keyRangeOf(['steps', 0]), undefined);
    assert.equal(RecordText.of(text).keyRangeOf(['nothing']), undefined);
  });

  it('points at the key or the dash where a value was left empty', () => {
    assert.equal(shown(RecordText.of(text).rangeOf(['due'])), 'due');
    assert.equal(shown(RecordText.of(text).rangeOf(['steps', 2])), '-');
  });

  it('points at what is nearest above a path that does not exist', () => {
    assert.equal(shown(RecordText.of(text).rangeOf(['measure', 'unit'])), 'measure');
    assert.equal(shown(RecordText.of(text).rangeOf(['steps', 7, 'task'])), 'steps');
    assert.equal(shown(RecordText.of(text).rangeOf(['steps', 1, 'owner'])), '-');
    assert.deepEqual(RecordText.of(text).rangeOf(['owner'])?.start, { line: 0, column: 0 });
  });

  it('counts columns as editors do, without a byte order mark', () => {
    const marked = '\uFEFFtitle: A\r\ndue: B\r\n';
    assert.deepEqual(RecordText.of(marked).rangeOf(['title'])?.start, { line: 0, column: 7 });
    assert.deepEqual(RecordText.of(marked).rangeOf(['due'])?.start, { line: 1, column: 5 });
    assert.deepEqual(RecordText.of(marked).pathAt({ line: 0, column: 8 }), ['title']);
  });

  it('tells the path at a place', () => {
    assert.deepEqual(at(0, 2), ['title']);
    assert.deepEqual(at(0, 10), ['title']);
    assert.deepEqual(at(1, 18), ['measure', 'what']);
    assert.deepEqual(at(1, 9), ['measure']);
    assert.deepEqual(at(3, 2), ['steps', 0]);
    assert.deepEqual(at(3, 8), ['steps', 0]);
    assert.deepEqual(at(5, 12), ['steps', 1, 'done']);
    assert.deepEqual(at(8, 4), ['notes']);
    assert.deepEqual(at(10, 4), ['due']);
  });

  it('tells from the column what an empty line belongs to', () => {
    const open = 'steps:\n  - task: A\n    \n\ntitle: B\n';
    assert.deepEqual(RecordText.of(open).pathAt({ line: 2, column: 4 }), ['steps', 0]);
    assert.deepEqual(RecordText.of(open).pathAt({ line: 3, column: 0 }), []);
  });

  it('locates what it can in broken text', () => {
    const broken = 'title: A\ndue: 2027-01-01\nowner: "Retry\n';
    assert.equal(shown(RecordText.of(broken).rangeOf(['title']), broken), 'A');
    assert.equal(shown(RecordText.of(broken).rangeOf(['due']), broken), '2027-01-01');
  });

  it('gives up on text that is nested without end', () => {
    assert.equal(RecordText.of('a: ' + '['.repeat(100_000)).rangeOf(['a']), undefined);
    assert.equal(RecordText.of('- '.repeat(100_000)).rangeOf([0]), undefined);
  });

  it('never throws, whatever the text and the place', () => {
    const place = fc.record({
      line: fc.integer({ min: -1, max: 20 }),
      column: fc.integer({ min: -1, max: 40 }),
    });
    const path = fc.array(
      fc.oneof(fc.constantFrom('title', 'steps', '__proto__'), fc.integer({ min: -1, max: 3 })),
      { maxLength: 4 },
    );
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      yamlText,
      yamlText.map((sound) => sound.slice(sound.length / 2)),
    );
    fc.assert(
      fc.property(anyText, place, path, (source, position, where) => {
        const located = RecordText.of(source);
        located.rangeOf(where);
        located.keyRangeOf(where);
        // What lies at a place is found again by its path.
        const range = located.rangeOf(located.pathAt(position));
        assert.ok(range === undefined || range.start.line <= range.end.line);
      }),
      { numRuns: 500 },
    );
  });
});
