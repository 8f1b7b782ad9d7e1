import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { replyTo } from '../../core/actions/feedback.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import {
  fromDashboardSchema,
  readMessage,
  type DashboardSection,
  type FromDashboard,
  type ToDashboard,
} from '../../protocol/messages.js';
import { stepAt } from '../../views/step-at.js';
import { tick } from '../tick-step.js';
import { openAt } from '../open-record.js';
import { run } from '../run-action.js';
import { commandId, dashboardViewType } from '../../views/contributions.js';
import type { Folders } from '../folders.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import type { SessionClock } from '../running-session.js';
import { Change } from '../../views/change.js';
import type { Target } from '../../views/target.js';
import { dashboardHtml } from './html.js';
import { dashboardState, nothingState } from '../../views/dashboard/model.js';

/** How long changes gather before the dashboard is told, in milliseconds. */
const gather = 40;

/** Which pair a panel shows. */
interface Shown {
  readonly workspaceFolder: string;
  readonly pair: string;
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  readonly shown: Shown;
  /** Whether what it shows may differ now. */
  stale: boolean;
  /** Where to go once the page listens. */
  section: DashboardSection | undefined;
}

/** The dashboards, one panel a pair. A panel shows what is derived from the records and has no state of the domain. */
export class Dashboard implements vscode.Disposable {
  private readonly panels = new Map<string, OpenPanel>();
  private readonly subscriptions: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly folders: Folders,
    private readonly clock: SessionClock,
    /** The workspace's state: a reply that was begun is kept there, so that closing the dashboard loses no word. */
    private readonly memory: vscode.Memento,
  ) {
    this.subscriptions = [
      folders.onDidChange((change) => this.updateSoon(change)),
      clock.onDidChange(() => this.updateSoon(new Change())),
    ];
  }

  /** Opens the dashboard of a pair, or brings it to the front; at a section of it, where one is named. */
  show(folder: MentoringFolder, pair: LoadedRecord<'pair'>, section?: DashboardSection): void {
    const shown = { workspaceFolder: folder.id, pair: pair.id };
    const open = this.panels.get(idOf(shown));
    if (open) {
      // A hidden page is built anew and then says that it is ready.
      if (section !== undefined && open.panel.visible)
        void this.post(open.panel, { type: 'reveal', section });
      else open.section = section;
      open.panel.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(dashboardViewType, 'Mentoring', vscode.ViewColumn.Active, {
      enableFindWidget: true,
      ...this.options(),
    });
    this.attach(panel, shown, section);
  }

  /** Brings a panel back after the window was reloaded. */
  restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id = typeof state === 'object' && state !== null && 'id' in state ? state.id : undefined;
    const shown = typeof id === 'string' ? shownOf(id) : undefined;
    if (shown) {
      panel.webview.options = this.options();
      this.attach(panel, shown);
    } else {
      panel.dispose();
    }
    return Promise.resolve();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
    for (const { panel } of this.panels.values()) panel.dispose();
  }

  private options(): vscode.WebviewOptions {
    return {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist', 'dashboard')],
    };
  }

  private attach(panel: vscode.WebviewPanel, shown: Shown, section?: DashboardSection): void {
    this.panels.set(idOf(shown), { panel, shown, section, stale: false });
    const file = (name: string) =>
      panel.webview
        .asWebviewUri(vscode.Uri.joinPath(this.extensionUri, 'dist', 'dashboard', name))
        .toString();
    const picture = (name: string) => vscode.Uri.joinPath(this.extensionUri, 'media', name);
    panel.iconPath = { light: picture('mentoring-light.svg'), dark: picture('mentoring-dark.svg') };
    panel.onDidDispose(() => this.panels.delete(idOf(shown)));
    panel.onDidChangeViewState(() => {
      // A hidden panel is told nothing, so it catches up when it is seen again.
      if (panel.visible) this.update(panel, shown);
    });
    panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(panel, shown, message));
    panel.webview.html = dashboardHtml({
      cspSource: panel.webview.cspSource,
      scriptUri: file('main.js'),
      styleUri: file('main.css'),
      codiconsUri: file('codicon.css'),
      nonce: randomBytes(16).toString('hex'),
    });
  }

  private updateSoon(change: Change): void {
    for (const open of this.panels.values())
      open.stale ||= change.concernsPair(open.shown.workspaceFolder, open.shown.pair);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const open of this.panels.values()) {
        // A hidden panel catches up when it is seen again.
        if (open.stale && open.panel.visible) this.update(open.panel, open.shown);
        open.stale = false;
      }
    }, gather);
  }

  protected update(panel: vscode.WebviewPanel, shown: Shown): void {
    const folder = this.folderOf(shown);
    const pair = folder?.snapshot.find('pair', shown.pair);
    const id = idOf(shown);
    const running =
      folder && this.clock.running?.workspaceFolder === shown.workspaceFolder
        ? this.clock.running
        : undefined;
    const state =
      folder && pair ? dashboardState({ id, pair, running, ...viewOfFolder(folder) }) : nothingState(id);
    panel.title = state.view === 'pair' ? state.header.title : 'Mentoring';
    void this.post(panel, { type: 'state', state });
  }

  /** Gives a page that has just begun to listen what it is to show. */
  private async begin(panel: vscode.WebviewPanel, shown: Shown): Promise<void> {
    const drafts = this.memory.get<Record<string, string>>(draftsKey(shown), {});
    if (Object.keys(drafts).length > 0) await this.post(panel, { type: 'drafts', drafts });
    this.update(panel, shown);
    const open = this.panels.get(idOf(shown));
    if (open?.section === undefined) return;
    await this.post(panel, { type: 'reveal', section: open.section });
    open.section = undefined;
  }

  private folderOf(shown: Shown): MentoringFolder | undefined {
    return this.folders.byUri(shown.workspaceFolder);
  }

  private post(panel: vscode.WebviewPanel, message: ToDashboard): Thenable<boolean> {
    return panel.webview.postMessage(message);
  }

  private async receive(panel: vscode.WebviewPanel, shown: Shown, data: unknown): Promise<void> {
    const message = readMessage(fromDashboardSchema, data);
    const folder = this.folderOf(shown);
    if (!message || (!folder && message.type !== 'ready')) {
      await this.post(panel, {
        type: 'error',
        message: 'That could not be understood. Reload the dashboard and try again.',
      });
    } else if (folder) {
      await this.handle(panel, shown, folder, message);
    } else {
      this.update(panel, shown);
    }
  }

  private async handle(
    panel: vscode.WebviewPanel,
    shown: Shown,
    folder: MentoringFolder,
    message: FromDashboard,
  ): Promise<void> {
    const inFolder = (target: Omit<Target, 'workspaceFolder'>): Target => ({
      ...target,
      workspaceFolder: shown.workspaceFolder,
    });
    switch (message.type) {
      case 'ready':
        await this.begin(panel, shown);
        return;
      case 'drafts':
        await this.memory.update(draftsKey(shown), message.drafts);
        return;
      case 'run': {
        const pair = folder.snapshot.find('pair', shown.pair);
        const target = message.target ?? (pair && { place: pair.place, path: pair.path });
        await vscode.commands.executeCommand(commandId(message.command), target && inFolder(target));
        return;
      }
      case 'tick': {
        const step = stepAt(folder.snapshot, message.target);
        if (step) await tick(folder, { ...step, task: message.task }, message.done);
        // The box shows what the record says, also where ticking it did not work.
        this.update(panel, shown);
        return;
      }
      case 'open':
        await openAt(folder, message.target);
        return;
      case 'showCommit':
        await vscode.commands.executeCommand(commandId('showCommit'), {
          ...inFolder({ place: 'shared', path: '' }),
          sha: message.commit,
        });
        return;
      case 'reply': {
        const { feedback, text } = message;
        const done = await run(folder, replyTo, { feedback, text }, { quiet: true });
        await this.post(
          panel,
          done
            ? { type: 'replied', feedback }
            : { type: 'error', message: 'The reply was not saved. Your text is kept here.', feedback },
        );
        return;
      }
    }
  }
}

/** What the state is derived from. */
function viewOfFolder(folder: MentoringFolder) {
  const { perspective, git } = folder;
  return { ...perspective, branch: git?.branch, defaultBranch: git?.records?.defaultBranch };
}

function idOf(shown: Shown): string {
  return JSON.stringify([shown.workspaceFolder, shown.pair]);
}

/** Where the replies that were begun in a dashboard are kept. */
function draftsKey(shown: Shown): string {
  return `dashboard.drafts:${idOf(shown)}`;
}

function shownOf(id: string): Shown | undefined {
  try {
    const parsed: unknown = JSON.parse(id);
    if (!Array.isArray(parsed)) return undefined;
    const [workspaceFolder, pair] = parsed as readonly unknown[];
    return typeof workspaceFolder === 'string' && typeof pair === 'string'
      ? { workspaceFolder, pair }
      : undefined;
  } catch {
    // The state of another version: the panel closes, and opening it again is one click.
    return undefined;
  }
}
