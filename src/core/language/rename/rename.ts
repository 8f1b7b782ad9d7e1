import type { Splice } from '../../yaml/edit/text.js';
import { codeOf } from '../../folder/id.js';
import { subjectKind, type Subject } from '../../names/names.js';
import { isSigned } from '../../names/signed-text.js';
import type { RecordFile, Snapshot } from '../../folder/snapshot.js';
import { formatOf } from '../../lint/folder.js';
import { fail, ok, type Result } from '../../result.js';
import { builtInProcesses } from '../../processes/builtin.js';
import { definitions, recordPath } from '../../records/kinds.js';
import { withArticle } from '../../records/words.js';
import { currentText } from '../../folder/current-text.js';
import { namesInText } from '../../names/names-in-text.js';
import { definitionsOf, filesOf } from '../definition.js';
import { namesOf, needleOf } from '../references.js';
import { newChosenName, newCodedId, slugOf } from './new-name.js';
import { renameInText } from './rename-in-text.js';
import { processLine, stageOrigin } from '../stage-lines.js';
import { hasWordAtEnd } from '../../text/spelling.js';
import { isSeenFrom, type Place } from '../../folder/place.js';

/** A file whose text is changed by a rename. */
interface RenamedText {
  readonly file: RecordFile;
  /** By offsets into the file's text. */
  readonly splices: readonly Splice[];
  readonly after: string;
  /** Why the person should look at this file's change first, in a few words; mostly nothing. */
  readonly confirm: string | undefined;
}

/** Everything that a rename changes: all of it, or nothing. */
export interface Renaming {
  readonly texts: readonly RenamedText[];
  /** The file that gets another name, with its new path inside its folder. */
  readonly move: { readonly file: RecordFile; readonly to: string } | undefined;
  /** Sentences: what keeps the old name, and why. */
  readonly remarks: readonly string[];
  /** What it was called until now: `own-the-retries-p3x9kd`, `ada`. */
  readonly oldName: string;
}

/** What is renamed, once it is clear that it can be. */
interface Renameable {
  /** What the person writes anew: the part of its name that can be changed. */
  readonly placeholder: string;
  /** Its own file, if its name is its file's. */
  readonly file: RecordFile | undefined;
}

/** Whether a subject can be renamed, and the part of its name that can. Refusals are sentences. */
export function renameable(snapshot: Snapshot, subject: Subject, from: Place): Result<Renameable, string> {
  if (!formatOf(snapshot).supported)
    return fail('These records are of a newer format. Update Mentoring Trail to change them.');
  const comesAlong = `This ${subjectKind(subject)} comes along with Mentoring Trail, so its name is the same for everyone.`;
  switch (subject.type) {
    case 'record': {
      const [file, twin] = filesOf(snapshot, subject);
      if (twin) return fail('Two files say that they are this record. Settle which of them is meant first.');
      if (file) return ok({ placeholder: definitions[file.kind].coded ? slugOf(file.id) : file.id, file });
      if (subject.kind === 'process' && builtInProcesses().has(subject.id)) return fail(comesAlong);
      return fail(`There is no ${subjectKind(subject)} ${subject.id} here, so there is nothing to rename.`);
    }
    case 'objective':
      return definitionsOf(snapshot, subject, from).length > 0
        ? ok({ placeholder: subject.name, file: undefined })
        : fail(`mentoring.yaml has no objective ${subject.name}, so there is nothing to rename.`);
    case 'stage': {
      const origin = stageOrigin(processLine(snapshot, from, subject.process), subject.stage);
      if (!origin)
        return fail(`No process here has the stage ${subject.stage}, so there is nothing to rename.`);
      return origin.file ? ok({ placeholder: subject.stage, file: undefined }) : fail(comesAlong);
    }
    case 'programme-step':
      return fail(comesAlong);
  }
}

/**
 * What gives a subject another name everywhere: where it is defined, and in every record that names it, shared or private. Comments,
 * layout and quotes stay.
 * @param from where the subject was named.
 * @param written what the person wrote: for a record with a code its slug, or the whole id; else the name.
 * @returns a refusal in a sentence where it cannot be, so that nothing is half renamed
 */
export function rename(
  snapshot: Snapshot,
  subject: Subject,
  from: Place,
  written: string,
): Result<Renaming, string> {
  const can = renameable(snapshot, subject, from);
  if (!can.ok) return can;
  const { file } = can.value;
  const to = newName(subject, file, written);
  if (!to.ok) return to;
  if (to.value === (file?.id ?? oldName(subject))) return fail(`It is called ${to.value} already.`);
  const free = isFree(snapshot, subject, from, to.value);
  if (!free.ok) return free;
  const followed = follow(snapshot, subject, from, to.value);
  if (!followed.ok) return followed;
  if (!file) return followed;
  const move = { file, to: recordPath(file.kind, to.value) };
  return ok({ ...followed.value, move, oldName: file.id });
}

function oldName(subject: Subject): string {
  return subject.type === 'record' ? subject.id : needleOf(subject);
}

function newName(subject: Subject, file: RecordFile | undefined, written: string): Result<string, string> {
  if (file && definitions[file.kind].coded) return newCodedId(file.kind, file.id, written);
  return newChosenName(written, subject.type === 'record');
}

/** The subject as it would be called. */
function renamed(subject: Subject, to: string): Subject {
  switch (subject.type) {
    case 'record':
      return { ...subject, id: to };
    case 'objective':
      return { ...subject, name: to };
    case 'stage':
      return { ...subject, stage: to };
    case 'programme-step':
      return { ...subject, step: to };
  }
}

