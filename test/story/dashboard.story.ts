import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import axe from 'axe-core';
import { createSample } from '../../scripts/sample.js';
import { until, VSCode, type Theme } from './driver';
import { untilStill } from './driver-waiting';

/** What a webview's body is marked with while it has the theme's colours. */
const THEMES: Record<Theme, string> = {
  'Light Modern': 'vscode-light',
  'Dark Modern': 'vscode-dark',
  'Dark High Contrast': 'vscode-high-contrast',
};

/** The two widths that the dashboard is laid out for: as wide as it gets, and beside the code. */
const WIDTHS = { wide: 1400, narrow: 480 };

/** The dashboard in use: by keyboard, while records change, unfolded, in every colour, wide and narrow. */
describe('the dashboard', () => {
  let vscode: VSCode;
  let home: string;
  let sample: string;
  let fresh: string;

  const record = (repository: string, name: string) => path.join(repository, '.mentoring', `${name}.yaml`);
  const changes = (repository: string) =>
    execFileSync('git', ['status', '--porcelain', '--untracked-files=all'], {
      cwd: repository,
      encoding: 'utf8',
    });

  /** Makes the dashboard so many pixels wide; what stands beside it has been closed. */
  const setWidth = async (width: number) => {
    await vscode.resize(width, 900);
    const beside = await (await vscode.webviewFrame()).evaluate(() => window.innerWidth);
    await vscode.resize(width + width - beside, 900);
    const frame = await vscode.webviewFrame();
    await frame.waitForFunction((wanted) => window.innerWidth === wanted, width);
  };

  /** What is wrong with the dashboard as it looks now, for those who cannot see it well. */
  const violations = async () => {
    const frame = await vscode.webviewFrame();
    await untilStill(frame);
    await frame.evaluate(axe.source);
    const found = await frame.evaluate(async () => {
      const { violations, passes } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
      const overflow = document.documentElement.scrollWidth - window.innerWidth;
      return {
        passes: passes.length,
        wrong: [
          ...violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
          ...(overflow > 0 ? [`${overflow} pixels wider than the window`] : []),
        ],
      };
    });
    assert.ok(found.passes > 10, 'nothing was looked at');
    return found.wrong;
  };

  /** Which part has the focus: what a screen reader calls it. */
  const focused = async () =>
    (await vscode.webviewFrame()).evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return '';
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : element.innerText;
      return (element.getAttribute('aria-label') ?? label ?? '').replace(/\s+/g, ' ').trim();
    });

  /** Goes on with Tab until the part of this name has the focus; gives the names of all on the way. */
  const tabTo = async (name: string) => {
    const passed: string[] = [];
    for (let press = 0; press < 80; press += 1) {
      const before = await focused();
      if (before === name) return passed;
      passed.push(before);
      await vscode.press('Tab');
    }
    throw new Error(`Tab does not reach "${name}", but ${passed.join(', ')}`);
  };

  const openDashboard = async () => {
    await vscode.command('Mentoring: Open Dashboard');
    await vscode.webview().getByRole('heading', { level: 1, name: 'Ada and Grace' }).waitFor();
  };

  before(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-dashboard-'));
    sample = path.join(home, 'job-queue');
    fresh = path.join(home, 'payments');
    createSample(sample, { records: true });
    createSample(fresh, { records: false });
    vscode = await VSCode.start({ open: sample });
    await openDashboard();
    await vscode.command('View: Close Primary Side Bar');
  });

  after(async () => {
    await vscode.stop();
    fs.rmSync(home, { recursive: true, force: true });
  });

  it('is walked through from top to bottom with Tab', async () => {
    await vscode.command('View: Focus First Editor Group');
    await tabTo('Log session');
    const passed = await tabTo('Finished goals 1');
    const landmarks = [
      'Log session',
      'Go on to Reflection',
      '3 done',
      'Prepare',
      'Reply: Grace asked a question',
      'New goal',
      'Link commits to Own the retries',
      'Working agreement',
      'Timeline',
    ];
    const positions = landmarks.map((name) => passed.lastIndexOf(name));
    assert.deepEqual(
      positions,
      [...positions].sort((one, other) => one - other),
      passed.join('\n'),
    );
    assert.ok(!positions.includes(-1), passed.join('\n'));
    assert.ok(!passed.includes(''), `something without a name has the focus: ${passed.join('\n')}`);
  });

  it('opens the record behind a check with Enter', async () => {
    await vscode.command('View: Focus First Editor Group');
    // The first of this name is in the stage, at the check that looks for its steps.
    await tabTo('Own the retries');
    await vscode.press('Enter');
    await vscode.untilActive(/^own-the-retries-/);
    await vscode.command('View: Close Editor');
    await vscode.webview().getByRole('heading', { level: 1 }).waitFor();
  });

  it('keeps what is being typed, and the focus, while records change', async () => {
    await vscode.command('View: Focus First Editor Group');
    await tabTo('Reply: Grace asked a question');
    await vscode.press('Enter');
    await until('the box to write in', async () => (await focused()).startsWith('Your reply'));
    await vscode.type('An alert fires');
    const goal = record(sample, 'goals/own-the-retries-p3x9kd');
    fs.writeFileSync(goal, fs.readFileSync(goal, 'utf8').replace('Own the retries', 'Own every retry'));
    await vscode.webview().getByRole('heading', { name: 'Own every retry' }).waitFor();
    assert.match(await focused(), /^Your reply/);
    await vscode.type(', within a minute.');
    assert.equal(
      await vscode.webview().getByRole('textbox').inputValue(),
      'An alert fires, within a minute.',
    );
  });

  for (const [theme, kind] of Object.entries(THEMES) as [Theme, string][]) {
    it(`is accessible in ${theme}, unfolded and with a reply begun, wide and narrow`, async () => {
      await vscode.setTheme(theme);
      const frame = await vscode.webviewFrame();
      await frame.waitForFunction((wanted) => document.body.classList.contains(wanted), kind);
      for (const [name, width] of Object.entries(WIDTHS)) {
        await setWidth(width);
        const folded = vscode.webview().locator('details:not([open]) > summary');
        while ((await folded.count()) > 0) await folded.first().click();
        assert.deepEqual(await violations(), [], name);
      }
    });
  }

  it('brings back what was begun when the window is reloaded', async () => {
    await vscode.setTheme('Light Modern');
    await vscode.resize(1280, 800);
    await vscode.reload();
    const box = vscode.webview().getByRole('textbox');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'An alert fires, within a minute.');
  });

  it('brings back what was begun when the dashboard is closed and opened again', async () => {
    await vscode.command('View: Close Editor');
    await openDashboard();
    const box = vscode.webview().getByRole('textbox');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'An alert fires, within a minute.');
  });

  it('sends the reply by keyboard', async () => {
    await vscode.webview().getByRole('textbox').focus();
    await vscode.press('Control+Enter');
    await vscode
      .webview()
      .getByRole('list', { name: 'Replies' })
      .getByText('An alert fires, within a minute.')
      .waitFor();
    const [, reply] = /^\?\? (\.mentoring\/feedback\/.+)$/m.exec(changes(sample)) ?? [];
    assert.match(
      fs.readFileSync(path.join(sample, reply ?? ''), 'utf8'),
      /\nreplyTo: [-\w]+-f2v7wd\ntext: An alert fires, within a minute\.\n$/,
    );
  });

  it('is searched with the find widget', async () => {
    await vscode.webview().getByRole('heading', { level: 1 }).click();
    await vscode.press('Control+F');
    const find = vscode.page.locator('.simple-find-part.visible');
    await find.locator('input').fill('heap');
    await vscode.press('Enter');
    const frame = await vscode.webviewFrame();
    await frame.waitForFunction(() => window.getSelection()?.toString() === 'heap');
    await vscode.press('Escape');
    await find.waitFor({ state: 'detached' });
  });

  it('says what comes next to a pair that was only just proposed', async () => {
    await vscode.open(fresh);
    await vscode.command('Mentoring: Start Mentoring');
    await vscode.quickInput.pick('Where should the records live', 'In this repository');
    await vscode.quickInput.pick('your role', 'Mentee');
    await vscode.quickInput.pick('Who is your mentor', 'Grace Hopper');
    await vscode.quickInput.answer('want from it', 'Own a service from design to on-call');
    await vscode.notification('Proposed to Grace Hopper').waitFor();
    await vscode.command('Notifications: Clear All Notifications');
    await openDashboard();
    const dashboard = vscode.webview();
    await dashboard.getByText('Waiting for Grace to accept').waitFor();
    await dashboard.getByText('Nothing is planned yet').waitFor();
    await dashboard.getByRole('button', { name: 'New goal' }).waitFor();
    for (const width of Object.values(WIDTHS)) {
      await setWidth(width);
      assert.deepEqual(await violations(), [], `at ${width} pixels`);
    }
  });

  it('says what comes next to a pair that has no more than itself', async () => {
    const folder = path.join(fresh, '.mentoring', 'pairs');
    const [pair] = fs.readdirSync(folder);
    assert.ok(pair);
    fs.writeFileSync(
      path.join(folder, pair),
      'mentee: ada\nmentor: grace\nprocess: five-stages\nstatus: active\n',
    );
    const dashboard = vscode.webview();
    await dashboard.getByText('Waiting for Grace').waitFor({ state: 'detached' });
    assert.deepEqual(await violations(), [], 'narrow');
    await setWidth(WIDTHS.wide);
    assert.deepEqual(await violations(), [], 'wide');
  });
});
