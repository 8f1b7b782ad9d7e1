import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Mentoring } from '../../src/editor/main.js';
import { isYamlExtensionActive } from '../../src/editor/language/yaml-extension.js';
import { closeEverything, openView, pause, type, until } from './support.js';

describe('beside the extension for YAML', () => {
  let mentoring: Mentoring;
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace);
  const at = (file: string) => vscode.Uri.joinPath(workspace.uri, '.mentoring', 'goals', file);
  /** Who says something of a file, and on which line. */
  const said = (uri: vscode.Uri) =>
    vscode.languages
      .getDiagnostics(uri)
      .filter(({ severity }) => severity !== vscode.DiagnosticSeverity.Hint)
      .map(({ source, range }) => `${range.start.line + 1} ${source === 'Mentoring' ? 'we' : 'they'}`)
      .sort();
  const sayers = (uri: vscode.Uri) => [...new Set(said(uri).map((each) => each.slice(2)))];
  const open = async (uri: vscode.Uri) => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
  };

  before(async () => {
    mentoring = await openView();
    await until('the problems are told', () => said(at('untitled-a1a1a1.yaml')).length > 0);
    assert.ok(!isYamlExtensionActive());
  });
  afterEach(closeEverything);

  for (const file of ['untitled-a1a1a1.yaml', 'unclosed-c1c1c1.yaml']) {
    it(`what both find is said once while a file is open, and by us while it is not (${file})`, async () => {
      assert.deepEqual(sayers(at(file)), ['we']);
      await vscode.commands.executeCommand('vscode.open', at(file));
      await until('they say it', () => sayers(at(file)).join() === 'they');
      assert.ok(isYamlExtensionActive());
      const [record] = mentoring.folders.all;
      assert.equal(record?.problems({ place: 'shared', path: `goals/${file}` }).length, 1);
      await closeEverything();
      await until('we say it', () => sayers(at(file)).join() === 'we');
    });
  }

  it('what we alone know is said by us, beside what they say', async () => {
    const file = at('misread-b1b1b1.yaml');
    const document = await open(file);
    await until('they say theirs', () => said(file).join() === '1 they,2 we');
    await type(document, '[Own, the, retries]', 'Own the retries');
    await until('the owner is missing', () => said(file).join() === '2 we');
  });

  it('what they let pass is said by us', async () => {
    const file = at('anchored-d1d1d1.yaml');
    await open(file);
    await pause(2500);
    assert.ok(said(file).includes('1 we'), said(file).join());
  });

  it('what is typed is never said twice', async () => {
    const file = at('misspelt-e1e1e1.yaml');
    const document = await open(file);
    const seen = new Set<string>();
    const listener = vscode.languages.onDidChangeDiagnostics(() => void seen.add(said(file).join()));
    await type(document, 'title: Own the retries', 'title: [Own]');
    await until('they say it', () => said(file).includes('1 they'));
    await pause(2000);
    await type(document, 'title: [Own]', 'title: Own');
    await until('it is good again', () => said(file).join() === '3 we');
    listener.dispose();
    for (const each of seen) assert.ok(!each.includes('1 they,1 we'), each);
  });

  it('outline and folding are left to it, so that nothing shows twice', async () => {
    const file = at('untitled-a1a1a1.yaml');
    await open(file);
    await until('they say it', () => sayers(file).join() === 'they');
    const given = (provider: string) =>
      vscode.commands.executeCommand<readonly unknown[] | undefined>(`vscode.execute${provider}`, file);
    assert.deepEqual((await given('DocumentSymbolProvider')) ?? [], []);
    assert.deepEqual((await given('FoldingRangeProvider')) ?? [], []);
  });

  it('our repairs are offered where they say it', async () => {
    const file = at('misdated-f1f1f1.yaml');
    await open(file);
    await until('they alone say it', () => said(file).join() === '3 they');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      file,
      vscode.languages.getDiagnostics(file)[0]?.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Change 2027-2-8 to 2027-02-08'],
    );
  });

  it('keys and enumerations are suggested and explained by them, names and days by us', async () => {
    const document = await open(at('misspelt-e1e1e1.yaml'));
    await until('they are active', isYamlExtensionActive);
    const suggested = async (text: string) => {
      await type(document, document.getText(), text);
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.positionAt(text.length),
      );
      const { Property, EnumMember, Reference, Value } = vscode.CompletionItemKind;
      return items.filter(
        ({ kind }) => kind !== undefined && [Property, EnumMember, Reference, Value].includes(kind),
      ).length;
    };
    assert.equal(await suggested('title: A\n'), 0);
    assert.equal(await suggested('title: A\nstatus: '), 0);
    assert.equal(await suggested('title: A\nowner: '), 1);
    assert.ok((await suggested('title: A\ndue: ')) > 3);
    const hovers = (line: number, character: number) =>
      vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(line, character),
      );
    await type(document, document.getText(), 'title: A\nowner: ada\n');
    assert.equal((await hovers(1, 2)).length, 0);
    assert.equal((await hovers(1, 8)).length, 1);
  });

  it('other YAML is theirs', async () => {
    const file = vscode.Uri.file(path.join(workspace.uri.fsPath, 'deploy.yaml'));
    await open(file);
    await until('they say it', () => said(file).length > 0);
    assert.deepEqual(sayers(file), ['they']);
  });
});
