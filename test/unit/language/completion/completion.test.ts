import assert from 'node:assert/strict';
import { TextLines } from '../../../../src/core/text/text-lines.js';
import type { Completion } from '../../../../src/core/language/completion/completion.js';
import { plainText } from '../../../../src/core/language/completion/template.js';
import { snapshotOf, type Records } from '../../../support/snapshot.js';
import { offered, writingOf } from './offered.js';

const goalPath = 'goals/lead-a-review-h4f2a9.yaml';

function labels(items: readonly Completion[]): readonly string[] {
  return items.map(({ label }) => label);
}

/** The text after taking the item with this label, `‸` where there is something to fill in. */
function take(where: string, text: string, label: string, detail?: string): string {
  const items = offered(writingOf(where), text);
  const item = items.find((each) => each.label === label && (detail === undefined || each.detail === detail));
  assert.ok(item, `${label} is among ${labels(items).join(', ')}`);
  const insert = item.insert.map((part) => (typeof part === 'string' ? part : `‸${part.text}‸`)).join('');
  const whole = text.replace('|', '');
  const lines = new TextLines(whole);
  return (
    whole.slice(0, lines.offsetAt(item.range.start)) + insert + whole.slice(lines.offsetAt(item.range.end))
  );
}

describe('Completion of keys', () => {
  it('offers required ones first, and none that is there already', () => {
    assert.deepEqual(labels(offered(writingOf(goalPath), 'status: active\n|')).slice(0, 4), [
      'title',
      'owner',
      'pair',
      'continues',
    ]);
    const some = offered(writingOf(goalPath), 'title: A\nowner: ada\n|\nstatus: active\n');
    assert.deepEqual(labels(some).slice(0, 3), ['pair', 'continues', 'measure']);
    assert.ok(!labels(some).includes('status'));
  });

  it('says what a key means, with an example, and that it is needed', () => {
    const [title] = offered(writingOf(goalPath), 'ti|\nowner: ada\n');
    assert.equal(title?.detail, 'needed');
    assert.equal(title.documentation, 'The goal in a few words.\n\nFor example: Own the retry subsystem');
  });

  it('writes a key with something to overwrite', () => {
    assert.equal(take(goalPath, 'owner: ada\nti|', 'title'), 'owner: ada\ntitle: ‸Own the retry subsystem‸');
    assert.equal(
      take(goalPath, 'owner: ada\n|', 'measure', 'what, from, to, unit'),
      'owner: ada\nmeasure:\n  what: ‸p99 of a retry storm‸\n  from: ‸40‸\n  to: ‸10‸',
    );
    assert.equal(take('plans/a-z5w1ht.yaml', '|', 'steps'), 'steps:\n  - ‸Write the backoff proposal‸');
  });

  it('leaves it to a list of what there is where one of these is to be chosen', () => {
    const items = offered(writingOf(goalPath), 'title: A\n|');
    const owner = items.find(({ label }) => label === 'owner');
    assert.equal(owner && plainText(owner.insert), 'owner: ');
    assert.equal(owner?.asksNext, true);
    assert.equal(items.find(({ label }) => label === 'specific')?.asksNext, false);
  });

  it('takes the place of a key alone where its value is there', () => {
    assert.equal(take(goalPath, 'titl|: A', 'title'), 'title: A');
  });

  it('keeps the file’s own indentation', () => {
    const wide = 'checkpoint:\n    how: x\n|';
    const where = 'agreements/a-m8v4tc.yaml';
    assert.equal(
      take(where, wide, 'expectations'),
      'checkpoint:\n    how: x\nexpectations:\n    mentee: ‸To be asked before I am told‸\n    mentor: ‸To hear early when something is stuck‸',
    );
    assert.equal(
      take('plans/a-z5w1ht.yaml', 'resources:\n- title: A\n|', 'steps'),
      'resources:\n- title: A\nsteps:\n- ‸Write the backoff proposal‸',
    );
  });

  it('knows the keys of lists and of mappings between braces', () => {
    assert.deepEqual(labels(offered(writingOf('plans/a-z5w1ht.yaml'), 'steps:\n  - task: A\n    |')), [
      'owner',
      'due',
      'done',
      'id',
    ]);
    assert.deepEqual(labels(offered(writingOf(goalPath), 'measure: { what: A, |')), ['from', 'to', 'unit']);
    assert.equal(take(goalPath, 'measure: { what: A, fr| }', 'from'), 'measure: { what: A, from: ‸40‸ }');
  });

  it('knows the parameters of an exit check', () => {
    const text =
      'title: A\nstages:\n  - id: a\n    checks:\n      - check: sessions-held\n        with: { | }\n';
    assert.deepEqual(labels(offered(writingOf('processes/own.yaml'), text)), ['atLeast']);
  });
});

