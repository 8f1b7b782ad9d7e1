import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import * as z from 'zod';
import type { Trace } from '../../core/git/trace.js';
import { errorCode, noLog, type Commit } from '../../core/ports.js';

/** What is known of a repository's history, so that only what is new has to be read. */
export interface HistoryState {
  /** The folder that recent commits were read besides. */
  readonly besides: string | undefined;
  /** The commit that was checked out. */
  readonly head: string | undefined;
  /** Where the branches were. */
  readonly tips: readonly string[];
  /** Commits whose message names a goal. */
  readonly linked: readonly Commit[];
  /** Recent commits of what is checked out, newest first. */
  readonly recent: readonly Commit[];
  /** Commits that evidence stands on, and those that git still keeps for it. */
  readonly held: readonly Commit[];
  /** What became of the commits that evidence names. */
  readonly traces: ReadonlyMap<string, Trace>;
  readonly shallow: boolean;
}

/** Keeps what was read of a history from one day to the next. */
export interface HistoryCache {
  /** Undefined where nothing is kept, or it cannot be used: then the history is read again. */
  read(): Promise<HistoryState | undefined>;
  /** Never rejects: what could not be kept is read again. */
  write(state: HistoryState): Promise<void>;
}

const hash = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const commitSchema = z.object({
  sha: hash,
  subject: z.string(),
  author: z.object({ name: z.string(), email: z.string() }),
  authored: z.string(),
  goals: z.array(z.string()),
  coauthors: z.array(z.string()).optional(),
  files: z.object({ count: z.number(), names: z.array(z.string()) }).optional(),
});
const traceSchema = z.union([
  z.object({ kind: z.literal('here') }),
  z.object({ kind: z.literal('elsewhere') }),
  z.object({ kind: z.literal('found'), commit: hash, rule: z.enum(['author-time', 'change', 'folded']) }),
  z.object({
    kind: z.literal('lost'),
    kept: z.boolean(),
    guess: hash.optional(),
    partly: z.boolean().optional(),
  }),
]);
const fileSchema = z.object({
  version: z.literal(1),
  besides: z.string().optional(),
  head: hash.optional(),
  tips: z.array(hash),
  linked: z.array(commitSchema),
  recent: z.array(commitSchema),
  held: z.array(commitSchema),
  traces: z.array(z.tuple([hash, traceSchema])),
  shallow: z.boolean(),
});

/** A cache in one file, which may be deleted at any time. What it holds can all be read from the repository by whoever can read the file. */
export function fileCache(file: string, log = noLog): HistoryCache {
  return {
    read: async () => {
      try {
        const { traces, besides, head, ...rest } = fileSchema.parse(
          JSON.parse(await fs.readFile(file, 'utf8')),
        );
        return { ...rest, besides, head, traces: new Map(traces) };
      } catch (error) {
        // The first time there is none; one of another version is written anew.
        log.info(`No history is kept from before: ${errorCode(error)}`);
        return undefined;
      }
    },
    write: async (state) => {
      const text = JSON.stringify({ version: 1, ...state, traces: [...state.traces] });
      const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        await fs.mkdir(path.dirname(file), { recursive: true });
        await fs.writeFile(temporary, text, { mode: 0o600 });
        await fs.rename(temporary, file);
      } catch (error) {
        log.warn('The history could not be kept', error);
        await fs.rm(temporary, { force: true }).catch((left: unknown) => {
          log.warn('A file of the history that was half written could not be deleted', left);
        });
      }
    },
  };
}
