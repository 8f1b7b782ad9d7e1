import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdits, valueAfter } from '../../../src/core/yaml/edit.js';
import type { RecordEdit } from '../../../src/core/yaml/record-edit.js';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import { sameValue, valueAt } from '../../../src/core/yaml/plain-value.js';
import { TextLines } from '../../../src/core/text/text-lines.js';
import type { YamlPath, YamlValue } from '../../../src/core/yaml/yaml-path.js';
import { yamlValue } from './arbitrary-value.js';
import { yamlText } from './arbitrary-yaml.js';

const numRuns = 150;

function pathsOf(value: YamlValue): YamlPath[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [[], ...keys.flatMap((key) => pathsOf(valueAt(value, [key]) ?? null).map((path) => [key, ...path]))];
}

function isMapping(value: YamlValue | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const newKey = fc.constantFrom('added', 'a', 'on', 'x: y', '12');
const request = fc.record({
  op: fc.constantFrom('set', 'set', 'rename', 'delete', 'append', 'add'),
  place: fc.nat(1000),
  value: yamlValue,
  key: newKey,
  below: fc.boolean(),
});

/** An edit that is possible for a value, from what was drawn at random. */
function editFor(
  value: YamlValue,
  { op, place, value: newValue, key, below }: typeof request extends fc.Arbitrary<infer T> ? T : never,
): RecordEdit | undefined {
  const paths = pathsOf(value);
  const choose = (possible: readonly YamlPath[]): YamlPath | undefined =>
    possible[place % (possible.length || 1)];
  switch (op) {
    case 'add': {
      const parent = choose(
        paths.filter(
          (path) => isMapping(valueAt(value, path)) || (path.length > 0 && valueAt(value, path) === null),
        ),
      );
      if (!parent || valueAt(value, [...parent, key]) !== undefined) return undefined;
      return { op: 'set', path: below ? [...parent, key, 'deeper'] : [...parent, key], value: newValue };
    }
    case 'append': {
      const path = choose(paths.filter((candidate) => Array.isArray(valueAt(value, candidate)))) ?? [
        `list ${key}`,
      ];
      if (valueAt(value, path) !== undefined && !Array.isArray(valueAt(value, path))) return undefined;
      return { op: 'append', path, value: newValue };
    }
    case 'rename': {
      const path = choose(paths.filter((candidate) => typeof candidate.at(-1) === 'string'));
      const isFree = path && valueAt(value, [...path.slice(0, -1), key]) === undefined;
      return isFree ? { op: 'rename', path, key } : undefined;
    }
    case 'delete': {
      const path = choose(paths.filter((candidate) => candidate.length > 0));
      return path && { op: 'delete', path };
    }
    default: {
      const path = choose(paths.filter((candidate) => candidate.length > 0));
      return path && { op: 'set', path, value: newValue };
    }
  }
}

function valueOf(text: string): YamlValue | undefined {
  return RecordText.of(text).value;
}

function edited(text: string, edits: readonly RecordEdit[]): string {
  const result = applyEdits(text, edits);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.error));
  return result.value;
}