describe('Completion of values', () => {
  it('offers what an enumeration knows, with what it means', () => {
    const items = offered(writingOf(goalPath), 'status: |');
    assert.deepEqual(labels(items), ['draft', 'active', 'achieved', 'dropped']);
    assert.equal(items[1]?.documentation, 'Being worked on.');
    assert.equal(take(goalPath, 'status: dr|aft # so far', 'active'), 'status: active # so far');
    assert.equal(take(goalPath, 'status: "dr|aft"', 'active'), 'status: active');
    assert.equal(take(goalPath, 'status:|', 'active'), 'status: active');
  });

  it('offers a rating in words, and what fits to what is rated', () => {
    const rated = (kind: string) =>
      offered(writingOf('private:notes/a-t5r8jh.yaml'), `kind: ${kind}\nvalue: |`).map(
        ({ label, detail, documentation }) => [label, detail ?? documentation].join(' '),
      );
    assert.deepEqual(rated('involvement').slice(0, 3), ['1 too little', '2 a little too little', '3 right']);
    assert.equal(rated('fit')[0], 'good The two fit well.');
  });

  it('offers records by title and writes their id', () => {
    const [goal] = offered(writingOf('plans/a-z5w1ht.yaml'), 'goal: own the re|');
    assert.equal(goal?.label, 'Own the retry subsystem');
    assert.equal(goal.detail, 'Ada Lovelace · active');
    assert.equal(goal.filter, 'Own the retry subsystem own-the-retries-p3x9kd');
    assert.equal(
      take('plans/a-z5w1ht.yaml', 'goal: own the re|', 'Own the retry subsystem'),
      'goal: own-the-retries-p3x9kd',
    );
  });

  it('offers each kind of name that belongs there', () => {
    const at = (where: string, text: string) => labels(offered(writingOf(where), text));
    assert.deepEqual(at(goalPath, 'owner: |'), ['Ada Lovelace', 'Grace Hopper']);
    assert.deepEqual(at(goalPath, 'pair: |'), ['Ada and Grace']);
    assert.deepEqual(at(goalPath, 'objective: |'), ['Halve the pages']);
    assert.deepEqual(at('feedback/a-b2c3d4.yaml', 'about: { session: | }'), ['Session on Sat 7 Nov']);
    assert.deepEqual(at('feedback/a-b2c3d4.yaml', 'replyTo: |'), ['Why is the lock held while sleeping?']);
    assert.equal(at('pairs/a-b2c3d4.yaml', 'process: |')[0], 'A project, from request to reflection');
    assert.equal(at('programme.yaml', 'steps:\n  - step: |')[0], 'Define the Purpose & Goals');
    assert.ok(at('processes/own.yaml', 'stages:\n  - checks: [{ check: | }]').includes('sessions-held'));
    assert.ok(at('processes/own.yaml', 'extends: four-phases\nstages:\n  - id: |').length > 3);
  });

  it('offers the stages of the process that the entry names, else of the pair’s, in order', () => {
    const where = 'pairs/a-b2c3d4.yaml';
    const own = labels(
      offered(writingOf(where), 'process: four-phases\nstages:\n  - { stage: |, entered: 2026-11-02 }'),
    );
    const other = labels(
      offered(writingOf(where), 'process: four-phases\nstages:\n  - { stage: |, process: five-stages }'),
    );
    assert.equal(own.length, 4);
    assert.equal(other.length, 5);
  });

  it('offers what belongs to the own pair first, and what is behind last', () => {
    const more: Records = {
      'pairs/linus-and-grace-b2c3d4.yaml': { mentee: 'linus', mentor: 'grace', process: 'five-stages' },
      'goals/a-first-c3d4e5.yaml': {
        title: 'A first',
        owner: 'linus',
        pair: 'linus-and-grace-b2c3d4',
        status: 'active',
      },
      'goals/b-done-d4e5f6.yaml': {
        title: 'B done',
        owner: 'ada',
        pair: 'ada-and-grace-k7m2q4',
        status: 'achieved',
      },
      'people/linus.yaml': { name: 'Linus' },
    };
    const writing = writingOf('sessions/2026-11-21-ada-b2c3d4.yaml', more);
    const text = 'pair: ada-and-grace-k7m2q4\ndate: 2026-11-21\ncheckins:\n  - goal: |';
    assert.deepEqual(labels(offered(writing, text)), ['Own the retry subsystem', 'A first', 'B done']);
    assert.deepEqual(
      labels(offered(writing, 'pair: linus-and-grace-b2c3d4\ncheckins:\n  - goal: |')).slice(0, 1),
      ['A first'],
    );
    assert.deepEqual(
      labels(offered(writing, `pair: linus-and-grace-b2c3d4\nactions:\n  - { task: A, owner: | }`)).slice(
        0,
        2,
      ),
      ['Grace Hopper', 'Linus'],
    );
  });

  it('offers nothing private in a shared file', () => {
    const more: Records = {
      'private:goals/secret-c3d4e5.yaml': { title: 'Secret', owner: 'ada' },
      'private:people/nobody.yaml': { name: 'Nobody' },
      'private:mentoring.yaml': { format: 1, objectives: { hidden: { title: 'Hidden' } } },
    } as Records;
    const shared = (text: string) => labels(offered(writingOf('goals/x-x2x3x4.yaml', more), text)).join();
    assert.doesNotMatch(
      shared('continues: |') + shared('owner: |') + shared('objective: |'),
      /Secret|Nobody|Hidden/,
    );
    assert.match(
      labels(offered(writingOf('private:goals/x-x2x3x4.yaml', more), 'continues: |')).join(),
      /Secret/,
    );
  });

  it('offers days in words, those of the pair as well', () => {
    const more: Records = {
      'sessions/2026-12-01-ada-b2c3d4.yaml': {
        pair: 'ada-and-grace-k7m2q4',
        date: '2026-12-01',
        status: 'planned',
      },
      'pairs/ada-and-grace-k7m2q4.yaml': {
        mentee: 'ada',
        mentor: 'grace',
        process: 'five-stages',
        ends: '2027-05-02',
      },
    };
    const items = offered(writingOf('goals/x-x2x3x4.yaml', more), 'pair: ada-and-grace-k7m2q4\ndue: |');
    assert.deepEqual(
      items.map(({ label, insert, detail }) => [label, plainText(insert), detail]),
      [
        ['Today', '2026-11-21', 'Sat 21 Nov'],
        ['Next session', '2026-12-01', 'Tue 1 Dec'],
        ['In a week', '2026-11-28', 'Sat 28 Nov'],
        ['In two weeks', '2026-12-05', 'Sat 5 Dec'],
        ['In a month', '2026-12-21', 'Mon 21 Dec'],
        ['End of the pair', '2027-05-02', 'Sun 2 May'],
      ],
    );
    assert.equal(items[0]?.filter, 'Today 2026-11-21');
  });

  it('offers durations in words', () => {
    const words = (where: string, text: string) =>
      offered(writingOf(where), text).map(({ label, insert }) => `${label} ${plainText(insert)}`);
    assert.deepEqual(words('pairs/a-b2c3d4.yaml', 'cadence: |'), [
      'Every 2 weeks P14D',
      'Every week P7D',
      'Every month P1M',
    ]);
    assert.equal(words('processes/own.yaml', 'length: |')[0], '6 months P6M');
  });

  it('keeps quiet in prose and in remarks', () => {
    for (const text of ['title: Own |', 'specific: |', 'title: A # re|', 'steps:\n  - Read the |']) {
      const where = text.startsWith('steps') ? 'plans/a-z5w1ht.yaml' : goalPath;
      assert.deepEqual(labels(offered(writingOf(where), text)), [], text);
    }
  });

  it('leaves keys and enumerations to an extension that has them from the schemas', () => {
    const quiet = (text: string) => offered(writingOf(goalPath), text, true);
    assert.deepEqual(labels(quiet('title: A\n|')), []);
    assert.deepEqual(labels(quiet('status: |')), []);
    assert.deepEqual(labels(quiet('owner: |')), ['Ada Lovelace', 'Grace Hopper']);
    assert.equal(labels(quiet('due: |'))[0], 'Today');
    assert.deepEqual(labels(quiet('|')), ['New goal']);
  });
});

