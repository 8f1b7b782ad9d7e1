import type { LongWork } from '../long-work.js';
import type { RecordFile } from '../folder/snapshot.js';
import { namesInText } from './names-in-text.js';
import type { NameScope } from './scope.js';
import type { WrittenName } from './subject.js';
import type { SubjectName } from './subject-name.js';

/** The names of a subject in one file. */
export interface NamesInFile {
  readonly file: RecordFile;
  /** In the order of their paths; what gives the subject its name is among them. */
  readonly names: readonly WrittenName[];
}

/**
 * Every file that names a subject, shared ones and private ones, by kind and id. The file of a record itself is among them only where
 * it names itself. Only files whose text may name it are looked into.
 */
export function* filesNaming(scope: NameScope, name: SubjectName): LongWork<readonly NamesInFile[]> {
  const isOfSubject = name.matcherIn(scope);
  const found: NamesInFile[] = [];
  for (const file of scope.snapshot.everyFile()) {
    yield;
    // Between double quotes a name may be written with escapes.
    if (file.text === undefined || !(file.text.includes(name.needle) || file.text.includes('\\'))) continue;
    const names = namesInText(file).filter((each) => isOfSubject(file, each));
    if (names.length > 0) found.push({ file, names });
  }
  return found;
}
