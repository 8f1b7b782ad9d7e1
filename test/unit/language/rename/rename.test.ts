import assert from 'node:assert/strict';
import { finish } from '../../../../src/core/long-work.js';
import type { Snapshot } from '../../../../src/core/folder/snapshot.js';
import { nameAt } from '../../../../src/core/language/name-at.js';
import { previewOf, rename, renameable, type Renaming } from '../../../../src/core/language/rename/rename.js';
import { followMove } from '../../../../src/core/language/rename/moved-file.js';
import { strayRemark } from '../../../../src/core/language/rename/stray-files.js';
import { problemsOf } from '../../../../src/core/lint/lint.js';
import { fileOf, placeOf } from '../../../support/snapshot.js';
import { readFolder } from '../../../support/memory-source.js';
import type { Texts } from '../../../support/snapshot.js';
import type { Place } from '../../../../src/core/folder/privacy.js';

const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
const agreementPath = 'agreements/ada-and-grace-m8v4tc.yaml';
const sessionPath = 'sessions/2026-11-21-ada-k7m2q5.yaml';
const files: Texts = {
  'mentoring.yaml':
    'format: 1\nobjectives:\n  # Ours\n  "reliability": { title: Fewer pages }\n  speed: { title: Faster }\n',
  'people/ada.yaml': 'name: Ada\n',
  'people/grace.yaml': 'name: Grace\nreportsTo: ada # she is ada\n',
  [pairPath]:
    'mentee: ada\nmentor: "grace"\nprocess: our-own\nstages:\n  - { stage: first-weeks, entered: 2026-11-02 }\n  - { stage: closure, entered: 2026-11-09 }\n',
  [goalPath]:
    "\uFEFFtitle: Own the retries\r\nowner: ada # ada\r\npair: 'an-old-slug-k7m2q4' # this one\r\nobjective: >-\r\n  reliability\r\n",
  'plans/own-the-retries-z5w1ht.yaml':
    'goal: own-the-retries-p3x9kd\nsteps:\n  - {task: Write to ada, owner: ada}\n  - { task: Read, owner: "\\x61da" }\n',
  'processes/our-base.yaml':
    'title: Base\nstages:\n  - id: first-weeks\n    title: First weeks\n    phase: prepare\n',
  'processes/our-own.yaml':
    'title: Ours\nextends: our-base\nstages:\n  - id: first-weeks\n    title: Our first weeks\n  - { id: closure, title: The end, phase: close }\n',
  [sessionPath]: 'pair: ada-and-grace-k7m2q4\ndate: 2026-11-21\n',
};
const mine: Texts = {
  'notes/2026-11-21-ada-t5r8jh.yaml':
    'pair: ada-and-grace-k7m2q4\nby: ada\ndate: 2026-11-21\ntext: |\n  by: ada\n',
};
const signed: Texts = {
  [agreementPath]: 'pair: ada-and-grace-k7m2q4\nroles: As usual\n',
  'signatures/ada-w2n7kd.yaml': `agreement: ada-and-grace-m8v4tc\nby: ada\ndate: 2026-11-03\ntext: sha256:${'0'.repeat(64)}\n`,
};

/** Where the first letter of these words stands in this file. */
type Spot = readonly [where: string, words: string];

function renameAt(snapshot: Snapshot, [where, words]: Spot, to: string) {
  const file = fileOf(snapshot, where);
  const found = nameAt(file, placeOf(file, words));
  assert.ok(found, 'there is a name');
  return finish(rename(snapshot, found.name.subject, file.place, to));
}

async function renaming(spot: Spot, to: string, more: Texts = {}): Promise<Renaming> {
  const result = renameAt(await readFolder({ ...files, ...more }, mine), spot, to);
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
}

async function refusal(spot: Spot, to: string, more: Texts = {}): Promise<string> {
  const result = renameAt(await readFolder({ ...files, ...more }, mine), spot, to);
  assert.ok(!result.ok, 'it is refused');
  return result.error;
}

function changedLines({ edits }: Renaming): string[] {
  return edits.flatMap(({ place, path, before = '', after = '' }) => {
    const lines = before.split('\n');
    const prefix = place === 'private' ? 'private:' : '';
    return after
      .split('\n')
      .flatMap((line, index) => (line === lines[index] ? [] : [`${prefix}${path}: ${line.trim()}`]));
  });
}

