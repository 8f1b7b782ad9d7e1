import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { evidenceFor } from '../../src/core/insight/evidence.js';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { git } from '../fixtures/history.js';
import { confirm, Person, tick, type Answer } from './person.js';
import { closeEverything, filesBelow, folderNamed, openView, pause, shows, until } from './support.js';
import { perspectiveOf } from '../support/snapshot.js';

type Row = vscode.QuickPickItem;

describe('commits', () => {
  let mentoring: Mentoring;
  let person: Person;
  const folder = (name: 'service' | 'app'): MentoringFolder => folderNamed(mentoring, name);
  const root = (name: 'service' | 'app') => folder(name).workspaceFolder.uri.fsPath;
  const goal = (name: 'service' | 'app', file: string) => ({
    place: 'shared',
    path: `goals/${file}.yaml`,
    workspaceFolder: folder(name).workspaceFolder.uri.toString(),
  });
  const service = () => goal('service', 'own-the-service-aa1111');

  before(async () => {
    mentoring = await openView();
    await until(
      'the tree shows the goals',
      () => shows(mentoring, /Own the service/) && shows(mentoring, /Own the app/),
    );
    for (const name of ['service', 'app'] as const) {
      await until('the history is read', () => folder(name).commits.length > 0);
      await until('the Git extension has found the repository', () =>
        Boolean(mentoring.builtinGit.repository(folder(name).workspaceFolder.uri)),
      );
    }
  });
  beforeEach(() => (person = new Person()));
  afterEach(async () => {
    person.leaves();
    await closeEverything();
  });

  describe('are found', () => {
    const labels = (rows: readonly Row[]) => rows.map(({ label }) => label);
    const search =
      (text: string, subject: string): Answer =>
      async (question) => {
        assert.ok('canSelectMany' in question);
        question.value = text;
        await until(`“${text}” finds it`, () => labels(question.items).includes(subject));
        await until('it is done', () => !question.busy);
      };

    it('however old they are, while what is ticked stays ticked', async () => {
      const before = filesBelow(folder('service').location.shared);
      assert.ok(!folder('service').commits.some(({ subject }) => subject.startsWith('Measure')));
      await person.runs('mentoring.linkCommit', [service()], async (question) => {
        assert.ok('canSelectMany' in question);
        const ticked = (label: RegExp) => {
          const row = question.items.find((item) => label.test(item.label));
          assert.ok(row);
          question.selectedItems = [...question.selectedItems, row];
        };
        ticked(/^Later step 699$/);
        await search('storm ada', 'Measure the storm of retries')(question);
        ticked(/^Measure the storm/);
        await search('grace 2023-11-14', 'Fold the map away')(question);
        assert.deepEqual(labels(question.selectedItems).sort(), [
          'Later step 699',
          'Measure the storm of retries',
        ]);
        const [first, ...others] = question.items;
        assert.deepEqual(
          [first?.kind, first?.label],
          [vscode.QuickPickItemKind.Separator, 'By Ada Lovelace'],
        );
        assert.equal(others.at(-1)?.label, 'Fold the map away');
        await confirm(question);
      });
      const after = filesBelow(folder('service').location.shared);
      const added = Object.entries(after).flatMap(([file, text]) => (file in before ? [] : text));
      assert.deepEqual(added.map((text) => /^subject: (.*)$/m.exec(text)?.[1]).sort(), [
        'Later step 699',
        'Measure the storm of retries',
      ]);
      await until('the goal shows them', () => shows(mentoring, /Evidence and feedback \| 2 · 0/));
      person.press('Undo');
      await until('they are gone', () => !shows(mentoring, /Evidence and feedback \| 2 · 0/));
    });

    it('by the beginning of a hash, and nothing is found for what is nowhere', async () => {
      const [oldest = ''] = git(root('service'), 'rev-list', '--max-parents=0', 'HEAD').split('\n');
      await person.runs('mentoring.linkCommit', [service()], async (question) => {
        assert.ok('canSelectMany' in question);
        const count = question.items.length;
        question.value = '--output=stolen $(touch stolen)';
        await pause(800);
        assert.equal(question.items.length, count);
        await search(oldest.slice(0, 9), 'Measure the storm of retries')(question);
        await tick('Measure the storm of retries')(question);
      });
      person.press('Undo');
      assert.ok(!fs.existsSync(path.join(root('service'), 'stolen')));
    });
  });

  it('name their repository where the records lie in another one', async () => {
    const sha = git(root('app'), 'rev-parse', 'HEAD');
    await person.runs(
      'mentoring.linkCommit',
      [goal('app', 'own-the-app-cc1111')],
      tick('Answer the question'),
    );
    const evidence = folder('app').snapshot.all('evidence')[0]?.value;
    assert.deepEqual([evidence?.commit, evidence?.repo], [sha, 'git.example.org/acme/app']);
    await until('it is looked for', () => folder('app').history.traces.get(sha)?.kind === 'here');
    const { snapshot, history } = folder('app');
    const [view] = evidenceFor(perspectiveOf(snapshot, { history }), snapshot.all('goal'));
    assert.deepEqual([view?.canShow, view?.repo, view?.stateWords], [true, undefined, undefined]);
    person.press('Undo');
  });

  describe('take the goal in focus into their message', () => {
    const box = (name: 'service' | 'app') => {
      const repository = mentoring.builtinGit.repository(folder(name).workspaceFolder.uri);
      assert.ok(repository);
      return repository.inputBox;
    };
    const ask = (name: 'service' | 'app', value: boolean | undefined) =>
      vscode.workspace
        .getConfiguration('mentoring', folder(name).workspaceFolder.uri)
        .update('addFocusedGoal', value, vscode.ConfigurationTarget.WorkspaceFolder);
    /** Longer than anybody pauses before the goal is added. */
    const longPause = () => pause(2200);
    const link = (code: string) => `Mentoring-Goal: ${code}`;

    before(async () => {
      await vscode.commands.executeCommand('workbench.view.scm');
      await folder('service').setGoalInFocus('aa1111');
      await folder('app').setGoalInFocus('cc1111');
    });
    afterEach(async () => {
      for (const name of ['service', 'app'] as const) {
        box(name).value = '';
        await ask(name, undefined);
      }
      await folder('service').setGoalInFocus('aa1111');
      fs.rmSync(path.join(root('service'), '.git', 'CHERRY_PICK_HEAD'), { force: true });
    });

    it('not where nobody asked for it, and in one repository where it was asked for there', async () => {
      await ask('app', true);
      box('service').value = 'Wait half as long';
      box('app').value = 'Ask another question';
      await until('the app’s has it', () => box('app').value.endsWith(link('cc1111')));
      await longPause();
      assert.equal(box('service').value, 'Wait half as long');
      assert.equal(box('app').value, `Ask another question\n\n${link('cc1111')}`);
    });

    it('not before there is a subject, and after the trailers that are there', async () => {
      await ask('service', true);
      box('service').value = 'Signed-off-by: Ada <ada@example.org>';
      await longPause();
      assert.equal(box('service').value, 'Signed-off-by: Ada <ada@example.org>');
      box('service').value = 'Wait half as long\n\nSigned-off-by: Ada <ada@example.org>';
      await until('it is there', () => box('service').value.endsWith(`<ada@example.org>\n${link('aa1111')}`));
    });

    it('once: taken out it stays out, and the next message names the next goal', async () => {
      await ask('service', true);
      box('service').value = 'Wait half as long';
      await until('it is there', () => box('service').value.endsWith(link('aa1111')));
      await folder('service').setGoalInFocus('bb1111');
      box('service').value = 'Wait half as long, please';
      await longPause();
      assert.equal(box('service').value, 'Wait half as long, please');
      box('service').value = '';
      await longPause();
      box('service').value = 'Write about waiting';
      await until('the other one is there', () => box('service').value.endsWith(link('bb1111')));
      await person.runs('mentoring.addGoalToCommitMessage', [service()]);
      assert.equal(box('service').value, `Write about waiting\n\n${link('bb1111')}`);
    });

    it('not into a message that git wrote of somebody else’s commit, nor for a goal that is gone', async () => {
      await ask('service', true);
      const head = git(root('service'), 'rev-parse', 'HEAD');
      fs.writeFileSync(path.join(root('service'), '.git', 'CHERRY_PICK_HEAD'), `${head}\n`);
      box('service').value = 'Picked from elsewhere';
      await longPause();
      assert.equal(box('service').value, 'Picked from elsewhere');
      fs.rmSync(path.join(root('service'), '.git', 'CHERRY_PICK_HEAD'));
      await folder('service').setGoalInFocus('zz9999');
      box('service').value = 'Work on something';
      await longPause();
      assert.equal(box('service').value, 'Work on something');
    });
  });
});
