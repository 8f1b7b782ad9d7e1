import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { findRecords } from '../../../src/cli/records.js';
import { fixRecords } from '../../../src/cli/fix-records.js';
import { ruleFixtures, writeFixture, type RuleFixture } from '../../fixtures/rules.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temporary-folder.js';
import { commandLine } from './command-line.js';

declare const __REPOSITORY__: string;

const records = {
  'mentoring.yaml': 'format: 1\n',
  'people/ada.yaml': 'name: Ada Lovelace\n',
};
const misspelt = 'goals/own-the-retries-p3x9kd.yaml';

describe('mentoring validate --fix', function () {
  this.timeout(60_000);
  const { call } = commandLine();
  let folder: string;
  let mentoring: string;
  beforeEach(() => {
    folder = temporaryFolder();
    mentoring = path.join(folder, '.mentoring');
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('repairs what guesses nothing, says what it did, and leaves the rest as it was', () => {
    const text =
      '\uFEFF# mine\r\ntitle: Own the retries   # ours\r\nowner: ada\r\nstaus: active\r\nx-own: [ 1,2 ]\r\n';
    const other = 'title: Lead a review\nowner: grace\nzzz: 1\n';
    writeFiles(mentoring, { ...records, [misspelt]: text, 'goals/lead-a-review-h4f2a9.yaml': other });
    writeFiles(mentoring, { 'README.md': 'Hello\n', 'people/grace.YML': 'name: Grace Hopper\n' });
    const { status, stdout, stderr } = call(folder, ['validate', '--fix', '--warnings']);
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(
      stdout,
      [
        '.mentoring/people/grace.YML fixed Rename to people/grace.yaml',
        '.mentoring/goals/own-the-retries-p3x9kd.yaml fixed Change staus to status',
        '.mentoring/goals/lead-a-review-h4f2a9.yaml:3:1 warning unknown-key zzz: is not known here; it is kept as it is. Check how it is spelled, or begin a key of your own with x-.',
        '    3 | zzz: 1',
        '      | ^^^',
        '5 files: no errors, 1 warning.',
        '',
      ].join('\n'),
    );
    assert.deepEqual(filesIn(mentoring), {
      ...records,
      'README.md': 'Hello\n',
      [misspelt]: text.replace('staus', 'status'),
      'goals/lead-a-review-h4f2a9.yaml': other,
      'people/grace.yaml': 'name: Grace Hopper\n',
    });
  });

  it('has nothing to do a second time', () => {
    writeFiles(mentoring, { ...records, [misspelt]: 'titel: Own the retries\nowner: ada\n' });
    const first = JSON.parse(call(folder, ['validate', '--fix', '--json']).stdout) as object;
    assert.deepEqual(first, {
      version: 1,
      folder: '.mentoring',
      files: 3,
      errors: 0,
      warnings: 0,
      problems: [],
      fixed: [{ path: misspelt, titles: ['Change titel to title'] }],
      notFixed: [],
    });
    const before = filesIn(folder);
    const second = JSON.parse(call(folder, ['validate', '--fix', '--json']).stdout) as object;
    assert.deepEqual(second, { ...first, fixed: [] });
    assert.deepEqual(filesIn(folder), before);
  });

  it('repairs a file however many problems it has, and says how many there are', () => {
    const plan = 'plans/own-the-retries-z5w1ht.yaml';
    const steps = (owner: string) =>
      Array.from({ length: 400 }, (_, index) => `  - { task: Read chapter ${index}, ${owner}: ada }\n`).join(
        '',
      );
    const text = `goal: own-the-retries-p3x9kd\nsteps:\n${steps('ower')}`;
    writeFiles(mentoring, { ...records, [misspelt]: 'title: Own the retries\nowner: ada\n', [plan]: text });
    const told = call(folder, ['validate', '--warnings']).stdout;
    assert.match(told, /^ +and 350 more in this file$/m);
    assert.match(told, /^4 files: no errors, 400 warnings\.$/m);
    const json = JSON.parse(call(folder, ['validate', '--json', '--warnings']).stdout) as {
      readonly problems: readonly { readonly fixable: boolean }[];
    };
    assert.deepEqual(
      json.problems.map(({ fixable }) => fixable),
      Array.from({ length: 50 }, () => true),
    );
    const { status, stdout } = call(folder, ['validate', '--fix', '--warnings']);
    assert.equal(status, 0);
    assert.equal(stdout.match(/ fixed Change ower to owner$/gm)?.length, 400);
    assert.match(stdout, /^4 files: no errors\.$/m);
    assert.equal(filesIn(mentoring)[plan], text.replaceAll('ower:', 'owner:'));
  });

  it('changes nothing of a newer format, of private records and behind links', () => {
    const broken = { ...records, [misspelt]: 'title: x\nowner: ada\nstaus: active\n' };
    writeFiles(path.join(folder, 'linked'), { 'goal.yaml': broken[misspelt] });
    writeFiles(path.join(folder, '.git', 'mentoring'), { [misspelt]: broken[misspelt] });
    writeFiles(mentoring, { ...broken, 'mentoring.yaml': 'format: 2\n' });
    fs.symlinkSync('../../linked/goal.yaml', path.join(mentoring, 'goals', 'linked-h4f2a9.yaml'));
    fs.symlinkSync('../../linked/goal.yaml', path.join(mentoring, 'goals', 'misnamed-h4f2a8.yml'));
    const before = filesIn(folder);
    assert.equal(call(folder, ['validate', '--fix']).status, 1);
    assert.deepEqual(filesIn(folder), before);
    writeFiles(mentoring, { 'mentoring.yaml': 'format: 1\n' });
    const { status, stdout } = call(folder, ['validate', '--fix']);
    assert.equal(status, 2);
    assert.match(stdout, /misnamed-h4f2a8\.yml not fixed It cannot be read: it is a link, and links are not/);
    assert.match(stdout, /linked-h4f2a9\.yaml:1:1 error unreadable This file cannot be read: it is a link/);
    assert.deepEqual(filesIn(path.join(folder, 'linked')), { 'goal.yaml': broken[misspelt] });
    assert.equal(fs.readFileSync(path.join(folder, '.git', 'mentoring', misspelt), 'utf8'), broken[misspelt]);
  });

  it('leaves a file alone that somebody changes meanwhile, and says so', async () => {
    writeFiles(mentoring, { ...records, [misspelt]: 'title: x\nowner: ada\nstaus: active\n' });
    writeFiles(mentoring, { 'people/grace.yaml': 'name: Grace\nemials: [grace@example.org]\n' });
    const found = await findRecords(folder);
    fs.appendFileSync(path.join(mentoring, misspelt), 'due: 2027-02-28\n');
    const { fixed, kept } = await fixRecords(found);
    assert.deepEqual(
      fixed.map((file) => file.path),
      ['people/grace.yaml'],
    );
    assert.deepEqual(
      kept.map((file) => file.path),
      [misspelt],
    );
    assert.match(kept[0]?.reason ?? '', /changed meanwhile, so nothing was written/);
    assert.equal(
      fs.readFileSync(path.join(mentoring, misspelt), 'utf8'),
      'title: x\nowner: ada\nstaus: active\ndue: 2027-02-28\n',
    );
  });

  it('takes no name that another file has, and could not run then', () => {
    writeFiles(mentoring, { ...records, 'people/grace.yml': 'name: Grace\n' });
    fs.mkdirSync(path.join(mentoring, 'people', 'grace.yaml'));
    const { status, stdout } = call(folder, ['validate', '--fix']);
    assert.equal(status, 2);
    assert.match(stdout, /people\/grace.yml not fixed There is a file people\/grace.yaml already/);
    assert.equal(fs.readFileSync(path.join(mentoring, 'people', 'grace.yml'), 'utf8'), 'name: Grace\n');
  });

  it('follows advice that is asked for', () => {
    writeFiles(mentoring, {
      ...records,
      'goals/own-the-retries-p3x9kd.yaml': 'title: Own the retries\nowner: ada\nstatus: active\n',
      'plans/own-the-retries-z5w1ht.yaml': 'goal: retries-p3x9kd # its old name\n',
    });
    assert.match(call(folder, ['validate', '--fix']).stdout, /^4 files: no errors.\n$/);
    const { status, stdout } = call(folder, ['validate', '--fix', '--advice']);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^.mentoring\/plans\/own-the-retries-z5w1ht.yaml fixed .*\n4 files: no errors, no advice.\n$/,
    );
    assert.equal(
      fs.readFileSync(path.join(mentoring, 'plans/own-the-retries-z5w1ht.yaml'), 'utf8'),
      'goal: own-the-retries-p3x9kd # its old name\n',
    );
  });

  describe('on the fixtures of the rules', () => {
    for (const fixture of ruleFixtures(__REPOSITORY__).filter(isRepairedUnseen)) {
      it(`leaves ${fixture.name} as all its fixes do`, async () => {
        const expected: Record<string, string> = {};
        writeFixture(mentoring, fixture, 'shared');
        for (const [key, bytes] of fixture.files) {
          if (bytes === 'link' || !key.startsWith('shared:') || fixture.renamed.has(key)) continue;
          expected[key.slice('shared:'.length)] = Buffer.from(bytes).toString('utf8');
        }
        for (const [key, text] of fixture.fixed) expected[key.slice('shared:'.length)] = text;
        const { kept } = await fixRecords(await findRecords(folder));
        assert.deepEqual(kept, []);
        assert.deepEqual(filesIn(mentoring), expected);
      });
    }
  });
});

/** Whether every fix of a case is one that is made without being asked for, in shared records. */
function isRepairedUnseen({ files, problems }: RuleFixture): boolean {
  const fixes = problems.filter(({ fix }) => fix !== undefined);
  return (
    [...files.keys()].some((key) => key.startsWith('shared:')) &&
    fixes.every(({ safe, severity, file }) => safe && severity !== 'advice' && file.startsWith('shared:'))
  );
}
