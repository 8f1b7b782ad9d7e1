import { noHistory } from '../../src/core/git/history.js';
import type { Snapshot } from '../../src/core/folder/snapshot.js';
import { dashboardState } from '../../src/views/dashboard/model.js';
import { treeNodes } from '../../src/views/tree/model.js';
import { today, withFolders, type BenchFolder } from './folder.js';
import { least, type Figure } from './measure.js';
import { noHashes } from '../../src/core/insight/perspective.js';

export const title = 'Deriving what the views show, after one file changed';

const me = 'ada';

function tree(snapshot: Snapshot): unknown {
  const folder = {
    workspaceFolder: 'file:///work',
    name: 'work',
    snapshot,
    me,
    today,
    history: noHistory,
    hashes: noHashes,
    focused: undefined,
    running: undefined,
    problems: () => [],
  };
  return treeNodes([folder], false);
}

function dashboard(snapshot: Snapshot): unknown {
  const pair = snapshot.all('pair').find(({ value }) => value.mentee === me);
  if (!pair) throw new Error(`${me} is in no pair.`);
  return dashboardState({
    id: pair.id,
    snapshot,
    pair,
    me,
    today,
    history: noHistory,
    hashes: noHashes,
    branch: 'main',
    defaultBranch: 'main',
    running: undefined,
  });
}

interface Derived {
  readonly records: number;
  readonly load: number;
  readonly tree: number;
  readonly dashboard: number;
}

async function derive(folder: BenchFolder): Promise<Derived> {
  const load = await least(
    3,
    () => folder.newStore(),
    (store) => store.load(),
  );
  const store = folder.newStore();
  await store.load();
  const after = (view: (snapshot: Snapshot) => unknown) => least(30, () => folder.change(store)(), view);
  return { records: folder.records, load, tree: await after(tree), dashboard: await after(dashboard) };
}

export async function run(): Promise<readonly Figure[]> {
  const [small, large] = await withFolders([100, 2000], derive);
  if (!small || !large) throw new Error('Nothing was derived.');
  const at = `at ${large.records.toLocaleString('en')} records`;
  return [
    { what: `the tree, ${at} to ${small.records}`, value: large.tree / small.tree, unit: '×', target: 4 },
    {
      what: `a dashboard, ${at} to ${small.records}`,
      value: large.dashboard / small.dashboard,
      unit: '×',
      target: 4,
    },
    { what: `the tree, to a first load, ${at}`, value: large.tree / large.load, unit: '×', target: 0.02 },
    {
      what: `a dashboard, to a first load, ${at}`,
      value: large.dashboard / large.load,
      unit: '×',
      target: 0.02,
    },
  ];
}
