import { codeOf, isSafeId, newCode, slug, withCode } from '../folder/id.js';
import { roleOf } from '../folder/layout.js';
import { isOneTypo, nearest } from '../text/spelling.js';
import { builtInProcesses } from '../processes/builtin.js';
import {
  fileKey,
  identity,
  sameRecord,
  type RecordFile,
  type Snapshot,
  type StrayFile,
} from '../folder/snapshot.js';
import type { Random } from '../ports.js';
import { definitions, recordKinds, recordPath, type RecordKind } from '../records/kinds.js';
import type { FileName } from '../folder/file-edit.js';
import { namePattern } from '../records/fields.js';
import type { Fix } from './fix.js';
import { groupBy } from '../group-by.js';
import { memo } from '../memo.js';

/** Another code for one of two records that have the same. */
export function newCodeFor(snapshot: Snapshot, file: RecordFile): readonly Fix[] {
  const { kind, id, path } = file;
  const code = codeOf(id);
  const others = snapshot.files(kind).filter((other) => other.id === id);
  // A copy of the very same record is better deleted.
  if (code === undefined || others.length > 1) return [];
  const free = withNewCode(snapshot, kind, id.slice(0, -code.length - 1), path);
  return renaming(snapshot, file, recordPath(kind, free), false, 'Give it another code:');
}

/** A code for a record that has none. Those that name it would have to follow. */
export function firstCodeFor(snapshot: Snapshot, file: RecordFile): readonly Fix[] {
  const named = withNewCode(snapshot, file.kind, file.id, file.path);
  return renaming(snapshot, file, recordPath(file.kind, named), false, 'Give it a code:');
}

/** A name that begins with a letter, for a process that has none. Those that name it would have to follow. */
export function renamesOfProcess(snapshot: Snapshot, file: RecordFile): readonly Fix[] {
  if (file.kind !== 'process' || namePattern.test(file.id)) return [];
  return renaming(snapshot, file, recordPath('process', `p-${file.id}`), false, 'Rename to');
}

/** The name or the folder that a file was meant to have. */
export function renamesOfStray(snapshot: Snapshot, stray: StrayFile): readonly Fix[] {
  const certain = certainPath(stray);
  const to = suggestPath(snapshot, stray);
  if (to === undefined) return [];
  const safe = certain !== undefined && claims(snapshot).get(claimOf(certain))?.length === 1;
  return renaming(snapshot, stray, to, safe, stray.reason === 'wrong-folder' ? 'Move to' : 'Rename to');
}

/** The name and the folder that a file was most likely meant to have, taken or not; undefined where nobody can tell. */
export function suggestPath(snapshot: Snapshot, stray: StrayFile): string | undefined {
  return certainPath(stray) ?? likelyPath(snapshot, stray);
}

/** Where a file belongs that one slip alone keeps from there. */
function certainPath({ path, reason }: StrayFile): string | undefined {
  const { folder, stem } = partsOf(path);
  switch (reason) {
    case 'wrong-extension':
      return path.replace(/\.ya?ml$/i, '.yaml');
    case 'unsafe-id': {
      const name = safeName(folder, stem);
      // A copy is called “own it (2)”: what would get a new name or code may be one.
      const isSlip = name !== undefined && stem.toLowerCase().replace(/[\s_.]+/g, '-') === name;
      return isSlip ? `${folder}/${name}.yaml` : undefined;
    }
    case 'wrong-folder': {
      // What lies deeper may have been put away on purpose.
      if (path.split('/').length > 2) return undefined;
      const [meant, another] = recordFolders.filter((name) => isOneTypo(folder, name));
      return meant === undefined || another !== undefined ? undefined : `${meant}/${stem}.yaml`;
    }
  }
}

