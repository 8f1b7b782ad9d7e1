import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { addGoalTrailer, goalsLinkedIn, goalTrailer } from '../../../src/core/git/trailer.js';
import { errorOf, TemporaryRepository, valueOf, withRealGit } from './temporary-repository.js';

const code = 'p3x9kd';
const cut = '# ------------------------ >8 ------------------------';

function added(message: string, comment?: string): string {
  const result = addGoalTrailer(message, code, comment);
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
}

describe('goals linked in a commit message', () => {
  const linked: readonly (readonly [string, string, readonly string[]])[] = [
    ['a trailer', 'Subject\n\nMentoring-Goal: p3x9kd\n', ['p3x9kd']],
    ['any case of the key', 'S\n\nmentoring-GOAL: p3x9kd', ['p3x9kd']],
    ['upper case of the code', 'S\n\nMentoring-Goal: P3X9KD', ['p3x9kd']],
    ['the full id', 'S\n\nMentoring-Goal: own-the-retries-p3x9kd', ['p3x9kd']],
    ['no blank after the colon', 'S\n\nMentoring-Goal:p3x9kd', ['p3x9kd']],
    ['a blank before the colon', 'S\n\nMentoring-Goal : p3x9kd', ['p3x9kd']],
    ['CRLF', 'S\r\n\r\nMentoring-Goal: p3x9kd\r\nMentoring-Goal: q4k7m2\r\n', ['p3x9kd', 'q4k7m2']],
    [
      'an indented squash body',
      'Squashed commit:\n\n    First\n    \n    Mentoring-Goal: p3x9kd\n',
      ['p3x9kd'],
    ],
    [
      'a list of a code host',
      '* First\n* Mentoring-Goal: p3x9kd\n- Mentoring-Goal: q4k7m2',
      ['p3x9kd', 'q4k7m2'],
    ],
    ['a numbered list', 'S\n\n1. Mentoring-Goal: p3x9kd', ['p3x9kd']],
    ['a quotation', 'S\n\n> > Mentoring-Goal: p3x9kd', ['p3x9kd']],
    [
      'the middle of the text',
      'S\n\nMentoring-Goal: p3x9kd\n\nMore text.\n\nSigned-off-by: A <a@b>',
      ['p3x9kd'],
    ],
    [
      'several on a line',
      'S\n\nMentoring-Goal: p3x9kd, q4k7m2 own-it-z5w1ht',
      ['p3x9kd', 'q4k7m2', 'z5w1ht'],
    ],
    ['each once', 'S\n\nMentoring-Goal: p3x9kd\nMentoring-Goal: a-p3x9kd', ['p3x9kd']],
    ['a remark after it', 'S\n\nMentoring-Goal: p3x9kd because it makes this faster', ['p3x9kd']],
    ['no code', 'S\n\nMentoring-Goal: the retries', []],
    ['nothing', 'S\n\nMentoring-Goal:\np3x9kd', []],
    ['a sentence about it', 'Write the line Mentoring-Goal: p3x9kd into messages', []],
    ['a comment', 'S\n\n# Mentoring-Goal: p3x9kd', []],
    ['a letter that codes never have', 'S\n\nMentoring-Goal: p3x9ku', []],
    ['something that looks like an option', 'S\n\nMentoring-Goal: --all', []],
    ['a path', 'S\n\nMentoring-Goal: ../../p3x9kd', []],
  ];
  for (const [what, message, codes] of linked) {
    it(`reads ${what}`, () => assert.deepEqual(goalsLinkedIn(message), codes));
  }

  it('takes any text, and long ones quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        goalsLinkedIn(text).every((found) => /^[a-z0-9]{6}$/.test(found)),
      ),
    );
    // In quadratic time each of these takes longer than any test may.
    for (const part of [
      '\n',
      ' ',
      '>',
      '* ',
      '1. ',
      'mentoring-goal',
      'mentoring-goal:\n',
      '\r',
      'p3x9kd,',
    ]) {
      goalsLinkedIn(`Mentoring-Goal: ${part.repeat(300_000)}`);
    }
  });
});

