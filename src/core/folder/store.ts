import type { FileName } from './file-edit.js';
import type { FileInfo, FileSource, KeptRecord, RecordCache } from '../ports.js';
import { SerialQueue } from '../serial-queue.js';
import { isRecordFolder, roleOf } from './layout.js';
import { readFiles, type CallCounters, type HasRead, type Outcome, type ToRead } from './reading.js';
import { keptRecord, readRecord, toKeep, unreadableRecord, type RecordAddress } from './record.js';
import { Snapshot, fileKey, type FileKey, type RecordFile, type StrayFile } from './snapshot.js';
import { type Place, isPrivate, places } from './privacy.js';

/** What a load or refresh changed. */
export interface StoreChange {
  readonly snapshot: Snapshot;
  readonly previous: Snapshot;
  /** The files that are new, changed or gone. */
  readonly changed: ReadonlySet<FileKey>;
}

/** The folders that a store reads; undefined where there is none. */
export interface StoreSources {
  readonly shared: FileSource | undefined;
  readonly private: FileSource | undefined;
}

export interface StoreOptions {
  /** Lets the host do other things for a moment, so that a long load doesn't hold up typing. */
  readonly pause?: () => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /**
   * What earlier runs read of the shared folder, so that a first load reads only what changed since. Private records are never
   * kept there: their words stay in the private folder alone.
   */
  readonly cache?: RecordCache | undefined;
}

/** What a store did so far, in calls. */
export interface StoreCounters extends CallCounters {
  parses: number;
}

/** How long parsing goes on without a pause, in milliseconds. */
const longestTurn = 10;

/** What is remembered of a file, to tell whether it changed. */
interface LastRead {
  readonly info: FileInfo | undefined;
  /** Undefined where it could not be read. */
  readonly bytes: Uint8Array | undefined;
}

/** The way from one snapshot to the next. */
interface Draft {
  readonly records: Map<FileKey, RecordFile | undefined>;
  readonly strays: Map<FileKey, StrayFile>;
  /** What the cache is to keep or forget, by path. */
  readonly kept: Map<string, KeptRecord | undefined>;
}

/**
 * Keeps the snapshot of a mentoring folder, shared and private. Reads as little as it can, and never writes. Loads and
 * refreshes run one after another, in the order in which they were asked for.
 */
export class Store {
  private readonly counted: StoreCounters = { lists: 0, stats: 0, reads: 0, parses: 0 };
  private readonly lastRead = new Map<FileKey, LastRead>();
  private readonly listeners = new Set<(change: StoreChange) => void>();
  private readonly pause: () => Promise<void>;
  private readonly now: () => number;
  private current = Snapshot.empty;
  private hasLoaded = false;
  private readonly queue = new SerialQueue();
  private turnStarted = 0;
  private readonly cache: RecordCache | undefined;
  /** What earlier runs read, until it was held against the folder; undefined before anybody asked for it. */
  private recalled: ReadonlyMap<string, KeptRecord> | undefined;

  constructor(
    private readonly sources: StoreSources,
    { pause = nextTurn, now = Date.now, cache }: StoreOptions = {},
  ) {
    this.pause = pause;
    this.now = now;
    this.cache = cache;
  }

  /** What the folder held when it was last read; empty before the first load. */
  get snapshot(): Snapshot {
    return this.current;
  }

  /** Whether a load has ended, so that an empty snapshot means an empty folder. */
  get loaded(): boolean {
    return this.hasLoaded;
  }

  get counters(): Readonly<StoreCounters> {
    return this.counted;
  }

  /**
   * Reads what is new or changed by size or time, and drops what went away. A file that cannot be read is a problem of that
   * file. Rejects where a whole folder cannot be listed: its records stay as they were, and the other folder is loaded.
   */
  load(): Promise<Snapshot> {
    return this.queue.run(() => this.loadNow(new Set()));
  }

  /**
   * Reads exactly these files, whatever their size and time. The name of a folder of records, or an empty path for the whole
   * mentoring folder, stands for everything that may be new or gone in it: that takes a load.
   */
  refresh(files: Iterable<FileName>): Promise<Snapshot> {
    const wanted = [...new Map([...files].map((file) => [fileKey(file), file])).values()];
    const folders = wanted.some(({ path }) => path === '' || isRecordFolder(path));
    return this.queue.run(() =>
      folders ? this.loadNow(new Set(wanted.map(fileKey))) : this.refreshNow(wanted),
    );
  }

