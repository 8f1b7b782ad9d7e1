import { codeOf, withCode } from '../folder/id.js';
import { isRecordFolder } from '../folder/layout.js';
import { currentText, recordTextOf } from '../folder/current-text.js';
import { fileKey, type FileKey, type RecordFile, type Snapshot, type StrayFile } from '../folder/snapshot.js';
import { startOfText } from '../text/text-range.js';
import { toldOneByOne, type Problem, type ProblemCode } from './problem.js';
import { currentFormat } from '../records/configuration.js';
import { idPattern, maximumId } from '../records/fields.js';
import { definitions, recordKinds } from '../records/kinds.js';
import { dateRemarks } from './dates.js';
import { pathMeant } from './fixes/files.js';
import { withMeantIds } from './meant-ids.js';
import { ownProblems } from './own-problems.js';
import { processNameRemarks } from './process-names.js';
import { processRemarks } from './processes.js';
import { keyRangeIn, rangeIn } from './reference-range.js';
import { lostReferences, twinsOf } from './references.js';
import type { Remark } from './remark.js';
import { problem } from './rules.js';
import { stepRemarks } from './steps.js';
import { type Place, isPrivate, places } from '../folder/place.js';

/** Problems by the file that has them; files without any are left out. */
export type ProblemsByFile = ReadonlyMap<FileKey, readonly Problem[]>;

/** The version of the record format that a mentoring folder is written in. */
export interface FolderFormat {
  readonly format: number;
  /** Whether this code can write that format. If not, the folder is read-only. */
  readonly supported: boolean;
}

const everything = new WeakMap<Snapshot, ProblemsByFile>();

/** What is told of everything that is wrong in a mentoring folder, by file and in the order of the text. Worked out once for a snapshot. */
export function problemsOf(snapshot: Snapshot): ProblemsByFile {
  let problems = everything.get(snapshot);
  if (!problems) {
    problems = collect(snapshot);
    everything.set(snapshot, problems);
  }
  return problems;
}

/**
 * What is told of one file as it is given, which may say something else than the snapshot has of it: what an editor shows and
 * nobody has saved yet. Looks at no other file's text.
 */
export function problemsOfFile(snapshot: Snapshot, file: RecordFile): readonly Problem[] {
  return toldOneByOne(everyProblemOf(snapshot, file));
}

/** Everything that is wrong with one file as it is given, in the order of its text, however many of a kind there are. */
export function everyProblemOf(snapshot: Snapshot, file: RecordFile): readonly Problem[] {
  return everyProblem(snapshot, file, newerPlaces(snapshot));
}

function everyProblem(snapshot: Snapshot, file: RecordFile, newer: ReadonlySet<Place>): readonly Problem[] {
  const own = problemsByItself(file, newer);
  return [...withMeantIds(seenWith(snapshot, file), file, own), ...betweenFiles(snapshot, file, newer)].sort(
    byPosition,
  );
}

function collect(snapshot: Snapshot): ProblemsByFile {
  const newer = newerPlaces(snapshot);
  return foundIn(snapshot, newer, (file) => everyProblem(snapshot, file, newer));
}

/** What is wrong with a file taken by itself. */
function problemsByItself(file: RecordFile, newer: ReadonlySet<Place>): readonly Problem[] {
  // What a newer format allows is not known here, so nothing is held against its records.
  return newer.has(file.place)
    ? ownProblems(file).filter(({ code }) => !ofContent.has(code))
    : ownProblems(file);
}

/** What a schema says of a record, which another format may allow. */
const ofContent: ReadonlySet<ProblemCode> = new Set([
  'missing-key',
  'wrong-value',
  'unknown-key',
  'unknown-value',
]);

function byPosition({ range: { start: one } }: Problem, { range: { start: other } }: Problem): number {
  return one.line - other.line || one.column - other.column;
}

function newerPlaces(snapshot: Snapshot): ReadonlySet<Place> {
  return new Set(places.filter((place) => !formatOf(snapshot, place).supported));
}

