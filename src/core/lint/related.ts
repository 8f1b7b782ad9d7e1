import { namesIn } from '../names/names-in-text.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import type { Problem } from './problem.js';
import { definitions, recordKinds } from '../records/kinds.js';
import { recordsNamed } from '../names/record.js';
import { mostRelated, twinsOf } from './references.js';

/** Another file that a problem has to do with. */
export interface RelatedFile {
  readonly file: Pick<RecordFile, 'place' | 'path'>;
  /** What it has to do with it. */
  readonly message: string;
}

/**
 * The other files that a problem of a file has to do with: the other records with its code, the records that a reference means where
 * it means no single one of the right kind. No private file is related to a shared one.
 */
export function relatedFiles(snapshot: Snapshot, file: RecordFile, problem: Problem): readonly RelatedFile[] {
  switch (problem.code) {
    case 'duplicate-code':
      return twinsOf(snapshot, file).first.map((twin) => {
        return { file: twin, message: 'This record has the same code.' };
      });
    case 'dangling-reference':
    case 'wrong-kind':
      return meantBy(snapshot, file, problem);
    default:
      return [];
  }
}

/** The records that the reference of a problem can mean, of whatever kind. */
function meantBy(snapshot: Snapshot, file: RecordFile, { path }: Problem): readonly RelatedFile[] {
  if (path === undefined) return [];
  const at = JSON.stringify(path);
  const name = namesIn(file, file.value).find((written) => JSON.stringify(written.path) === at);
  if (name?.subject.type !== 'record') return [];
  const { id } = name.subject;
  const seen = snapshot.seenFrom(file.place);
  return recordKinds
    .filter((kind) => kind !== 'configuration')
    .flatMap((kind) => recordsNamed(seen, kind, id).slice(0, mostRelated))
    .map((record) => ({
      file: record,
      message: `This is the ${definitions[record.kind].name} ${record.id}.`,
    }));
}
