import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { errorCode } from '../../src/core/ports.js';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { choose, leave, Person, tick, write, type Answer } from './person.js';
import {
  closeEverything,
  drawn,
  eventually,
  filesBelow,
  folderNamed,
  openView,
  rowOf,
  shows,
  type,
  until,
} from './support.js';

describe('commands', () => {
  let mentoring: Mentoring;
  let alpha: MentoringFolder;
  let beta: MentoringFolder;
  let gamma: MentoringFolder;
  let person: Person;
  const everything = () =>
    filesBelow(...[alpha, beta, gamma].flatMap(({ location }) => [location.shared, location.private]));

  before(async () => {
    mentoring = await openView();
    [alpha, beta, gamma] = ['alpha', 'beta', 'gamma'].map((name) => folderNamed(mentoring, name)) as [
      MentoringFolder,
      MentoringFolder,
      MentoringFolder,
    ];
    await until(
      'the tree shows both',
      () => shows(mentoring, /Only in alpha/) && shows(mentoring, /Only in beta/),
    );
    await until('the history is read', () => alpha.commits.length > 0);
  });
  beforeEach(() => (person = new Person()));
  afterEach(async () => {
    person.leaves();
    await closeEverything();
  });

  describe('can be undone:', () => {
    const goal = () => ({ path: 'goals/only-in-alpha-aa1111.yaml' });
    const feedback = () => ({ path: 'feedback/2026-11-01-ada-ac1111.yaml' });
    const pair = () => ({ path: alpha.snapshot.all('pair')[0]?.path });
    const creations: readonly [string, () => object, readonly Answer[], string?][] = [
      ['newGoal', pair, [write('Sleep well'), write('pages a week: 4 → 1'), choose('In three months')]],
      ['addStep', goal, [write('Ask around'), choose('In one week')]],
      ['setGoalStatus', goal, [choose('Active')]],
      ['logSession', pair, [write('Where the lock is held')]],
      ['planSession', pair, [choose('In one week'), write('The heap')]],
      ['logFeedback', goal, [write('It reads well'), leave]],
      ['reply', feedback, [write('Thank you')]],
      ['resolve', feedback, []],
      ['linkCommit', goal, [tick('Start')]],
      ['addLink', goal, [write('https://git.example.org/acme/payments/pulls/12'), write('The design')]],
      ['advanceStage', pair, [choose('Project Implementation')], 'Move On'],
      ['changePair', pair, [choose('How often you meet'), choose('Every week')]],
      ['deleteRecord', goal, [], 'Delete'],
      ['makePrivate', goal, [], 'Make Private'],
    ];
    for (const [command, what, answers, button] of creations) {
      it(command, async () => {
        const before = everything();
        const workspaceFolder = alpha.workspaceFolder.uri.toString();
        const target = { workspaceFolder, place: 'shared', ...what() };
        if (button !== undefined) person.willPress(button);
        await person.runs(`mentoring.${command}`, [target], ...answers);
        assert.notDeepEqual(everything(), before, person.lastTold?.text ?? 'nothing was told');
        assert.deepEqual(alpha.allProblems(), []);
        person.press('Undo');
        await until('all is as it was before', () => JSON.stringify(everything()) === JSON.stringify(before));
        const inAlpha = Object.entries(filesBelow(alpha.location.shared, alpha.location.private));
        await until('the snapshot, too', () => {
          const texts = new Map(
            alpha.snapshot.everyFile().map((file) => [alpha.uri(file).fsPath, file.text]),
          );
          return texts.size === inAlpha.length && inAlpha.every(([file, text]) => texts.get(file) === text);
        });
        assert.deepEqual(alpha.allProblems(), []);
      });
    }
  });

  describe('called on a row that VS Code no longer knows', () => {
    // As VS Code calls them while it fetches the rows of the tree anew, and with a row that went.
    const gone = [
      [undefined, undefined],
      ['goal:gone', undefined],
    ];

    it('do nothing, whatever is in the editor, and say so', async () => {
      await vscode.window.showTextDocument(
        vscode.Uri.joinPath(alpha.location.shared, 'goals', 'only-in-alpha-aa1111.yaml'),
      );
      const before = everything();
      for (const command of ['deleteRecord', 'makePrivate', 'makeShared', 'reply', 'completeStep']) {
        for (const args of gone) {
          await person.runs(`mentoring.${command}`, args);
          assert.equal(person.lastTold?.text, 'That row has just changed, so nothing was done. Try again.');
        }
      }
      assert.equal(person.told.length, 10);
      assert.deepEqual(everything(), before);
    });

    it('are about the row that has its id now', async () => {
      const row = rowOf(mentoring, ({ label }) => label === 'Only in alpha');
      assert.ok(row);
      await person.runs('mentoring.deleteRecord', [row.id, undefined]);
      assert.equal(person.lastTold?.text, 'Delete this goal?');
      assert.match(person.lastTold.detail, /^“Only in alpha” \(goals\/only-in-alpha-aa1111\.yaml\)\n/);
    });
  });

  it('that take the record in the editor name it before they do anything', async () => {
    await vscode.window.showTextDocument(
      vscode.Uri.joinPath(beta.location.shared, 'goals', 'only-in-beta-aa1111.yaml'),
    );
    for (const command of ['deleteRecord', 'makePrivate']) {
      await person.runs(`mentoring.${command}`);
      assert.match(person.lastTold?.detail ?? '', /^“Only in beta” \(goals\/only-in-beta-aa1111\.yaml\)\n/);
    }
  });

  it('leave a log that says what was done and refused, and no word of a record', async () => {
    const { log } = mentoring;
    const events: string[] = [];
    Object.assign(log, {
      info: (event: string) => events.push(event),
      warn: (event: string, error?: unknown) =>
        events.push(error === undefined ? event : `${event}: ${errorCode(error)}`),
    });
    try {
      const target = {
        workspaceFolder: alpha.workspaceFolder.uri.toString(),
        place: 'shared',
        path: alpha.snapshot.all('pair')[0]?.path,
      };
      await person.runs(
        'mentoring.newGoal',
        [target],
        write('Canary sings'),
        write('canaries: 4 → 1'),
        leave,
      );
      await person.runs(
        'mentoring.newGoal',
        [target],
        write('Canary sings'),
        write('canaries: 4 → 1'),
        choose('In three months'),
      );
      const goal = alpha.snapshot.all('goal').find(({ value }) => value.title === 'Canary sings');
      assert.ok(goal);
      await person.runs('mentoring.linkCommit', [{ ...target, path: goal.path }], tick('Start'));
      await vscode.commands.executeCommand('mentoring.openRecord', {
        ...target,
        path: 'goals/canary-zz9zzz.yaml',
      });
      person.willPress('Delete');
      await person.runs('mentoring.deleteRecord', [{ ...target, path: goal.path }]);
      await vscode.commands.executeCommand('mentoring.refresh');
      await until('the history is read again', () => events.some((event) => event.startsWith('git log')));
    } finally {
      for (const name of ['info', 'warn']) Reflect.deleteProperty(log, name);
    }
    for (const expected of [
      'Command newGoal',
      'Wrote 1 file',
      'A record could not be opened in the editor: ',
    ])
      assert.ok(
        events.some((event) => event.startsWith(expected)),
        `${expected} in ${events.join(' / ')}`,
      );
    assert.ok(events.some((event) => /^Read 1 file that changed; records: \d+$/.test(event)));
    for (const event of events) assert.doesNotMatch(event, /canar|Ada|Grace|Only|alpha/i);
  });

  describe('in a workspace of several folders', () => {
    const sessionsOf = (folder: MentoringFolder) => folder.snapshot.all('session').length;

    it('work where they are called on', async () => {
      const counts = [sessionsOf(alpha), sessionsOf(beta)];
      const pair = rowOf(
        mentoring,
        ({ words, target }) =>
          words.includes('pair') && target?.workspaceFolder === beta.workspaceFolder.uri.toString(),
      );
      assert.ok(pair);
      await person.runs('mentoring.logSession', [pair], write('In beta'));
      assert.deepEqual([sessionsOf(alpha), sessionsOf(beta)], [counts[0], (counts[1] ?? 0) + 1]);
    });

    it('work where the editor is', async () => {
      await vscode.window.showTextDocument(vscode.Uri.joinPath(beta.workspaceFolder.uri, 'src', 'retry.ts'));
      const counts = [sessionsOf(alpha), sessionsOf(beta)];
      await person.runs('mentoring.logSession', [], write('Beside the code of beta'));
      assert.deepEqual([sessionsOf(alpha), sessionsOf(beta)], [counts[0], (counts[1] ?? 0) + 1]);
    });

    it('ask where neither says it, among those with records', async () => {
      await vscode.window.showTextDocument(vscode.Uri.joinPath(gamma.workspaceFolder.uri, 'src', 'retry.ts'));
      const counts = [sessionsOf(alpha), sessionsOf(beta)];
      await person.runs('mentoring.logSession', [], choose('alpha'), write('In alpha'));
      assert.match(person.asked[0] ?? '', /In which folder\?/);
      assert.deepEqual([sessionsOf(alpha), sessionsOf(beta)], [(counts[0] ?? 0) + 1, counts[1]]);
    });

    it('leave everything as it is where the person leaves that question', async () => {
      const before = everything();
      await person.runs('mentoring.logSession', [], leave);
      assert.deepEqual(everything(), before);
    });

    it('quote the selected code of the right folder', async () => {
      const uri = vscode.Uri.joinPath(beta.workspaceFolder.uri, 'src', 'retry.ts');
      const editor = await vscode.window.showTextDocument(uri);
      editor.selection = new vscode.Selection(1, 0, 1, 12);
      await person.runs('mentoring.logFeedback', [], write('Why 50?'), write(''), write(''));
      const written = beta.snapshot.all('feedback').find(({ value }) => value.observed === 'Why 50?');
      assert.deepEqual(written?.value.about?.code, {
        path: 'src/retry.ts',
        line: 2,
        commit: beta.git?.code.head,
        quote: 'export const first = 50;',
      });
      assert.equal(written.value.kind, 'question');
    });

    it('quote nothing that git ignores, and say so', async () => {
      const folder = beta.workspaceFolder.uri.fsPath;
      fs.writeFileSync(path.join(folder, '.gitignore'), '.env\n');
      fs.writeFileSync(path.join(folder, '.env'), 'TOKEN=secret\n');
      try {
        const editor = await vscode.window.showTextDocument(vscode.Uri.file(path.join(folder, '.env')));
        editor.selection = new vscode.Selection(0, 0, 0, 5);
        await person.runs('mentoring.logFeedback', [], write('Is it in the vault?'), leave);
        assert.match(person.asked[0] ?? '', /Git ignores \.env, so its lines are not quoted\.$/);
        const written = beta.snapshot
          .all('feedback')
          .find(({ value }) => value.observed?.startsWith('Is it'));
        assert.deepEqual(written?.value.about?.code, { path: '.env', line: 1 });
      } finally {
        for (const name of ['.env', '.gitignore']) fs.rmSync(path.join(folder, name));
      }
    });

    it('say that the selected code is of another folder', async () => {
      const uri = vscode.Uri.joinPath(gamma.workspaceFolder.uri, 'src', 'retry.ts');
      const editor = await vscode.window.showTextDocument(uri);
      editor.selection = new vscode.Selection(1, 0, 1, 12);
      await person.runs('mentoring.logFeedback', [], choose('beta'), write('Of another one'), leave);
      assert.match(
        person.asked[1] ?? '',
        /The selected code lies outside of beta, so it is not referred to\.$/,
      );
      const written = beta.snapshot.all('feedback').find(({ value }) => value.observed === 'Of another one');
      assert.ok(written && !written.value.about);
    });

    it('say where records would live that git ignores them', async () => {
      await vscode.window.showTextDocument(vscode.Uri.joinPath(gamma.workspaceFolder.uri, 'src', 'retry.ts'));
      const rules = path.join(gamma.workspaceFolder.uri.fsPath, '.gitignore');
      fs.writeFileSync(rules, '.mentoring/\n');
      try {
        await person.runs('mentoring.startMentoring', [], async (question) => {
          const here = 'items' in question ? question.items[0]?.detail : undefined;
          assert.match(
            here ?? '',
            /^Git ignores this folder \(\.gitignore:1: \.mentoring\/\), so nothing can be shared/,
          );
          await leave(question);
        });
      } finally {
        fs.rmSync(rules);
      }
    });

    it('start where there are no records yet, in four answers', async () => {
      await vscode.window.showTextDocument(vscode.Uri.joinPath(gamma.workspaceFolder.uri, 'src', 'retry.ts'));
      await person.runs(
        'mentoring.startMentoring',
        [],
        choose('In this repository'),
        choose('Mentee'),
        async (question) => {
          question.value = 'Grace Hopper <grace@example.org>';
          const row =
            'items' in question &&
            (await eventually('her row shows', () =>
              question.items.find(({ label }) => label === 'Grace Hopper'),
            ));
          assert.ok(row);
          await choose('Grace Hopper')(question);
        },
        write('Own a service'),
      );
      assert.deepEqual(
        gamma.snapshot.all('person').map(({ id, value }) => [id, value]),
        [
          ['ada', { name: 'Ada Lovelace', emails: ['ada@example.org'] }],
          ['grace', { name: 'Grace Hopper', emails: ['grace@example.org'] }],
        ],
      );
      const [pair] = gamma.snapshot.all('pair');
      assert.deepEqual(
        pair && [pair.value.mentee, pair.value.mentor, pair.value.request, pair.value.status],
        ['ada', 'grace', 'Own a service', 'proposed'],
      );
      assert.deepEqual(gamma.allProblems(), []);
      await until('the tree shows the new pair', () => shows(mentoring, /^Grace \| proposed/));
      person.press('Undo');
      await until('no file of it is left', () => Object.keys(filesBelow(gamma.location.shared)).length === 0);
      await until('the tree shows it no longer', () => !shows(mentoring, /proposed/));
      await until('nor a folder', () => !fs.existsSync(gamma.location.shared.fsPath));
    });
  });

  describe('on a file with the line ends of Windows', () => {
    const plan = () => path.join(alpha.location.shared.fsPath, 'plans', 'only-in-alpha-ab1111.yaml');
    const step = (label: string) =>
      eventually(`the step ${label} shows`, () =>
        rowOf(
          mentoring,
          (node) =>
            node.label === label &&
            node.checked === false &&
            node.target?.path === 'plans/only-in-alpha-ab1111.yaml',
        ),
      );

    it('keep them', async () => {
      const before = fs.readFileSync(plan(), 'utf8');
      await person.runs('mentoring.completeStep', [await step('Read')]);
      const after = fs.readFileSync(plan(), 'utf8');
      assert.equal(after.replaceAll('\r\n', ''), after.replaceAll(/[\r\n]/g, ''), 'no other line end');
      assert.match(after, new RegExp(`Read.*${alpha.today}`));
      assert.ok(after.endsWith('  - Write   # soon\r\n'));
      person.press('Undo');
      await until('it is as before', () => fs.readFileSync(plan(), 'utf8') === before);
    });

    it('change it in its editor where it is open with unsaved changes', async () => {
      const before = fs.readFileSync(plan(), 'utf8');
      const document = await vscode.workspace.openTextDocument(plan());
      await vscode.window.showTextDocument(document);
      const row = await step('Read');
      await type(document, '# soon', '# today');
      await person.runs('mentoring.completeStep', [row]);
      assert.match(document.getText(), new RegExp(`Read.*${alpha.today}`));
      assert.match(document.getText(), /# today/);
      assert.ok(document.isDirty);
      assert.equal(fs.readFileSync(plan(), 'utf8'), before);
      assert.match(person.lastTold?.text ?? '', /left unsaved/);
      await document.save();
      await until('the tree shows the tick', () => shows(mentoring, /☑ Read/));
      assert.ok(fs.readFileSync(plan(), 'utf8').includes('# today\r\n'), drawn(mentoring).join('\n'));
    });
  });
});
