import type { Place } from '../folder/privacy.js';
import type { Snapshot } from '../folder/snapshot.js';
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
