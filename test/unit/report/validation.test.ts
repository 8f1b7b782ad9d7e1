import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { adviserOn, fixableOf, validate, type Validation } from '../../../src/core/report/validation.js';
import { readFolder } from '../../support/memory-source.js';

const files = {
  'mentoring.yaml': 'format: 1\n',
  'people/ada.yaml': 'name: Ada\n',
  'goals/own-the-retries-p3x9kd.yaml': 'title: Own the retries\nowner: ada\nstaus: active\n',
  'goals/lead-a-review-h4f2a9.yaml': 'title: Lead a review\nowner: grace\ndue: soon\n',
  'goals/lead-another-h4f2a9.yaml': 'owner: ada\nx: 1\ny: 2\n',
  'goals/Misnamed.yaml': 'title: x\n',
  'plans/own-the-retries-z5w1ht.yaml': 'goal: own-the-retries-p3x9kx\n',
};

async function validated(shared: Readonly<Record<string, string>>, mine?: Readonly<Record<string, string>>) {
  return validate(await readFolder(shared, mine));
}

function told({ problems }: Validation): readonly string[] {
  return problems.map(({ path, problem: { code, severity, range } }) => {
    return `${path}:${range.start.line}:${range.start.column} ${severity} ${code}`;
  });
}

describe('the validation of records', () => {
  it('tells everything that is wrong, by path and place', async () => {
    const found = await validated(files);
    assert.deepEqual(told(found), [
      'goals/Misnamed.yaml:0:0 error unsafe-id',
      'goals/lead-a-review-h4f2a9.yaml:0:0 error duplicate-code',
      'goals/lead-a-review-h4f2a9.yaml:1:7 error dangling-reference',
      'goals/lead-a-review-h4f2a9.yaml:2:5 error wrong-value',
      'goals/lead-another-h4f2a9.yaml:0:0 error missing-key',
      'goals/lead-another-h4f2a9.yaml:0:0 error duplicate-code',
      'goals/lead-another-h4f2a9.yaml:1:0 warning unknown-key',
      'goals/lead-another-h4f2a9.yaml:2:0 warning unknown-key',
      'goals/own-the-retries-p3x9kd.yaml:2:0 warning unknown-key',
      'plans/own-the-retries-z5w1ht.yaml:0:6 error dangling-reference',
    ]);
    assert.deepEqual(found.counts, { error: 7, warning: 3, advice: 0 });
    assert.equal(found.files, 7);
  });

  it('counts what it does not tell one by one', async () => {
    const keys = Array.from({ length: 200 }, (_, index) => `mood${index}: good\n`).join('');
    const found = await validated({ ...files, 'people/grace.yaml': `name: Grace\n${keys}` });
    assert.equal(found.counts.warning, 203);
    assert.ok(found.problems.length < 100);
  });

  it('knows what can be repaired without guessing', async () => {
    const snapshot = await readFolder(files);
    const fixable = [...fixableOf(snapshot, validate(snapshot).problems)];
    assert.deepEqual(
      fixable.map(({ path, problem: { code } }) => [path, code]),
      [['goals/own-the-retries-p3x9kd.yaml', 'unknown-key']],
    );
  });

  it('advises only where that is asked for, on old names for anybody and on goals for their owner', async () => {
    const folder = {
      'people/ada.yaml': 'name: Ada\n',
      'people/grace.yaml': 'name: Grace\n',
      'goals/own-the-retries-p3x9kd.yaml': 'title: Own it\nowner: ada\nstatus: active\ndue: 2020-01-01\n',
      'plans/own-the-retries-z5w1ht.yaml': 'goal: retries-p3x9kd\n',
    };
    const snapshot = await readFolder(folder);
    const advice = (me: string | undefined) =>
      validate(snapshot, adviserOn(snapshot, me)).problems.map(({ problem: { code } }) => code);
    assert.deepEqual(told(validate(snapshot)), []);
    assert.deepEqual(advice(undefined), ['stale-slug']);
    assert.deepEqual(advice('grace'), ['stale-slug']);
    assert.deepEqual(new Set(advice('ada')), new Set(['not-smart-yet', 'stale-slug']));
  });

  it('says the same in whatever order files are read', async () => {
    const expected = await validated(files);
    const orders = fc.shuffledSubarray(Object.entries(files), { minLength: Object.keys(files).length });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        assert.deepEqual(await validated(Object.fromEntries(order)), expected);
      }),
    );
  });

  it('knows nothing of private records', async () => {
    const mine = {
      'goals/secret-p3x9kd.yaml': 'title: Change teams\nowner: nobody\nstatsu: x\n',
      'people/grace.yaml': 'name: Grace\n',
      'plans/own-the-retries-z5w1ht.yaml': 'goal: own-the-retries-p3x9kx\n',
    };
    assert.deepEqual(await validated(files, mine), await validated(files));
  });

  it('says nothing of an empty folder', async () => {
    assert.deepEqual(await validated({}), {
      files: 0,
      counts: { error: 0, warning: 0, advice: 0 },
      problems: [],
    });
  });
});
