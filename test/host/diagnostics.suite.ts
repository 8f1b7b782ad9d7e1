import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { closeEverything, eventually, extension, pause, problemsOf, type, until } from './support.js';

const goalPath = 'goals/own-the-retries-p3x9kd.yaml';

describe('problems in the editor', function () {
  let mentoring: Mentoring;
  let folder: MentoringFolder;
  let decorations: vscode.FileDecorationProvider;
  const redecorated: string[] = [];
  /** The files whose problems were set, in the order in which they were. */
  const told: string[] = [];
  let code: string;
  const at = (file: string) => path.join(code, '..', 'team', 'records', ...file.split('/'));
  const mine = (file: string) => path.join(code, '.git', 'mentoring', ...file.split('/'));
  const open = async (file: string) => {
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    return document;
  };
  const close = async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  };
  const diagnostics = (file: string) => vscode.languages.getDiagnostics(vscode.Uri.file(file));

  const { registerFileDecorationProvider: register } = vscode.window;
  const registerWith = (value: typeof register) =>
    Object.defineProperty(vscode.window, 'registerFileDecorationProvider', {
      value,
      writable: true,
      configurable: true,
    });

  const { createDiagnosticCollection: create } = vscode.languages;
  const createWith = (value: typeof create) =>
    Object.defineProperty(vscode.languages, 'createDiagnosticCollection', {
      value,
      writable: true,
      configurable: true,
    });

  before(() => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    code = workspace.uri.fsPath;
    registerWith((provider) => {
      decorations = provider;
      provider.onDidChangeFileDecorations?.((changed) =>
        redecorated.push(...[changed ?? []].flat().map(({ fsPath }) => path.basename(fsPath))),
      );
      return register(provider);
    });
    createWith((name) => {
      const collection = create(name);
      const set = collection.set.bind(collection);
      const value = (uri: vscode.Uri, found: readonly vscode.Diagnostic[]) => {
        told.push(path.basename(uri.fsPath));
        set(uri, found);
      };
      return Object.defineProperty(collection, 'set', { value });
    });
  });
  after(() => {
    registerWith(register);
    createWith(create);
  });
  afterEach(closeEverything);

  it('cost nothing while other YAML is edited', async () => {
    await open(path.join(code, 'deploy.yaml'));
    await until('VS Code activates the extension for YAML', () => extension().isActive);
    await open(path.join(code, 'src', 'mentoring', 'goals', 'fixture.yaml'));
    await pause(300);
    assert.equal(extension().exports.loaded(), undefined);
  });

  it('are there once a record is opened, wherever the settings say that records lie', async () => {
    await open(at(goalPath));
    mentoring = await eventually('the record is read', () => extension().exports.loaded());
    const [first] = mentoring.folders.all;
    assert.ok(first);
    folder = first;
    await until(
      'a problem of a closed file shows',
      () => problemsOf(at('goals/broken-b2b2b2.yaml')).length > 0,
    );
    assert.deepEqual(problemsOf(at(goalPath)), []);
    assert.deepEqual(problemsOf(path.join(code, 'deploy.yaml')), []);
  });

  it('follow what is typed, saved or not, and the saved text once it is closed', async () => {
    const document = await open(at(goalPath));
    await type(document, 'status: active', 'statsu: active');
    await until('the key is told', () =>
      problemsOf(at(goalPath)).some((line) => /^4 warning: statsu/.test(line)),
    );
    await type(document, '2027-02-28', '2027-02-31');
    await until('the date is told', () =>
      problemsOf(at(goalPath)).some((line) => line.startsWith('5 error: due')),
    );
    await vscode.commands.executeCommand('undo');
    await until('the date is good', () => problemsOf(at(goalPath)).length === 1);
    await type(document, '2027-02-28', '[');
    await until('the syntax is told', () => problemsOf(at(goalPath)).some((line) => / error: /.test(line)));
    await close();
    await until('nothing is wrong with what is saved', () => problemsOf(at(goalPath)).length === 0);
  });

  it('are told of a text that was never good and is repaired without being saved', async () => {
    const file = at('goals/broken-b2b2b2.yaml');
    const document = await open(file);
    await type(document, '"draft', 'drfat');
    await until(
      'the value is told',
      () =>
        problemsOf(file).join() ===
        '3 warning: status: drfat is not known here; it is kept as it is. Did you mean draft?',
    );
    await type(document, 'drfat', 'draft');
    await until('nothing is wrong', () => problemsOf(file).length === 0);
    await close();
    await until('the saved text is told', () => problemsOf(file)[0]?.startsWith('3 error') === true);
  });

  it('are told of files where no record belongs, open or not', async () => {
    for (const name of ['goals/My Goal.yaml', 'gaols/mislaid-m3m3m3.yaml']) {
      assert.equal(problemsOf(at(name)).length, 1);
      const document = await open(at(name));
      await type(document, 'owner: ada', 'owner: grace');
      await pause(400);
      assert.equal(problemsOf(at(name)).length, 1, name);
      await close();
    }
  });

  it('read and parse nothing but what is typed', async () => {
    const document = await open(at(goalPath));
    await pause(500);
    const counters = { ...folder.store.counters };
    const before = mentoring.documents.parses;
    const told: string[] = [];
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) =>
      told.push(...uris.map(({ fsPath }) => path.basename(fsPath))),
    );
    const keystrokes = 12;
    for (let count = 0; count < keystrokes; count++) {
      await vscode.commands.executeCommand('type', { text: 'x' });
      if (count % 4 === 0) await pause(250);
    }
    await until('it is told', () => problemsOf(at(goalPath)).length > 0);
    await pause(400);
    listener.dispose();
    assert.ok(document.isDirty);
    assert.ok(mentoring.documents.parses - before <= keystrokes, String(mentoring.documents.parses - before));
    assert.deepEqual({ ...folder.store.counters }, counters);
    assert.deepEqual(new Set(told), new Set([path.basename(goalPath)]));
  });

  describe('can be repaired', () => {
    const misspelt = async () => {
      const document = await open(at(goalPath));
      await type(document, 'status: active', 'statsu: active');
      await type(document, 'due: 2027-02-28', 'deu: 2027-02-28');
      await until('both are told', () => problemsOf(at(goalPath)).length >= 2);
      return document;
    };
    const saved = () => fs.readFileSync(at(goalPath), 'utf8');

    it('all at once, beside each of several', async () => {
      const good = saved();
      const document = await misspelt();
      const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(3, 0, 3, 0),
        vscode.CodeActionKind.QuickFix.value,
      );
      const titles = offered.map(({ title }) => title);
      assert.deepEqual(titles, ['Change statsu to status', 'Fix all problems in this record']);
      const { command } = offered[1] ?? {};
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...(command.arguments as unknown[]));
      await until('all is repaired', () => document.getText() === good);
    });

    it('by “Fix All”, and by saving where it is set up so', async () => {
      const good = saved();
      const document = await misspelt();
      await vscode.commands.executeCommand('editor.action.fixAll');
      await until('all is repaired', () => document.getText() === good);
      const editor = vscode.workspace.getConfiguration('editor');
      await editor.update('codeActionsOnSave', { 'source.fixAll': 'explicit' });
      await misspelt();
      await vscode.commands.executeCommand('workbench.action.files.save');
      await until('it is saved', () => !document.isDirty);
      await editor.update('codeActionsOnSave', undefined);
      assert.equal(saved(), good);
    });

    it('however many there are, of which fifty of a kind are told', async () => {
      const plan = at('plans/own-the-retries-z5w1ht.yaml');
      const document = await open(plan);
      const text = (owner: string) => {
        const steps = Array.from({ length: 400 }, (_, at) => `  - { task: Read ${at}, ${owner}: ada }\n`);
        return `goal: own-the-retries-p3x9kd\nsteps:\n${steps.join('')}`;
      };
      await type(document, document.getText(), text('ower'));
      await until('they are told', () => problemsOf(plan).length === 50);
      const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(300, 23, 300, 23),
        vscode.CodeActionKind.QuickFix.value,
      );
      assert.deepEqual(
        offered.map(({ title }) => title),
        ['Change ower to owner', 'Fix all problems in this record'],
      );
      await vscode.commands.executeCommand('editor.action.fixAll');
      await until('all are repaired', () => document.getText() === text('owner'));
    });
  });

  it('come with advice on one’s own goals, in files with a tab, as long as it is wanted', async () => {
    const advice = (file: string) =>
      diagnostics(file).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Hint).length;
    const advised = () =>
      vscode.languages
        .getDiagnostics()
        .filter(([uri]) => advice(uri.fsPath) > 0)
        .map(([uri]) => path.basename(uri.fsPath));
    assert.deepEqual(advised(), []);
    await open(at('goals/of-somebody-else-r4r4r4.yaml'));
    await open(at(goalPath));
    await until('it is given', () => advice(at(goalPath)) > 0);
    await pause(300);
    assert.deepEqual(advised(), [path.basename(goalPath)]);
    const settings = vscode.workspace.getConfiguration('mentoring');
    await settings.update('advice', false);
    await until('it is not given', () => advised().length === 0);
    await settings.update('advice', undefined);
    await until('it is given again', () => advised().length === 1);
    await closeEverything();
    await until('nobody sees it', () => advised().length === 0);
  });

  it('of private records are told in them alone', async () => {
    const file = mine('notes/2026-11-21-ada-n4n4n4.yaml');
    const document = await open(file);
    await type(document, 'by: ada', 'by: nobody');
    await until('it is told', () => problemsOf(file).length === 1);
    const elsewhere = vscode.languages
      .getDiagnostics()
      .filter(([uri]) => !uri.fsPath.includes(`${path.sep}.git${path.sep}`))
      .flatMap(([, found]) =>
        found.map(({ message, relatedInformation }) => JSON.stringify([message, relatedInformation])),
      );
    assert.ok(elsewhere.length > 0);
    assert.deepEqual(
      elsewhere.filter((each) => /n4n4n4|twin-of-mine|\.git/.test(each)),
      [],
    );
  });

  it('name the other file, and of what is shared no private one', () => {
    const related = (file: string) =>
      diagnostics(file).map(({ relatedInformation = [] }) =>
        relatedInformation.map(({ location }) => path.basename(location.uri.fsPath)),
      );
    assert.deepEqual(related(at('goals/first-twin-t3t3t3.yaml')), [['second-twin-t3t3t3.yaml']]);
    assert.deepEqual(related(mine('goals/twin-of-mine-t3t3t3.yaml')), [
      ['first-twin-t3t3t3.yaml', 'second-twin-t3t3t3.yaml'],
    ]);
    assert.deepEqual(related(at('plans/own-the-retries-z5w1ht.yaml')), [['ada-and-grace-k7m2q4.yaml']]);
  });

  it('lead to what there is to know about them', async () => {
    const [problem] = diagnostics(at('goals/broken-b2b2b2.yaml'));
    assert.ok(typeof problem?.code === 'object');
    assert.equal(problem.code.value, 'syntax');
    const page = await vscode.workspace.openTextDocument(problem.code.target);
    assert.match(page.getText(), /^# Not valid YAML\n/);
  });

  it('mark files in the Explorer, and no others', async () => {
    const badge = async (file: string) => {
      const token = new vscode.CancellationTokenSource().token;
      return (await decorations.provideFileDecoration(vscode.Uri.file(file), token))?.badge;
    };
    assert.equal(await badge(at('goals/broken-b2b2b2.yaml')), '?');
    assert.equal(await badge(at('goals/My Goal.yaml')), '?');
    assert.equal(await badge(mine('notes/2026-11-21-ada-n4n4n4.yaml')), 'P');
    assert.equal(await badge(at(goalPath)), undefined);
    assert.equal(await badge(path.join(code, 'deploy.yaml')), undefined);
    assert.equal(await badge(path.join(code, '.git', 'config')), undefined);
    redecorated.length = 0;
    // The other problems of the folder are not set again.
    assert.ok(told.includes('broken-b2b2b2.yaml'));
    told.length = 0;
    const good = fs.readFileSync(at(goalPath), 'utf8');
    fs.writeFileSync(at(goalPath), `<<<<<<< HEAD\n${good}=======\n>>>>>>> theirs\n`);
    await until('it is marked', () => redecorated.length > 0);
    assert.equal(await badge(at(goalPath)), '!');
    fs.writeFileSync(at(goalPath), good);
    await until('it is marked no longer', () => redecorated.length > 1);
    assert.equal(await badge(at(goalPath)), undefined);
    assert.deepEqual(redecorated, [path.basename(goalPath), path.basename(goalPath)]);
    assert.deepEqual(
      [...new Set(told)].filter((file) => file !== path.basename(goalPath)),
      [],
    );
  });
});
