import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { findRecords } from '../../../src/cli/records.js';
import { validate } from '../../../src/core/report/validation.js';
import { ruleFixtures, writeFixture } from '../../fixtures/rules.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temporary-folder.js';
import { commandLine } from './command-line.js';
import { skip } from '../../support/skip.js';

declare const __REPOSITORY__: string;

const escape = '\u001b';

const records = {
  'mentoring.yaml': 'format: 1\n',
  'people/ada.yaml': 'name: Ada Lovelace\n',
  'goals/own-the-retries-p3x9kd.yaml': 'title: Own the retry subsystem\nowner: ada\nstatus: active\n',
};

interface Answer {
  readonly folder: string;
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly problems: readonly Readonly<Record<string, unknown>>[];
}

describe('mentoring validate', function () {
  this.timeout(60_000);
  const { call, shell } = commandLine();
  let folder: string;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** Writes records below `.mentoring`, and other files by a path that leads out of it. */
  function write(files: Readonly<Record<string, string>>): void {
    writeFiles(path.join(folder, '.mentoring'), files);
  }

  function answer(...args: readonly string[]): Answer {
    return JSON.parse(call(folder, ['validate', '--json', '--warnings', ...args]).stdout) as Answer;
  }

  it('finds nothing wrong in a sound folder', () => {
    write(records);
    assert.deepEqual(call(folder, ['validate']), { status: 0, stdout: '3 files: no errors.\n', stderr: '' });
  });

  it('says what is wrong, where, and shows it', () => {
    write({
      ...records,
      'goals/lead-a-review-h4f2a9.yaml': 'title: Lead a review\nowner:\tgrace\nstaus: active\n',
      'goals/Misnamed.yaml': 'title: x\n',
    });
    const errors = [
      '.mentoring/goals/Misnamed.yaml:1:1 error unsafe-id This file is not read: a record’s file is named by lower-case words of a to z and 0 to 9, joined by hyphens, at most 64 characters. Rename it, for example to misnamed-dt1684.yaml.',
      '.mentoring/goals/lead-a-review-h4f2a9.yaml:2:8 error dangling-reference There is no file people/grace.yaml here. Was it deleted, or not pulled yet?',
      '    2 | owner:  grace',
      '      |         ^^^^^',
    ];
    assert.deepEqual(call(folder, ['validate']), {
      status: 1,
      stdout: [...errors, '5 files: 2 errors, 1 warning (--warnings shows them).', ''].join('\n'),
      stderr: '',
    });
    assert.equal(
      call(folder, ['validate', '--warnings']).stdout,
      [
        ...errors,
        '.mentoring/goals/lead-a-review-h4f2a9.yaml:3:1 warning unknown-key staus: is not known here; it is kept as it is. Did you mean status?',
        '    3 | staus: active',
        '      | ^^^^^',
        '5 files: 2 errors, 1 warning.',
        '',
      ].join('\n'),
    );
  });

  it('prints JSON with places as people count them', () => {
    write({ ...records, 'plans/own-the-retries-z5w1ht.yaml': 'goal: own-the-retries-p3x9kd\nstep: []\n' });
    assert.deepEqual(answer(), {
      version: 1,
      folder: '.mentoring',
      files: 4,
      errors: 0,
      warnings: 1,
      problems: [
        {
          path: 'plans/own-the-retries-z5w1ht.yaml',
          range: { start: { line: 2, column: 1 }, end: { line: 2, column: 5 } },
          severity: 'warning',
          code: 'unknown-key',
          message: 'step: is not known here; it is kept as it is. Did you mean steps?',
          fixable: true,
        },
      ],
    });
    // Those that are not asked for are counted, and left out.
    const { warnings, problems } = JSON.parse(call(folder, ['validate', '--json']).stdout) as Answer;
    assert.deepEqual([warnings, problems], [1, []]);
  });

  it('takes as many warnings as it is told to, shown or not', () => {
    write({ ...records, 'people/ada.yaml': 'name: Ada\none: 1\ntwo: 2\n' });
    assert.equal(call(folder, ['validate', '--max-warnings', '2']).status, 0);
    assert.equal(call(folder, ['validate', '--max-warnings=1', '--json']).status, 1);
    const { status, stdout } = call(folder, ['validate', '--max-warnings', '0']);
    assert.equal(status, 1);
    assert.equal(
      stdout,
      '3 files: no errors, 2 warnings (--warnings shows them).\n--max-warnings allows 0 warnings.\n',
    );
  });

  it('shows advice that is asked for, and holds it against nobody', () => {
    write({ ...records, 'plans/own-the-retries-z5w1ht.yaml': 'goal: retries-p3x9kd\n' });
    assert.equal(call(folder, ['validate', '--warnings']).stdout, '4 files: no errors.\n');
    const { status, stdout } = call(folder, ['validate', '--advice', '--max-warnings=0']);
    assert.equal(status, 0);
    assert.match(stdout, /z5w1ht.yaml:1:7 advice stale-slug [^]*4 files: no errors, 1 advice.\n$/);
    const { status: own, stdout: more } = call(folder, ['validate', '--advice', '--me', 'ada']);
    assert.equal(own, 0);
    assert.match(more, / advice not-smart-yet /);
    assert.match(call(folder, ['validate', '--advice', '--me=adda']).stderr, /There is no person “adda”/);
  });

  it('finds the folder from below, by its own name, under another name and through a link', () => {
    write({ ...records, 'people/ada.yaml': 'nam: Ada\n' });
    fs.mkdirSync(path.join(folder, 'src', 'deep'), { recursive: true });
    fs.cpSync(path.join(folder, '.mentoring'), path.join(folder, 'other'), { recursive: true });
    fs.symlinkSync('other', path.join(folder, 'link'));
    const found = (from: string, ...args: string[]) => {
      const { stdout } = call(path.join(folder, from), ['validate', ...args]);
      return stdout.slice(0, stdout.indexOf(':'));
    };
    assert.equal(found('src/deep'), '../../.mentoring/people/ada.yaml');
    assert.equal(found('.', '.mentoring'), '.mentoring/people/ada.yaml');
    assert.equal(found('.mentoring/people'), '../people/ada.yaml');
    assert.equal(found('.mentoring'), 'people/ada.yaml');
    assert.equal(found('src', '../other'), '../other/people/ada.yaml');
    assert.equal(found('.', 'other/people'), 'other/people/ada.yaml');
    assert.equal(found('.', 'link'), 'other/people/ada.yaml');
    assert.equal(answer('other').folder, 'other');
  });

  it('says so where it could not run', () => {
    fs.mkdirSync(path.join(folder, '.git'));
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /^There are no mentoring records in /],
      [['nowhere'], /^There is no folder /],
      [['.', '.'], /^One folder at a time, please. See mentoring validate --help.\n$/],
      [['--warning'], /'--warning'/],
      [['--max-warnings'], /--max-warnings/],
      [['--max-warnings', 'few'], /takes a number/],
      [['--max-warnings=-1'], /takes a number/],
      [['--me', 'ada'], /--me goes with --advice/],
    ];
    for (const [args, words] of cases) {
      const { status, stdout, stderr } = call(folder, ['validate', ...args]);
      assert.deepEqual([args, status, stdout], [args, 2, '']);
      assert.match(stderr, words);
    }
    fs.mkdirSync(path.join(folder, '.mentoring'));
    assert.equal(call(folder, ['validate']).status, 2, 'an empty folder');
    fs.rmdirSync(path.join(folder, '.mentoring'));
    writeFiles(path.join(folder, 'records'), records);
    fs.symlinkSync('records', path.join(folder, '.mentoring'));
    const { status, stderr } = call(folder, ['validate']);
    assert.equal(status, 2);
    assert.match(stderr, /is a link, which is not followed/);
  });

  /** What comes of it as somebody who may not do everything. */
  async function asSomebodyElse<T>(call: () => Promise<T>): Promise<T> {
    fs.chmodSync(folder, 0o755);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      return await call();
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  }

  it('could not run where a folder cannot be read, and tells of a file that cannot', async function () {
    if (process.platform === 'win32') skip(this, 'Windows has other permissions');
    write(records);
    const goals = path.join(folder, '.mentoring', 'goals');
    fs.chmodSync(path.join(goals, 'own-the-retries-p3x9kd.yaml'), 0);
    const { store } = await asSomebodyElse(() => findRecords(folder));
    assert.deepEqual(
      validate(store.snapshot).problems.map(({ path: file, problem: { message } }) => [file, message]),
      [
        [
          'goals/own-the-retries-p3x9kd.yaml',
          'This file cannot be read: you have no permission. Check who may read it, then refresh.',
        ],
      ],
    );
    fs.chmodSync(goals, 0);
    const refused = asSomebodyElse(() => findRecords(folder)).finally(() => fs.chmodSync(goals, 0o755));
    await assert.rejects(refused, { message: `The folder ${goals} can’t be read: you have no permission.` });
  });

  it('never reads private records', () => {
    write(records);
    writeFiles(path.join(folder, '.git', 'mentoring'), {
      'goals/secret-a1b2c3.yaml': 'titel: Change teams\n',
    });
    assert.deepEqual(call(folder, ['validate']), { status: 0, stdout: '3 files: no errors.\n', stderr: '' });
  });

  it('says the same on any day, anywhere, in any language, and changes nothing', () => {
    write({
      ...records,
      'people/ada.yaml': 'nam: Ada\n',
      'goals/a-h4f2a9.yaml': 'title: A\nowner: ä\ndue: 1\n',
    });
    const before = filesIn(folder);
    const usual = call(folder, ['validate', '--warnings']);
    const elsewhere = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', HOME: folder };
    assert.deepEqual(call(folder, ['validate', '--warnings'], elsewhere), usual);
    assert.deepEqual(call(folder, ['validate', '--warnings'], { PATH: '.' }), usual);
    assert.deepEqual(filesIn(folder), before);
  });

  it('holds nothing against a newer format but that it is newer', () => {
    write({ ...records, 'mentoring.yaml': 'format: 2\n', 'people/ada.yaml': 'handle: Ada\n' });
    const { problems } = answer();
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['newer-format'],
    );
  });

  it('hands nothing to a terminal that it would act on, and loses nothing of it in JSON', () => {
    const name = `a${escape}[31m\n\u202eb.yaml`;
    write({
      ...records,
      'goals/hostile-h4f2a9.yaml': `title: "\u202e${escape.replace(escape, '\\e')}[2J"\nowner: "x\\n\u2066\ue0000\ue001"\n`,
      [`people/${name}`]: 'name: x\n',
      'people/tab.yaml': `na\tme: "${'\u200f'.repeat(500)}\n`,
    });
    fs.symlinkSync('/dev/zero', path.join(folder, '.mentoring', 'people', 'endless.yaml'));
    const { status, stdout } = call(folder, ['validate', '--warnings']);
    assert.equal(status, 1);
    assert.doesNotMatch(stdout, /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    assert.match(stdout, /^.mentoring\/people\/a␛\[31m␊�b.yaml:1:1 error unsafe-id/m);
    const json = call(folder, ['validate', '--json']).stdout;
    assert.doesNotMatch(json, /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    const { problems } = JSON.parse(json) as Answer;
    assert.ok(problems.some((problem) => problem['path'] === `people/${name}`));
  });

  it('ends as it would have where nobody reads any more', () => {
    const broken = Array.from({ length: 300 }, (_, index) => [`people/p${index}.yaml`, 'nam: x\n']);
    write({ ...records, ...(Object.fromEntries(broken) as Record<string, string>) });
    const { status, stdout, stderr } = shell(
      folder,
      '{ mentoring validate; echo "ended $?" >&2; } | head -n 1 >/dev/null',
    );
    assert.deepEqual([status, stdout, stderr], [0, '', 'ended 1\n']);
  });

  it('says so where its answer cannot be written', function () {
    if (!fs.existsSync('/dev/full')) skip(this, 'there is no /dev/full');
    write(records);
    const { status, stderr } = shell(folder, 'mentoring validate >/dev/full');
    assert.equal(status, 2);
    assert.match(stderr, /could not be written/);
  });

  it('reads 2,000 records in no time', () => {
    const goals = Array.from({ length: 2000 }, (_, index) => {
      return [
        `goals/goal-p${String(index).padStart(5, '0')}.yaml`,
        'title: Own the retry subsystem\nowner: ada\nstatus: active\n',
      ];
    });
    write({ ...records, ...(Object.fromEntries(goals) as Record<string, string>) });
    // What it works, not how long it waits for others on this machine.
    const { stdout } = shell(folder, 'mentoring validate; times');
    assert.match(stdout, /^2003 files: no errors.$/m);
    const [user = NaN, system = NaN] = [...stdout.matchAll(/0m([\d.]+)s/g)]
      .slice(-2)
      .map(([, seconds]) => Number(seconds));
    assert.ok(user + system < 2, `${user + system} seconds`);
  });

  describe('on the fixtures of the rules', () => {
    // One of each rule: all of them are held against the very same function elsewhere.
    const cases = new Map(ruleFixtures(__REPOSITORY__).map((fixture) => [fixture.code, fixture]));
    for (const fixture of cases.values()) {
      it(`says what is said in the editor: ${fixture.name}`, () => {
        writeFixture(path.join(folder, '.mentoring'), fixture, 'shared');
        const expected = fixture.problems.filter(
          ({ file, severity }) => file.startsWith('shared:') && severity !== 'advice',
        );
        const { problems, errors } = answer();
        assert.deepEqual(
          problems.map(({ path: file, code, message, severity, fixable }) => [
            file,
            code,
            message,
            severity,
            fixable,
          ]),
          expected.map(({ file, code, message, severity, fix, safe }) => [
            file.slice('shared:'.length),
            code,
            message,
            severity,
            fix !== undefined && safe,
          ]),
        );
        assert.equal(
          errors > 0,
          expected.some(({ severity }) => severity === 'error'),
        );
      });
    }
  });
});
