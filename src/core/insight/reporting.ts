import type { Snapshot } from '../folder/snapshot.js';

/**
 * The people from one up to the other, each reporting to the next: `['ada', 'linus', 'grace']`. Undefined where the records know
 * of no such line. A circle ends where it would begin again.
 */
export function reportingLine(snapshot: Snapshot, from: string, to: string): readonly string[] | undefined {
  const line = [from];
  for (;;) {
    const boss = snapshot.find('person', line.at(-1))?.value.reportsTo;
    if (boss === undefined || line.includes(boss)) return undefined;
    line.push(boss);
    if (boss === to) return line;
  }
}
