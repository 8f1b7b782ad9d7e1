import assert from 'node:assert/strict';
import { finish } from '../../../src/core/long-work.js';
import * as fc from 'fast-check';
import type { RecordFile, Snapshot } from '../../../src/core/folder/snapshot.js';
import { foldsIn } from '../../../src/core/language/folding.js';
import { lensesOf } from '../../../src/core/language/lenses.js';
import { outlineOf, type OutlineItem } from '../../../src/core/language/outline.js';
import { findRecords } from '../../../src/core/language/symbols.js';
import { outsideLinksIn } from '../../../src/core/language/links.js';
import { readRecordText } from '../../../src/core/folder/record.js';
import { yamlText } from '../yaml/arbitrary-yaml.js';
import { fileOf, textIn, perspectiveOf } from '../../support/snapshot.js';
import { readFolder } from '../../support/memory-source.js';
import type { Texts } from '../../support/snapshot.js';

const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
const sha = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const files: Texts = {
  'mentoring.yaml': 'format: 1\nobjectives: { reliability: { title: Fewer pages } }\n',
  'people/ada.yaml': 'name: Ada Lovelace\nreportsTo: grace\n',
  'people/grace.yaml': 'name: Grace Hopper\n',
  [pairPath]:
    'mentee: ada\nmentor: grace\nprocess: project-mentoring\ncadence: P14D\nstages:\n  - { stage: formation-of-a-pair, entered: 2026-11-02 }\n',
  [goalPath]:
    'title: Own the retries\nowner: ada\npair: ada-and-grace-k7m2q4\nobjective: reliability\nstatus: active\nmeasure: { what: p99, unit: ms, from: 40, to: 10 }\n',
  'plans/own-the-retries-z5w1ht.yaml':
    'goal: own-the-retries-p3x9kd\nsteps:\n  - Read\n  - { task: Write it, owner: grace, due: 2026-12-04 }\n',
  'evidence/own-the-retries-h4f2a9.yaml': `goal: own-the-retries-p3x9kd\ncommit: '${sha}'\nby: ada\ndate: 2026-11-21\n`,
  'sessions/2026-12-04-ada-h7m2q4.yaml': 'pair: ada-and-grace-k7m2q4\ndate: 2026-12-04\nstatus: planned\n',
  'feedback/2026-11-24-ada-q4k7m2.yaml': `pair: ada-and-grace-k7m2q4\nfrom: grace\nto: ada\ndate: 2026-11-24\nobserved: The lock is held.\nabout:\n  code: { path: src/retry.ts, line: 2, commit: ${sha.slice(0, 8)} }\n`,
};
const mine: Texts = {
  'goals/alone-c3x9kd.yaml': 'title: Alone\nowner: ada\n',
  'plans/alone-c5w1ht.yaml': 'goal: alone-c3x9kd\n',
};

describe('What helps to read records', () => {
  let snapshot: Snapshot;
  before(async () => (snapshot = await readFolder(files, mine)));

  describe('the outline', () => {
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

  it('folds lists, items, longer texts and comments', () => {
    const text =
      '# One\n# Two\na:\n  - b: 1\n    c: 2\n\n  - d\nnotes: |\n  One.\n\n  Two.\n\nlast: {\n  x: 1 }\n';
    assert.deepEqual(
      foldsIn(text).map(({ first, last, isComment }) => `${first}-${last}${isComment ? ' #' : ''}`),
      ['0-1 #', '2-6', '3-4', '7-10', '12-13'],
    );
  });

  it('links code and commits, and leaves web addresses alone', () => {
    const shown = (path: string) => {
      const file = fileOf(snapshot, path);
      return outsideLinksIn(file).map((link) => `${link.type} ${textIn(file, link.range)}`);
    };
    assert.deepEqual(shown('evidence/own-the-retries-h4f2a9.yaml'), [`commit '${sha}'`]);
    assert.deepEqual(shown('feedback/2026-11-24-ada-q4k7m2.yaml'), [
      'code src/retry.ts',
      `commit ${sha.slice(0, 8)}`,
    ]);
    assert.deepEqual(shown(goalPath), []);
  });

  describe('the list of records', () => {
    const shown = (query: string, most = 20) =>
      finish(findRecords(snapshot, query, most)).map(({ title, container }) => `${title} | ${container}`);

    it('finds titles by their letters in order, words first', () => {
      assert.deepEqual(shown('own ret'), [
        'Own the retries | Goal · Ada Lovelace and Grace Hopper',
        'Own the retries | Action plan · Ada Lovelace and Grace Hopper',
        'Own the retries | Evidence · Ada Lovelace and Grace Hopper',
      ]);
      assert.deepEqual(shown('HELD'), ['The lock is held. | Feedback · Ada Lovelace and Grace Hopper']);
      assert.equal(shown('grace')[0], 'Ada Lovelace and Grace Hopper | Pair');
      assert.deepEqual(shown('xyzzy'), []);
    });

    it('has private ones too, by their own titles or their file’s name, and no more than is asked for', () => {
      assert.deepEqual(shown('alone').slice(0, 2), ['Alone | Goal', 'alone | Action plan']);
      assert.equal(shown('', 3).length, 3);
    });
  });

  it('says above a goal and a pair where they stand', () => {
    const words = (path: string) =>
      lensesOf(perspectiveOf(snapshot, { today: '2026-11-30' }), fileOf(snapshot, path)).map(
        (lens) => lens.words,
      );
    assert.deepEqual(words(goalPath), ['40 → 10 ms', 'Next: Read', '1 piece of evidence']);
    assert.deepEqual(words(pairPath), ['Formation of a Pair', 'Next session: Fri 4 Dec']);
    assert.deepEqual(words('people/ada.yaml'), []);
  });
});
