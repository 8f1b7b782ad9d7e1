import { type WrittenName } from '../names/names.js';
import { nearest } from '../text/spelling.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { namesInText } from '../names/names-in-text.js';
import { builtInProcesses, programmeProcess } from '../processes/builtin.js';
import type { Process } from '../processes/process.js';
import { findProcess, isCircular, ownProcesses } from '../processes/team.js';
import type { Remark } from './remark.js';
import { isPrivate } from '../folder/place.js';

/**
 * The processes, their stages and the steps of the programme that a record names and that are not there: by what its text says now,
 * whether other values in it are wrong or not.
 * @param seen what those who read the file see.
 */
export function processNameRemarks(seen: Snapshot, file: RecordFile): readonly Remark[] {
  return namesInText(file).flatMap((name): readonly Remark[] => {
    const { role, subject } = name;
    if (role === 'definition') return [];
    switch (subject.type) {
      case 'record':
        return subject.kind === 'process' ? unknownProcess(seen, file, name) : [];
      case 'stage': {
        // Of a process that is not there this is told.
        const process = findProcess(seen, file.place, subject.process);
        return process ? unknownStage(process, name, `“${process.title}” has no stage`) : [];
      }
      case 'programme-step':
        return unknownStage(programmeProcess(), name, 'A programme has no step');
      case 'objective':
        return [];
    }
  });
}

function unknownStage({ stages }: Process, { text, path }: WrittenName, none: string): readonly Remark[] {
  const ids = stages.map(({ id }) => id);
  if (ids.includes(text)) return [];
  const meant = nearest(text, ids);
  const message = `${none} ${text}. ${didYouMean(meant) ?? `It has ${ids.join(', ')}.`}`;
  return [{ code: 'dangling-reference', path, message, meant }];
}

function unknownProcess(
  seen: Snapshot,
  { place, kind, id: own }: RecordFile,
  { text: id, path }: WrittenName,
): readonly Remark[] {
  // A process that is built on in a circle is there, though it may be without any stage.
  if (findProcess(seen, place, id) || (kind === 'process' && isCircular(seen, place, own))) return [];
  const known = [...builtInProcesses().keys(), ...ownProcesses(seen, place).map((process) => process.id)];
  const where = isPrivate({ place }) ? '' : ' among the shared records';
  const meant = nearest(id, known);
  const advice = didYouMean(meant) ?? 'Was its file deleted, or not pulled yet?';
  const alone = kind === 'process' ? ' This one stands by its own stages until there is one.' : '';
  const message = `There is no process ${id}${where}.${alone} ${advice}`;
  return [{ code: 'dangling-reference', path, message, meant }];
}

function didYouMean(meant: string | undefined): string | undefined {
  return meant === undefined ? undefined : `Did you mean ${meant}?`;
}
