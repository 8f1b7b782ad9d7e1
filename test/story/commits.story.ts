import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { VSCode, until, type Tree } from './driver';

/** Evidence and the history that it stands on: linked, named in a message, rewritten by git, found again or honestly lost. */
describe('goals and commits', function () {
  // Every step goes on from the one before.
  this.bail(true);

  let vscode: VSCode;
  let tree: Tree;
  let repository: string;
  /** Nobody commits twice within a second. */
  let minute = 0;

  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, GIT_SEQUENCE_EDITOR: "sed -i -e '/Try a spike/d'", GIT_EDITOR: 'true' },
    }).trim();
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(repository, file)), { recursive: true });
    fs.writeFileSync(path.join(repository, file), text);
  };
  const commit = (file: string, message: string) => {
    write(file, `${message}\n`);
    git('add', '--all');
    minute += 1;
    git(
      'commit',
      '--quiet',
      '-m',
      message,
      '--date',
      new Date(Date.now() - (600 - minute * 10) * 60_000).toISOString(),
    );
  };

  before(async () => {
    repository = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-commits-'));
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'Ada Lovelace');
    git('config', 'user.email', 'ada@example.org');
    write('.mentoring/mentoring.yaml', 'format: 1\n');
    write('.mentoring/people/ada.yaml', 'name: Ada Lovelace\nemails: [ada@example.org]\n');
    write('.mentoring/people/grace.yaml', 'name: Grace Hopper\nemails: [grace@example.org]\n');
    const pair =
      'mentee: ada\nmentor: grace\nrequest: Own a service\nprocess: project-mentoring\nstatus: active\n';
    write('.mentoring/pairs/ada-and-grace-k7m2q4.yaml', pair);
    const goal = 'title: Own the retries\nowner: ada\npair: ada-and-grace-k7m2q4\nstatus: active\n';
    write('.mentoring/goals/own-the-retries-p3x9kd.yaml', goal);
    commit('queue.ts', 'Begin the queue');
    git('checkout', '--quiet', '-b', 'retries');
    commit('measure.ts', 'Measure the storm of retries');
    commit('spike.ts', 'Try a spike with another heap');
    commit('lock.ts', 'Move the wait out of the lock');
    vscode = await VSCode.start({ open: repository, settings: { 'git.enableSmartCommit': true } });
    await vscode.openViewContainer('Mentoring');
    tree = vscode.tree('Mentoring');
    await tree.untilShows('Own the retries');
  });

  after(async () => {
    await (vscode as VSCode | undefined)?.stop();
    fs.rmSync(repository, { recursive: true, force: true });
  });

  it('links commits by keyboard alone', async () => {
    const question = 'Which commits show it';
    await vscode.command('Mentoring: Link Commit to Goal');
    // The newest of one's own is marked already: Space ticks it.
    await vscode.quickInput.untilAsked(question);
    await vscode.press('Space');
    await vscode.quickInput.tick(question, 'Try a spike with another heap');
    await vscode.quickInput.press('Enter');
    await vscode.quickInput.untilClosed();
    await tree.untilShows(/Evidence and feedback {2}2 · 0/);
  });

  it('finds what is typed in the whole history', async () => {
    await vscode.command('Mentoring: Link Commit to Goal');
    await vscode.quickInput.write('Which commits show it', 'ada storm');
    await vscode.quickInput.row('Measure the storm of retries').click();
    await vscode.quickInput.press('Enter');
    await vscode.quickInput.untilClosed();
    await tree.untilShows(/Evidence and feedback {2}3 · 0/);
    git('add', '--all');
    git('commit', '--quiet', '-m', 'Share the evidence');
  });

  it('puts the goal into the message that is being written', async () => {
    write('heap.ts', 'export {};\n');
    git('add', '--all');
    await vscode.openViewContainer('Source Control');
    await vscode.page.locator('.scm-input .monaco-editor').first().click();
    await vscode.page.locator('.scm-view').getByText('heap.ts').first().waitFor();
    await vscode.type('Write down why the heap stays');
    await vscode.command('Mentoring: Add Goal to Commit Message');
    await until('the trailer', async () => /Mentoring-Goal: p3x9kd/.test(await vscode.commitMessage()));
    await vscode.page.locator('.scm-input .monaco-editor').first().click();
    await vscode.press('Control+Enter');
    await until('the commit', () =>
      Promise.resolve(git('log', '-1', '--format=%s') === 'Write down why the heap stays'),
    );
    assert.equal(git('log', '-1', '--format=%(trailers:only)').trim(), 'Mentoring-Goal: p3x9kd');
    await vscode.openViewContainer('Mentoring');
    await tree.untilShows(/Evidence and feedback {2}4 · 0/);
  });

  it('follows the commits through a rebase, and says which one is gone and what is known of it', async () => {
    git('checkout', '--quiet', 'main');
    commit('other.ts', 'Work on something else');
    git('checkout', '--quiet', 'retries');
    git('rebase', '--quiet', '--interactive', 'main');
    // As time does: git forgets what no branch holds.
    for (const file of ['ORIG_HEAD', 'REBASE_HEAD', 'AUTO_MERGE'])
      fs.rmSync(path.join(repository, '.git', file), { force: true });
    git('reflog', 'expire', '--expire=now', '--all');
    git('gc', '--quiet', '--prune=now');
    await tree.expand('Evidence and feedback');
    await tree.untilShows(/Move the wait out of the lock {2}Ada · .* · 1 file · found again after a rewrite/);
    await tree.untilShows(/Measure the storm of retries {2}Ada · .* · 1 file · found again after a rewrite/);
    await tree.untilShows(/Write down why the heap stays {2}Ada · .* · 1 file$/m);
    await tree.untilShows(/Try a spike with another heap {2}Ada · .* · not in this clone/);
  });

  it('says the same on the dashboard', async () => {
    await vscode.command('Mentoring: Open Dashboard');
    const dashboard = vscode.webview();
    await dashboard.locator('.goal summary').first().click();
    const evidence = dashboard.getByRole('list', { name: 'Evidence for Own the retries' });
    await evidence.getByText('found again after a rewrite').nth(1).waitFor();
    const lost = evidence.getByRole('listitem').filter({ hasText: 'not in this clone' });
    await lost.locator('.codicon-question').waitFor();
  });
});
