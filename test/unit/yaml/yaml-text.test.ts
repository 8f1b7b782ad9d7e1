import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseDocument } from 'yaml';
import { sameValue } from '../../../src/core/yaml/plain-value.js';
import { decode } from '../../../src/core/folder/decode.js';
import { maximumBytes, RecordText } from '../../../src/core/yaml/record-text.js';
import type { Problem } from '../../../src/core/lint/problem.js';
import type { YamlValue } from '../../../src/core/yaml/yaml-path.js';
import { almostYaml } from './arbitrary-value.js';
import { yamlText } from './arbitrary-yaml.js';
import { faultWords } from '../../../src/core/lint/lint.js';
import { findRule } from '../../../src/core/lint/rules/index.js';
import type { YamlFault } from '../../../src/core/yaml/yaml-fault.js';

/** A fault as it is told. */
function problemOf(fault: YamlFault) {
  const severity = findRule(fault.code)?.severity;
  return { code: fault.code, range: fault.range, severity, message: faultWords(fault) };
}

/** What comes of the bytes of a file. */
function parseYaml(bytes: Uint8Array): Pick<RecordText, 'value' | 'faults'> & { text: string | undefined } {
  const decoded = decode(bytes);
  if (decoded.text === undefined) return { text: undefined, value: undefined, faults: [decoded.fault] };
  const { text, value, faults } = RecordText.of(decoded.text);
  return { text, value, faults };
}

function onlyProblem(text: string | Uint8Array): ReturnType<typeof problemOf> {
  const { value, faults } = typeof text === 'string' ? RecordText.of(text) : parseYaml(text);
  const [fault] = faults;
  assert.equal(faults.length, 1, `accepted as ${JSON.stringify(value)}`);
  assert.equal(value, undefined);
  assert.ok(fault);
  return problemOf(fault);
}

/** Checks the line of a problem, counted from 1, and what it says. */
function assertProblem(text: string, code: Problem['code'], line: number, says: RegExp): void {
  const found = onlyProblem(text);
  assert.equal(found.code, code);
  assert.equal(found.range.start.line + 1, line, text);
  assert.match(found.message, says);
}