  /** Calls `listener` once for every load or refresh that changed something. Returns what stops that. */
  onDidChange(listener: (change: StoreChange) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private async loadNow(forced: ReadonlySet<FileKey>): Promise<Snapshot> {
    const draft = this.newDraft();
    const wanted: ToRead[] = [];
    const failures: unknown[] = [];
    this.recalled ??= await this.cache?.load();
    for (const place of places) {
      const source = this.sources[place];
      if (!source) continue;
      try {
        this.counted.lists++;
        wanted.push(...this.compare(place, source, await source.list(), forced, draft));
      } catch (error) {
        failures.push(error);
      }
    }
    await this.read(wanted, draft);
    this.hasLoaded = failures.length === 0 || this.hasLoaded;
    this.publish(draft);
    if (failures.length > 0) throw failures[0];
    return this.current;
  }

  private async refreshNow(files: readonly FileName[]): Promise<Snapshot> {
    const draft = this.newDraft();
    const wanted: ToRead[] = [];
    for (const { place, path } of files) {
      const source = this.sources[place];
      const role = roleOf(path);
      if (!source || role.role === 'other') continue;
      if (role.role === 'record') {
        wanted.push({ address: { place, path, kind: role.kind, id: role.id }, source, info: undefined });
      } else {
        this.counted.stats++;
        if (await source.stat(path))
          draft.strays.set(fileKey({ place, path }), { place, path, reason: role.reason });
        else draft.strays.delete(fileKey({ place, path }));
      }
    }
    await this.read(wanted, draft);
    this.publish(draft);
    return this.current;
  }

  /** Holds a listing against what is known. Returns the files that are to be read. */
  private compare(
    place: Place,
    source: FileSource,
    listing: readonly FileInfo[],
    forced: ReadonlySet<FileKey>,
    draft: Draft,
  ): ToRead[] {
    const wanted: ToRead[] = [];
    const present = new Set<FileKey>();
    for (const [key, stray] of draft.strays) if (stray.place === place) draft.strays.delete(key);
    for (const info of listing) {
      const { path } = info;
      const role = roleOf(path);
      const key = fileKey({ place, path });
      if (role.role === 'stray') draft.strays.set(key, { place, path, reason: role.reason });
      if (role.role !== 'record') continue;
      present.add(key);
      const before = this.lastRead.get(key)?.info;
      if (isSame(before, info) && !forced.has(key)) continue;
      const address = { place, path, kind: role.kind, id: role.id };
      const kept = !isPrivate(address) && !forced.has(key) ? this.recalled?.get(path) : undefined;
      if (kept && isSame(kept.info, info)) this.recall(address, kept, draft);
      else wanted.push({ address, source, info });
    }
    if (!isPrivate({ place }) && this.recalled) {
      for (const path of this.recalled.keys())
        if (!present.has(fileKey({ place, path }))) draft.kept.set(path, undefined);
      this.recalled = new Map();
    }
    for (const key of this.lastRead.keys()) {
      if (key.startsWith(`${place}:`) && !present.has(key)) this.drop(key, draft);
    }
    return wanted;
  }

  private async read(files: readonly ToRead[], draft: Draft): Promise<void> {
    this.turnStarted = this.now();
    for await (const bundle of readFiles(files, this.now, this.counted)) {
      for (const file of bundle) {
        this.take(file, draft);
        if (this.now() - this.turnStarted < longestTurn) continue;
        await this.pause();
        this.turnStarted = this.now();
      }
    }
  }

  /** Takes a record from the cache in place of reading it. */
  private recall(address: RecordAddress, kept: KeptRecord, draft: Draft): void {
    const key = fileKey(address);
    this.lastRead.set(key, { info: kept.info, bytes: new TextEncoder().encode(kept.text) });
    draft.records.set(key, keptRecord(address, kept));
  }

  private take({ address, outcome, info }: HasRead, draft: Draft): void {
    const key = fileKey(address);
    if (outcome.type === 'gone') {
      this.drop(key, draft);
      return;
    }
    const bytes = outcome.type === 'read' ? outcome.bytes : undefined;
    const before = this.lastRead.get(key);
    this.lastRead.set(key, { info, bytes });
    const previous = this.current.file(address.place, address.path);
    const unchanged = before?.bytes && bytes && sameBytes(before.bytes, bytes) ? previous : undefined;
    const file = unchanged ?? this.recordFrom(address, outcome, previous);
    if (this.cache && !isPrivate(address)) draft.kept.set(address.path, info && toKeep(file, info));
    if (unchanged) return;
    const sameFaults = JSON.stringify(previous?.faults) === JSON.stringify(file.faults);
    if (!bytes && !before?.bytes && sameFaults) return;
    draft.records.set(key, file);
  }

  private recordFrom(
    address: RecordAddress,
    outcome: Exclude<Outcome, { type: 'gone' }>,
    previous: RecordFile | undefined,
  ): RecordFile {
    if (outcome.type === 'failed') return unreadableRecord(address, outcome.fault, previous);
    this.counted.parses++;
    return readRecord(address, outcome.bytes, previous);
  }

  private drop(key: FileKey, draft: Draft): void {
    if (this.lastRead.delete(key)) draft.records.set(key, undefined);
    if (key.startsWith('shared:')) draft.kept.set(key.slice('shared:'.length), undefined);
  }

  private newDraft(): Draft {
    return {
      records: new Map(),
      strays: new Map(this.current.strays.map((stray) => [fileKey(stray), stray])),
      kept: new Map(),
    };
  }

  private publish({ records, strays, kept }: Draft): void {
    if (this.recalled && kept.size > 0) this.cache?.keep(kept);
    const previous = this.current;
    const before = new Set(previous.strays.map(fileKey));
    const straysChanged = [...before]
      .filter((key) => !strays.has(key))
      .concat([...strays.keys()].filter((key) => !before.has(key)));
    const changed = new Set([...records.keys(), ...straysChanged]);
    if (changed.size === 0) return;
    this.current = previous.with(records, straysChanged.length > 0 ? sorted(strays) : previous.strays);
    this.announce({ snapshot: this.current, previous, changed });
  }

  private announce(change: StoreChange): void {
    const failures: unknown[] = [];
    for (const listener of [...this.listeners]) {
      try {
        listener(change);
      } catch (error) {
        failures.push(error);
      }
    }
    // Every listener hears of the change first: one that fails must not leave another behind.
    if (failures.length > 0) throw failures[0];
  }
}

function sorted(strays: ReadonlyMap<FileKey, StrayFile>): readonly StrayFile[] {
  return [...strays].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, stray]) => stray);
}

function isSame(before: FileInfo | undefined, now: FileInfo): boolean {
  return before?.size === now.size && before.modified === now.modified;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** What every host of JavaScript has, but ES2022 alone doesn't declare. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare function setTimeout(callback: () => void, milliseconds: number): unknown;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 0));
}
