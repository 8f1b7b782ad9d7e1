import * as vscode from 'vscode';
import { isFinished } from '../core/insight/goals.js';
import { commandId } from '../views/contributions.js';
import { plainLabel } from '../views/plain-label.js';
import type { SessionClock } from './running-session.js';
import type { Folders } from './folders.js';

/** Shows the goal in focus, if one is set and no session is running; otherwise nothing. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'mentoring.goal',
    vscode.StatusBarAlignment.Left,
    0,
  );
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly folders: Folders,
    private readonly clock: SessionClock,
  ) {
    this.item.name = 'Mentoring goal in focus';
    this.subscriptions = [
      folders.onDidChange((change) => {
        if (change.concernsGoals) this.show();
      }),
      clock.onDidChange(() => this.show()),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.item.dispose();
  }

  private show(): void {
    for (const folder of this.clock.running ? [] : this.folders.all) {
      const goal = folder.snapshot.find('goal', folder.goalInFocus);
      if (!goal || isFinished(goal)) continue;
      const { title } = goal.value;
      const target = folder.target(goal);
      this.item.text = `$(target) ${plainLabel(title.length > 40 ? `${title.slice(0, 39)}…` : title)}`;
      this.item.tooltip = `Goal in focus: ${title}. Select to open it.`;
      this.item.accessibilityInformation = { label: `Mentoring goal in focus: ${title}` };
      this.item.command = { title: 'Open Record', command: commandId('openRecord'), arguments: [target] };
      this.item.show();
      return;
    }
    this.item.hide();
  }
}
