import type { LoadedRecord, Snapshot } from '../../src/core/folder/snapshot.js';
import { snapshotOf } from './snapshot.js';
import type { Records } from './snapshot.js';

/** The day on which the samples are looked at: a Monday. */
export const today = '2026-11-30';

/** The pair of Ada (mentee) and Grace (mentor), active since 2 November, meeting every two weeks. */
export const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
export const pairId = 'ada-and-grace-k7m2q4';

export const people: Records = {
  'people/ada.yaml': { name: 'Ada Lovelace', emails: ['ada@example.org', 'ada@users.noreply.github.com'] },
  'people/grace.yaml': { name: 'Grace Hopper', emails: ['grace@example.org'] },
};

export const pairOnly: Records = {
  ...people,
  [pairPath]: {
    mentee: 'ada',
    mentor: 'grace',
    request: 'Own a service from design to on-call',
    process: 'project-mentoring',
    status: 'active',
    starts: '2026-11-02',
    cadence: 'P14D',
    stages: [{ stage: 'formation-of-a-pair', entered: '2026-11-02' }],
  },
};

/** Ada and Grace, with these records besides; a record of the same path takes the place of the sample's. */
export function adaAndGrace(records: Records = {}): { snapshot: Snapshot; pair: LoadedRecord<'pair'> } {
  const snapshot = snapshotOf({ ...pairOnly, ...records });
  const [pair] = snapshot.all('pair');
  if (!pair) throw new Error('The sample has no pair');
  return { snapshot, pair };
}

/** The goal of this id. */
export function goalIn(snapshot: Snapshot, id: string): LoadedRecord<'goal'> {
  const goal = snapshot.find('goal', id);
  if (!goal) throw new Error(`The sample has no goal ${id}`);
  return goal;
}
