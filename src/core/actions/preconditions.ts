import type { LoadedRecord, RecordFile } from '../folder/snapshot.js';
import { identity } from '../folder/snapshot.js';
import { otherOf, pairName, shortName } from '../insight/people.js';
import { joinNames } from '../text/words.js';
import { fail, ok, type Result } from '../result.js';
import { definitions, type RecordKind } from '../records/kinds.js';
import { pairStatus } from '../records/pair.js';
import { changedMeanwhile } from './make-edits.js';
import type { ActionContext, ActionError } from './action.js';
import { isSeenFrom, type Place } from '../folder/place.js';
import { whyReadOnly } from '../folder/folder-format.js';

/** What tells whether somebody may do something. */
export type Asker = Pick<ActionContext, 'snapshot' | 'me'>;

/** What the person chose is no longer there. */
export function stale(message: string): Result<never, ActionError> {
  return fail({ code: 'stale', message });
}

/** It cannot be done at all. */
export function refused(message: string): Result<never, ActionError> {
  return fail({ code: 'refused', message });
}

/** What is said when a chosen record has gone. */
export function goneMessage(kind: RecordKind): string {
  return `That ${definitions[kind].name} is no longer here. It may have been deleted or renamed elsewhere.`;
}

/** What is said of a file that is broken now. */
export function unreadable(path: string): string {
  return `The file ${path} cannot be read at the moment. Repair it first.`;
}

/** Refuses to overwrite keys that say something else by now than the person saw. */
export function requireSeen(
  kind: RecordKind,
  current: Readonly<Record<string, unknown>>,
  seen: Readonly<Record<string, unknown>> | undefined,
  changes: Readonly<Record<string, unknown>>,
): Result<void, ActionError> {
  const changed = changedMeanwhile(current, seen, changes);
  if (changed.length === 0) return ok(undefined);
  const what = joinNames(changed.map((key) => `“${key}”`));
  return stale(
    `Meanwhile somebody changed ${what} of this ${definitions[kind].name}, so nothing was written. Look at it and try again.`,
  );
}

/** The record that an id means; an error in words where there is none, or more than one. */
export function findRecord<K extends RecordKind>(
  context: ActionContext,
  kind: K,
  id: string,
): Result<LoadedRecord<K>, ActionError> {
  const found = context.snapshot.resolve(kind, id);
  if (found.ok) return found;
  const name = definitions[kind].name;
  if (found.error === 'ambiguous') {
    return refused(`Two files say that they are this ${name}, ${id}. Rename or delete one of them first.`);
  }
  const broken = context.snapshot
    .files(kind)
    .find((file) => identity(kind, file.id) === identity(kind, id) && file.value === undefined);
  return broken ? refused(unreadable(broken.path)) : stale(goneMessage(kind));
}

/** A record that may be changed: its file says now what we know of it. */
export function findEditable<K extends RecordKind>(
  context: ActionContext,
  kind: K,
  id: string,
): Result<LoadedRecord<K>, ActionError> {
  const found = findRecord(context, kind, id);
  if (!found.ok) return found;
  const readable = requireReadable(found.value);
  return readable.ok ? found : readable;
}

/** Refuses a file that is broken now: whatever we change in it could be lost. */
export function requireReadable(file: Pick<RecordFile, 'stale' | 'path'>): Result<void, ActionError> {
  return file.stale ? refused(unreadable(file.path)) : ok(undefined);
}

/** What is said where somebody would change what is only there to be read. */
export const endedMessage =
  'This pair has ended, so its records are there to be read. The next cycle can go on from it.';

/** The pair, if it is mine to add records to: I am one of the two, and it has not ended. */
export function findOpenPair(context: ActionContext, id: string): Result<LoadedRecord<'pair'>, ActionError> {
  const pair = findRecord(context, 'pair', id);
  if (!pair.ok) return pair;
  if (pairStatus(pair.value.value) === 'ended') return refused(endedMessage);
  const member = requireMember(context, pair.value);
  return member.ok ? pair : member;
}

/** The pair, if I am one of the two. That it has ended doesn't matter: what one writes for oneself has its time after it, too. */
export function findOwnPair(context: ActionContext, id: string): Result<LoadedRecord<'pair'>, ActionError> {
  const pair = findRecord(context, 'pair', id);
  if (!pair.ok) return pair;
  const member = requireMember(context, pair.value);
  return member.ok ? pair : member;
}

/** Me and the other one, if I am one of the two. */
export function requireMember(
  context: Asker,
  pair: LoadedRecord<'pair'>,
): Result<{ readonly me: string; readonly other: string }, ActionError> {
  const me = requireHandle(context);
  if (!me.ok) return me;
  const other = otherOf(pair.value, me.value);
  if (other !== undefined) return ok({ me: me.value, other });
  return refused(`Only ${pairName(context.snapshot, pair.value)} write in this pair.`);
}

/** Refuses those who neither own the goal nor are in its pair. That the pair has ended doesn't matter: a goal can outlive it. */
export function requireGoalMember(context: Asker, goal: LoadedRecord<'goal'>): Result<void, ActionError> {
  const me = requireHandle(context);
  if (!me.ok) return me;
  const { snapshot } = context;
  const pair = snapshot.find('pair', goal.value.pair)?.value;
  const members = [...new Set([goal.value.owner, ...(pair ? [pair.mentee, pair.mentor] : [])])];
  if (members.includes(me.value)) return ok(undefined);
  const names = joinNames(members.map((handle) => shortName(snapshot, handle, pair)));
  return refused(`Only ${names} ${members.length === 1 ? 'works' : 'work'} on this goal.`);
}

/** The goal that an id means, for whoever works on it. */
export function findMemberGoal(
  context: ActionContext,
  id: string,
): Result<LoadedRecord<'goal'>, ActionError> {
  const goal = findRecord(context, 'goal', id);
  if (!goal.ok) return goal;
  const member = requireGoalMember(context, goal.value);
  return member.ok ? goal : member;
}

/** The handle of who acts; refused where it is not known. */
export function requireHandle(context: Pick<ActionContext, 'me'>): Result<string, ActionError> {
  if (context.me !== '') return ok(context.me);
  return refused('It is not known here yet who you are. Set who you are first.');
}

/** Refuses where it is not known who acts, or where nobody of that handle is here. */
export function requireMe(context: ActionContext): Result<LoadedRecord<'person'>, ActionError> {
  const me = requireHandle(context);
  if (!me.ok) return me;
  const person = context.snapshot.find('person', me.value);
  return person
    ? ok(person)
    : refused(
        `Nobody here has the handle ${context.me}. Set who you are again, or add people/${context.me}.yaml.`,
      );
}

/** Refuses to write into a folder whose format this version doesn't know. */
export function requireKnownFormat(context: ActionContext): Result<void, ActionError> {
  const why = whyReadOnly(context.snapshot);
  return why === undefined ? ok(undefined) : refused(why);
}

/** Where a record belongs: what hangs on something private is private too, whatever was wished. */
export function placeUnder(parents: readonly (RecordFile | undefined)[], wish?: Place): Place {
  const hidden = parents.find((parent) => parent !== undefined && !isSeenFrom('shared', parent));
  return hidden?.place ?? wish ?? 'shared';
}
