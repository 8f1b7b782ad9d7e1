import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readRecord, unreadableRecord } from '../../../src/core/folder/record.js';
import type { RecordFile } from '../../../src/core/folder/snapshot.js';
import { toldOneByOne, type Problem } from '../../../src/core/problem.js';
import { recordKinds, recordPath, type RecordKind } from '../../../src/core/records/kinds.js';

function read(kind: RecordKind, content: string | Uint8Array, previous?: RecordFile): RecordFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const id =
    kind === 'configuration' ? 'mentoring' : kind === 'programme' ? 'programme' : 'own-the-retries-p3x9kd';
  return readRecord({ kind, id, place: 'shared', path: recordPath(kind, id) }, bytes, previous);
}

/** A problem as an editor shows it: severity, line and the text that it underlines, message. */
function shown(text: string, { severity, range, message }: Problem): string {
  const lines = text.split('\n');
  const [start, end] = [range.start, range.end];
  const marked =
    start.line === end.line
      ? (lines[start.line] ?? '').slice(start.column, end.column)
      : `${(lines[start.line] ?? '').slice(start.column)}…`;
  return `${severity} ${start.line + 1} [${marked}] ${message}`;
}

function problemsIn(kind: RecordKind, text: string): string[] {
  return read(kind, text).problems.map((problem) => shown(text, problem));
}

