import { fileKey, sameRecord, type FileKey, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import { recordsNamed } from '../names/record.js';
import { stringsAt } from '../yaml/plain-value.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import {
  definitions,
  recordKinds,
  type RecordKind,
  type RecordTypes,
  type ReferenceRule,
} from '../records/kinds.js';

/** That a record names another one. */
export interface RecordReference {
  readonly from: RecordFile;
  readonly rule: ReferenceRule;
}

/** The keys without which a record makes no sense: it goes where the record goes that they name. */
const parentKeys: Readonly<Record<RecordKind, readonly string[]>> = {
  configuration: [],
  person: [],
  pair: [],
  agreement: ['pair'],
  signature: ['agreement'],
  goal: [],
  plan: ['goal'],
  session: ['pair'],
  feedback: ['pair', 'replyTo'],
  evidence: ['goal'],
  review: ['pair'],
  note: ['pair'],
  process: [],
  programme: [],
};

/** Whether the record that names another one makes no sense without it. */
export function isChildOf({ from, rule }: RecordReference): boolean {
  return rule.path.length === 1 && parentKeys[from.kind].includes(rule.path[0] ?? '');
}

/** Every reference to a record, from shared and private records alike, ordered by kind and id. */
export function referencesTo(
  snapshot: Snapshot,
  target: { kind: RecordKind; id: string },
): readonly RecordReference[] {
  return recordKinds.flatMap((kind) =>
    definitions[kind].references
      .filter((rule) => rule.to === target.kind)
      .flatMap((rule) =>
        (snapshot.referring(kind, rule.path.join('.'), target) as readonly RecordFile[]).map((from) => ({
          from,
          rule,
        })),
      ),
  );
}

/** Whether another file says that it is the same record: then what refers to it does not depend on this one. */
export function hasTwin(snapshot: Snapshot, file: RecordFile): boolean {
  return recordsNamed(snapshot, file.kind, file.id).some((other) => fileKey(other) !== fileKey(file));
}

/**
 * The records that make no sense without this one, with all that make none without them; not the record itself.
 * @param goesAlong whether a record is taken with its parent; others, and what hangs on them, stay
 */
export function descendants(
  snapshot: Snapshot,
  file: RecordFile,
  goesAlong: (child: RecordFile, parent: RecordFile) => boolean = () => true,
): readonly RecordFile[] {
  const found = new Map<FileKey, RecordFile>([[fileKey(file), file]]);
  for (const parent of found.values()) {
    for (const reference of referencesTo(snapshot, parent)) {
      const { from } = reference;
      if (isChildOf(reference) && goesAlong(from, parent)) found.set(fileKey(from), from);
    }
  }
  found.delete(fileKey(file));
  return [...found.values()];
}

/** The other files that name any of these, each once. */
export function namingFiles(snapshot: Snapshot, named: readonly RecordFile[]): readonly RecordFile[] {
  const naming = named.flatMap((file) => referencesTo(snapshot, file).map(({ from }) => from));
  const files = new Map(naming.map((file) => [fileKey(file), file]));
  for (const file of named) files.delete(fileKey(file));
  return [...files.values()];
}

/** The positions of a reference inside a record: `['checkins', 2, 'goal']`. */
export function pathsOf(
  { from, rule }: RecordReference,
  target: { kind: RecordKind; id: string },
): readonly YamlPath[] {
  return stringsAt(from.raw, rule.path)
    .filter(({ text }) => sameRecord(target.kind, text, target.id))
    .map(({ path }) => path);
}

interface Authorship<Content> {
  /** The key that names whose record it is. */
  readonly key: keyof Content & string;
  /** What they did to make it, where nobody else may delete it: `wrote`. */
  readonly verb?: string;
}

/** Whose a record is; undefined for kinds that belong to both of a pair, or to everyone. */
const authors: { readonly [K in RecordKind]: Authorship<RecordTypes[K]> | undefined } = {
  configuration: undefined,
  person: undefined,
  pair: { key: 'by' },
  agreement: undefined,
  signature: { key: 'by', verb: 'gave' },
  goal: { key: 'owner', verb: 'owns' },
  plan: undefined,
  session: undefined,
  feedback: { key: 'from', verb: 'wrote' },
  evidence: { key: 'by', verb: 'added' },
  review: { key: 'by', verb: 'wrote' },
  note: { key: 'by', verb: 'wrote' },
  process: undefined,
  programme: undefined,
};

/** What somebody did to make a record of a kind that nobody else deletes; undefined for other kinds. */
export function authorsVerb(kind: RecordKind): string | undefined {
  return authors[kind]?.verb;
}

/** The handle of the person whose record it is; undefined where it belongs to both of a pair, or says nothing. */
export function authorOf(record: RecordFile): string | undefined {
  if (record.kind === 'person') return record.id;
  const key = authors[record.kind]?.key;
  if (key === undefined || record.value === undefined) return undefined;
  const owner = (record.value as Readonly<Record<string, unknown>>)[key];
  return typeof owner === 'string' ? owner : undefined;
}
