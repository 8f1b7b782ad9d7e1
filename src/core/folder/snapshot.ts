import { fail, ok, type Result } from '../result.js';
import { definitions, recordKinds, type RecordKind, type RecordTypes } from '../records/kinds.js';
import type { Fault } from './fault.js';
import { codeOf } from './id.js';
import { isPrivate, isSeenFrom, type Place } from './place.js';

/** One file of a mentoring folder as it was last read. Immutable. */
export interface RecordFile<K extends RecordKind = RecordKind> {
  readonly kind: K;
  /** The file's name without `.yaml`. */
  readonly id: string;
  readonly place: Place;
  /** Inside its folder, with forward slashes. */
  readonly path: string;
  /** The text that was read; undefined where it is no text. */
  readonly text: string | undefined;
  /** The content; the last good one where the file is broken now; undefined where there never was one. */
  readonly value: RecordTypes[K] | undefined;
  /** The content as YAML says it, unknown keys included; goes with `value`. */
  readonly raw: unknown;
  /** Whether `value` is older than the file, because the file is broken now. */
  readonly stale: boolean;
  /** What is wrong with this file taken by itself. */
  readonly faults: readonly Fault[];
}

/** A record with content. */
export type LoadedRecord<K extends RecordKind = RecordKind> = RecordFile<K> & {
  readonly value: RecordTypes[K];
};

/** Names one file of a mentoring folder: `shared:goals/own-the-retries-p3x9kd.yaml`. */
export type FileKey = `${Place}:${string}`;

export function fileKey(file: { place: Place; path: string }): FileKey {
  return `${file.place}:${file.path}`;
}

function placeOf(key: FileKey): Place {
  return key.slice(0, key.indexOf(':')) as Place;
}

/** Why a reference leads nowhere. */
export type Unresolved = 'missing' | 'ambiguous';

type FilesByKind = { readonly [K in RecordKind]: ReadonlyMap<FileKey, RecordFile<K>> };

/**
 * All records of a mentoring folder at one moment, shared and private. Immutable: a change makes a new one, which shares
 * everything that did not change. Everything that anybody shows is derived from it.
 */
export class Snapshot {
  static readonly empty = new Snapshot(
    Object.fromEntries(recordKinds.map((kind) => [kind, new Map()])) as unknown as FilesByKind,
    [],
  );

  private readonly ordered = new Map<RecordKind, readonly RecordFile[]>();
  private readonly lists = new Map<RecordKind, readonly LoadedRecord[]>();
  private readonly codes = new Map<RecordKind, ReadonlyMap<string, readonly LoadedRecord[]>>();
  private readonly children = new Map<string, ReadonlyMap<string, readonly LoadedRecord[]>>();
  private every: readonly RecordFile[] | undefined;
  private readonly views = new Map<Place, Snapshot>();

  private constructor(
    private readonly kinds: FilesByKind,
    /** Files in a record folder that are no records, by path and reason. */
    readonly strays: readonly StrayFile[],
  ) {}

  /** The snapshot after some files were read anew (`RecordFile`) or went away (`undefined`). */
  with(
    changes: ReadonlyMap<FileKey, RecordFile | undefined>,
    strays: readonly StrayFile[] = this.strays,
  ): Snapshot {
    const kinds = { ...this.kinds } as Record<RecordKind, ReadonlyMap<FileKey, RecordFile>>;
    const copied = new Map<RecordKind, Map<FileKey, RecordFile>>();
    const writable = (kind: RecordKind) => {
      const existing = copied.get(kind);
      if (existing) return existing;
      const copy = new Map(kinds[kind]);
      copied.set(kind, copy);
      kinds[kind] = copy;
      return copy;
    };
    for (const [key, file] of changes) {
      if (file) writable(file.kind).set(key, file);
      else for (const kind of recordKinds) if (kinds[kind].has(key)) writable(kind).delete(key);
    }
    const next = new Snapshot(kinds as unknown as FilesByKind, strays);
    for (const kind of recordKinds) if (!copied.has(kind)) this.carryOver(kind, next);
    for (const [from, view] of this.views) this.carryView(from, view, changes, next);
    return next;
  }

  /** A view changes by as much as can be seen from its place. */
  private carryView(
    from: Place,
    view: Snapshot,
    changes: ReadonlyMap<FileKey, RecordFile | undefined>,
    next: Snapshot,
  ): void {
    const seen = new Map([...changes].filter(([key]) => isSeenFrom(from, { place: placeOf(key) })));
    const strays = next.strays.filter((stray) => isSeenFrom(from, stray));
    const seesAll = seen.size === changes.size && strays.length === next.strays.length;
    if (view !== this) next.views.set(from, view.with(seen, strays));
    else if (seesAll) next.views.set(from, next);
  }

  /** Lists and indexes of a kind that did not change stay as they are. */
  private carryOver(kind: RecordKind, next: Snapshot): void {
    const ordered = this.ordered.get(kind);
    if (ordered) next.ordered.set(kind, ordered);
    const list = this.lists.get(kind);
    if (list) next.lists.set(kind, list);
    const codes = this.codes.get(kind);
    if (codes) next.codes.set(kind, codes);
    for (const [name, index] of this.children)
      if (name.startsWith(`${kind}.`)) next.children.set(name, index);
  }

