import { nameFor } from '../names/name-for.js';
import { namesInText } from '../names/names-in-text.js';
import type { Subject } from '../names/subject.js';
import type { Place } from '../folder/privacy.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { nameScope } from '../processes/name-scope.js';
import type { TextRange } from '../text/text-range.js';
import { rangeOfName, startOf } from './name-at.js';

/** A place in a file that has to do with a subject. */
export interface Site {
  readonly file: RecordFile;
  readonly range: TextRange;
  /** Whether the subject gets its name here, or is named. */
  readonly role: 'definition' | 'use';
}

/**
 * Where a subject is defined, as seen from a record in this place: one place, or several where several files claim to be it. None for
 * what is built in, which has no file.
 */
export function definitionsOf(snapshot: Snapshot, subject: Subject, from: Place): readonly Site[] {
  const subjectName = nameFor(subject);
  return subjectName.definingFilesIn(nameScope(snapshot, from)).flatMap((file): readonly Site[] => {
    if (subject.type === 'record') return [{ file, range: startOf(file).range, role: 'definition' }];
    return namesInText(file)
      .filter((name) => name.role === 'definition' && name.text === subjectName.text)
      .map((name) => ({ file, range: rangeOfName(file, name), role: name.role }));
  });
}
