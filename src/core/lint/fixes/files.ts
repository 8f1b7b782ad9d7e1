import { codeOf, isSafeId, newCode, slug } from '../../folder/id.js';
import { isRecordFolder, roleOf } from '../../folder/layout.js';
import { nearest } from '../../folder/nearest.js';
import { builtInProcesses } from '../../processes/builtin.js';
import {
  fileKey,
  sameRecord,
  type RecordFile,
  type Snapshot,
  type StrayFile,
} from '../../folder/snapshot.js';
import type { Random } from '../../ports.js';
import { definitions, recordKinds, recordPath, type RecordKind } from '../../records/kinds.js';
import { namePattern } from '../../records/fields.js';
import type { Fix } from './fix.js';

/** Another code for one of two records that have the same. */
export function newCodeFor(snapshot: Snapshot, { kind, id, place, path }: RecordFile): readonly Fix[] {
  const code = codeOf(id);
  const others = snapshot.files(kind).filter((other) => other.id === id);
  // A copy of the very same record is better deleted.
  if (code === undefined || others.length > 1) return [];
  const free = withNewCode(snapshot, kind, id.slice(0, -code.length - 1), path);
  return renaming(snapshot, place, recordPath(kind, free), false, 'Give it another code:');
}

/** A name that begins with a letter, for a process that has none. Those that name it would have to follow. */
export function renamesOfProcess(snapshot: Snapshot, { kind, id, place }: RecordFile): readonly Fix[] {
  if (kind !== 'process' || namePattern.test(id)) return [];
  return renaming(snapshot, place, recordPath(kind, `p-${id}`), false, 'Rename to');
}

/** The name or the folder that a file was meant to have. */
export function renamesOfStray(snapshot: Snapshot, stray: StrayFile): readonly Fix[] {
  const { place, path, reason } = stray;
  const [folder = '', file] = path.includes('/') ? path.split('/') : ['', path];
  const stem = (file ?? '').replace(/\.ya?ml$/i, '');
  switch (reason) {
    case 'wrong-extension':
      return renaming(snapshot, place, path.replace(/\.ya?ml$/i, '.yaml'), true, 'Rename to');
    case 'unsafe-id': {
      const name = safeName(snapshot, folder, stem, path);
      // A copy is called “own it (2)”: what would get a new name or code may be one.
      const isSame = name !== undefined && stem.toLowerCase().replace(/[\s_.]+/g, '-') === name;
      return name === undefined
        ? []
        : renaming(snapshot, place, `${folder}/${name}.yaml`, isSame, 'Rename to');
    }
    case 'wrong-folder': {
      const folders = recordKinds.map((kind) => definitions[kind].folder).filter((name) => name !== '');
      const meant = folder === '' ? undefined : nearest(folder, folders);
      return meant === undefined ? [] : renaming(snapshot, place, `${meant}/${stem}.yaml`, true, 'Move to');
    }
  }
}

/** None where the name is taken, or no record could have it either. */
function renaming(
  snapshot: Snapshot,
  place: StrayFile['place'],
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
  return [{ title: `${words} ${to}`, safe: safe && isNew, change: { type: 'rename', to } }];
}

/** The words of a name as a record's file has them: with its code where the kind has codes, else beginning with a letter. */
function safeName(snapshot: Snapshot, folder: string, stem: string, path: string): string | undefined {
  if (!isRecordFolder(folder)) return undefined;
  const kind = recordKinds.find((each) => definitions[each].folder === folder);
  if (kind === undefined) return undefined;
  const [, words = stem, code] =
    /^(.*?)[^a-z0-9]+([a-hj-km-np-tv-z][0-9a-hj-km-np-tv-z]{5})$/i.exec(stem) ?? [];
  const { coded } = definitions[kind];
  if (!coded) {
    const name = slug(stem, '');
    return namePattern.test(name) && isSafeId(name) ? name : undefined;
  }
  const readable = slug(words, kind);
  return code === undefined
    ? withNewCode(snapshot, kind, readable, path)
    : `${readable}-${code.toLowerCase()}`;
}

/** An id with a code that no other record of the kind has. The same file gets the same one, whoever repairs it. */
function withNewCode(snapshot: Snapshot, kind: RecordKind, words: string, path: string): string {
  const random = randomBy(path);
  const taken = new Set(snapshot.files(kind).map(({ id }) => codeOf(id)));
  let code = newCode(random);
  while (taken.has(code)) code = newCode(random);
  return `${words}-${code}`;
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
