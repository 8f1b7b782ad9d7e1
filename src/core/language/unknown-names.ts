import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { nameFor } from '../names/name-for.js';
import { namesInText } from '../names/names-in-text.js';
import { nameScope } from '../processes/name-scope.js';

/**
 * How many names in a record stand for nothing in a mentoring folder. Counts in a broken text as well, as far as it can be
 * understood, so that what somebody is typing elsewhere in it makes no difference.
 */
export function countUnknownNames(snapshot: Snapshot, file: RecordFile): number {
  const scope = nameScope(snapshot, file.place);
  return namesInText(file).filter(({ role, subject }) => {
    const { type } = nameFor(subject).resolveIn(scope);
    return role === 'use' && (type === 'unknown' || type === 'wrong-kind');
  }).length;
}
