import type { Snapshot } from '../folder/snapshot.js';

/** The person's name, or their handle where no record says it. */
export function nameOf(snapshot: Snapshot, handle: string): string {
  return snapshot.find('person', handle)?.value.name ?? handle;
}