describe('Reading the text of a record', () => {
  it('reads a record', () => {
    const text =
      'title: Own it\nmeasure: { from: 40, unit: ms }\ndue: 2027-02-28\nsteps:\n- Read\n- { task: Write }\nnote:\n';
    assert.deepEqual(parseYaml(new TextEncoder().encode(text)), {
      text,
      value: {
        title: 'Own it',
        measure: { from: 40, unit: 'ms' },
        due: '2027-02-28',
        steps: ['Read', { task: 'Write' }],
        note: null,
      },
      faults: [],
    });
  });

  it('reads what YAML 1.1 took for something else as text', () => {
    assert.deepEqual(RecordText.of('a: on\nb: 12:30\nc: 2026-11-21\nd: 1_000\n').value, {
      a: 'on',
      b: '12:30',
      c: '2026-11-21',
      d: '1_000',
    });
  });

  it('keeps a byte order mark in the text, and out of the value', () => {
    const bytes = new TextEncoder().encode('\uFEFFtitle: A\r\n');
    assert.equal(parseYaml(bytes).text, '\uFEFFtitle: A\r\n');
    assert.deepEqual(parseYaml(bytes).value, { title: 'A' });
  });

  it('reads no more than 256 KiB', () => {
    const most = new TextEncoder().encode(`a: ${'x'.repeat(maximumBytes - 3)}`);
    assert.deepEqual(parseYaml(most).faults, []);
    const problem = onlyProblem(new Uint8Array([...most, 32]));
    assert.equal(problem.code, 'too-large');
    assert.match(problem.message, /256 KiB/);
  });

  it('says so when the bytes are no text', () => {
    assert.equal(onlyProblem(new Uint8Array([0x61, 0x3a, 0x20, 0xff])).code, 'not-text');
    assert.match(onlyProblem(new Uint8Array([0xff, 0xfe, 0x61, 0])).message, /UTF-16/);
    assertProblem('a: 1\nb: \0', 'not-text', 2, /U\+0000/);
    assertProblem('a: 1\nb: "\u0007"', 'not-text', 2, /U\+0007/);
    assertProblem('a: \ud800', 'not-text', 1, /U\+D800/);
  });

  it('looks for a merge conflict before anything else', () => {
    assertProblem('a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n', 'conflict', 2, /merge conflict/);
  });

  it('says so when there is no record', () => {
    assertProblem('', 'not-a-record', 1, /empty/);
    assertProblem('# nothing yet\n', 'not-a-record', 1, /empty/);
    assertProblem('- a\n', 'not-a-record', 1, /title: …/);
    assertProblem('just text\n', 'not-a-record', 1, /title: …/);
  });

  const mistakes: [name: string, text: string, line: number, says: RegExp][] = [
    ['a colon in a text', 'due: 1\ntitle: Retry: the talk\n', 2, /quotes/],
    ['a tab', 'a:\n\tb: 1\n', 2, /[Tt]abs/],
    ['an open quotation mark', 'a: 1\nb: "open\nc: 1\nd: 1\n', 2, /quotation mark/],
    ['a key that is there twice', 'title: A\nsteps: []\ntitle: B\n', 3, /twice/],
    ['a line without a colon', 'title: A\nowner\n', 2, /colon/],
    ['a wrong indentation', 'a:\n    b: 1\n  c: 2\n', 3, /same column/],
    ['an open bracket', 'a: [b\nc: 1\n', 1, /bracket/],
    ['a bracket that closes too far left', 'a: [\n  b\n]\n', 3, /indented/],
    ['a text that starts with a sign', 'a: @ada\n', 1, /quotes/],
    ['a text that goes on behind its quotes', "a: 'it's'\n", 1, /quotes/],
    ['an unknown escape', 'a: "\\q"\n', 1, /backslash/],
    ['an alias', 'a: &x 1\nb: *x\n', 1, /aliases/],
    ['a tag', 'a: 1\nb: !secret x\n', 2, /Tags/],
    ['a standard tag', 'a: !!str 1\n', 1, /Tags/],
    ['a directive', '%YAML 1.2\n---\na: 1\n', 1, /Directives/],
    ['a second document', '---\na: 1\n---\nb: 2\n', 3, /one record/],
    ['an end of a document', 'a: 1\n...\n', 2, /one record/],
    ['a merge key', 'a: 1\n<<: { b: 1 }\n', 2, /[Mm]erge/],
    ['a key that objects inherit from', 'a: 1\n__proto__: { b: 1 }\n', 2, /__proto__/],
    ['a key that is a number', 'a: 1\n2027: x\n', 2, /quotes/],
    ['a key behind a question mark', 'a: 1\n? b\n: c\n', 2, /question mark/],
    ['a key on lines of its own', 'a: 1\n? |\n  b\n: c\n', 3, /question mark/],
    ['a number beyond all bounds', 'a: 1\nb: 1e999\n', 2, /too large/],
    ['an infinite number in a list', 'a:\n  - .inf\n', 2, /too large/],
    ['a lone carriage return', 'a: 1\nb: 1\rc: 2\n', 2, /carriage return/],
    ['two keys on one line', 'a:\n- [b] c: d\n', 2, /./],
  ];
  for (const [name, text, line, says] of mistakes) {
    it(`tells what to do about ${name}`, () => {
      assertProblem(text, 'syntax', line, says);
    });
  }

  const places: readonly (readonly [what: string, text: string, where: string, says: RegExp])[] = [
    ['a key indented below a text', 'title: A\n owner: ada\n', '2 owner', /goes on with the text above/],
    ['a key indented at the end', 'owner: ada\n  status: draft\n', '2 status', /goes on with the text above/],
    ['a key indented too far', 'measure:\n  what: x\n   from: 1\n', '3 from', /goes on with the text above/],
    [
      'a key indented within a step',
      'steps:\n  - task: A\n     due: x\n',
      '3 due',
      /goes on with the text above/,
    ],
    ['a text whose second line has a colon', 'specific: A\n  B\n  and so: C\n', '3 and so', /text in quotes/],
    ['a colon on the same line', 'title: A: B\n owner: ada\n', '1 A', /^A colon followed by a space/],
    ['a first line that is indented', '  title: A\nowner: ada\nby: ada\n', '1 title', /same column/],
    ['a line that is not indented', ' title: A\n owner: ada\nby: ada\n', '3 by', /same column/],
    ['a key below a quoted text', "a: 'x'\n\n  c: 2\nd: 1\n", '3 c', /same column/],
    ['an item indented too little', 'steps:\n  - A\n - B\n', '3 -', /same column/],
    [
      'no space behind the colon',
      'title: A\nowner:ada\nby: ada\n',
      '2 owner:ada',
      /space is missing after the colon/,
    ],
    [
      'no space in the last line',
      'title: A\nowner:ada # me\n',
      '2 owner:ada',
      /space is missing after the colon/,
    ],
    [
      'no space in a whole record',
      '# A goal\ntitle:A\nowner:ada\n',
      '2 title:A',
      /space is missing after the colon/,
    ],
    ['no space in one line', 'owner:ada', '1 owner:ada', /space is missing after the colon/],
    ['no colon', 'date 2026-11-09\nminutes: 4\n', '1 date 2026-11-09', /no colon/],
    [
      'an address without a key',
      'by: ada\nhttps://example.org/x\nto: x\n',
      '2 https://example.org/x',
      /no colon/,
    ],
    ['a decimal comma in braces', 'a: { from: 1,5, to: 2 }\n', '1 1,5', /point, such as 1\.5/],
    ['a negative decimal comma', 'a: { from: -12,50 }\n', '1 -12,50', /point, such as 1\.5/],
    ['a number as a key', 'a: { 15: 2 }\n', '1 15', /in quotes/],
    ['a key in brackets further down', 'a: b\nc: d\n[e]: f\n', '3 [e]', /in quotes/],
    ['a key that is true', 'a: b\nc: { true: d }\n', '2 true', /in quotes/],
    ['a number that is too large', 'a: b\nc: 1e23456\n', '2 1e23456', /number is too large/],
  ];
  for (const [what, text, where, says] of places) {
    it(`marks ${what} where it is`, () => {
      const { range, message } = onlyProblem(text);
      const line = text.split('\n')[range.start.line] ?? '';
      const marked = range.end.line === range.start.line ? range.end.column : undefined;
      assert.equal(`${range.start.line + 1} ${line.slice(range.start.column, marked)}`, where);
      assert.match(message, says);
    });
  }

  it('reads tabs inside a text', () => {
    assert.deepEqual(RecordText.of('a: |\n  \tx\n  y\n').value, { a: '\tx\ny\n' });
  });

  it('reads fifty levels, and refuses any deeper, however deep', () => {
    assert.deepEqual(RecordText.of(`a: ${'['.repeat(49)}${']'.repeat(49)}`).faults, []);
    for (const deep of [
      'a: ' + '['.repeat(200_000),
      '- '.repeat(100_000),
      `a: b: c\n${'- '.repeat(100_000)}`,
    ]) {
      assert.equal(onlyProblem(deep).code, 'syntax');
    }
  });

  it('gives only what can be printed in JSON', () => {
    fc.assert(
      fc.property(yamlText, (text) => {
        const { value } = RecordText.of(text);
        fc.pre(value !== undefined);
        assert.ok(sameValue(JSON.parse(JSON.stringify(value)) as YamlValue, value));
      }),
      { numRuns: 300 },
    );
  });

  it('is read alike by both parsers, however it is written', () => {
    fc.assert(
      fc.property(fc.oneof(yamlText, almostYaml), (text) => {
        const { value, faults, readOtherwise } = RecordText.of(text);
        fc.pre(faults.length === 0 && readOtherwise.length === 0);
        const document = parseDocument(text, { stringKeys: true, logLevel: 'silent' });
        assert.deepEqual([...document.errors, ...document.warnings], []);
        assert.ok(sameValue(document.toJS() as YamlValue, value));
      }),
      { numRuns: 800 },
    );
  });

  it('never throws, whatever the bytes, and says where the problem is', () => {
    const ascii = fc.uint8Array({ maxLength: 60, max: 127 });
    const text = fc
      .oneof(fc.string({ unit: 'binary' }), almostYaml)
      .map((source) => new TextEncoder().encode(source));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), ascii, text), (bytes) => {
        const { text: decoded, value, faults } = parseYaml(bytes);
        if (faults.length === 0) {
          assert.equal(typeof value, 'object');
          return;
        }
        const [fault] = faults;
        assert.ok(fault);
        const { range, message, severity } = problemOf(fault);
        assert.equal(severity, 'error');
        assert.ok(message.length > 10 && !message.includes('undefined'));
        const lines = decoded?.split(/\r\n|\r|\n/) ?? [''];
        assert.ok(range.start.line < lines.length && range.end.line < lines.length);
        assert.ok(range.start.line < range.end.line || range.start.column <= range.end.column);
      }),
      { numRuns: 800 },
    );
  });
});
