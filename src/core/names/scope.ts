import type { Place } from '../folder/place.js';
import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import type { WrittenProcess } from '../records/process.js';
import type { NameCandidate } from './subject.js';

/** A process as far as its name is concerned, with the stages that it takes over from the one that it builds on. */
export interface NamedProcess extends NameCandidate {
  readonly stages: readonly NameCandidate[];
}

/** Where processes come from: the team's own records, and those that are built in. `processes/name-scope.ts` has them. */
interface ProcessSource {
  /** As those see it who read a record in this place. Undefined where there is none, or one without any stage. */
  find(snapshot: Snapshot, place: Place, id: string): NamedProcess | undefined;
  /** The team's own, ordered by id. */
  own(snapshot: Snapshot, place: Place): readonly NamedProcess[];
  /** Those that are built in, by id. */
  builtIn(): ReadonlyMap<string, WrittenProcess>;
  /** The steps of a mentoring programme. */
  programme(): NamedProcess;
}

/** Where a name is looked up: the same name can stand for something else in a private record. */
export interface NameScope {
  readonly snapshot: Snapshot;
  /** Of the record that has the name. */
  readonly place: Place;
  readonly processes: ProcessSource;
}

/** What those see who read the record that has the name. */
export function seenIn({ snapshot, place }: NameScope): Snapshot {
  return snapshot.seenFrom(place);
}

/** The process of an id: the team's own before a built-in one. Undefined where there is none, or one without any stage. */
export function processIn({ snapshot, place, processes }: NameScope, id: string): NamedProcess | undefined {
  return processes.find(snapshot, place, id);
}

/** One process of those that build on one another. */
export interface ProcessInLine {
  readonly id: string;
  /** Where it is written; undefined for one that is built in. */
  readonly file: LoadedRecord<'process'> | undefined;
  /** The stages that it says something about itself, in order. */
  readonly stages: readonly string[];
}

/**
 * A process and what it builds on, itself first. Empty where there is none; it ends where something is missing or a circle would
 * begin.
 */
export function processLine(scope: NameScope, process: string): readonly ProcessInLine[] {
  const files = seenIn(scope).all('process');
  const line: ProcessInLine[] = [];
  let id: string | undefined = process;
  while (id !== undefined) {
    const current: string = id;
    const met = line.some((link) => link.file !== undefined && link.id === current);
    // A process with the id of a built-in one can build on that one.
    const file =
      line.at(-1)?.id === current ? undefined : files.find((candidate) => candidate.id === current);
    const content = file?.value ?? scope.processes.builtIn().get(current);
    if (!content || (met && file)) break;
    line.push({ id: current, file, stages: (content.stages ?? []).map((stage) => stage.id) });
    id = file?.value.extends;
  }
  return line;
}

/** The process that a stage comes from: the last in the line that has it. Those before it only say what is different. */
export function stageOrigin(line: readonly ProcessInLine[], stage: string): ProcessInLine | undefined {
  return line.filter(({ stages }) => stages.includes(stage)).at(-1);
}
