import assert from 'node:assert/strict';
import { roleOf } from '../../../src/core/folder/layout.js';
import { Snapshot, fileKey, type RecordFile, type StrayFile } from '../../../src/core/folder/snapshot.js';
import { fixesFor, fixesForStray } from '../../../src/core/lint/fix-all.js';
import { problemsOfFile } from '../../support/problems.js';
import { recordFile, snapshotOf } from '../../support/snapshot.js';
import { fixed, fixesOf, goalPath, pair, people, effectOf } from './fixing.js';

describe('fixes', () => {
  describe('of a conflict', () => {
    const conflict = (mine: string, theirs: string) =>
      `<<<<<<< HEAD\n${mine}=======\n${theirs}>>>>>>> theirs\n`;
    const [head, foot] = ['title: Own it\n', 'owner: ada\n'];

    it('keep one side, and leave the next conflict for the next fix', () => {
      const second = conflict('due: 2027-01-31\n', 'due: 2027-02-28\n');
      const text = head + conflict('status: draft\n', 'status: active\n') + second + foot;
      assert.deepEqual(fixesOf(goalPath, text), {
        'Keep yours (HEAD)': `${head}status: draft\n${second}${foot}`,
        'Keep theirs (theirs)': `${head}status: active\n${second}${foot}`,
      });
    });

    it('keep the line ends, and the byte order mark', () => {
      const text = `\uFEFF${conflict(head, 'title: Own all\n')}${foot}`.replaceAll('\n', '\r\n');
      assert.equal(fixesOf(goalPath, text)['Keep yours (HEAD)'], '\uFEFFtitle: Own it\r\nowner: ada\r\n');
    });

    it('let a side that has nothing be kept, where a record is left', () => {
      assert.deepEqual(Object.values(fixesOf(goalPath, head + conflict('', 'due: 2027-02-28\n') + foot)), [
        head + foot,
        `${head}due: 2027-02-28\n${foot}`,
      ]);
    });

    it('are none where markers are missing, or a side cannot be read', () => {
      assert.deepEqual(fixesOf(goalPath, `${head}<<<<<<< HEAD\nstatus: draft\n${foot}`), {});
      assert.deepEqual(fixesOf(goalPath, `${head}status: draft\n>>>>>>> theirs\n${foot}`), {});
      assert.deepEqual(
        Object.keys(fixesOf(goalPath, head + conflict('due: [\n', 'due: 2027-02-28\n') + foot)),
        ['Keep theirs (theirs)'],
      );
    });

    it('are never made unseen', () => {
      assert.equal(fixed(goalPath, head + conflict('status: draft\n', 'status: active\n') + foot), undefined);
    });
  });

  it('are made all at once, and leave what a person has to decide', () => {
    const text = [
      '# My winter',
      'title: 2027 # the year',
      'owner: Ada',
      'staus: Active',
      'mood: cheerful',
      'due: 2027-2-8   # before the rotation',
      '',
    ].join('\r\n');
    assert.equal(
      fixed(goalPath, text),
      [
        '# My winter',
        "title: '2027' # the year",
        'owner: ada',
        'status: active',
        'mood: cheerful',
        'due: 2027-02-08   # before the rotation',
        '',
      ].join('\r\n'),
    );
  });

  it('are not held back by what shows only once the record can be read', () => {
    const text = 'title: Own it\nowner: nobody\ndue: 2027-2-8\n';
    assert.equal(fixed(goalPath, text), 'title: Own it\nowner: nobody\ndue: 2027-02-08\n');
    assert.equal(fixed(goalPath, 'title: Own it\nowner: Nobody\n'), undefined, 'that would lead nowhere');
  });

  describe('leave a value alone', () => {
    const titles = (path: string, text: string) => Object.keys(fixesOf(path, text));
    const processPath = 'processes/ours.yaml';
    const check = (value: string) =>
      `title: Ours\nstages:\n  - { id: a, title: A, phase: prepare, lead: both, checks: [{ check: sessions-held, with: { atLeast: ${value} } }] }\n`;

    it('where another form of it is wrong, too', () => {
      for (const value of ['many', 'true', '1.5', '[many]', "'many'"]) {
        assert.deepEqual(titles(processPath, check(value)), [], value);
        assert.equal(fixed(processPath, check(value)), undefined, value);
      }
      assert.equal(fixed(processPath, check("'3'")), check('3'));
    });

    it('where quotes would turn an error into a word that nobody knows', () => {
      const base = `title: Own it\nowner: ada\n`;
      for (const line of ['status: 1', 'status: true', 'theme: 3'])
        assert.deepEqual(titles(goalPath, `${base}${line}\n`), [], line);
    });

    it('where a repair would take a comment away', () => {
      const base = 'title: Own it\nowner: ada\n';
      for (const text of ['status:\n  - active # now\n', 'due: # ask Grace\n'])
        assert.deepEqual(titles(goalPath, base + text), [], text);
      assert.deepEqual(fixesOf(goalPath, `${base}status: [active] # now\n`), {
        'Write it without a list': `${base}status: active # now\n`,
      });
    });
  });

  describe('of a list without hyphens', () => {
    const planPath = 'plans/own-the-retries-z5w1ht.yaml';
    const goal = { ...people, [goalPath]: 'title: Own it\nowner: ada\n' };
    const plan = (steps: string) => `goal: own-the-retries-p3x9kd\nsteps:${steps}\n`;

    it('make an item of each line, where somebody wants that', () => {
      const items = plan('\n  - Read it\n  - Write it');
      for (const steps of ['\n  Read it\n  Write it', '\n  -Read it\n  -Write it']) {
        assert.deepEqual(fixesOf(planPath, plan(steps), goal), { 'Write it as a list': items });
        assert.equal(fixed(planPath, plan(steps), goal), undefined);
      }
    });

    it('do not guess where an item ends', () => {
      assert.equal(fixed(planPath, plan(' Read it, write it'), goal), undefined);
      assert.notEqual(fixed(planPath, plan(' Read it'), goal), undefined);
    });
  });

  it('give a key its right name and its value the form that belongs there', () => {
    const path = 'people/bob.yaml';
    assert.deepEqual(fixesOf(path, 'name: Bob\nemail: bob@example.org\n'), {
      'Change email to emails, and write it as a list': 'name: Bob\nemails: [bob@example.org]\n',
    });
    const text = 'title: Own it\nowner: ada\nDue: 2027/01/05\n';
    const [after] = Object.values(fixesOf(goalPath, text));
    assert.equal(after, 'title: Own it\nowner: ada\ndue: 2027-01-05\n');
    assert.equal(fixed(goalPath, text), undefined, 'that is more than one slip');
  });

  it('are offered once, in words that tell them apart', () => {
    const snapshot = snapshotOf(people);
    const titles = (text: string) => {
      const file = recordFile(goalPath, `title: Own it\n${text}\n`);
      return problemsOfFile(snapshot, file).flatMap((problem) =>
        fixesFor(snapshot, file, problem).map(({ title }) => title),
      );
    };
    assert.deepEqual(titles('owner: ada\ndue: "2026-11-21 "'), ['Take the blanks around 2026-11-21 out']);
    assert.deepEqual(titles('owner: " ada"'), ['Take the blanks around ada out']);
  });

  it('leave the quotes of a key', () => {
    assert.equal(
      fixed(goalPath, '{ "title": "Own it", "owner": "ada", "staus": "Active" }'),
      '{ "title": "Own it", "owner": "ada", "status": "active" }',
    );
  });

  it('write values of another form as their key takes them', () => {
    const session = 'sessions/2026-11-21-ada-b2c3d4.yaml';
    const value = (key: string, written: string) => {
      const after = fixed(session, `pair: k7m2q4\ndate: 2026-11-21\n${key}: ${written}\n`, {
        ...people,
        ...pair,
      });
      return after?.split('\n')[2]?.slice(key.length + 2);
    };
    assert.equal(value('minutes', '"45"'), '45');
    assert.equal(value('minutes', 'an hour'), undefined);
    assert.equal(value('started', '2026-11-21 15:00 +0100'), '2026-11-21T15:00:00+01:00');
    assert.equal(value('started', '2026-11-21 15:00'), undefined, 'of an unknown offset');
    assert.equal(value('notes', 'true'), "'true'");
    assert.equal(value('notes', '0.10'), "'0.10'");
    assert.equal(value('notes', '[We drew the queue]'), 'We drew the queue');
    assert.equal(value('actions', 'Draw the locks'), '[Draw the locks]');
    assert.equal(value('checkins', '{ goal: k7m2q4 }'), undefined, 'that would lead nowhere');
  });

  it('take out each of several empty items, and quote each of several numbers', () => {
    const plan = 'plans/own-the-retries-z5w1ht.yaml';
    const others = { ...people, [goalPath]: 'title: Own it\nowner: ada\n' };
    const text = 'goal: p3x9kd\nsteps:\n  - Read\n  -\n  - Write\n  -\n';
    const snapshot = snapshotOf({ ...others, [plan]: text });
    const file = recordFile(plan, text);
    const fixes = problemsOfFile(snapshot, file).map((problem) => fixesFor(snapshot, file, problem));
    assert.deepEqual(
      fixes.map((each) => each.map(({ title }) => title)),
      [['Take out the empty item'], ['Take out the empty item']],
    );
    assert.equal(
      fixed(plan, 'goal: p3x9kd\nsteps:\n  - 1 # one\n  - 1 # again\n', others),
      "goal: p3x9kd\nsteps:\n  - '1' # one\n  - '1' # again\n",
    );
  });

  it('do not choose between day and month, nor between two that are as near', () => {
    assert.equal(fixed(goalPath, 'title: Own it\nowner: ada\ndue: 03/04/2027\n'), undefined);
    const twins = { 'people/adal.yaml': 'name: Ada L\n', 'people/adam.yaml': 'name: Adam\n' };
    assert.equal(fixed(goalPath, 'title: Own it\nowner: adak\n', twins), undefined);
  });

  it('do not say unseen that somebody else is meant: their file may only not be pulled yet', () => {
    assert.equal(
      fixed(goalPath, 'title: Own it\nowner: adak\n', { 'people/adam.yaml': 'name: Adam\n' }),
      undefined,
    );
  });

  it('guess no word that may say something else, nor which of two is meant', () => {
    const review = 'pair: ada-and-grace-k7m2q4\nby: ada\ndate: 2026-11-21\nkind: final\n';
    const reviewPath = 'reviews/2026-11-21-ada-b7x3qe.yaml';
    const others = { ...people, ...pair };
    for (const text of [
      'unexpected: A lot.\n',
      'improved: Reviews.\n',
      'goals: [{ goal: g-p3x9kd, result: not-achieved }]\n',
    ])
      assert.equal(fixed(reviewPath, review + text, others), undefined, text);
    const twice = 'title: Own it\nowner: ada\nstatsu: dropped\nstaus: active\n';
    assert.equal(fixed(goalPath, twice), undefined);
    assert.equal(
      fixed(goalPath, 'title: Own it\nowner: ada\nstaus: Active\n'),
      'title: Own it\nowner: ada\nstatus: active\n',
    );
  });

  it('do not change words that somebody signed, unless it is chosen', () => {
    const path = 'agreements/ada-and-grace-m8v4tc.yaml';
    const text = 'pair: ada-and-grace-k7m2q4\nstyl: Ask first.\n';
    const others = { ...people, ...pair };
    assert.equal(fixed(path, text, others), 'pair: ada-and-grace-k7m2q4\nstyle: Ask first.\n');
    const signature = `agreement: ada-and-grace-m8v4tc\nby: ada\ndate: 2026-11-03\ntext: sha256:${'a'.repeat(64)}\n`;
    const signed = { ...others, 'signatures/ada-and-grace-ada-w2n7kd.yaml': signature };
    assert.equal(fixed(path, text, signed), undefined);
    const unreadable = { ...others, 'signatures/ada-and-grace-ada-w2n7kd.yaml': `${signature}date: [` };
    assert.equal(fixed(path, text, unreadable), undefined, 'signed by somebody whose signature is broken');
    assert.equal(
      fixed('signatures/ada-and-grace-ada-w2n7kd.yaml', signature.replace('2026-11-03', '2026/11/03'), {
        ...others,
        [path]: text,
      }),
      undefined,
      'the signature itself',
    );
    assert.deepEqual(Object.keys(fixesOf(path, text, signed)), ['Change styl to style']);
  });

  it('name no private record in a shared one', () => {
    const mine = recordFile('goals/something-quiet-q4k7m2.yaml', 'title: Find another team\nowner: ada\n');
    const hidden: RecordFile = { ...mine, place: 'private' };
    const plan = recordFile('plans/own-the-retries-z5w1ht.yaml', 'goal: something-quiet\n');
    const parentless = recordFile('plans/own-the-retries-z5w1ht.yaml', 'steps: [Read]\n');
    const snapshot = snapshotOf(people).with(new Map([[fileKey(hidden), hidden]]));
    for (const file of [plan, parentless])
      for (const problem of problemsOfFile(snapshot, file)) {
        assert.doesNotMatch(problem.message, /q4k7m2/);
        assert.deepEqual(fixesFor(snapshot, file, problem), []);
      }
  });

  it('put text in quotes, and leave the blanks and the comment behind it', () => {
    const repaired = (line: string) =>
      fixesOf(goalPath, `owner: ada\n${line}\n`)['Put “Retries: own them” in quotes']?.split('\n')[1];
    assert.equal(repaired('title: Retries: own them'), "title: 'Retries: own them'");
    assert.equal(repaired('title:   Retries: own them \t '), "title:   'Retries: own them' \t ");
    assert.equal(repaired('title: Retries: own them  # why: so'), "title: 'Retries: own them'  # why: so");
    const [after] = Object.values(fixesOf(goalPath, 'owner: ada\ntitle: *a "see #1" # why\n'));
    assert.equal(after, `owner: ada\ntitle: '*a "see #1"' # why\n`);
  });

  it('quote each text that other YAML readers take otherwise, and nothing else', () => {
    assert.equal(
      fixed(goalPath, 'title: yes # so\nowner: ada\nmeasure: { what: 12:30, unit: y, from: 40, to: 10 }\n'),
      "title: 'yes' # so\nowner: ada\nmeasure: { what: '12:30', unit: 'y', from: 40, to: 10 }\n",
    );
    assert.equal(fixed(goalPath, 'title: "yes"\nowner: ada\ndue: 2027-02-08\nx-mood: on\n'), undefined);
  });

  describe('of files that are not read', () => {
    const renamed = (path: string, reason: 'unsafe-id' | 'wrong-folder' | 'wrong-extension', taken = {}) =>
      fixesForStray(snapshotOf(taken), { place: 'shared', path, reason }).map(effectOf);

    it('rename them to what they were meant to be', () => {
      assert.deepEqual(renamed('goals/own-it-p3x9kd.YML', 'wrong-extension'), ['goals/own-it-p3x9kd.yaml']);
      assert.deepEqual(renamed('mentoring.yml', 'wrong-extension'), ['mentoring.yaml']);
      assert.deepEqual(renamed('goals/Own It (2)-P3X9KD.yaml', 'unsafe-id'), ['goals/own-it-2-p3x9kd.yaml']);
      assert.deepEqual(renamed('people/Ada Lovelace.yaml', 'unsafe-id'), ['people/ada-lovelace.yaml']);
      assert.deepEqual(renamed('Goals/own-it-p3x9kd.yaml', 'wrong-folder'), ['goals/own-it-p3x9kd.yaml']);
      assert.deepEqual(renamed('session/2026-11-21-ada-k7m2q4.yaml', 'wrong-folder'), [
        'sessions/2026-11-21-ada-k7m2q4.yaml',
      ]);
    });

    it('are made unseen only where nothing is guessed', () => {
      const isSafe = (stray: StrayFile, ...others: StrayFile[]) => {
        const snapshot = Snapshot.empty.with(new Map(), [stray, ...others]);
        const [fix] = fixesForStray(snapshot, stray);
        assert.ok(fix, stray.path);
        return fix.safe;
      };
      const stray = (path: string, place: StrayFile['place'] = 'shared'): StrayFile => {
        const role = roleOf(path);
        assert.ok(role.role === 'stray');
        return { place, path, reason: role.reason };
      };
      for (const folder of ['Goals', 'goal', 'gaols', 'golas', 'goalls'])
        assert.equal(isSafe(stray(`${folder}/own-it-p3x9kd.yaml`)), true, folder);
      for (const folder of ['fedbak', 'goals2', 'sesionz'])
        assert.equal(isSafe(stray(`${folder}/own-it-p3x9kd.yaml`)), false, folder);
      assert.equal(isSafe(stray('goals/own-it-p3x9kd.yml'), stray('goals/other-p3x9ke.yml')), true);
      for (const [one, other] of [
        [stray('goals/own-it-p3x9kd.yml'), stray('goals/own-it-p3x9kd.YAML')],
        [stray('goals/own-it-p3x9kd.yml'), stray('goal/own-it-p3x9kd.yaml')],
        [stray('goals/Own-It-p3x9kd.yaml'), stray('goals/own_it-p3x9kd.yaml')],
        [stray('goals/Own-It-p3x9kd.yaml'), stray('Goals/a-copy-p3x9kd.yaml', 'private')],
        [stray('people/Ada.yaml'), stray('poeple/ada.yaml')],
      ] as const) {
        assert.equal(isSafe(one, other), false, `${one.path} and ${other.path}`);
        assert.equal(isSafe(other, one), false, `${other.path} and ${one.path}`);
      }
    });

    it('move what lies deeper than it should, where somebody wants that', () => {
      const stray = {
        place: 'shared',
        path: 'goals/2026/own-it-p3x9kd.yml',
        reason: 'wrong-folder',
      } as const;
      assert.deepEqual(fixesForStray(snapshotOf({}), stray), [
        {
          title: 'Move to goals/own-it-p3x9kd.yaml',
          safe: false,
          edits: [
            {
              place: 'shared',
              path: 'goals/2026/own-it-p3x9kd.yml',
              to: { place: 'shared', path: 'goals/own-it-p3x9kd.yaml' },
            },
          ],
        },
      ]);
    });

    it('never put one in the place of another', () => {
      const taken = { [goalPath]: 'title: Own it\nowner: ada\n' };
      assert.deepEqual(renamed('goals/own-the-retries-p3x9kd.yml', 'wrong-extension', taken), []);
      assert.deepEqual(renamed('goal/own-the-retries-p3x9kd.yaml', 'wrong-folder', taken), []);
      assert.deepEqual(renamed('own-the-retries-p3x9kd.yaml', 'wrong-folder'), []);
      assert.deepEqual(renamed('people/1.yaml', 'unsafe-id', { 'people/p-1.yaml': 'name: Ada\n' }), []);
    });

    it('give the same new code to the same file, whoever asks, and one that is free', () => {
      const [once] = renamed('goals/Learn Go.yaml', 'unsafe-id');
      assert.match(once ?? '', /^goals\/learn-go-[a-z][a-z0-9]{5}\.yaml$/);
      assert.deepEqual(renamed('goals/Learn Go.yaml', 'unsafe-id'), [once]);
      const taken = { [(once ?? '').replace('learn-go', 'lead')]: 'title: Lead\nowner: ada\n' };
      assert.notDeepEqual(renamed('goals/Learn Go.yaml', 'unsafe-id', taken), [once]);
    });
  });
});
