import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { closeEverything, eventually, openView, pause, until } from './support.js';
import type { Place } from '../../src/core/folder/privacy.js';

describe('while a record is written', function () {
  this.timeout(60_000);
  let mentoring: Mentoring;
  let folder: MentoringFolder;
  let goalFile: string;

  before(async () => {
    mentoring = await openView();
    const [only] = mentoring.folders.all;
    assert.ok(only);
    folder = only;
    await until('it is known who I am', () => folder.me === 'ada');
    await until('the private goal is read', () => folder.snapshot.find('goal', 'k7m2q4') !== undefined);
    const goal = folder.snapshot
      .all('goal')
      .find(({ value, place }) => value.owner === 'ada' && place === 'shared');
    assert.ok(goal);
    goalFile = goal.path;
  });
  afterEach(closeEverything);

  /** Opens a file with a text that nobody saved, the cursor where the bar is. */
  async function write(file: string, text: string, place: Place = 'shared'): Promise<vscode.TextEditor> {
    const at = folder.uri({ place, path: file }).fsPath;
    fs.mkdirSync(path.dirname(at), { recursive: true });
    if (!fs.existsSync(at)) fs.writeFileSync(at, '');
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at));
    const { document } = editor;
    const whole = new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length));
    const offset = text.indexOf('|');
    await editor.edit((edit) => edit.replace(whole, text.replace('|', '')));
    const position = document.positionAt(offset);
    editor.selection = new vscode.Selection(position, position);
    return editor;
  }

  async function suggested({ document, selection }: vscode.TextEditor, trigger?: string) {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      selection.active,
      trigger,
    );
    return items;
  }

  function label({ label: shown }: vscode.CompletionItem): string {
    return typeof shown === 'string' ? shown : shown.label;
  }

  async function hovered(editor: vscode.TextEditor): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      editor.selection.active,
    );
    const contents = hovers.flatMap(({ contents: all }) => all);
    return contents
      .map((content) => {
        assert.ok(content instanceof vscode.MarkdownString);
        assert.ok(content.isTrusted !== true && content.supportHtml !== true);
        return content.value.replaceAll('\\', '');
      })
      .join('\n');
  }

  /** Presses Enter or Tab on the selected suggestion as soon as there is one. */
  async function accept({ document }: vscode.TextEditor): Promise<void> {
    const before = document.version;
    for (let tries = 0; document.version === before; tries++) {
      assert.ok(tries < 100, 'a suggestion is there');
      await pause(50);
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
    }
    await pause(50);
  }

  it('keys are suggested, needed ones first', async () => {
    const editor = await write('goals/new-goal-q2w3e4.yaml', 'status: active\n|');
    const items = await suggested(editor);
    assert.deepEqual(items.slice(0, 3).map(label), ['title', 'owner', 'pair']);
    const [title] = items;
    assert.equal(title?.kind, vscode.CompletionItemKind.Property);
    assert.ok(typeof title.documentation === 'string');
    assert.match(title.documentation, /^The goal in a few words/);
    assert.ok(!items.map(label).includes('status'));
  });

  it('goals are suggested by title, those of my pair first, and none that is private in a shared record', async () => {
    const text = 'goal: |\nsteps: []\n';
    const shared = await suggested(await write('plans/new-plan-q2w3e5.yaml', text));
    const mine = folder.snapshot
      .all('goal')
      .filter(({ value }) => value.owner === 'ada')
      .map(({ id }) => id);
    assert.ok(shared.length > 50, `${shared.length} goals`);
    const first = shared[0]?.insertText;
    assert.ok(mine.includes(first instanceof vscode.SnippetString ? first.value : String(first)));
    assert.ok(!shared.map(label).includes('Speak up in large rooms'));
    const own = await suggested(await write('plans/new-plan-q2w3e6.yaml', text, 'private'));
    assert.ok(own.map(label).includes('Speak up in large rooms'));
  });

  it('people, stages, days and durations are suggested in words', async () => {
    const people = await suggested(await write('goals/new-goal-q2w3e4.yaml', 'title: A\nowner: |\n'));
    assert.equal(people.map(label)[0], 'Ada Lovelace');
    const [pair] = folder.snapshot.all('pair');
    assert.ok(pair);
    const stages = await suggested(
      await write(pair.path, (pair.text ?? '').replace(/stages:[\s\S]*/, 'stages:\n  - { stage: | }\n')),
    );
    assert.deepEqual(stages.map(label).slice(0, 2), ['Formation of a Pair', 'Planning and Development']);
    const days = await suggested(await write('goals/new-goal-q2w3e4.yaml', 'title: A\ndue: |\n'));
    assert.deepEqual(days.map(label).slice(0, 2), ['Today', 'In a week']);
    const durations = await suggested(await write('processes/new-one.yaml', 'title: A\nlength: |\n'));
    assert.equal(durations.map(label)[0], '6 months');
  });

  it('nothing is suggested in a text or a remark', async () => {
    for (const text of ['title: Own the |\n', 'title: A\nspecific: |\n  Only the \n', 'title: A # so |\n']) {
      const editor = await write('goals/new-goal-q2w3e4.yaml', text);
      if (text.includes('specific')) {
        const at = editor.document.positionAt(text.length - 1);
        editor.selection = new vscode.Selection(at, at);
      }
      assert.deepEqual((await suggested(editor, ' ')).map(label), [], text);
    }
  });

  it('a person types, picks and goes on, and the record is sound', async () => {
    const editor = await write('goals/new-goal-q2w3e4.yaml', 'title: Read the queue\n|');
    const { document } = editor;
    await vscode.commands.executeCommand('type', { text: 'ow' });
    await accept(editor);
    await eventually('the owner is asked for', () => document.getText().includes('owner: ') || undefined);
    // What can stand there is offered at once.
    await accept(editor);
    assert.equal(document.getText(), 'title: Read the queue\nowner: ada');
    await vscode.commands.executeCommand('type', { text: '\nstatus: ' });
    await accept(editor);
    assert.equal(document.getText(), 'title: Read the queue\nowner: ada\nstatus: draft');
    await vscode.commands.executeCommand('type', { text: '\nmeas' });
    await accept(editor);
    assert.match(document.getText(), /\nmeasure: \S/);
    assert.deepEqual(mentoring.documents.at(document)?.file.faults, []);
  });

  it('a blank in a title brings nothing up', async () => {
    const editor = await write('goals/new-goal-q2w3e4.yaml', 'title: Own|');
    await vscode.commands.executeCommand('type', { text: ' the ' });
    await pause(500);
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    assert.equal(editor.document.getText(), 'title: Own the ');
  });

  it('a whole record is written in an empty file, with what is certain', async () => {
    const editor = await write('feedback/2026-11-21-ada-q2w3e7.yaml', '|');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await accept(editor);
    const text = editor.document.getText();
    assert.match(text, /^pair: \S+\nfrom: ada\nto: \S+\ndate: \d{4}-\d\d-\d\d\nobserved: /);
    assert.deepEqual(mentoring.documents.at(editor.document)?.file.faults, []);
  });

  it('a step is written in a list', async () => {
    const editor = await write('plans/new-plan-q2w3e5.yaml', 'goal: a\nsteps:\n  -|');
    await vscode.commands.executeCommand('type', { text: ' ' });
    await accept(editor);
    assert.match(editor.document.getText(), /\n {2}- \{ task: .+, owner: \S+, due: \d{4}-\d\d-\d\d \}$/);
  });

  it('the pointer on a key, a value or an id says what it is', async () => {
    const text = folder.snapshot.file('shared', goalFile)?.text ?? '';
    assert.match(
      await hovered(await write(goalFile, text.replace('title', 'ti|tle'))),
      /^The goal in a few words/,
    );
    assert.match(
      await hovered(await write(goalFile, text.replace('owner: ada', 'owner: a|da'))),
      /^\*\*Ada Lovelace\*\*/,
    );
    assert.match(await hovered(await write(goalFile, text.replace('pair: ', 'pair: |'))), /is the mentee/);
    const own = 'title: A\nowner: ada\nstatus: dr|aft\n';
    assert.match(
      await hovered(await write('goals/speak-up-k7m2q4.yaml', own, 'private')),
      /Still being worked out/,
    );
    assert.match(
      await hovered(await write('plans/new-plan-q2w3e6.yaml', 'goal: speak-|up-k7m2q4\n', 'private')),
      /^\*\*Speak up in large rooms\*\*/,
    );
  });

  it('no other file is read or parsed for it', async () => {
    const editor = await write('plans/new-plan-q2w3e5.yaml', 'goal: |\nsteps: []\n');
    await suggested(editor);
    await pause(500);
    const before = { ...folder.store.counters };
    const { parses } = mentoring.documents;
    for (let count = 0; count < 10; count++) {
      const at = editor.document.positionAt(6 + count);
      await editor.edit((edit) => edit.insert(at, 'a'));
      editor.selection = new vscode.Selection(at.translate(0, 1), at.translate(0, 1));
      await suggested(editor);
      await hovered(editor);
    }
    assert.deepEqual({ ...folder.store.counters }, before);
    assert.equal(mentoring.documents.parses - parses, 10);
  });
});
