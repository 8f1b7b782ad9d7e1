import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newGoal, setGoalStatus, sharpenGoal } from '../../../src/core/actions/goals.js';
import { parseMeasure } from '../../../src/core/actions/measure.js';
import { recordFile, snapshotOf } from '../../support/snapshot.js';
import {
  after,
  contextOf,
  created,
  creations,
  edited,
  goal,
  pair,
  planned,
  records,
  refusal,
  textsAfter,
  changesOf,
} from '../../support/actions.js';

const path = 'goals/own-the-retries-p3x9kd.yaml';
const value = records[path];

describe('a measure as people write it', () => {
  const numbers: readonly [text: string, what: string, unit: string | undefined, from: number, to: number][] =
    [
      ['p99 of a retry storm: 40 → 10 ms', 'p99 of a retry storm', 'ms', 40, 10],
      ['p99 of a retry storm 40 -> 10 ms', 'p99 of a retry storm', 'ms', 40, 10],
      ['40ms → 10ms', 'the goal', 'ms', 40, 10],
      ['40 → 10', 'the goal', undefined, 40, 10],
      ['from 40 to 10 ms p99', 'p99', 'ms', 40, 10],
      ['From 0 to 2 reviews per week', 'the goal', 'reviews per week', 0, 2],
      ['Coverage from 60% to 80.5%', 'Coverage', '%', 60, 80.5],
      ['Coverage: 60 → 80 %', 'Coverage', '%', 60, 80],
      ['Offset: -1.5 => +2', 'Offset', undefined, -1.5, 2],
      ['Temperature −5 → 3,5 °C', 'Temperature', '°C', -5, 3.5],
      ['Open alerts: 1,200 → 300', 'Open alerts', undefined, 1200, 300],
    ];
  for (const [text, what, unit, from, to] of numbers) {
    it(`finds the numbers in "${text}"`, () => {
      const expected = unit === undefined ? { what, from, to } : { what, unit, from, to };
      assert.deepEqual(parseMeasure(text, 'the goal'), expected);
    });
  }

  it('leaves a sentence as it is', () => {
    for (const text of [
      'Grace reads my on-call notes and has nothing to add',
      'Grow from 2 to 3 people who review and lead it alone',
      'I answer 3 to 5 pages on my own',
      '40 ms → 10 s',
      'Read chapters 1 → 4 and write a summary of each',
      `${'9'.repeat(400)} → 1`,
      '→',
    ]) {
      assert.equal(parseMeasure(` ${text}  `), text);
    }
  });

  it('never throws, and reads its own numbers back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseMeasure(text)));
    const number = fc.integer({ min: -99_999, max: 99_999 }).map((whole) => whole / 100);
    fc.assert(
      fc.property(number, number, fc.constantFrom('ms', '%', 'days'), (from, to, unit) => {
        assert.deepEqual(parseMeasure(`Time: ${from} → ${to} ${unit}`), {
          what: 'Time',
          unit,
          from: from + 0,
          to: to + 0,
        });
      }),
    );
  });
});

