import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import {
  closeEverything,
  eventually,
  folderNamed,
  openView,
  pause,
  problemsOf,
  settled,
  type,
  until,
} from './support.js';

const ofAlpha = 'notes/2026-11-20-ada-n4n4n4.yaml';
const ofBeta = 'notes/2026-11-21-ada-t5r8jh.yaml';
const ofNobody = 'notes/2026-11-22-ada-m3m3m3.yaml';
const pairOfBeta = 'pairs/ada-and-linus-b7m2q4.yaml';

describe('private records of two mentoring folders in one repository', () => {
  let mentoring: Mentoring;
  let alpha: MentoringFolder;
  let beta: MentoringFolder;

  before(async () => {
    mentoring = await openView();
    [alpha, beta] = [folderNamed(mentoring, 'alpha'), folderNamed(mentoring, 'beta')];
    assert.equal(alpha.location.private.fsPath, beta.location.private.fsPath);
    await until('what is wrong is told', () => problems(ofNobody).length > 0);
  });
  afterEach(closeEverything);

  const note = (file: string) => beta.uri({ place: 'private', path: file });
  const problems = (file: string) => problemsOf(note(file).fsPath);

  async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
  }

  /** Some place in the words of a file. */
  async function at(uri: vscode.Uri, words: string): Promise<readonly [vscode.Uri, vscode.Position]> {
    const document = await open(uri);
    const offset = document.getText().indexOf(words);
    assert.ok(offset >= 0);
    return [uri, document.positionAt(offset + 1)];
  }

  it('are judged by the folder whose records they name, open or not', async () => {
    assert.deepEqual([problems(ofAlpha), problems(ofBeta)], [[], []]);
    assert.deepEqual(problems(ofNobody), [
      '1 error: There is no pair x8w3z9 here. Was its file deleted, or not pulled yet?',
    ]);
    for (const file of [ofAlpha, ofBeta]) await open(note(file));
    await pause(400);
    assert.deepEqual([problems(ofAlpha), problems(ofBeta)], [[], []]);
  });

  it('stay with that folder while their text is changed and broken', async () => {
    const document = await open(note(ofBeta));
    await type(document, 'pair: ada-and-linus-b7m2q4', 'pair: ada-and-linus-b7m2qa');
    await until('the one that is meant is offered', () =>
      /Did you mean ada-and-linus-b7m2q4/.test(problems(ofBeta).join()),
    );
    assert.equal(problems(ofBeta).length, 1);
    await type(document, 'b7m2qa', 'b7m2q4');
    await until('nothing is wrong', () => problems(ofBeta).length === 0);
    await type(document, 'text: Ask', 'text: "Ask');
    assert.equal(mentoring.documents.at(document)?.folder.name, 'beta');
  });

  it('move to the other folder with what they name', async () => {
    const document = await open(note(ofBeta));
    await type(document, 'ada-and-linus-b7m2q4', 'ada-and-grace-k7m2q4');
    await pause(400);
    assert.deepEqual(problems(ofBeta), []);
    assert.equal(mentoring.documents.at(document)?.folder.name, 'alpha');
  });

  it('lead to the records of that folder, and are found from there', async () => {
    const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      ...(await at(note(ofBeta), 'ada-and')),
    );
    assert.deepEqual(
      found.map(({ targetUri }) => targetUri.fsPath),
      [beta.uri({ place: 'shared', path: pairOfBeta }).fsPath],
    );
    const references = async (folder: MentoringFolder) => {
      const located = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        ...(await at(folder.uri({ place: 'shared', path: 'people/ada.yaml' }), 'Ada')),
      );
      return located.map(({ uri }) => path.basename(uri.fsPath)).sort();
    };
    const unsaved = await open(note(ofBeta));
    await type(unsaved, 'date:', '# Ask soon\ndate:');
    assert.deepEqual(await references(beta), [path.basename(ofBeta), path.basename(pairOfBeta), 'ada.yaml']);
    assert.deepEqual(await references(alpha), [
      path.basename(ofAlpha),
      path.basename(ofNobody),
      'ada-and-grace-k7m2q4.yaml',
      'ada.yaml',
    ]);
  });

  it('are listed once', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'Ask',
    );
    const shown = symbols
      .filter(({ location }) => location.uri.path.includes('/notes/'))
      .map(({ name, containerName }) => `${name} | ${containerName}`);
    assert.deepEqual(shown.sort(), [
      'Ask for the queue | Note · Ada Lovelace and Grace Hopper',
      'Ask for the scheduler | Note · Ada Lovelace and Linus Larsson',
      'Ask nobody | Note',
    ]);
  });

  it('are left alone where somebody of the other folder gets another name', async () => {
    const rename = async (folder: MentoringFolder) => {
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        ...(await at(folder.uri({ place: 'shared', path: 'people/ada.yaml' }), 'Ada')),
        'lovelace',
      );
      return edit
        .entries()
        .map(([uri]) => path.basename(uri.fsPath))
        .sort();
    };
    assert.deepEqual(await rename(beta), [path.basename(ofBeta), path.basename(pairOfBeta)]);
    const edit = new vscode.WorkspaceEdit();
    const person = (name: string) => alpha.uri({ place: 'shared', path: `people/${name}.yaml` });
    edit.renameFile(person('ada'), person('lovelace'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await settled(() => [problems(ofAlpha), problems(ofBeta), problems(ofNobody)]);
    assert.deepEqual([problems(ofAlpha), problems(ofBeta)], [[], []]);
    assert.match((await vscode.workspace.openTextDocument(note(ofAlpha))).getText(), /^by: lovelace$/m);
    assert.match((await vscode.workspace.openTextDocument(note(ofBeta))).getText(), /^by: ada$/m);
    await vscode.commands.executeCommand('undo');
  });

  it('are started again each with what was kept of its own folder, though files have one name, size and time', async () => {
    const goal = 'goals/own-it-g5g5g5.yaml';
    const hourAgo = new Date(Date.now() - 60 * 60 * 1000);
    for (const { name, location } of [alpha, beta]) {
      const file = path.join(location.shared.fsPath, ...goal.split('/'));
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, `title: ${name.padEnd(5, '!')}\nowner: ada\n`);
      fs.utimesSync(file, hourAgo, hourAgo);
    }
    // What was read is kept a moment later; only the three private records never are.
    await eventually('everything is kept', async () => {
      await mentoring.folders.reopen(true);
      return mentoring.folders.all.every(({ store }) => store.counters.reads === 3) || undefined;
    });
    const titles = mentoring.folders.all.map(({ snapshot }) => snapshot.find('goal', 'g5g5g5')?.value.title);
    assert.deepEqual(titles, ['alpha', 'beta!']);
  });
});
