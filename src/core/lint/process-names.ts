import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { isPrivate } from '../folder/place.js';
import { nameFor } from '../names/name-for.js';
import { namesInText } from '../names/names-in-text.js';
import { processIn, type NamedProcess, type NameScope } from '../names/scope.js';
import type { WrittenName } from '../names/subject.js';
import { nameScope } from '../processes/name-scope.js';
import { isCircular } from '../processes/team.js';
import { didYouMean } from './references.js';
import type { Remark } from './remark.js';

/**
 * The processes, their stages and the steps of the programme that a record names and that are not there: by what its text says now,
 * whether other values in it are wrong or not.
 * @param seen what those who read the file see.
 */
export function processNameRemarks(seen: Snapshot, file: RecordFile): readonly Remark[] {
  const scope = nameScope(seen, file.place);
  return namesInText(file).flatMap((name): readonly Remark[] => {
    const { role, subject } = name;
    const isOfProcess = subject.type !== 'record' || subject.kind === 'process';
    if (role === 'definition' || !isOfProcess) return [];
    if (nameFor(subject).resolveIn(scope).type === 'known') return [];
    switch (subject.type) {
      case 'record':
        return unknownProcess(scope, file, name);
      case 'stage': {
        // Of a process that is not there this is told.
        const process = processIn(scope, subject.process);
        return process ? [unknownStage(scope, process, name, `“${process.title}” has no stage`)] : [];
      }
      case 'programme-step':
        return [unknownStage(scope, scope.processes.programme(), name, 'A programme has no step')];
      case 'objective':
        return [];
    }
  });
}

function unknownStage(
  scope: NameScope,
  { stages }: NamedProcess,
  { text, path, subject }: WrittenName,
  none: string,
): Remark {
  const meant = nameFor(subject).nearestIn(scope);
  const message = `${none} ${text}. ${didYouMean(meant) ?? `It has ${stages.map(({ id }) => id).join(', ')}.`}`;
  return { code: 'dangling-reference', path, message, meant };
}

function unknownProcess(
  scope: NameScope,
  { kind, id: own }: RecordFile,
  { text: id, path, subject }: WrittenName,
): readonly Remark[] {
  const { snapshot, place } = scope;
  // A process that is built on in a circle is there, though it may be without any stage.
  if (kind === 'process' && isCircular(snapshot, place, own)) return [];
  const where = isPrivate({ place }) ? '' : ' among the shared records';
  const meant = nameFor(subject).nearestIn(scope);
  const advice = didYouMean(meant) ?? 'Was its file deleted, or not pulled yet?';
  const alone = kind === 'process' ? ' This one stands by its own stages until there is one.' : '';
  const message = `There is no process ${id}${where}.${alone} ${advice}`;
  return [{ code: 'dangling-reference', path, message, meant }];
}
