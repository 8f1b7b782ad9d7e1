import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { pairStatus } from '../records/pair.js';
import { otherOf } from './people.js';

type PairRecord = LoadedRecord<'pair'>;

/** The pairs that this one goes on from, the nearest first. A circle ends where it would begin again. */
export function earlierCycles(snapshot: Snapshot, pair: PairRecord): readonly PairRecord[] {
  const chain = [pair];
  for (;;) {
    const earlier = snapshot.find('pair', chain.at(-1)?.value.follows);
    if (!earlier || chain.some(({ id }) => id === earlier.id)) return chain.slice(1);
    chain.push(earlier);
  }
}

/** The pair that goes on from this one; of several, one that has not ended, then the one named last. */
export function nextCycle(snapshot: Snapshot, pair: PairRecord): PairRecord | undefined {
  const following = snapshot.referring('pair', 'follows', pair).filter(({ id }) => id !== pair.id);
  return following.find(({ value }) => pairStatus(value) !== 'ended') ?? following.at(-1);
}

/**
 * A pair of these two, whoever is the mentor, that has not ended.
 * @param except the id of a pair that doesn't count.
 */
export function livePair(
  snapshot: Snapshot,
  one: string,
  other: string,
  except?: string,
): PairRecord | undefined {
  return snapshot
    .all('pair')
    .find(({ id, value }) => otherOf(value, one) === other && pairStatus(value) !== 'ended' && id !== except);
}
