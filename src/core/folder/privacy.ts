/** Where a record lives: beside the code for everyone who reads it, or in the private folder, for its owner alone. */
export type Place = 'shared' | 'private';

export const places: readonly Place[] = ['shared', 'private'];

export function isPlace(value: unknown): value is Place {
  return places.some((place) => place === value);
}

/** What has a place: a record, a file that is none, or what a record is to become. */
interface Placed {
  readonly place: Place;
}

/**
 * The rule of privacy, and the only one: whether somebody who reads a record in `from` may learn of what lives in `place`. Records
 * and views of the shared folder tell of shared records alone; what is private may look at everything that is mine.
 */
export function isSeenFrom(from: Place, { place }: Placed): boolean {
  switch (from) {
    case 'shared':
      return place === 'shared';
    case 'private':
      return true;
  }
}

/**
 * Whether something is only on this machine: for a lock, for words, and for where a file goes. What may be seen from where is
 * never asked here, but of {@link isSeenFrom} and `Snapshot.seenFrom`.
 */
export function isPrivate({ place }: Placed): boolean {
  return place === 'private';
}
