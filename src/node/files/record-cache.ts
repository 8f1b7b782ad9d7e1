import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { errorCode, noLog, type KeptRecord, type RecordCache } from '../../core/ports.js';
import { SerialQueue } from '../../core/serial-queue.js';

/** Into how many files the records go, so that a changed one costs a small part of the whole. */
const buckets = 16;
/** A bucket that would be larger, in bytes, is not written: its records are read anew next time. */
const largestBucket = 4 * 1024 * 1024;
/** How long to wait for more changes before writing, in milliseconds. */
const usualDelay = 2000;
const sealLength = 32;

/**
 * Keeps records in a folder of the extension's own. A file that another version wrote, or that is damaged, counts as not there; a
 * folder that cannot be written to keeps nothing. Both only cost the time of reading the records again.
 */
export class NodeRecordCache implements RecordCache {
  private readonly records = new Map<string, KeptRecord>();
  private readonly dirty = new Set<number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly writing = new SerialQueue();

  /**
   * @param folder absolute; made when it is first written to.
   * @param version names the program that read the records; what another one read is not used.
   */
  constructor(
    private readonly folder: string,
    private readonly version: string,
    private readonly delay = usualDelay,
    private readonly log = noLog,
  ) {}

  async load(): Promise<ReadonlyMap<string, KeptRecord>> {
    const loaded = await Promise.all(Array.from({ length: buckets }, (_, bucket) => this.read(bucket)));
    for (const [file, record] of loaded.flat()) this.records.set(file, record);
    return new Map(this.records);
  }

  keep(changes: ReadonlyMap<string, KeptRecord | undefined>): void {
    for (const [file, record] of changes) {
      if (record) this.records.set(file, record);
      else if (!this.records.delete(file)) continue;
      this.dirty.add(bucketOf(file));
    }
    if (this.dirty.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.delay);
  }

  /** Writes what has changed. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    const changed = [...this.dirty];
    this.dirty.clear();
    return this.writing.run(async () => {
      for (const bucket of changed) await this.write(bucket);
    });
  }

  /** Writes now what has changed. */
  dispose(): void {
    void this.flush();
  }

  private async read(bucket: number): Promise<readonly (readonly [string, KeptRecord])[]> {
    try {
      const bytes = await fs.readFile(this.file(bucket));
      const content = bytes.subarray(sealLength);
      if (!this.seal(content).equals(bytes.subarray(0, sealLength))) return [];
      // The seal tells that this is what `write` wrote.
      return deserialize(content) as readonly (readonly [string, KeptRecord])[];
    } catch (error) {
      // At first there is none.
      if (errorCode(error) !== 'ENOENT') this.log.warn('Records kept from before could not be read', error);
      return [];
    }
  }

  private async write(bucket: number): Promise<void> {
    const content = serialize([...this.records].filter(([file]) => bucketOf(file) === bucket));
    const target = this.file(bucket);
    const staged = `${target}.tmp`;
    try {
      if (content.length > largestBucket) {
        await fs.rm(target, { force: true });
        return;
      }
      await fs.mkdir(this.folder, { recursive: true });
      await fs.writeFile(staged, [this.seal(content), content], { mode: 0o600 });
      await fs.rename(staged, target);
    } catch (error) {
      // The one before stays, or none: whoever reads it sees from sizes and times what of it still holds.
      this.log.warn('Records could not be kept for the next start', error);
      await fs.rm(staged, { force: true }).catch((left: unknown) => {
        this.log.warn('A file of kept records that was half written could not be deleted', left);
      });
    }
  }

  /** Tells content of this version that is whole from everything else. */
  private seal(content: Uint8Array): Buffer {
    return createHash('sha256').update(this.version).update('\0').update(content).digest();
  }

  private file(bucket: number): string {
    return path.join(this.folder, `records-${bucket}`);
  }
}

function bucketOf(file: string): number {
  return (createHash('sha256').update(file).digest()[0] ?? 0) % buckets;
}
