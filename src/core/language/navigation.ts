import { codeOf } from '../folder/id.js';
import { locate } from '../yaml/locate.js';
import { sameSubject, type Subject, type WrittenName } from '../names/names.js';
import { type Place, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import { rangeOfReference } from '../lint/reference-range.js';
import { recordsNamed } from '../lint/references.js';
import { startOfText, type Position, type TextRange } from '../text/text-range.js';
import { builtInProcesses } from '../processes/builtin.js';
import { definitions, type RecordKind } from '../records/kinds.js';
import { currentText } from '../folder/current-text.js';
import { namesInText } from '../names/names-in-text.js';
import { processLine, stageOrigin, type ProcessInLine } from './stage-lines.js';

/** A name and where it stands, without the quotes around it. */
export interface PlacedName {
  readonly name: WrittenName;
  readonly range: TextRange;
}

/** A place in a file that has to do with a subject. */
export interface Site {
  readonly file: RecordFile;
  readonly range: TextRange;
  /** Whether the subject gets its name here, or is named. */
  readonly role: 'definition' | 'use';
}

/** The keys whose value names the record itself for people. What has none is named by its first key. */
const titleKeys: Partial<Record<RecordKind, string>> = {
  goal: 'title',
  process: 'title',
  programme: 'title',
  person: 'name',
};

/**
 * The name at a place of a text. Where the record itself is named for people, that is its own: on `title` or `name`, else on
 * the first key, which is also where going to its definition leads.
 */
export function nameAt(file: RecordFile, position: Position): PlacedName | undefined {
  if (file.text === undefined) return undefined;
  const path = locate(file.text).pathAt(position);
  const written = namesInText(file).filter(
    (name) => name.path.length === path.length && name.path.every((key, index) => key === path[index]),
  );
  const names = written.map((name) => ({ name, range: rangeOfName(file, name) }));
  const own = ownName(file);
  // An opened record has the cursor on the key, and going to its definition leads behind it.
  const key = own && locate(file.text).keyRangeOf(own.name.path);
  const owned = own && key ? [own, { ...own, range: key }] : [];
  return [...names, ...owned].find(({ range }) => isWithin(position, range));
}

/** Where a record is named in its own text; undefined for what nothing refers to. */
export function ownName(file: RecordFile): PlacedName | undefined {
  const { kind, id } = file;
  if (kind === 'configuration' || kind === 'programme') return undefined;
  const { path, part, range } = startOf(file);
  const subject: Subject = { type: 'record', kind, id };
  return { name: { path, part, role: 'definition', subject, text: id }, range };
}

function startOf(file: RecordFile): Pick<WrittenName, 'path' | 'part'> & { readonly range: TextRange } {
  const { value } = currentText(file);
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const places = locate(file.text ?? '');
  const title = titleKeys[file.kind];
  if (title !== undefined && keys.includes(title))
    return { path: [title], part: 'value', range: places.rangeOf([title]) ?? startOfText };
  const [first] = keys;
  const path = first === undefined ? [] : [first];
  return { path, part: 'key', range: places.keyRangeOf(path) ?? startOfText };
}

function isWithin({ line, column }: Position, { start, end }: TextRange): boolean {
  const afterStart = line > start.line || (line === start.line && column >= start.column);
  return afterStart && (line < end.line || (line === end.line && column <= end.column));
}

/** Where a name stands in its file, without the quotes around it. */
export function rangeOfName(file: RecordFile, { path, part, text }: WrittenName): TextRange {
  const range =
    part === 'key'
      ? (locate(file.text ?? '').keyRangeOf(path) ?? startOfText)
      : rangeOfReference(file, path, text);
  const { start, end } = range;
  if (start.line !== end.line || end.column - start.column !== text.length + 2) return range;
  return { start: { ...start, column: start.column + 1 }, end: { ...end, column: end.column - 1 } };
}

/**
 * Where a subject is defined, as seen from a record in this place: one place, or several where several files claim to be it. None for
 * what comes along, which has no file.
 */
export function definitionsOf(snapshot: Snapshot, subject: Subject, from: Place): readonly Site[] {
  return definingFiles(snapshot, subject, from).flatMap((file) => {
    switch (subject.type) {
      case 'record':
        return [{ file, range: startOf(file).range, role: 'definition' }];
      case 'stage':
        return sitesIn(file, { ...subject, process: file.id }, sameSubject, 'definition');
      case 'objective':
      case 'programme-step':
        return sitesIn(file, subject, sameSubject, 'definition');
    }
  });
}

/** The files in which a subject is defined, as {@link definitionsOf} has them; where in them is not looked for. */
export function definingFiles(snapshot: Snapshot, subject: Subject, from: Place): readonly RecordFile[] {
  switch (subject.type) {
    case 'record':
      return filesOf(snapshot, subject);
    case 'objective':
      return snapshot
        .files('configuration')
        .filter((file) =>
          namesInText(file).some((name) => name.role === 'definition' && sameSubject(name.subject, subject)),
        );
    case 'stage': {
      const { process, stage } = subject;
      const nearest = processLine(snapshot, from, process).find(({ stages }) => stages.includes(stage));
      return nearest?.file ? [nearest.file] : [];
    }
    case 'programme-step':
      return [];
  }
}

/** The files that are a record, broken ones included. */
export function filesOf(
  snapshot: Snapshot,
  { kind, id }: Pick<RecordFile, 'kind' | 'id'>,
): readonly RecordFile[] {
  return recordsNamed(snapshot, kind, id);
}

function sitesIn(
  file: RecordFile,
  subject: Subject,
  isSame: (one: Subject, other: Subject) => boolean,
  role?: Site['role'],
): readonly Site[] {
  return namesInText(file)
    .filter((name) => (role === undefined || name.role === role) && isSame(name.subject, subject))
    .map((name) => ({ file, range: rangeOfName(file, name), role: name.role }));
}

/** The names of a subject in one file. */
export interface NamesInFile {
  readonly file: RecordFile;
  /** In the order of their paths; what gives the subject its name is among them. */
  readonly names: readonly WrittenName[];
}

/**
 * Every file that names a subject, shared ones and private ones, by kind and id. The file of a record itself is among them only where
 * it names itself. Only files whose text may name it are looked into.
 * @param from where the subject was named: a stage can mean something else in the private folder.
 */
export function namesOf(snapshot: Snapshot, subject: Subject, from: Place): readonly NamesInFile[] {
  const means = meaning(snapshot, subject, from);
  const needle = needleOf(subject);
  return snapshot.everyFile().flatMap((file) => {
    // Between double quotes a name may be written with escapes.
    if (file.text === undefined || !(file.text.includes(needle) || file.text.includes('\\'))) return [];
    const names = namesInText(file).filter((name) => means(file, name));
    return names.length > 0 ? [{ file, names }] : [];
  });
}

/** All places that have to do with a subject: where it is defined, and where it is named. By kind and id of the file, in its order. */
export function sitesOf(snapshot: Snapshot, subject: Subject, from: Place): readonly Site[] {
  const named = namesOf(snapshot, subject, from).flatMap(({ file, names }) =>
    names.map((name): Site => ({ file, range: rangeOfName(file, name), role: name.role })).sort(byPosition),
  );
  if (subject.type !== 'record') return named;
  return [...definitionsOf(snapshot, subject, from), ...named];
}

/** Where a subject stands in one file under the very name that was asked for, without a look at any other. */
export function highlightsOf(file: RecordFile, subject: Subject): readonly TextRange[] {
  return sitesIn(file, subject, sameSubject).map(({ range }) => range);
}

function byPosition({ range: { start: one } }: Site, { range: { start: other } }: Site): number {
  return one.line - other.line || one.column - other.column;
}

/** What every text that names the subject has in it. */
export function needleOf(subject: Subject): string {
  switch (subject.type) {
    case 'record':
      return definitions[subject.kind].coded ? (codeOf(subject.id) ?? subject.id) : subject.id;
    case 'objective':
      return subject.name;
    case 'stage':
      return subject.stage;
    case 'programme-step':
      return subject.step;
  }
}

/** Tells names of a subject from all others. */
function meaning(
  snapshot: Snapshot,
  subject: Subject,
  from: Place,
): (file: RecordFile, name: WrittenName) => boolean {
  if (subject.type === 'record' && subject.kind === 'process') {
    return (file, name) => sameSubject(name.subject, subject) && !namesBuiltIn(file, name);
  }
  if (subject.type !== 'stage') return (_, name) => sameSubject(name.subject, subject);
  const lines = new ProcessLines(snapshot);
  const meant = lines.originOf(subject, from);
  return (file, { subject: other }) => {
    if (other.type !== 'stage' || other.stage !== subject.stage) return false;
    const origin = lines.originOf(other, file.place);
    // What no process has means the same only in the same process.
    if (!origin || !meant) return !origin && !meant && other.process === subject.process;
    return origin.id === meant.id && origin.file === meant.file;
  };
}

/** A process of the id of one that comes along builds on that one, not on itself. */
function namesBuiltIn(file: RecordFile, { text, path }: WrittenName): boolean {
  return file.kind === 'process' && path[0] === 'extends' && file.id === text && builtInProcesses().has(text);
}

/** Looks every process up once. */
class ProcessLines {
  private readonly lines = new Map<string, readonly ProcessInLine[]>();

  constructor(private readonly snapshot: Snapshot) {}

  originOf(
    { process, stage }: { readonly process: string; readonly stage: string },
    place: Place,
  ): ProcessInLine | undefined {
    const key = `${place}:${process}`;
    const line = this.lines.get(key) ?? processLine(this.snapshot, place, process);
    this.lines.set(key, line);
    return stageOrigin(line, stage);
  }
}