  /** Every file of a kind, broken ones included, ordered by id. */
  files<K extends RecordKind>(kind: K): readonly RecordFile<K>[] {
    let list = this.ordered.get(kind);
    if (!list) {
      list = ([...this.kinds[kind].values()] as RecordFile[]).sort(byId);
      this.ordered.set(kind, list);
    }
    return list as unknown as readonly RecordFile<K>[];
  }

  /** Every file of every kind. */
  everyFile(): readonly RecordFile[] {
    this.every ??= recordKinds.flatMap((kind): readonly RecordFile[] => this.files(kind));
    return this.every;
  }

  /** The file at a place and path. */
  file(place: Place, path: string): RecordFile | undefined {
    const key = fileKey({ place, path });
    for (const kind of recordKinds) {
      const file = (this.kinds[kind] as ReadonlyMap<FileKey, RecordFile>).get(key);
      if (file) return file;
    }
    return undefined;
  }

  /** Every record of a kind that has content, ordered by id: dated kinds by day. */
  all<K extends RecordKind>(kind: K): readonly LoadedRecord<K>[] {
    let list = this.lists.get(kind);
    if (!list) {
      list = (this.files(kind) as readonly RecordFile[]).filter(
        (file): file is LoadedRecord => file.value !== undefined,
      );
      this.lists.set(kind, list);
    }
    return list as unknown as readonly LoadedRecord<K>[];
  }

  /** What a reference means: by its code alone where the kind has codes, else by the whole id. Two with one code are no answer. */
  resolve<K extends RecordKind>(kind: K, reference: string): Result<LoadedRecord<K>, Unresolved> {
    const found = this.byCode(kind).get(identity(kind, reference)) ?? [];
    const [first, second] = found;
    if (!first) return fail('missing');
    return second ? fail('ambiguous') : ok(first as unknown as LoadedRecord<K>);
  }

  /** The record that a reference means, where there is exactly one. */
  find<K extends RecordKind>(kind: K, reference: string | undefined): LoadedRecord<K> | undefined {
    if (reference === undefined) return undefined;
    const result = this.resolve(kind, reference);
    return result.ok ? result.value : undefined;
  }

  /**
   * The records of a kind whose `key` names `parent`: `referring('session', 'pair', pair)`. Ordered by id.
   * @param key a reference of the kind, with dots where it lies deeper and `*` for items of a list.
   */
  referring<K extends RecordKind>(
    kind: K,
    key: string,
    parent: { kind: RecordKind; id: string },
  ): readonly LoadedRecord<K>[] {
    const name = `${kind}.${key}`;
    let index = this.children.get(name);
    if (!index) {
      index = groupBy(this.all(kind), (record) =>
        valuesAt(record.value, key.split('.')).map((reference) => identity(parent.kind, reference)),
      );
      this.children.set(name, index);
    }
    return (index.get(identity(parent.kind, parent.id)) ?? []) as unknown as readonly LoadedRecord<K>[];
  }

  /**
   * What those who read a record in this place may know of: from the shared folder no private record, nor that there is any. Whatever
   * is told, counted, offered or checked about a record is worked out from what is seen from its place.
   */
  seenFrom(place: Place): Snapshot {
    let view = this.views.get(place);
    if (!view) {
      const files = this.everyFile().filter((file) => isSeenFrom(place, file));
      const strays = this.strays.filter((stray) => isSeenFrom(place, stray));
      const seesAll = files.length === this.everyFile().length && strays.length === this.strays.length;
      view = seesAll
        ? this
        : Snapshot.empty.with(new Map(files.map((file) => [fileKey(file), file])), strays);
      this.views.set(place, view);
    }
    return view;
  }

  private byCode(kind: RecordKind): ReadonlyMap<string, readonly LoadedRecord[]> {
    let index = this.codes.get(kind);
    if (!index) {
      index = groupBy(this.all(kind), (record) => [identity(kind, record.id)]);
      this.codes.set(kind, index);
    }
    return index;
  }
}

/** A file that lies where only records belong. */
export interface StrayFile {
  readonly place: Place;
  readonly path: string;
  readonly reason: 'unsafe-id' | 'wrong-folder' | 'wrong-extension';
}

/** What tells a record from all others of its kind. */
export function identity(kind: RecordKind, id: string): string {
  return definitions[kind].coded ? (codeOf(id) ?? id) : id;
}

/** Whether two ids mean the same record of a kind. */
export function sameRecord(kind: RecordKind, one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && identity(kind, one) === identity(kind, other);
}

/** The strings at a path in which `*` stands for every item. */
export function valuesAt(value: unknown, path: readonly string[]): readonly string[] {
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? [value] : [];
  if (key === '*') return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  return valuesAt((value as Readonly<Record<string, unknown>>)[key], rest);
}

/** By id; where the shared and the private folder have the same, the shared one first: never by the order of reading. */
function byId(one: RecordFile, other: RecordFile): number {
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return Number(isPrivate(one)) - Number(isPrivate(other));
}

function groupBy(
  records: readonly LoadedRecord[],
  keysOf: (record: LoadedRecord) => readonly string[],
): ReadonlyMap<string, readonly LoadedRecord[]> {
  const groups = new Map<string, LoadedRecord[]>();
  for (const record of records) {
    for (const key of new Set(keysOf(record))) {
      const group = groups.get(key);
      if (group) group.push(record);
      else groups.set(key, [record]);
    }
  }
  return groups;
}
