import * as vscode from 'vscode';
import { commandId, type ContextKeys } from '../views/contributions.js';
import { plainLabel } from '../views/plain-label.js';

/** Where the workspace's state keeps it. */
const runningKey = 'mentoring.running';

/** A session that is being held right now. It is passing, so it lives in the workspace's state and in no record. */
export interface RunningSession {
  /** The workspace folder whose records it belongs to. */
  readonly workspaceFolder: string;
  readonly place: 'shared' | 'private';
  readonly path: string;
  /** With whom, for the status bar. */
  readonly with: string;
  /** RFC 3339. */
  readonly started: string;
  /** Whether starting it made the record: discarding it takes that away again. */
  readonly created: boolean;
}

/** Sets a key that `when` clauses ask for. */
export function setContext<K extends keyof ContextKeys>(name: K, value: ContextKeys[K]): void {
  void vscode.commands.executeCommand('setContext', name, value);
}

/** Keeps the running session and shows its clock in the status bar. */
export class SessionClock implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly item = vscode.window.createStatusBarItem(
    'mentoring.session',
    vscode.StatusBarAlignment.Left,
    0,
  );
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly state: vscode.Memento) {
    this.item.name = 'Mentoring session';
    this.item.command = commandId('endSession');
    this.show();
  }

  get running(): RunningSession | undefined {
    return this.state.get<RunningSession>(runningKey);
  }

  /** Whole minutes since the session began. */
  get minutes(): number {
    const { running } = this;
    return running ? Math.max(0, Math.floor((Date.now() - Date.parse(running.started)) / 60_000)) : 0;
  }

  async start(session: RunningSession): Promise<void> {
    await this.state.update(runningKey, session);
    this.show();
    this.changed.fire();
  }

  async stop(): Promise<void> {
    await this.state.update(runningKey, undefined);
    this.show();
    this.changed.fire();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.item.dispose();
    this.changed.dispose();
  }

  private show(): void {
    const { running } = this;
    setContext('mentoring.sessionRunning', running !== undefined);
    clearInterval(this.timer);
    if (!running) {
      this.item.hide();
      return;
    }
    this.tick(running);
    this.timer = setInterval(() => this.tick(running), 20_000);
    this.item.show();
  }

  private tick(running: RunningSession): void {
    this.item.text = `$(comment-discussion) ${plainLabel(running.with)} · ${this.minutes} min`;
    this.item.tooltip = `Session with ${running.with}, ${this.minutes} minutes so far. Select to end it and write it up.`;
    this.item.accessibilityInformation = {
      label: `Mentoring session with ${running.with}, ${this.minutes} minutes so far`,
    };
  }
}
