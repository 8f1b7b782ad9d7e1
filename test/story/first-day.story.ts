import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createSample } from '../../scripts/sample.js';
import { until, VSCode, type Tree } from './driver';

/** The whole story of a pair's first day, as Ada and then Grace click and type it. */
describe('the first day of Ada and Grace', () => {
  let vscode: VSCode;
  let tree: Tree;
  let home: string;
  let ada: string;
  let grace: string;

  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  const records = (folder: string, kind: string) => {
    const below = path.join(folder, '.mentoring', kind);
    return fs.existsSync(below) ? fs.readdirSync(below).filter((name) => name.endsWith('.yaml')) : [];
  };
  const read = (folder: string, kind: string) => {
    const [name] = records(folder, kind);
    assert.ok(name, `there is no record in ${kind}`);
    return fs.readFileSync(path.join(folder, '.mentoring', kind, name), 'utf8');
  };

  before(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-first-day-'));
    ada = path.join(home, 'ada', 'payments');
    grace = path.join(home, 'grace', 'payments');
    fs.mkdirSync(path.dirname(ada), { recursive: true });
    createSample(ada, { records: false });
    const remote = path.join(home, 'remote.git');
    git(home, 'clone', '--quiet', '--bare', ada, remote);
    git(ada, 'remote', 'add', 'origin', remote);
    git(ada, 'fetch', '--quiet');
    git(ada, 'branch', '--quiet', '--set-upstream-to=origin/main');
    git(home, 'clone', '--quiet', remote, grace);
    git(grace, 'config', 'user.name', 'Grace Hopper');
    git(grace, 'config', 'user.email', 'grace@example.org');
    vscode = await VSCode.start({ open: ada, settings: { 'git.openRepositoryInParentFolders': 'never' } });
    await vscode.openViewContainer('Mentoring');
    tree = vscode.tree('Mentoring');
  });

  after(async () => {
    await vscode.stop();
    fs.rmSync(home, { recursive: true, force: true });
  });

  it('welcomes, where there is nothing yet', async () => {
    await vscode.welcome('Mentoring').getByText('Start Mentoring').waitFor();
  });

  it('starts mentoring in four answers', async () => {
    const { quickInput } = vscode;
    await vscode.welcome('Mentoring').getByText('Start Mentoring').click();
    vscode.resetInputs();
    await quickInput.pick('Where should the records live', 'In this repository');
    await quickInput.pick('your role', 'Mentee');
    await quickInput.pick('Who is your mentor', 'Grace Hopper');
    await quickInput.answer('want from it', 'Own a service from design to on-call');
    await quickInput.untilClosed();
    assert.equal(vscode.inputs.answers, 4);
    await vscode.notification('Proposed to Grace Hopper').waitFor();
    assert.match(
      read(ada, 'pairs'),
      /^mentee: ada\nmentor: grace\nby: ada\nrequest: Own a service from design to on-call\nprocess: project-mentoring\nstatus: proposed\n/,
    );
    assert.equal(git(ada, 'config', '--local', 'mentoring.me'), 'ada');
    assert.equal(git(ada, 'status', '--porcelain'), '?? .mentoring/');
  });

  it('writes down a goal in three answers', async () => {
    const { quickInput } = vscode;
    await vscode.command('Mentoring: New Goal');
    vscode.resetInputs();
    await quickInput.answer('What do you want to be able to do', 'Own the retry subsystem');
    await quickInput.answer('How will you know', 'p99 of a retry storm: 40 → 10 ms');
    await quickInput.pick('By when', 'In three months');
    await quickInput.untilClosed();
    assert.equal(vscode.inputs.answers, 3);
    await until('the goal in its file', () => Promise.resolve(records(ada, 'goals').length === 1));
    assert.match(
      read(ada, 'goals'),
      /^title: Own the retry subsystem\nowner: ada\npair: ada-and-grace-\w{6}\nmeasure: \{ what: p99 of a retry storm, unit: ms, from: 40, to: 10 \}\ndue: \d{4}-\d\d-\d\d\nstatus: draft\n$/,
    );
    await tree.untilShows('Own the retry subsystem');
  });

  it('adds a step and ticks it, which writes the file', async () => {
    const { quickInput } = vscode;
    await tree.action('Own the retry subsystem', 'Add Step');
    await quickInput.answer('next step', "Read the queue's design");
    await quickInput.pick('By when', 'In two weeks');
    await quickInput.untilClosed();
    await tree.untilShows("Read the queue's design");
    await tree.tick("Read the queue's design");
    await until('the tick in the file', () =>
      Promise.resolve(/done: \d{4}-\d\d-\d\d/.test(read(ada, 'plans'))),
    );
    assert.match(
      read(ada, 'plans'),
      /^goal: own-the-retry-subsystem-\w{6}\nsteps:\n {2}- \{ task: Read the queue's design, due: [\d-]+, done: [\d-]+ \}\n$/,
    );
  });

  it('takes a creation back with Undo', async () => {
    const { quickInput } = vscode;
    await vscode.command('Mentoring: New Goal');
    await quickInput.answer('What do you want to be able to do', 'A goal by mistake');
    await quickInput.back();
    await quickInput.answer('What do you want to be able to do', 'Another goal by mistake');
    await quickInput.answer('How will you know', '');
    await quickInput.pick('By when', 'Leave it open');
    await tree.untilShows('Another goal by mistake');
    await vscode.answerNotification('Goal saved as a draft', 'Undo');
    await until('one goal again', () => Promise.resolve(records(ada, 'goals').length === 1));
  });

  it('leaves nothing behind when an input is cancelled', async () => {
    const before = git(ada, 'status', '--porcelain', '--untracked-files=all');
    await vscode.command('Mentoring: New Goal');
    await vscode.quickInput.answer('What do you want to be able to do', 'Never mind');
    await vscode.quickInput.untilAsked('How will you know');
    await vscode.quickInput.escape();
    await vscode.quickInput.untilClosed();
    assert.equal(git(ada, 'status', '--porcelain', '--untracked-files=all'), before);
  });

  it('shares exactly the records, while other work stays staged', async () => {
    fs.appendFileSync(path.join(ada, 'README.md'), '\nWork in progress.\n');
    git(ada, 'add', 'README.md');
    await vscode.command('Mentoring: Share Records');
    await vscode.quickInput.untilAsked('will be able to read these');
    const labels = await vscode.quickInput.labels();
    assert.ok(labels.includes('Goal: Own the retry subsystem'), labels.join());
    assert.ok((await vscode.quickInput.rows()).every((row) => row.checked));
    await vscode.quickInput.press('Enter');
    await vscode.answerNotification('committed', 'Push');
    await vscode.notification('Pushed to origin/main').waitFor();
    assert.equal(git(ada, 'status', '--porcelain'), 'M  README.md');
    assert.match(git(ada, 'log', '-1', '--format=%s'), /^Start mentoring: Ada Lovelace and Grace Hopper$/);
    assert.equal(git(ada, 'log', '-1', '--format=%an'), 'Ada Lovelace');
  });

  it('asks Grace to accept, and she does with a click', async () => {
    git(grace, 'pull', '--quiet');
    await vscode.open(grace);
    await vscode.openViewContainer('Mentoring');
    tree = vscode.tree('Mentoring');
    await tree.untilShows(/Ada/);
    const first = (await tree.rows())[1];
    assert.match(first?.label ?? '', /Ada/);
    vscode.resetInputs();
    await tree.action(first?.label ?? '', 'Accept');
    await until('the pair is active', () => Promise.resolve(read(grace, 'pairs').includes('status: active')));
    assert.equal(vscode.inputs.answers, 0);
  });

  it('lets Grace give feedback on the selected code in one answer', async () => {
    const [file] = git(grace, 'ls-files', 'src').split('\n');
    assert.ok(file);
    await vscode.command('Go to File...');
    await vscode.quickInput.input.fill(file);
    await vscode.quickInput.row(path.basename(file)).click();
    await vscode.untilActive(path.basename(file));
    await vscode.command('Select All');
    await vscode.command('Mentoring: Log Feedback');
    vscode.resetInputs();
    await vscode.quickInput.answer('What did you observe', 'Does this wait hold the lock?');
    assert.equal(vscode.inputs.answers, 1);
    await vscode.quickInput.untilAsked('What effect');
    await vscode.quickInput.escape();
    await vscode.quickInput.untilClosed();
    await until('feedback', () => Promise.resolve(records(grace, 'feedback').length === 1));
    const text = read(grace, 'feedback');
    assert.match(
      text,
      /^pair: [\w-]+\nfrom: grace\nto: ada\ndate: [\d-]+\nobserved: Does this wait hold the lock\?\nkind: question\nabout:\n/,
    );
    assert.ok(text.includes(file), text);
    await vscode.command('Mentoring: Share Records');
    await vscode.quickInput.untilAsked('will be able to read these');
    await vscode.quickInput.press('Enter');
    await vscode.answerNotification('committed', 'Push');
    await vscode.notification('Pushed to origin/main').waitFor();
  });

  it('shows Ada the question, and takes her reply on the dashboard', async () => {
    git(ada, 'stash', '--quiet');
    git(ada, 'pull', '--quiet', '--rebase');
    git(ada, 'stash', 'pop', '--quiet', '--index');
    await vscode.open(ada);
    await vscode.openViewContainer('Mentoring');
    tree = vscode.tree('Mentoring');
    await tree.untilShows('Grace asked a question');
    await vscode.command('Mentoring: Open Dashboard');
    const page = vscode.webview();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Does this wait hold the lock?').first().waitFor();
    await page
      .getByRole('button', { name: /^Reply/ })
      .first()
      .click();
    await page.getByRole('textbox').first().fill('It does. I will move it out.');
    await page.locator('button.send').click();
    await until('the reply in a file of its own', () =>
      Promise.resolve(records(ada, 'feedback').length === 2),
    );
  });

  it('logs a session in one answer', async () => {
    await vscode.command('Mentoring: Log Session');
    vscode.resetInputs();
    await vscode.quickInput.answer(
      'What did you talk about',
      'Where the lock is held, and what to measure next',
    );
    await vscode.quickInput.untilClosed();
    assert.equal(vscode.inputs.answers, 1);
    await until('the session', () => Promise.resolve(records(ada, 'sessions').length === 1));
    assert.match(
      read(ada, 'sessions'),
      /^pair: [\w-]+\ndate: [\d-]+\nnotes: Where the lock is held, and what to measure next\n$/,
    );
    await vscode.webview().getByText('1 session held').first().waitFor();
    await vscode.answerNotification('Session logged', 'Write More');
    await vscode.untilActive(/\.yaml/);
    await until('the cursor at the notes', async () => (await vscode.cursor()).line === 3);
  });

  it('links a commit with Space and Enter', async () => {
    await tree.action('Own the retry subsystem', 'Link Commit to Goal');
    await vscode.quickInput.untilAsked('Which commits show it');
    await until('the first row is marked', async () => (await vscode.quickInput.rows())[0]?.focused === true);
    vscode.resetInputs();
    await vscode.quickInput.press('Space');
    await vscode.quickInput.press('Enter');
    assert.equal(vscode.inputs.keys, 2);
    await until('the evidence', () => Promise.resolve(records(ada, 'evidence').length === 1));
    assert.match(
      read(ada, 'evidence'),
      /^goal: own-the-retry-subsystem-\w{6}\ncommit: '?[0-9a-f]{40}'?\nsubject: .+\nauthor: ada@example.org\nauthored: .+\npatch: '?[0-9a-f]{40}'?\nby: ada\ndate: [\d-]+\n$/,
    );
  });

  it('adds the goal to the commit message with one click', async () => {
    await vscode.openViewContainer('Source Control');
    await vscode.page.locator('.scm-input .monaco-editor').first().click();
    await vscode.type('Release the lock before the backoff');
    vscode.resetInputs();
    await vscode.page.getByRole('button', { name: 'Add Goal to Commit Message' }).first().click();
    await until('the trailer', async () => /Mentoring-Goal: \w{6}/.test(await vscode.commitMessage()));
  });

  it('moves on to the next stage, after saying what is open', async () => {
    await vscode.command('Mentoring: Advance Stage');
    await vscode.quickInput.pick('Where do you go', 'Planning and Development');
    const dialog = await vscode.dialog();
    assert.match(dialog.message, /still open/);
    await vscode.answerDialog('Move On');
    await until('the stage', () =>
      Promise.resolve(read(ada, 'pairs').includes('stage: planning-and-development')),
    );
    await vscode.openViewContainer('Mentoring');
    await tree.untilShows('Planning and Development');
  });

  it('brings the view and the dashboard back after a reload', async () => {
    await vscode.reload();
    await tree.untilShows('Planning and Development');
    await vscode.tab('Ada and Grace').click();
    await vscode.webview().getByRole('heading', { level: 1 }).waitFor();
  });
});
