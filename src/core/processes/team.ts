import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import type { WrittenProcess } from '../records/process.js';
import { builtInProcesses, commonChecks, writtenBuiltIn } from './builtin.js';
import { completeProcess, extendProcess, type Process } from './process.js';
import type { Place } from '../folder/privacy.js';
import { memo } from '../memo.js';

/**
 * The process of this id, as a pair in this place sees it; undefined where there is none. One of the team's own comes before one
 * of the same id that comes along.
 */
export function findProcess(snapshot: Snapshot, place: Place, id: string): Process | undefined {
  return processesOf(snapshot.seenFrom(place).all('process')).get(id) ?? builtInProcesses().get(id);
}

/** The team's own processes, as a pair in this place sees them, ordered by id. */
export function ownProcesses(snapshot: Snapshot, place: Place): readonly Process[] {
  return [...processesOf(snapshot.seenFrom(place).all('process')).values()];
}

/** Whether a process of the team's own builds on itself by way of others, or of itself where none of its id comes along. */
export function isCircular(snapshot: Snapshot, place: Place, id: string): boolean {
  const written = writtenById(snapshot.seenFrom(place).all('process'));
  const above = new Set<string>();
  for (let at = id; ;) {
    above.add(at);
    const base = written.get(at)?.extends;
    // What has the id of one that comes along can build on that one.
    if (base === undefined || (base === at && writtenBuiltIn().has(at))) return false;
    if (above.has(base)) return base === id;
    at = base;
  }
}

const processesOf = memo((files: readonly LoadedRecord<'process'>[]): ReadonlyMap<string, Process> => {
  const written = writtenById(files);
  const complete = [...written.keys()].flatMap((id) => {
    const whole = withBases(id, written);
    return whole?.stages?.length ? [completeProcess(id, whole, commonChecks())] : [];
  });
  return new Map(complete.map((process) => [process.id, process]));
});

/** By id; of two files of one id the shared one, which the list has first. */
function writtenById(files: readonly LoadedRecord<'process'>[]): ReadonlyMap<string, WrittenProcess> {
  const byId = new Map<string, WrittenProcess>();
  for (const { id, value } of files) if (!byId.has(id)) byId.set(id, value);
  return byId;
}

/** A process with all that it builds on. What is missing, or would begin a circle, is built on as if nothing were said. */
function withBases(
  id: string,
  own: ReadonlyMap<string, WrittenProcess>,
  above: readonly string[] = [],
): WrittenProcess | undefined {
  const written = own.get(id);
  if (!written) return writtenBuiltIn().get(id);
  const base = written.extends;
  // Two stages of one name are taken as one here, too.
  if (base === undefined) return extendProcess(written, { title: written.title });
  // What has the id of one that comes along can build on that one.
  const found =
    base === id
      ? writtenBuiltIn().get(id)
      : above.includes(base)
        ? undefined
        : withBases(base, own, [...above, id]);
  return extendProcess(written, found ?? { title: written.title });
}
