import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readingsOf } from '../../support/readings.js';
import type { RecordFile, Snapshot } from '../../../src/core/folder/snapshot.js';
import { fixAll, fixesFor, fixAllWith } from '../../../src/core/lint/fix-all.js';
import { problemsOfFile } from '../../support/problems.js';

import { recordFile, snapshotWith } from '../../support/snapshot.js';
import { effectOf } from './fixing.js';

const planPath = 'plans/own-the-retries-z5w1ht.yaml';
const around = {
  'people/ada.yaml': 'name: Ada\n',
  'people/grace.yaml': 'name: Grace\n',
  'goals/own-the-retries-p3x9kd.yaml': 'title: Own it\nowner: ada\n',
};

/**
 * A plan with these steps, and the folder that it lies in.
 * @param head makes its text another one than those that other tests have had read
 */
function planOf(
  steps: readonly string[],
  head = '',
): { readonly snapshot: Snapshot; readonly file: RecordFile } {
  const file = recordFile(planPath, `${head}goal: own-the-retries-p3x9kd\nsteps:\n${steps.join('')}`);
  const snapshot = snapshotWith([
    ...Object.entries(around).map(([path, text]) => recordFile(path, text)),
    file,
  ]);
  return { snapshot, file };
}

function times(count: number, line: (number: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => line(index + 1));
}

/** What can be wrong with every step of a plan, and what it is after all that guesses nothing. */
const mistakes: Readonly<
  Record<string, readonly [wrong: (number: number) => string, right: (number: number) => string]>
> = {
  'a key that is one letter off': [
    (number) => `  - { task: Read chapter ${number}, ower: ada } # soon\n`,
    (number) => `  - { task: Read chapter ${number}, owner: ada } # soon\n`,
  ],
  'a date that is written in another way': [
    (number) => `  - task: Read chapter ${number}\n    due: 2027-2-8   # before the rotation\n`,
    (number) => `  - task: Read chapter ${number}\n    due: 2027-02-08   # before the rotation\n`,
  ],
  'a text that YAML takes for a number': [(number) => `  - ${number}\n`, (number) => `  - '${number}'\n`],
  'a key that, with its right name, would have a wrong value': [
    (number) => `  - { task: Read chapter ${number}, ower: Ada, deu: '2027-02-08' }\n`,
    (number) => `  - { task: Read chapter ${number}, ower: Ada, due: '2027-02-08' }\n`,
  ],
  'one thing that can be repaired, and one that nobody can': [
    (number) => `  - { task: Read chapter ${number}, due: 2027-2-8, done: yesterday, owner: Nobody }\n`,
    (number) => `  - { task: Read chapter ${number}, due: 2027-02-08, done: yesterday, owner: Nobody }\n`,
  ],
};

/** What is left of a file where each safe fix is made by itself, and its problems are looked for anew. */
function fixedOneByOne(snapshot: Snapshot, file: RecordFile): string | undefined {
  let current = file;
  for (;;) {
    const after = firstSafeFix(snapshot, current);
    if (after === undefined) return current.text;
    current = recordFile(planPath, after);
  }
}

function firstSafeFix(snapshot: Snapshot, file: RecordFile): string | undefined {
  for (const problem of problemsOfFile(snapshot, file)) {
    const fix = fixesFor(snapshot, file, problem).find(({ safe }) => safe);
    if (fix) return effectOf(fix);
  }
  return undefined;
}

/** Steps in which something may be wrong. */
const anyStep = fc
  .record({
    task: fc.constantFrom('task: Read it', 'taks: Read it', 'task: 12', 'task: [Read it]', 'task:'),
    owner: fc.constantFrom(
      '',
      'owner: ada',
      'ower: ada',
      'ower: Ada',
      'owner: Grace',
      'owner: Nobody',
      'owner: nobody',
      'onwer: ada, ower: grace',
    ),
    due: fc.constantFrom(
      '',
      'due: 2027-2-8',
      'due: 03/04/2027',
      'deu: 2027-02-08',
      'deu: 2027/2/8',
      'done: yesterday',
      "due: ' 2027-02-08'",
    ),
    id: fc.constantFrom('', 'id: read', 'id: Read', 'idd: read', 'id: 7', 'id: "7"', 'id: read-2'),
  })
  .map(
    (keys) =>
      `  - { ${Object.values(keys)
        .filter((key) => key !== '')
        .join(', ')} } # c\n`,
  );

describe('a file with very many problems', function () {
  this.timeout(60_000);

  for (const [name, [wrong, right]] of Object.entries(mistakes)) {
    it(`is repaired as a whole: ${name}`, () => {
      const { snapshot, file } = planOf(times(400, wrong));
      assert.equal(fixAll(snapshot, file)?.after, planOf(times(400, right)).file.text);
    });

    it(`is repaired with as few readings as one with few: ${name}`, () => {
      const [few, many] = [40, 400].map((count) => {
        const { snapshot, file } = planOf(times(count, wrong), '# Counted\n');
        return readingsOf(() => fixAllWith(snapshot, file, () => [])).length;
      });

      assert.equal(many, few);
      assert.ok(many !== undefined && many <= 20, `${many} readings`);
    });
  }

  it('is repaired as if one repair was made after the other', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 6 }), (steps) => {
        const { snapshot, file } = planOf(steps);
        assert.equal(fixAll(snapshot, file)?.after ?? file.text, fixedOneByOne(snapshot, file));
      }),
      { numRuns: 60 },
    );
  });

  it('tells the first of a kind, and how many more there are', () => {
    const { snapshot, file } = planOf(
      times(400, (number) => `  - { task: Read ${number}, ower: ada, owner: nobody }\n`),
    );
    const told = problemsOfFile(snapshot, file);
    for (const code of ['unknown-key', 'dangling-reference']) {
      const ofKind = told.filter((problem) => problem.code === code);
      assert.deepEqual(
        ofKind.map(({ range }) => range.start.line),
        Array.from({ length: 50 }, (_, index) => index + 2),
      );
      assert.deepEqual(
        ofKind.map(({ unlisted }) => unlisted),
        [...Array.from({ length: 49 }, () => undefined), 350],
      );
    }
  });

  it('has a repair for each that is told', () => {
    const { snapshot, file } = planOf(times(300, (number) => `  - { task: Read ${number}, id: read }\n`));
    const told = problemsOfFile(snapshot, file);
    assert.equal(told.length, 50);
    for (const problem of [told[0], told[49]]) {
      assert.ok(problem);
      assert.deepEqual(
        fixesFor(snapshot, file, problem).map(({ title }) => title),
        ['Change read to read-2'],
      );
    }
  });

  it('costs a few readings to ask for the repair of one', () => {
    const [wrong] = mistakes['a date that is written in another way'] ?? [];
    assert.ok(wrong);
    const { snapshot, file } = planOf(times(400, wrong), '# One\n');
    const [problem] = problemsOfFile(snapshot, file);
    assert.ok(problem);
    const readings = readingsOf(() => assert.equal(fixesFor(snapshot, file, problem).length, 1)).length;
    assert.ok(readings <= 8, `${readings} readings`);
  });

  it('of which every repair would lead nowhere costs no more', () => {
    const nowhere = (number: number) => `  - { task: Read chapter ${number}, owner: Nobody }\n`;
    const [few, many] = [40, 400].map((count) => {
      const { snapshot, file } = planOf(times(count, nowhere));
      return readingsOf(() =>
        assert.equal(
          fixAllWith(snapshot, file, () => []),
          undefined,
        ),
      ).length;
    });
    assert.equal(many, few);
  });
});
