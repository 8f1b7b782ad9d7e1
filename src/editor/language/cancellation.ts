import type { CancellationToken } from 'vscode';
import type { LongWork } from '../../core/long-work.js';

/** How long VS Code has to wait for its turn, in milliseconds. What it says meanwhile arrives between two slices. */
const slice = 20;

/** Does long work in slices; undefined as soon as the request is cancelled. */
export async function inSlices<T>(
  work: LongWork<T>,
  token: Pick<CancellationToken, 'isCancellationRequested'>,
): Promise<T | undefined> {
  while (!token.isCancellationRequested) {
    const end = performance.now() + slice;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return undefined;
}
