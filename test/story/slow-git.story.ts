import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createSample } from '../../scripts/sample.js';
import { VSCode, type Tree } from './driver';
import { skip } from '../support/skip';

/** A network drive, a virus scanner, a machine that is busy: git is there, and takes its time. */
describe('a git that takes its time', () => {
  let vscode: VSCode;
  let tree: Tree;
  let home: string;

  /** Git says nothing until there is this file. */
  const answers = () => path.join(home, 'git-answers');

  before(async function () {
    if (process.platform === 'win32') skip(this, 'git is a shell script here');
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-slow-git-'));
    const repository = path.join(home, 'job-queue');
    createSample(repository, { records: true });
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    fs.mkdirSync(path.join(home, 'bin'));
    fs.writeFileSync(
      path.join(home, 'bin', 'git'),
      [
        '#!/bin/sh',
        `while [ "$1" = --version ] && [ ! -e '${answers()}' ]; do sleep 0.2; done`,
        `exec '${real}' "$@"`,
        '',
      ].join('\n'),
      { mode: 0o755 },
    );
    vscode = await VSCode.start({
      open: repository,
      // Started as from a terminal, VS Code does not ask a login shell for another PATH.
      env: { PATH: [path.join(home, 'bin'), process.env['PATH']].join(path.delimiter), VSCODE_CLI: '1' },
    });
    await vscode.openViewContainer('Mentoring');
    tree = vscode.tree('Mentoring');
  });

  after(async () => {
    // Where there was nothing to start there is nothing to stop.
    if (home) fs.writeFileSync(answers(), '');
    await (vscode as VSCode | undefined)?.stop();
    if (home) fs.rmSync(home, { recursive: true, force: true });
  });

  it('keeps no record waiting', async () => {
    await tree.pane.getByText('Git is still starting').waitFor();
    await tree.untilShows(/Own the retries/);
  });

  it('is whole once git has answered', async () => {
    fs.writeFileSync(answers(), '');
    await tree.pane.getByText('Git is still starting').waitFor({ state: 'detached' });
    await tree.untilShows(/^▾ Next\n {2}Grace asked a question/m);
    await tree.untilShows(/Evidence and feedback {2}3 · 0/);
  });
});
