import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { Person } from './person.js';
import { closeEverything, filesBelow, folderNamed, openView, settled, type, until } from './support.js';

const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
const planPath = 'plans/own-the-retries-z5w1ht.yaml';
const sessionPath = 'sessions/2026-11-21-ada-h7m2q4.yaml';
const feedbackPath = 'feedback/2026-11-24-ada-q4k7m2.yaml';
const notePath = 'private:notes/2026-11-21-ada-t5r8jh.yaml';

describe('navigation between records', () => {
  let mentoring: Mentoring;
  let service: MentoringFolder;
  let atFirst: Readonly<Record<string, string>>;

  before(async () => {
    mentoring = await openView();
    service = folderNamed(mentoring, 'service');
    await until('it is known who I am', () => service.me === 'ada');
    atFirst = written();
  });
  afterEach(closeEverything);

  const written = () => filesBelow(service.location.shared, service.location.private);
  const uriOf = (where: string) =>
    service.uri({
      place: where.startsWith('private:') ? 'private' : 'shared',
      path: where.replace('private:', ''),
    });
  const nameOf = (uri: vscode.Uri) => {
    const address = service.addressOf(uri);
    return `${address?.place === 'private' ? 'private:' : ''}${address?.path ?? uri.toString()}`;
  };

  async function open(where: string): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(uriOf(where));
    await vscode.window.showTextDocument(document);
    return document;
  }

  /** Opens a record with the cursor in some words of it. */
  async function at(where: string, words: string): Promise<readonly [vscode.Uri, vscode.Position]> {
    const document = await open(where);
    const offset = document.getText().indexOf(words);
    assert.ok(offset >= 0, `${where} says ${words}`);
    const position = document.positionAt(offset + 1);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(position, position);
    return [document.uri, position];
  }

  async function definitions(where: string, words: string): Promise<string[]> {
    const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      ...(await at(where, words)),
    );
    return found.map(
      ({ targetUri, targetRange, originSelectionRange: origin }) =>
        `${origin?.start.character}-${origin?.end.character} ${nameOf(targetUri)}:${targetRange.start.line + 1}`,
    );
  }

  async function references(where: string, words: string): Promise<string[]> {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      ...(await at(where, words)),
    );
    return found.map(({ uri, range }) => `${nameOf(uri)}:${range.start.line + 1}`).sort();
  }

  it('leads from an id to its record, and underlines the whole id', async () => {
    assert.deepEqual(await definitions(goalPath, 'ada-and'), [`7-27 ${pairPath}:1`]);
    assert.deepEqual(await definitions(planPath, 'own-the'), [`6-28 ${goalPath}:1`]);
    assert.deepEqual(await definitions(goalPath, 'reliability'), ['11-22 mentoring.yaml:3']);
    assert.deepEqual(await definitions(pairPath, 'first-weeks'), ['13-24 processes/our-own.yaml:4']);
    assert.deepEqual(await definitions(notePath, 'ada-and'), [`6-26 ${pairPath}:1`]);
    assert.deepEqual(await definitions('processes/our-own.yaml', 'project-'), []);
  });

  it('goes there with F12', async () => {
    await at(planPath, 'own-the');
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    await until(
      'the goal is open',
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith(goalPath) === true,
    );
    assert.deepEqual(vscode.window.activeTextEditor?.selection.active, new vscode.Position(0, 7));
  });

  it('finds every reference, private ones and unsaved ones too', async () => {
    const document = await open(planPath);
    await type(document, 'steps:', '# New\nsteps:');
    assert.deepEqual(await references(goalPath, 'Own the'), [
      `${goalPath}:1`,
      `${planPath}:3`,
      `${sessionPath}:7`,
    ]);
    assert.deepEqual(await references(pairPath, 'mentee'), [
      feedbackPath + ':1',
      `${goalPath}:3`,
      `${pairPath}:1`,
      notePath + ':1',
      `${sessionPath}:1`,
    ]);
    assert.deepEqual(await references('people/ada.yaml', 'Ada'), [
      feedbackPath + ':3',
      `${goalPath}:2`,
      `${pairPath}:1`,
      'people/ada.yaml:1',
      `${planPath}:7`,
      notePath + ':2',
    ]);
  });

  it('marks the same name in a record', async () => {
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      ...(await at(planPath, 'ada')),
    );
    assert.equal(found.length, 1);
    assert.deepEqual(found[0]?.range, new vscode.Range(5, 39, 5, 42));
  });

  it('shows the code that feedback is about, and leaves web addresses to VS Code', async () => {
    const links = async (where: string) =>
      vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        (await open(where)).uri,
        100,
      );
    const plan = await links(planPath);
    assert.deepEqual(
      plan.map(({ target }) => target?.toString()),
      ['https://example.org/retries'],
    );
    const [link, ...others] = await links(feedbackPath);
    assert.deepEqual(others, []);
    assert.match(link?.target?.toString(true) ?? '', /^command:mentoring\.openCode\?/);
    await vscode.commands.executeCommand(
      'mentoring.openCode',
      ...(JSON.parse(link?.target?.query ?? '[]') as unknown[]),
    );
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.uri.path ?? '', /src\/retry\.ts$/);
    assert.equal(editor?.selection.start.line, 1);
  });

  it('finds records by their title', async () => {
    const symbols = (query: string) =>
      vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
    const ours = (found: readonly vscode.SymbolInformation[]) =>
      found.filter(({ location }) => service.addressOf(location.uri) !== undefined);
    const shown = async (query: string) =>
      ours(await symbols(query)).map(({ name, containerName }) => `${name} | ${containerName}`);
    assert.deepEqual((await shown('Own the r')).sort(), [
      'Own the retries | Action plan · Ada Lovelace and Grace Hopper',
      'Own the retries | Goal · Ada Lovelace and Grace Hopper',
    ]);
    assert.deepEqual(await shown('lksl'), [
      'The lock is held while sleeping. | Feedback · Ada Lovelace and Grace Hopper',
    ]);
    assert.deepEqual(await shown('Ask about'), ['Ask about ada. | Note · Ada Lovelace and Grace Hopper']);
  });

  it('outlines a record with titles in the place of ids', async () => {
    const outline = async (where: string) => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        (await open(where)).uri,
      );
      const lines = (some: readonly vscode.DocumentSymbol[], indent: string): string[] =>
        some.flatMap(({ name, detail, children }) => [
          `${indent}${name}${detail === '' ? '' : ` | ${detail}`}`,
          ...(indent === '' ? lines(children, '  ') : []),
        ]);
      return lines(symbols, '');
    };
    assert.deepEqual(await outline(sessionPath), [
      'Pair | Ada Lovelace and Grace Hopper',
      'Date | 2026-11-21',
      'Notes | One.',
      'Checkins',
      '  Own the retries | value 22',
    ]);
    assert.deepEqual((await outline(planPath)).slice(0, 4), [
      'Goal | Own the retries',
      'Steps',
      '  Read the design',
      '  Write the proposal | due 2027-01-04',
    ]);
    assert.deepEqual((await outline(pairPath)).slice(-2), ['Stages', '  First weeks | entered 2026-11-02']);
  });

  it('folds lists, longer texts and comments', async () => {
    const folds = async (where: string) =>
      (
        await vscode.commands.executeCommand<vscode.FoldingRange[]>(
          'vscode.executeFoldingRangeProvider',
          (await open(where)).uri,
        )
      ).map(({ start, end, kind }) => `${start + 1}-${end + 1}${kind === undefined ? '' : ' comment'}`);
    assert.deepEqual(await folds(planPath), ['1-2 comment', '4-6', '7-9', '8-9']);
    assert.deepEqual(await folds(sessionPath), ['3-5', '6-7']);
  });

  it('says above a goal and a pair where they stand, only where that is turned on', async () => {
    const lenses = async (where: string) =>
      (
        await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          (await open(where)).uri,
          100,
        )
      ).map(({ command }) => `${command?.title} (${command?.command})`);
    assert.deepEqual(await lenses(goalPath), []);
    const settings = vscode.workspace.getConfiguration('mentoring');
    await settings.update('codeLens', true, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await lenses(goalPath), [
        '22 → 10 ms (mentoring.openDashboard)',
        'Next: Read the design (mentoring.openRecord)',
      ]);
      assert.match((await lenses(pairPath)).join(), /^First weeks \(mentoring\.openDashboard\)/);
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  describe('with a rename', () => {
    let person: Person;
    beforeEach(() => (person = new Person()));
    afterEach(() => person.leaves());

    /** What F2 would do; the command that says it puts the new name of the file before the texts, which VS Code does not. */
    const rename = async (where: string, words: string, to: string, file?: readonly [string, string]) => {
      const given = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        ...(await at(where, words)),
        to,
      );
      const edit = new vscode.WorkspaceEdit();
      for (const [uri, edits] of given.entries()) edit.set(uri, edits);
      if (file) edit.renameFile(uriOf(file[0]), uriOf(file[1]));
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
      edit.renameFile(uriOf(from), uriOf(to));
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    const unsaved = () =>
      vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => nameOf(uri));
    const said = (words: string) =>
      Object.entries(written())
        .filter(([file, text]) => text.includes(words) || file.includes(words))
        .map(([file]) => nameOf(vscode.Uri.file(file)))
        .sort();
    const told = () => person.lastTold?.text ?? '';
    const rest = () => settled(() => [unsaved(), written(), service.store.counters]);

    /** The files, the snapshot and the editors are as they were at first. */
    const isAsAtFirst = async () => {
      await rest();
      assert.deepEqual(unsaved(), []);
      assert.deepEqual(written(), atFirst);
      assert.deepEqual(service.allProblems(), []);
    };
    afterEach(isAsAtFirst);

    /** Undo comes to one file after the other: what it reaches last must be saved as well. */
    const saveEverything = async () => {
      await rest();
      for (let times = 0; unsaved().length > 0 && times < 20; times++) {
        await vscode.workspace.saveAll(false);
        await rest();
      }
    };

    it('offers the part of the name that can change, and refuses in words', async () => {
      const prepared = await vscode.commands.executeCommand<{ placeholder: string; range: vscode.Range }>(
        'vscode.prepareRename',
        ...(await at(planPath, 'own-the')),
      );
      assert.equal(prepared.placeholder, 'own-the-retries');
      await assert.rejects(
        async () =>
          vscode.commands.executeCommand(
            'vscode.prepareRename',
            ...(await at('processes/our-own.yaml', 'project-')),
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
      assert.match(fs.readFileSync(uriOf(goalPath).fsPath, 'utf8'), /^pair: 'masters-k7m2q4'$/m);
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
      await open(goalPath);
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
      assert.match(fs.readFileSync(uriOf(goalPath).fsPath, 'utf8'), /^owner: lovelace # ada$/m);
      assert.match(fs.readFileSync(uriOf(notePath).fsPath, 'utf8'), /^text: Ask about ada\.$/m);
      assert.deepEqual(service.allProblems(), []);
      assert.equal(service.me, 'lovelace');
      await vscode.commands.executeCommand('undo');
      await rest();
      assert.equal(service.me, 'ada');
      assert.deepEqual(person.told, []);
    });

    it('leaves what was unsaved before unsaved, and changes what its editor shows', async () => {
      const document = await open(goalPath);
      await type(document, 'title: Own', 'title: Truly own');
      await renameFile(pairPath, 'pairs/masters-k7m2q4.yaml');
      await rest();
      assert.deepEqual(unsaved(), [goalPath]);
      assert.match(document.getText(), /^title: Truly own[^]*^pair: 'masters-k7m2q4'$/m);
      await renameFile('pairs/masters-k7m2q4.yaml', pairPath);
      await rest();
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
});
