/** One line of a benchmark's table: a count, a size or how many times as long one thing takes as another in the same run. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: '×' | 'calls' | 'kB';
  /** What it should be at most. */
  readonly target?: number;
}

/**
 * The least work for the processor that `work` takes, in milliseconds: what else the machine does hardly shows in it, and
 * whatever disturbs a run only ever makes it longer.
 * @param prepare what each run works with; its time does not count.
 */
export async function least<T>(
  runs: number,
  prepare: () => T | Promise<T>,
  work: (prepared: T) => unknown,
): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const prepared = await prepare();
    const started = process.cpuUsage();
    await work(prepared);
    const { user, system } = process.cpuUsage(started);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
