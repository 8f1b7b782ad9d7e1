import { nearest } from '../text/spelling.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { schemaWords } from '../schema/fault-words.js';
import { findUnknown } from '../schema/unknown.js';
import { builtInProcesses } from '../processes/builtin.js';
import { checkKinds } from '../processes/checks.js';
import { findProcess, isCircular } from '../processes/team.js';
import { namePattern } from '../records/fields.js';
import { phases } from '../records/process.js';
import type { WrittenCheck, WrittenProcess, WrittenStage } from '../records/process.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { phasesOutOfOrder } from './phase-order.js';
import type { Remark } from './remark.js';

/**
 * What is to be said about a process of the team's own.
 * @param seen what those who read the file see.
 */
export function processRemarks(seen: Snapshot, file: RecordFile): readonly Remark[] {
  if (file.kind !== 'process') return [];
  const { id, value } = file;
  if (!value) return [];
  const own = value.stages ?? [];
  const inherited = inheritedStages(seen, file, value);
  return [
    ...ofName(id),
    ...ofExtends(seen, file, value),
    ...duplicates(own, 'stage', 'the two are taken as one', ['stages'], ({ id: name }) => [name, 'id']),
    ...own.flatMap((stage, index) => [
      ...(inherited.has(stage.id) ? [] : ofNewStage(stage, index)),
      ...duplicates(
        stage.checks ?? [],
        'check of this stage',
        'this one takes its place',
        ['stages', index, 'checks'],
        (check) => (check.id === undefined ? [check.check, 'check'] : [check.id, 'id']),
      ),
      ...(stage.checks ?? []).flatMap((check, at) => ofCheck(check, ['stages', index, 'checks', at])),
    ]),
    ...phasesOutOfOrder(findProcess(seen, file.place, id)?.stages ?? [], own),
  ];
}

function ofName(id: string): readonly Remark[] {
  if (!namePattern.test(id)) {
    const message = `The name of a process begins with a letter. Rename the file, for example to p-${id}.yaml.`;
    return [{ code: 'unsafe-id', path: [], message }];
  }
  const builtIn = builtInProcesses().get(id);
  if (!builtIn) return [];
  const message = `Every pair that names ${id} follows this process now, instead of “${builtIn.title}” that comes along. Rename the file if that is not meant.`;
  return [{ code: 'shadows-process', path: ['title'], message }];
}

function ofExtends(seen: Snapshot, file: RecordFile, { extends: base }: WrittenProcess): readonly Remark[] {
  const { id, place } = file;
  if (base === undefined || !isCircular(seen, place, id)) return [];
  const message = `This process builds on itself, by way of ${base}. It stands by its own stages until one of them builds on something else.`;
  return [{ code: 'circular-process', path: ['extends'], message }];
}

/** The stages of what a process builds on. */
function inheritedStages(
  seen: Snapshot,
  { id, place }: RecordFile,
  value: WrittenProcess,
): ReadonlySet<string> {
  const { extends: base } = value;
  if (base === undefined || (base !== id && isCircular(seen, place, id))) return new Set();
  const process = base === id ? builtInProcesses().get(id) : findProcess(seen, place, base);
  return new Set(process?.stages.map((stage) => stage.id));
}

function ofNewStage(stage: WrittenStage, index: number): readonly Remark[] {
  const at = ['stages', index, 'id'];
  const missing = [
    ...(stage.title === undefined ? ['title: with what it is called'] : []),
    ...(stage.phase === undefined ? [`phase: with one of ${phases.join(', ')}`] : []),
  ];
  return missing.map((what) => {
    return {
      code: 'incomplete-stage',
      path: at,
      message: `The stage ${stage.id} is new, so it needs ${what}.`,
    };
  });
}

/** Those that have the name of one before them. */
function duplicates<T>(
  items: readonly T[],
  what: string,
  effect: string,
  at: YamlPath,
  nameOf: (item: T) => readonly [name: string, key: string],
): readonly Remark[] {
  const taken = new Set<string>();
  return items.map(nameOf).flatMap(([name, key], index): readonly Remark[] => {
    if (!taken.has(name)) {
      taken.add(name);
      return [];
    }
    const message = `Another ${what} is called ${name} already, so ${effect}. Give it a name of its own.`;
    return [{ code: 'duplicate-name', path: [...at, index, key], message }];
  });
}

function ofCheck(check: WrittenCheck, at: YamlPath): readonly Remark[] {
  const kind = checkKinds.get(check.check);
  if (!kind) {
    const meant = nearest(check.check, checkKinds.keys());
    const advice =
      meant === undefined ? `Known are ${[...checkKinds.keys()].join(', ')}.` : `Did you mean ${meant}?`;
    const message = `There is no check ${check.check}, so it stays open in every pair. ${advice}`;
    return [{ code: 'unknown-check', path: [...at, 'check'], message, meant }];
  }
  const ready = kind.read(check.with);
  const wrong = ready.ok ? [] : ready.error;
  const unknown = findUnknown(kind.parameters, check.with ?? {}).filter(({ part }) => part === 'key');
  // What is missing stands nowhere: then it is told where the check is named.
  const placeOf = (path: YamlPath) => (check.with === undefined ? ['check'] : ['with', ...path]);
  const code = 'check-parameters';
  return [
    ...wrong.map((fault): Remark => {
      return { code, path: [...at, ...placeOf(fault.path)], message: schemaWords(fault) };
    }),
    ...unknown.map((fault): Remark => {
      const { meant } = fault.data;
      return { code, path: [...at, ...placeOf(fault.path)], ofKey: true, message: schemaWords(fault), meant };
    }),
  ];
}
