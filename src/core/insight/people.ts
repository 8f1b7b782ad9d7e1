import { comparableEmail } from '../git/email.js';
import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { nameOf } from '../names/person.js';
import { pairStatus, type Pair, type PairStatus } from '../records/pair.js';
import { isPrivate } from '../folder/privacy.js';
import { groupBy } from '../group-by.js';
import { memo } from '../memo.js';
import { textAt } from '../yaml/plain-value.js';

/** Which side of a pair somebody is on. */
export type Role = 'mentee' | 'mentor';

/** The person's first name; the whole name where the two of `pair` share the first one. */
export function shortName(snapshot: Snapshot, handle: string, pair?: Pair): string {
  const name = nameOf(snapshot, handle);
  const first = firstName(name);
  const other = pair && [pair.mentee, pair.mentor].find((candidate) => candidate !== handle);
  return other !== undefined && firstName(nameOf(snapshot, other)) === first ? name : first;
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** Whether this is one of the person's addresses. */
export function hasEmail(person: LoadedRecord<'person'> | undefined, email: string): boolean {
  const wanted = comparableEmail(email);
  return person?.value.emails?.some((own) => comparableEmail(own) === wanted) ?? false;
}

/** The person who commits with this address; undefined where nobody does, or two people claim it. */
export function personByEmail(snapshot: Snapshot, email: string): LoadedRecord<'person'> | undefined {
  const found = peopleByEmail(snapshot.all('person')).get(comparableEmail(email)) ?? [];
  const [first] = found;
  return first !== undefined && found.every((person) => person.id === first.id) ? first : undefined;
}

/** History asks for the person of every single commit. */
const peopleByEmail = memo((people: readonly LoadedRecord<'person'>[]) =>
  groupBy(people, ({ value }) => value.emails?.map(comparableEmail) ?? []),
);

const statusOrder: readonly PairStatus[] = ['active', 'proposed', 'paused', 'ended'];

/** The pairs somebody is in: active ones first, then proposed, paused and ended ones. */
export function pairsOf(snapshot: Snapshot, me: string): readonly LoadedRecord<'pair'>[] {
  return inOrder(snapshot.all('pair').filter((pair) => roleOf(pair.value, me) !== undefined));
}

/** The pair that the content of a record names, or that the goal or agreement that it names is of. */
export function pairNamedIn(snapshot: Snapshot, record: unknown): LoadedRecord<'pair'> | undefined {
  const agreement = snapshot.find('agreement', textAt(record, ['agreement']));
  const goal = snapshot.find('goal', textAt(record, ['goal']));
  return snapshot.find('pair', textAt(record, ['pair']) ?? agreement?.value.pair ?? goal?.value.pair);
}

/** Every pair: active ones first, then proposed, paused and ended ones. */
export function allPairs(snapshot: Snapshot): readonly LoadedRecord<'pair'>[] {
  return inOrder(snapshot.all('pair'));
}

function inOrder(pairs: readonly LoadedRecord<'pair'>[]): readonly LoadedRecord<'pair'>[] {
  const rank = (pair: LoadedRecord<'pair'>) => statusOrder.indexOf(pairStatus(pair.value));
  return [...pairs].sort((one, other) => rank(one) - rank(other));
}

/** The handle of the other person; undefined where `me` isn't in the pair. */
export function otherOf(pair: Pair, me: string): string | undefined {
  const role = roleOf(pair, me);
  return role && (role === 'mentee' ? pair.mentor : pair.mentee);
}

/** Which side of the pair `me` is on; undefined where on neither. */
export function roleOf(pair: Pair, me: string): Role | undefined {
  if (pair.mentee === me) return 'mentee';
  return pair.mentor === me ? 'mentor' : undefined;
}

/** Who can read the shared records, as stated at set-up; undefined where nothing is stated. */
export function statedReaders(snapshot: Snapshot): string | undefined {
  return snapshot.seenFrom('shared').all('configuration')[0]?.value.readers;
}

/** Whether a proposed pair waits for this person's answer: not for that of who proposed it. */
export function waitsFor(pair: LoadedRecord<'pair'>, me: string | undefined): boolean {
  const { value } = pair;
  if (me === undefined || pairStatus(value) !== 'proposed' || roleOf(value, me) === undefined) return false;
  return value.by !== me || isPrivate(pair);
}

/** The two by name: `Ada and Grace`. */
export function pairName(snapshot: Snapshot, pair: Pair): string {
  return `${shortName(snapshot, pair.mentee, pair)} and ${shortName(snapshot, pair.mentor, pair)}`;
}
