import { identity, type LoadedRecord, type RecordFile, type Snapshot } from '../core/folder/snapshot.js';
import type { StoreChange } from '../core/folder/store.js';
import { referencesIn } from '../core/names/names-in-text.js';
import { definitions, recordKinds, type RecordKind } from '../core/records/kinds.js';

/** Kinds of which every pair can show something. */
const shownByAll: ReadonlySet<RecordKind> = new Set([
  'configuration',
  'person',
  'pair',
  'process',
  'programme',
]);

/** The references from records that belong to a pair to others that do, or to the pair. */
const links = recordKinds
  .filter((kind) => !shownByAll.has(kind))
  .flatMap((kind) => definitions[kind].references.map(({ path, to }) => ({ kind, key: path.join('.'), to })))
  .filter(({ to }) => !shownByAll.has(to));

/**
 * The pairs that may show something of the changed records, before or after the change, each by what tells it from the others (see
 * {@link identity}): those of the records, and those of all records that these name or are named by, over any number of steps. `'all'` where that
 * cannot be told, or every pair may.
 */
export function pairsConcerned({ snapshot, previous, changed }: StoreChange): ReadonlySet<string> | 'all' {
  const pairs = new Set<string>();
  for (const moment of [previous, snapshot]) {
    const files = moment.everyFile().filter((file) => changed.has(`${file.place}:${file.path}`));
    if (!files.every((file) => addPairs(moment, file, pairs))) return 'all';
  }
  return pairs;
}

/** Adds the pairs that a record is connected to. Returns whether they could be told. */
function addPairs(snapshot: Snapshot, start: RecordFile, pairs: Set<string>): boolean {
  const seen = new Set<string>();
  const waiting: { readonly kind: RecordKind; readonly id: string }[] = [start];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { kind, id } = next;
    const name = `${kind} ${identity(kind, id)}`;
    if (seen.has(name)) continue;
    seen.add(name);
    const found = snapshot.resolve(kind, id);
    // Two records with one code, and a record that was never read, can stand for anything.
    const isStart = next === start;
    if (shownByAll.has(kind) || (!found.ok && (isStart || found.error === 'ambiguous'))) return false;
    if (found.ok) for (const pair of pairsOfLooseGoal(snapshot, found.value)) pairs.add(pair);
    for (const { to, reference } of found.ok ? referencesIn(kind, found.value.value) : []) {
      if (to === 'pair') pairs.add(identity('pair', reference));
      else if (!shownByAll.has(to)) waiting.push({ kind: to, id: reference });
    }
    for (const link of links) {
      if (link.to !== kind) continue;
      waiting.push(...snapshot.referring(link.kind, link.key, { kind, id }).map(plain));
    }
  }
  return true;
}

/** Of a goal whose pair is not there, the pairs of its owner: their dashboards can show it beside the goals of the pair. */
function pairsOfLooseGoal(snapshot: Snapshot, record: LoadedRecord): readonly string[] {
  if (record.kind !== 'goal' || snapshot.find('pair', record.value.pair)) return [];
  const owner = { kind: 'person', id: record.value.owner } as const;
  return ['mentee', 'mentor']
    .flatMap((role) => snapshot.referring('pair', role, owner))
    .map(({ id }) => identity('pair', id));
}

function plain({ kind, id }: LoadedRecord): { readonly kind: RecordKind; readonly id: string } {
  return { kind, id };
}
