import { codeOf } from '../folder/id.js';
import { locate } from '../folder/locate.js';
import { referencesIn, type WrittenReference } from '../folder/references.js';
import {
  fileKey,
  identity,
  type FileKey,
  type Place,
  type RecordFile,
  type Snapshot,
  type StrayFile,
} from '../folder/snapshot.js';
import { startOfText, type Problem, type ProblemCode } from '../problem.js';
import { currentFormat } from '../records/configuration.js';
import { definitions, recordKinds, type RecordKind } from '../records/kinds.js';
import { withArticle } from '../records/words.js';
import type { YamlPath } from '../yaml-path.js';
import { processRemarks } from './processes.js';
import { rangeIn, rangeOfReference } from './reference-range.js';

/** Problems by the file that has them; files without any are left out. */
export type ProblemsByFile = ReadonlyMap<FileKey, readonly Problem[]>;

/** The version of the record format that a mentoring folder is written in. */
export interface FolderFormat {
  readonly format: number;
  /** Whether this code can write that format. If not, the folder is read-only. */
  readonly supported: boolean;
}

const everything = new WeakMap<Snapshot, ProblemsByFile>();
const places: readonly Place[] = ['shared', 'private'];
/** More of one file say nothing new, and locating thousands of them would take minutes. */
const mostLost = 50;

/** Everything that is wrong in a mentoring folder, by file and in the order of the text. Worked out once for a snapshot. */
export function problemsOf(snapshot: Snapshot): ProblemsByFile {
  let problems = everything.get(snapshot);
  if (!problems) {
    problems = collect(snapshot);
    everything.set(snapshot, problems);
  }
  return problems;
}

function collect(snapshot: Snapshot): ProblemsByFile {
  const all = new Map<FileKey, readonly Problem[]>();
  const newer = newerPlaces(snapshot);
  for (const file of snapshot.everyFile()) {
    // What a newer format allows is not known here, so nothing is held against its records.
    const own = newer.has(file.place) ? file.problems.filter(({ code }) => code !== 'schema') : file.problems;
    if (own.length > 0) all.set(fileKey(file), [...own].sort(byPosition));
  }
  for (const [key, found] of folderProblems(snapshot)) {
    all.set(key, [...(all.get(key) ?? []), ...found].sort(byPosition));
  }
  return all;
}

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
  const files = snapshot.everyFile().filter(({ place }) => !newer.has(place));
  const found = new Findings();
  for (const file of snapshot.files('configuration'))
    if (newer.has(file.place)) found.add(file, newerFormat(snapshot, file));
  for (const stray of snapshot.strays) if (!newer.has(stray.place)) found.add(stray, strayProblem(stray));
  const all = groupsOf(snapshot);
  const shared = groupsOf(snapshot.shared());
  for (const kind of recordKinds) {
    for (const twins of all[kind].twins) {
      for (const file of twins) for (const problem of twinProblems(file, twins)) found.add(file, problem);
    }
  }
  for (const file of files) {
    // The positions of a broken file are not those of its last good content.
    if (file.value === undefined || file.stale) continue;
    const seen = file.place === 'shared' ? shared : all;
    const lost = referencesOf(file).filter(({ to, meant }) => seen[to].byIdentity.get(meant)?.length !== 1);
    for (const reference of lost.slice(0, mostLost))
      found.at(file, reference.path, reference.reference, whyUnresolved(seen, reference, file.place));
    const view = file.place === 'shared' ? snapshot.shared() : snapshot;
    for (const { code, path, message } of processRemarks(view, file).slice(0, mostLost))
      found.add(file, { code, severity: 'warning', message, range: rangeIn(file, path) });
    const objective = unknownObjective(view, file);
    if (objective === undefined) continue;
    const message = `There is no objective ${objective} in mentoring.yaml. Was it renamed, or not pulled yet?`;
    found.at(file, ['objective'], objective, message);
  }
  return found.byFile;
}

/** Collects problems by file. */
class Findings {
  readonly byFile = new Map<FileKey, Problem[]>();

  add(file: { readonly place: Place; readonly path: string }, problem: Problem): void {
    const key = fileKey(file);
    const problems = this.byFile.get(key);
    if (problems) problems.push(problem);
    else this.byFile.set(key, [problem]);
  }

  at(file: RecordFile, path: YamlPath, reference: string, message: string): void {
    const range = rangeOfReference(file, path, reference);
    this.add(file, { code: 'dangling-reference', severity: 'warning', message, range });
  }
}

function ofWhole(code: ProblemCode, message: string): Problem {
  return { code, severity: 'error', message, range: startOfText };
}

function newerFormat(snapshot: Snapshot, file: RecordFile): Problem {
  const { format } = formatOf(snapshot, file.place);
  const message = `These records have format ${format}; this version knows formats up to ${currentFormat}. Everything here can be read as far as it is understood, and nothing is changed. Update Mentoring Trail to go on.`;
  const range = locate(file.text ?? '').rangeOf(['format']) ?? startOfText;
  return { code: 'newer-format', severity: 'error', message, range };
}

