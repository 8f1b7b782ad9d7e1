import * as vscode from 'vscode';

/** How long a history may take to be read before anybody hears of it, in milliseconds. */
const patience = 4000;

/** Reads a history in the background: nobody waits for it, a long one says so and can be stopped. */
export class HistoryReading implements vscode.Disposable {
  private readonly closing = new AbortController();
  private stopping = new AbortController();

  /** Runs the reading; one that was stopped stays stopped until {@link again}. */
  async follow<T>(read: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { stopping } = this;
    const reading = read(AbortSignal.any([this.closing.signal, stopping.signal]));
    const timer = setTimeout(() => {
      if (stopping.signal.aborted || this.closing.signal.aborted) return;
      void vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: 'Mentoring: reading the history of this repository',
          cancellable: true,
        },
        async (_progress, token) => {
          token.onCancellationRequested(() => stopping.abort());
          // Whoever asked for the history is told; the progress only waits for its end.
          await reading.catch(() => undefined);
        },
      );
    }, patience);
    return reading.finally(() => clearTimeout(timer));
  }

  /** The person asks for it anew. */
  again(): void {
    if (this.stopping.signal.aborted) this.stopping = new AbortController();
  }

  dispose(): void {
    this.closing.abort();
  }
}
