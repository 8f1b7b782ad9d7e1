import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readRecordText } from '../../../src/core/folder/record.js';
import type { RecordFile, Snapshot } from '../../../src/core/folder/snapshot.js';
import { outlineOf, type OutlineItem } from '../../../src/core/language/outline.js';
import { fileOf } from '../../support/snapshot.js';
import { yamlText } from '../yaml/arbitrary-yaml.js';
import { describedRecords, goalPath } from './described-records.js';

describe('the outline', () => {
  let snapshot: Snapshot;
  before(async () => (snapshot = await describedRecords()));

  const lines = (items: readonly OutlineItem[], indent = ''): string[] =>
    items.flatMap(({ name, detail, children }) => [
      `${indent}${name}${detail === '' ? '' : ` | ${detail}`}`,
      ...lines(children, `${indent}  `),
    ]);

  it('shows what ids stand for, and list items by what they are about', () => {
    assert.deepEqual(lines(outlineOf(snapshot, fileOf(snapshot, 'plans/own-the-retries-z5w1ht.yaml'))), [
      'Goal | Own the retries',
      'Steps',
      '  Read',
      '  Write it | due 2026-12-04',
      '    Task | Write it',
      '    Owner | Grace Hopper',
      '    Due | 2026-12-04',
    ]);
    assert.deepEqual(lines(outlineOf(snapshot, fileOf(snapshot, 'people/ada.yaml'))), [
      'Name | Ada Lovelace',
      'Reports to | Grace Hopper',
    ]);
    assert.equal(lines(outlineOf(snapshot, fileOf(snapshot, 'mentoring.yaml')))[2], '  Fewer pages');
    assert.ok(lines(outlineOf(snapshot, fileOf(snapshot, goalPath))).includes('Objective | Fewer pages'));
  });

  it('of a file with a merge conflict shows what both sides say, and no line that git added', () => {
    const good = fileOf(snapshot, goalPath);
    const outline = (text: string) =>
      lines(outlineOf(snapshot, readRecordText(good, text.replaceAll('\n', '\r\n'), good)));
    const keys =
      'title: Own it\n<<<<<<< HEAD\nstatus: active\n||||||| 1a2b3c4\nstatus: draft\n=======\nstatus: achieved\n>>>>>>> theirs\nowner: ada\n';
    assert.deepEqual(outline(keys), [
      'Title | Own it',
      'Status | active',
      'Status | draft',
      'Status | achieved',
      'Owner | Ada Lovelace',
    ]);
    const inList =
      'title: Own it\nx-list:\n<<<<<<< HEAD\n  - Read\n=======\n  - Write\n>>>>>>> theirs\n  - Talk\nspecific: |\n  One\n<<<<<<< HEAD\n  Two\n=======\n  Three\n>>>>>>> theirs\n';
    assert.deepEqual(outline(inList), [
      'Title | Own it',
      'X-list',
      '  Read',
      '  Write',
      '  Talk',
      'Specific | One',
    ]);
    assert.deepEqual(outline(`<<<<<<< HEAD\n=======\n${keys}`).slice(0, 1), ['Title | Own it']);
  });

  it('of any text has names, and parts that lie within what they are parts of', () => {
    const good = fileOf(snapshot, goalPath);
    const within = (items: readonly OutlineItem[], from: number, to: number) => {
      for (const { name, range, selection, children } of items) {
        assert.notEqual(name.trim(), '');
        const start = range.start.line * 1000 + range.start.column;
        const end = range.end.line * 1000 + range.end.column;
        assert.ok(start >= from && end <= to && start <= end);
        assert.deepEqual(selection.start, range.start);
        assert.ok(selection.end.line * 1000 + selection.end.column <= end);
        within(children, start, end);
      }
    };
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), yamlText);
    fc.assert(
      fc.property(anyText, (text) => {
        const file: RecordFile = readRecordText(good, text, good);
        within(outlineOf(snapshot, file), 0, Number.MAX_SAFE_INTEGER);
      }),
      { numRuns: 200 },
    );
  });
});
