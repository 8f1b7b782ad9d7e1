import { codeOf } from '../folder/id.js';
import { sameSubject, type Subject, type WrittenName } from '../names/names.js';
import { namesInText } from '../names/names-in-text.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import type { TextRange } from '../text/text-range.js';
import { builtInProcesses } from '../processes/builtin.js';
import { definitions } from '../records/kinds.js';
import { definitionsOf, sitesIn, type Site } from './definition.js';
import { rangeOfName } from './name-at.js';
import { processLine, stageOrigin, type ProcessInLine } from './stage-lines.js';
import type { Place } from '../folder/place.js';

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
