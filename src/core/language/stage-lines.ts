import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { writtenBuiltIn } from '../processes/builtin.js';
import type { Place } from '../folder/place.js';

/** One process of those that build on one another. */
export interface ProcessInLine {
  readonly id: string;
  /** Where it is written; undefined for one that comes along. */
  readonly file: LoadedRecord<'process'> | undefined;
  /** The stages that it says something of itself, in order. */
  readonly stages: readonly string[];
}

/**
 * A process and what it builds on, itself first, as those who read a record in this place see it. Empty where there is none; it
 * ends where something is missing or a circle would begin.
 */
export function processLine(snapshot: Snapshot, place: Place, process: string): readonly ProcessInLine[] {
  const files = snapshot.seenFrom(place).all('process');
  const line: ProcessInLine[] = [];
  let id: string | undefined = process;
  while (id !== undefined) {
    const current: string = id;
    const met = line.some((link) => link.file !== undefined && link.id === current);
    // What has the id of one that comes along can build on that one.
    const file =
      line.at(-1)?.id === current ? undefined : files.find((candidate) => candidate.id === current);
    const written = file?.value ?? writtenBuiltIn().get(current);
    if (!written || (met && file)) break;
    line.push({ id: current, file, stages: (written.stages ?? []).map((stage) => stage.id) });
    id = file?.value.extends;
  }
  return line;
}

/** The process that a stage comes from: the last in the line that has it. Those before it only say what is different. */
export function stageOrigin(line: readonly ProcessInLine[], stage: string): ProcessInLine | undefined {
  return line.filter(({ stages }) => stages.includes(stage)).at(-1);
}
