import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createSample } from '../../scripts/sample.js';
import { until, VSCode } from './driver';

/** Somebody mistypes a key in a goal, looks up what the problem means, and repairs it by the keyboard. */
describe('a problem in a record', () => {
  let vscode: VSCode;
  let home: string;
  let goal: string;
  let good: string;

  before(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-problems-'));
    const repository = path.join(home, 'job-queue');
    createSample(repository, { records: true });
    const goals = path.join(repository, '.mentoring', 'goals');
    goal = path.join(goals, fs.readdirSync(goals).find((name) => name.startsWith('own-the-retries')) ?? '');
    good = fs.readFileSync(goal, 'utf8');
    fs.writeFileSync(goal, good.replace('status: ', 'statsu: '));
    vscode = await VSCode.start({ open: repository });
  });

  after(async () => {
    await (vscode as VSCode | undefined)?.stop();
    fs.rmSync(home, { recursive: true, force: true });
  });

  const pageShows = async () => {
    await vscode.untilActive('unknown-key.md');
    await vscode.webview().getByRole('heading', { level: 1, name: 'Unknown key' }).waitFor();
    await vscode.command('View: Close Editor');
    await vscode.tab('unknown-key.md').waitFor({ state: 'detached' });
  };

  it('shows when the record is opened', async () => {
    await vscode.openFile(path.basename(goal));
    await vscode.page.locator('.squiggly-warning').first().waitFor();
  });

  it('leads from the Problems view to the page of its rule', async () => {
    await vscode.command('Problems: Focus on Problems View');
    const link = vscode.page.locator('.markers-panel a.monaco-link').filter({ hasText: 'unknown-key' });
    await link.waitFor();
    await link.click();
    await pageShows();
    await link.focus();
    await vscode.press('Enter');
    await pageShows();
  });

  it('leads there from where the editor shows it', async () => {
    await vscode.command('View: Focus Active Editor Group');
    await vscode.press('F8');
    const link = vscode.page.locator('.marker-widget a.code-link');
    await link.waitFor();
    await link.click();
    await pageShows();
  });

  it('leads there from the hover', async () => {
    await vscode.command('View: Focus Active Editor Group');
    await vscode.press('F8');
    await vscode.press('Escape');
    await vscode.command('Show or Focus Hover');
    const link = vscode.page.locator('.monaco-hover a.code-link:visible');
    await link.waitFor();
    await link.click();
    await pageShows();
  });

  it('is repaired by the keyboard', async () => {
    await vscode.command('View: Focus Active Editor Group');
    await vscode.press('F8');
    await vscode.press('Escape');
    await vscode.press('Control+.');
    await vscode.page.locator('.action-widget').getByText('Change statsu to status').waitFor();
    await vscode.press('Enter');
    await until('the text is repaired', async () => (await vscode.editorText()).includes('status: '));
    await vscode.save();
    assert.equal(fs.readFileSync(goal, 'utf8'), good);
    await vscode.page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
  });
});
