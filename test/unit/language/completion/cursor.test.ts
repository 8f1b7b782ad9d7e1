import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isMap, isScalar, isSeq, parseDocument, Scalar } from 'yaml';
import { TextLines } from '../../../../src/core/text/text-lines.js';
import { RecordText } from '../../../../src/core/yaml/record-text.js';
import { cursorAt, type Cursor } from '../../../../src/core/language/completion/cursor.js';
import type { YamlPath } from '../../../../src/core/yaml/yaml-path.js';
import { yamlText } from '../../yaml/arbitrary-yaml.js';

/** What is being written where the text has a bar. */
function at(text: string): Cursor | undefined {
  const offset = text.indexOf('|');
  const whole = text.slice(0, offset) + text.slice(offset + 1);
  return cursorAt(whole, new TextLines(whole).positionAt(offset));
}

/** The same in a few words: `key steps.0`, `value status`, with what else is to be known. */
function told(text: string): string {
  const cursor = at(text);
  if (!cursor) return 'nothing';
  const { part, path, typed, lead, canBeKey, hasColon, keys, inFlow } = cursor;
  return [
    `${part} ${path.join('.')}`,
    ...(typed === '' ? [] : [`typed ${typed}`]),
    ...(lead === '' ? [] : [`lead "${lead}"`]),
    ...(canBeKey ? ['or key'] : []),
    ...(hasColon ? ['colon'] : []),
    ...(inFlow ? ['flow'] : []),
    ...(keys.length === 0 ? [] : [`beside ${keys.join(' ')}`]),
  ].join(', ');
}

