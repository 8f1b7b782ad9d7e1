import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import {
  feedbackPath,
  goalPath,
  NamedRecords,
  notePath,
  pairPath,
  planPath,
  sessionPath,
} from './named-records.js';
import { Person } from './person.js';
import { closeEverything, eventually, folderNamed, openView, settled, type, until } from './support.js';

describe('renaming', () => {
  let records: NamedRecords;
  let service: MentoringFolder;
  let atFirst: Readonly<Record<string, string>>;
  let person: Person;

  before(async () => {
    service = folderNamed(await openView(), 'service');
    records = new NamedRecords(service);
    await until('it is known who I am', () => service.me === 'ada');
    atFirst = records.written();
  });
  beforeEach(() => (person = new Person()));
  afterEach(() => person.leaves());

  /** What F2 would do; the command that says it puts the new name of the file before the texts, which VS Code does not. */
  const rename = async (where: string, words: string, to: string, file?: readonly [string, string]) => {
    const given = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      ...(await records.at(where, words)),
      to,
    );
    const edit = new vscode.WorkspaceEdit();
    for (const [uri, edits] of given.entries()) edit.set(uri, edits);
    if (file) edit.renameFile(records.uriOf(file[0]), records.uriOf(file[1]));
    return edit;
  };
  const refusal = (where: string, words: string, to: string) =>
    rename(where, words, to).then(
      () => 'nothing is refused',
      (error: unknown) => String(error),
    );
  /** As the Explorer does it. */
  const renameFile = async (from: string, to: string) => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(records.uriOf(from), records.uriOf(to));
    assert.ok(await vscode.workspace.applyEdit(edit));
  };
  const unsaved = () =>
    vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => records.nameOf(uri));
  const said = (words: string) =>
    Object.entries(records.written())
      .filter(([file, text]) => text.includes(words) || file.includes(words))
      .map(([file]) => records.nameOf(vscode.Uri.file(file)))
      .sort();
  const told = () => person.lastTold?.text ?? '';
  const still = () => settled(() => [unsaved(), records.written(), service.store.counters]);
  /** What follows a rename is saved in VS Code's own time: only then is it on the disk. What was unsaved before stays so. */
  const rest = async (...unsavedBefore: readonly string[]) => {
    await until('what follows is saved', () => unsaved().every((name) => unsavedBefore.includes(name)));
    await still();
  };

  /** The files, the snapshot and the editors are as they were at first. */
  const isAsAtFirst = async () => {
    // Undo comes to one file after the other, and what is undone is saved a moment later.
    await until(
      'everything is saved as it was',
      () => unsaved().length === 0 && isDeepStrictEqual(records.written(), atFirst),
    );
    await rest();
    assert.deepEqual(unsaved(), []);
    assert.deepEqual(records.written(), atFirst);
    assert.deepEqual(service.allProblems(), []);
  };
  afterEach(isAsAtFirst);
  // What is undone is saved a moment later: until then it must stay open.
  afterEach(closeEverything);

  /** Undo comes to one file after the other: what it reaches last must be saved as well. */
  const saveEverything = async () => {
    await still();
    for (let times = 0; unsaved().length > 0 && times < 20; times++) {
      await vscode.workspace.saveAll(false);
      await still();
    }
  };

  it('offers the part of the name that can change, and refuses in words', async () => {
    const prepared = await vscode.commands.executeCommand<{ placeholder: string; range: vscode.Range }>(
      'vscode.prepareRename',
      ...(await records.at(planPath, 'own-the')),
    );
    assert.equal(prepared.placeholder, 'own-the-retries');
    await assert.rejects(
      async () =>
        vscode.commands.executeCommand(
          'vscode.prepareRename',
          ...(await records.at('processes/our-own.yaml', 'project-')),
        ),
      /comes along with Mentoring Trail/,
    );
    assert.match(await refusal(goalPath, 'ada-and', 'Our Pair'), /for example our-pair/);
    assert.match(await refusal('people/ada.yaml', 'Ada', 'grace'), /a person grace already/);
  });

  it('of a pair changes every record that names it, and one undo takes it all back', async () => {
    const edit = await rename(pairPath, 'mentee', 'masters', [pairPath, 'pairs/masters-k7m2q4.yaml']);
    assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
    await rest();
    assert.deepEqual(unsaved(), []);
    assert.deepEqual(said('masters-k7m2q4'), [
      feedbackPath,
      goalPath,
      'pairs/masters-k7m2q4.yaml',
      notePath,
      sessionPath,
    ]);
    assert.match(fs.readFileSync(records.uriOf(goalPath).fsPath, 'utf8'), /^pair: 'masters-k7m2q4'$/m);
    assert.deepEqual(service.allProblems(), []);
    assert.equal(service.snapshot.find('goal', 'x-p3x9kd')?.value.pair, 'masters-k7m2q4');
    await vscode.commands.executeCommand('undo');
  });

  it('of a stage and of an objective changes where they are defined and named', async () => {
    const stage = await rename(pairPath, 'first-weeks', 'beginning');
    assert.ok(await vscode.workspace.applyEdit(stage, { isRefactoring: true }));
    await rest();
    assert.deepEqual(said('beginning'), [pairPath, 'processes/our-own.yaml']);
    assert.deepEqual(service.allProblems(), []);
    await vscode.commands.executeCommand('undo');
    await saveEverything();
    const objective = await rename(goalPath, 'reliability', 'calm-nights');
    assert.ok(await vscode.workspace.applyEdit(objective, { isRefactoring: true }));
    await rest();
    assert.deepEqual(said('calm-nights'), [goalPath, 'mentoring.yaml']);
    await vscode.commands.executeCommand('undo');
    await saveEverything();
  });

  it('of my own file in the Explorer is followed by everything, who I am too, and undone at once', async () => {
    await records.open(goalPath);
    await service.setMe('ada');
    await renameFile('people/ada.yaml', 'people/lovelace.yaml');
    await rest();
    assert.deepEqual(unsaved(), []);
    assert.deepEqual(said('lovelace'), [
      feedbackPath,
      goalPath,
      pairPath,
      'people/lovelace.yaml',
      planPath,
      notePath,
    ]);
    assert.match(fs.readFileSync(records.uriOf(goalPath).fsPath, 'utf8'), /^owner: lovelace # ada$/m);
    assert.match(fs.readFileSync(records.uriOf(notePath).fsPath, 'utf8'), /^text: Ask about ada\.$/m);
    assert.deepEqual(service.allProblems(), []);
    assert.equal(service.me, 'lovelace');
    await vscode.commands.executeCommand('undo');
    await rest();
    assert.equal(service.me, 'ada');
    assert.deepEqual(person.told, []);
  });

  it('tells of files that are no records and keep the old name', async () => {
    const strays = ['goal/old-b7x3qe.yaml', 'plans/Old plan.yaml'].map((file) => records.uriOf(file));
    for (const uri of strays) {
      fs.mkdirSync(path.dirname(uri.fsPath), { recursive: true });
      fs.writeFileSync(uri.fsPath, 'owner: ada\n');
    }
    try {
      await until('they are there', () => service.snapshot.strays.length === 2);
      // Undo goes by what its editor shows.
      await records.open(goalPath);
      await renameFile('people/ada.yaml', 'people/lovelace.yaml');
      const words =
        'goal/old-b7x3qe.yaml and plans/Old plan.yaml are not read as records, so they keep the name ada.';
      assert.deepEqual(
        person.told.map(({ text }) => text),
        [words],
      );
      await rest();
      await vscode.commands.executeCommand('undo');
      await rest();
      assert.equal(person.told.length, 1);
      await rename(goalPath, 'ada # ada', 'lovelace');
      assert.deepEqual(
        person.told.map(({ text }) => text),
        [words, words],
      );
    } finally {
      for (const uri of strays) fs.rmSync(uri.fsPath);
      fs.rmdirSync(records.uriOf('goal').fsPath);
      await until('they are gone', () => service.snapshot.strays.length === 0);
    }
  });

  it('by the quick fix for a name without a code takes along what names it', async () => {
    const [goal, plan] = ['goals/by-hand.yaml', 'plans/by-hand-z5w1hv.yaml'].map((file) =>
      records.uriOf(file),
    );
    assert.ok(goal && plan);
    fs.writeFileSync(goal.fsPath, 'title: By hand\nowner: ada\n');
    fs.writeFileSync(plan.fsPath, 'goal: by-hand\nsteps:\n  - task: Write it\n');
    await service.compareWithDisk();
    const named = () =>
      fs.readdirSync(path.dirname(goal.fsPath)).find((name) => /^by-hand-\w{6}\.yaml$/.test(name));
    try {
      const document = await vscode.workspace.openTextDocument(goal);
      await vscode.window.showTextDocument(document);
      const fix = await eventually('the fix is offered', async () => {
        const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          goal,
          new vscode.Range(0, 0, 0, 0),
          vscode.CodeActionKind.QuickFix.value,
        );
        return offered.find(({ title }) => title.startsWith('Give it a code: goals/by-hand-'));
      });
      assert.ok(fix.edit);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
      await rest();
      const id = path.basename(named() ?? '', '.yaml');
      assert.match(fs.readFileSync(plan.fsPath, 'utf8'), new RegExp(`^goal: ${id}$`, 'm'));
      assert.deepEqual(service.allProblems(), []);
    } finally {
      await closeEverything();
      for (const file of [goal.fsPath, plan.fsPath, path.join(path.dirname(goal.fsPath), named() ?? 'none')])
        fs.rmSync(file, { force: true });
      await until('they are gone', () => !service.snapshot.find('goal', 'by-hand') && !named());
      await service.compareWithDisk();
    }
  });

  it('leaves what was unsaved before unsaved, and changes what its editor shows', async () => {
    const document = await records.open(goalPath);
    await type(document, 'title: Own', 'title: Truly own');
    await renameFile(pairPath, 'pairs/masters-k7m2q4.yaml');
    await rest(goalPath);
    assert.deepEqual(unsaved(), [goalPath]);
    assert.match(document.getText(), /^title: Truly own[^]*^pair: 'masters-k7m2q4'$/m);
    await renameFile('pairs/masters-k7m2q4.yaml', pairPath);
    await rest(goalPath);
    assert.match(document.getText(), /^pair: 'ada-and-grace-k7m2q4'$/m);
    await closeEverything();
  });

  it('of a file to another code, kind or no name at all is told and not followed', async () => {
    await renameFile(goalPath, 'goals/own-the-retries-p3x9ke.yaml');
    assert.match(told(), /counts as another record .*p3x9kd\. 2 records still name/);
    assert.deepEqual(person.lastTold?.buttons, ['Put the Name Back']);
    assert.deepEqual(unsaved(), []);
    await renameFile('goals/own-the-retries-p3x9ke.yaml', goalPath);
    await rest();
    await renameFile('people/ada.yaml', 'people/Ada.yaml');
    assert.match(told(), /not read as a record.* still name ada/);
    await renameFile('people/Ada.yaml', 'people/ada.yaml');
    await rest();
    await renameFile('people/ada.yaml', 'people/grace-2.yaml');
    await rest();
    assert.deepEqual(service.allProblems(), []);
    await renameFile('people/grace-2.yaml', 'people/ada.yaml');
  });
});