describe('adding a goal to a commit message', () => {
  withRealGit();

  it('makes a paragraph of its own after the subject', () => {
    assert.equal(added('Subject'), 'Subject\n\nMentoring-Goal: p3x9kd');
    assert.equal(added('Subject\n'), 'Subject\n\nMentoring-Goal: p3x9kd\n');
    assert.equal(added('Subject\n\nWhy.\n\n\n'), 'Subject\n\nWhy.\n\nMentoring-Goal: p3x9kd\n\n\n');
  });

  it('takes a subject of the form "fix: …" for what it is', () => {
    assert.equal(added('fix: the retries'), 'fix: the retries\n\nMentoring-Goal: p3x9kd');
    assert.equal(added('\nfix: the retries\n'), '\nfix: the retries\n\nMentoring-Goal: p3x9kd\n');
  });

  it('goes after the trailers that are there', () => {
    const message = 'Subject\n\nWhy.\n\nFixes: #12\nSigned-off-by: Ada <ada@example.org>';
    assert.equal(added(message), `${message}\nMentoring-Goal: p3x9kd`);
  });

  it('takes several goals, and none twice', () => {
    const first = added('Subject');
    const both = valueOfAdded(addGoalTrailer(first, 'q4k7m2'));
    assert.equal(both, 'Subject\n\nMentoring-Goal: p3x9kd\nMentoring-Goal: q4k7m2');
    assert.deepEqual(addGoalTrailer(both, code), { ok: false, error: 'already-there' });
    assert.deepEqual(addGoalTrailer('S\n\n  mentoring-goal: own-it-p3x9kd\n\nMore.', code), {
      ok: false,
      error: 'already-there',
    });
  });

  it('goes before comments and the scissors line', () => {
    assert.equal(
      added('Subject\n\n# Please enter the message\n#\n# On branch main\n'),
      'Subject\n\nMentoring-Goal: p3x9kd\n\n# Please enter the message\n#\n# On branch main\n',
    );
    const diff = `${cut}\n# Do not modify\ndiff --git a/x b/x\n+Mentoring-Goal: p3x9kd\n`;
    assert.equal(added(`Subject\n\nA: b\n${diff}`), `Subject\n\nA: b\nMentoring-Goal: p3x9kd\n${diff}`);
  });

  it('is never put where it would become the subject', () => {
    const empty = [
      '',
      '\n',
      ' \n\t\n',
      '# only a comment\n',
      '\n\n# comment',
      `${cut}\nSubject`,
      '\n\nSigned-off-by: A <a@b>\n',
    ];
    for (const message of empty)
      assert.deepEqual(addGoalTrailer(message, code), { ok: false, error: 'no-subject' }, message);
    assert.equal(errorOf(addGoalTrailer('Mentoring-Goal: q4k7m2', code)), 'no-subject');
  });

  it('knows other comments than #, and messages without any', () => {
    assert.equal(errorOf(addGoalTrailer('; comment\n', code, ';')), 'no-subject');
    assert.equal(added('#12 is fixed', ''), '#12 is fixed\n\nMentoring-Goal: p3x9kd');
    assert.equal(added('#12 is fixed\n; comment', ';'), '#12 is fixed\n\nMentoring-Goal: p3x9kd\n; comment');
  });

  it('keeps CRLF', () => {
    assert.equal(added('Subject\r\n\r\n# c\r\n'), 'Subject\r\n\r\nMentoring-Goal: p3x9kd\r\n\r\n# c\r\n');
  });

  it('is read back as a trailer by git from a real commit', () => {
    const repository = TemporaryRepository.create();
    for (const message of [
      'Subject',
      'Subject\n\nWhy.',
      'Subject\n\nWhy: because\nit is so.\n\nFixes: #1\n',
    ]) {
      repository.commit(added(message));
      const found = repository
        .git('log', '-1', '--format=%s|%(trailers:key=Mentoring-Goal,valueonly,separator=%x2C)')
        .trim();
      assert.equal(found, `Subject|${code}`);
    }
  });
});

function valueOfAdded(result: ReturnType<typeof addGoalTrailer>): string {
  return valueOf(result.ok ? result : { ok: false, error: { message: result.error } });
}

describe('adding a goal, compared with git interpret-trailers', () => {
  withRealGit();

  const line = fc.constantFrom(
    'Retry less',
    'fix: handle the case',
    'Some prose about it.',
    '',
    '',
    '',
    '   ',
    '# a comment',
    'Signed-off-by: Ada <ada@example.org>',
    'Fixes: #12',
    'Acked-by : Grace',
    ' continued',
    '\tindented',
    '(cherry picked from commit 0123456789)',
    'Mentoring-Goal: q4k7m2',
    '    Mentoring-Goal: z5w1ht',
    'Conflicts:',
    '---',
    ': no key',
    'Two words: value',
    cut,
  );
  const messages = fc
    .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('', '\n', '\n\n'))
    .map(([lines, end]) => `${lines.join('\n')}${end}`);

  const git = (input: string, ...args: string[]) => execFileSync('git', args, { input, encoding: 'utf8' });
  /** What a commit keeps of a message. */
  const kept = (message: string) =>
    git(`\n${message}`.split(`\n${cut}\n`)[0] ?? '', 'stripspace', '--strip-comments');
  /** Git writes `key : value` anew as `key: value`. */
  const tidy = (message: string, ...trailers: string[]) =>
    git(message, 'interpret-trailers', '--no-divider', '--if-exists', 'addIfDifferent', ...trailers);

  it('puts it where git does', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const result = addGoalTrailer(message, code);
        const clean = kept(`${message}\n`);
        // A list of conflicts at the very start of a message never ends for git, whatever follows.
        fc.pre(!clean.startsWith('Conflicts:\n'));
        if (!result.ok) {
          assert.equal(result.error, 'no-subject');
          assert.match(clean, /^\s*$|^\s*(Signed-off-by|Acked-by|Mentoring-Goal|\(cherry picked|Conflicts:)/);
          return;
        }
        assert.equal(tidy(kept(`${result.value}\n`)), tidy(clean, '--trailer', goalTrailer(code)));
      }),
      { numRuns: 100 },
    );
  });

  it('only inserts, is then there, and does the same with CRLF', () => {
    fc.assert(
      fc.property(messages, fc.boolean(), (message, windows) => {
        const crlf = windows && message.includes('\n');
        const text = crlf ? message.replaceAll('\n', '\r\n') : message;
        const result = addGoalTrailer(text, code);
        const plain = addGoalTrailer(message, code);
        assert.equal(result.ok, plain.ok);
        if (!result.ok || !plain.ok) return;
        assert.equal(result.value.replaceAll('\r\n', '\n'), plain.value);
        if (crlf) assert.doesNotMatch(result.value, /[^\r]\n/);
        const at = result.value.indexOf(goalTrailer(code));
        const before = result.value.slice(0, at).trimEnd();
        const after = result.value.slice(at + goalTrailer(code).length).trimStart();
        assert.ok(text.startsWith(before) && text.endsWith(after));
        assert.equal(errorOf(addGoalTrailer(result.value, code)), 'already-there');
      }),
    );
  });
});
