import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createSample } from '../../scripts/sample.js';
import { until, VSCode } from './driver';

/** Somebody renames a goal from the editor and a person in the Explorer, and takes both back. */
describe('a rename', () => {
  let vscode: VSCode;
  let home: string;
  let records: string;
  let atFirst: Readonly<Record<string, string>>;

  before(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-renaming-'));
    const repository = path.join(home, 'job-queue');
    createSample(repository, { records: true });
    records = path.join(repository, '.mentoring');
    atFirst = texts();
    vscode = await VSCode.start({ open: repository });
  });

  after(async () => {
    await (vscode as VSCode | undefined)?.stop();
    fs.rmSync(home, { recursive: true, force: true });
  });

  function texts(): Readonly<Record<string, string>> {
    const names = fs.readdirSync(records, { recursive: true, encoding: 'utf8' });
    return Object.fromEntries(
      names
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => [name, fs.readFileSync(path.join(records, name), 'utf8')]),
    );
  }

  const goal = () => Object.keys(texts()).find((name) => /^goals\/.*retries.*\.yaml$/.test(name)) ?? '';
  const says = (what: string, holds: () => boolean) => until(what, () => Promise.resolve(holds()));
  const nothingIsUnsaved = () =>
    until('nothing is left unsaved', async () => (await vscode.page.locator('.tab.dirty').count()) === 0);
  const isAsAtFirst = async () => {
    await says('all is as at first', () => JSON.stringify(texts()) === JSON.stringify(atFirst));
    await nothingIsUnsaved();
  };

  const open = (name: string) => vscode.openFile(path.basename(name));

  it('of a goal with F2 changes the file and everything that names it', async () => {
    const before = goal();
    await open(before);
    // The record is understood once the breadcrumbs say where in it the cursor is.
    await vscode.page.locator('.breadcrumbs-control').getByText('Title').waitFor();
    await vscode.press('F2');
    const input = vscode.page.locator('.rename-box input.rename-input');
    await input.waitFor();
    assert.equal(await input.inputValue(), 'own-the-retries');
    await input.fill('calm-retries');
    await vscode.press('Enter');
    await says('the file has its new name', () => goal() === 'goals/calm-retries-p3x9kd.yaml');
    const old = path.basename(before, '.yaml');
    await says('nothing names it otherwise', () => !JSON.stringify(texts()).includes(old));
    assert.ok(Object.values(texts()).some((text) => text.includes('goal: calm-retries-p3x9kd')));
    await vscode.untilActive('calm-retries-p3x9kd.yaml');
    await nothingIsUnsaved();
  });

  it('with F2 is taken back by one undo', async () => {
    await vscode.press('Control+Z');
    await isAsAtFirst();
    await vscode.untilActive(path.basename(goal()));
  });

  it('of a person in the Explorer is followed, too', async () => {
    await open('ada.yaml');
    await vscode.command('File: Reveal Active File in Explorer View');
    await vscode.page
      .locator('.explorer-folders-view .monaco-list-row.focused', { hasText: 'ada.yaml' })
      .waitFor();
    await vscode.press('F2');
    const input = vscode.page.locator('.explorer-item-edited input');
    await input.waitFor();
    await input.fill('lovelace.yaml');
    await vscode.press('Enter');
    const question = vscode.page.locator('.monaco-dialog-box');
    await question.waitFor();
    assert.match(await question.innerText(), /Mentoring Trail.*refactoring changes/);
    await vscode.answerDialog('OK');
    await says('everything follows', () => {
      const all = Object.values(texts()).join('\n');
      return /^mentee: lovelace$/m.test(all) && !/^(mentee|mentor|owner|by|from|to): ada$/m.test(all);
    });
    assert.match(
      (await vscode.notifications()).join(),
      /Check Signatures then goes by the commit of this rename/,
    );
  });

  it('in the Explorer is taken back by one undo', async () => {
    await vscode.press('Control+Z');
    await isAsAtFirst();
  });
});
