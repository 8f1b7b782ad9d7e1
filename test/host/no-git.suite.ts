import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { choose, Person, write } from './person.js';
import { drawn, openView, shows, until } from './support.js';

describe('without git', () => {
  let mentoring: Mentoring;
  let person: Person;
  const folder = (end: string): MentoringFolder => {
    const found = mentoring.folders.all.find(({ workspaceFolder }) => workspaceFolder.uri.path.endsWith(end));
    assert.ok(found, `${end} is open`);
    return found;
  };
  const pairIn = (end: string) => {
    const { workspaceFolder, snapshot } = folder(end);
    const [pair] = snapshot.all('pair');
    return { workspaceFolder: workspaceFolder.uri.toString(), place: 'shared', path: pair?.path };
  };

  before(async () => {
    mentoring = await openView();
    await until(
      'the records are read',
      () => folder('one/app').hasRecords && folder('/repository').hasRecords,
    );
  });
  beforeEach(() => (person = new Person()));
  afterEach(() => person.leaves());

  it('nobody knows who I am until I say so, and then the tree shows mine', async () => {
    for (const { me, git } of mentoring.folders.all) assert.deepEqual([me, git], [undefined, undefined]);
    assert.deepEqual(drawn(mentoring), []);
    await person.runs('mentoring.setWhoIAm', [pairIn('one/app')], choose('Ada Lovelace'));
    assert.equal(folder('one/app').me, 'ada');
    await until('the tree shows my pair', () => shows(mentoring, /^Planning and Development \| 2 of 4/));
    await vscode.commands.executeCommand('mentoring.refresh');
    assert.equal(folder('one/app').me, 'ada', 'it is remembered');
  });

  it('records can be written', async () => {
    const before = folder('one/app').snapshot.all('session').length;
    await person.runs('mentoring.logSession', [pairIn('one/app')], write('All by ourselves'));
    assert.equal(person.lastTold?.text, 'Session logged.');
    assert.equal(folder('one/app').snapshot.all('session').length, before + 1);
    person.press('Undo');
    await until('it is taken back', () => folder('one/app').snapshot.all('session').length === before);
  });

  it('what is private lives where no commit reaches it, apart for every folder', () => {
    const place = (end: string) => folder(end).location.private.fsPath;
    assert.equal(
      place('/repository'),
      path.join(folder('/repository').workspaceFolder.uri.fsPath, '.git', 'mentoring'),
    );
    const stored = ['one/app', 'two/app', '/broken'].map(place);
    assert.equal(new Set(stored).size, 3, stored.join('\n'));
    for (const own of stored) {
      assert.match(own, /mentoring-trail\.mentoring-trail/);
      for (const { workspaceFolder } of mentoring.folders.all)
        assert.ok(path.relative(workspaceFolder.uri.fsPath, own).startsWith('..'), own);
    }
  });

  it('a folder whose repository is gone is read like one that never had one', () => {
    assert.ok(folder('/broken').snapshot.all('pair').length === 1);
    assert.equal(folder('/broken').failure, undefined);
  });

  it('what is private is kept there and followed', async () => {
    const { location, snapshot } = folder('one/app');
    const pair = snapshot.all('pair')[0]?.id;
    const file = path.join(location.private.fsPath, 'notes', '2026-11-20-ada-zz1111.yaml');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `pair: ${pair}\nby: ada\ndate: 2026-11-20\ntext: Only mine\n`);
    await until(
      'the note is there',
      () => folder('one/app').snapshot.find('note', 'zz1111')?.place === 'private',
    );
    assert.ok(!folder('two/app').hasRecords);
  });

  for (const [command, ...args] of [
    ['linkCommit'],
    ['addGoalToCommitMessage'],
    ['showCommit', { sha: '0'.repeat(40) }],
    ['installCommitHook'],
    ['removeCommitHook'],
    ['share'],
  ] as const) {
    it(`${command} says what is missing and what to do`, async () => {
      const [more] = args;
      await person.runs(`mentoring.${command}`, [{ ...pairIn('/repository'), ...more }]);
      assert.equal(person.told.length, 1);
      assert.equal(person.lastTold?.level, 'error');
      assert.match(
        person.lastTold.text,
        /Git is turned off or was not found \(setting git\.enabled, git\.path\)/,
      );
    });
  }

  describe('and with it when it is turned on', () => {
    const enable = (enabled: boolean) =>
      vscode.workspace.getConfiguration('git').update('enabled', enabled, vscode.ConfigurationTarget.Global);

    before(async () => {
      await enable(true);
      await until('the repository is found', () => folder('/repository').git !== undefined);
    });
    after(() => enable(false));

    it('I am known by my e-mail address', async () => {
      await until('I am known', () => folder('/repository').me === 'ada');
      await until(
        'the tree shows both of my pairs',
        () => drawn(mentoring).filter((row) => row.startsWith('Grace')).length === 2,
      );
    });

    it('private records are where they were', () => {
      assert.equal(folder('one/app').snapshot.find('note', 'zz1111')?.place, 'private');
      assert.match(folder('/repository').location.private.fsPath, /[\\/]\.git[\\/]mentoring$/);
    });

    it('a folder outside of any repository works on, and says so where it matters', async () => {
      assert.equal(folder('one/app').me, 'ada');
      await person.runs('mentoring.linkCommit', [pairIn('one/app')]);
      assert.match(person.lastTold?.text ?? '', /^app is in no git repository/);
      await person.runs('mentoring.share', [pairIn('one/app')]);
      assert.match(person.lastTold?.text ?? '', /no git repository/);
    });
  });
});
