import type { Locator, Page } from 'playwright-core';
import { exactly, until, untilDrawn, type Inputs } from './driver-waiting';

/** A row of a tree, as the screen shows it. */
export interface TreeRow {
  /** From 1. */
  level: number;
  label: string;
  description: string;
  /** `undefined` where there is nothing to unfold. */
  expanded: boolean | undefined;
  /** `undefined` where there is no checkbox. */
  checked: boolean | undefined;
  /** What a screen reader says. */
  spoken: string;
}

/**
 * The tree in a view. A row is named by its label, or by the labels on the way to it: `['Own the retries', 'Evidence']`.
 * Only rows on the screen exist.
 */
export class Tree {
  readonly pane: Locator;

  constructor(
    private readonly page: Page,
    view: string,
    private readonly inputs: Inputs,
  ) {
    const header = page.locator(`.pane-header[aria-label^="${view}"]`);
    this.pane = page.locator('.pane').filter({ has: header }).first();
  }

  private get rowLocator(): Locator {
    return this.pane.locator('.monaco-list-row[role="treeitem"]');
  }

  /** The rows, from top to bottom. */
  async rows(): Promise<TreeRow[]> {
    return (await this.read()).map((row) => ({
      level: row.level,
      label: row.label,
      description: row.description,
      expanded: row.expanded,
      checked: row.checked,
      spoken: row.spoken,
    }));
  }

  private async read(): Promise<(TreeRow & { index: string })[]> {
    return this.rowLocator.evaluateAll((rows) => {
      const flag = (value: string | null | undefined): boolean | undefined =>
        value === null || value === undefined ? undefined : value === 'true';
      return rows
        .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
        .map((row) => {
          const checkbox = row.querySelector('.custom-view-tree-node-item-checkbox');
          return {
            index: row.getAttribute('data-index') ?? '',
            level: Number(row.getAttribute('aria-level')),
            label: row.querySelector('.label-name')?.textContent ?? '',
            description: row.querySelector('.label-description')?.textContent ?? '',
            expanded: flag(row.getAttribute('aria-expanded')),
            checked: flag(checkbox?.getAttribute('aria-checked')),
            spoken: row.getAttribute('aria-label') ?? '',
          };
        });
    });
  }

  /** The tree as lines of text, indented by two blanks a level: easy to compare, easy to read when it differs. */
  async text(): Promise<string> {
    const lines = (await this.rows()).map((row) => {
      const sign = row.expanded === undefined ? '' : row.expanded ? '▾ ' : '▸ ';
      const box = row.checked === undefined ? '' : row.checked ? '☑ ' : '☐ ';
      const description = row.description === '' ? '' : `  ${row.description}`;
      return `${'  '.repeat(row.level - 1)}${sign}${box}${row.label}${description}`;
    });
    return lines.join('\n');
  }

  /** Waits until the tree's text matches or contains this. */
  async untilShows(wanted: string | RegExp): Promise<void> {
    await until(
      `${String(wanted)} in the tree`,
      async () => {
        const text = await this.text();
        return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
      },
      async () => `\n${await this.text()}\n`,
    );
  }

  /** Waits for a row and gives what it shows. */
  async row(name: string | readonly string[]): Promise<TreeRow> {
    return (await this.find(name)).row;
  }

  /** The row on the screen, to do with what this class does not offer. */
  async locator(name: string | readonly string[]): Promise<Locator> {
    return (await this.find(name)).locator;
  }

  private async find(name: string | readonly string[]): Promise<{ row: TreeRow; locator: Locator }> {
    const labels = typeof name === 'string' ? [name] : name;
    return until(
      `the row ${labels.join(' › ')}`,
      async () => {
        const rows = await this.read();
        // A tree that is being drawn anew moves its rows: one is found when they have stayed where they are.
        await untilDrawn(this.page);
        if (JSON.stringify(await this.read()) !== JSON.stringify(rows)) return undefined;
        const found = findRow(rows, labels);
        return (
          found && { row: found, locator: this.pane.locator(`.monaco-list-row[data-index="${found.index}"]`) }
        );
      },
      async () => `\n${await this.text()}\n`,
    );
  }

