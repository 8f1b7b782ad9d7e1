import { readRecordText } from '../../src/core/folder/record.js';
import { fileKey, Snapshot, type RecordFile } from '../../src/core/folder/snapshot.js';
import { adviceFor } from '../../src/core/lint/lint.js';
import { problemsOfFile } from '../support/problems.js';
import type { RecordKind } from '../../src/core/records/kinds.js';
import { today, withFolders, type BenchFolder } from './folder.js';
import { least, type Figure } from './measure.js';

export const title = 'From a keystroke in a record to its problems and advice';

/** Kinds that name others, or are named by many. */
const kinds: readonly RecordKind[] = ['goal', 'session', 'pair', 'person', 'process'];
/** One takes too little time to be measured. */
const keystrokes = 50;

interface Typed {
  readonly records: number;
  /** The time by kind, in milliseconds. */
  readonly times: ReadonlyMap<RecordKind, number>;
  /** How often the text of another file was looked at. */
  readonly looks: number;
}

async function type(folder: BenchFolder): Promise<Typed> {
  const store = folder.newStore();
  const loaded = await store.load();
  const before = { ...store.counters };
  const watched = new Watched(loaded);
  const times = new Map<RecordKind, number>();
  for (const kind of kinds) {
    const [saved] = watched.snapshot.files(kind);
    const text = loaded.files(kind)[0]?.text;
    if (!saved || text === undefined) throw new Error(`There is no ${kind}.`);
    times.set(kind, await typeInto(watched.snapshot, saved, text));
  }
  const { reads, parses } = store.counters;
  return {
    records: folder.records,
    times,
    looks: watched.looks + reads - before.reads + parses - before.parses,
  };
}

/** Every keystroke makes the text another one, with a key that nobody knows and a name that leads nowhere. */
function typeInto(snapshot: Snapshot, saved: RecordFile, text: string): Promise<number> {
  let count = 0;
  return least(
    40,
    () => undefined,
    () => {
      for (let keystroke = 0; keystroke < keystrokes; keystroke++) {
        const file = readRecordText(saved, `${text}typed${++count}: x\n`, saved);
        if (problemsOfFile(snapshot, file).length === 0) throw new Error('Nothing was found.');
        adviceFor(snapshot, file, { me: 'ada', today });
      }
    },
  );
}

/** A snapshot that counts how often the text of one of its files is looked at. */
class Watched {
  looks = 0;
  readonly snapshot: Snapshot;

  constructor(loaded: Snapshot) {
    const count = () => {
      this.looks++;
    };
    const files = loaded.everyFile().map((file) => {
      const watched = Object.defineProperty({ ...file }, 'text', {
        get: () => {
          count();
          return file.text;
        },
      });
      return [fileKey(file), watched] as const;
    });
    this.snapshot = Snapshot.empty.with(new Map(files));
  }
}

export async function run(): Promise<readonly Figure[]> {
  const [small, large] = await withFolders([100, 10_000], type);
  if (!small || !large) throw new Error('Nothing was typed.');
  const at = `at ${large.records.toLocaleString('en')} records`;
  return [
    ...kinds.map((kind) => ({
      what: `a ${kind}, ${at} to ${small.records}`,
      value: (large.times.get(kind) ?? 0) / (small.times.get(kind) ?? 1),
      unit: '×' as const,
      target: 2,
    })),
    { what: `other files read, parsed or looked into, ${at}`, value: large.looks, unit: 'calls', target: 0 },
  ];
}
