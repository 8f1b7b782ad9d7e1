import { fail, ok, type Result } from '../result.js';
import { definitions, recordKinds, type RecordKind, type RecordTypes } from '../records/kinds.js';
import type { Fault } from './fault.js';
import { codeOf } from './id.js';
import { groupBy } from '../group-by.js';
import { memo } from '../memo.js';
import { stringsAt } from '../yaml/plain-value.js';
import { isPrivate, isSeenFrom, type Place } from './privacy.js';

/** What there is to know about a file of a mentoring folder, whatever its kind and content. */
interface FileFacts {
  /** The file's name without `.yaml`. */
  readonly id: string;
  readonly place: Place;
  /** Inside its folder, with forward slashes. */
  readonly path: string;
  /** The text that was read; undefined where it is no text. */
  readonly text: string | undefined;
  /** The content as YAML says it, unknown keys included; goes with `value`. */
  readonly raw: unknown;
  /** Whether `value` is older than the file, because the file is broken now. */
  readonly stale: boolean;
  /** What is wrong with this file taken by itself. */
  readonly faults: readonly Fault[];
}

interface FileWithContent<K extends RecordKind> extends FileFacts {
  readonly kind: K;
  /** The content; the last good one where the file is broken now. */
  readonly value: RecordTypes[K];
}

interface FileWithoutContent<K extends RecordKind> extends FileFacts {
  readonly kind: K;
  /** There never was a content that could be read. */
  readonly value: undefined;
}

/** A record with content. Its kind tells the type of its content. */
export type LoadedRecord<K extends RecordKind = RecordKind> = { [Kind in K]: FileWithContent<Kind> }[K];

/**
 * One file of a mentoring folder as it was last read. Immutable. Its kind tells the type of its content, and `value !== undefined`
 * makes it a {@link LoadedRecord}.
 */
export type RecordFile<K extends RecordKind = RecordKind> = {
  [Kind in K]: FileWithContent<Kind> | FileWithoutContent<Kind>;
}[K];

/** Names one file of a mentoring folder: `shared:goals/own-the-retries-p3x9kd.yaml`. */
export type FileKey = `${Place}:${string}`;

export function fileKey(file: { place: Place; path: string }): FileKey {
  return `${file.place}:${file.path}`;
}

/** The file that a key names. */
export function fileOfKey(key: FileKey): { readonly place: Place; readonly path: string } {
  const colon = key.indexOf(':');
  return { place: key.slice(0, colon) as Place, path: key.slice(colon + 1) };
}

/** Why a reference leads nowhere. */
export type Unresolved = 'missing' | 'ambiguous';

type Files = ReadonlyMap<FileKey, RecordFile>;
const noFiles: Files = new Map();

/** What was worked out for the files of a kind, by question: it holds from snapshot to snapshot while none of them changes. */
const answersFor = memo<Files, Map<string, unknown>>(() => new Map());

/**
 * All records of a mentoring folder at one moment, shared and private. Immutable: a change makes a new one, which shares
 * everything that did not change. Everything that anybody shows is derived from it.
 */
export class Snapshot {
  static readonly empty = new Snapshot(new Map(recordKinds.map((kind) => [kind, new Map()])), []);

  private every: readonly RecordFile[] | undefined;
  private readonly views = new Map<Place, Snapshot>();

  private constructor(
    private readonly kinds: ReadonlyMap<RecordKind, Files>,
    /** Files in a record folder that are no records, by path and reason. */
    readonly strays: readonly StrayFile[],
  ) {}

  /** The snapshot after some files were read anew (`RecordFile`) or went away (`undefined`). */
  with(
    changes: ReadonlyMap<FileKey, RecordFile | undefined>,
    strays: readonly StrayFile[] = this.strays,
  ): Snapshot {
    const changed = new Map<RecordKind, Map<FileKey, RecordFile>>();
    const changedOf = (kind: RecordKind) => {
      const files = changed.get(kind) ?? new Map(this.filesByKey(kind));
      changed.set(kind, files);
      return files;
    };
    for (const [key, file] of changes) {
      if (file) changedOf(file.kind).set(key, file);
      else
        for (const kind of recordKinds)
          if ((changed.get(kind) ?? this.filesByKey(kind)).has(key)) changedOf(kind).delete(key);
    }
    const next = new Snapshot(new Map([...this.kinds, ...changed]), strays);
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
    const seen = new Map([...changes].filter(([key]) => isSeenFrom(from, { place: fileOfKey(key).place })));
    const strays = next.strays.filter((stray) => isSeenFrom(from, stray));
    const seesAll = seen.size === changes.size && strays.length === next.strays.length;
    if (view !== this) next.views.set(from, view.with(seen, strays));
    else if (seesAll) next.views.set(from, next);
  }

  private filesByKey(kind: RecordKind): Files {
    return this.kinds.get(kind) ?? noFiles;
  }

  private once<T>(kind: RecordKind, question: string, answer: () => T): T {
    const answers = answersFor(this.filesByKey(kind));
    if (!answers.has(question)) answers.set(question, answer());
    return answers.get(question) as T;
  }

  /** Every file of a kind, broken ones included, ordered by id. */
  files<K extends RecordKind>(kind: K): readonly RecordFile<K>[] {
    // Whatever is kept under a kind is of that kind.
    return this.once(
      kind,
      'files',
      () => [...this.filesByKey(kind).values()].sort(byId) as unknown as readonly RecordFile<K>[],
    );
  }

  /** Every file of every kind. */
  everyFile(): readonly RecordFile[] {
    this.every ??= recordKinds.flatMap((kind) => this.files(kind));
    return this.every;
  }

  /** The file at a place and path. */
  file(place: Place, path: string): RecordFile | undefined {
    const key = fileKey({ place, path });
    for (const kind of recordKinds) {
      const file = this.filesByKey(kind).get(key);
      if (file) return file;
    }
    return undefined;
  }

  /** Every record of a kind that has content, ordered by id: dated kinds by day. */
  all<K extends RecordKind>(kind: K): readonly LoadedRecord<K>[] {
    return this.once(kind, 'records', () => this.files(kind).filter(isLoaded<K>));
  }

  /** What a reference means: by its code alone where the kind has codes, else by the whole id. Two with one code are no answer. */
  resolve<K extends RecordKind>(kind: K, reference: string): Result<LoadedRecord<K>, Unresolved> {
    const found = this.byCode(kind).get(identity(kind, reference)) ?? [];
    const [first, second] = found;
    if (!first) return fail('missing');
    return second ? fail('ambiguous') : ok(first);
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
    const index = this.once(kind, `by ${key}`, () =>
      groupBy(this.all(kind), (record) =>
        stringsAt(record.value, key.split('.')).map(({ text }) => identity(parent.kind, text)),
      ),
    );
    return index.get(identity(parent.kind, parent.id)) ?? [];
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

  private byCode<K extends RecordKind>(kind: K): ReadonlyMap<string, readonly LoadedRecord<K>[]> {
    return this.once(kind, 'codes', () => groupBy(this.all(kind), ({ id }) => [identity(kind, id)]));
  }
}

function isLoaded<K extends RecordKind>(file: RecordFile<K>): file is LoadedRecord<K> {
  return file.value !== undefined;
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

/** By id; where the shared and the private folder have the same, the shared one first: never by the order of reading. */
function byId(one: RecordFile, other: RecordFile): number {
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return Number(isPrivate(one)) - Number(isPrivate(other));
}
