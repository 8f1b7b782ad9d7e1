import { currentText } from '../../folder/current-text.js';
import type { FileEdit, FileName } from '../../folder/file-edit.js';
import { isPrivate, places, type Place } from '../../folder/privacy.js';
import { fileKey, type RecordFile, type Snapshot } from '../../folder/snapshot.js';
import { nameFor } from '../../names/name-for.js';
import { isSigned } from '../../names/is-signed.js';
import type { Renameable, Subject } from '../../names/subject.js';
import type { SubjectName } from '../../names/subject-name.js';
import { nameScope } from '../../processes/name-scope.js';
import type { LongWork } from '../../long-work.js';
import { recordPath } from '../../records/kinds.js';
import { withArticle } from '../../records/words.js';
import { fail, ok, type Result } from '../../result.js';
import { hasWordAtEnd } from '../../text/spelling.js';
import { renameInText } from './rename-in-text.js';
import { whyReadOnly } from '../../folder/folder-format.js';

/** Everything that a rename changes: all of it, or nothing. */
export interface Renaming {
  /** Of each file its text, its name, or both. */
  readonly edits: readonly FileEdit[];
  /** The places whose records should not name what is renamed: the person should look at those edits first. */
  readonly hiddenFrom: readonly Place[];
  /** Sentences: what keeps the old name, and why. */
  readonly remarks: readonly string[];
  /** What it was called until now: `own-the-retries-p3x9kd`, `ada`. */
  readonly oldName: string;
}

/** Under which words the preview shows a file's edit, and whether the person has to tick it first. */
export function previewOf(
  { hiddenFrom }: Pick<Renaming, 'hiddenFrom'>,
  file: FileName,
): { readonly label: string; readonly needsConfirmation: boolean } {
  const needsConfirmation = hiddenFrom.includes(file.place);
  const usual = isPrivate(file) ? 'Private records' : 'Shared records';
  return { label: needsConfirmation ? 'Shared records that name a private one' : usual, needsConfirmation };
}

/** Whether a subject can be renamed, and the part of its name that can. Refusals are sentences. */
export function renameable(snapshot: Snapshot, subject: Subject, from: Place): Result<Renameable, string> {
  const why = whyReadOnly(snapshot);
  if (why !== undefined) return fail(why);
  return nameFor(subject).renameableIn(nameScope(snapshot, from));
}

/**
 * Renames a subject everywhere: where it is defined, and in every record that names it, shared or private. Comments, layout and quotes
 * stay.
 * @param from where the subject was named.
 * @param typed what the person wrote: for a record with a code its slug, or the whole id; else the name.
 * @returns a refusal in a sentence where it cannot be, so that nothing is half renamed
 */
export function* rename(
  snapshot: Snapshot,
  subject: Subject,
  from: Place,
  typed: string,
): LongWork<Result<Renaming, string>> {
  const can = renameable(snapshot, subject, from);
  if (!can.ok) return can;
  const { file } = can.value;
  // The words before its code may be out of date where it is named.
  const name = nameFor(file && subject.type === 'record' ? { ...subject, id: file.id } : subject);
  const to = name.newName(typed);
  if (!to.ok) return to;
  if (to.value === name.text) return fail(`It is called ${to.value} already.`);
  const free = isFree(snapshot, subject, from, to.value);
  if (!free.ok) return free;
  const followed = yield* follow(snapshot, subject, from, to.value);
  if (!followed.ok) return followed;
  if (!file) return followed;
  const { place, path, text } = file;
  const edited = followed.value.edits.find((edit) => fileKey(edit) === fileKey(file));
  const others = followed.value.edits.filter((edit) => edit !== edited);
  const moved = {
    ...(edited ?? { place, path, before: text, after: text }),
    to: { place, path: recordPath(file.kind, to.value) },
  };
  return ok({ ...followed.value, edits: [...others, moved], oldName: name.text });
}

/** Whether nothing is defined or named by the new name yet: otherwise two things would become one. */
export function isFree(snapshot: Snapshot, subject: Subject, from: Place, to: string): Result<void, string> {
  const name = nameFor(subject);
  // References find it by its code, which stays.
  if (name.isFoundByCode) return ok(undefined);
  const scope = nameScope(snapshot, from);
  const taken = name.whyTakenIn(scope, to);
  if (taken !== undefined) return fail(taken);
  const naming = name.fileNamingIn(scope, to);
  if (!naming) return ok(undefined);
  return fail(
    `${naming.path} speaks of ${withArticle(name.noun)} ${to} that is not here. Choose another name, so that the two are not taken for one.`,
  );
}

/**
 * The texts in which a subject is named anew. A record with a code is found by that alone, so what must not be touched, or cannot, keeps
 * the old name without harm; what has no code is renamed everywhere or not at all.
 */
export function* follow(
  snapshot: Snapshot,
  subject: Subject,
  from: Place,
  to: string,
): LongWork<Result<Renaming, string>> {
  const name = nameFor(subject);
  const scope = nameScope(snapshot, from);
  const naming = yield* name.filesNaming(scope);
  const broken = mentionedInBroken(snapshot, name, new Set(naming.map(({ file }) => file)));
  const unsound = [...naming.map(({ file }) => file).filter((file) => !currentText(file).isSound), ...broken];
  const [first] = unsound;
  if (first && !name.isFoundByCode) {
    return fail(
      `${first.path} may name it and cannot be read now. Repair that file first, so that nothing is left behind.`,
    );
  }
  const edits: FileEdit[] = [];
  const signatures: RecordFile[] = [];
  const kept: RecordFile[] = [];
  for (const { file, names } of naming) {
    yield;
    if (unsound.includes(file)) continue;
    const old = names.filter(({ text }) => text !== to);
    if (old.length === 0 || file.text === undefined) continue;
    if (isSigned(snapshot, file)) {
      if (name.isFoundByCode) {
        kept.push(file);
        continue;
      }
      if (file.kind === 'agreement')
        return fail(
          `${file.path} is signed and names it, and what was signed must not change. Rename it once that agreement is replaced.`,
        );
    }
    const { place, path, text: before } = file;
    const after = renameInText(before, old, to);
    if (after === undefined)
      return fail(
        `${file.path} names it in a way that can’t be changed without touching more of the file. Change it by hand.`,
      );
    edits.push({ place, path, before, after });
    if (file.kind === 'signature') signatures.push(file);
  }
  const remarks = [
    ...signatures.map(
      ({ path }) => `${path} changes, too: Check Signatures then goes by the commit of this rename.`,
    ),
    ...kept.map(
      ({ path }) =>
        `${path} keeps the old name, because what was signed stays as it is; the code leads to the record all the same.`,
    ),
    ...unsound.map(
      ({ path }) =>
        `${path} cannot be read now, so it keeps the old name; the code leads to the record all the same.`,
    ),
  ];
  const hiddenFrom = places.filter((place) => !name.isSeenFrom(place, scope));
  return ok({ edits, hiddenFrom, remarks, oldName: name.text });
}

/** Broken files whose text contains the old name as a word, though no name could be read there. */
function mentionedInBroken(
  snapshot: Snapshot,
  name: SubjectName,
  found: ReadonlySet<RecordFile>,
): readonly RecordFile[] {
  return snapshot.everyFile().filter(
    (file) =>
      (file.stale || file.value === undefined) &&
      ((!found.has(file) && !currentText(file).isSound) || file.kind === name.hiddenByBroken) &&
      // A file that is not text could contain it, too.
      (file.text === undefined ? !name.isFoundByCode : hasWordAtEnd(file.text, name.needle)),
  );
}