function strayProblem(stray: StrayFile): Problem {
  switch (stray.reason) {
    case 'wrong-extension':
      return ofWhole(
        'wrong-extension',
        'This file is not read: a record’s file ends in .yaml, in lower case. Rename it.',
      );
    case 'unsafe-id':
      return ofWhole(
        'unsafe-id',
        'This file is not read: a record’s file is named by lower-case words of a to z and 0 to 9, joined by hyphens, at most 64 characters, for example own-the-retries-p3x9kd.yaml. Rename it.',
      );
    case 'wrong-folder': {
      const folders = recordKinds.map((kind) => definitions[kind].folder).filter((folder) => folder !== '');
      return ofWhole(
        'wrong-folder',
        `This file is not read: its folder says no kind of record. Move it to one of ${folders.join(', ')}.`,
      );
    }
  }
}

/** What is said of one of several files that claim to be the same record. */
function twinProblems(file: RecordFile, twins: readonly RecordFile[]): Problem[] {
  // Both folders say what holds for them; that is no contradiction.
  if (file.kind === 'configuration') return [];
  const others = twins.filter(
    (twin) => twin !== file && (file.place === 'private' || twin.place === 'shared'),
  );
  return others.map((twin) => {
    const where = `${twin.path}${twin.place === file.place ? '' : ` in the ${twin.place} folder`}`;
    const message =
      twin.id === file.id
        ? 'This record is in the shared folder, too. Delete one of the two: a record lives in one place.'
        : `This record and ${where} have the same code, ${codeOf(file.id) ?? file.id}, so nobody can tell which of them is meant. Delete one, or give it another code by renaming its file.`;
    return ofWhole('duplicate-code', message);
  });
}

/** The files of a kind by the record that they say they are, broken ones included. */
interface Groups {
  readonly byIdentity: ReadonlyMap<string, readonly RecordFile[]>;
  /** Those of more than one file: an error, never a choice. */
  readonly twins: readonly (readonly RecordFile[])[];
}

/** A kind's list is the same from snapshot to snapshot while nothing of that kind changes. */
const groups = new WeakMap<readonly RecordFile[], Groups>();

type GroupsByKind = Readonly<Record<RecordKind, Groups>>;

function groupsOf(snapshot: Snapshot): GroupsByKind {
  const entries = recordKinds.map((kind) => [kind, grouped(kind, snapshot.files(kind))]);
  return Object.fromEntries(entries) as GroupsByKind;
}

function grouped(kind: RecordKind, files: readonly RecordFile[]): Groups {
  const known = groups.get(files);
  if (known) return known;
  const byIdentity = new Map<string, RecordFile[]>();
  for (const file of files) {
    const key = identity(kind, file.id);
    const group = byIdentity.get(key);
    if (group) group.push(file);
    else byIdentity.set(key, [file]);
  }
  const result = { byIdentity, twins: [...byIdentity.values()].filter(({ length }) => length > 1) };
  groups.set(files, result);
  return result;
}

/** A reference with what it means. */
interface MeantReference extends WrittenReference {
  readonly meant: string;
}

const references = new WeakMap<RecordFile, readonly MeantReference[]>();

function referencesOf(file: RecordFile): readonly MeantReference[] {
  let found = references.get(file);
  if (!found) {
    found = referencesIn(file.kind, file.value).map((each) => ({
      ...each,
      meant: identity(each.to, each.reference),
    }));
    references.set(file, found);
  }
  return found;
}

/** Why a reference leads nowhere, in words. */
function whyUnresolved(seen: GroupsByKind, { to, reference, meant }: MeantReference, place: Place): string {
  const name = definitions[to].name;
  if (seen[to].byIdentity.has(meant)) {
    const both = definitions[to].coded ? `have the code ${meant}` : `are called ${meant}`;
    return `Two records ${both}, so nobody can tell which of them is meant. Their files say which two they are.`;
  }
  const other = kindOf(seen, reference);
  if (other)
    return `${meant} is ${withArticle(definitions[other].name)}, and ${withArticle(name)} belongs here.`;
  if (to === 'person') {
    return `There is no file people/${reference}.yaml here. Was it deleted, or not pulled yet?`;
  }
  return place === 'shared'
    ? `There is no ${name} ${meant} among the shared records. Was its file deleted, not pulled yet, or never shared?`
    : `There is no ${name} ${meant} here. Was its file deleted, or not pulled yet?`;
}

/** The kind of record that a reference means, where it is another than the one that belongs in its place. */
function kindOf(seen: GroupsByKind, reference: string): RecordKind | undefined {
  return recordKinds.find(
    (kind) => kind !== 'configuration' && seen[kind].byIdentity.has(identity(kind, reference)),
  );
}

/** The objective that a goal names, where no `mentoring.yaml` has it. */
function unknownObjective(seen: Snapshot, file: RecordFile): string | undefined {
  if (file.kind !== 'goal') return undefined;
  const { objective } = (file as RecordFile<'goal'>).value ?? {};
  if (objective === undefined) return undefined;
  const settings = seen.all('configuration');
  return settings.some(({ value }) => Object.hasOwn(value.objectives ?? {}, objective))
    ? undefined
    : objective;
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
