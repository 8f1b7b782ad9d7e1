import { subjectKind, type Subject } from '../names/names.js';
import type { Place, RecordFile, Snapshot } from '../folder/snapshot.js';
import { namesInText } from '../names/names-in-text.js';
import type { TextRange } from '../text/text-range.js';
import { definingFiles, rangeOfName } from './navigation.js';
import { subjectTitle } from './subject-title.js';

/** A name in a record that leads to the file which says what it is. */
export interface NameLink {
  readonly range: TextRange;
  readonly subject: Subject;
  /** What happens, with what people call it. */
  readonly tooltip: string;
}

/**
 * The names in a record that lead to one file each. Where in that file is not looked for, since its text would have to be read for
 * each of them. Where several files claim a name, none is the one to open.
 */
export function nameLinksIn(snapshot: Snapshot, file: RecordFile): readonly NameLink[] {
  // A plan names the same two people in hundreds of steps.
  const tooltips = new Map<string, string | undefined>();
  const tooltipOf = (subject: Subject): string | undefined => {
    const key = JSON.stringify(subject);
    if (!tooltips.has(key)) tooltips.set(key, tooltipFor(snapshot, subject, file.place));
    return tooltips.get(key);
  };
  return namesInText(file).flatMap((name) => {
    const tooltip = name.role === 'use' ? tooltipOf(name.subject) : undefined;
    return tooltip === undefined ? [] : [{ range: rangeOfName(file, name), subject: name.subject, tooltip }];
  });
}

/** Undefined where no single file says what it is. */
function tooltipFor(snapshot: Snapshot, subject: Subject, from: Place): string | undefined {
  if (definingFiles(snapshot, subject, from).length !== 1) return undefined;
  const title = subjectTitle(snapshot, subject, from);
  return `Open the ${subjectKind(subject)}${title === undefined || title === '' ? '' : ` “${title}”`}`;
}
