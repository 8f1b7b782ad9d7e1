import type { FileName } from '../folder/file-edit.js';
import { fileKey, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import { nameOf } from '../names/person.js';
import { joinNames, plural } from '../text/words.js';
import { ok, type Result } from '../result.js';
import { definitions } from '../records/kinds.js';
import { defineAction } from './define-action.js';
import { move, outcome } from './make-edits.js';
import { isChildOf, referencesTo } from './related-records.js';
import { refused, requireReadable, stale } from './preconditions.js';
import { prepareFolder } from './people.js';
import type { ActionContext, ActionError, ActionOutcome } from './action.js';
import { authorOf } from './record-owner.js';
import { recordInWords } from './record-in-words.js';
import { isSeenFrom, isPrivate, type Place } from '../folder/place.js';

export interface MoveRecord {
  readonly file: FileName;
}

/** Moves a record of mine to the private folder, with its plan and evidence. What git's history keeps is not touched. */
export const makePrivate = defineAction<MoveRecord>((context, input) => {
  const file = findMine(context, input.file, 'shared');
  if (!file.ok) return file;
  const moved = family(context, file.value);
  const keys = new Set(moved.map(fileKey));
  const naming = moved
    .flatMap((record) => referencesTo(context.snapshot, record).map(({ from }) => from))
    .filter((from) => !isSeenFrom(from.place, { place: 'private' }) && !keys.has(fileKey(from)));
  const unique = [...new Map(naming.map((from) => [fileKey(from), from])).values()];
  if (unique.length > 0) {
    const names = unique.slice(0, 3).map((from) => recordInWords(context, from));
    const more = unique.length > 3 ? [plural(unique.length - 3, 'other record')] : [];
    return refused(
      `Others would lose sight of what they refer to: it is named in ${joinNames([...names, ...more])}.`,
    );
  }
  return moveAll(context, file.value, moved, 'private', 'Only on this machine now');
});

/** Moves a private record to the shared folder, with its plan and evidence, and the people that it names. */
export const makeShared = defineAction<MoveRecord>((context, input) => {
  const file = findMine(context, input.file, 'private');
  if (!file.ok) return file;
  const moved = family(context, file.value);
  const people = peopleNamedIn(context.snapshot, moved);
  return moveAll(context, file.value, [...people, ...moved], 'shared', 'Shared');
});

function findMine(context: ActionContext, chosen: FileName, place: Place): Result<RecordFile, ActionError> {
  const file = context.snapshot.file(chosen.place, chosen.path);
  if (!file) return stale('That record is no longer here. It may have been deleted or renamed elsewhere.');
  if (file.place !== place)
    return refused(isPrivate(file) ? 'It is private already.' : 'It is shared already.');
  const readable = requireReadable(file);
  if (!readable.ok) return readable;
  if (file.kind === 'configuration') return refused('The settings belong to the folder in which they are.');
  const owner = ownerOf(context.snapshot, file);
  if (owner === undefined && !isPrivate(file)) {
    return refused(
      `This ${definitions[file.kind].name} belongs to both of the pair, so it stays where both can read it.`,
    );
  }
  if (owner !== undefined && owner !== context.me) {
    return refused(
      `This ${definitions[file.kind].name} is ${nameOf(context.snapshot, owner)}'s, so it is theirs to move.`,
    );
  }
  return ok(file);
}

/** Whose a record is; an action plan is the goal's owner's. */
function ownerOf(snapshot: Snapshot, file: RecordFile): string | undefined {
  if (file.kind !== 'plan') return authorOf(file);
  const goal = snapshot.find('goal', file.value?.goal);
  return goal && authorOf(goal);
}

/** A record with what is mine, in the same place, and makes no sense without it. What hangs on a pair does not move along. */
function family(context: ActionContext, file: RecordFile): readonly RecordFile[] {
  const found = new Map([[fileKey(file), file]]);
  for (const parent of found.values()) {
    if (parent.kind === 'pair') continue;
    for (const reference of referencesTo(context.snapshot, parent)) {
      const { from } = reference;
      const mine = ownerOf(context.snapshot, from) === context.me;
      if (isChildOf(reference) && mine && from.place === file.place) found.set(fileKey(from), from);
    }
  }
  return [...found.values()];
}

/** People who are only known on this machine, though what is to be shared names them. */
function peopleNamedIn(snapshot: Snapshot, records: readonly RecordFile[]): readonly RecordFile[] {
  const known = new Set(records.map(fileKey));
  return snapshot
    .all('person')
    .filter((person) => !isSeenFrom('shared', person) && !known.has(fileKey(person)))
    .filter((person) => referencesTo(snapshot, person).some(({ from }) => known.has(fileKey(from))));
}

function moveAll(
  context: ActionContext,
  chosen: RecordFile,
  files: readonly RecordFile[],
  to: Place,
  done: string,
): Result<ActionOutcome, ActionError> {
  const { snapshot } = context;
  const taken = files.find((file) => snapshot.file(to, file.path));
  if (taken)
    return refused(`There is a file ${taken.path} in the ${to} folder already. Delete one of the two first.`);
  for (const file of files) {
    const readable = requireReadable(file);
    if (!readable.ok) return readable;
  }
  const settings = to === 'shared' ? prepareFolder(context, 'shared') : [];
  const moves = files.map((file) => move(file, to));
  return ok(outcome(done, [...settings, ...moves], { place: to, path: chosen.path }));
}
