import { UnreadableFile, type FileInfo, type FileSource } from '../ports.js';
import { tooLarge } from './decode.js';
import type { Fault } from './fault.js';
import type { RecordAddress } from './record.js';
import { maximumBytes } from '../yaml/record-text.js';

/** How many files are read at a time. */
const readsAtOnce = 64;
/** A file that changed this shortly before it was read, in milliseconds, can change again under the same size and time. */
const coarsestClock = 2000;

/** A file that is to be read. */
export interface ToRead {
  readonly address: RecordAddress;
  readonly source: FileSource;
  /** As the folder's listing has it; undefined where the file is yet to be asked. */
  readonly info: FileInfo | undefined;
}

/** What came of reading a file. */
export type Outcome =
  | { readonly type: 'read'; readonly bytes: Uint8Array }
  | { readonly type: 'gone' }
  | { readonly type: 'failed'; readonly fault: Fault };

/** A file that was read. */
export interface HasRead {
  readonly address: RecordAddress;
  readonly outcome: Outcome;
  /** What to compare with later; undefined where only reading again can tell whether the file changed. */
  readonly info: FileInfo | undefined;
}

/** Counts calls of a file source. */
export interface CallCounters {
  lists: number;
  stats: number;
  reads: number;
}

/** Reads files, many at a time, in bundles: what came of one bundle can be worked on before the next is asked for. */
export async function* readFiles(
  files: readonly ToRead[],
  now: () => number,
  counters: CallCounters,
): AsyncGenerator<readonly HasRead[]> {
  for (let start = 0; start < files.length; start += readsAtOnce) {
    yield await Promise.all(
      files.slice(start, start + readsAtOnce).map((file) => readFile(file, now, counters)),
    );
  }
}

async function readFile(file: ToRead, now: () => number, counters: CallCounters): Promise<HasRead> {
  const { address, source } = file;
  try {
    // Asked before the file is read: a change in between shows later as another size or time.
    if (!file.info) counters.stats++;
    const info = file.info ?? (await source.stat(address.path));
    if (!info) return { address, outcome: { type: 'gone' }, info };
    const settled = info.modified < now() - coarsestClock ? info : undefined;
    if (info.size > maximumBytes)
      return { address, outcome: { type: 'failed', fault: tooLarge }, info: settled };
    counters.reads++;
    const bytes = await source.read(address.path);
    return { address, outcome: bytes ? { type: 'read', bytes } : { type: 'gone' }, info: settled };
  } catch (error) {
    const fault = { code: 'unreadable', data: { why: whyNot(error) } } as const;
    return { address, outcome: { type: 'failed', fault }, info: undefined };
  }
}

/** The file is named beside its problem, so its path in the reason would say it again, and differ from machine to machine. */
function whyNot(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const { reason, wayOut } =
    error instanceof UnreadableFile ? error : new UnreadableFile(message, message.replace(/\.$/, ''));
  return `${reason}. ${wayOut}`;
}
