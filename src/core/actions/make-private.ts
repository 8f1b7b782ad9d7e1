import type { FileName } from '../folder/file-edit.js';
import { fileKey, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import { nameOf } from '../names/person.js';
import { joinNames, plural } from '../text/words.js';
import { definitions } from '../records/kinds.js';
import { defineAction } from './define-action.js';
import { move, outcome } from './make-edits.js';
import { authorOf, descendants, namingFiles, referencesTo } from './related-records.js';
import { findFile, requireReadable } from './preconditions.js';
import { prepareFolder } from './people.js';
import { refused, type ActionContext, type ActionOutcome } from './action.js';
import { recordInWords } from './record-in-words.js';
import { isSeenFrom, isPrivate, type Place } from '../folder/privacy.js';

export interface MoveRecord {
  readonly file: FileName;
}

/** Moves a record of mine to the private folder, with its plan and evidence. What git's history keeps is not touched. */
export const makePrivate = defineAction<MoveRecord>((context, input) => {
  const file = findMine(context, input.file, 'shared');
  const moved = family(context, file);
  const naming = namingFiles(context.snapshot, moved).filter(
    ({ place }) => !isSeenFrom(place, { place: 'private' }),
  );
  if (naming.length > 0) {
    const names = naming.slice(0, 3).map((from) => recordInWords(context, from));
    const more = naming.length > 3 ? [plural(naming.length - 3, 'other record')] : [];
    refused(
      `Others would lose sight of what they refer to: it is named in ${joinNames([...names, ...more])}.`,
    );
  }
  return moveAll(context, file, moved, 'private', 'Only on this machine now');
});

/** Moves a private record to the shared folder, with its plan and evidence, and the people that it names. */
export const makeShared = defineAction<MoveRecord>((context, { file }) => share(context, file));

/** What sharing a private record of mine does, to be part of another action. */
export function share(context: ActionContext, chosen: FileName): ActionOutcome {
  const file = findMine(context, chosen, 'private');
  const moved = family(context, file);
  const people = peopleNamedIn(context.snapshot, moved);
  return moveAll(context, file, [...people, ...moved], 'shared', 'Shared');
}

function findMine(context: ActionContext, chosen: FileName, place: Place): RecordFile {
  const file = findFile(context, chosen);
  if (file.place !== place) refused(isPrivate(file) ? 'It is private already.' : 'It is shared already.');
  requireReadable(file);
  if (file.kind === 'configuration') refused('The settings belong to the folder in which they are.');
  const owner = ownerOf(context.snapshot, file);
  const what = `This ${definitions[file.kind].name}`;
  if (owner === undefined && !isPrivate(file))
    refused(`${what} belongs to both of the pair, so it stays where both can read it.`);
  if (owner !== undefined && owner !== context.me)
    refused(`${what} is ${nameOf(context.snapshot, owner)}'s, so it is theirs to move.`);
  return file;
}

/** Whose a record is; an action plan is the goal's owner's. */
function ownerOf(snapshot: Snapshot, file: RecordFile): string | undefined {
  if (file.kind !== 'plan') return authorOf(file);
  const goal = snapshot.find('goal', file.value?.goal);
  return goal && authorOf(goal);
}

/** A record with what is mine, in the same place, and makes no sense without it. What hangs on a pair does not move along. */
function family({ snapshot, me }: ActionContext, file: RecordFile): readonly RecordFile[] {
  const mine = descendants(
    snapshot,
    file,
    (child, parent) =>
      parent.kind !== 'pair' && child.place === file.place && ownerOf(snapshot, child) === me,
  );
  return [file, ...mine];
}

/** People who are only known on this machine, though what is to be shared names them. */
function peopleNamedIn(snapshot: Snapshot, records: readonly RecordFile[]): readonly RecordFile[] {
  const moved = new Set(records.map(fileKey));
  return snapshot
    .all('person')
    .filter((person) => !isSeenFrom('shared', person) && !moved.has(fileKey(person)))
    .filter((person) => referencesTo(snapshot, person).some(({ from }) => moved.has(fileKey(from))));
}

function moveAll(
  context: ActionContext,
  chosen: RecordFile,
  files: readonly RecordFile[],
  to: Place,
  done: string,
): ActionOutcome {
  const { snapshot } = context;
  const taken = files.find((file) => snapshot.file(to, file.path));
  if (taken)
    refused(`There is a file ${taken.path} in the ${to} folder already. Delete one of the two first.`);
  files.forEach(requireReadable);
  const settings = to === 'shared' ? prepareFolder(context, 'shared') : [];
  const moves = files.map((file) => move(file, to));
  return outcome(done, [...settings, ...moves], { place: to, path: chosen.path });
}