/** Where two texts differ, by offsets into the first. */
function difference(before: string, after: string): { start: number; end: number } {
  if (before === after) return { start: Infinity, end: -Infinity };
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let kept = 0;
  const most = Math.min(before.length, after.length) - start;
  while (kept < most && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
  return { start, end: before.length - kept };
}

/** Comments outside the stretch of text that an edit is about. */
function commentsOutside(text: string, start: number, end: number): string[] {
  return [...text.matchAll(/# c\d+/g)]
    .filter(({ index }) => index < start || index >= end)
    .map(([comment]) => comment);
}

/** The line on which the dash, or a comment, may stand that belongs to a value on a line. */
function lineOfDash(text: string, line: number): number {
  const lines = text.split(/\r?\n/);
  let first = line;
  while (first > 0 && /^[\s-]*(?:#.*)?$/.test(lines[first - 1] ?? '')) first--;
  return first;
}

/** An edit that can be done on a text, with the value that the text has. */
const textAndEdit = fc
  .tuple(yamlText, request)
  .map(([text, drawn]) => ({ text, value: valueOf(text), drawn }))
  .filter(({ value }) => value !== undefined)
  .map(({ text, value = null, drawn }) => ({ text, value, edit: editFor(value, drawn) }))
  .filter(({ edit }) => edit !== undefined)
  .map(({ text, value, edit }) => ({ text, value, edit: edit as RecordEdit }));

/** The path whose value, or whose key, an edit changes, as far as it exists. */
function existingPath(value: YamlValue, edit: RecordEdit): YamlPath {
  const { path } = edit;
  const exists = path.findIndex((_, index) => valueAt(value, path.slice(0, index + 1)) === undefined);
  return exists < 0 ? path : path.slice(0, exists);
}

describe('Editing any record', function () {
  this.timeout(60_000);

  it('says what was meant', () => {
    fc.assert(
      fc.property(textAndEdit, ({ text, value, edit }) => {
        const meant = valueAfter(value, [edit]);
        assert.ok(sameValue(valueOf(edited(text, [edit])), meant));
      }),
      { numRuns },
    );
  });

  it('says what was meant by several edits at once', () => {
    fc.assert(
      fc.property(yamlText, fc.array(request, { minLength: 2, maxLength: 5 }), (text, drawn) => {
        let value = valueOf(text);
        fc.pre(value !== undefined);
        const edits: RecordEdit[] = [];
        for (const one of drawn) {
          const edit = editFor(value, one);
          if (edit) edits.push(edit);
          if (edit) value = valueAfter(value, [edit]);
        }
        assert.ok(sameValue(valueOf(edited(text, edits)), value));
      }),
      { numRuns },
    );
  });

  it('is the same for many places at once as for one after the other', () => {
    const scalars = fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(yamlText, scalars, fc.nat(2), (text, drawn, rest) => {
        const value = valueOf(text);
        fc.pre(value !== undefined);
        const places = pathsOf(value).filter(
          (path) => path.length > 0 && typeof valueAt(value, path) !== 'object',
        );
        const edits = places
          .filter((_, index) => index % 3 !== rest)
          .map((path, index): RecordEdit => {
            const isRenamed = index % 2 === 0 && typeof path.at(-1) === 'string';
            return isRenamed
              ? { op: 'rename', path, key: `renamed ${index}` }
              : { op: 'set', path, value: drawn[index % drawn.length] ?? null };
          });
        const oneByOne = edits.reduce((current, edit) => edited(current, [edit]), text);
        assert.equal(edited(text, edits), oneByOne);
      }),
      { numRuns },
    );
  });

  it('leaves everything around a replaced value as it was, comments included', () => {
    fc.assert(
      fc.property(textAndEdit, ({ text, value, edit }) => {
        fc.pre(edit.op === 'set' && valueAt(value, edit.path) !== undefined);
        const after = edited(text, [edit]);
        const lines = new TextLines(text);
        const located = RecordText.of(text);
        const range = located.rangeOf(edit.path);
        const key = located.keyRangeOf(edit.path) ?? range;
        assert.ok(range && key);
        const first = lines.offsetAt({ line: lineOfDash(text, key.start.line), column: 0 });
        const last = lines.offsetAt({ line: range.end.line + 1, column: 0 });
        assert.ok(after.startsWith(text.slice(0, first)), 'changed above');
        assert.ok(after.endsWith(text.slice(last)), 'changed below');
        // A comment above the first of its keys or items belongs to that one, and goes with it.
        const own =
          typeof valueAt(value, edit.path) === 'object'
            ? { line: lineOfDash(text, range.start.line), column: 0 }
            : range.start;
        const from = Math.min(lines.offsetAt(own), lines.offsetAt(range.start));
        const kept = commentsOutside(text, from, lines.offsetAt(range.end));
        for (const comment of kept) assert.ok(new RegExp(`${comment}(?!\\d)`).test(after), `lost ${comment}`);
      }),
      { numRuns },
    );
  });

  it('only inserts where something is added', () => {
    fc.assert(
      fc.property(textAndEdit, ({ text, value, edit }) => {
        const at = existingPath(value, edit);
        const parent = valueAt(value, at);
        const adds = edit.op === 'append' || (edit.op === 'set' && at.length < edit.path.length);
        fc.pre(adds && typeof parent === 'object' && parent !== null && Object.keys(parent).length > 0);
        const after = edited(text, [edit]);
        // Every character of the old text is still there, in order.
        let position = 0;
        for (const character of text) {
          position = after.indexOf(character, position) + 1;
          assert.ok(position > 0, 'took something away');
        }
        const { start, end } = difference(text, after);
        assert.ok(
          text
            .slice(start, end)
            .replace(/[ \t]*#.*/, '')
            .trim() === '',
          'changed elsewhere',
        );
        for (const comment of commentsOutside(text, 0, 0)) assert.ok(after.includes(comment));
      }),
      { numRuns },
    );
  });

  it('takes away nothing but what is deleted, and its own comments', () => {
    fc.assert(
      fc.property(textAndEdit, ({ text, value, edit }) => {
        fc.pre(edit.op === 'delete');
        const after = edited(text, [edit]);
        const gone = commentsOutside(text, 0, 0).filter(
          (comment) => !new RegExp(`${comment}(?!\\d)`).test(after),
        );
        const lines = new TextLines(text);
        const located = RecordText.of(text);
        let path = edit.path;
        for (
          let parent = path.slice(0, -1);
          parent.length > 0 && Object.keys(valueAt(value, parent) ?? {}).length === 1;
          parent = parent.slice(0, -1)
        )
          path = parent;
        const range = located.rangeOf(path);
        const from = (located.keyRangeOf(path) ?? range)?.start;
        assert.ok(range && from);
        const all = text.split(/\r?\n/);
        const first = lineOfDash(text, from.line);
        let last = range.end.column === 0 ? range.end.line - 1 : range.end.line;
        while (/^\s*(?:#.*)?$/.test(all[last + 1] ?? 'x')) last++;
        for (const comment of gone) {
          const line = lines.positionAt(text.search(new RegExp(`${comment}(?!\\d)`))).line;
          assert.ok(line >= first && line <= last, `lost ${comment}`);
        }
        const { start, end } = difference(text, after);
        assert.ok(end - start >= 0 && after.length <= text.length + 2, 'added something');
      }),
      { numRuns },
    );
  });

  it('keeps line ends, the byte order mark, and a text that says the same already', () => {
    fc.assert(
      fc.property(textAndEdit, ({ text, value, edit }) => {
        const after = edited(text, [edit]);
        assert.equal(after.startsWith('\uFEFF'), text.startsWith('\uFEFF'));
        if (text.includes('\r\n')) assert.ok(!/(?<!\r)\n/.test(after));
        else if (text.includes('\n')) assert.ok(!after.includes('\r'));
        const same = pathsOf(value).map((path): RecordEdit => ({
          op: 'set',
          path,
          value: valueAt(value, path) ?? null,
        }));
        assert.equal(edited(text, same), text);
        assert.equal(edited(text, []), text);
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it('never throws, whatever the text and the edit', () => {
    const anyPath = fc.array(
      fc.oneof(fc.constantFrom('a', '__proto__', 'steps'), fc.integer({ min: -1, max: 3 })),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), yamlText),
        anyPath,
        yamlValue,
        (text, path, value) => {
          for (const edit of [
            { op: 'set', path, value },
            { op: 'append', path, value },
            { op: 'delete', path },
          ] as const) {
            const result = applyEdits(text, [edit]);
            if (result.ok) assert.ok(valueOf(result.value) !== undefined);
          }
        },
      ),
      { numRuns },
    );
  });
});
