import { load } from 'js-yaml';
import { problemsOf } from '../../src/core/lint/lint.js';
import { withFolders, type BenchFolder } from './folder.js';
import { least, type Figure } from './measure.js';

export const title = 'Reading records from the disk';

/** What a folder takes: times in milliseconds, and calls. */
interface Reading {
  readonly records: number;
  /** js-yaml alone, on the same files. */
  readonly plain: number;
  readonly cold: number;
  readonly coldReads: number;
  /** The first load of a later start, where nothing changed since. */
  readonly warm: number;
  readonly warmReads: number;
  readonly unchangedReads: number;
  readonly refresh: number;
  readonly refreshReads: number;
  readonly refreshParses: number;
  /** Finding everything that is wrong, after one file changed. */
  readonly problems: number;
}

const changes = 20;

async function readingOf(folder: BenchFolder): Promise<Reading> {
  const runs = folder.records > 5000 ? 3 : 6;
  const plain = await least(
    runs,
    () => undefined,
    () => folder.readTexts().map((text) => load(text)),
  );
  const cold = await least(
    runs,
    () => folder.newStore(),
    (store) => store.load(),
  );
  const warm = await least(
    runs,
    () => folder.newWarmStore(),
    (store) => store.load(),
  );
  const again = await folder.newWarmStore();
  await again.load();
  const warmReads = again.counters.reads;
  const store = folder.newStore();
  await store.load();
  const coldReads = store.counters.reads;
  await store.load();
  const unchangedReads = store.counters.reads - coldReads;
  const before = { ...store.counters };
  const refresh = await least(
    changes,
    () => folder.change(store),
    (read) => read(),
  );
  const refreshReads = (store.counters.reads - before.reads) / changes;
  const refreshParses = (store.counters.parses - before.parses) / changes;
  const problems = await least(
    changes,
    () => folder.change(store)(),
    (snapshot) => problemsOf(snapshot),
  );
  const { records } = folder;
  return {
    records,
    plain,
    cold,
    coldReads,
    warm,
    warmReads,
    unchangedReads,
    refresh,
    refreshReads,
    refreshParses,
    problems,
  };
}

export async function run(): Promise<readonly Figure[]> {
  const readings = await withFolders([100, 2000, 10_000], readingOf);
  const [small, ...larger] = readings;
  if (!small) throw new Error('Nothing was read.');
  const counts = readings.flatMap((reading): Figure[] => {
    const at = `at ${reading.records} records`;
    return [
      {
        what: `reads a record, first load ${at}`,
        value: reading.coldReads / reading.records,
        unit: 'calls',
        target: 1,
      },
      { what: `reads at a later start, ${at}`, value: reading.warmReads, unit: 'calls', target: 0 },
      { what: `reads where nothing changed, ${at}`, value: reading.unchangedReads, unit: 'calls', target: 0 },
      { what: `reads for one changed file, ${at}`, value: reading.refreshReads, unit: 'calls', target: 1 },
      { what: `parses for one changed file, ${at}`, value: reading.refreshParses, unit: 'calls', target: 1 },
    ];
  });
  const times = larger.flatMap((reading): Figure[] => {
    const { records, plain, cold, warm, refresh, problems } = reading;
    const at = `at ${records} records`;
    return [
      { what: `first load to js-yaml alone, ${at}`, value: cold / plain, unit: '×', target: 4 },
      { what: `a later start to the first load, ${at}`, value: warm / cold, unit: '×', target: 0.25 },
      {
        what: `one changed file ${at} to ${small.records}`,
        value: refresh / small.refresh,
        unit: '×',
        target: 3,
      },
      { what: `one changed file to the first load, ${at}`, value: refresh / cold, unit: '×', target: 0.01 },
      { what: `all problems anew to the first load, ${at}`, value: problems / cold, unit: '×', target: 0.05 },
    ];
  });
  return [...counts, ...times];
}
