import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { logFeedback } from '../../src/core/actions/feedback.js';
import { newGoal } from '../../src/core/actions/goals.js';
import { logSession } from '../../src/core/actions/sessions.js';
import { addStep } from '../../src/core/actions/steps.js';
import type { Action, ActionOutcome } from '../../src/core/actions/action.js';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { git } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { choose, confirm, Person, tick, write } from './person.js';
import { closeEverything, filesBelow, folderNamed, openView, shows, type, until } from './support.js';

describe('git', () => {
  let mentoring: Mentoring;
  let service: MentoringFolder;
  let review: MentoringFolder;
  let person: Person;
  let root: string;
  const records = () => service.location.shared.fsPath;
  const goal = { place: 'shared', path: 'goals/sleep-well-aa1111.yaml' };
  const target = () => ({ ...goal, workspaceFolder: service.workspaceFolder.uri.toString() });

  before(async () => {
    mentoring = await openView();
    service = folderNamed(mentoring, 'service');
    review = folderNamed(mentoring, 'review');
    root = service.workspaceFolder.uri.fsPath;
    await until('the tree shows the goal', () => shows(mentoring, /Sleep well/));
    await until('the history is read', () => service.commits.length > 0);
    await until('the Git extension has found the repository', () =>
      Boolean(mentoring.builtinGit.repository(service.workspaceFolder.uri)),
    );
  });
  beforeEach(() => (person = new Person()));
  afterEach(async () => {
    person.leaves();
    await closeEverything();
  });

  describe('tells', () => {
    it('who I am by my e-mail address, and otherwise where I said so', async () => {
      assert.equal(service.me, 'ada');
      git(root, 'config', 'user.email', 'GRACE@example.org');
      await vscode.commands.executeCommand('mentoring.refresh');
      assert.equal(service.me, 'grace');
      git(root, 'config', 'user.email', 'ada@example.org');
      await person.runs('mentoring.setWhoIAm', [target()], choose('Grace Hopper'));
      assert.equal(git(root, 'config', '--local', 'mentoring.me'), 'grace');
      assert.equal(service.me, 'grace');
      git(root, 'config', '--unset', 'mentoring.me');
      await vscode.commands.executeCommand('mentoring.refresh');
      assert.equal(service.me, 'ada');
    });

    it('which branches the records are of', async () => {
      await until('both are named', () => branches() === 'main, review');
      git(root, 'checkout', '--quiet', '-b', 'try-something');
      await until('the new one is named', () => branches() === 'try-something, review');
      git(root, 'checkout', '--quiet', 'main');
      await until('the old one is named again', () => branches() === 'main, review');
    });

    it('which commits name a goal, as soon as they are there', async () => {
      fs.writeFileSync(path.join(root, 'src', 'retry.ts'), 'export const longest = 30_000;\n');
      git(root, 'commit', '--quiet', '--all', '--message', 'Wait half as long\n\nMentoring-Goal: aa1111');
      await until('the goal shows it', () => shows(mentoring, /Evidence and feedback \| 1 · 0/));
      git(root, 'reset', '--quiet', '--hard', 'HEAD~1');
      await vscode.commands.executeCommand('mentoring.refresh');
      await until('it is gone with the commit', () => !shows(mentoring, /Evidence and feedback \| 1 · 0/));
    });

    it('the goal that a code means, in records and commit messages', async () => {
      const wordsAt = async (document: vscode.TextDocument, offset: number) => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          document.positionAt(offset),
        );
        const contents = hovers.flatMap((hover) => hover.contents);
        return contents
          .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
          .join();
      };
      const content = 'Speak of aa1111\n\nMentoring-Goal: aa1111\n';
      const commit = await vscode.workspace.openTextDocument({ language: 'git-commit', content });
      assert.equal(await wordsAt(commit, content.indexOf('aa1111') + 1), '');
      assert.match(await wordsAt(commit, content.lastIndexOf('aa1111') + 1), /Sleep well/);
      const plan = path.join(records(), 'plans', 'sleep-well-cc2222.yaml');
      const text = 'goal: sleep-well-aa1111\nsteps: []\n';
      fs.mkdirSync(path.dirname(plan), { recursive: true });
      fs.writeFileSync(plan, text);
      await until('the plan is read', () => service.snapshot.find('plan', 'cc2222') !== undefined);
      const record = await vscode.workspace.openTextDocument(plan);
      assert.match(await wordsAt(record, text.indexOf('sleep-well')), /Sleep well/);
      fs.rmSync(plan);
    });

    it('the goal in focus by itself, where the setting asks for it', async () => {
      const repository = mentoring.builtinGit.repository(service.workspaceFolder.uri);
      assert.ok(repository);
      await vscode.commands.executeCommand('workbench.view.scm');
      const settings = vscode.workspace.getConfiguration('mentoring', service.workspaceFolder.uri);
      await person.runs('mentoring.focusGoal', [target()]);
      await settings.update('addFocusedGoal', true, vscode.ConfigurationTarget.WorkspaceFolder);
      await until(
        'the folder is open again',
        () => folderNamed(mentoring, 'service').goalInFocus === 'aa1111',
      );
      repository.inputBox.value = 'Wait an eighth as long';
      await until('the goal is there', () =>
        repository.inputBox.value.endsWith('Wait an eighth as long\n\nMentoring-Goal: aa1111'),
      );
      repository.inputBox.value = '';
      await settings.update('addFocusedGoal', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
      await service.setGoalInFocus(undefined);
    });

    it('the goal of a commit message that is being written', async () => {
      const message = mentoring.builtinGit.repository(service.workspaceFolder.uri)?.inputBox;
      assert.ok(message);
      message.value = 'Wait a quarter as long';
      await person.runs('mentoring.focusGoal', [target()]);
      await person.runs('mentoring.addGoalToCommitMessage', [{ rootUri: service.workspaceFolder.uri }]);
      assert.equal(message.value, 'Wait a quarter as long\n\nMentoring-Goal: aa1111');
      message.value = '';
      await person.runs('mentoring.focusGoal', [target()]);
      assert.equal(service.goalInFocus, undefined);
    });
  });

  describe('shares', () => {
    beforeEach(() => {
      git(root, 'reset', '--quiet', '--hard', 'origin/main');
      git(root, 'clean', '--quiet', '-fd');
    });

    it('exactly the chosen records, and leaves other staged work staged', async () => {
      await person.runs('mentoring.addStep', [target()], write('Go to bed early'), choose('No date'));
      await person.runs('mentoring.setGoalStatus', [target()], choose('Achieved'));
      writeFiles(root, { 'src/retry.ts': 'export const longest = 1;\n', 'src/new.ts': 'export {};\n' });
      git(root, 'add', '--all', 'src');
      await person.runs('mentoring.share', [target()], confirm);
      assert.match(
        person.asked.join(),
        /Everyone with access to acme\/payments will be able to read these\. On main\./,
      );
      assert.match(person.lastTold?.text ?? '', /^2 records committed\./);
      assert.deepEqual(
        git(root, 'show', '--format=', '--name-status', 'HEAD')
          .split('\n')
          .map((line) => line.replace(/-[a-z0-9]{6}\.yaml$/, '')),
        ['M\t.mentoring/goals/sleep-well', 'A\t.mentoring/plans/sleep-well'],
      );
      assert.match(git(root, 'log', '-1', '--format=%an: %s'), /^Ada Lovelace: Update mentoring records: /);
      assert.equal(git(root, 'diff', '--cached', '--name-status'), 'A\tsrc/new.ts\nM\tsrc/retry.ts');
      assert.equal(git(root, 'rev-list', '--count', 'origin/main..main'), '1');
      person.press('Push');
      await until('it is pushed', () => git(root, 'rev-list', '--count', 'origin/main..main') === '0');
    });

    it('those alone that are ticked', async () => {
      await person.runs('mentoring.addStep', [target()], write('Read before sleeping'), choose('No date'));
      await person.runs('mentoring.logSession', [target()], write('About sleep'));
      await person.runs('mentoring.share', [target()], tick(/^Session/));
      assert.match(git(root, 'show', '--format=', '--name-only', 'HEAD'), /^\.mentoring\/sessions\/[^\n]*$/);
      assert.match(git(root, 'status', '--porcelain'), /^\?\? \.mentoring\/plans\/|^ M \.mentoring\/plans\//);
    });

    it('says on another branch that the others see them later', async () => {
      git(root, 'checkout', '--quiet', '-b', 'feature');
      await person.runs('mentoring.setGoalStatus', [target()], choose('Dropped'));
      await person.runs('mentoring.share', [target()], confirm);
      assert.match(person.lastTold?.text ?? '', /^One record committed\. .*main/);
      git(root, 'checkout', '--quiet', 'main');
    });

    it('nothing where nothing is new', async () => {
      await person.runs('mentoring.share', [target()]);
      assert.match(person.lastTold?.text ?? '', /nothing new to share|Everything is committed/);
    });

    it('what is not saved only once it was saved, where the person wants that', async () => {
      const head = git(root, 'rev-parse', 'HEAD');
      const document = await vscode.workspace.openTextDocument(service.uri({ ...goal, place: 'shared' }));
      await vscode.window.showTextDocument(document);
      await type(document, 'title: ', 'title: Rest and ');
      await person.runs('mentoring.share', [target()]);
      assert.equal(person.lastTold?.text, 'A record has changes that are not saved.');
      assert.ok(document.isDirty);
      assert.equal(git(root, 'rev-parse', 'HEAD'), head);
      person.willPress('Save and Go On');
      await person.runs('mentoring.share', [target()], confirm);
      assert.match(git(root, 'show', '--format=', 'HEAD'), /^\+title: Rest and /m);
    });

    it('nothing where git ignores records, and says by which rule', async () => {
      const head = git(root, 'rev-parse', 'HEAD');
      writeFiles(root, {
        '.mentoring/.gitignore': 'goals/hidden-*\n',
        '.mentoring/goals/hidden-zz1111.yaml': 'title: Hidden\nowner: ada\n',
      });
      await person.runs('mentoring.share', [target()]);
      assert.match(
        person.lastTold?.text ?? '',
        /^Git ignores \S*hidden-zz1111\.yaml \(.*\), so it cannot be shared\./,
      );
      assert.equal(git(root, 'rev-parse', 'HEAD'), head);
      for (const file of ['.gitignore', 'goals/hidden-zz1111.yaml'])
        fs.rmSync(path.join(root, '.mentoring', file));
    });
  });

  describe('keeps what is private out of reach', () => {
    const secret = 'not for anybody else';

    before(async () => {
      git(root, 'reset', '--quiet', '--hard', 'origin/main');
      await aMonthOfUse();
      await until('the tree shows private records', () => shows(mentoring, /private/));
    });

    it('in the folder of git that all working trees share', async () => {
      assert.equal(service.location.private.fsPath, path.join(root, '.git', 'mentoring'));
      assert.equal(review.location.private.fsPath, service.location.private.fsPath);
      const own = (folder: MentoringFolder) =>
        folder.snapshot
          .everyFile()
          .filter(({ place }) => place === 'private')
          .map(({ path: file }) => file);
      await until(
        'both have read it',
        () => own(review).length === own(service).length && own(service).length > 30,
      );
      assert.deepEqual(own(review), own(service));
    });

    it('follows there what another program writes', async () => {
      const file = path.join(service.location.private.fsPath, 'notes', '2026-11-20-ada-zz1111.yaml');
      const pair = service.snapshot.all('pair')[0]?.id;
      fs.writeFileSync(file, `pair: ${pair}\nby: ada\ndate: 2026-11-20\ntext: Written elsewhere\n`);
      for (const folder of [service, review])
        await until('both working trees have it', () => folder.snapshot.find('note', 'zz1111') !== undefined);
      fs.rmSync(file);
      for (const folder of [service, review])
        await until('it is gone from both', () => folder.snapshot.find('note', 'zz1111') === undefined);
    });

    for (const tree of ['service', 'review']) {
      it(`from everything that git stages, stashes or cleans (${tree})`, () => {
        const cwd = folderNamed(mentoring, tree).workspaceFolder.uri.fsPath;
        const before = filesBelow(service.location.private);
        assert.ok(Object.values(before).every((text) => text.includes(secret)));
        // Something shared is new, and something is ignored, so that each command has work to do.
        writeFiles(cwd, { 'src/new.ts': 'export {};\n', 'dist/out.js': '', 'a.log': '' });
        assert.ok(
          git(cwd, 'status', '--porcelain', '--ignored', '--untracked-files=all').includes('src/new.ts'),
        );
        assert.ok(
          !git(cwd, 'status', '--porcelain', '--ignored', '--untracked-files=all').includes(
            'mentoring/notes',
          ),
        );
        git(cwd, 'add', '--all', '--force', '.');
        assert.ok(git(cwd, 'diff', '--cached', '--name-only').includes('src/new.ts'));
        assert.equal(git(cwd, 'diff', '--cached', `-S${secret}`, '--name-only'), '');
        git(cwd, 'stash', '--include-untracked', '--quiet');
        assert.deepEqual(filesBelow(service.location.private), before);
        git(cwd, 'stash', 'pop', '--quiet');
        git(cwd, 'reset', '--quiet', '--hard');
        git(cwd, 'clean', '-ffdx', '--quiet');
        assert.ok(!fs.existsSync(path.join(cwd, 'dist')));
        assert.deepEqual(filesBelow(service.location.private), before);
      });
    }

    it('from what is shared', async () => {
      fs.appendFileSync(path.join(records(), 'goals', 'sleep-well-aa1111.yaml'), 'due: 2027-03-01\n');
      await until(
        'the change is noticed',
        () => service.snapshot.find('goal', 'aa1111')?.value.due === '2027-03-01',
      );
      await person.runs('mentoring.share', [target()], confirm);
      assert.equal(
        git(root, 'show', '--format=', '--name-only', 'HEAD'),
        '.mentoring/goals/sleep-well-aa1111.yaml',
      );
      assert.equal(git(root, 'log', '--all', '--format=%h', `-S${secret}`), '');
    });

    /** Writes what one keeps to oneself, by the actions of the extension where it has some. */
    async function aMonthOfUse(): Promise<void> {
      const pair = service.snapshot.all('pair')[0]?.id ?? '';
      const place = 'private' as const;
      for (let day = 1; day <= 10; day++) {
        const date = `2026-10-${String(day).padStart(2, '0')}`;
        const text = `Day ${day}: ${secret}`;
        const goalText = await perform(newGoal, { title: `${text}, a goal`, pair, place });
        const goalId = service.snapshot.file(place, goalText)?.id ?? '';
        await perform(addStep, { goal: goalId, task: text });
        await perform(logSession, { pair, notes: text, date, place });
        await perform(logFeedback, { pair, observed: text, place });
        writeFiles(service.location.private.fsPath, {
          [`notes/${date}-ada-n${10000 + day}.yaml`]: `pair: ${pair}\nby: ada\ndate: ${date}\nkind: involvement\nvalue: 2\ntext: '${text}'\n`,
          [`reviews/${date}-ada-r${10000 + day}.yaml`]: `pair: ${pair}\nby: ada\ndate: ${date}\nkind: final\nimprove: '${text}'\n`,
        });
      }
      await until(
        'all of it is read',
        () => service.snapshot.all('review').filter((file) => file.place === place).length === 10,
      );
    }

    async function perform<I, P extends ActionOutcome>(action: Action<I, P>, input: I): Promise<string> {
      const result = await service.performer.perform(action, input, 'ada');
      assert.ok(result.ok, result.ok ? '' : result.error.message);
      const [change] = result.value.edits;
      assert.equal(change?.place, 'private');
      return change.path;
    }
  });

  function branches(): string | undefined {
    return mentoring.tree.description;
  }
});