/** The new path of the file that gets another name. */
function movedTo({ edits }: Renaming): string | undefined {
  return edits.find(({ to }) => to)?.to?.path;
}

describe('Renaming', () => {
  describe('a record with a code', () => {
    const spot: Spot = [pairPath, 'mentee'];

    it('changes what stands before the code, in every record and whatever way it is written', async () => {
      const done = await renaming(spot, 'retry-masters');
      assert.equal(movedTo(done), 'pairs/retry-masters-k7m2q4.yaml');
      assert.deepEqual(changedLines(done), [
        `${goalPath}: pair: 'retry-masters-k7m2q4' # this one`,
        `${sessionPath}: pair: retry-masters-k7m2q4`,
        'private:notes/2026-11-21-ada-t5r8jh.yaml: pair: retry-masters-k7m2q4',
      ]);
    });

    it('takes the whole id, too, and words that look like a code', async () => {
      assert.equal(movedTo(await renaming(spot, 'masters-k7m2q4')), 'pairs/masters-k7m2q4.yaml');
      assert.equal(movedTo(await renaming(spot, 'own-the-parser')), 'pairs/own-the-parser-k7m2q4.yaml');
    });

    it('offers the part that can be changed', async () => {
      const snapshot = await readFolder(files);
      const can = renameable(snapshot, { type: 'record', kind: 'goal', id: 'x-p3x9kd' }, 'shared');
      assert.equal(can.ok && can.value.placeholder, 'own-the-retries');
    });

    it('never changes the code', async () => {
      assert.match(await refusal(spot, 'masters-k7m2q5'), /The code at the end, k7m2q4, stays as it is/);
    });

    it('takes no name that no file can have, and says what would do', async () => {
      assert.match(await refusal(spot, 'Retry Masters'), /lower-case words .*, for example retry-masters\.$/);
      assert.match(await refusal(spot, ''), /lower-case words/);
      assert.match(await refusal(spot, '../up'), /lower-case words/);
      assert.match(await refusal(spot, 'a'.repeat(60)), /64 characters at most/);
      assert.match(await refusal(spot, 'ada-and-grace'), /is called ada-and-grace-k7m2q4 already/);
    });

    it('keeps the day at the beginning, by which files are in order', async () => {
      assert.match(await refusal([sessionPath, 'pair'], 'kick-off'), /2026-11-21-kick-off/);
      assert.equal(
        movedTo(await renaming([sessionPath, 'pair'], '2026-11-21-kick-off')),
        'sessions/2026-11-21-kick-off-k7m2q5.yaml',
      );
    });

    it('leaves what is signed, and what somebody signed with, as it is, and says so', async () => {
      const done = await renaming(spot, 'masters', signed);
      assert.ok(!done.edits.some(({ path }) => path.startsWith('agreements/')));
      assert.match(
        done.remarks.join(),
        /^agreements\/ada-and-grace-m8v4tc\.yaml keeps the old name, because/,
      );
      const agreement = await renaming([agreementPath, 'pair'], 'ours', signed);
      assert.deepEqual(changedLines(agreement), []);
      assert.match(agreement.remarks.join(), /signatures\/ada-w2n7kd\.yaml keeps the old name/);
    });

    it('changes an agreement that nobody has signed', async () => {
      const done = await renaming(spot, 'masters', { [agreementPath]: 'pair: ada-and-grace-k7m2q4\n' });
      assert.ok(changedLines(done).includes(`${agreementPath}: pair: masters-k7m2q4`));
    });

    it('leaves files that cannot be read now, since the code leads there all the same', async () => {
      const broken = { 'reviews/2027-04-30-ada-b7x3qe.yaml': 'pair: ada-and-grace-k7m2q4\nby: [\n' };
      assert.match(
        (await renaming(spot, 'masters', broken)).remarks.join(),
        /b7x3qe\.yaml cannot be read now/,
      );
    });
  });

  describe('a person', () => {
    const spot: Spot = ['people/ada.yaml', 'Ada'];

    it('changes every record that names them, and no other word', async () => {
      const done = await renaming(spot, 'lovelace');
      assert.equal(movedTo(done), 'people/lovelace.yaml');
      assert.deepEqual(changedLines(done), [
        'people/grace.yaml: reportsTo: lovelace # she is ada',
        `${pairPath}: mentee: lovelace`,
        `${goalPath}: owner: lovelace # ada`,
        'plans/own-the-retries-z5w1ht.yaml: - {task: Write to ada, owner: lovelace}',
        'plans/own-the-retries-z5w1ht.yaml: - { task: Read, owner: "lovelace" }',
        'private:notes/2026-11-21-ada-t5r8jh.yaml: by: lovelace',
      ]);
    });

    it('works from any record that names them', async () => {
      const own = await renaming(spot, 'lovelace');
      const other = await renaming([goalPath, 'ada # ada'], 'lovelace');
      assert.deepEqual(changedLines(other), changedLines(own));
    });

    it('says what it means for signatures, which say who agreed', async () => {
      const done = await renaming(spot, 'lovelace', signed);
      assert.match(done.remarks.join(), /^signatures\/ada-w2n7kd\.yaml changes, too: Check Signatures/);
    });

    it('takes no name of somebody else, here or only spoken of', async () => {
      assert.match(await refusal(spot, 'grace'), /There is a person grace already/);
      const more = { 'goals/lead-a-review-h4f2a9.yaml': 'title: Lead\nowner: linus\n' };
      assert.match(await refusal(spot, 'linus', more), /lead-a-review-h4f2a9\.yaml speaks of a person linus/);
    });

    it('takes no word that is no name', async () => {
      assert.match(await refusal(spot, 'no'), /take no for something else/);
      assert.match(await refusal(spot, 'con'), /on Windows/);
      assert.match(await refusal(spot, '1st'), /beginning with a letter/);
      assert.match(await refusal(spot, 'a'.repeat(65)), /64 characters/);
    });

    it('is refused while a broken file may name them', async () => {
      const more = { 'notes/2026-11-21-ada-c5r8jh.yaml': 'by: ada\ntext: [\n' };
      assert.match(await refusal(spot, 'lovelace', more), /^notes\/2026-11-21-ada-c5r8jh\.yaml may name it/);
    });
  });

  it('an objective changes its key, with its quotes, and what names it', async () => {
    const done = await renaming([goalPath, 'reliability'], 'calm-nights');
    assert.equal(movedTo(done), undefined);
    assert.deepEqual(changedLines(done), [
      'mentoring.yaml: "calm-nights": { title: Fewer pages }',
      `${goalPath}: calm-nights`,
    ]);
    assert.match(await refusal([goalPath, 'reliability'], 'speed'), /an objective speed already/);
  });

  it('a process changes those that build on it', async () => {
    const done = await renaming(['processes/our-base.yaml', 'Base'], 'the-base');
    assert.deepEqual(changedLines(done), ['processes/our-own.yaml: extends: the-base']);
    assert.equal(movedTo(done), 'processes/the-base.yaml');
    const spot: Spot = ['processes/our-own.yaml', 'Ours'];
    assert.match(await refusal(spot, 'five-stages'), /A process that comes along is called five-stages/);
  });

  it('a process that stands for one that comes along still builds on that one', async () => {
    const shadow = {
      'processes/five-stages.yaml': 'title: Our five\nextends: five-stages\n',
      'pairs/linus-and-ada-c7m2q4.yaml': 'mentee: ada\nmentor: grace\nprocess: five-stages\n',
    };
    const done = await renaming(['processes/five-stages.yaml', 'Our five'], 'our-five', shadow);
    assert.deepEqual(changedLines(done), ['pairs/linus-and-ada-c7m2q4.yaml: process: our-five']);
  });

  describe('a stage', () => {
    it('changes every process that takes it over, and the pairs in them', async () => {
      const wanted = [
        `${pairPath}: - { stage: beginning, entered: 2026-11-02 }`,
        'processes/our-base.yaml: - id: beginning',
        'processes/our-own.yaml: - id: beginning',
      ];
      for (const where of [pairPath, 'processes/our-base.yaml', 'processes/our-own.yaml'])
        assert.deepEqual(changedLines(await renaming([where, 'first-weeks'], 'beginning')), wanted);
    });

    it('takes no name that one of these processes has already', async () => {
      assert.match(await refusal(['processes/our-base.yaml', 'first-weeks'], 'closure'), /already|speaks of/);
    });

    it('that comes along is the same for everyone, even where a process says more of it', async () => {
      const more = {
        'processes/ours.yaml':
          'title: Ours\nextends: five-stages\nstages:\n  - { id: development-and-action-planning, title: Work }\n',
      };
      assert.match(
        await refusal(['processes/ours.yaml', 'development-and-action-planning'], 'at-work', more),
        /comes along|no process/i,
      );
    });
  });

  it('of something private asks to look first at what others will read of it', async () => {
    const goal = 'title: Mine alone\nowner: ada\n';
    const plan = 'goal: mine-alone-c3x9kd\n';
    const snapshot = await readFolder(
      { ...files, 'plans/mine-c5w1ht.yaml': plan },
      { ...mine, 'goals/mine-alone-c3x9kd.yaml': goal, 'plans/mine-d5w1ht.yaml': plan },
    );
    const done = renameAt(snapshot, ['private:goals/mine-alone-c3x9kd.yaml', 'Mine'], 'my-own');
    assert.ok(done.ok);
    assert.deepEqual(
      done.value.edits.filter(({ to }) => !to).map((edit) => [edit.place, previewOf(done.value, edit)]),
      [
        ['shared', { label: 'Shared records that name a private one', needsConfirmation: true }],
        ['private', { label: 'Private records', needsConfirmation: false }],
      ],
    );
  });

  it('is refused in a folder of a newer format', async () => {
    const more = { 'mentoring.yaml': 'format: 99\n' };
    assert.match(await refusal(['people/grace.yaml', 'ada'], 'lovelace', more), /newer format/);
  });

  describe('by renaming the file', () => {
    let snapshot: Snapshot;
    beforeEach(async () => (snapshot = await readFolder({ ...files, ...signed }, mine)));
    const moved = (where: string, to: string) => finish(followMove(snapshot, fileOf(snapshot, where), to));
    const message = (where: string, to: string) => {
      const after = moved(where, to);
      return after?.type === 'stays' ? after.message : 'nothing is said';
    };

    it('takes along what names the record', () => {
      const after = moved(goalPath, 'goals/retries-p3x9kd.yaml');
      assert.ok(after?.type === 'follows');
      assert.deepEqual(changedLines(after.renaming), [
        'plans/own-the-retries-z5w1ht.yaml: goal: retries-p3x9kd',
      ]);
      assert.equal(moved('people/ada.yaml', 'people/lovelace.yaml')?.type, 'follows');
    });

    it('says what happens where it is another record afterwards, or none', () => {
      assert.match(
        message(goalPath, 'goals/own-the-retries-p3x9ke.yaml'),
        /another record .* p3x9kd\. 1 record still names/,
      );
      assert.match(message(goalPath, 'goals/own-the-retries.yaml'), /another record/);
      assert.match(message(goalPath, 'plans/own-the-retries-p3x9kd.yaml'), /read as an action plan now/);
      assert.match(message(goalPath, 'goals/Own-p3x9kd.yaml'), /not read as a record\. .*lower-case/);
      assert.match(message(goalPath, 'own-p3x9kd.yaml'), /lies in the folder of its kind/);
      assert.match(message(goalPath, 'goals/2026/own-p3x9kd.yaml'), /lies in the folder of its kind/);
      assert.match(
        message('people/ada.yaml', 'people/grace2.txt'),
        /no record any more\. 6 records still name ada/,
      );
      assert.match(message('people/ada.yaml', 'people/no.yaml'), /not read as a record|something else/);
    });

    it('takes along what names a record that had no code, when it gets one that is free', async () => {
      const named = { ...files, 'goals/by-hand.yaml': 'title: By hand\nowner: ada\n' };
      const plan = 'goal: by-hand\nsteps:\n  - task: A\n';
      snapshot = await readFolder({ ...named, 'plans/by-hand-z5w1hv.yaml': plan });
      const after = moved('goals/by-hand.yaml', 'goals/by-hand-k7m2q9.yaml');
      assert.ok(after?.type === 'follows');
      assert.deepEqual(changedLines(after.renaming), ['plans/by-hand-z5w1hv.yaml: goal: by-hand-k7m2q9']);
      assert.match(message('goals/by-hand.yaml', 'goals/by-hand-p3x9kd.yaml'), /another record/);
    });

    it('changes and says nothing where nothing names the record', () => {
      const after = moved(sessionPath, 'sessions/2026-11-22-ada-k7m2q5.yaml');
      assert.ok(after?.type === 'follows');
      assert.deepEqual([after.renaming.edits, after.renaming.remarks], [[], []]);
    });

    it('says what cannot be read and names the record, even where nothing else does', async () => {
      const broken = { 'goals/new-b7x3qe.yaml': 'title: New\ndue: "owner: linus\n' };
      const people = { 'people/linus.yaml': 'name: Linus\n' };
      const folder = await readFolder({ ...files, ...people, ...broken });
      const after = finish(followMove(folder, fileOf(folder, 'people/linus.yaml'), 'people/lin.yaml'));
      assert.ok(after?.type === 'stays');
      assert.match(after.message, /^goals\/new-b7x3qe\.yaml may name it and cannot be read now/);
    });

    it('lets a file get the name that others speak of already, where nothing speaks of its own', async () => {
      const folder = await readFolder({
        ...files,
        'people/graze.yaml': 'name: Grace\n',
        [goalPath]: 'title: x\nowner: grac\n',
      });
      assert.equal(
        finish(followMove(folder, fileOf(folder, 'people/graze.yaml'), 'people/grac.yaml'))?.type,
        'follows',
      );
    });
  });

  describe('tells of files that are not read as records', () => {
    const strays = [
      { path: 'goal/a-b7x3qe.yaml', text: 'owner: "ada"\npair: old-k7m2q4\n' },
      { path: 'goals/Notes.yaml', text: 'text: Ask ada.\ngoal: own-the-retries-p3x9kd' },
      { path: 'goals/c.yml', text: 'owner: adam\npair: ada-and-grace-k7m2q4-2\nby: lady-ada\nx: ada2' },
    ];
    const remark = async (spot: Spot, to: string) => strayRemark((await renaming(spot, to)).oldName, strays);

    it('that have the old name as a whole word', async () => {
      assert.equal(
        await remark(['people/grace.yaml', 'ada'], 'lovelace'),
        'goal/a-b7x3qe.yaml and goals/Notes.yaml are not read as records, so they keep the name ada.',
      );
      assert.equal(
        await remark(['plans/own-the-retries-z5w1ht.yaml', 'own-the'], 'retries'),
        'goals/Notes.yaml is not read as a record, so it keeps the name own-the-retries-p3x9kd.',
      );
    });

    it('and only of those', async () => {
      assert.equal(await remark([pairPath, 'mentee'], 'masters'), undefined);
      assert.equal(
        await remark(['people/ada.yaml', 'Ada'], 'lovelace').then((words) => words?.includes('c.yml')),
        false,
      );
    });
  });

  it('of what is called by signs that mean something in a search is no error', async () => {
    const more = { 'mentoring.yaml': 'format: 1\nobjectives:\n  "a(b": { title: Odd }\n' };
    assert.equal((await renaming(['mentoring.yaml', 'a(b'], 'even', more)).oldName, 'a(b');
  });

  it('leaves a folder with no more problems than before', async () => {
    const snapshot = await readFolder(files, mine);
    const count = (of: Snapshot) => [...problemsOf(of).values()].flat().length;
    const done = await renaming(['people/ada.yaml', 'Ada'], 'lovelace');
    const texts = (place: Place, all: Texts) =>
      Object.entries(all).map(([path, text]) => {
        const edit = done.edits.find((each) => each.place === place && each.path === path);
        return [edit?.to?.path ?? path, edit?.after ?? text];
      });
    const after = await readFolder(
      Object.fromEntries(texts('shared', files)) as Texts,
      Object.fromEntries(texts('private', mine)) as Texts,
    );
    assert.equal(count(after), count(snapshot));
  });
});
