import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import axe from 'axe-core';
import { createSample } from '../../scripts/sample.js';
import { VSCode, type Theme } from './driver';
import { untilStill } from './driver-waiting';

/**
 * How the product looks on six weeks of a pair's records. With MENTORING_PICTURES it also leaves the README's pictures in the folder
 * that this names.
 */
describe('the looks of it', () => {
  let vscode: VSCode;
  let home: string;
  const pictures = process.env['MENTORING_PICTURES'];
  const picture = async (name: string, part?: Parameters<VSCode['screenshot']>[1]) => {
    if (pictures) await vscode.screenshot(path.join(pictures, `${name}.png`), part);
  };

  before(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-looks-'));
    for (const name of ['job-queue', 'payments'])
      createSample(path.join(home, name), { records: name === 'job-queue' });
    vscode = await VSCode.start({ open: path.join(home, 'job-queue') });
    await vscode.openViewContainer('Mentoring');
    await vscode.tree('Mentoring').untilShows('Next');
    await vscode.command('Mentoring: Open Dashboard');
    await vscode.webview().getByRole('heading', { level: 1 }).waitFor();
    await vscode.command('Notifications: Clear All Notifications');
  });

  after(async () => {
    await vscode.stop();
    fs.rmSync(home, { recursive: true, force: true });
  });

  /** What a webview's body is marked with while it has the theme's colours. */
  const kinds: readonly (readonly [Theme, string])[] = [
    ['Light Modern', 'vscode-light'],
    ['Dark Modern', 'vscode-dark'],
    ['Dark High Contrast', 'vscode-high-contrast'],
  ];
  for (const [theme, kind] of kinds) {
    it(`is accessible in ${theme}, wide and narrow`, async () => {
      await vscode.setTheme(theme);
      for (const width of [1400, 760]) {
        await vscode.resize(width, 900);
        const frame = await vscode.webviewFrame();
        await frame.waitForFunction((wanted) => document.body.classList.contains(wanted), kind);
        await untilStill(frame);
        await frame.evaluate(axe.source);
        const found = await frame.evaluate(async () => {
          const { violations, passes } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
            document,
          );
          return {
            passes: passes.length,
            violations: violations.map(
              ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
            ),
          };
        });
        assert.ok(found.passes > 10, 'nothing was looked at');
        assert.deepEqual(found.violations, [], `at ${width} pixels`);
      }
      await vscode.resize(1280, 800);
      if (theme === 'Light Modern') await picture('overview');
      if (theme === 'Dark Modern') await picture('dashboard-dark', vscode.page.locator('.part.editor'));
    });
  }

  it('shows the whole pair in the tree', async () => {
    await vscode.setTheme('Light Modern');
    const tree = vscode.tree('Mentoring');
    const rows = (await tree.rows()).filter((row) => row.level === 1).map((row) => row.label);
    assert.equal(rows[0], 'Next');
    assert.ok(rows.includes('Sessions') && rows.length >= 5, rows.join());
    for (const row of await tree.rows())
      assert.ok(row.spoken.startsWith(row.label), `a screen reader says "${row.spoken}"`);
    await picture('tree', vscode.page.locator('.part.sidebar'));
  });

  it('asks where the records live before anything else', async () => {
    await vscode.open(path.join(home, 'payments'));
    await vscode.command('Mentoring: Start Mentoring');
    await vscode.quickInput.untilAsked('Where should the records live');
    assert.ok((await vscode.quickInput.rows()).every((row) => row.detail !== ''));
    assert.ok(
      !fs.existsSync(path.join(home, 'payments', '.mentoring')),
      'something was written before it was asked',
    );
    await picture('start');
  });
});
