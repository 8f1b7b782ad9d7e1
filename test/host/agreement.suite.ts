import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { commitAll } from '../fixtures/history.js';
import { choose, confirm, leave, Person, write, type Answer } from './person.js';
import {
  closeEverything,
  drawn,
  eventually,
  filesBelow,
  folderNamed,
  openTabs,
  openView,
  rowOf,
  shows,
  type,
  until,
} from './support.js';

describe('an agreement', () => {
  let mentoring: Mentoring;
  let service: MentoringFolder;
  let person: Person;
  let root: string;
  const pair = () => rowOrTarget('pairs/ada-and-grace-k7m2q4.yaml');
  const rowOrTarget = (file: string) => ({
    workspaceFolder: service.workspaceFolder.uri.toString(),
    place: 'shared',
    path: file,
  });
  const agreement = () => {
    const [found] = service.snapshot.all('agreement');
    assert.ok(found, 'there is an agreement');
    return found;
  };
  const written = () => filesBelow(service.location.shared);

  before(async () => {
    mentoring = await openView();
    service = folderNamed(mentoring, 'service');
    root = service.workspaceFolder.uri.fsPath;
    await until('it is known who I am', () => service.me === 'ada');
  });
  beforeEach(() => (person = new Person()));
  afterEach(async () => {
    person.leaves();
    await closeEverything();
  });

  const answers = [
    choose('Every week'),
    choose('8 sessions'),
    choose('After 4 sessions'),
    write('Honest answers'),
  ];

  it('is written in four answers, opened, and taken back with Undo', async () => {
    const before = written();
    await person.runs('mentoring.newAgreement', [pair()], ...answers);
    assert.equal(person.asked.length, 4);
    const { value, path: file } = agreement();
    assert.deepEqual(value.schedule, { cadence: 'P7D', meetings: 8 });
    assert.equal(value.expectations?.mentee, 'Honest answers');
    assert.ok(openTabs().includes(path.basename(file)));
    assert.deepEqual(service.allProblems(), []);
    await until('it waits for me', () => shows(mentoring, /Agree to how you work together/));
    person.press('Undo');
    await until('all is as it was before', () => JSON.stringify(written()) === JSON.stringify(before));
  });

  it('is not written where the person leaves at the last question', async () => {
    const before = written();
    await person.runs('mentoring.newAgreement', [pair()], ...answers.slice(0, 3), leave);
    assert.deepEqual(written(), before);
  });

  it('is agreed to, changed, and agreed to again with the difference in sight', async () => {
    await person.runs('mentoring.newAgreement', [pair()], ...answers.slice(0, 3), confirm);
    await closeEverything();
    const target = rowOrTarget(agreement().path);

    await person.runs('mentoring.reviewAgreement', [target], choose('Agree to it as it is now'));
    await until('one has agreed', () => shows(mentoring, /Working agreement \| Agreed by Ada/));
    assert.ok(!shows(mentoring, /Agree to how you work together/), drawn(mentoring).join('\n'));
    const signed = fs.readFileSync(service.uri(agreement()).fsPath, 'utf8');
    commitAll(root, 'Share the agreement');
    await person.runs('mentoring.agree', [target]);
    assert.match(person.lastTold?.text ?? '', /agreed to this already/);
    await person.runs('mentoring.showAgreementChanges', [target]);
    assert.match(person.lastTold?.text ?? '', /nothing has changed since/);

    await person.runs('mentoring.reviewAgreement', [target], choose('Boundaries'), write('No pay here'));
    assert.equal(agreement().value.boundaries, 'No pay here');
    await until('it asks again', () => shows(mentoring, /The agreement changed since you agreed/));
    const row = rowOf(mentoring, ({ words }) => words.includes('changed-since'));
    assert.ok(row?.words.includes('to-agree'));

    await person.runs('mentoring.agree', [row], choose('Show what changed'));
    const tab = await eventually('the difference is open', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputTextDiff),
    );
    assert.match(tab.label, /^What you agreed to on .+ ↔ now$/);
    const { original, modified } = tab.input as vscode.TabInputTextDiff;
    assert.equal((await vscode.workspace.openTextDocument(original)).getText(), signed);
    assert.equal(modified.toString(), service.uri(agreement()).toString());

    await person.runs('mentoring.agree', [row], choose('Agree to it as it is now'));
    await until('it is agreed to again', () => !shows(mentoring, /changed since you agreed/));
    assert.equal(service.snapshot.all('signature').length, 2);
  });

  it('takes in a part that is new, and takes out one that is emptied', async () => {
    const target = rowOrTarget(agreement().path);
    await person.runs(
      'mentoring.reviewAgreement',
      [target],
      choose('Length of a session'),
      choose('45 minutes'),
    );
    assert.equal(agreement().value.schedule?.minutes, 45);
    await person.runs('mentoring.reviewAgreement', [target], choose('Style'), write(''));
    assert.equal(agreement().value.style, undefined);
    assert.deepEqual(service.allProblems(), []);
  });

  it('says how sure it is that each has agreed', async () => {
    const rows: string[] = [];
    const read: Answer = async (question) => {
      assert.ok('items' in question);
      rows.push(...question.items.map(({ label, detail = '' }) => `${label} | ${detail}`));
      await leave(question);
    };
    commitAll(root, 'Share the signature');
    await person.runs('mentoring.checkSignatures', [rowOrTarget(agreement().path)], read);
    assert.match(
      rows[0] ?? '',
      /^Ada: attested \| Commit [0-9a-f]{8} has Ada’s address, which anyone can set/,
    );
    assert.equal(rows[1], 'Grace: not agreed yet | ');
  });

  it('is not agreed to while it has changes that nobody saved', async () => {
    const document = await vscode.workspace.openTextDocument(service.uri(agreement()));
    await vscode.window.showTextDocument(document);
    await type(document, 'No pay here', 'No pay');
    const before = written();
    await person.runs('mentoring.agree', [rowOrTarget(agreement().path)]);
    assert.match(person.lastTold?.text ?? '', /not saved yet/);
    assert.deepEqual(written(), before);
  });

  it('says honestly that a text which was never committed cannot be shown', async () => {
    const unknown = `sha256:${'0'.repeat(64)}`;
    for (const signature of service.snapshot.all('signature')) {
      const { fsPath } = service.uri(signature);
      fs.writeFileSync(fsPath, fs.readFileSync(fsPath, 'utf8').replace(/sha256:\w+/, unknown));
    }
    await until('they are read', () =>
      service.snapshot.all('signature').every(({ value }) => value.text === unknown),
    );
    await until('it asks again', () => shows(mentoring, /The agreement changed since you agreed/));
    await person.runs('mentoring.showAgreementChanges', [rowOrTarget(agreement().path)]);
    assert.match(person.lastTold?.text ?? '', /No commit in this clone holds it/);
  });
});
