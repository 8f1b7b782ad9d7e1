import * as vscode from 'vscode';
import { commandId, type ContextKeys } from '../../views/contributions.js';
import type { Folders } from '../folders.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { setContext, type RunningSession, type SessionClock } from '../running-session.js';
import type { FolderView } from '../../views/tree/folder-view.js';
import { treeNodes } from '../../views/tree/model.js';
import { changedRows } from '../../views/tree/changed-rows.js';
import type { TreeNode } from '../../views/tree/node.js';

/** How long changes gather before the tree is drawn anew, in milliseconds. */
const gather = 30;

/**
 * The tree view: shows what {@link treeNodes} derives, and nothing of its own. VS Code knows a row by its id, so that a row that says
 * something else by now is drawn anew in its place.
 */
export class Tree implements vscode.Disposable {
  private roots: readonly TreeNode[] = [];
  private readonly rows = new Map<string, TreeNode>();
  private readonly parents = new Map<string, TreeNode>();
  private all = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable[];
  private readonly ticked = new vscode.EventEmitter<{ readonly node: TreeNode; readonly checked: boolean }>();
  /** Fires when a step is ticked or its tick is taken away. */
  readonly onDidTick = this.ticked.event;

  constructor(
    private readonly folders: Folders,
    private readonly clock: SessionClock,
    private readonly view: vscode.TreeView<string>,
    private readonly changed: vscode.EventEmitter<string[] | undefined>,
  ) {
    this.subscriptions = [
      this.ticked,
      folders.onDidChange(() => this.redrawSoon()),
      clock.onDidChange(() => this.redrawSoon()),
      view.onDidChangeCheckboxState((event) => {
        for (const [id, state] of event.items) {
          const node = this.rows.get(id);
          if (node) this.ticked.fire({ node, checked: state === vscode.TreeItemCheckboxState.Checked });
        }
      }),
    ];
    setContext('mentoring.showingAll', false);
  }

  /** What stands beside the view's title: the branches whose records are shown. */
  get description(): string | undefined {
    return this.view.description;
  }

  get showsAll(): boolean {
    return this.all;
  }

  /** Shows all pairs, or only mine. */
  showAll(all: boolean): void {
    this.all = all;
    setContext('mentoring.showingAll', all);
    this.redraw();
  }

  /**
   * Derives everything anew and draws the rows that differ.
   * @param shown A row that VS Code shows otherwise than it is, such as a box that was clicked; it is drawn in any case.
   */
  redraw(shown?: TreeNode): void {
    clearTimeout(this.timer);
    const before = this.roots;
    this.derive();
    const changed = changedRows(before, this.roots);
    if (changed === 'all') {
      this.changed.fire(undefined);
      return;
    }
    const rows = new Set(shown && this.rows.has(shown.id) ? [...changed, shown.id] : changed);
    if (rows.size > 0) this.changed.fire([...rows]);
  }

  /** The row with this id; undefined where it is gone. */
  row(id: string): TreeNode | undefined {
    return this.rows.get(id);
  }

  children(node: TreeNode | undefined): readonly TreeNode[] {
    return node ? node.children : this.roots;
  }

  /** The ids of the rows below one, or at the top. */
  childIds(id: string | undefined): string[] {
    const rows = id === undefined ? this.roots : (this.rows.get(id)?.children ?? []);
    return rows.map((row) => row.id);
  }

  /** How VS Code draws a row. It may ask for one that went meanwhile, just before it asks which rows there are. */
  itemOf(id: string): vscode.TreeItem {
    const row = this.rows.get(id);
    return row ? this.item(row) : new vscode.TreeItem('');
  }

  parent(id: string): TreeNode | undefined {
    return this.parents.get(id);
  }

  item(node: TreeNode): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsible(node));
    item.id = node.id;
    if (node.description) item.description = node.description;
    if (node.tooltip !== undefined) item.tooltip = new vscode.MarkdownString(node.tooltip);
    if (node.icon !== undefined) item.iconPath = new vscode.ThemeIcon(node.icon);
    item.contextValue = node.words.join(' ');
    item.accessibilityInformation = {
      label: [node.label, node.spoken ?? node.description].filter((part) => part).join(', '),
    };
    if (node.checked !== undefined) {
      item.checkboxState = {
        state: node.checked ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
        tooltip: node.checked ? 'Done. Select to open it again.' : 'Select when it is done.',
      };
    }
    if (node.command) item.command = { command: commandId(node.command), title: '', arguments: [node] };
    else if (node.target)
      item.command = { command: commandId('openRecord'), title: 'Open Record', arguments: [node] };
    return item;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private redrawSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.redraw(), gather);
  }

  private derive(): void {
    const views = this.folders.all.map((folder) => viewOf(folder, this.clock.running));
    // Who I am is git's to say: as long as git is not asked, or does not answer, what can be read is shown.
    this.roots = treeNodes(views, this.all || !vscode.workspace.isTrusted || this.folders.awaitGit);
    this.rows.clear();
    this.parents.clear();
    this.remember(this.roots);
    const state = stateOf(views, this.roots);
    setContext('mentoring.state', state);
    setContext(
      'mentoring.present',
      views.some((folder) => folder.snapshot.everyFile().length > 0),
    );
    const branches = new Set(
      this.folders.withRecords.map((folder) => folder.git?.branch).filter((branch) => branch !== undefined),
    );
    this.view.description = [...branches].join(', ');
    const failures = this.folders.all.flatMap(({ failure }) => failure ?? []);
    this.view.message = [...failures, ...(state === 'ready' ? this.gitMessage() : [])].join(' ') || undefined;
  }

  private remember(rows: readonly TreeNode[], parent?: TreeNode): void {
    for (const row of rows) {
      this.rows.set(row.id, row);
      if (parent) this.parents.set(row.id, parent);
      this.remember(row.children, row);
    }
  }

  /** Why who I am and commits are not known. */
  private gitMessage(): readonly string[] {
    if (!vscode.workspace.isTrusted)
      return ['Restricted mode: records can be read. Trust this folder to change them and to see commits.'];
    return this.folders.awaitGit
      ? ['Git is still starting: who you are and your commits follow in a moment.']
      : [];
  }
}

function collapsible(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (node.children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** What the welcome views ask for. */
function stateOf(views: readonly FolderView[], roots: readonly TreeNode[]): ContextKeys['mentoring.state'] {
  if (views.length === 0) return 'no-folder';
  const withRecords = views.filter((folder) => folder.snapshot.everyFile().length > 0);
  if (withRecords.length === 0) return 'no-records';
  if (roots.length > 0) return 'ready';
  return withRecords.some((folder) => folder.me !== undefined) ? 'no-pair' : 'unknown-me';
}

/** A folder as the tree looks at it. */
function viewOf(folder: MentoringFolder, running: RunningSession | undefined): FolderView {
  const here = running?.workspaceFolder === folder.id;
  return {
    ...folder.perspective,
    workspaceFolder: folder.id,
    name: folder.name,
    focused: folder.goalInFocus,
    running: here ? running : undefined,
    problems: (file) => folder.problems(file),
  };
}
