import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import type { TreeNode } from '../../src/views/tree/node.js';
import { choose, confirm, leave, Person, write } from './person.js';
import { closeEverything, drawn, filesBelow, folderNamed, openView, rowOf, shows, until } from './support.js';

const withGrace = 'pairs/ada-and-grace-k7m2q4.yaml';
const withLinus = 'pairs/ada-and-linus-b2c3d4.yaml';

describe('endings', () => {
  let mentoring: Mentoring;
  let folder: MentoringFolder;
  let person: Person;
  const text = (file: string) => fs.readFileSync(path.join(folder.location.shared.fsPath, file), 'utf8');
  const shared = () => filesBelow(folder.location.shared);
  const notes = () =>
    Object.entries(filesBelow(folder.location.private)).filter(([file]) => file.includes('notes'));
  const target = (file: string) => ({
    workspaceFolder: folder.workspaceFolder.uri.toString(),
    place: 'shared',
    path: file,
  });
  const undone = async (before: object) => {
    person.press('Undo');
    await until('all is as it was', () => JSON.stringify(shared()) === JSON.stringify(before));
    await until('the tree shows it', () => !shows(mentoring, /^Ended/));
  };

  before(async () => {
    mentoring = await openView();
    folder = folderNamed(mentoring, 'payments');
    await until('the tree shows both pairs', () => shows(mentoring, /^Grace/) && shows(mentoring, /^Linus/));
  });
  beforeEach(() => (person = new Person()));
  afterEach(async () => {
    person.leaves();
    await closeEverything();
  });

  it('leave everything as it is where the person leaves', async () => {
    const before = shared();
    await person.runs('mentoring.endPair', [target(withGrace)], leave);
    await person.runs('mentoring.endPair', [target(withGrace)], choose('Part on good terms'), leave);
    // What is still open is told once, and Escape is a way out.
    await person.runs('mentoring.endPair', [target(withGrace)], choose('Complete it'));
    assert.match(person.lastTold?.text ?? '', /still open/);
    assert.deepEqual(shared(), before);
  });

  it('take a break and go on', async () => {
    const before = shared();
    await person.runs('mentoring.endPair', [target(withGrace)], choose('Take a break'));
    await until('the tree shows the break', () => shows(mentoring, /^Grace \| paused/));
    await person.runs('mentoring.resumePair');
    assert.deepEqual(shared(), before);
  });

  it('say the same of a pair that was completed and of one that parted, and why is a private note', async () => {
    const before = shared();
    person.willPress('End Pair');
    await person.runs('mentoring.endPair', [target(withGrace)], choose('Complete it'));
    const completed = { files: shared(), told: person.lastTold?.text };
    assert.match(text(withGrace), /^status: ended$/m);
    assert.deepEqual(notes(), []);
    await until('the tree folds it away', () => shows(mentoring, /^Ended \| 1/));
    await undone(before);

    await person.runs(
      'mentoring.endPair',
      [target(withGrace)],
      choose('Part on good terms'),
      write('We hoped for different things'),
    );
    assert.deepEqual(shared(), completed.files);
    assert.equal(person.lastTold?.text, completed.told);
    assert.equal(notes().length, 1);
    assert.match(notes()[0]?.[1] ?? '', /text: We hoped for different things\n/);
    assert.deepEqual(folder.allProblems(), []);
    await undone(before);
    assert.deepEqual(notes(), [], 'the note is taken back with it');
  });

  it('let a pair be declined that was only proposed, and opened again later', async () => {
    const before = text(withLinus);
    await person.runs('mentoring.endPair', [target(withLinus)], write(''));
    assert.match(text(withLinus), /^status: ended$/m);
    assert.deepEqual(notes(), []);
    await until('the tree folds it away', () => shows(mentoring, /^Ended \| 1/));
    await person.runs('mentoring.reopenPair');
    assert.equal(text(withLinus), before.replace('by: linus', 'by: ada'), 'Linus is asked again');
    fs.writeFileSync(path.join(folder.location.shared.fsPath, withLinus), before);
    await until('it is as before', () => shows(mentoring, /^Linus \| proposed/));
  });

  it('leave the pair to be read, and nothing in it to be changed', async () => {
    const before = shared();
    person.willPress('End Pair');
    await person.runs('mentoring.endPair', [target(withGrace)], choose('Complete it'));
    await until('the tree folds it away', () => shows(mentoring, /^Ended \| 1/));
    const ended = rowOf(mentoring, ({ label }) => label === 'Ended');
    assert.ok(ended);
    const rows = (node: TreeNode): readonly TreeNode[] => [node, ...node.children.flatMap(rows)];
    for (const label of ['Own the retry subsystem', 'Read the queue', 'Sessions'])
      assert.ok(
        rows(ended).some((row) => row.label === label),
        drawn(mentoring).join('\n'),
      );
    assert.ok(rows(ended).every(({ checked }) => checked === undefined));
    const afterwards = shared();
    const goal = target('goals/own-the-retries-p3x9kd.yaml');
    const session = target('sessions/2099-06-05-ada-n2k7q4.yaml');
    const feedback = target('feedback/2026-06-06-ada-q4k7m2.yaml');
    for (const [command, what, ...answers] of [
      ['logSession', target(withGrace)],
      ['planSession', target(withGrace)],
      ['changePair', target(withGrace)],
      ['advanceStage', target(withGrace)],
      ['endPair', target(withGrace)],
      ['addStep', goal],
      ['sharpenGoal', goal],
      ['setGoalStatus', goal],
      ['linkCommit', goal],
      ['prepareSession', session],
      ['startSession', session],
      ['resolve', feedback],
    ] as const) {
      await person.runs(`mentoring.${command}`, [what], ...answers);
      assert.match(person.lastTold?.text ?? '', /^This pair has ended, so its records are there/, command);
      person.told.length = 0;
    }
    assert.deepEqual(shared(), afterwards);
    await person.runs('mentoring.openDashboard', [target(withGrace)]);
    for (const [file, said] of Object.entries(before)) fs.writeFileSync(file, said);
    await until('it is as before', () => !shows(mentoring, /^Ended/));
  });

  it('go on in a next cycle, with the goals that are ticked; Undo takes all of it back', async () => {
    const before = shared();
    // After the last stage comes no error but what can come next.
    await person.runs(
      'mentoring.advanceStage',
      [target(withGrace)],
      choose('Start the next cycle'),
      write('Lead a design'),
      confirm,
      confirm,
    );
    assert.match(person.lastTold?.text ?? '', /^Next cycle proposed to Grace/);
    assert.match(text(withGrace), /^status: ended$/m);
    const made = Object.entries(shared()).filter(([file]) => !(file in before));
    const pair = made.find(([file]) => file.includes('pairs'))?.[1] ?? '';
    assert.match(pair, /^mentee: ada\nmentor: grace\nby: ada\nrequest: Lead a design\n/);
    assert.match(pair, /^status: proposed\nfollows: ada-and-grace-k7m2q4$/m);
    const goal = made.find(([file]) => file.includes('goals'))?.[1] ?? '';
    assert.match(goal, /^continues: own-the-retries-p3x9kd$/m);
    assert.equal(made.length, 2);
    assert.deepEqual(folder.allProblems(), []);
    await until('the tree shows the new cycle', () => shows(mentoring, /Grace \| proposed · Lead a design/));
    assert.ok(shows(mentoring, /^ +☐ Read the queue/), 'the steps so far go on');
    assert.ok(shows(mentoring, /Earlier cycle \|/), drawn(mentoring).join('\n'));
    await undone(before);
  });

  it('let a pair go back a stage', async () => {
    const before = text(withGrace);
    await person.runs('mentoring.advanceStage', [target(withGrace)], choose('Planning and Development'));
    assert.match(text(withGrace), /stage: planning-and-development, entered: [\d-]+ }\n$/);
    person.press('Undo');
    await until('it is as before', () => text(withGrace) === before);
  });
});
