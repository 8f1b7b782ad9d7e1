import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createSample } from '../../scripts/sample.js';
import { until, VSCode, type Tree } from './driver';
import { skip } from '../support/skip';

/** A clone from somebody whom one does not know: it is looked at first, and trusted later. */
describe('a folder that is not trusted', () => {
  let vscode: VSCode;
  let tree: Tree;
  let home: string;
  let repository: string;

  /** What git was called with, a line each: through the PATH that VS Code has, not by this story. */
  const gitCalls = () => fs.readFileSync(path.join(home, 'git-calls'), 'utf8');
  /** What the repository's own configuration has git run. */
  const monitorRan = () => fs.existsSync(path.join(home, 'monitor-ran'));
  const snapshot = () =>
    execFileSync('git', ['-c', 'core.fsmonitor=false', 'status', '--porcelain', '--untracked-files=all'], {
      cwd: repository,
      encoding: 'utf8',
    });

  const script = (name: string, ...lines: string[]) => {
    fs.mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
    fs.writeFileSync(path.join(home, name), ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  };

  before(async function () {
    if (process.platform === 'win32') skip(this, 'git is a shell script here');
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-trust-'));
    repository = path.join(home, 'job-queue');
    createSample(repository, { records: true });
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    fs.writeFileSync(path.join(home, 'git-calls'), '');
    script('bin/git', `echo "$*" >> '${path.join(home, 'git-calls')}'`, `exec '${real}' "$@"`);
    script('monitor', `touch '${path.join(home, 'monitor-ran')}'`, 'exit 1');
    execFileSync('git', ['config', 'core.fsmonitor', path.join(home, 'monitor')], { cwd: repository });
    vscode = await VSCode.start({
      open: repository,
      trust: 'asked',
      // Started as from a terminal, VS Code does not ask a login shell for another PATH.
      env: { PATH: [path.join(home, 'bin'), process.env['PATH']].join(path.delimiter), VSCODE_CLI: '1' },
    });
    await vscode.answerTrust('restricted');
    await vscode.openViewContainer('Mentoring');
    tree = vscode.tree('Mentoring');
  });

  after(async () => {
    // Where there was nothing to start there is nothing to stop.
    await (vscode as VSCode | undefined)?.stop();
    if (home) fs.rmSync(home, { recursive: true, force: true });
  });

  it('shows its records, and says why no more than that', async () => {
    await tree.untilShows(/Own the retries {2}17 → 10 ms/);
    await tree.untilShows('Sessions');
    await tree.pane.getByText('Restricted mode: records can be read.').waitFor();
    assert.doesNotMatch(await tree.text(), /^▾ Next/m);
    await tree.expand('Own the retries');
    await tree.click('Measure a retry storm');
    await vscode.untilActive('own-the-retries-z5w1ht.yaml');
  });

  it('shows its dashboard, to read', async () => {
    await vscode.command('Mentoring: Open Dashboard');
    const dashboard = vscode.webview();
    await dashboard.getByRole('heading', { level: 1, name: 'Ada and Grace' }).waitFor();
    await dashboard.getByText('p99 of a retry storm').first().waitFor();
    assert.equal(await dashboard.getByRole('button', { name: 'Log session' }).count(), 0);
  });

  for (const title of ['New Goal', 'Log Session', 'Share Records', 'Set Who I Am', 'Start Mentoring']) {
    it(`refuses ${title}, with a way out`, async () => {
      await vscode.command(`Mentoring: ${title}`);
      const message = vscode.notification('This folder is not trusted yet');
      await message.getByText('Manage Trust').waitFor();
      await vscode.command('Notifications: Clear All Notifications');
      await message.waitFor({ state: 'detached' });
    });
  }

  it('refuses to rename', async () => {
    await tree.click('Measure a retry storm');
    await vscode.untilActive('own-the-retries-z5w1ht.yaml');
    // The tab can be there before the keyboard has moved from the tree into the text.
    await vscode.command('View: Focus Active Editor Group');
    // The goal that the plan names, in its first line.
    for (const key of ['Control+Home', 'End', 'F2']) await vscode.press(key);
    await vscode.page.locator('.monaco-editor-overlaymessage').getByText('not trusted yet').waitFor();
    await vscode.press('Escape');
    // The dashboard is seen again.
    await vscode.command('View: Close Editor');
  });

  it('has no box to tick in the tree', async () => {
    const { checked } = await tree.row('Replace the sorted list by a heap');
    assert.equal(checked, undefined);
  });

  it('had no git run for all of that', () => {
    assert.equal(gitCalls(), '');
    assert.ok(!monitorRan());
  });

  it('is whole without a reload once it is trusted', async () => {
    await vscode.command('Mentoring: New Goal');
    await vscode.answerNotification('This folder is not trusted yet', 'Manage Trust');
    await vscode.grantTrust();
    await tree.untilShows(/^▾ Next\n {2}Grace asked a question/m);
    assert.equal(await tree.pane.getByText('Restricted mode').count(), 0);
    await tree.untilShows(/Evidence and feedback {2}3 · 0/);
    await tree.tick('Replace the sorted list by a heap');
    await until('the tick in the file', () => Promise.resolve(snapshot().includes('.mentoring/plans/')));
    await vscode.webview().getByRole('button', { name: 'Log session' }).waitFor();
    await vscode.command('Mentoring: Log Session');
    await vscode.quickInput.answer('What did you talk about', 'Whom to trust');
    await vscode.notification('Session logged').waitFor();
    assert.match(gitCalls(), /\blog\b/);
  });
});
