import { codeOf } from '../../folder/id.js';
import { roleOf } from '../../folder/layout.js';
import type { Subject } from '../../names/subject.js';
import {
  identity,
  sameRecord,
  type RecordFile,
  type Snapshot,
  type StrayFile,
} from '../../folder/snapshot.js';
import { plural } from '../../text/words.js';
import type { LongWork } from '../../long-work.js';
import { ok, type Result } from '../../result.js';
import { definitions } from '../../records/kinds.js';
import { withArticle } from '../../records/words.js';
import { namesOf } from '../references.js';
import { newChosenName } from '../../names/new-name.js';
import { follow, isFree, type Renaming } from './rename.js';
import { whyReadOnly } from '../../folder/folder-format.js';

/** What follows when a record's file is renamed outside the editor: in the Explorer, for example. */
export type AfterMove =
  /** The references to the record are changed, if there are any. */
  | { readonly type: 'follows'; readonly renaming: Renaming }
  /** No other file is changed; a message says what the rename means. */
  | { readonly type: 'stays'; readonly message: string };

const reasons: { readonly [R in StrayFile['reason']]: string } = {
  'unsafe-id': 'A record’s file is named by lower-case words joined by hyphens, and ends in .yaml.',
  'wrong-folder': 'A record lies in the folder of its kind, and not below it.',
  'wrong-extension': 'A record’s file ends in .yaml, in lower case.',
};

/**
 * What follows when a record's file gets another path. References are changed only if the file stays the same record; otherwise a
 * message says what the rename means. Undefined if there is nothing to do or to say.
 * @param to the new path inside the same folder.
 */
export function* followMove(
  snapshot: Snapshot,
  file: RecordFile,
  to: string,
): LongWork<AfterMove | undefined> {
  const subject: Subject = { type: 'record', kind: file.kind, id: file.id };
  const { name, coded } = definitions[file.kind];
  const naming = yield* namesOf(snapshot, subject, file.place);
  const stays = (what: string): AfterMove => {
    const verb = naming.length === 1 ? 'names' : 'name';
    const left = naming.length === 0 ? '' : ` ${plural(naming.length, 'record')} still ${verb} ${file.id}.`;
    return { type: 'stays', message: what + left };
  };
  const role = roleOf(to);
  if (role.role === 'other') return naming.length === 0 ? undefined : stays(`${to} is no record any more.`);
  if (role.role === 'stray') return stays(`${to} is not read as a record. ${reasons[role.reason]}`);
  if (role.kind !== file.kind) {
    const other = withArticle(definitions[role.kind].name);
    return stays(`What was ${withArticle(name)} is read as ${other} now, because of its folder.`);
  }
  if (role.id === file.id) return undefined;
  if (coded && isAnother(snapshot, file, role.id)) return stays(otherCode(file, to));
  if (whyReadOnly(snapshot) !== undefined) return undefined;
  // If other records use the new name already, the file now gets the name that they expect.
  const free = coded || naming.length === 0 ? ok(undefined) : isNewNameFree(snapshot, subject, file, role.id);
  const renaming = free.ok ? yield* follow(snapshot, subject, file.place, role.id) : free;
  if (!renaming.ok) return stays(renaming.error);
  return { type: 'follows', renaming: renaming.value };
}

/** Whether a new name makes a record of a coded kind another record. Without a code it stays the same under any free name. */
function isAnother(snapshot: Snapshot, { kind, id }: RecordFile, newId: string): boolean {
  if (codeOf(id) !== undefined) return identity(kind, newId) !== identity(kind, id);
  const records: readonly RecordFile[] = snapshot.files(kind);
  return records.some((record) => sameRecord(kind, record.id, newId));
}

function otherCode(file: RecordFile, to: string): string {
  const code = codeOf(file.id);
  const was = code === undefined ? '' : `: references and commits know it by the code ${code}`;
  return `${to} counts as another record than ${file.path}${was}.`;
}

function isNewNameFree(
  snapshot: Snapshot,
  subject: Subject,
  file: RecordFile,
  id: string,
): Result<unknown, string> {
  const name = newChosenName(id, true);
  return name.ok ? isFree(snapshot, subject, file.place, id) : name;
}
