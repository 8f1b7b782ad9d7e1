import * as vscode from 'vscode';
import { errorCode, type Log } from '../core/ports.js';

/** The log that “Show Log” opens: an output channel of its own. */
export class LogChannel implements Log, vscode.Disposable {
  private readonly channel = vscode.window.createOutputChannel('Mentoring Trail', { log: true });

  info(event: string): void {
    this.channel.info(event);
  }

  warn(event: string, error?: unknown): void {
    this.channel.warn(error === undefined ? event : `${event}: ${errorCode(error)}`);
  }

  show(): void {
    this.channel.show();
  }

  dispose(): void {
    this.channel.dispose();
  }
}
