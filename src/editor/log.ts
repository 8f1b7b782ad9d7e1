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

/**
 * Lets something go on that nobody waits for. That it failed goes into the log.
 * @param failure a sentence of our own: what did not work
 */
export function inBackground(log: Log, failure: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log.warn(failure, error));
}
