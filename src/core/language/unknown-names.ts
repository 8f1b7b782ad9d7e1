import { type Subject } from '../names/names.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { namesInText } from '../names/names-in-text.js';
import { recordsNamed } from '../lint/references.js';
import { programmeProcess } from '../processes/builtin.js';
import { findProcess } from '../processes/team.js';
import type { Place } from '../folder/place.js';

/**
 * How many names in a record stand for nothing in a mentoring folder. Counts in a broken text as well, as far as it can be
 * understood, so that what somebody is typing elsewhere in it makes no difference.
 */
export function countUnknownNames(snapshot: Snapshot, file: RecordFile): number {
  const seen = snapshot.seenFrom(file.place);
  return namesInText(file).filter(
    ({ role, subject }) => role === 'use' && !isKnown(seen, subject, file.place),
  ).length;
}

function isKnown(seen: Snapshot, subject: Subject, from: Place): boolean {
  switch (subject.type) {
    case 'record': {
      const { kind, id } = subject;
      const comesAlong = kind === 'process' && findProcess(seen, from, id) !== undefined;
      return comesAlong || recordsNamed(seen, kind, id).length > 0;
    }
    case 'objective':
      return seen
        .all('configuration')
        .some(({ value }) => Object.hasOwn(value.objectives ?? {}, subject.name));
    case 'stage': {
      const stages = findProcess(seen, from, subject.process)?.stages ?? [];
      return stages.some(({ id }) => id === subject.stage);
    }
    case 'programme-step':
      return programmeProcess().stages.some(({ id }) => id === subject.step);
  }
}
