import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import type { RecordFile } from '../../../src/core/folder/snapshot.js';
import { fixAll, fixesFor } from '../../../src/core/lint/fix-all.js';
import { problemsOf } from '../../../src/core/lint/lint.js';
import { problemsOfFile } from '../../support/problems.js';
import type { Problem } from '../../../src/core/lint/problem.js';
import type { TextRange } from '../../../src/core/text/text-range.js';
import { recordFile, snapshotWith } from '../../support/snapshot.js';
import { layoutOf, surroundings, validRecord, type ValidRecord } from './valid-record.js';
import { mutations, touches, type Mutated } from './mutations.js';
import { effectOf } from './fixing.js';

const numRuns = 400;

const around: readonly RecordFile[] = Object.entries(surroundings).map(([path, text]) =>
  recordFile(path, text),
);

const written = validRecord.chain((record) => layoutOf(record.value).map((text) => ({ record, text })));

interface Mutation extends Mutated {
  readonly name: string;
  readonly record: ValidRecord;
}

/** Records in which one of these things is wrong. */
function mutated(names: readonly string[]): fc.Arbitrary<Mutation> {
  return fc
    .tuple(written, fc.constantFrom(...names), fc.integer({ min: 0, max: 4095 }))
    .map(([{ record, text }, name, draw]): Mutation | undefined => {
      const result = mutations[name]?.(record, text, draw);
      return result && { ...result, name, record };
    })
    .filter((mutation) => mutation !== undefined);
}

const everyName = Object.keys(mutations);

/** A byte order mark belongs to no line; a comma to what is behind it, which may be taken out. */
function linesOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.replace(/,(?= *(?:#.*)?\r?$)/, ''));
}

/** The lines of a text that a range does not touch; comments above a key go where it goes. */
function linesOutside(text: string, { start, end }: TextRange): string[] {
  const lines = linesOf(text);
  let first = start.line;
  while (/^\s*(?:#.*)?\s*$/.test(lines[first - 1] ?? 'key')) first--;
  return lines.filter((_, line) => line < first || line > end.line);
}

/** Where a fix may change something. The key below the first one of an item moves up to the dash, once that one is taken out. */
function placeOf({ where: { start, end } }: Mutation, title: string): TextRange {
  return { start, end: title.startsWith('Take out ') ? { ...end, line: end.line + 1 } : end };
}

/** Whether these lines are among those of a text, in their order. */
function hasInOrder(text: string, lines: readonly string[]): boolean {
  const all = linesOf(text);
  let at = 0;
  for (const line of all) if (line === lines[at]) at++;
  return at === lines.length;
}

function errorsIn(problems: readonly Problem[]): string[] {
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`);
}

describe('any record', function () {
  this.timeout(90_000);

  it('in which nothing is wrong has no error and no warning, however it is written', () => {
    fc.assert(
      fc.property(written, ({ record, text }) => {
        const file = recordFile(record.path, text);
        const snapshot = snapshotWith([...around, file]);
        assert.deepEqual(problemsOfFile(snapshot, file), []);
        assert.deepEqual([...problemsOf(snapshot)], []);
        assert.equal(fixAll(snapshot, file), undefined);
      }),
      { numRuns },
    );
  });

  for (const name of everyName) {
    it(`with ${name} has a problem there`, () => {
      fc.assert(
        fc.property(mutated([name]), (mutation) => {
          const file = recordFile(mutation.record.path, mutation.text);
          const problems = problemsOfFile(snapshotWith([...around, file]), file);
          const found = problems.map(({ code, range }) => `${code} ${JSON.stringify(range)}`);
          assert.ok(
            problems.some(({ range }) => touches(range, mutation.where)),
            `${JSON.stringify(mutation.where)}: ${found.join(', ')}`,
          );
        }),
        { numRuns: numRuns / 8 },
      );
    });
  }

  it('is repaired by each fix: what it is about is gone, nothing else is wrong, and the other lines stay', () => {
    let repaired = 0;
    fc.assert(
      fc.property(mutated(everyName), (mutation) => {
        const file = recordFile(mutation.record.path, mutation.text);
        const snapshot = snapshotWith([...around, file]);
        const before = problemsOfFile(snapshot, file);
        for (const problem of before) {
          for (const fix of fixesFor(snapshot, file, problem)) {
            const { title } = fix;
            const changed = effectOf(fix);
            assert.ok(changed !== undefined);
            repaired++;
            const after = recordFile(mutation.record.path, changed);
            const left = problemsOfFile(snapshot, after);
            const isThere = ({ identity }: Problem) => identity === problem.identity;
            assert.ok(left.filter(isThere).length < before.filter(isThere).length, title);
            if (problem.code !== 'syntax' && problem.code !== 'conflict')
              assert.deepEqual(
                errorsIn(left).filter((error) => !errorsIn(before).includes(error)),
                [],
                title,
              );
            assert.ok(
              hasInOrder(RecordText.of(changed).comments.join('\n'), RecordText.of(mutation.text).comments),
              `${title} keeps the comments`,
            );
            assert.ok(hasInOrder(changed, linesOutside(mutation.text, placeOf(mutation, title))), title);
          }
        }
      }),
      { numRuns },
    );
    assert.ok(repaired > numRuns / 20);
  });

  it('has nothing left that can be fixed without guessing, once all such fixes were made', () => {
    fc.assert(
      fc.property(mutated(everyName), (mutation) => {
        const file = recordFile(mutation.record.path, mutation.text);
        const snapshot = snapshotWith([...around, file]);
        const text = fixAll(snapshot, file)?.after;
        const after = text === undefined ? file : recordFile(mutation.record.path, text);
        const left = problemsOfFile(snapshot, after);
        const before = problemsOfFile(snapshot, file);
        assert.ok(left.length <= before.length);
        assert.ok(left.every((problem) => fixesFor(snapshot, after, problem).every(({ safe }) => !safe)));
      }),
      { numRuns },
    );
  });
});
