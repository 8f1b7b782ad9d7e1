import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import type { Target } from '../../src/views/target.js';
import { git } from '../fixtures/history.js';
import { choose, confirm, leave, meanwhile, Person, write } from './person.js';
import { closeEverything, drawn, filesBelow, folderNamed, openView, rowOf, shows, until } from './support.js';

const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';

describe('reviews and notes', () => {
  let mentoring: Mentoring;
  let folder: MentoringFolder;
  let person: Person;
  const shared = () => filesBelow(folder.location.shared);
  const hidden = (kind: string) =>
    Object.entries(filesBelow(folder.location.private)).filter(([file]) =>
      file.includes(`${kind}${path.sep}`),
    );
  const status = () =>
    git(folder.workspaceFolder.uri.fsPath, 'status', '--porcelain', '--untracked-files=all');
  const pair = (): Target => ({
    workspaceFolder: folder.workspaceFolder.uri.toString(),
    place: 'shared',
    path: pairPath,
  });

  before(async () => {
    mentoring = await openView();
    folder = folderNamed(mentoring, 'payments');
    await until('the tree shows the goal', () => shows(mentoring, /Own the retry subsystem/));
  });
  beforeEach(() => (person = new Person()));
  afterEach(async () => {
    person.leaves();
    await closeEverything();
  });

  it('wait quietly in Next, where only I look', () => {
    const next = drawn(mentoring).slice(0, 4).join('\n');
    assert.match(next, /Time for the checkpoint \| 3 sessions held/);
  });

  it('keep a rating on this machine: git and the shared folder know nothing of it', async () => {
    const before = shared();
    await person.runs('mentoring.noteInvolvement', [pair()], choose('Too much'), write('Grace typed.'));
    assert.match(person.lastTold?.text ?? '', /^Involvement noted, only on this machine/);
    assert.deepEqual(person.lastTold?.buttons, ['Undo']);
    assert.equal(status(), '');
    assert.deepEqual(shared(), before);
    assert.match(hidden('notes')[0]?.[1] ?? '', /kind: involvement\nvalue: 5\ntext: Grace typed\.\n/);
    await until('the tree shows it to me', () => shows(mentoring, /^Only for you \| 1 note/));
    person.press('Undo');
    await until('it is gone', () => hidden('notes').length === 0 && !shows(mentoring, /Only for you/));
  });

  it('say what ratings may mean over time in the folded rows that are mine alone', async () => {
    for (const rating of ['Too much', 'A little too much'])
      await person.runs('mentoring.noteInvolvement', [pair()], choose(rating), write(''));
    assert.deepEqual(person.lastTold?.buttons, ['Undo'], 'who looks on learns nothing');
    await until('the tree has it', () => shows(mentoring, /Advice may be turning into decisions/));
    const row = rowOf(mentoring, ({ label }) => label.startsWith('Advice may be'));
    assert.ok(row);
    assert.match(
      mentoring.tree.item(row).accessibilityInformation?.label ?? '',
      /^Advice may be turning into decisions, your notes of .+\. You noted more than once in a row that Grace is involved more than is right\./,
      'a screen reader says what it means, too',
    );
    await person.runs('mentoring.noteFit', [pair()], choose('A good fit'), leave);
    assert.equal(hidden('notes').length, 2, 'leaving half-way writes nothing');
    assert.equal(status(), '');
  });

  it('share a note only after saying whose eyes will see it', async () => {
    const note = rowOf(mentoring, ({ label }) => label.startsWith('Involvement'));
    assert.ok(note);
    await person.runs('mentoring.makeShared', [note]);
    assert.match(
      person.lastTold?.detail ?? '',
      /^“\S+” \(notes\/\S+\)\n\nEveryone with access to acme\/payments will be able to read it, for good.*That includes Grace\.$/,
    );
    assert.equal(status(), '');
    person.willPress('Share');
    await person.runs('mentoring.makeShared', [note]);
    assert.match(status(), /^\?\? \.mentoring\/notes\/[^\n]+$/);
    await until('it is named as mine', () => shows(mentoring, /Involvement: .* \| .*shared/));
    person.press('Undo');
    await until('it is private again', () => status() === '');
  });

  it('hold the checkpoint as a draft, then for both', async () => {
    await person.runs(
      'mentoring.holdCheckpoint',
      [pair()],
      write('Slower than I thought'),
      write(''),
      write('More code'),
      choose('Keep it as a private draft'),
    );
    assert.match(person.asked[0] ?? '', /Over lunch/);
    assert.match(person.lastTold?.text ?? '', /^Draft of your checkpoint saved, only on this machine/);
    assert.equal(status(), '');
    await until('it waits to be published', () => shows(mentoring, /Your checkpoint is a private draft/));
    // The draft is gone on with, and nothing is asked anew that was said.
    await person.runs(
      'mentoring.holdCheckpoint',
      [pair()],
      async (question) => {
        assert.equal(question.value, 'Slower than I thought');
        await write('Better by now')(question);
      },
      write(''),
      write('More code'),
      choose('Publish it'),
    );
    assert.equal(person.lastTold?.text, 'Checkpoint published, not committed yet.');
    assert.deepEqual(person.lastTold.buttons, ['Share', 'Write More', 'Undo']);
    assert.match(status(), /^\?\? \.mentoring\/reviews\/[^\n]+$/);
    assert.deepEqual(hidden('reviews'), []);
    await until('the check is met', () => shows(mentoring, /The checkpoint was held on/));
    person.press('Undo');
    await until('the draft is as it was before', () =>
      hidden('reviews').some(([, text]) => text.includes('actual: Slower than I thought\n')),
    );
    assert.equal(status(), '');
    await person.runs('mentoring.deleteRecord', [
      rowOf(mentoring, ({ label }) => label === 'Your checkpoint'),
    ]);
    assert.equal(hidden('reviews').length, 1, 'Escape deletes nothing');
  });

  it('write a review step by step as a draft that git knows nothing of, and publish it', async () => {
    const review = () => hidden('reviews').find(([, text]) => text.includes('kind: final'));
    const before = hidden('reviews');
    await person.runs(
      'mentoring.writeReview',
      [pair()],
      choose('The whole time'),
      choose('Step by step'),
      leave,
    );
    assert.deepEqual(hidden('reviews'), before, 'leaving half-way writes nothing');
    await person.runs(
      'mentoring.writeReview',
      [pair()],
      choose('The whole time'),
      choose('Step by step'),
      choose('Partly'),
      write('Calm'),
      write('Calm, mostly'),
      ...['', '', '', ''].map(write),
      write('A quiet week'),
      choose('Another cycle'),
    );
    assert.deepEqual(person.lastTold?.buttons, ['Publish', 'Write More', 'Undo']);
    assert.equal(status(), '');
    assert.match(
      review()?.[1] ?? '',
      /kind: final\ngoals:\n {2}- \{ goal: own-the-retries-p3x9kd, result: partly \}\nexpected: Calm\nactual: Calm, mostly\ncelebration: A quiet week\nnext: new-cycle\n$/,
    );
    const draft = await rowFor(/^Your review$/);
    await person.runs('mentoring.publishReview', [draft]);
    assert.match(person.lastTold.detail, /acme\/payments will be able to read it.*git keeps it.*Grace/);
    assert.match(person.lastTold.detail, /Grace's review is not published yet.*publish together/);
    assert.equal(status(), '', 'Escape publishes nothing');
    person.willPress('Publish');
    await person.runs('mentoring.publishReview', [draft]);
    assert.equal(person.lastTold.text, 'Review published, not committed yet.');
    assert.deepEqual(person.lastTold.buttons, ['Share', 'Dashboard', 'Undo']);
    assert.match(status(), /^\?\? \.mentoring\/reviews\/[^\n]+$/);
    assert.deepEqual(folder.allProblems(), []);
    person.press('Undo');
    await until('it is a draft again', () => status() === '' && review() !== undefined);
  });

  it('refuse to publish what is broken half-way', async () => {
    const [file = '', text = ''] = hidden('reviews').find(([, said]) => said.includes('kind: final')) ?? [];
    fs.writeFileSync(file, `${text}skills: [\n`);
    const draft = await rowFor(/^Your review$/, 'warning');
    person.willPress('Publish');
    await person.runs('mentoring.publishReview', [draft]);
    assert.match(person.lastTold?.text ?? '', /cannot be read at the moment\. Repair it first/);
    assert.equal(status(), '');
    fs.writeFileSync(file, text);
    await rowFor(/^Your review$/, 'lock');
  });

  it('change nothing of a draft that was not changed here, and say so where it says something else by now', async () => {
    const [file = ''] = hidden('reviews').find(([, said]) => said.includes('kind: checkpoint')) ?? [];
    const change = (from: string, to: string) =>
      fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(from, to));
    const keep = choose('Keep it as a private draft');
    await person.runs(
      'mentoring.holdCheckpoint',
      [pair()],
      write('Faster'),
      confirm,
      meanwhile(() => change('More code', 'Less talk'), confirm),
      keep,
    );
    assert.match(fs.readFileSync(file, 'utf8'), /actual: Faster\nimprove: Less talk\n/);
    await person.runs(
      'mentoring.holdCheckpoint',
      [pair()],
      write('Much faster'),
      confirm,
      confirm,
      meanwhile(() => change('Faster', 'As before'), keep),
    );
    assert.match(person.lastTold?.text ?? '', /says something else by now/);
    assert.deepEqual(person.lastTold?.buttons, ['Look Again']);
    assert.match(fs.readFileSync(file, 'utf8'), /actual: As before\n/);
  });

  it('leave each side its words when the other one ends the pair meanwhile', async () => {
    const file = path.join(folder.location.shared.fsPath, pairPath);
    const text = fs.readFileSync(file, 'utf8');
    const end = async () => {
      fs.writeFileSync(file, text.replace('status: active', 'status: ended'));
      await until('the tree folds it away', () => shows(mentoring, /^Ended/));
    };
    await person.runs(
      'mentoring.writeReview',
      [await rowFor(/^Your review$/)],
      choose('Step by step'),
      choose('Achieved'),
      ...Array.from({ length: 6 }, () => confirm),
      write('A quiet year'),
      meanwhile(end, choose('A good end here')),
    );
    assert.match(person.lastTold?.text ?? '', /^Draft of your review saved/);
    assert.ok(hidden('reviews').some(([, said]) => said.includes('celebration: A quiet year\n')));
    await until('the draft still waits', () => shows(mentoring, /Your review is a private draft/));
    const before = hidden('notes').length;
    await person.runs('mentoring.newNote', [], choose('Something to remember'), write('It was time.'));
    assert.equal(hidden('notes').length, before + 1);
    fs.writeFileSync(file, text);
    await until('the pair goes on', () => !shows(mentoring, /^Ended/));
  });

  /** The row with this label, once it has this icon. */
  async function rowFor(label: RegExp, icon = 'lock') {
    const find = () => rowOf(mentoring, (node) => label.test(node.label) && node.icon === icon);
    await until(`${String(label)} shows with ${icon}`, () => find() !== undefined);
    return find();
  }
});