/** Whether nothing has the new name, and nothing is called by it: two things would become one. */
export function isFree(snapshot: Snapshot, subject: Subject, from: Place, to: string): Result<void, string> {
  const other = renamed(subject, to);
  const kind = subjectKind(subject);
  if (subject.type === 'record') {
    // The code is the same, so everything that has it is this very record.
    if (codeOf(subject.id) !== undefined && definitions[subject.kind].coded) return ok(undefined);
    const [taken] = filesOf(snapshot, { kind: subject.kind, id: to });
    if (taken) return fail(`There is ${withArticle(kind)} ${to} already. Choose another name.`);
    if (subject.kind === 'process' && builtInProcesses().has(to))
      return fail(
        `A process that comes along is called ${to}. Choose another name, so that both can be followed.`,
      );
  }
  if (definitionsOf(snapshot, other, from).length > 0 || isInherited(snapshot, subject, from, to))
    return fail(`There is ${withArticle(kind)} ${to} already. Choose another name.`);
  const named = namedSo(snapshot, subject, from, to);
  if (!named) return ok(undefined);
  return fail(
    `${named.path} speaks of ${withArticle(kind)} ${to} that is not here. Choose another name, so that the two are not taken for one.`,
  );
}

/** The first file that says something by the new name already. */
function namedSo(snapshot: Snapshot, subject: Subject, from: Place, to: string): RecordFile | undefined {
  if (subject.type !== 'stage') return namesOf(snapshot, renamed(subject, to), from)[0]?.file;
  // A stage goes through every process that builds on its own, and must not meet another in any of them.
  const isOrigin = (process: string, place: Place) =>
    stageOrigin(processLine(snapshot, place, process), subject.stage)?.id === origin?.id;
  const origin = stageOrigin(processLine(snapshot, from, subject.process), subject.stage);
  return [...snapshot.files('process'), ...snapshot.files('pair')].find((file) =>
    namesInText(file).some(
      (name) =>
        name.subject.type === 'stage' && name.text === to && isOrigin(name.subject.process, file.place),
    ),
  );
}

/** Whether a process that this stage's own builds on has a stage of the new name, which would be taken for it. */
function isInherited(snapshot: Snapshot, subject: Subject, from: Place, to: string): boolean {
  return (
    subject.type === 'stage' &&
    processLine(snapshot, from, subject.process).some(({ stages }) => stages.includes(to))
  );
}

/**
 * The texts in which a subject is named anew. A record with a code is found by that alone, so what must not be touched, or cannot, keeps
 * the old name without harm; what has no code is renamed everywhere or not at all.
 */
export function follow(
  snapshot: Snapshot,
  subject: Subject,
  from: Place,
  to: string,
): Result<Renaming, string> {
  const hasCode =
    subject.type === 'record' && definitions[subject.kind].coded && codeOf(subject.id) !== undefined;
  const naming = namesOf(snapshot, subject, from);
  const broken = mentionedInBroken(snapshot, subject, hasCode, new Set(naming.map(({ file }) => file)));
  const unsound = [...naming.map(({ file }) => file).filter((file) => !currentText(file).isSound), ...broken];
  const [first] = unsound;
  if (first && !hasCode) {
    return fail(
      `${first.path} may name it and cannot be read now. Repair that file first, so that nothing is left behind.`,
    );
  }
  const texts: RenamedText[] = [];
  const kept: RecordFile[] = [];
  for (const { file, names } of naming) {
    if (unsound.includes(file)) continue;
    const old = names.filter(({ text }) => text !== to);
    if (old.length === 0 || file.text === undefined) continue;
    if (isSigned(snapshot, file)) {
      if (hasCode) {
        kept.push(file);
        continue;
      }
      if (file.kind === 'agreement')
        return fail(
          `${file.path} is signed and names it, and what was signed must not change. Rename it once that agreement is replaced.`,
        );
    }
    const renamedText = renameInText(file.text, old, to);
    if (!renamedText)
      return fail(
        `${file.path} names it in a way that can’t be changed without touching more of the file. Change it by hand.`,
      );
    texts.push({ file, ...renamedText, confirm: whyConfirm(snapshot, subject, from, file) });
  }
  const remarks = [
    ...texts
      .filter(({ file }) => file.kind === 'signature')
      .map(
        ({ file }) => `${file.path} changes, too: Check Signatures then goes by the commit of this rename.`,
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
  return ok({ texts, move: undefined, remarks, oldName: oldName(subject) });
}

function whyConfirm(snapshot: Snapshot, subject: Subject, from: Place, file: RecordFile): string | undefined {
  const isHidden =
    subject.type === 'record'
      ? filesOf(snapshot, subject).every((definition) => !isSeenFrom(file.place, definition))
      : subject.type === 'objective' && !isSeenFrom(file.place, { place: from });
  return isHidden ? 'Shared records that name a private one' : undefined;
}

/** Broken files whose text has the old name as a word, where reading as far as possible did not find it. */
function mentionedInBroken(
  snapshot: Snapshot,
  subject: Subject,
  hasCode: boolean,
  known: ReadonlySet<RecordFile>,
): readonly RecordFile[] {
  const needle = needleOf(subject);
  return snapshot.everyFile().filter(
    (file) =>
      (file.stale || file.value === undefined) &&
      (!known.has(file) || subject.type === 'stage') &&
      // Which stages a process has that is broken, the others that build on it do not know.
      (!currentText(file).isSound || (subject.type === 'stage' && file.kind === 'process')) &&
      // What is no text may name it, too.
      (file.text === undefined ? !hasCode : hasWordAtEnd(file.text, needle)),
  );
}