describe('a goal', () => {
  it('is saved as a draft of mine, in the order in which people read it', () => {
    const context = contextOf(records);
    const plan = planned(
      newGoal(context, {
        title: ' Lead a design  review ',
        measure: 'Reviews: 0 → 2',
        due: '2027-02-28',
        pair,
      }),
    );
    const [text] = textsAfter(context.snapshot, plan);
    assert.match(text?.path ?? '', /^goals\/lead-a-design-review-[a-z0-9]{6}\.yaml$/);
    assert.equal(
      text?.after,
      'title: Lead a design review\nowner: ada\npair: ada-and-grace-k7m2q4\nmeasure: { what: Reviews, from: 0, to: 2 }\ndue: 2027-02-28\nstatus: draft\n',
    );
    assert.equal(plan.done, 'Goal saved as a draft');
    assert.ok(after(context, plan).find('goal', plan.goal));
  });

  it('can come before a mentor, and lies beside its owner', () => {
    const alone = { 'private:people/ada.yaml': records['people/ada.yaml'] };
    const plan = planned(newGoal(contextOf(alone), { title: 'Learn to say no', place: 'shared' }));
    assert.deepEqual(
      creations(plan).map(({ place }) => place),
      ['private'],
    );
    assert.equal(
      created(planned(newGoal(contextOf(records), { title: 'Learn' })), 'goal')[0]?.pair,
      undefined,
    );
  });

  it('needs a title, an owner and a real day', () => {
    assert.equal(refusal(newGoal(contextOf(records), { title: ' \n ' })).code, 'refused');
    assert.equal(refusal(newGoal(contextOf(records, ''), { title: 'Learn' })).code, 'refused');
    assert.equal(refusal(newGoal(contextOf(records, 'linus'), { title: 'Learn' })).code, 'refused');
    assert.match(
      refusal(newGoal(contextOf(records), { title: 'Learn', due: '2026-02-30' })).message,
      /due: 2026-02-30 does not exist/,
    );
    assert.equal(
      refusal(newGoal(contextOf(records), { title: 'Learn', pair: 'ada-and-linus-a1b2c3' })).code,
      'stale',
    );
  });

  it('is sharpened by the fewest edits', () => {
    const context = contextOf(records);
    const changes = {
      title: value.title,
      measure: 'p99 of a retry storm: 40 → 8 ms',
      relevant: 'Pages hurt.\nAll of us.',
      objective: 'reliability-2027',
    };
    const plan = planned(sharpenGoal(context, { goal, changes, makeActive: true }));
    assert.deepEqual(
      changesOf(plan).map(
        (change) => change.type === 'edit' && change.edits.map(({ op, path: at }) => `${op} ${at.join('.')}`),
      ),
      [['set measure.to', 'set relevant', 'set objective']],
    );
    assert.deepEqual(edited(plan, path), {
      ...value,
      measure: { ...value.measure, to: 8 },
      relevant: 'Pages hurt.\nAll of us.\n',
      objective: 'reliability-2027',
    });
    assert.deepEqual(changesOf(planned(sharpenGoal(context, { goal, changes: {} }))), []);
  });

  it('measures the same thing by other numbers', () => {
    const plan = planned(sharpenGoal(contextOf(records), { goal, changes: { measure: '38 → 9 ms' } }));
    assert.deepEqual(edited(plan, path), { ...value, measure: { ...value.measure, from: 38, to: 9 } });
    const sentence = planned(
      sharpenGoal(contextOf(records), { goal, changes: { measure: 'Nobody is paged.' } }),
    );
    assert.deepEqual(edited(sentence, path), { ...value, measure: 'Nobody is paged.' });
  });

  it('can be sharpened after its pair has ended, and only then not be given to it', () => {
    const ended = {
      ...records,
      'pairs/ada-and-grace-k7m2q4.yaml': { ...records['pairs/ada-and-grace-k7m2q4.yaml'], status: 'ended' },
    };
    assert.equal(
      changesOf(planned(sharpenGoal(contextOf(ended), { goal, changes: { pair, due: '2027-01-01' } })))
        .length,
      1,
    );
    const free = { ...ended, 'goals/learn-a1b2c3.yaml': { title: 'Learn', owner: 'ada' } };
    assert.match(
      refusal(sharpenGoal(contextOf(free), { goal: 'learn-a1b2c3', changes: { pair } })).message,
      /has ended/,
    );
  });

  it('serves an objective of the shared folder while it is shared', () => {
    const context = contextOf(
      snapshotOf({ ...records, 'private:goals/secret-a1b2c3.yaml': { title: 'S', owner: 'ada' } }).with(
        new Map([
          [
            'private:mentoring.yaml',
            recordFile('private:mentoring.yaml', { format: 1, objectives: { mine: { title: 'Mine' } } }),
          ],
        ]),
      ),
    );
    assert.equal(refusal(sharpenGoal(context, { goal, changes: { objective: 'mine' } })).code, 'stale');
    planned(sharpenGoal(context, { goal: 'secret-a1b2c3', changes: { objective: 'mine' } }));
  });

  it('loses what is taken away, and finds a pair later', () => {
    const draft = { title: 'Learn', owner: 'ada', due: '2027-01-01', specific: 'All of it', status: 'draft' };
    const context = contextOf({ ...records, 'goals/learn-a1b2c3.yaml': draft });
    const plan = planned(
      sharpenGoal(context, {
        goal: 'learn-a1b2c3',
        changes: { due: null, specific: '', pair },
        makeActive: true,
      }),
    );
    assert.deepEqual(edited(plan, 'goals/learn-a1b2c3.yaml'), {
      title: 'Learn',
      owner: 'ada',
      pair,
      status: 'active',
    });
    assert.equal(plan.done, 'Goal is active now');
  });

  it('serves only an objective that is there', () => {
    assert.equal(
      refusal(sharpenGoal(contextOf(records), { goal, changes: { objective: 'growth' } })).code,
      'stale',
    );
  });

  it('is not given to a private pair while it is shared', () => {
    const context = contextOf({
      ...records,
      'private:pairs/ada-and-linus-a1b2c3.yaml': { mentee: 'ada', mentor: 'grace', process: 'five-stages' },
    });
    assert.match(
      refusal(sharpenGoal(context, { goal, changes: { pair: 'ada-and-linus-a1b2c3' } })).message,
      /only on this machine/,
    );
  });

  it('stands where one says it stands', () => {
    assert.deepEqual(edited(planned(setGoalStatus(contextOf(records), { goal, status: 'achieved' })), path), {
      ...value,
      status: 'achieved',
    });
    assert.deepEqual(changesOf(planned(setGoalStatus(contextOf(records), { goal, status: 'active' }))), []);
    assert.equal(
      refusal(setGoalStatus(contextOf(records), { goal: 'gone-a1b2c3', status: 'dropped' })).message,
      'That goal is no longer here. It may have been deleted or renamed elsewhere.',
    );
  });

  it('is worked on by its owner and the two of its pair', () => {
    const everyone = {
      ...records,
      'people/linus.yaml': { name: 'Linus Torvalds' },
      'goals/learn-a1b2c3.yaml': { title: 'Learn', owner: 'ada' },
    };
    const change = (id: string, me: string) => [
      sharpenGoal(contextOf(everyone, me), { goal: id, changes: { specific: 'All of it' } }),
      setGoalStatus(contextOf(everyone, me), { goal: id, status: 'dropped' }),
    ];
    for (const result of [...change(goal, 'ada'), ...change(goal, 'grace'), ...change('learn-a1b2c3', 'ada')])
      planned(result);
    for (const result of change(goal, 'linus'))
      assert.equal(refusal(result).message, 'Only Ada and Grace work on this goal.');
    for (const result of change('learn-a1b2c3', 'grace'))
      assert.equal(refusal(result).message, 'Only Ada works on this goal.');
    assert.match(
      refusal(setGoalStatus(contextOf(records, ''), { goal, status: 'dropped' })).message,
      /who you are/,
    );
    assert.equal(
      refusal(newGoal(contextOf(everyone, 'linus'), { title: 'Mine', pair })).message,
      'Only Ada and Grace write in this pair.',
    );
  });

  it('of somebody outside of its pair is theirs too', () => {
    const lent = {
      ...records,
      'people/linus.yaml': { name: 'Linus Torvalds' },
      [path]: { ...value, owner: 'linus' },
    };
    for (const me of ['ada', 'grace', 'linus'])
      planned(setGoalStatus(contextOf(lent, me), { goal, status: 'dropped' }));
    assert.equal(
      refusal(setGoalStatus(contextOf(lent, 'nobody'), { goal, status: 'dropped' })).message,
      'Only Linus, Ada and Grace work on this goal.',
    );
  });

  it('is not changed while its file is broken', () => {
    const { snapshot } = contextOf(records);
    const file = snapshot.find('goal', goal);
    assert.ok(file);
    const broken = snapshot.with(
      new Map([['shared:goals/own-the-retries-p3x9kd.yaml', { ...file, stale: true }]]),
    );
    assert.match(refusal(setGoalStatus(contextOf(broken), { goal, status: 'dropped' })).message, /Repair/);
  });
});
