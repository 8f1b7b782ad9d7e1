import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Store } from '../../src/core/folder/store.js';
import type { Snapshot } from '../../src/core/folder/snapshot.js';
import { nodeFileSource } from '../../src/node/files/file-source.js';
import { NodeRecordCache } from '../../src/node/files/record-cache.js';
import { generateRecords } from '../fixtures/generate.js';
import { writeFiles } from '../support/temporary-folder.js';

/** The day on which the generated records were seen last. */
export const today = '2026-11-30';

/** So that what one pair has stays the same however many records there are. */
const recordsPerPair = 25;

/** A folder of generated records on the disk. */
export class BenchFolder {
  readonly texts: Readonly<Record<string, string>>;
  private readonly root = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-bench-'));
  /** Beside the records, where no store looks. */
  private readonly cache = path.join(this.root, '.cache');
  private readonly sessions: readonly string[];
  private changes = 0;

  constructor(readonly records: number) {
    this.texts = generateRecords({ pairs: records / recordsPerPair, records, today }).shared;
    this.sessions = Object.keys(this.texts).filter((file) => file.startsWith('sessions/'));
    writeFiles(this.root, this.texts);
    // What changed just now is read again by the next load, as it can change once more within the clock's last tick.
    const longAgo = new Date(Date.now() - 60_000);
    for (const file of Object.keys(this.texts)) fs.utimesSync(path.join(this.root, file), longAgo, longAgo);
  }

  /** A store that has read nothing yet. */
  newStore(): Store {
    return new Store({ shared: nodeFileSource(this.root), private: undefined });
  }

  /** A store that finds in its cache what an earlier one read. */
  async newWarmStore(): Promise<Store> {
    const cache = () => new NodeRecordCache(this.cache, 'bench');
    if (!fs.existsSync(this.cache)) {
      const filled = cache();
      await new Store({ shared: nodeFileSource(this.root), private: undefined }, { cache: filled }).load();
      await filled.flush();
    }
    return new Store({ shared: nodeFileSource(this.root), private: undefined }, { cache: cache() });
  }

  readTexts(): readonly string[] {
    return Object.keys(this.texts).map((file) => fs.readFileSync(path.join(this.root, file), 'utf8'));
  }

  /** Changes the file of one session, another one each time. Returns what reads it anew. */
  change(store: Store): () => Promise<Snapshot> {
    const file = this.sessions[this.changes % this.sessions.length] ?? '';
    fs.writeFileSync(path.join(this.root, file), `${this.texts[file] ?? ''}x-change: ${++this.changes}\n`);
    return () => store.refresh([{ place: 'shared', path: file }]);
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true });
  }
}

/** Works with a folder of so many records for each size, and removes it again. */
export async function withFolders<T>(
  sizes: readonly number[],
  work: (folder: BenchFolder) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  for (const size of sizes) {
    const folder = new BenchFolder(size);
    try {
      results.push(await work(folder));
    } finally {
      folder.remove();
    }
  }
  return results;
}
