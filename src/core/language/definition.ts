import { sameSubject, type Subject } from '../names/names.js';
import { namesInText } from '../names/names-in-text.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { recordsNamed } from '../lint/references.js';
import type { TextRange } from '../text/text-range.js';
import { rangeOfName, startOf } from './name-at.js';
import { processLine } from './stage-lines.js';
import type { Place } from '../folder/place.js';

/** A place in a file that has to do with a subject. */
export interface Site {
  readonly file: RecordFile;
  readonly range: TextRange;
  /** Whether the subject gets its name here, or is named. */
  readonly role: 'definition' | 'use';
}

/**
 * Where a subject is defined, as seen from a record in this place: one place, or several where several files claim to be it. None for
 * what comes along, which has no file.
 */
export function definitionsOf(snapshot: Snapshot, subject: Subject, from: Place): readonly Site[] {
  return definingFiles(snapshot, subject, from).flatMap((file) => {
    switch (subject.type) {
      case 'record':
        return [{ file, range: startOf(file).range, role: 'definition' }];
      case 'stage':
        return sitesIn(file, { ...subject, process: file.id }, sameSubject, 'definition');
      case 'objective':
      case 'programme-step':
        return sitesIn(file, subject, sameSubject, 'definition');
    }
  });
}

/** The files in which a subject is defined, as {@link definitionsOf} has them; where in them is not looked for. */
export function definingFiles(snapshot: Snapshot, subject: Subject, from: Place): readonly RecordFile[] {
  switch (subject.type) {
    case 'record':
      return filesOf(snapshot, subject);
    case 'objective':
      return snapshot
        .files('configuration')
        .filter((file) =>
          namesInText(file).some((name) => name.role === 'definition' && sameSubject(name.subject, subject)),
        );
    case 'stage': {
      const { process, stage } = subject;
      const nearest = processLine(snapshot, from, process).find(({ stages }) => stages.includes(stage));
      return nearest?.file ? [nearest.file] : [];
    }
    case 'programme-step':
      return [];
  }
}

/** The files that are a record, broken ones included. */
export function filesOf(
  snapshot: Snapshot,
  { kind, id }: Pick<RecordFile, 'kind' | 'id'>,
): readonly RecordFile[] {
  return recordsNamed(snapshot, kind, id);
}

/** The places in one file whose name is the same as a subject. */
export function sitesIn(
  file: RecordFile,
  subject: Subject,
  isSame: (one: Subject, other: Subject) => boolean,
  role?: Site['role'],
): readonly Site[] {
  return namesInText(file)
    .filter((name) => (role === undefined || name.role === role) && isSame(name.subject, subject))
    .map((name) => ({ file, range: rangeOfName(file, name), role: name.role }));
}
