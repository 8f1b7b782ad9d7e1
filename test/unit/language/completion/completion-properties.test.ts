import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { readRecordText } from '../../../../src/core/folder/record.js';
import { TextLines } from '../../../../src/core/text/text-lines.js';
import { completionsAt, type Completion } from '../../../../src/core/language/completion/completion.js';
import { plainText } from '../../../../src/core/language/completion/template.js';
import { ownProblems } from '../../../../src/core/lint/lint.js';
import { problemsOfFile } from '../../../support/problems.js';
import { recordKinds, recordPath } from '../../../../src/core/records/kinds.js';
import { offered, taken, writingOf } from './offered.js';

declare const __REPOSITORY__: string;

/** Texts of sound records, by their kind's path. */
const fixtures = recordKinds.flatMap((kind) => {
  const folder = path.join(__REPOSITORY__, 'test', 'fixtures', 'records', kind, 'valid');
  const where = recordPath(
    kind,
    kind === 'person' || kind === 'process' ? 'some-name' : 'some-record-x7x7x7',
  );
  const texts = fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
  return texts.map((text) => ({ where, text }));
});

/** What is wrong with a text, but that keys are still missing where one was just begun. */
function errorsIn(where: string, text: string, item: Completion): readonly string[] {
  const { file } = writingOf(where);
  return ownProblems(readRecordText({ ...file, path: where }, text, undefined))
    .filter(({ severity }) => severity === 'error')
    .filter(({ code }) => item.type === 'snippet' || code !== 'missing-key')
    .map(({ message }) => message);
}

/** What an editor would tell of a text, but that keys are still missing where one was just begun. */
function told(where: string, text: string, isWhole: boolean): readonly string[] {
  const { file, snapshot } = writingOf(where);
  const path = recordPath(file.kind, file.id);
  return problemsOfFile(snapshot, readRecordText({ ...file, path }, text, undefined))
    .filter(({ code }) => isWhole || code !== 'missing-key')
    .map(({ message }) => message);
}

describe('Whatever is offered', () => {
  it('gives a sound record, wherever it is taken', () => {
    let checked = 0;
    const choose = fc.record({
      fixture: fc.constantFrom(...fixtures),
      where: fc.double({ min: 0, max: 1, noNaN: true }),
      which: fc.nat(),
      onNewLine: fc.boolean(),
    });
    fc.assert(
      fc.property(choose, ({ fixture, where, which, onNewLine }) => {
        const writing = writingOf(fixture.where);
        const { text, offset } = placed(fixture.text, where, onNewLine);
        const position = new TextLines(text).positionAt(offset);
        const items = completionsAt({ writing, text, position, withoutStructure: false });
        const item = items[which % Math.max(1, items.length)];
        if (!item) return;
        // Another key before a value that is there already may need another value.
        const behind = text.slice(new TextLines(text).offsetAt(item.range.end));
        if (item.type === 'key' && /^[^\n]*:/.test(behind)) return;
        checked++;
        const after = taken(writing, text, item);
        assert.deepEqual(errorsIn(fixture.where, after, item), [], `${item.label} in ${text}\n→\n${after}`);
      }),
      { numRuns: 700 },
    );
    assert.ok(checked > 100, `${checked} were taken`);
  });

  it('gives a sound record in an empty file of every kind that is written by hand', () => {
    for (const { where } of fixtures) {
      const [item] = offered(writingOf(where), '|');
      assert.ok(item);
      assert.equal(item.type === 'snippet', !where.startsWith('signatures/'), where);
      if (item.type === 'snippet') assert.deepEqual(errorsIn(where, plainText(item.insert), item), []);
    }
  });

  it('has nothing wrong with it in an empty file, a whole record or one key, as long as nobody changes it', () => {
    let checked = 0;
    for (const where of new Set(fixtures.map((each) => each.where))) {
      const writing = writingOf(where);
      const items = offered(writing, '|');
      const begun = items.filter(({ type }) => type === 'key').map(({ label }) => `${label}:\n  |`);
      const below = begun.flatMap((text) => offered(writing, text).map((item) => [text, item] as const));
      for (const [text, item] of [...items.map((each) => ['|', each] as const), ...below]) {
        // What only its writer knows is left open for them.
        if (!item.asksNext && item.insert.some((part) => typeof part !== 'string' && part.text === ''))
          continue;
        const after = taken(writing, text.replace('|', ''), item);
        assert.deepEqual(
          told(where, after, text === '|' && item.type === 'snippet'),
          [],
          `${item.label} in ${where}\n→\n${after}`,
        );
        checked++;
      }
    }
    assert.ok(checked > 150, `${checked} were taken`);
  });

  it('is told without an error, whatever the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(400), fc.nat(400), ({ where, text }, cut, column) => {
        const broken = text.slice(0, cut) + text.slice(cut + (column % 40));
        completionsAt({
          writing: writingOf(where),
          text: broken,
          position: new TextLines(broken).positionAt(cut),
          withoutStructure: false,
        });
      }),
      { numRuns: 500 },
    );
  });
});

/** A text and a place in it: anywhere, or on a new line below one of its lines, in the column of that one. */
function placed(text: string, where: number, onNewLine: boolean): { text: string; offset: number } {
  const offset = Math.floor(where * text.length);
  if (!onNewLine) return { text, offset };
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  if (end < 0) return { text, offset };
  const indent = /^ */.exec(text.slice(start))?.[0] ?? '';
  return { text: `${text.slice(0, end)}\n${indent}${text.slice(end)}`, offset: end + 1 + indent.length };
}