/**
 * What is wrong between the files of a mentoring folder: references that lead nowhere, records that cannot be told apart,
 * a format that is too new, files where no record belongs. No private record is named in what is said of a shared file.
 */
export function folderProblems(snapshot: Snapshot): ProblemsByFile {
  const newer = newerPlaces(snapshot);
  return foundIn(snapshot, newer, (file) => betweenFiles(snapshot, file, newer));
}

/** What is told of each file, those where no record belongs included. */
function foundIn(
  snapshot: Snapshot,
  newer: ReadonlySet<Place>,
  problemsOf: (file: RecordFile) => readonly Problem[],
): ProblemsByFile {
  const found = new Map<FileKey, readonly Problem[]>();
  for (const file of snapshot.everyFile()) {
    const problems = problemsOf(file);
    if (problems.length > 0) found.set(fileKey(file), toldOneByOne(problems));
  }
  for (const stray of snapshot.strays)
    if (!newer.has(stray.place)) found.set(fileKey(stray), [strayProblem(snapshot, stray)]);
  return found;
}

function betweenFiles(snapshot: Snapshot, file: RecordFile, newer: ReadonlySet<Place>): readonly Problem[] {
  if (newer.has(file.place)) return file.kind === 'configuration' ? [newerFormat(snapshot, file)] : [];
  const twins = twinProblems(snapshot, file);
  const view = seenWith(snapshot, file);
  const codeless = missingCode(file);
  if (file.value === undefined || file.stale)
    return [...twins, ...codeless, ...lostNamesOfBroken(view, file)];
  const remarks = [...processRemarks(view, file), ...dateRemarks(file), ...stepRemarks(file)];
  return [...twins, ...codeless, ...lostNames(view, file), ...placed(file, remarks)];
}

/** The references, processes and stages that a record names and that are not there. */
function lostNames(view: Snapshot, file: RecordFile): readonly Problem[] {
  return [...lostReferences(view, file), ...placed(file, processNameRemarks(view, file))];
}

function placed(file: RecordFile, remarks: readonly Remark[]): readonly Problem[] {
  return remarks.map(({ code, path, ofKey, message, meant }) =>
    problem(code, message, (ofKey ? keyRangeIn : rangeIn)(file, path), path, meant),
  );
}

/**
 * Those of a record whose text can be read, while some value in it is wrong: of that value it is not asked where it leads to, of the
 * others it is, so that everything is told at once.
 */
function lostNamesOfBroken(view: Snapshot, file: RecordFile): readonly Problem[] {
  if (!currentText(file).isSound) return [];
  const wrong = new Set(ownProblems(file).map(({ path }) => JSON.stringify(path)));
  return lostNames(view, file).filter(({ path }) => !wrong.has(JSON.stringify(path)));
}

/** What those who read the file see: of a process as it is given, since its stages are looked for in itself. */
function seenWith(snapshot: Snapshot, file: RecordFile): Snapshot {
  const view = snapshot.seenFrom(file.place);
  if (file.kind !== 'process' || view.file(file.place, file.path) === file) return view;
  return view.with(new Map([[fileKey(file), file]]));
}

function ofWhole(code: ProblemCode, message: string): Problem {
  return problem(code, message, startOfText);
}

function newerFormat(snapshot: Snapshot, file: RecordFile): Problem {
  const { format } = formatOf(snapshot, file.place);
  const message = `These records have format ${format}; this version knows formats up to ${currentFormat}. Everything here can be read as far as it is understood, and nothing is changed. Update Mentoring Trail to go on.`;
  const range = recordTextOf(file).rangeOf(['format']) ?? startOfText;
  return problem('newer-format', message, range);
}