  /** Clicks the row's label. */
  async click(name: string | readonly string[]): Promise<void> {
    this.inputs.clicks += 1;
    await (await this.locator(name)).locator('.label-name').click();
  }

  async expand(name: string | readonly string[]): Promise<void> {
    await this.fold(name, true);
  }

  async collapse(name: string | readonly string[]): Promise<void> {
    await this.fold(name, false);
  }

  private async fold(name: string | readonly string[], expanded: boolean): Promise<void> {
    const { row, locator } = await this.find(name);
    if (row.expanded === expanded) return;
    await locator.locator('.monaco-tl-twistie').click();
    await until('the row to unfold', async () => (await this.row(name)).expanded === expanded);
  }

  /** Clicks the row's checkbox. */
  async tick(name: string | readonly string[]): Promise<void> {
    this.inputs.clicks += 1;
    await (await this.locator(name)).locator('.custom-view-tree-node-item-checkbox').click();
  }

  /** Clicks the action with this title that shows on the row under the mouse. */
  async action(name: string | readonly string[], title: string): Promise<void> {
    this.inputs.clicks += 1;
    await until(`the action "${title}"`, async () => {
      const row = await this.locator(name);
      await row.hover({ timeout: 2_000 });
      await row.locator(`.actions .action-label[aria-label^="${title}"]`).click({ timeout: 2_000 });
      return true;
    });
  }

  /** Clicks the action with this title in the view's own title bar. */
  async titleAction(title: string): Promise<void> {
    this.inputs.clicks += 1;
    await this.pane.hover();
    const own = this.pane.locator(`.pane-header .action-label[aria-label^="${title}"]`);
    // A container with a single view shows that view's actions in the container's title.
    const container = this.page.locator(`.sidebar .composite.title .action-label[aria-label^="${title}"]`);
    await own.or(container).filter({ visible: true }).first().click();
  }

  /** Opens the row's context menu and gives its entries; `Escape` closes it. */
  async contextMenu(name: string | readonly string[]): Promise<string[]> {
    // One that is still closing would be taken for the new one.
    await this.menuEntries.first().waitFor({ state: 'detached' });
    // A row that is drawn anew under the mouse opens none; a person would press again.
    await until(`the menu of ${String(name)}`, async () => {
      await (await this.locator(name)).locator('.label-name').click({ button: 'right', timeout: 2_000 });
      await this.menuEntries.first().waitFor({ timeout: 3_000 });
      return true;
    });
    return (await this.menuEntries.allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');
  }

  /** Chooses an entry of the row's context menu. */
  async chooseFromMenu(name: string | readonly string[], entry: string): Promise<void> {
    await this.contextMenu(name);
    this.inputs.clicks += 2;
    const chosen = this.menuEntries.filter({ hasText: exactly(entry) });
    // A menu that has only just opened lets a click pass.
    await until(`the menu to take "${entry}"`, async () => {
      if (await chosen.isVisible()) await chosen.click({ timeout: 1_000 });
      return !(await chosen.isVisible());
    });
  }

  private get menuEntries(): Locator {
    return this.page.locator('.monaco-menu .action-menu-item .action-label');
  }
}

/** Follows the labels down the tree; the first may be at any level, the last is the row. */
function findRow<T extends TreeRow>(rows: T[], labels: readonly string[]): T | undefined {
  const [label, ...rest] = labels;
  for (const [index, row] of rows.entries()) {
    if (row.label !== label) continue;
    if (rest.length === 0) return row;
    const below = rows.slice(index + 1);
    const end = below.findIndex((next) => next.level <= row.level);
    const found = findRow(end === -1 ? below : below.slice(0, end), rest);
    if (found) return found;
  }
  return undefined;
}
