import type { Snapshot } from '../../src/core/folder/snapshot.js';
import { Store, type StoreChange } from '../../src/core/folder/store.js';
import type { FileInfo, FileSource } from '../../src/core/ports.js';
import type { Texts } from './snapshot.js';

/** A folder in memory, with a clock that the test sets: time doesn't pass by itself. */
export class MemorySource implements FileSource {
  /** Every path that was read, in order. */
  readonly readPaths: string[] = [];
  /** The most reads that were going on at one time. */
  busiest = 0;
  /** Milliseconds since 1970. */
  now = 1_700_000_000_000;
  listError: Error | undefined;

  private readonly contents = new Map<string, { bytes: Uint8Array; modified: number }>();
  private readonly errors = new Map<string, Error>();
  private reading = 0;

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    this.now += 60_000;
  }

  write(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.contents.set(path, { bytes, modified: this.now });
  }

  delete(path: string): void {
    this.contents.delete(path);
  }

  paths(): string[] {
    return [...this.contents.keys()];
  }

  /** From now on reading this path fails, or no longer. */
  fail(path: string, error: Error | undefined): void {
    if (error) this.errors.set(path, error);
    else this.errors.delete(path);
  }

  async list(): Promise<readonly FileInfo[]> {
    if (this.listError) throw this.listError;
    return Promise.resolve([...this.contents.keys()].flatMap((path) => this.info(path) ?? []));
  }

  stat(path: string): Promise<FileInfo | undefined> {
    return Promise.resolve(this.info(path));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    this.readPaths.push(path);
    this.busiest = Math.max(this.busiest, ++this.reading);
    await Promise.resolve();
    this.reading--;
    const error = this.errors.get(path);
    if (error) throw error;
    return this.contents.get(path)?.bytes;
  }

  private info(path: string): FileInfo | undefined {
    const file = this.contents.get(path);
    return file && { path, size: file.bytes.length, modified: file.modified };
  }
}

export const first = 'goals/own-the-retries-p3x9kd.yaml';
export const second = 'goals/lead-a-review-h4f2a9.yaml';

/** The text of a goal. */
export function goal(title: string): string {
  return `title: ${title}\nowner: ada\n`;
}

/** A store of these folders that goes by their clock. */
export function storeOf(shared: MemorySource, mine?: MemorySource): Store {
  return new Store({ shared, private: mine }, { now: () => shared.now });
}

/** The snapshot of these texts, read as from a disk, with the files that are no records. */
export function readFolder(shared: Texts, mine: Texts = {}): Promise<Snapshot> {
  return storeOf(new MemorySource(shared), new MemorySource(mine)).load();
}

/** Every change of a store from now on. */
export function changesOf(store: Store): StoreChange[] {
  const changes: StoreChange[] = [];
  store.onDidChange((change) => changes.push(change));
  return changes;
}
