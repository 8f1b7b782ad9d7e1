import { nameFor } from '../names/name-for.js';
import { namesInText } from '../names/names-in-text.js';
import type { Subject } from '../names/subject.js';
import type { NamesInFile } from '../names/subject-name.js';
import type { Place } from '../folder/privacy.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { nameScope } from '../processes/name-scope.js';
import type { LongWork } from '../long-work.js';
import { comparePositions, type TextRange } from '../text/text-range.js';
import { definitionsOf, type Site } from './definition.js';
import { rangeOfName } from './name-at.js';

/**
 * Every file that names a subject, with the names.
 * @param from where the subject was named: a stage can mean something else in the private folder.
 */
export function namesOf(snapshot: Snapshot, subject: Subject, from: Place): LongWork<readonly NamesInFile[]> {
  return nameFor(subject).filesNaming(nameScope(snapshot, from));
}

/** All places that have to do with a subject: where it is defined, and where it is named. By kind and id of the file, in its order. */
export function* sitesOf(snapshot: Snapshot, subject: Subject, from: Place): LongWork<readonly Site[]> {
  const named: Site[] = [];
  for (const { file, names } of yield* namesOf(snapshot, subject, from)) {
    yield;
    const sites = names.map((name) => ({ file, range: rangeOfName(file, name), role: name.role }));
    named.push(...sites.sort((one, other) => comparePositions(one.range.start, other.range.start)));
  }
  if (subject.type !== 'record') return named;
  return [...definitionsOf(snapshot, subject, from), ...named];
}

/** Where a subject stands in one file under the very name that was asked for, without a look at any other. */
export function highlightsOf(file: RecordFile, subject: Subject): readonly TextRange[] {
  return namesInText(file)
    .filter((name) => nameFor(subject).isSame(name.subject))
    .map((name) => rangeOfName(file, name));
}
