import { nearest } from '../folder/nearest.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { findUnknown } from '../folder/unknown.js';
import { builtInProcesses, programmeProcess } from '../processes/builtin.js';
import { checkKinds } from '../processes/checks.js';
import { findProcess, isCircular, ownProcesses } from '../processes/team.js';
import { namePattern } from '../records/fields.js';
import type { Pair } from '../records/pair.js';
import { phases } from '../records/process.js';
import type { WrittenCheck, WrittenProcess, WrittenStage } from '../records/process.js';
import type { Programme } from '../records/programme.js';
import type { YamlPath } from '../yaml-path.js';
import { phasesOutOfOrder } from './phase-order.js';
import type { Remark } from './remark.js';

/**
 * What is to be said about processes: in a process of the team's own, and where other records name a process or its stages.
 * @param seen what those who read the file see.
 */
export function processRemarks(seen: Snapshot, file: RecordFile): readonly Remark[] {
  switch (file.kind) {
    case 'process':
      return ofProcess(seen, file as RecordFile<'process'>);
    case 'pair':
      return ofPair(seen, file, (file as RecordFile<'pair'>).value);
    case 'configuration': {
      const named = (file as RecordFile<'configuration'>).value?.defaults?.process;
      return unknownProcess(seen, file, named, ['defaults', 'process']);
    }
    case 'programme':
      return ofProgramme(seen, file, (file as RecordFile<'programme'>).value);
    default:
      return [];
  }
}

function ofProcess(seen: Snapshot, file: RecordFile<'process'>): readonly Remark[] {
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
  if (base === undefined) return [];
  const { id, place } = file;
  if (isCircular(seen, place, id)) {
    const message = `This process builds on itself, by way of ${base}. It stands by its own stages until one of them builds on something else.`;
    return [{ code: 'circular-process', path: ['extends'], message }];
  }
  return unknownProcess(seen, file, base, ['extends']);
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
    const advice = didYouMean(meant) ?? 'The list of checks is in docs/processes.md.';
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
    ...wrong.map(({ path, message }): Remark => ({ code, path: [...at, ...placeOf(path)], message })),
    ...unknown.map(({ path, message, meant }): Remark => {
      return { code, path: [...at, ...placeOf(path)], ofKey: true, message, meant };
    }),
  ];
}

function ofPair(seen: Snapshot, file: RecordFile, pair: Pair | undefined): readonly Remark[] {
  if (!pair) return [];
  return [
    ...unknownProcess(seen, file, pair.process, ['process']),
    ...(pair.stages ?? []).flatMap((entry, index): readonly Remark[] => {
      const process = findProcess(seen, file.place, entry.process ?? pair.process);
      if (!process) return unknownProcess(seen, file, entry.process, ['stages', index, 'process']);
      const ids = process.stages.map((stage) => stage.id);
      if (ids.includes(entry.stage)) return [];
      const meant = nearest(entry.stage, ids);
      const advice = didYouMean(meant) ?? `It has ${ids.join(', ')}.`;
      const message = `“${process.title}” has no stage ${entry.stage}. ${advice}`;
      return [{ code: 'dangling-reference', path: ['stages', index, 'stage'], message, meant }];
    }),
  ];
}

function ofProgramme(seen: Snapshot, file: RecordFile, programme: Programme | undefined): readonly Remark[] {
  const ids = programmeProcess().stages.map((step) => step.id);
  const steps = (programme?.steps ?? []).flatMap(({ step }, index): readonly Remark[] => {
    if (ids.includes(step)) return [];
    const meant = nearest(step, ids);
    const advice = didYouMean(meant) ?? `It has ${ids.join(', ')}.`;
    const message = `A programme has no step ${step}. ${advice}`;
    return [{ code: 'dangling-reference', path: ['steps', index, 'step'], message, meant }];
  });
  const named = programme?.design?.processes ?? [];
  return [
    ...named.flatMap((id, index) => unknownProcess(seen, file, id, ['design', 'processes', index])),
    ...steps,
  ];
}

function unknownProcess(
  seen: Snapshot,
  { place, kind }: RecordFile,
  id: string | undefined,
  path: YamlPath,
): readonly Remark[] {
  if (id === undefined || findProcess(seen, place, id)) return [];
  const known = [...builtInProcesses().keys(), ...ownProcesses(seen, place).map((process) => process.id)];
  const where = place === 'shared' ? ' among the shared records' : '';
  const meant = nearest(id, known);
  const advice = didYouMean(meant) ?? 'Was its file deleted, or not pulled yet?';
  const alone = kind === 'process' ? ' This one stands by its own stages until there is one.' : '';
  const message = `There is no process ${id}${where}.${alone} ${advice}`;
  return [{ code: 'dangling-reference', path, message, meant }];
}

function didYouMean(meant: string | undefined): string | undefined {
  return meant === undefined ? undefined : `Did you mean ${meant}?`;
}