/** Where a file could belong that lies or is called wrongly. */
function likelyPath(snapshot: Snapshot, { path, reason }: StrayFile): string | undefined {
  const { folder, stem } = partsOf(path);
  if (reason === 'wrong-folder') {
    const meant = folder === '' ? undefined : nearest(folder, recordFolders);
    return meant === undefined ? undefined : `${meant}/${stem}.yaml`;
  }
  const kind = kindIn(folder);
  if (kind === undefined) return undefined;
  const coded = () => withNewCode(snapshot, kind, slug(stem, kind), path);
  const name =
    safeName(folder, stem) ?? (definitions[kind].coded ? coded() : plainName(`p-${slug(stem, '')}`));
  return name === undefined ? undefined : `${folder}/${name}.yaml`;
}

const recordFolders = recordKinds.map((kind) => definitions[kind].folder).filter((name) => name !== '');

function kindIn(folder: string): RecordKind | undefined {
  return folder === '' ? undefined : recordKinds.find((kind) => definitions[kind].folder === folder);
}

function partsOf(path: string): { readonly folder: string; readonly stem: string } {
  const names = path.split('/');
  const [folder = '', file = ''] = [names.length > 1 ? names[0] : '', names.at(-1)];
  return { folder, stem: file.replace(/\.ya?ml$/i, '') };
}

/** The paths of files that belong in the place of a record. Of several, nobody can tell which one is meant. */
const claims = memo(({ strays }: Snapshot) =>
  groupBy(
    strays.flatMap((stray) => certainPath(stray) ?? []),
    (path) => [claimOf(path)],
  ),
);

/** What tells the record of a path from all others. */
function claimOf(path: string): string {
  const role = roleOf(path);
  return role.role === 'record' ? `${role.kind} ${identity(role.kind, role.id)}` : path;
}

/** None where the name is taken, or no record could have it either. */
function renaming(
  snapshot: Snapshot,
  { place, path }: FileName,
  to: string,
  safe: boolean,
  words: string,
): readonly Fix[] {
  const isTaken =
    snapshot.file(place, to) !== undefined ||
    snapshot.strays.some((stray) => fileKey(stray) === fileKey({ place, path: to }));
  const role = roleOf(to);
  if (isTaken || role.role !== 'record') return [];
  const { kind, id } = role;
  const records: readonly RecordFile[] = snapshot.files(kind);
  // Two records of one code, or a process in the place of one that comes along, would be worse than a file that is not read.
  const isNew =
    !records.some((record) => sameRecord(kind, record.id, id)) &&
    !(kind === 'process' && builtInProcesses().has(id));
  return [
    { title: `${words} ${to}`, safe: safe && isNew, edits: [{ place, path, to: { place, path: to } }] },
  ];
}

/** The words of a name as a record's file has them; undefined where it has no code and needs one, or no name can be made of it. */
function safeName(folder: string, stem: string): string | undefined {
  const kind = kindIn(folder);
  if (kind === undefined) return undefined;
  if (!definitions[kind].coded) return plainName(slug(stem, ''));
  const [, words = stem, code] =
    /^(.*?)[^a-z0-9]+([a-hj-km-np-tv-z][0-9a-hj-km-np-tv-z]{5})$/i.exec(stem) ?? [];
  return code === undefined ? undefined : `${slug(words, kind)}-${code.toLowerCase()}`;
}

/** The name, where a record without a code can be called so. */
function plainName(name: string): string | undefined {
  return namePattern.test(name) && isSafeId(name) ? name : undefined;
}

const codesOf = memo((files: readonly RecordFile[]) => new Set(files.map(({ id }) => codeOf(id))));

/** An id with a code that no other record of the kind has. The same file gets the same one, whoever repairs it. */
function withNewCode(snapshot: Snapshot, kind: RecordKind, words: string, path: string): string {
  const random = randomBy(path);
  const taken = codesOf(snapshot.files(kind));
  let code = newCode(random);
  while (taken.has(code)) code = newCode(random);
  return withCode(words, code);
}

/** Numbers that follow from a text: FNV-1a to begin with, then a linear congruential generator. */
function randomBy(text: string): Random {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
