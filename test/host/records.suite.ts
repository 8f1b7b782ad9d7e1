import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { fileKey, type Snapshot } from '../../src/core/folder/snapshot.js';
import { Store, type StoreCounters } from '../../src/core/folder/store.js';
import { problemsOf } from '../../src/core/lint/lint.js';
import type { Mentoring } from '../../src/editor/main.js';
import { Tree } from '../../src/editor/tree/tree.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { nodeFileSource } from '../../src/node/files/file-source.js';
import { git } from '../fixtures/history.js';
import { Person } from './person.js';
import {
  drawn,
  eventually,
  extension,
  folderNamed,
  openView,
  pause,
  rowOf,
  settled,
  shows,
  until,
} from './support.js';

const runGit = promisify(execFile);

describe('activation', () => {
  it('reads no record and loads no parser', async () => {
    await until('VS Code activates the extension, since there are records', () => extension().isActive);
    assert.equal(extension().exports.loaded(), undefined);
    assert.ok(isLoaded('extension.js'), 'the cache that is looked at is the one of the extension');
    assert.ok(!isLoaded('main.js'));
  });

  it('registers every command', async () => {
    const { contributes } = extension().packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    assert.ok(contributes.commands.length > 30);
    assert.deepEqual(missing, []);
    assert.equal(extension().exports.loaded(), undefined);
  });

  it('is followed by one load when the view is opened, which reads every record once', async () => {
    const mentoring = await openView();
    assert.ok(isLoaded('main.js'));
    assert.deepEqual(
      mentoring.folders.all.map(({ name, store }) => [name, store.counters]),
      [
        ['large', { lists: 2, stats: 0, reads: 2000, parses: 2000 }],
        ['small', { lists: 2, stats: 0, reads: 100, parses: 100 }],
      ],
    );
  });

  function isLoaded(file: string): boolean {
    return Object.keys(require.cache).includes(path.join(extension().extensionPath, 'dist', file));
  }
});

