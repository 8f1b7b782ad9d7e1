import assert from 'node:assert/strict';
import { readRecordText } from '../../../src/core/folder/record.js';
import type { RecordFile, Snapshot } from '../../../src/core/folder/snapshot.js';
import { completionsAt } from '../../../src/core/language/completion/completion.js';
import { definitionsOf } from '../../../src/core/language/definition.js';
import { foldsIn } from '../../../src/core/language/folding.js';
import { hoverAt } from '../../../src/core/language/hover.js';
import { nameLinksIn, outsideLinksIn } from '../../../src/core/language/links.js';
import { nameAt } from '../../../src/core/language/name-at.js';
import { outlineOf } from '../../../src/core/language/outline.js';
import { fixesFor } from '../../../src/core/lint/fix-all.js';
import { problemsOfFile } from '../../support/problems.js';
import { recordAt } from '../../../src/core/records/kinds.js';
import { TextLines } from '../../../src/core/text/text-lines.js';
import { now, records, today } from '../../support/actions.js';
import { readingsOf } from '../../support/readings.js';
import { snapshotOf, perspectiveOf } from '../../support/snapshot.js';

const path = 'goals/lead-a-review-h4f2a9.yaml';
let version = 0;

/** A goal whose text nobody has read before, as an editor shows it. */
interface Shown {
  readonly snapshot: Snapshot;
  readonly text: string;
  /** Reads the file, as every feature is given it. */
  readonly file: () => RecordFile;
}

function shown(lines: string): Shown {
  const text = `title: Version ${++version}\n${lines}`;
  const record = recordAt(path);
  assert.ok(record);
  const snapshot = snapshotOf(records);
  return {
    snapshot,
    text,
    file: () => readRecordText({ ...record, place: 'shared', path }, text, undefined),
  };
}

/** What every feature makes of one version of a text, without changing it. */
function lookAt({ snapshot, text, file: read }: Shown, line: number): void {
  const file = read();
  const position = { line, column: 8 };
  const perspective = perspectiveOf(snapshot, { today });
  assert.ok(hoverAt({ perspective, file, position, withoutStructure: false }));
  const named = nameAt(file, position);
  assert.ok(named);
  definitionsOf(snapshot, named.name.subject, file.place);
  nameLinksIn(snapshot, file);
  outsideLinksIn(file);
  foldsIn(text);
  outlineOf(snapshot, file);
  problemsOfFile(snapshot, file);
}

/** What is offered at the end of a line. */
function suggest({ snapshot, text, file: read }: Shown, line: number): number {
  const writing = { ...perspectiveOf(snapshot, { me: 'ada', today }), file: read(), now };
  const position = new TextLines(text).endOfLine(line);
  return completionsAt({ writing, text, position, withoutStructure: false }).length;
}

describe('One version of a text', () => {
  // The snapshot reads its own files, and the processes that come along are read once.
  before(() => {
    lookAt(shown('owner: ada\n'), 1);
  });

  for (const [what, lines] of [
    ['sound', 'owner: ada\nstatus: active\n'],
    ['with a key that nobody knows', 'owner: ada\nstatsu: active\n'],
    ['with a name that leads nowhere', 'owner: ada\npair: nobody-k7m2q9\n'],
    ['broken', 'owner: ada\nstatus: "active\n'],
  ] as const) {
    it(`is read once for hover, definition, links, folding, outline and lint: ${what}`, () => {
      const version = shown(lines);
      assert.deepEqual(
        readingsOf(() => lookAt(version, 1)),
        [version.text],
      );
    });
  }

  it('is read once for all that and for what is suggested on an empty line, which tries a few texts', () => {
    const version = shown('owner: ada\n\nstatus: active\n');
    const texts = readingsOf(() => {
      lookAt(version, 1);
      assert.ok(suggest(version, 2) > 5);
    });
    assert.equal(texts[0], version.text);
    assert.equal(new Set(texts).size, texts.length, 'no text is read twice');
    // The forms that what is offered has: `x: x`, a list, a mapping.
    assert.ok(texts.length <= 6, `${texts.length} readings`);
  });

  it('is read once for what is suggested on an empty line of a text that is too long to try anything', () => {
    const version = shown(`owner: ada\n\nnotes: |\n${'  So far, so good.\n'.repeat(3000)}`);
    const texts = readingsOf(() => assert.ok(suggest(version, 2) > 5));
    assert.deepEqual(texts, [version.text]);
  });

  it('is read once for a fix too, which reads every text that it tries once', () => {
    const version = shown('owner: ada\nstatsu: active\n');
    const texts = readingsOf(() => {
      lookAt(version, 1);
      const file = version.file();
      const [problem] = problemsOfFile(version.snapshot, file);
      assert.ok(problem);
      assert.equal(fixesFor(version.snapshot, file, problem).length, 1);
    });
    assert.equal(texts[0], version.text);
    assert.equal(new Set(texts).size, texts.length, 'no text is read twice');
    assert.ok(texts.length <= 3, `${texts.length} readings`);
  });
});