describe('The place where somebody writes', () => {
  const places: readonly (readonly [text: string, expected: string])[] = [
    ['|', 'value , or key'],
    ['# Only a remark\n|', 'value , or key'],
    ['sta|\ndue: 2027', 'key , typed sta, beside due'],
    ['title: A\nsta|\ndue: 2027\n', 'key , typed sta, beside title due'],
    ['title: A\n|\ndue: 2027\n', 'key , beside title due'],
    ['title: A\n|', 'key , beside title'],
    ['title: A\nsta|tus: active\n', 'key , typed sta, colon, beside title'],
    ['status: |', 'value status'],
    ['status: |\ndue: 2027', 'value status'],
    ['status: ac|t # so far', 'value status, typed ac'],
    ['status:|\ndue: 2027', 'value status, lead " "'],
    ['owner: "ad|"', 'value owner, typed "ad'],
    ['owner: "ad|\ndue: 2027', 'value owner, typed "ad'],
    ['goal: own the re|', 'value goal, typed own the re'],
    ['measure:\n  |', 'value measure, or key'],
    ['measure:\n  |\n  what: x', 'key measure, beside what'],
    ['measure:\n  what: x\n  |\ndue: 2027', 'key measure, beside what'],
    ['measure: { what: x, |', 'key measure, flow, beside what'],
    ['measure: { |}', 'key measure, flow'],
    ['measure: { what: | }', 'value measure.what, flow'],
    ['measure: { what:| }', 'value measure.what, lead " ", flow'],
    ['emails: [a@b, |]', 'value emails.1, flow'],
    ['steps:\n  - |', 'value steps.0, or key'],
    ['steps:\n  -|', 'value steps.0, lead " ", or key'],
    ['steps:\n  - a\n  - ow|\n    due: x\n', 'key steps.1, typed ow, beside due'],
    ['steps:\n  - task: a\n    |', 'key steps.0, beside task'],
    ['steps:\n  - task: a\n|', 'key , beside steps'],
    ['steps:\n  - a\n  |\ndue: 2027', 'value steps.1, lead "- ", or key'],
    ['steps:\n  |\n  - a\n', 'value steps.0, lead "- ", or key'],
    ['steps:\n  |', 'value steps, or key'],
    ['title: A\n  and mo|re', 'nothing'],
    ['title: A|\n  and more', 'nothing'],
    ['notes: |\n', 'value notes'],
    ['a: "b\n  c|"', 'nothing'],
    ['# A rem|ark\na: b', 'nothing'],
    ['a: b # rem|ark', 'nothing'],
    ['a: |# remark', 'nothing'],
    ['a: "b"|', 'nothing'],
    ['a: { b: c }|', 'nothing'],
    ['a: |{ b: c }', 'nothing'],
    ['|- a', 'nothing'],
    ['a:\n  - |b: c', 'key a.0, colon'],
    ['a:\n  -|  b: c', 'nothing'],
    ['emails:\n|\n  - a@b', 'nothing'],
    ['emails:\n|\n# of git\n\n- a@b', 'nothing'],
  ];
  for (const [text, expected] of places) {
    it(`is understood: ${JSON.stringify(text)} is ${expected}`, () => assert.equal(told(text), expected));
  }

  it('is no place to complete in a text of several lines', () => {
    for (const header of ['|', '>', '|-', '|2']) {
      const text = `notes: ${header}\n  One.\n  Two.\ndue: 2027\n`;
      for (const line of [1, 2]) assert.equal(cursorAt(text, { line, column: 5 }), undefined);
      assert.equal(cursorAt(`notes: ${header}\n  One.\n  `, { line: 2, column: 2 }), undefined);
    }
  });

  it('covers the whole word with its quotes', () => {
    const shown = (text: string) => {
      const { start, end } = at(text)?.range ?? { start: { column: 0 }, end: { column: 0 } };
      return text.replace('|', '').split('\n').at(-1)?.slice(start.column, end.column);
    };
    assert.equal(shown('goal: own-the-|retries-p3x9kd # x'), 'own-the-retries-p3x9kd');
    assert.equal(shown('goal: "own-|the"'), '"own-the"');
    assert.equal(shown('a: 1\nsta|tus: active'), 'status');
    assert.equal(shown('a: { b: c-|d, e: f }'), 'c-d');
  });

  it('knows what the rest of the record says', () => {
    const cursor = at(
      'process: five-stages\nstages:\n  - { stage: clo|, entered: 2026-11-02 }\nends: 2027-01-01\n',
    );
    assert.deepEqual(cursor?.record, {
      process: 'five-stages',
      stages: [{ stage: null, entered: '2026-11-02' }],
      ends: '2027-01-01',
    });
  });

  it('is understood wherever a text was written so far', () => {
    let checked = 0;
    fc.assert(
      fc.property(yamlText, (text) => {
        if (RecordText.of(text).value === undefined) return;
        for (const written of scalarsOf(text)) {
          const { start, end } = written;
          for (const cut of new Set([start + 1, Math.floor((start + end) / 2), end - 1, end])) {
            if (cut <= start || isAmbiguous(text, cut, written)) continue;
            checked++;
            holds(text.slice(0, cut), written);
          }
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(checked > 1500, `${checked} places were looked at`);
  });

  it('never throws, whatever the text and the place', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      yamlText,
      yamlText.map((sound) => sound.slice(sound.length / 3)),
      fc.string({
        unit: fc.constantFrom(
          'a',
          ':',
          ' ',
          '-',
          '\n',
          '{',
          '}',
          '[',
          ',',
          '"',
          "'",
          '|',
          '#',
          '?',
          '&',
          '*',
        ),
      }),
    );
    const place = fc.record({
      line: fc.integer({ min: -1, max: 12 }),
      column: fc.integer({ min: -1, max: 30 }),
    });
    fc.assert(
      fc.property(anyText, place, (text, position) => {
        const cursor = cursorAt(text, position);
        if (!cursor) return;
        const { start, end } = cursor.range;
        assert.equal(start.line, end.line);
        assert.ok(start.column <= end.column);
      }),
      { numRuns: 1500 },
    );
  });
});

interface Written {
  readonly path: YamlPath;
  readonly isKey: boolean;
  readonly start: number;
  readonly end: number;
  readonly type: string | undefined;
}

/** Every key and value of a sound text, and where it stands. */
function scalarsOf(text: string): readonly Written[] {
  const found: Written[] = [];
  visit(parseDocument(text, { stringKeys: true, logLevel: 'silent' }).contents, []);
  return found;

  function visit(node: unknown, path: YamlPath, isKey = false): void {
    if (isScalar(node) && node.range && node.source !== '') {
      found.push({ path, isKey, start: node.range[0], end: node.range[1], type: node.type });
    } else if (isMap(node)) {
      for (const { key, value } of node.items) {
        visit(key, path, true);
        visit(value, [...path, String((key as Scalar).value)]);
      }
    } else if (isSeq(node)) node.items.forEach((item, index) => visit(item, [...path, index]));
  }
}

/** Whether a text that ends here could go on as something else: `a:` as a key, `-` as a list, a quote as the end. */
function isAmbiguous(text: string, cut: number, { start, end, type }: Written): boolean {
  const so = text.slice(start, cut);
  const isQuoted = type === Scalar.QUOTE_SINGLE || type === Scalar.QUOTE_DOUBLE;
  if (isQuoted) return cut === end || /.['"\\]$/.test(so);
  return /:$|^-$|\s$/.test(so);
}

/** What is being written at the end of a text is what the whole text has there. */
function holds(text: string, { path, isKey, start, type }: Written): void {
  const cursor = cursorAt(text, new TextLines(text).positionAt(text.length));
  const isProse =
    type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED || /[\r\n]/.test(text.slice(start));
  if (isProse) {
    assert.equal(cursor, undefined, JSON.stringify(text));
    return;
  }
  assert.ok(cursor, JSON.stringify(text));
  assert.deepEqual(cursor.path, path, JSON.stringify(text));
  assert.equal(cursor.typed, text.slice(start), JSON.stringify(text));
  const isFirst = isKey && cursor.part === 'value' && (cursor.canBeKey || cursor.inFlow);
  assert.ok(isFirst || cursor.part === (isKey ? 'key' : 'value'), JSON.stringify(text));
}