describe('records', function () {
  this.timeout(120_000);
  let mentoring: Mentoring;
  let large: MentoringFolder;

  before(async () => {
    mentoring = await openView();
    large = folderNamed(mentoring, 'large');
    await until('the history is read', () => large.commits.length > 0);
    await settled(() => drawn(mentoring));
  });

  it('show in the tree, those of my pairs alone', () => {
    // One in each of the two folders.
    const pairs = drawn(mentoring).filter((line) => line.startsWith('Grace'));
    assert.equal(pairs.length, 2, drawn(mentoring).join('\n'));
    assert.ok(shows(mentoring, /^ {2}Sessions \| last /));
    assert.ok(shows(mentoring, /^ {2}Planning and Development \| 2 of 4/));
  });

  it('show in the tree, those of all pairs when they are wanted', async () => {
    await vscode.commands.executeCommand('mentoring.showAll');
    const pairs = mentoring.tree.children(undefined).filter(({ words }) => words.includes('pair'));
    assert.equal(pairs.length, 54);
    await vscode.commands.executeCommand('mentoring.showMine');
  });

  it('come with the history of the work: of the code, without merges', () => {
    const cwd = large.workspaceFolder.uri.fsPath;
    const all = git(cwd, 'rev-list', 'main').split('\n');
    const work = git(cwd, 'rev-list', '--no-merges', 'main', '--', 'src').split('\n');
    assert.ok(all.length > 400 && work.length < all.length);
    assert.deepEqual(large.commits.map(({ sha }) => sha).sort(), [...work].sort());
    assert.deepEqual(
      new Set(large.commits.map(({ author }) => author.name)),
      new Set(['Ada Lovelace', 'Grace Hopper']),
    );
  });

  for (const name of ['small', 'large']) {
    it(`cost one read and one parse where one file changed (${name})`, async () => {
      const folder = folderNamed(mentoring, name);
      const others = mentoring.folders.all.filter((other) => other !== folder);
      const [session] = folder.snapshot.files('session');
      assert.ok(session);
      const before = { ...folder.store.counters };
      const untouched = others.map(({ store }) => ({ ...store.counters }));
      replace(folder.uri(session).fsPath, 'notes: Said from outside\n', session.text ?? '');
      await until('the change shows', () => textOf(folder, session.path).includes('Said from outside'));
      await settled(() => folder.store.counters);
      assert.deepEqual(since(before, folder.store.counters), { lists: 0, stats: 1, reads: 1, parses: 1 });
      assert.deepEqual(
        others.map(({ store }) => ({ ...store.counters })),
        untouched,
      );
    });
  }

  describe('follow what happens outside', () => {
    const goal = 'goals/from-outside-k7m2q4.yaml';
    const records = () => large.location.shared.fsPath;
    const at = (file: string) => path.join(records(), ...file.split('/'));
    const find = () => large.snapshot.find('goal', 'k7m2q4');

    it('a new file, its change and its end', async () => {
      fs.writeFileSync(at(goal), 'title: From outside\nowner: ada\nstatus: active\n');
      await until('the tree shows the goal', () => shows(mentoring, /^From outside/));
      fs.writeFileSync(at(goal), 'title: From far outside\nowner: ada\nstatus: active\n');
      await until('the tree shows its new title', () => shows(mentoring, /^From far outside/));
      fs.rmSync(at(goal));
      await until('the tree shows it no longer', () => !shows(mentoring, /^From far outside/));
    });

    it('a file with another name, which is the same record by its code', async () => {
      fs.writeFileSync(at(goal), 'title: From outside\nowner: ada\n');
      await until('the goal is there', () => find()?.path === goal);
      const renamed = 'goals/from-inside-k7m2q4.yaml';
      fs.renameSync(at(goal), at(renamed));
      await until('its new name is known', () => find()?.path === renamed);
      fs.rmSync(at(renamed));
      await until('it is gone', () => find() === undefined);
    });

    it('a folder that goes and comes back', async () => {
      const count = large.snapshot.all('session').length;
      fs.renameSync(at('sessions'), at('.put-away'));
      await until('no session is left', () => large.snapshot.all('session').length === 0);
      fs.renameSync(at('.put-away'), at('sessions'));
      await until('all are back', () => large.snapshot.all('session').length === count);
    });

    it('all of the records going and coming back', async () => {
      const count = large.snapshot.everyFile().length;
      const away = path.join(records(), '..', '..', 'put-away');
      fs.renameSync(records(), away);
      await until('nothing is left', () => !large.hasRecords);
      await until('the tree shows what the other folder has', () => shows(mentoring, /^Sessions/));
      fs.renameSync(away, records());
      await until('all are back', () => large.snapshot.everyFile().length === count);
      await until('the tree shows both', () => shows(mentoring, /^Grace/));
    });
  });

  it('are read at a second start only where they changed', async () => {
    const start = async () => {
      await mentoring.folders.reopen(true);
      large = folderNamed(mentoring, 'large');
      return large.store.counters;
    };
    const before = content(large.snapshot);
    // What was read is kept a moment later, and nothing is that changed just now.
    for (let tries = 1; (await start()).reads > 0; tries++) {
      assert.ok(tries < 20, 'everything is kept');
      await pause(500);
    }
    assert.deepEqual(large.store.counters, { lists: 2, stats: 0, reads: 0, parses: 0 });
    assert.deepEqual(content(large.snapshot), before);
    const [session] = large.snapshot.files('session');
    assert.ok(session);
    replace(large.uri(session).fsPath, 'notes: Said before the start\n', session.text ?? '');
    assert.deepEqual(await start(), { lists: 2, stats: 0, reads: 1, parses: 1 });
    assert.match(textOf(large, session.path), /Said before the start/);
  });

  it('of one folder stay as they are where it cannot be opened again, and the other one is', async () => {
    const { getConfiguration } = vscode.workspace;
    const person = new Person();
    const small = folderNamed(mentoring, 'small');
    const value = (section: string, scope: vscode.Uri) => {
      if (scope.path.endsWith('/large')) throw new Error('Not now.');
      return getConfiguration(section, scope);
    };
    Object.defineProperty(vscode.workspace, 'getConfiguration', {
      value,
      configurable: true,
      writable: true,
    });
    try {
      await mentoring.folders.reopen(true);
    } finally {
      const before = { value: getConfiguration, configurable: true, writable: true };
      Object.defineProperty(vscode.workspace, 'getConfiguration', before);
      person.leaves();
    }
    assert.equal(folderNamed(mentoring, 'large'), large);
    assert.notEqual(folderNamed(mentoring, 'small'), small);
    assert.match(
      person.lastTold?.text ?? '',
      /^The mentoring records of large could not be opened: Not now\. /,
    );
  });

  it('show in the tree and in a dashboard, and both follow a change from outside', async () => {
    const states = watchDashboards();
    try {
      const pair = rowOf(mentoring, ({ words }) => words.includes('pair'));
      const goal = large.snapshot
        .all('goal')
        .find(({ value }) => value.pair === pair?.target?.path.replace(/^pairs\/|\.yaml$/g, ''));
      assert.ok(pair && goal);
      await vscode.commands.executeCommand('mentoring.openDashboard', pair);
      await until('the dashboard shows the goal', () => states.at(-1)?.includes(goal.value.title) ?? false);
      const title = 'Seen from outside';
      const file = large.uri(goal).fsPath;
      fs.writeFileSync(file, (goal.text ?? '').replace(/^title: .*$/m, `title: ${title}`));
      await until('the tree shows its new title', () => shows(mentoring, new RegExp(title)));
      await until('the dashboard shows it', () => states.at(-1)?.includes(title) ?? false);
    } finally {
      states.stop();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });

  it('draw only what a change is about', async () => {
    const mine = rowOf(mentoring, ({ words }) => words.includes('pair'));
    const goals = large.snapshot.all('goal');
    const isMine = ({ value }: (typeof goals)[number]) =>
      value.pair !== undefined && mine?.target?.path === `pairs/${value.pair}.yaml`;
    const own = goals.find(isMine);
    const other = goals.find((goal) => goal.value.pair !== undefined && !isMine(goal));
    assert.ok(mine?.target?.workspaceFolder === large.workspaceFolder.uri.toString() && own && other);
    const states = watchDashboards();
    const { fired, dispose } = watchTree(mentoring);
    const retitle = async (goal: typeof own, title: string) => {
      const text = (goal.text ?? '').replace(/^title: .*$/m, `title: ${title}`);
      fs.writeFileSync(large.uri(goal).fsPath, text);
      await until('the change is read', () => textOf(large, goal.path) === text);
      await settled(() => [states.length, fired.length]);
    };
    try {
      await vscode.commands.executeCommand('mentoring.openDashboard', mine);
      await until('the page listens', () => states.isReady());
      await until('the dashboard shows the goal', () => states.at(-1)?.includes(own.value.title) ?? false);
      await settled(() => [states.length, fired.length]);
      const shown = states.length;
      fired.length = 0;

      await retitle(other, 'Of another pair');
      assert.equal(states.length, shown, 'the dashboard is not drawn anew');
      assert.deepEqual([...fired], []);

      await retitle(own, 'Of this pair');
      assert.equal(states.length, shown + 1);
      assert.ok(states.at(-1)?.includes('Of this pair'));
      assert.ok(fired.length > 0 && fired.every((rows) => rows !== undefined), 'the tree is not drawn whole');
    } finally {
      states.stop();
      dispose();
      fs.writeFileSync(large.uri(own).fsPath, own.text ?? '');
      fs.writeFileSync(large.uri(other).fsPath, other.text ?? '');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });

  it('end as a fresh load has them after 100 rapid checkouts', async () => {
    const cwd = large.workspaceFolder.uri.fsPath;
    await runGit('git', ['checkout', '--quiet', '--force', 'main'], { cwd });
    await runGit('git', ['clean', '--quiet', '-fd'], { cwd });
    await untilFresh();
    const before = content(large.snapshot);
    // The last one leaves another branch than the first one found.
    for (let count = 1; count < 100; count++) await checkOut(cwd, count % 2 === 1 ? 'other' : 'main');
    await untilFresh();
    assert.notDeepEqual(content(large.snapshot), before);
    await until('the branch is named', () => large.git?.branch === 'other');
    await checkOut(cwd, 'main');
    await untilFresh();
    assert.deepEqual(content(large.snapshot), before);
  });

  /** Waits until the snapshot says what the disk says, and goes on saying it. */
  async function untilFresh(): Promise<void> {
    const { shared, private: own } = large.location;
    const fresh = new Store({ shared: nodeFileSource(shared.fsPath), private: nodeFileSource(own.fsPath) });
    await fresh.load();
    const wanted = content(fresh.snapshot);
    const texts = JSON.stringify(wanted.map(([file, { text }]) => [file, text]));
    const same = () =>
      JSON.stringify(content(large.snapshot).map(([file, { text }]) => [file, text])) === texts;
    await until('the snapshot is as the disk is', same);
    await settled(() => large.store.counters);
    assert.deepEqual(content(large.snapshot), wanted);
    assert.deepEqual([...problemsOf(large.snapshot)], [...problemsOf(fresh.snapshot)]);
    assert.deepEqual(large.snapshot.strays, fresh.snapshot.strays);
  }
});

/** Every state that a dashboard opened from now on is told, as JSON. */
function watchDashboards(): string[] & { stop: () => void; isReady: () => boolean } {
  const { createWebviewPanel } = vscode.window;
  const states: string[] = [];
  let ready = false;
  const put = (value: unknown) =>
    Object.defineProperty(vscode.window, 'createWebviewPanel', { value, configurable: true, writable: true });
  put((...args: Parameters<typeof createWebviewPanel>) => {
    const panel = createWebviewPanel(...args);
    const post = panel.webview.postMessage.bind(panel.webview);
    const value = (message: unknown) => {
      states.push(JSON.stringify(message));
      return post(message);
    };
    Object.defineProperty(panel.webview, 'postMessage', { value });
    panel.webview.onDidReceiveMessage(({ type }: { readonly type: unknown }) => (ready ||= type === 'ready'));
    return panel;
  });
  return Object.assign(states, { stop: () => void put(createWebviewPanel), isReady: () => ready });
}

/** What a tree beside the one that is seen tells VS Code to draw anew: rows by their ids, or undefined for the whole. */
function watchTree(mentoring: Mentoring): { fired: (string[] | undefined)[]; dispose: () => void } {
  const fired: (string[] | undefined)[] = [];
  const changed = new vscode.EventEmitter<string[] | undefined>();
  changed.event((rows) => fired.push(rows));
  const view = { onDidChangeCheckboxState: new vscode.EventEmitter().event } as unknown;
  const { folders, sessionClock } = mentoring;
  const tree = new Tree(folders, sessionClock, view as vscode.TreeView<string>, changed);
  tree.redraw();
  return { fired, dispose: () => tree.dispose() };
}

/** What a snapshot says, in the order of the files' names. */
function content(snapshot: Snapshot) {
  const files = snapshot.everyFile().map((file) => {
    const { text, value, raw, stale, faults } = file;
    return [fileKey(file), { text, value, raw, stale, faults }] as const;
  });
  return files.sort(([one], [other]) => (one < other ? -1 : 1));
}

function since(before: StoreCounters, after: StoreCounters): StoreCounters {
  return {
    lists: after.lists - before.lists,
    stats: after.stats - before.stats,
    reads: after.reads - before.reads,
    parses: after.parses - before.parses,
  };
}

function textOf(folder: MentoringFolder, file: string): string {
  return folder.snapshot.file('shared', file)?.text ?? '';
}

/** Changes the notes of a session as most programs save: a new file takes the place of the old one. */
function replace(file: string, notes: string, text: string): void {
  const temporary = path.join(path.dirname(file), '..', '..', '..', 'saving');
  fs.writeFileSync(temporary, text.replace(/^notes:.*\n(?: .*\n)*/m, notes));
  fs.renameSync(temporary, file);
}

/** The built-in Git extension looks at the repository all the time, and may hold its lock for a moment. */
async function checkOut(cwd: string, branch: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await runGit('git', ['checkout', '--quiet', branch], { cwd });
      return;
    } catch (error) {
      if (attempt === 20 || !String(error).includes('index.lock')) throw error;
      await eventually('the lock goes', () =>
        fs.existsSync(path.join(cwd, '.git', 'index.lock')) ? undefined : true,
      );
    }
  }
}
