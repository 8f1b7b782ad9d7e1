import { groupBy } from '../group-by.js';
import { memo } from '../memo.js';
import { codeOf, slugOf } from '../folder/id.js';
import { maximumId } from '../records/fields.js';
import { isSeenFrom, type Place } from '../folder/privacy.js';
import { identity, sameRecord, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import { definitions, recordKinds, type RecordKind } from '../records/kinds.js';
import { fail, ok, type Result } from '../result.js';
import { Candidates } from '../text/spelling.js';
import { newChosenName, newCodedId } from './new-name.js';
import { recordTitle } from './record-title.js';
import { seenIn, type NameScope } from './scope.js';
import type { NameCandidate, Renameable, Resolution, Subject } from './subject.js';
import { SubjectName } from './subject-name.js';

/** The id of a record: a person's handle, or words with a code behind them. */
export class RecordName extends SubjectName {
  override readonly noun: string;
  override readonly needle: string;
  override readonly isFoundByCode: boolean;

  constructor(
    readonly kind: RecordKind,
    id: string,
  ) {
    super(id);
    this.noun = definitions[kind].name;
    this.needle = identity(kind, id);
    this.isFoundByCode = definitions[kind].coded && codeOf(id) !== undefined;
  }

  override called(to: string): RecordName {
    return new RecordName(this.kind, to);
  }

  override isSame(other: Subject): boolean {
    return other.type === 'record' && other.kind === this.kind && sameRecord(this.kind, this.text, other.id);
  }

  override candidatesIn(scope: NameScope): readonly NameCandidate[] {
    const seen = seenIn(scope);
    return seen.files(this.kind).map((file: RecordFile) => ({ id: file.id, title: recordTitle(seen, file) }));
  }

  override definingFilesIn({ snapshot }: NameScope): readonly RecordFile[] {
    return recordsNamed(snapshot, this.kind, this.text);
  }

  override titleIn({ snapshot }: NameScope): string | undefined {
    const record = snapshot.find(this.kind, this.text);
    return record && titleOrFileName(snapshot, record);
  }

  override resolveIn(scope: NameScope): Resolution {
    const seen = seenIn(scope);
    const count = recordsNamed(seen, this.kind, this.text).length;
    if (count > 0) return count === 1 ? { type: 'known' } : { type: 'ambiguous', count };
    const kind = recordKinds.find(
      (each) => each !== 'configuration' && recordsNamed(seen, each, this.text).length > 0,
    );
    return kind === undefined ? { type: 'unknown' } : { type: 'wrong-kind', kind };
  }

  /** The record whose handle is close, whose id it is without the code, or whose code has one letter more right. */
  override nearestIn(scope: NameScope): string | undefined {
    const files = seenIn(scope).files(this.kind);
    if (!definitions[this.kind].coded) return nearestHandles(files)(this.text);
    const byIdentity = recordsByIdentity(files);
    const close =
      recordsBySlug(files).get(this.text) ??
      oneLetterOff(this.needle).flatMap((code) => byIdentity.get(code) ?? []);
    return close.length === 1 ? close[0]?.id : undefined;
  }

  override renameableIn(scope: NameScope): Result<Renameable, string> {
    const [file, twin] = this.definingFilesIn(scope);
    if (twin) return fail('Two files say that they are this record. Settle which of them is meant first.');
    if (!file) return fail(`There is no ${this.noun} ${this.text} here, so there is nothing to rename.`);
    return ok({ placeholder: definitions[file.kind].coded ? slugOf(file.id) : file.id, file });
  }

  override newName(typed: string): Result<string, string> {
    return definitions[this.kind].coded
      ? newCodedId(this.kind, this.text, typed)
      : newChosenName(typed, true);
  }

  override readonly isSeenFrom = (place: Place, scope: NameScope): boolean =>
    this.definingFilesIn(scope).some((file) => isSeenFrom(place, file));
}

/** What people call a record; where it has no title of its own, its file's name without the code. */
export function titleOrFileName(snapshot: Snapshot, record: RecordFile): string {
  // Titles made of other records use shared ones only, so that they can be empty.
  return recordTitle(snapshot, record) || recordTitle(snapshot, { ...record, value: undefined });
}

/** The files of a kind that say they are the record that a reference names, broken ones included. */
export function recordsNamed(snapshot: Snapshot, kind: RecordKind, reference: string): readonly RecordFile[] {
  return recordsByIdentity(snapshot.files(kind)).get(identity(kind, reference)) ?? [];
}

/** The files of a list by the record that they say they are, broken ones included. All are of one kind. */
const recordsByIdentity = memo((files: readonly RecordFile[]) =>
  groupBy(files, ({ kind, id }) => [identity(kind, id)]),
);

const recordsBySlug = memo((files: readonly RecordFile[]) => groupBy(files, ({ id }) => [slugOf(id)]));

/** One handle is often missing in many records: of somebody who left, or whose file is not pulled yet. */
const nearestHandles = memo((files: readonly RecordFile[]) => {
  const handles = new Candidates(recordsByIdentity(files).keys());
  const found = new Map<string, string | undefined>();
  return (handle: string): string | undefined => {
    if (!found.has(handle)) found.set(handle, handles.nearest(handle));
    return found.get(handle);
  };
});

const idLetters = 'abcdefghijklmnopqrstuvwxyz0123456789-';

/** The words that differ from one in a mistyped letter, or in two neighbours that are swapped. Fewer than there can be records. */
function oneLetterOff(word: string): readonly string[] {
  if (word.length > maximumId) return [];
  const found = new Set<string>();
  for (let at = 0; at < word.length; at++) {
    const [before, one, other, behind] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 1)];
    for (const letter of idLetters) found.add(before + letter + behind);
    if (one !== undefined && other !== undefined) found.add(before + other + one + behind.slice(1));
  }
  found.delete(word);
  return [...found];
}
