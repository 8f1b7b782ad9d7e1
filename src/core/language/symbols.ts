import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import type { LongWork } from '../long-work.js';
import { pairNamedIn } from '../insight/people.js';
import { recordTitle } from '../names/record-title.js';
import { sentence } from '../text/words.js';
import { definitions, recordKinds, type RecordKind } from '../records/kinds.js';
import { listTitle } from './list-title.js';

/** A record in a list of records of all kinds. */
export interface ListedRecord {
  readonly file: RecordFile;
  readonly title: string;
  /** What it is and whose: `Session · Ada and Grace`. */
  readonly container: string;
}

/** Kinds in the order in which people look for them; those that they rarely look for come last. */
const order: ReadonlySet<RecordKind> = new Set([
  'goal',
  'pair',
  'person',
  'session',
  'feedback',
  'plan',
  'agreement',
  'review',
  'evidence',
  'note',
  'process',
  'programme',
  ...recordKinds,
]);

const listBySnapshot = new WeakMap<Snapshot, readonly ListedRecord[]>();

/** Every record with its title, in that order. Worked out once for a snapshot. */
function* listed(snapshot: Snapshot): LongWork<readonly ListedRecord[]> {
  const known = listBySnapshot.get(snapshot);
  if (known) return known;
  const list: ListedRecord[] = [];
  for (const file of [...order].flatMap((kind): readonly RecordFile[] => snapshot.all(kind))) {
    yield;
    list.push(toListed(snapshot, file));
  }
  listBySnapshot.set(snapshot, list);
  return list;
}

function toListed(snapshot: Snapshot, file: RecordFile): ListedRecord {
  const pair = pairNamedIn(snapshot, file.value);
  const whose = pair ? recordTitle(snapshot, pair) : '';
  const title = listTitle(snapshot, file) || file.id;
  const container = [sentence(definitions[file.kind].name), whose === title ? '' : whose];
  return { file, title, container: container.filter((part) => part !== '').join(' · ') };
}

/**
 * The records whose title has the letters of a query in their order, as VS Code looks for symbols; those first that have them as a
 * word, then those that have them in one piece.
 * @param most how many at most.
 */
export function* findRecords(
  snapshot: Snapshot,
  query: string,
  most: number,
): LongWork<readonly ListedRecord[]> {
  const letters = query.toLowerCase().replace(/\s+/g, '');
  const words = query.trim().toLowerCase();
  const ranked: readonly ListedRecord[][] = [[], [], []];
  for (const record of yield* listed(snapshot)) {
    yield;
    const title = record.title.toLowerCase();
    const at = title.indexOf(words);
    if (at >= 0) ranked[at === 0 || title[at - 1] === ' ' ? 0 : 1]?.push(record);
    else if (hasInOrder(title, letters)) ranked[2]?.push(record);
  }
  return ranked.flat().slice(0, most);
}

function hasInOrder(text: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}
