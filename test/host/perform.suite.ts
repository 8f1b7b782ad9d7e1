import { deletion, move } from '../../src/core/actions/make-edits.js';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Action } from '../../src/core/actions/action.js';
import { ok } from '../../src/core/result.js';
import { Performer, type Performed } from '../../src/editor/files/perform.js';
import { nodeClock } from '../../src/node/clock.js';
import { seededRandom } from '../../src/node/random.js';
import {
  TestRecords,
  activate,
  ada,
  addStep,
  errorOf,
  fileOf,
  goalPath,
  goalText,
  newPerson,
  planPath,
  planText,
  setActive,
  valueOf,
  wanting,
} from './perform-records.js';
import { closeEverything, openTabs, type, until } from './support.js';
import { perspectiveOf } from '../support/snapshot.js';

describe('Performer', () => {
  let count = 0;
  let records: TestRecords;
  beforeEach(() => (records = new TestRecords(String(++count))));
  afterEach(closeEverything);

  it('writes the first record where there is no folder, and the snapshot has it at once', async () => {
    await records.start({});
    const performed = valueOf(await records.perform(newPerson));
    assert.deepEqual(performed.edits, [
      { place: 'shared', path: 'people/ada.yaml', before: undefined, after: 'name: Ada\n' },
    ]);
    assert.equal(records.read('people/ada.yaml'), 'name: Ada\n');
    assert.equal(records.store.snapshot.find('person', 'ada')?.value.name, 'Ada');
  });

  it('gives actions the day, the time and who acts', async () => {
    await records.start({});
    const seen: string[] = [];
    const noting: Action<string> = ({ me, today, now, random }, input) => {
      seen.push(me, today, now.slice(0, 10), input);
      assert.ok(random(10) < 10);
      return ok({ done: 'Nothing to do', edits: [] });
    };
    assert.deepEqual(valueOf(await records.performer.perform(noting, 'said', 'ada')).edits, []);
    const today = nodeClock().today();
    assert.deepEqual(seen, ['ada', today, today, 'said']);
    assert.deepEqual(records.everything(), []);
  });

  it('changes a closed file on the disk and opens no document', async () => {
    await records.start({ [goalPath]: goalText });
    valueOf(await records.perform(activate));
    assert.equal(records.read(goalPath), goalText.replace('draft', 'active'));
    assert.equal(records.store.snapshot.find('goal', 'p3x9kd')?.value.status, 'active');
    assert.ok(
      !vscode.workspace.textDocuments.some((document) => document.uri.fsPath.startsWith(records.shared)),
    );
  });

  describe('with the file open', () => {
    it('changes it in its editor and saves it, and the editor’s undo takes it back', async () => {
      await records.start({ [goalPath]: goalText });
      const { document } = await records.open(goalPath);
      const performed = valueOf(await records.perform(activate));
      assert.deepEqual(performed.unsaved, []);
      assert.equal(document.getText(), goalText.replace('draft', 'active'));
      assert.equal(records.read(goalPath), goalText.replace('draft', 'active'));
      assert.ok(!document.isDirty);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), goalText);
    });

    it('touches only what it changes, so that the cursor stays where it is', async () => {
      await records.start({ [goalPath]: goalText, [planPath]: planText });
      const editor = await records.open(goalPath);
      await records.open(planPath, vscode.ViewColumn.Beside);
      const cursor = new vscode.Selection(1, 3, 2, 8);
      editor.selection = cursor;
      valueOf(await records.perform(activate));
      assert.ok(editor.selection.isEqual(cursor));
    });

    it('keeps a byte order mark and the line ends', async () => {
      const text = `\uFEFF${goalText.replaceAll('\n', '\r\n')}`;
      await records.start({ [goalPath]: text });
      const { document } = await records.open(goalPath);
      valueOf(await records.perform(activate));
      assert.equal(records.read(goalPath), text.replace('draft', 'active'));
      assert.ok(!document.isDirty);
      assert.match(document.getText(), /status: active\r\n$/);
    });

    it('keeps even line ends of both kinds, which editors cannot', async () => {
      const text = goalText.replace('owner: ada\n', 'owner: ada\r\n');
      await records.start({ [goalPath]: text });
      const { document } = await records.open(goalPath);
      const performed = valueOf(await records.perform(activate));
      assert.equal(records.read(goalPath), text.replace('draft', 'active'));
      await until('the editor shows it', () => document.getText().includes('active'));
      valueOf(await records.undo(performed));
      assert.equal(records.read(goalPath), text);
    });

    it('changes the disk where the editor has yet to notice what changed there', async () => {
      await records.start({ [goalPath]: goalText });
      const { document } = await records.open(goalPath);
      const newer = goalText.replace('# Mine', '# Ours');
      records.write({ [goalPath]: newer });
      valueOf(await records.perform(activate));
      assert.equal(records.read(goalPath), newer.replace('draft', 'active'));
      await until('the editor shows it', () => document.getText() === newer.replace('draft', 'active'));
      assert.ok(!document.isDirty);
    });

    it('takes what saving made of it as written', async () => {
      await records.start({ [goalPath]: goalText });
      const { document } = await records.open(goalPath);
      const tidying = vscode.workspace.onWillSaveTextDocument((event) => {
        const end = event.document.positionAt(event.document.getText().length);
        event.waitUntil(Promise.resolve([vscode.TextEdit.insert(end, '# tidied\n')]));
      });
      const performed = valueOf(await records.perform(activate));
      tidying.dispose();
      assert.equal(records.read(goalPath), `${goalText.replace('draft', 'active')}# tidied\n`);
      valueOf(await records.undo(performed));
      assert.equal(records.read(goalPath), goalText);
      assert.equal(document.getText(), goalText);
    });
  });

  describe('with unsaved changes', () => {
    it('changes the unsaved text elsewhere and leaves it unsaved', async () => {
      await records.start({ [goalPath]: goalText });
      const { document } = await records.open(goalPath);
      await type(document, '# Mine', '# Ours');
      const performed = valueOf(await records.perform(activate));
      assert.deepEqual(performed.unsaved, [goalPath]);
      assert.equal(document.getText(), goalText.replace('# Mine', '# Ours').replace('draft', 'active'));
      assert.ok(document.isDirty);
      assert.equal(records.read(goalPath), goalText);
      valueOf(await records.undo(performed));
      assert.equal(document.getText(), goalText.replace('# Mine', '# Ours'));
      assert.equal(records.read(goalPath), goalText);
    });

    it('writes nothing where they are what it would change', async () => {
      await records.start({ [goalPath]: goalText });
      const { document } = await records.open(goalPath);
      await type(document, 'draft', 'dropped');
      const error = errorOf(await records.perform(activate));
      assert.deepEqual(error, {
        code: 'stale',
        message: `${goalPath} has unsaved changes that this would touch. Save it first.`,
      });
      assert.equal(document.getText(), goalText.replace('draft', 'dropped'));
      assert.equal(records.read(goalPath), goalText);
    });

    it('deletes nothing unsaved', async () => {
      await records.start({ [goalPath]: goalText });
      const { document } = await records.open(goalPath);
      await type(document, '# Mine', '# Ours');
      const removing = wanting((snapshot) => [deletion(fileOf(snapshot, goalPath))]);
      const error = errorOf(await records.perform(removing));
      assert.equal(error.message, `${goalPath} has unsaved changes. Save or discard them first.`);
      assert.ok(records.exists(goalPath));
    });
  });

  describe('where a file changed meanwhile', () => {
    it('runs the action once more on what it says now', async () => {
      await records.start({ [planPath]: planText });
      records.write({ [planPath]: planText.replace('- Read', '- Read it all\n  - Think') });
      let runs = 0;
      const counting: Action<void> = (context, input) => {
        runs++;
        return addStep('Ship')(context, input);
      };
      valueOf(await records.perform(counting));
      assert.equal(
        records.read(planPath),
        planText.replace('- Read', '- Read it all\n  - Think').concat('  - Ship\n'),
      );
      assert.equal(runs, 2);
    });

    it('gives up after that, and writes nothing', async () => {
      await records.start({ [goalPath]: goalText, [planPath]: planText });
      let changed = planText;
      const hindered: Action<void> = (context) => {
        const plan = fileOf(context.snapshot, planPath);
        changed += '  - Theirs\n';
        records.write({ [planPath]: changed });
        return ok({
          done: 'Done',
          edits: [
            ...setActive(context.snapshot),
            { file: plan, op: 'append', path: ['steps'], value: 'Ship' },
          ],
        });
      };
      const error = errorOf(await records.perform(hindered));
      assert.deepEqual(error, {
        code: 'stale',
        message: `${planPath} changed meanwhile; nothing was written. Try again.`,
      });
      assert.deepEqual([records.read(goalPath), records.read(planPath)], [goalText, changed]);
    });

    it('does one thing at a time', async () => {
      await records.start({ [planPath]: planText });
      const steps = ['One', 'Two', 'Three', 'Four'];
      const results = await Promise.all(steps.map((step) => records.perform(addStep(step))));
      for (const result of results) valueOf(result);
      assert.equal(records.read(planPath), planText + steps.map((step) => `  - ${step}\n`).join(''));
    });
  });

  describe('with several files', () => {
    const several = wanting((snapshot) => [
      ada,
      ...setActive(snapshot),
      deletion(fileOf(snapshot, planPath)),
    ]);

    it('writes all of them, open or not, and takes all of them back', async () => {
      await records.start({ [goalPath]: goalText, [planPath]: planText });
      await records.open(goalPath);
      await records.open(planPath);
      const before = records.everything();
      const performed = valueOf(await records.perform(several));
      assert.deepEqual(records.everything(), [
        ['shared', goalPath, goalText.replace('draft', 'active')],
        ['shared', 'people/ada.yaml', 'name: Ada\n'],
      ]);
      assert.deepEqual(openTabs(), [path.basename(goalPath)], 'what is gone is closed');
      assert.equal(records.store.snapshot.find('plan', 'z5w1ht'), undefined);
      valueOf(await records.undo(performed));
      assert.deepEqual(records.everything(), before);
      assert.equal(records.store.snapshot.find('plan', 'z5w1ht')?.value.goal, 'own-the-retries-p3x9kd');
    });

    it('writes none of them where one cannot be saved', async () => {
      await records.start({ [goalPath]: goalText, [planPath]: planText });
      const { document } = await records.open(goalPath);
      const interfering = vscode.workspace.onWillSaveTextDocument((event) => {
        // Somebody changes the file at the last moment: VS Code notices and does not save over it.
        const later = new Date(Date.now() + 5000);
        records.write({ [goalPath]: `${goalText}# theirs\n` });
        fs.utimesSync(path.join(records.shared, goalPath), later, later);
        event.waitUntil(Promise.resolve([]));
      });
      const error = errorOf(await records.perform(several));
      interfering.dispose();
      assert.equal(error.code, 'unwritten');
      assert.match(
        error.message,
        /^goals\/own-the-retries-p3x9kd\.yaml could not be saved, so nothing was written\./,
      );
      assert.deepEqual(records.everything(), [
        ['shared', goalPath, `${goalText}# theirs\n`],
        ['shared', planPath, planText],
      ]);
      assert.equal(document.getText(), goalText);
    });

    it('moves a record to the private folder, which is made', async () => {
      await records.start({ [goalPath]: goalText });
      await records.open(goalPath);
      const hiding = wanting((snapshot) => [move(fileOf(snapshot, goalPath), 'private')]);
      const performed = valueOf(await records.perform(hiding));
      assert.deepEqual(records.everything(), [['mine', goalPath, goalText]]);
      assert.deepEqual(openTabs(), []);
      assert.equal(records.store.snapshot.find('goal', 'p3x9kd')?.place, 'private');
      valueOf(await records.undo(performed));
      assert.deepEqual(records.everything(), [['shared', goalPath, goalText]]);
    });
  });

  describe('undo', () => {
    it('takes back a new record that is open', async () => {
      await records.start({});
      const performed = valueOf(await records.perform(newPerson));
      await records.open('people/ada.yaml');
      valueOf(await records.undo(performed));
      assert.ok(!records.exists('people/ada.yaml'));
      assert.deepEqual(openTabs(), []);
    });

    it('leaves everything as it is where one file was changed since', async () => {
      await records.start({ [goalPath]: goalText });
      const both = wanting((snapshot) => [ada, ...setActive(snapshot)]);
      const performed: Performed = valueOf(await records.perform(both));
      records.write({ 'people/ada.yaml': 'name: Ada Lovelace\n' });
      const error = errorOf(await records.undo(performed));
      assert.equal(error.message, 'people/ada.yaml was changed since; it was left as it is.');
      assert.equal(records.read(goalPath), goalText.replace('draft', 'active'));
      assert.equal(records.read('people/ada.yaml'), 'name: Ada Lovelace\n');
    });

    it('leaves what is being written in an editor', async () => {
      await records.start({});
      const performed = valueOf(await records.perform(newPerson));
      const { document } = await records.open('people/ada.yaml');
      await type(document, 'Ada', 'Ada Lovelace');
      assert.equal(
        errorOf(await records.undo(performed)).message,
        'people/ada.yaml was changed since; it was left as it is.',
      );
      assert.ok(records.exists('people/ada.yaml'));
    });

    it('is content where the editor’s own undo came first', async () => {
      await records.start({ [goalPath]: goalText });
      const { document } = await records.open(goalPath);
      const performed = valueOf(await records.perform(activate));
      await vscode.commands.executeCommand('undo');
      valueOf(await records.undo(performed));
      assert.equal(document.getText(), goalText);
    });
  });

  describe('refuses', () => {
    it('records of a newer format, even one that this version cannot read any more', async () => {
      await records.start({ [goalPath]: goalText });
      for (const configuration of ['format: 99\n', 'format: 99\nreaders: [a, list]\n']) {
        records.write({ 'mentoring.yaml': configuration });
        await records.store.refresh([{ place: 'shared', path: 'mentoring.yaml' }]);
        const error = errorOf(await records.perform(activate));
        assert.equal(error.code, 'refused');
        assert.match(error.message, /^These records have format 99, a newer format than this version/);
        assert.equal(records.read(goalPath), goalText);
      }
    });

    it('a folder that cannot be written to, saying which and why', async () => {
      fs.rmSync(records.shared, { recursive: true });
      fs.writeFileSync(records.shared, 'a file in the place of the folder');
      await records.start({});
      const error = errorOf(await records.perform(newPerson));
      assert.equal(error.code, 'unwritten');
      assert.ok(error.message.includes(records.shared), error.message);
    });

    it('places that there are not', async () => {
      await records.start({});
      const none = new Performer(
        records.store,
        { shared: undefined, private: undefined },
        nodeClock(),
        seededRandom(1),
        () => perspectiveOf(records.store.snapshot),
      );
      assert.match(
        errorOf(await none.perform(newPerson, undefined, 'ada')).message,
        /^There is no mentoring folder here yet\./,
      );
      const elsewhere = vscode.Uri.parse('vscode-vfs://github/acme/payments/.mentoring');
      const remote = new Performer(
        records.store,
        { shared: elsewhere, private: undefined },
        nodeClock(),
        seededRandom(1),
        () => perspectiveOf(records.store.snapshot),
      );
      assert.match(
        errorOf(await remote.perform(newPerson, undefined, 'ada')).message,
        /^Records can’t be written to vscode-vfs:/,
      );
    });

    it('what an action refuses', async () => {
      await records.start({});
      const refusing: Action<void> = () => ({ ok: false, error: { code: 'refused', message: 'No.' } });
      assert.deepEqual(errorOf(await records.perform(refusing)), {
        code: 'refused',
        message: 'No.',
      });
    });
  });
});
