import { whyReadOnly } from '../folder/folder-format.js';
import type { FileName } from '../folder/file-edit.js';
import { isSeenFrom, type Place } from '../folder/privacy.js';
import { identity, type LoadedRecord, type RecordFile } from '../folder/snapshot.js';
import { otherOf, pairName, shortName } from '../insight/people.js';
import { definitions, type RecordKind } from '../records/kinds.js';
import { pairStatus } from '../records/pair.js';
import { joinNames } from '../text/words.js';
import { refused, stale, type ActionContext } from './action.js';
import { saysSame } from './make-edits.js';

// Each of these finds what a use case needs, or leaves the use case with the reason why it cannot be done.

/** What tells whether somebody may do something. */
export type Asker = Pick<ActionContext, 'snapshot' | 'me'>;

/** A pair as one of the two sees it: `me` and `other` are handles. */
export interface OwnPair {
  readonly pair: LoadedRecord<'pair'>;
  readonly me: string;
  readonly other: string;
}

/** What is said when a chosen record has gone. */
export function goneMessage(kind?: RecordKind): string {
  return `That ${kind ? definitions[kind].name : 'record'} is no longer here. It may have been deleted or renamed elsewhere.`;
}

/** What is said of a file that is broken now. */
export function unreadable(path: string): string {
  return `The file ${path} cannot be read at the moment. Repair it first.`;
}

/**
 * Nobody overwrites unseen what another wrote: keys that are to change say what the person saw, or what they are to say already.
 * @param changes `undefined` leaves a key as it is, `null` takes it away
 */
export function requireSeen(
  kind: RecordKind,
  current: Readonly<Record<string, unknown>>,
  seen: Readonly<Record<string, unknown>> | undefined,
  changes: Readonly<Record<string, unknown>>,
): void {
  if (!seen) return;
  const changed = Object.keys(changes).filter(
    (key) =>
      changes[key] !== undefined &&
      !saysSame(current[key], seen[key]) &&
      !saysSame(current[key], changes[key] ?? undefined),
  );
  if (changed.length === 0) return;
  const what = joinNames(changed.map((key) => `“${key}”`));
  stale(
    `Meanwhile somebody changed ${what} of this ${definitions[kind].name}, so nothing was written. Look at it and try again.`,
  );
}

/** The record that an id means. */
export function findRecord<K extends RecordKind>(
  { snapshot }: Pick<ActionContext, 'snapshot'>,
  kind: K,
  id: string,
): LoadedRecord<K> {
  const found = snapshot.resolve(kind, id);
  if (found.ok) return found.value;
  const { name } = definitions[kind];
  if (found.error === 'ambiguous')
    refused(`Two files say that they are this ${name}, ${id}. Rename or delete one of them first.`);
  const broken = snapshot
    .files(kind)
    .find((file) => identity(kind, file.id) === identity(kind, id) && file.value === undefined);
  return broken ? refused(unreadable(broken.path)) : stale(goneMessage(kind));
}

/** The file that a person chose, whatever is in it. */
export function findFile({ snapshot }: ActionContext, { place, path }: FileName): RecordFile {
  return snapshot.file(place, path) ?? stale(goneMessage());
}

/** A record that may be changed: its file says now what we know of it. */
export function findEditable<K extends RecordKind>(
  context: ActionContext,
  kind: K,
  id: string,
): LoadedRecord<K> {
  const found = findRecord(context, kind, id);
  requireReadable(found);
  return found;
}

/** Whatever we change in a file that is broken now could be lost. */
export function requireReadable(file: Pick<RecordFile, 'stale' | 'path'>): void {
  if (file.stale) refused(unreadable(file.path));
}

/** What is said where somebody would change what is only there to be read. */
export const endedMessage =
  'This pair has ended, so its records are there to be read. The next cycle can go on from it.';

/** The pair, if it is mine to add records to: I am one of the two, and it has not ended. */
export function findOpenPair(context: ActionContext, id: string): OwnPair {
  const pair = findRecord(context, 'pair', id);
  if (pairStatus(pair.value) === 'ended') refused(endedMessage);
  return { pair, ...requireMember(context, pair) };
}

/** A pair of mine that has not ended, whose own record may be changed. */
export function findEditablePair(context: ActionContext, id: string): OwnPair {
  const found = findOpenPair(context, id);
  requireReadable(found.pair);
  return found;
}

/** The pair, if I am one of the two. That it has ended doesn't matter: what one writes for oneself has its time after it, too. */
export function findOwnPair(context: ActionContext, id: string): OwnPair {
  const pair = findRecord(context, 'pair', id);
  return { pair, ...requireMember(context, pair) };
}

/** Me and the other one, if I am one of the two. */
export function requireMember(context: Asker, pair: LoadedRecord<'pair'>): Omit<OwnPair, 'pair'> {
  const me = requireHandle(context);
  const other = otherOf(pair.value, me);
  if (other === undefined) refused(`Only ${pairName(context.snapshot, pair.value)} write in this pair.`);
  return { me, other };
}

/** I own the goal or am in its pair. That the pair has ended doesn't matter: a goal can outlive it. */
export function requireGoalMember(context: Asker, goal: LoadedRecord<'goal'>): void {
  const me = requireHandle(context);
  const { snapshot } = context;
  const pair = snapshot.find('pair', goal.value.pair)?.value;
  const members = [...new Set([goal.value.owner, ...(pair ? [pair.mentee, pair.mentor] : [])])];
  if (members.includes(me)) return;
  const names = joinNames(members.map((handle) => shortName(snapshot, handle, pair)));
  refused(`Only ${names} ${members.length === 1 ? 'works' : 'work'} on this goal.`);
}

/** The goal that an id means, for whoever works on it. */
export function findMemberGoal(context: ActionContext, id: string): LoadedRecord<'goal'> {
  const goal = findRecord(context, 'goal', id);
  requireGoalMember(context, goal);
  return goal;
}

/** The handle of who acts. */
export function requireHandle({ me }: Pick<ActionContext, 'me'>): string {
  return me === '' ? refused('It is not known here yet who you are. Set who you are first.') : me;
}

/** The record of who acts. */
export function requireMe(context: ActionContext): LoadedRecord<'person'> {
  const me = requireHandle(context);
  return (
    context.snapshot.find('person', me) ??
    refused(`Nobody here has the handle ${me}. Set who you are again, or add people/${me}.yaml.`)
  );
}

/** This version knows the format of the folder. */
export function requireKnownFormat(context: ActionContext): void {
  const why = whyReadOnly(context.snapshot);
  if (why !== undefined) refused(why);
}

/** Where a record belongs: what hangs on something private is private too, whatever was wished. */
export function placeUnder(parents: readonly (RecordFile | undefined)[], wish?: Place): Place {
  const hidden = parents.find((parent) => parent !== undefined && !isSeenFrom('shared', parent));
  return hidden?.place ?? wish ?? 'shared';
}
