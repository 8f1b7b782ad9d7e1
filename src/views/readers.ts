import type { RecordFile, Snapshot } from '../core/folder/snapshot.js';
import { otherOf, shortName, statedReaders } from '../core/insight/people.js';

/** Who can read the shared records, as stated at set-up. */
export function readersOf(snapshot: Snapshot): string {
  return statedReaders(snapshot) ?? 'Everyone with access to this repository';
}

/** The other one of the pair that a record is about, by name. */
export function otherReader(
  { snapshot, me }: { snapshot: Snapshot; me: string | undefined },
  file: RecordFile,
): string | undefined {
  const value = file.value as { readonly pair?: string } | undefined;
  const pair = snapshot.find('pair', value?.pair);
  const other = pair && me !== undefined ? otherOf(pair.value, me) : undefined;
  return pair && other !== undefined ? shortName(snapshot, other, pair.value) : undefined;
}