function strayProblem(snapshot: Snapshot, stray: StrayFile): Problem {
  switch (stray.reason) {
    case 'wrong-extension':
      return ofWhole(
        'wrong-extension',
        'This file is not read: a record’s file ends in .yaml, in lower case. Rename it.',
      );
    case 'unsafe-id': {
      const name = stray.path.replace(/^.*\/|\.yaml$/g, '');
      const meant = pathMeant(snapshot, stray)?.replace(/^.*\//, '');
      const wayOut = meant === undefined ? 'Rename it.' : `Rename it, for example to ${meant}.`;
      const isWord = idPattern.test(name) && name.length <= maximumId;
      return ofWhole(
        'unsafe-id',
        isWord
          ? `This file is not read: YAML or Windows takes ${name} for something else than a name. ${wayOut}`
          : `This file is not read: a record’s file is named by lower-case words of a to z and 0 to 9, joined by hyphens, at most 64 characters. ${wayOut}`,
      );
    }
    case 'wrong-folder': {
      const [top = '', ...below] = stray.path.split('/');
      if (below.length > 1 && isRecordFolder(top))
        return ofWhole(
          'wrong-folder',
          `This file is not read: records lie in ${top} itself, not in a folder below it. Move it there.`,
        );
      const folders = recordKinds.map((kind) => definitions[kind].folder).filter((folder) => folder !== '');
      return ofWhole(
        'wrong-folder',
        `This file is not read: its folder says no kind of record. Move it to one of ${folders.join(', ')}.`,
      );
    }
  }
}

/** What is said of a file where others claim to be the same record. */
function twinProblems(snapshot: Snapshot, file: RecordFile): readonly Problem[] {
  // Both folders say what holds for them; that is no contradiction.
  if (file.kind === 'configuration') return [];
  const { count, first } = twinsOf(snapshot, file);
  if (count === 0) return [];
  const isInBoth = isPrivate(file) && snapshot.file('shared', file.path) !== undefined;
  const others = count - (isInBoth ? 1 : 0);
  const twin = first.find(({ id }) => id !== file.id);
  return [
    ...(isInBoth
      ? [
          ofWhole(
            'duplicate-code',
            'This record is in the shared folder, too. Delete one of the two: a record lives in one place.',
          ),
        ]
      : []),
    ...(twin ? [ofWhole('duplicate-code', sameCode(file, twin, others))] : []),
  ];
}

function sameCode({ id, place }: RecordFile, twin: RecordFile, others: number): string {
  const code = codeOf(id) ?? id;
  const where = `${twin.path}${twin.place === place ? '' : ` in the ${twin.place} folder`}`;
  return others === 1
    ? `This record and ${where} have the same code, ${code}, so nobody can tell which of them is meant. Delete one, or give it another code by renaming its file.`
    : `This record, ${where} and ${others - 1} more have the same code, ${code}, so nobody can tell which of them is meant. Keep one; delete the others, or give them other codes by renaming their files.`;
}

/** What is said of a file whose name has no code, though its kind of record goes by one. */
function missingCode({ kind, id }: RecordFile): readonly Problem[] {
  const { coded, name } = definitions[kind];
  if (!coded || codeOf(id) !== undefined) return [];
  const message = `The name of this ${name}’s file ends in no code, by which commits and references find a record whatever its file is called. Rename the file, for example to ${withCode(id, 'k7m2q4')}.yaml.`;
  return [ofWhole('missing-code', message)];
}

/**
 * The newest format that `mentoring.yaml` names, shared or private; the current one where none does.
 * @param place only this folder's.
 */
export function formatOf(snapshot: Snapshot, place?: Place): FolderFormat {
  const named = snapshot
    .files('configuration')
    .filter((file) => place === undefined || file.place === place)
    // A file that this version cannot read any more still says which format it has.
    .flatMap((file) => (file.value && !file.stale ? [file.value.format] : formatsIn(file.text ?? '')));
  const format = named.length > 0 ? Math.max(...named) : currentFormat;
  return { format, supported: format <= currentFormat };
}

function formatsIn(text: string): number[] {
  return [...text.matchAll(/^\uFEFF?format:[ \t]+(\d{1,9})[ \t]*(?:#.*)?\r?$/gm)].map(([, digits]) =>
    Number(digits),
  );
}
