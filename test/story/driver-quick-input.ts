import type { Locator, Page } from 'playwright-core';
import { exactly, matches, until, type Inputs } from './driver-waiting';

/** A row of a quick pick. */
export interface QuickRow {
  label: string;
  description: string;
  detail: string;
  /** The heading above this row, if one starts here. */
  separator: string;
  /** `undefined` where one row alone can be picked. */
  checked: boolean | undefined;
  focused: boolean;
}

/**
 * The box at the top of the window in which VS Code asks: an input, or a list to pick from.
 *
 * A step follows the one before in the same box, so every answer names (a part of) the question that it answers; it is
 * given when that question is showing.
 */
export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;

  constructor(
    private readonly page: Page,
    private readonly inputs: Inputs,
  ) {
    this.widget = page.locator('.quick-input-widget');
    this.input = this.widget.locator('.quick-input-filter input.input');
  }

  async isOpen(): Promise<boolean> {
    return this.widget.isVisible();
  }

  /** Waits until nothing is asked any more. */
  async untilClosed(): Promise<void> {
    await until(
      'the end of the questions',
      async () => !(await this.isOpen()),
      () => this.question(),
    );
  }

  /** Everything that the question says: title with step, text on the empty input, and the message below it. */
  async question(): Promise<string> {
    if (!(await this.isOpen())) return '(nothing is asked)';
    const parts = await this.widget.evaluate((widget) => {
      const shown = (selector: string): string[] =>
        [...widget.querySelectorAll<HTMLElement>(selector)]
          .filter((element) => element.offsetParent !== null)
          .map((element) => element.innerText.trim());
      const input = widget.querySelector<HTMLInputElement>('.quick-input-filter input.input');
      return [...shown('.quick-input-title'), input?.placeholder ?? '', ...shown('.quick-input-message')];
    });
    return parts.filter((part) => part !== '').join(' | ');
  }

  /** Waits until a question is showing that contains or matches this. Gives all of its words. */
  async untilAsked(question: string | RegExp): Promise<string> {
    return until(
      `the question ${String(question)}`,
      async () => {
        const asked = await this.question();
        return (await this.isOpen()) && matches(asked, question) ? asked : undefined;
      },
      () => this.question(),
    );
  }

  /** What is written in the input. */
  async value(): Promise<string> {
    return this.input.inputValue();
  }

  /** Writes into the input, instead of what it holds, without accepting it. */
  async write(question: string | RegExp, text: string): Promise<void> {
    await this.untilAsked(question);
    await this.input.fill(text);
  }

  /** Writes an answer and presses Enter: one answer. An `undefined` text accepts what is there. */
  async answer(question: string | RegExp, text?: string): Promise<void> {
    await this.untilAsked(question);
    if (text !== undefined) await this.input.fill(text);
    this.inputs.answers += 1;
    await this.press('Enter');
  }

  /** Presses a key while the question is showing: `Enter`, `Escape`, `ArrowDown`, `Space`. */
  async press(key: string): Promise<void> {
    this.inputs.keys += 1;
    await this.page.keyboard.press(key);
  }

  /** Leaves the questions without an answer. */
  async escape(): Promise<void> {
    await this.press('Escape');
    await this.untilClosed();
  }

  /** Goes back to the question before. */
  async back(): Promise<void> {
    this.inputs.clicks += 1;
    await this.widget.locator('.quick-input-titlebar .action-label[aria-label^="Back"]').click();
  }

  /** Presses a button in the question's title bar or inside its input, by its tooltip. */
  async pressButton(tooltip: string): Promise<void> {
    this.inputs.clicks += 1;
    const bars = this.widget.locator('.quick-input-titlebar, .quick-input-inline-action-bar');
    await bars.locator(`.action-label[aria-label^="${tooltip}"]`).first().click();
  }

  /** The row with this label. Only rows on the screen exist; write a filter to reach the others. */
  row(label: string): Locator {
    const name = this.page
      .locator('.quick-input-list-row:first-child .label-name')
      .filter({ hasText: exactly(label) });
    return this.widget.locator('.quick-input-list .monaco-list-row').filter({ has: name }).first();
  }

  /** The rows on the screen, from top to bottom. */
  async rows(): Promise<QuickRow[]> {
    return this.widget.locator('.quick-input-list .monaco-list-row').evaluateAll((rows) => {
      const text = (row: Element, selector: string): string =>
        row.querySelector(selector)?.textContent.trim() ?? '';
      return rows
        .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
        .map((row) => {
          const checked = row.getAttribute('aria-checked');
          const separator = row.querySelector<HTMLElement>('.quick-input-list-separator');
          return {
            label: text(row, '.quick-input-list-row:first-child .label-name'),
            description: text(row, '.quick-input-list-row:first-child .label-description'),
            detail: text(row, '.quick-input-list-label-meta .label-name'),
            separator: separator?.style.display === 'none' ? '' : (separator?.textContent.trim() ?? ''),
            checked: checked === null ? undefined : checked === 'true',
            focused: row.classList.contains('focused'),
          };
        });
    });
  }

  /** The labels of the rows on the screen. */
  async labels(): Promise<string[]> {
    return (await this.rows()).map((row) => row.label);
  }

  /** Picks the row with this label: one answer. */
  async pick(question: string | RegExp, label: string): Promise<void> {
    await this.untilAsked(question);
    await this.untilRow(label);
    this.inputs.answers += 1;
    await this.row(label).click();
  }

  /** Ticks (or unticks) the row with this label in a list of several, by the keyboard: the arrow keys, then Space. */
  async tick(question: string | RegExp, label: string): Promise<void> {
    await this.untilAsked(question);
    await this.untilRow(label);
    const presses = (await this.rows()).length + 2;
    for (let press = 0; (await this.focused())?.label !== label; press += 1) {
      if (press > presses) throw new Error(`The arrow keys do not reach "${label}".`);
      const before = (await this.focused())?.label;
      await this.press('ArrowDown');
      // After the last row the input has the focus, and then the first row.
      await until('the next row', async () => (await this.focused())?.label !== before);
    }
    const before = (await this.focused())?.checked;
    await this.press('Space');
    await until(`a tick at "${label}"`, async () => (await this.focused())?.checked !== before);
  }

  private async focused(): Promise<QuickRow | undefined> {
    return (await this.rows()).find((row) => row.focused);
  }

  private async untilRow(label: string): Promise<void> {
    await until(
      `the row "${label}"`,
      async () => this.row(label).isVisible(),
      async () => (await this.labels()).join(', '),
    );
  }
}
