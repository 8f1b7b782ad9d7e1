/**
 * Drives a real VS Code with the packed extension as a person would: by clicking, typing and reading the screen.
 *
 * Every method waits until what it needs is there, and fails with what was there instead.
 */
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import type { Browser, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/vscode/browser.js';
import { ensureServer } from '../../scripts/vscode/install.js';
import { addressOf, startServer, type Server } from '../../scripts/vscode/server.js';
import { Tree } from './driver-tree';
import { QuickInput } from './driver-quick-input';
import { exactly, PATIENCE, until, type Inputs } from './driver-waiting';

export { QuickInput, Tree, until };

export interface StartOptions {
  /** Absolute path of a folder or a `.code-workspace` file; nothing is opened when it is left out. */
  open?: string;
  /** User settings. */
  settings?: Record<string, unknown>;
  /** `granted`: every folder counts as trusted. `asked`: VS Code asks as it does by default. */
  trust?: 'granted' | 'asked';
  /** Of the window, in pixels; 1280 × 800 when left out. */
  size?: { width: number; height: number };
  /** Environment variables that the extension host inherits. */
  env?: Record<string, string>;
}

/** The colours that VS Code brings, by the names that it shows. */
export type Theme = 'Light Modern' | 'Dark Modern' | 'Dark High Contrast';

/** A part of the class that the workbench has while a theme is shown. */
const THEME_CLASSES: Record<Theme, string> = {
  'Light Modern': '-light_modern-',
  'Dark Modern': '-dark_modern-',
  'Dark High Contrast': '-hc_black-',
};

/** One VS Code window, with a server of its own. */
export class VSCode {
  readonly quickInput: QuickInput;
  /** What a person has done since {@link resetInputs}: answers given in quick inputs, keys pressed, clicks made. */
  readonly inputs: Inputs = { answers: 0, keys: 0, clicks: 0 };

  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    private readonly server: Server,
  ) {
    this.quickInput = new QuickInput(page, this.inputs);
  }

  /** Starts VS Code with the extension under test, and opens a workspace. */
  static async start(options: StartOptions = {}): Promise<VSCode> {
    const extensionsDir = process.env['MENTORING_EXTENSIONS_DIR'];
    assert.ok(
      extensionsDir,
      'MENTORING_EXTENSIONS_DIR is set by scripts/test-story.js; run the stories with it.',
    );
    const settings = {
      'editor.cursorBlinking': 'solid',
      'security.workspace.trust.startupPrompt': 'always',
      ...options.settings,
    };
    const server = await startServer({
      installation: await ensureServer(),
      extensionsDir,
      settings,
      args: options.trust === 'asked' ? [] : ['--disable-workspace-trust'],
      env: options.env ?? {},
    });
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } });
    page.setDefaultTimeout(PATIENCE);
    const vscode = new VSCode(page, browser, server);
    await vscode.open(options.open);
    return vscode;
  }

  /** Opens another workspace in this window. */
  async open(target: string | undefined): Promise<void> {
    await this.page.goto(addressOf(this.server, target));
    await this.untilReady();
  }

  /** Reloads the window as a person does, so that VS Code remembers what was open: the extension is activated anew. */
  async reload(): Promise<void> {
    const reloaded = this.page.waitForEvent('domcontentloaded');
    await this.command('Developer: Reload Window');
    await reloaded;
    await this.untilReady();
  }

  private async untilReady(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
  }

  /** Ends the window and its server. */
  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  resetInputs(): void {
    Object.assign(this.inputs, { answers: 0, keys: 0, clicks: 0 });
  }

  /** Presses one key, or a chord such as `Control+S`. */
  async press(key: string): Promise<void> {
    this.inputs.keys += 1;
    await this.page.keyboard.press(key);
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /**
   * Runs a command through the command palette; this is not counted among the inputs.
   * @param title As the palette shows it, with its category: `Mentoring: New Goal`.
   */
  async command(title: string): Promise<void> {
    const row = this.quickInput.row(title);
    await until(`the command "${title}" in the palette`, async () => {
      if (!(await this.quickInput.question()).includes('Type the name of a command')) {
        await this.page.keyboard.press('F1');
      }
      // Typed anew each time: the commands of an extension arrive some time after the window.
      await this.quickInput.input.fill('>', { timeout: 2_000 });
      await this.quickInput.input.fill(`>${title}`, { timeout: 2_000 });
      await row.waitFor({ timeout: 2_000 });
      await row.click({ timeout: 2_000 });
      return true;
    });
  }

  /**
   * Opens a file of the workspace by its name, through the search for files; this is not counted among the inputs.
   * @param name Without folders.
   */
  async openFile(name: string): Promise<void> {
    const row = this.quickInput.row(name);
    await until(`the file ${name}`, async () => {
      if (!(await this.quickInput.isOpen())) await this.page.keyboard.press('Control+P');
      await this.quickInput.input.fill(name, { timeout: 2_000 });
      // The list is sorted anew while files are found.
      await row.click({ timeout: 2_000 });
      return true;
    });
    await this.untilActive(name);
  }

  /** Shows a view container by the name in its activity bar item, such as `Mentoring`. */
  async openViewContainer(name: string): Promise<void> {
    const tab = this.page
      .locator('.activitybar .action-item[role="tab"]')
      .filter({ has: this.page.locator(`.action-label[aria-label^="${name}"]`) });
    await tab.waitFor();
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await until(`${name} in the side bar`, async () => (await tab.getAttribute('aria-selected')) === 'true');
  }

  /** The tree in the view of this name. */
  tree(view: string): Tree {
    return new Tree(this.page, view, this.inputs);
  }

  /** The text that the view shows instead of a tree, with its buttons. */
  welcome(view: string): Locator {
    return this.tree(view).pane.locator('.welcome-view-content');
  }

  /** What is inside the visible webview: the extension's own document. */
  webview(): FrameLocator {
    return this.page.locator('iframe.webview:visible').first().contentFrame().frameLocator('#active-frame');
  }

  /** The same as a frame, to run a script in (an accessibility scan, say). */
  async webviewFrame(): Promise<Frame> {
    const body = await this.webview().locator('body').elementHandle();
    const frame = await body.ownerFrame();
    assert.ok(frame, 'No webview is visible.');
    return frame;
  }

  /** The notification whose message contains this text. */
  notification(text: string | RegExp): Locator {
    return this.page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: text })
      .first();
  }

  /** The messages that are showing. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Presses a button of the notification with this text. */
  async answerNotification(text: string | RegExp, button: string): Promise<void> {
    const notification = this.notification(text);
    await notification
      .locator('.monaco-button')
      .filter({ hasText: exactly(button) })
      .click();
    this.inputs.clicks += 1;
    await notification.waitFor({ state: 'detached' });
  }

  /** The modal dialog's message and detail. */
  async dialog(): Promise<{ message: string; detail: string; buttons: string[] }> {
    const box = this.page.locator('.monaco-dialog-box');
    await box.waitFor();
    return {
      message: (await box.locator('.dialog-message').innerText()).trim(),
      detail: (await box.locator('.dialog-message-detail').allInnerTexts()).join('\n').trim(),
      buttons: await box.locator('.dialog-buttons .monaco-button').allInnerTexts(),
    };
  }

  /** Presses a button of the modal dialog. */
  async answerDialog(button: string): Promise<void> {
    const box = this.page.locator('.monaco-dialog-box');
    await box
      .locator('.dialog-buttons .monaco-button')
      .filter({ hasText: exactly(button) })
      .click();
    this.inputs.clicks += 1;
    await box.waitFor({ state: 'detached' });
  }

  /** Answers VS Code's question whether the folder's authors are trusted; needs `trust: 'asked'`. */
  async answerTrust(answer: 'trust' | 'restricted'): Promise<void> {
    await this.answerDialog(
      answer === 'trust' ? 'Yes, I trust the authors' : "No, I don't trust the authors",
    );
  }

  /** Trusts the folder after all, in VS Code's trust editor, which something has opened. */
  async grantTrust(): Promise<void> {
    await this.page
      .locator('.workspace-trust-editor .monaco-button')
      .filter({ hasText: /^Trust$/ })
      .click();
    this.inputs.clicks += 1;
    await this.statusBarItem(/Restricted Mode/).waitFor({ state: 'detached' });
    await this.page.getByRole('button', { name: 'Close Modal Editor' }).click();
  }

  /** The status bar item that shows this text. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text }).first();
  }

  /** The texts of the status bar, from left to right, without those that are empty. */
  async statusBar(): Promise<string[]> {
    const texts = await this.page.locator('.part.statusbar .statusbar-item:visible').allInnerTexts();
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  }

  /** The open editor with this name on its tab. */
  tab(name: string | RegExp): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: name }).first();
  }

  /** Waits until the editor with this name is the active one. */
  async untilActive(name: string | RegExp): Promise<void> {
    const active = this.page.locator('.tabs-container .tab.active').filter({ hasText: name });
    await active.first().waitFor();
  }

  /** The lines of the active text editor that are on the screen. */
  async editorText(): Promise<string> {
    const editor = this.page.locator('.editor-group-container.active .editor-instance .view-lines').first();
    return linesOf(editor);
  }

  /** Where the cursor is, as the status bar says it; both count from 1. */
  async cursor(): Promise<{ line: number; column: number }> {
    const text = await this.statusBarItem(/^Ln \d+, Col \d+/).innerText();
    const [line = 0, column = 0] = [...text.matchAll(/\d+/g)].map(Number);
    return { line, column };
  }

  /** The commit message that is being written in Source Control. */
  async commitMessage(): Promise<string> {
    return linesOf(this.page.locator('.scm-editor .view-lines').first());
  }

  /** Saves the active editor, and waits until it is saved. */
  async save(): Promise<void> {
    await this.press('Control+S');
    await this.page.locator('.tabs-container .tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** Changes user settings, and reloads the window: a change of the file alone is not always noticed. */
  async changeSettings(changes: Record<string, unknown>): Promise<void> {
    const before: unknown = JSON.parse(await fs.promises.readFile(this.server.settingsFile, 'utf8'));
    const after = { ...(before as Record<string, unknown>), ...changes };
    await fs.promises.writeFile(this.server.settingsFile, JSON.stringify(after, null, 2));
    await this.reload();
  }

  /** Changes the colours, and waits until they show. */
  async setTheme(theme: Theme): Promise<void> {
    const shown = this.page.locator(`.monaco-workbench[class*="${THEME_CLASSES[theme]}"]`);
    if (await shown.isVisible()) return;
    await this.command('Preferences: Color Theme');
    await this.quickInput.untilAsked(/theme/i);
    await this.quickInput.input.fill(theme);
    await this.quickInput.row(theme).click();
    await shown.waitFor();
    await this.quickInput.untilClosed();
  }

  /** Changes the size of the window, in pixels. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  /** Makes a picture (PNG) of the window, or of a part of it, with the mouse out of the way. */
  async screenshot(file: string, part?: Locator): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    await (part ?? this.page).screenshot({ path: file, animations: 'disabled' });
  }
}

/** Lines are drawn in any order and with hard spaces. */
async function linesOf(editor: Locator): Promise<string> {
  await editor.waitFor();
  const lines = await editor.locator('.view-line').evaluateAll((elements) =>
    elements
      .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent }))
      .sort((a, b) => a.top - b.top)
      .map((line) => line.text),
  );
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
