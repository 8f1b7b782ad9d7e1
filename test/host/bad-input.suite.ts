import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import type { TreeNode } from '../../src/views/tree/node.js';
import { brokenFiles, goalPath, goodFiles, links, planPath, readableLink } from './bad-files.js';
import { choose, leave, meanwhile, Person, write } from './person.js';
import {
  closeEverything,
  drawn,
  eventually,
  openView,
  problemsOf,
  rowOf,
  shows,
  type,
  until,
} from './support.js';

describe('bad input', () => {
  let mentoring: Mentoring;
  let folder: MentoringFolder;
  let person: Person;
  const rejections: unknown[] = [];
  const noteRejection = (reason: unknown) => rejections.push(reason);
  const at = (file: string) => path.join(folder.location.shared.fsPath, ...file.split('/'));
  const read = (file: string) => fs.readFileSync(at(file), 'utf8');
  const text = (file: string) => goodFiles[file] ?? '';

  before(async () => {
    process.on('unhandledRejection', noteRejection);
    mentoring = await openView();
    const [first] = mentoring.folders.all;
    assert.ok(first);
    folder = first;
    await until('the tree shows the rest', () => shows(mentoring, /^Keep the last good/));
  });
  after(() => process.off('unhandledRejection', noteRejection));
  beforeEach(() => (person = new Person()));
  afterEach(async () => {
    person.leaves();
    await closeEverything();
    for (const [file, good] of Object.entries(goodFiles)) fs.writeFileSync(at(file), good);
    await until('what a test changed is as before', () =>
      Object.entries(goodFiles).every(([file, good]) => folder.snapshot.file('shared', file)?.text === good),
    );
    assert.deepEqual(rejections, []);
  });

  describe('is a visible problem at its line:', () => {
    for (const { what, file, says } of brokenFiles) {
      it(what, () => {
        const problems = problemsOf(at(file));
        assert.equal(problems.length, 1, problems.join('\n'));
        assert.match(problems[0] ?? '', says);
      });
    }

    it('and nothing else is', () => {
      const broken = new Set([...brokenFiles.map(({ file }) => file), ...Object.keys(links)].map(at));
      const others = vscode.languages
        .getDiagnostics()
        .filter(
          ([uri, found]) => found.some(({ source }) => source === 'Mentoring') && !broken.has(uri.fsPath),
        );
      assert.deepEqual(others, []);
    });
  });

  it('leaves the rest of the tree as it is, with each unreadable file in its place', () => {
    const unreadable = brokenFiles.filter((file) => file.unreadable).map(({ file }) => file);
    for (const file of unreadable) assert.ok(shows(mentoring, new RegExp(`^ *${file} \\| line \\d`)), file);
    for (const row of [
      /^Own|^Lead|^Explain|^Halve|^Be on call|^100|^Find/,
      /^Sessions \| last /,
      /^Pairless/,
      /^Misspelt/,
    ]) {
      assert.ok(shows(mentoring, row), `${String(row)} in\n${drawn(mentoring).join('\n')}`);
    }
  });

  it('opens at the line that is wrong', async () => {
    const row = rowOf(mentoring, ({ label }) => label === 'goals/conflicted-a4a4a4.yaml');
    await vscode.commands.executeCommand('mentoring.openRecord', row);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, at('goals/conflicted-a4a4a4.yaml'));
    assert.equal(editor.selection.active.line, 2);
  });

  it('says that a file is no text where one wants to look at it', async () => {
    const row = rowOf(mentoring, ({ label }) => label === 'feedback/2026-11-02-ada-a3a3a3.yaml');
    await person.runs('mentoring.openRecord', [row]);
    assert.equal(
      person.lastTold?.text,
      'feedback/2026-11-02-ada-a3a3a3.yaml cannot be opened: it is gone, or no text.',
    );
  });

  it('is deleted from the view although it is no text', async () => {
    const file = 'feedback/2026-11-02-ada-a3a3a3.yaml';
    const bytes = fs.readFileSync(at(file));
    const row = rowOf(mentoring, ({ label }) => label === file);
    person.willPress('Delete');
    await person.runs('mentoring.deleteRecord', [row]);
    try {
      assert.ok(!fs.existsSync(at(file)), person.lastTold?.text);
      assert.equal(person.lastTold?.text, `Deleted ${file}.`);
      await until(
        'the tree shows it no longer',
        () => rowOf(mentoring, ({ label }) => label === file) === undefined,
      );
      assert.match(person.told[0]?.detail ?? '', /Deleting it can’t be undone\./);
    } finally {
      fs.writeFileSync(at(file), bytes);
    }
    await until('it is back', () => rowOf(mentoring, ({ label }) => label === file) !== undefined);
  });

  it('does not take folders for records, nor follow links, wherever they lead, and tells of those', async () => {
    for (const code of ['d4d4d4', 'e5e5e5', 'f6f6f6', 'f7f7f7'])
      assert.equal(folder.snapshot.find('goal', code), undefined);
    assert.ok(!shows(mentoring, /From elsewhere|Too deep/));
    const words =
      '1 error: This file cannot be read: it is a link, and links are not followed. Put the file itself in its place.';
    for (const file of Object.keys(links)) {
      assert.deepEqual(problemsOf(at(file)), [words]);
      assert.ok(shows(mentoring, new RegExp(`^ *${file} \\|`)), file);
    }
    await vscode.window.showTextDocument(vscode.Uri.file(at(readableLink)));
    assert.deepEqual(problemsOf(at(readableLink)), [words], 'in its editor, too');
    const later = at('goals/later-f8f8f8.yaml');
    fs.symlinkSync(later, later);
    await until('a new link shows', () => problemsOf(later).length > 0);
    fs.rmSync(later);
    await until('it is gone with the link', () => problemsOf(later).length === 0);
  });

  it('in the private folder is a problem there', async () => {
    const file = path.join(folder.location.private.fsPath, 'notes', '2026-11-03-ada-c0c0c0.yaml');
    fs.writeFileSync(file, 'pair: nobody-z9z9z9\nby: ada\ndate: 2026-11-03\ntext: [\n');
    await until('the problem shows', () => problemsOf(file).length > 0);
    fs.rmSync(file);
    await until('it is gone with the file', () => problemsOf(file).length === 0);
  });

  it('keeps the last good content of a file that breaks, and heals with it', async () => {
    fs.writeFileSync(at(goalPath), `${text(goalPath)}due: soon\n`);
    await until('the problem shows', () =>
      problemsOf(at(goalPath)).some((problem) => problem.startsWith('4 error')),
    );
    await until('the row says which line', () => shows(mentoring, /^Keep the last good \| .*line 4/));
    assert.ok(shows(mentoring, /^ {2}☐ Ship/));
    fs.writeFileSync(at(goalPath), `${text(goalPath)}due: 2027-01-01\n`);
    await until('the problem is gone', () => problemsOf(at(goalPath)).length === 0);
    await until('the row is whole', () => shows(mentoring, /^Keep the last good \| (?!.*line)/));
  });

  it('is not written to: a command on a broken file says so', async () => {
    fs.writeFileSync(at(goalPath), `${text(goalPath)}due: soon\n`);
    await until('the problem shows', () => problemsOf(at(goalPath)).length > 0);
    await person.runs('mentoring.setGoalStatus', [await goalRow()], choose('Achieved'));
    assert.equal(person.lastTold?.level, 'error');
    assert.equal(person.lastTold.text, `The file ${goalPath} cannot be read at the moment. Repair it first.`);
    assert.equal(read(goalPath), `${text(goalPath)}due: soon\n`);
  });

  describe('of a newer format', () => {
    const settings = 'mentoring.yaml';
    let before: string;
    beforeEach(async () => {
      before = read(settings);
      fs.writeFileSync(at(settings), before.replace('format: 1', 'format: 99'));
      await until('it is a problem', () =>
        problemsOf(at(settings)).some((problem) =>
          problem.startsWith('1 error: These records have format 99'),
        ),
      );
    });
    afterEach(async () => {
      fs.writeFileSync(at(settings), before);
      await until('all is well again', () => problemsOf(at(settings)).length === 0);
    });

    it('can be read and not changed', async () => {
      assert.ok(shows(mentoring, /^Keep the last good/));
      await person.runs('mentoring.setGoalStatus', [await goalRow()], choose('Achieved'));
      assert.match(person.lastTold?.text ?? '', /format 99/);
      assert.equal(read(goalPath), text(goalPath));
    });
  });

  it('is told where a row’s record has gone', async () => {
    const row = await goalRow();
    fs.rmSync(at(goalPath));
    await until('it is gone', () => folder.snapshot.find('goal', 'g7g7g7') === undefined);
    for (const command of ['deleteRecord', 'makePrivate', 'makeShared', 'openRecord']) {
      await person.runs(`mentoring.${command}`, [row]);
      assert.match(person.told.pop()?.text ?? '', /no longer here|it is gone/, command);
    }
  });

  it('of the disk is told: a file in the place of a folder', async () => {
    const plans = at('plans');
    fs.renameSync(plans, at('.plans'));
    fs.writeFileSync(plans, 'no folder');
    await until('the plans are gone', () => folder.snapshot.all('plan').length === 0);
    await person.runs('mentoring.addStep', [await goalRow()], write('Look again'), choose('No date'));
    assert.equal(person.lastTold?.level, 'error');
    assert.ok(person.lastTold.text.includes(folder.location.shared.fsPath), person.lastTold.text);
    assert.equal(fs.readFileSync(plans, 'utf8'), 'no folder');
    fs.rmSync(plans);
    fs.renameSync(at('.plans'), plans);
    await until('the plans are back', () => folder.snapshot.all('plan').length > 0);
  });

  describe('in the settings', () => {
    const { Global, Workspace } = vscode.ConfigurationTarget;
    const set = (name: 'folder' | 'privateFolder', value: string | undefined) =>
      vscode.workspace
        .getConfiguration('mentoring')
        .update(name, value, name === 'folder' ? Workspace : Global);
    const failure = () => mentoring.folders.all[0]?.failure;
    afterEach(async () => {
      for (const name of ['folder', 'privateFolder'] as const) await set(name, undefined);
      await until(
        'all is well again',
        () => failure() === undefined && shows(mentoring, /^Keep the last good/),
      );
      const [first] = mentoring.folders.all;
      assert.ok(first);
      folder = first;
    });

    it('is told: a folder that cannot be', async () => {
      await set('folder', `../${'x'.repeat(300)}`);
      await until('it is said', () => failure() !== undefined);
      assert.match(failure() ?? '', /^Not all records could be read: .*x{300}.*Check/);
      await until('no shared record is shown', () => !shows(mentoring, /^Keep the last good/));
      await person.runs('mentoring.refresh');
      assert.equal(person.lastTold?.text, failure());
    });

    it('is told: a folder for private records that cannot be, and shared ones are read', async () => {
      await set('privateFolder', `/tmp/${'x'.repeat(300)}`);
      await until('it is said', () => failure() !== undefined);
      assert.match(failure() ?? '', /x{300}/);
      assert.ok(mentoring.folders.all[0]?.snapshot.find('goal', 'g7g7g7'));
    });

    it('is told: a folder for private records that could be committed, which is not used', async () => {
      await set('privateFolder', 'notes');
      await until('it is said', () => failure() !== undefined);
      assert.match(
        failure() ?? '',
        /^mentoring\.privateFolder names .*notes, where git or others could pick private records up/,
      );
      assert.match(mentoring.folders.all[0]?.location.private.fsPath ?? '', /\.git[\\/]mentoring$/);
    });
  });

  describe('while a command asks:', () => {
    /** A step's row, once the tree shows all steps as they were at first. */
    const stepRow = (label: string) =>
      eventually(`the row ${label} shows`, () =>
        rowOf(
          mentoring,
          (node) => node.label === label && node.checked === false && node.target?.at?.[1] === 2,
        ),
      );

    it('the file changes on disk, and the step that was meant is done', async () => {
      const newer = text(planPath).replace('  - Read\n', '  - Think first\n  - Read\n');
      await person.runs(
        'mentoring.addStep',
        [await goalRow()],
        meanwhile(() => fs.writeFileSync(at(planPath), newer), write('Celebrate')),
        choose('No date'),
      );
      assert.equal(read(planPath), `${newer}  - Celebrate\n`);
      assert.equal(person.lastTold?.text, 'Step added.');
    });

    it('the step that is ticked moves on disk', async () => {
      const row = await stepRow('Ship');
      const newer = text(planPath).replace('  - Read\n', '  - Think first\n  - Read\n');
      fs.writeFileSync(at(planPath), newer);
      await until('the step has moved', () => folder.snapshot.file('shared', planPath)?.text === newer);
      await person.runs('mentoring.completeStep', [row]);
      const today = folder.today;
      assert.match(read(planPath), new RegExp(`task: Ship, done: ${today}|task: Ship\\s+done: ${today}`));
      assert.match(read(planPath), /- Think first\n {2}- Read\n {2}- Write\n/);
      assert.match(read(planPath), /# at last/);
    });

    it('the record goes away, which is said', async () => {
      await person.runs(
        'mentoring.setGoalStatus',
        [await goalRow()],
        meanwhile(async () => {
          fs.rmSync(at(goalPath));
          await until('it is gone', () => folder.snapshot.find('goal', 'g7g7g7') === undefined);
        }, choose('Achieved')),
      );
      assert.equal(person.lastTold?.level, 'error');
      assert.match(person.lastTold.text, /no longer here|gone|deleted/);
      assert.ok(!fs.existsSync(at(goalPath)));
    });

    it('the record breaks, which is said, and stays as it is', async () => {
      const broken = `${text(goalPath)}: [\n`;
      await person.runs(
        'mentoring.setGoalStatus',
        [await goalRow()],
        meanwhile(() => fs.writeFileSync(at(goalPath), broken), choose('Achieved')),
      );
      assert.equal(person.lastTold?.level, 'error');
      assert.equal(read(goalPath), broken);
    });

    it('the file changes in its editor, and what is unsaved there stays so', async () => {
      const document = await vscode.workspace.openTextDocument(at(goalPath));
      await vscode.window.showTextDocument(document);
      await person.runs(
        'mentoring.setGoalStatus',
        [await goalRow()],
        meanwhile(() => type(document, 'Keep', 'Always keep'), choose('Achieved')),
      );
      assert.equal(
        document.getText(),
        text(goalPath).replace('Keep', 'Always keep').replace('active', 'achieved'),
      );
      assert.ok(document.isDirty);
      assert.equal(read(goalPath), text(goalPath));
      assert.match(person.lastTold?.text ?? '', /left unsaved/);
    });

    it('the very value changes in its editor, which is said, and nothing is written', async () => {
      const document = await vscode.workspace.openTextDocument(at(goalPath));
      await vscode.window.showTextDocument(document);
      await person.runs(
        'mentoring.setGoalStatus',
        [await goalRow()],
        meanwhile(() => type(document, 'active', 'dropped'), choose('Achieved')),
      );
      assert.equal(person.lastTold?.level, 'error');
      assert.match(person.lastTold.text, /unsaved changes/);
      assert.equal(document.getText(), text(goalPath).replace('active', 'dropped'));
      assert.equal(read(goalPath), text(goalPath));
    });

    it('the person leaves, and nothing has happened', async () => {
      const before = [read(goalPath), read(planPath), fs.readdirSync(at('plans')).length];
      await person.runs('mentoring.addStep', [await goalRow()], write('Never mind'), leave);
      assert.deepEqual([read(goalPath), read(planPath), fs.readdirSync(at('plans')).length], before);
      assert.deepEqual(person.told, []);
    });
  });

  function goalRow(): Promise<TreeNode> {
    return eventually('the goal shows', () =>
      rowOf(mentoring, ({ label }) => label === 'Keep the last good'),
    );
  }
});
