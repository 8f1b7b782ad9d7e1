import type { Snapshot } from '../../src/core/folder/snapshot.js';
import { adviceFor, problemsOf } from '../../src/core/lint/lint.js';
import { problemsOfFile } from '../support/problems.js';
import { fixAll, fixesFor } from '../../src/core/lint/fix-all.js';
import { recordFile, snapshotOf as snapshotOfTexts } from '../support/snapshot.js';
import { least, type Figure } from './measure.js';

export const title = 'Very many problems, ten times as many to some';

const planPath = 'plans/own-the-retries-z5w1ht.yaml';
const around = {
  'people/ada.yaml': 'name: Ada\n',
  'people/grace.yaml': 'name: Grace\n',
  'goals/own-the-retries-p3x9kd.yaml': 'title: Own it\nowner: ada\n',
};

function snapshotOf(texts: Readonly<Record<string, string>>): Snapshot {
  return snapshotOfTexts({ ...around, ...texts });
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

/** A folder with a file in it that has so many problems. */
interface Case {
  readonly snapshot: Snapshot;
  readonly path: string;
  readonly text: string;
}

function planOf(step: (index: number) => string): (count: number) => Case {
  const snapshot = snapshotOf({});
  return (count) => ({
    snapshot,
    path: planPath,
    text: `goal: own-the-retries-p3x9kd\nsteps:\n${lines(count, step)}`,
  });
}

const misspelt = planOf((index) => `  - { task: Read chapter ${index}, ower: ada }\n`);
const misdated = planOf((index) => `  - { task: Read chapter ${index}, due: 2027-2-8 }\n`);
const unsolvable = planOf((index) => `  - { task: Read chapter ${index}, owner: Nobody${index} }\n`);
const late = planOf((index) => `  - { task: Read chapter ${index}, due: 2026-11-02 }\n`);
const lost = planOf((index) => `  - { task: Read chapter ${index}, owner: nobody-${index} }\n`);

function processOf(count: number): Case {
  const path = 'processes/our-own.yaml';
  const stages = lines(count, (index) => {
    return `  - { id: stage-${index}, title: Stage ${index}, phase: ${index % 2 === 0 ? 'work' : 'agree'} }\n`;
  });
  const text = `title: Our own\nstages:\n${stages}`;
  return { snapshot: snapshotOf({ [path]: text }), path, text };
}

/** A line of YAML that cannot be read, with blanks inside its text. */
function blanksOf(count: number): Case {
  const text = `title: Retries: own${' '.repeat(count)}them\nowner: ada\n`;
  return { snapshot: snapshotOf({}), path: 'goals/lead-a-review-h4f2a9.yaml', text };
}

function twinsOf(count: number): Snapshot {
  const twins = Array.from({ length: count }, (_, index) => [
    `goals/copy-${index}-p3x9kd.yaml`,
    'title: Own it\nowner: ada\n',
  ]);
  return snapshotOf(Object.fromEntries(twins) as Record<string, string>);
}

function lint({ snapshot, path, text }: Case): void {
  if (problemsOfFile(snapshot, recordFile(path, text)).length === 0) throw new Error('Nothing was found.');
}

function advise({ snapshot, path, text }: Case): void {
  const found = adviceFor(snapshot, recordFile(path, text), { me: 'ada', today: '2026-12-01' });
  if (found.length === 0) throw new Error('No advice was given.');
}

function fix({ snapshot, path, text }: Case): void {
  fixAll(snapshot, recordFile(path, text));
}

function fixOne({ snapshot, path, text }: Case): void {
  const file = recordFile(path, text);
  const [problem] = problemsOfFile(snapshot, file);
  if (!problem || fixesFor(snapshot, file, problem).length === 0) throw new Error('Nothing was repaired.');
}

async function ratio<T>(what: string, few: T, many: T, work: (prepared: T) => unknown): Promise<Figure> {
  const [less, more] = [await least(5, () => few, work), await least(5, () => many, work)];
  return { what, value: more / less, unit: '×', target: 15 };
}

export async function run(): Promise<readonly Figure[]> {
  const one = await least(5, () => misdated(400), lint);
  const all = await least(5, () => misdated(400), fix);
  return [
    {
      what: 'Fix All of 400 dates, to finding what is wrong with them',
      value: all / one,
      unit: '×',
      target: 10,
    },
    await ratio('Fix All of 400 keys, to 40', misspelt(40), misspelt(400), fix),
    await ratio('Fix All of 400 dates, to 40', misdated(40), misdated(400), fix),
    await ratio('Fix All of 400 that no repair helps, to 40', unsolvable(40), unsolvable(400), fix),
    await ratio('the repair of one of 400 keys, to one of 40', misspelt(40), misspelt(400), fixOne),
    await ratio('finding 4,000 unknown keys, to 400', misspelt(400), misspelt(4000), lint),
    await ratio('advice on 4,000 days gone by, to 400', late(400), late(4000), advise),
    await ratio('finding 4,000 lost references, to 400', lost(400), lost(4000), lint),
    await ratio('a process of 2,000 stages, to 200', processOf(200), processOf(2000), lint),
    await ratio('2,000 files with one code, to 200', 200, 2000, (count) => problemsOf(twinsOf(count))),
    await ratio(
      'quotes around a text with 40,000 blanks, to 4,000',
      blanksOf(4000),
      blanksOf(40_000),
      fixOne,
    ),
  ];
}