describe('reading a record', () => {
  it('gives the content, and what YAML says beside it', () => {
    const file = read('goal', 'title: Own the retries\nowner: ada\nx-color: blue\n');
    assert.deepEqual(file, {
      kind: 'goal',
      id: 'own-the-retries-p3x9kd',
      place: 'shared',
      path: 'goals/own-the-retries-p3x9kd.yaml',
      text: 'title: Own the retries\nowner: ada\nx-color: blue\n',
      value: { title: 'Own the retries', owner: 'ada' },
      raw: { title: 'Own the retries', owner: 'ada', 'x-color': 'blue' },
      stale: false,
      problems: [],
    });
  });

  const said: readonly (readonly [string, RecordKind, string, readonly string[]])[] = [
    ['a missing key', 'goal', 'owner: ada\n', ['error 1 [] title: is missing. A goal needs it.']],
    [
      'a missing key of an action plan',
      'plan',
      'steps: []\n',
      ['error 1 [] goal: is missing. An action plan needs it.'],
    ],
    [
      'a missing key of feedback',
      'feedback',
      'pair: a-k7m2q4\nfrom: ada\nto: grace\nobserved: x\n',
      ['error 1 [] date: is missing. Feedback needs it.'],
    ],
    [
      'a number where a date belongs',
      'goal',
      'title: Own it\nowner: ada\ndue: 2027\n',
      ['error 3 [2027] due: is a number here. A date is written as year-month-day, for example 2026-11-21.'],
    ],
    [
      'a day that does not exist',
      'goal',
      'title: Own it\nowner: ada\ndue: 2027-02-30\n',
      ['error 3 [2027-02-30] due: A date is written as year-month-day, for example 2026-11-21.'],
    ],
    [
      'a key without a value',
      'goal',
      'title: Own it\nowner: ada\ndue:\n',
      [
        'error 3 [due] due: has no value yet. A date is written as year-month-day, for example 2026-11-21. Or take the key out.',
      ],
    ],
    [
      'blank text',
      'goal',
      'title: "  "\nowner: ada\n',
      ['error 1 ["  "] title: Say something here, or leave the key out.'],
    ],
    [
      'a list where text belongs',
      'goal',
      'title: [Own, it]\nowner: ada\n',
      ['error 1 [[Own, it]] title: is a list here. Text belongs here.'],
    ],
    [
      'text where a list belongs',
      'plan',
      'goal: a-p3x9kd\nsteps: Read\n',
      ['error 2 [Read] steps: is text here. A list, each item behind a hyphen, belongs here.'],
    ],
    [
      'an id that reads as a number',
      'goal',
      'title: Own it\nowner: 12\n',
      ['error 2 [12] owner: is a number here. An id belongs here, in quotes if it is all digits.'],
    ],
    [
      'an id with capital letters',
      'goal',
      'title: Own it\nowner: Ada\n',
      [
        'error 2 [Ada] owner: An id is lower-case words joined by hyphens, for example own-the-retries-p3x9kd.',
      ],
    ],
    [
      'a step without a task: the form with particulars was meant',
      'plan',
      'goal: a-p3x9kd\nsteps:\n  - Read\n  - owner: ada\n',
      ['error 4 [-] task: is missing. It is needed here.'],
    ],
    [
      'a step with a wrong particular',
      'plan',
      'goal: a-p3x9kd\nsteps:\n  - { task: Read, due: 5 }\n',
      ['error 3 [5] due: is a number here. A date is written as year-month-day, for example 2026-11-21.'],
    ],
    [
      'a step that is neither',
      'plan',
      'goal: a-p3x9kd\nsteps:\n  - Read\n  - 12\n',
      [
        'error 4 [12] steps, item 2: is a number here. A step is a line of text, or has a task: with what is to be done.',
      ],
    ],
    [
      'a blank step',
      'plan',
      'goal: a-p3x9kd\nsteps:\n  - ""\n',
      ['error 3 [""] steps, item 1: Say something here, or leave the key out.'],
    ],
    [
      'a measure with text for a number',
      'goal',
      'title: Own it\nowner: ada\nmeasure: { what: p99, from: forty, to: 10 }\n',
      ['error 3 [forty] from: is text here. A number belongs here.'],
    ],
    [
      'a number where one of several words belongs',
      'goal',
      'title: Own it\nowner: ada\nstatus: 1\n',
      ['error 3 [1] status: is a number here. One of these belongs here: draft, active, achieved, dropped.'],
    ],
    [
      'true where text belongs',
      'goal',
      'title: true\nowner: ada\n',
      ['error 1 [true] title: is true here. Text belongs here.'],
    ],
    [
      'involvement out of its range',
      'note',
      'pair: a-k7m2q4\nby: ada\ndate: 2026-11-21\nvalue: 7\n',
      ['error 4 [7] value: A number up to 5 belongs here.'],
    ],
    [
      'a fraction of a meeting, and less than none',
      'agreement',
      'pair: a-k7m2q4\nschedule:\n  meetings: 1.5\n  minutes: -5\n',
      [
        'error 3 [1.5] meetings: is 1.5 here. A whole number belongs here.',
        'error 4 [-5] minutes: A number above 0 belongs here.',
      ],
    ],
    [
      'a name of an objective that is none',
      'configuration',
      'format: 1\nobjectives:\n  Reliability: { title: Halve the pages }\n  fewer-pages: {}\n',
      [
        'error 3 [Reliability] Reliability: An objective is named by lower-case words joined by hyphens, starting with a letter.',
        'error 4 [fewer-pages] title: is missing. It is needed here.',
      ],
    ],
    [
      'feedback that says nothing',
      'feedback',
      'pair: a-k7m2q4\nfrom: ada\nto: grace\ndate: 2026-11-21\n',
      [
        'error 1 [] Feedback needs observed: with what was seen; a reply needs replyTo: with what it answers.',
      ],
    ],
    [
      'an e-mail address that is none',
      'person',
      'name: Ada\nemails: [ada]\n',
      ['error 2 [ada] emails, item 1: An e-mail address looks like ada@example.org.'],
    ],
    [
      'an unknown key that resembles a known one',
      'goal',
      'title: Own it\nowner: ada\ndeu: 2027-02-28\n',
      ['warning 3 [deu] deu: is not known here; it is kept as it is. Did you mean due?'],
    ],
    [
      'an unknown key that resembles none',
      'goal',
      'title: Own it\nowner: ada\nmood: good\n',
      [
        'warning 3 [mood] mood: is not known here; it is kept as it is. Check how it is spelled, or begin a key of your own with x-.',
      ],
    ],
    [
      'an unknown key deep inside',
      'session',
      'pair: a-k7m2q4\ndate: 2026-11-21\nactions:\n  - Read\n  - task: Write\n    ownr: ada\n    x-size: 3\n',
      ['warning 6 [ownr] ownr: is not known here; it is kept as it is. Did you mean owner?'],
    ],
    [
      'an unknown value that resembles a known one',
      'goal',
      'title: Own it\nowner: ada\nstatus: acitve\n',
      ['warning 3 [acitve] status: acitve is not known here; it is kept as it is. Did you mean active?'],
    ],
    [
      'an unknown value that resembles none',
      'note',
      'pair: a-k7m2q4\nby: ada\ndate: 2026-11-21\nvalue: hmm\n',
      [
        'warning 4 [hmm] value: hmm is not known here; it is kept as it is. Known are good, finding-out, not-a-fit.',
      ],
    ],
  ];
  for (const [what, kind, text, expected] of said) {
    it(`says in plain words: ${what}`, () => assert.deepEqual(problemsIn(kind, text), expected));
  }

  it('keeps the last good content of a broken file, however often it breaks', () => {
    const good = read('goal', 'title: Own it\nowner: ada\n');
    const broken = read('goal', 'title: [\n', good);
    const still = read('goal', 'owner: ada\n', broken);
    assert.deepEqual([still.value, still.raw, still.stale], [good.value, good.raw, true]);
    assert.equal(still.text, 'owner: ada\n');
  });

  it('reads a record with mere warnings as it is', () => {
    const file = read('goal', 'title: Own it\nowner: ada\nstatus: paused\n');
    assert.equal(file.stale, false);
    assert.deepEqual(file.value, { title: 'Own it', owner: 'ada', status: 'paused' });
  });

  it('keeps the last good content of a file that cannot be read', () => {
    const good = read('goal', 'title: Own it\nowner: ada\n');
    const file = unreadableRecord(good, 'permission denied. Ask for it.', good);
    assert.deepEqual(
      [file.value, file.stale, file.text, file.problems[0]?.code],
      [good.value, true, undefined, 'unreadable'],
    );
  });

  it('never throws: any bytes give content or an error', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            'title: a\n',
            'owner: ada\n',
            'steps:\n',
            '- a\n',
            '  - {',
            '}\n',
            ' ',
            'due: 1',
            ':',
            '\n',
            '"',
            "'",
          ),
          { maxLength: 20 },
        )
        .map((parts) => parts.join('')),
      fc.json(),
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      text.map((value) => new TextEncoder().encode(value)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...recordKinds), bytes, (kind, content) => {
        const file = read(kind, content);
        const hasErrors = file.problems.some(({ severity }) => severity === 'error');
        assert.equal(file.value === undefined, hasErrors);
        for (const { message, range } of file.problems) {
          assert.doesNotMatch(message, /undefined|Invalid|expected|received|\[object/);
          assert.ok(range.start.line < range.end.line || range.start.column <= range.end.column);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a record that is made to take long', () => {
  it('is read at once, and no more of it is told than anybody reads', () => {
    const keys = Array.from({ length: 12_000 }, (_, index) => `unknown${index}: 1`).join('\n');
    const items = Array.from({ length: 12_000 }, () => '  - 1').join('\n');
    const started = performance.now();
    const unknown = read('person', `name: Ada\n${keys}\n`);
    const wrong = read('plan', `goal: own-the-retries-p3x9kd\nsteps:\n${items}\n`);
    assert.ok(performance.now() - started < 5_000, 'it takes no minutes');
    assert.equal(unknown.value !== undefined && toldOneByOne(unknown.problems).length, 50);
    assert.deepEqual([wrong.value, toldOneByOne(wrong.problems).length], [undefined, 50]);
  });
});
