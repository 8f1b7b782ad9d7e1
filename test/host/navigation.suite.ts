import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  feedbackPath,
  goalPath,
  NamedRecords,
  notePath,
  pairPath,
  planPath,
  sessionPath,
} from './named-records.js';
import { closeEverything, folderNamed, openTabs, openView, settled, type, until } from './support.js';

describe('navigation between records', () => {
  let records: NamedRecords;

  before(async () => {
    const service = folderNamed(await openView(), 'service');
    records = new NamedRecords(service);
    await until('it is known who I am', () => service.me === 'ada');
  });
  afterEach(closeEverything);

  async function definitions(where: string, words: string): Promise<string[]> {
    const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      ...(await records.at(where, words)),
    );
    return found.map(
      ({ targetUri, targetRange, originSelectionRange: origin }) =>
        `${origin?.start.character}-${origin?.end.character} ${records.nameOf(targetUri)}:${targetRange.start.line + 1}`,
    );
  }

  async function references(where: string, words: string): Promise<string[]> {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      ...(await records.at(where, words)),
    );
    return found.map(({ uri, range }) => `${records.nameOf(uri)}:${range.start.line + 1}`).sort();
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
    await records.at(planPath, 'own-the');
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    await until(
      'the goal is open',
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith(goalPath) === true,
    );
    assert.deepEqual(vscode.window.activeTextEditor?.selection.active, new vscode.Position(0, 7));
  });

  it('finds every reference, private ones and unsaved ones too', async () => {
    const document = await records.open(planPath);
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
      ...(await records.at(planPath, 'ada')),
    );
    assert.equal(found.length, 1);
    assert.deepEqual(found[0]?.range, new vscode.Range(5, 39, 5, 42));
  });

  it('shows the code that feedback is about, and leaves web addresses to VS Code', async () => {
    const links = async (where: string) =>
      vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        (await records.open(where)).uri,
        100,
      );
    const plan = await links(planPath);
    assert.deepEqual(
      plan.map(({ target }) => target?.toString()).filter((target) => !target?.includes('/.mentoring/')),
      ['https://example.org/retries'],
    );
    const [link, ...others] = (await links(feedbackPath)).filter(
      ({ target }) => target?.scheme === 'command',
    );
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

  it('links names to what they stand for, where going to the definition leads as well', async () => {
    const links = async (where: string) => {
      const all = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        (await records.open(where)).uri,
        100,
      );
      return all.filter(({ target }) => target?.scheme === 'file');
    };
    const found = await links(goalPath);
    assert.deepEqual(
      found.map(
        ({ target, tooltip }) => `${target && records.nameOf(target)}#${target?.fragment} ${tooltip}`,
      ),
      [
        'people/ada.yaml#L1,7 Open the person “Ada Lovelace”',
        `${pairPath}#L1,1 Open the pair “Ada Lovelace and Grace Hopper”`,
        'mentoring.yaml#L3,3 Open the objective “Fewer pages at night”',
      ],
    );
    for (const { range, target } of found) {
      const [definition] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        records.uriOf(goalPath),
        range.start,
      );
      assert.ok(definition && target);
      assert.deepEqual(definition.originSelectionRange, range);
      assert.equal(definition.targetUri.toString(), target.with({ fragment: '' }).toString());
      const { line, character } = definition.targetRange.start;
      assert.equal(target.fragment, `L${line + 1},${character + 1}`);
    }
    assert.equal((await links(notePath)).length, 2);
  });

  it('opens one editor where a click follows the link and goes to the definition at once', async () => {
    const [uri, position] = await records.at(planPath, 'own-the');
    const [link] = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      uri,
      9,
    );
    const target = link?.target;
    assert.ok(target && link.range.contains(position));
    await Promise.all([
      vscode.commands.executeCommand('vscode.open', target),
      vscode.commands.executeCommand('editor.action.revealDefinition'),
    ]);
    const shown = () => vscode.window.activeTextEditor;
    await settled(() => [openTabs(), shown()?.selection.active]);
    assert.equal(shown()?.document.uri.path.endsWith(goalPath), true);
    assert.deepEqual(shown()?.selection.active, new vscode.Position(0, 7));
    assert.equal(openTabs().filter((name) => goalPath.endsWith(name)).length, 1);
  });

  it('finds records by their title', async () => {
    const symbols = (query: string) =>
      vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
    const ours = (found: readonly vscode.SymbolInformation[]) =>
      found.filter(({ location }) => records.service.addressOf(location.uri) !== undefined);
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
        (await records.open(where)).uri,
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
          (await records.open(where)).uri,
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
          (await records.open(where)).uri,
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
});
