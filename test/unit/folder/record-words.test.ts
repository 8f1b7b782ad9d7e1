import assert from 'node:assert/strict';
import type { Problem } from '../../../src/core/lint/problem.js';
import type { RecordKind } from '../../../src/core/records/kinds.js';
import { read } from './read.js';
import { ownProblems } from '../../../src/core/lint/lint.js';

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
  return ownProblems(read(kind, text)).map((problem) => shown(text, problem));
}

describe('what is said of a record', () => {
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
      ['error 3 [2027-02-30] due: 2027-02-30 does not exist: that month has 28 days.'],
    ],
    [
      'a month that does not exist',
      'goal',
      'title: Own it\nowner: ada\ndue: 2027-13-01\n',
      ['error 3 [2027-13-01] due: 2027-13-01 does not exist: a year has 12 months.'],
    ],
    [
      'a moment on a day that does not exist',
      'session',
      'pair: a-k7m2q4\ndate: 2028-02-29\nstarted: 2027-02-29T15:00:00+01:00\n',
      ['error 3 [2027-02-29T15:00:00+01:00] started: 2027-02-29 does not exist: that month has 28 days.'],
    ],
    [
      'a moment at an hour that does not exist',
      'session',
      'pair: a-k7m2q4\ndate: 2028-02-29\nstarted: 2028-02-29T25:00:00+01:00\n',
      [
        'error 3 [2028-02-29T25:00:00+01:00] started: A moment is written with its offset, for example 2026-11-21T15:00:00+01:00.',
      ],
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
      'a key without a value that is needed',
      'goal',
      'title: Own it\nowner:\n',
      ['error 2 [owner] owner: has no value yet. An id belongs here, for example ada.'],
    ],
    [
      'a key without a value that is needed deep inside',
      'session',
      'pair: a-k7m2q4\ndate: 2026-11-21\nactions:\n  - { task: , owner: }\n',
      [
        'error 4 [task] task: has no value yet. Text belongs here.',
        'error 4 [owner] owner: has no value yet. An id belongs here, for example ada. Or take the key out.',
      ],
    ],
    ['blank text', 'goal', 'title: "  "\nowner: ada\n', ['error 1 ["  "] title: Say something here.']],
    [
      'blank text that may be left out',
      'goal',
      'title: A\nowner: ada\nspecific: ""\ndue: " "\n',
      [
        'error 4 [" "] due: A date is written as year-month-day, for example 2026-11-21. Or take the key out.',
        'error 3 [""] specific: Say something here. Or take the key out.',
      ],
    ],
    [
      'an item of a list without a value',
      'person',
      'name: Ada\nemails:\n  -\n',
      [
        'error 3 [-] emails, item 1: has no value yet. An e-mail address looks like ada@example.org. Or take it out.',
      ],
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
      ['error 2 [12] owner: is a number here. An id belongs here, for example ada.'],
    ],
    [
      'an id with capital letters',
      'goal',
      'title: Own it\nowner: Ada\n',
      ['error 2 [Ada] owner: An id is lower-case words joined by hyphens, for example ada.'],
    ],
    [
      'titles where ids belong, each with an example of its kind',
      'pair',
      'mentee: ada\nmentor: grace\nprocess: Project Mentoring\nfollows: The first one\nstages:\n  - { stage: First weeks, entered: 2026-11-02 }\n',
      [
        'error 3 [Project Mentoring] process: An id is lower-case words joined by hyphens, for example project-mentoring.',
        'error 4 [The first one] follows: An id is lower-case words joined by hyphens, for example ada-and-grace-k7m2q4.',
        'error 6 [First weeks] stage: An id is lower-case words joined by hyphens, for example formation-of-a-pair.',
      ],
    ],
    [
      'an objective by its title',
      'goal',
      'title: A\nowner: ada\nobjective: Halve the pages\n',
      [
        'error 3 [Halve the pages] objective: An id is lower-case words joined by hyphens, for example reliability-2027.',
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
      ['error 3 [""] steps, item 1: Say something here. Or take it out.'],
    ],
    [
      'a step with a colon in its text',
      'plan',
      'goal: a-p3x9kd\nsteps:\n  - Ask Grace: which locks?\n  - Read: this\n  - Then:\n',
      [
        'error 3 [Ask Grace: which locks?] steps, item 1: is read as a key and its value because of the colon. Put the whole text in quotes.',
        'error 4 [Read: this] steps, item 2: is read as a key and its value because of the colon. Put the whole text in quotes.',
        'error 5 [Then:] steps, item 3: is read as a key and its value because of the colon. Put the whole text in quotes.',
      ],
    ],
    [
      'a step with a misspelt key, or with several',
      'plan',
      'goal: a-p3x9kd\nsteps:\n  - taks: Read\n  - Ask Grace: which locks?\n    due: 2026-12-01\n',
      [
        'error 3 [-] task: is missing. It is needed here.',
        'error 4 [-] task: is missing. It is needed here.',
        'warning 3 [taks] taks: is not known here; it is kept as it is. Did you mean task?',
        'warning 4 [Ask Grace] Ask Grace: is not known here; it is kept as it is. Check how it is spelled, or begin a key of your own with x-.',
      ],
    ],
    [
      'a question with a colon in its text',
      'programme',
      'title: Mentoring\nonboarding:\n  survey:\n    - What is it: for you?\n',
      [
        'error 4 [What is it: for you?] survey, item 1: is read as a key and its value because of the colon. Put the whole text in quotes.',
      ],
    ],
    [
      'a key without a space behind its colon, between braces',
      'plan',
      'goal: a-p3x9kd\nsteps:\n  - { task:A }\n  - { task: B, due:2026-12-01 }\n',
      [
        'error 3 [-] task: is missing. It is needed here.',
        'warning 3 [task:A] task:A: A space is missing after the colon. Write task: A.',
        'warning 4 [due:2026-12-01] due:2026-12-01: A space is missing after the colon. Write due: 2026-12-01.',
      ],
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
      'a status that is said by leaving it out',
      'session',
      'pair: a-k7m2q4\ndate: 2026-11-21\nstatus: held\n',
      [
        'warning 3 [held] status: held is not known here; it is kept as it is. Known are planned, cancelled. A session without one was held.',
      ],
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
});
