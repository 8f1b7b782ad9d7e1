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
    await vscode.screenshot(path.join(home, 'welcome.png'));
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
    await vscode.screenshot(path.join(os.tmpdir(), 'tree.png'));
    console.log(await tree.text());
  });
});