describe('Snippets', () => {
  it('leave an id open where nothing is there to be named: the example of one names nobody', () => {
    const writing = { ...writingOf(goalPath, {}, undefined), snapshot: snapshotOf({}) };
    const [whole] = offered(writing, '|');
    assert.match(plainText(whole?.insert ?? []), /^title: Own the retry subsystem\nowner: \n/);
  });

  it('write a whole record: what it needs, then what is usual, with what is certain filled in', () => {
    assert.equal(
      take('feedback/2026-11-21-ada-b2c3d4.yaml', '|', 'New feedback'),
      [
        'pair: ada-and-grace-k7m2q4',
        'from: ada',
        'to: grace',
        'date: ‸2026-11-21‸',
        'observed: ‸The lock is held while sleeping.‸',
        'effect: ‸Every other worker waits.‸',
        'try: ‸Release it before the wait.‸',
        'kind: ‸praise‸',
      ].join('\n'),
    );
    assert.match(take('pairs/a-b2c3d4.yaml', '# Us two\n|', 'New pair'), /mentee: ‸ada‸\nmentor: ‸grace‸/);
  });

  it('write a part with the keys that it usually has', () => {
    assert.equal(
      take('plans/a-z5w1ht.yaml', 'goal: own-the-retries-p3x9kd\nsteps:\n  - |', 'New step'),
      'goal: own-the-retries-p3x9kd\nsteps:\n  - { task: ‸Write the backoff proposal‸, owner: ‸ada‸, due: ‸2026-11-21‸ }',
    );
    const session = 'sessions/2026-11-21-ada-b2c3d4.yaml';
    assert.match(
      take(session, 'checkins:\n  |', 'New check-in'),
      /^checkins:\n {2}- \{ goal: ‸own-the-retries-p3x9kd‸, value: /,
    );
    assert.match(take(session, 'checkins:\n  - a: 1\n  |', 'New check-in'), /\n {2}- \{ goal: ‸own/);
    assert.match(
      take(goalPath, 'measure: |', 'Measure in numbers'),
      /^measure: \{ what: .*, unit: ‸ms‸, from: ‸40‸, to: ‸10‸ \}$/,
    );
  });
});
