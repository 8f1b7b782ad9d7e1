import type { RecordEdit } from '../yaml/record-edit.js';
import type { FileName } from '../folder/file-edit.js';
import { namesIn } from '../names/names-in-text.js';
import { fileKey, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import { shortName } from '../insight/people.js';
import { joinNames, plural, sentence } from '../text/words.js';
import { builtInProcesses } from '../processes/builtin.js';
import { definitions, recordKinds } from '../records/kinds.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { defineAction } from './define-action.js';
import { deletion, inRecord } from './make-edits.js';
import {
  authorOf,
  authorsVerb,
  descendants,
  hasTwin,
  isChildOf,
  namingFiles,
  pathsOf,
  referencesTo,
} from './related-records.js';
import {
  findFile,
  requireGoalMember,
  requireHandle,
  requireMember,
  requireReadable,
  type Asker,
} from './preconditions.js';
import { attempt, refused, type ActionOutcome } from './action.js';
import { isPrivate } from '../folder/privacy.js';

export interface DeleteRecord {
  readonly file: FileName;
  /** For a pair: whether its sessions, feedback, agreement, reviews and notes are to go too. */
  readonly withChildren?: boolean | undefined;
}

/** Deletes a record with those that make no sense without it, and takes what names it out of others. */
export const deleteRecord = defineAction<DeleteRecord>((context, input) => {
  const { snapshot } = context;
  const file = findFile(context, input.file);
  if (file.kind === 'configuration')
    refused('The file mentoring.yaml makes this a mentoring folder, so it stays while there are records.');
  requireMine(context, file);
  const what = definitions[file.kind].name;
  if (hasTwin(snapshot, file))
    return { done: `Deleted one of two files of this ${what}`, edits: [deletion(file)] };
  if (file.kind === 'person') {
    const where = namedIn(namingFiles(snapshot, [file]));
    if (where !== undefined)
      refused(`This person is named in ${where}. Their records would name nobody, so this one stays.`);
  }
  if (file.kind === 'process' && !builtInProcesses().has(file.id)) {
    const where = namedIn(processUsers(snapshot, file));
    if (where !== undefined)
      refused(
        `This process is named in ${where}. A pair without its process has no stages, so this one stays.`,
      );
  }
  const children = descendants(snapshot, file);
  if (file.kind === 'pair' && children.length > 0 && !input.withChildren)
    refused(`This pair has ${countKinds(children)}. They would be deleted with it.`);
  const gone = [file, ...children];
  const company = children.length > 0 ? ` with ${countKinds(children)}` : '';
  return {
    done: `Deleted the ${what}${company}`,
    edits: [...withoutReferences(snapshot, gone), ...gone.map(deletion)],
  };
});

/** `pairs/ada-and-grace-k7m2q4.yaml and 2 other records`; undefined where there are none. */
function namedIn(files: readonly RecordFile[]): string | undefined {
  const [first] = files;
  if (!first) return undefined;
  const more = files.length - 1;
  return more > 0 ? `${first.path} and ${plural(more, 'other record')}` : first.path;
}

/** The records that name a process, or a stage of it that they have been in. */
function processUsers(snapshot: Snapshot, process: RecordFile): readonly RecordFile[] {
  return snapshot
    .everyFile()
    .filter(
      (file) => file !== process && ['pair', 'process', 'configuration', 'programme'].includes(file.kind),
    )
    .filter((file) =>
      namesIn(file, file.value).some(
        ({ subject }) => subject.type === 'record' && subject.kind === 'process' && subject.id === process.id,
      ),
    );
}

/** Whether somebody may delete a record, as far as it matters whose it is. */
export function mayDelete(snapshot: Snapshot, me: string | undefined, file: RecordFile): boolean {
  return attempt(() => {
    requireMine({ snapshot, me: me ?? '' }, file);
  }).ok;
}

/**
 * Refuses to delete what somebody else wrote, and what belongs to a pair or goal of others. Where a file doesn't tell whose it is,
 * anybody may; what is only on this machine is nobody else's.
 */
function requireMine(context: Asker, file: RecordFile): void {
  if (isPrivate(file)) return;
  const verb = authorsVerb(file.kind);
  if (verb === undefined) {
    requireOneOfUs(context, file);
    return;
  }
  const author = authorOf(file);
  if (author === undefined || author === requireHandle(context)) return;
  const who = shortName(context.snapshot, author);
  const isReply = file.kind === 'feedback' && file.value?.replyTo !== undefined;
  const what = isReply ? 'reply' : definitions[file.kind].name;
  refused(`${sentence(who)} ${verb} this ${what}, so only ${who} can delete it.`);
}

/** Refuses to delete what belongs to both of a pair that I am not in, or to a goal on which I do not work. */
function requireOneOfUs(context: Asker, file: RecordFile): void {
  const { snapshot } = context;
  if (file.kind === 'plan') {
    const goal = snapshot.find('goal', file.value?.goal);
    if (goal) requireGoalMember(context, goal);
  } else if (file.kind === 'session' || file.kind === 'agreement' || file.kind === 'pair') {
    const pair = file.kind === 'pair' ? file : snapshot.find('pair', file.value?.pair);
    if (pair?.value !== undefined) requireMember(context, pair);
  }
}

/** What deleting a record does to others. */
export interface AffectedRecords {
  /** Those that go with it. */
  readonly deleted: readonly RecordFile[];
  /** Those that stay, and name it no longer. */
  readonly edited: readonly RecordFile[];
  /** For the confirmation: "2 evidence records go with it. One session no longer names it." Empty where nothing else is concerned. */
  readonly words: string;
}

/** What else deleting a record would change. */
export function affected(snapshot: Snapshot, file: RecordFile): AffectedRecords {
  if (hasTwin(snapshot, file)) return { deleted: [], edited: [], words: '' };
  const deleted = descendants(snapshot, file);
  const edited = namingFiles(snapshot, [file, ...deleted]);
  const sentences = [
    deleted.length > 0 ? `Deleted with it: ${countKinds(deleted)}.` : '',
    edited.length > 0 ? `No longer naming it: ${countKinds(edited)}.` : '',
  ];
  return { deleted, edited, words: sentences.filter((sentence) => sentence !== '').join(' ') };
}

/** The edits that take every mention of the records that go out of those that stay. */
function withoutReferences(snapshot: Snapshot, gone: readonly RecordFile[]): ActionOutcome['edits'] {
  return namingFiles(snapshot, gone).flatMap((file) => {
    requireReadable(file);
    const paths = gone.flatMap((target) =>
      referencesTo(snapshot, target)
        .filter((reference) => fileKey(reference.from) === fileKey(file) && !isChildOf(reference))
        .flatMap((reference) => pathsOf(reference, target)),
    );
    return inRecord(file, mentions(paths));
  });
}

/** An item of a list goes as a whole. The last ones go first, so that positions stay right. */
function mentions(paths: readonly YamlPath[]): readonly RecordEdit[] {
  const whole = paths.map((path) =>
    path.slice(0, path.findIndex((key) => typeof key === 'number') + 1 || path.length),
  );
  const position = (path: YamlPath) => path.find((key) => typeof key === 'number') ?? 0;
  return whole.sort((one, other) => position(other) - position(one)).map((path) => ({ op: 'delete', path }));
}

/** "2 sessions, one note and 3 replies". */
function countKinds(files: readonly RecordFile[]): string {
  return joinNames(
    recordKinds.flatMap((kind) => {
      const number = files.filter((file) => file.kind === kind).length;
      const { name } = definitions[kind];
      if (number === 0) return [];
      const counted = kind === 'evidence' || kind === 'feedback' ? `${name} record` : name;
      return [plural(number, counted)];
    }),
  );
}
