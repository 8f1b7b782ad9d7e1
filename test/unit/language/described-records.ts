import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { readFolder } from '../../support/memory-source.js';
import type { Texts } from '../../support/snapshot.js';

export const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
export const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
export const sha = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const files: Texts = {
  'mentoring.yaml': 'format: 1\nobjectives: { reliability: { title: Fewer pages } }\n',
  'people/ada.yaml': 'name: Ada Lovelace\nreportsTo: grace\n',
  'people/grace.yaml': 'name: Grace Hopper\n',
  [pairPath]:
    'mentee: ada\nmentor: grace\nprocess: project-mentoring\ncadence: P14D\nstages:\n  - { stage: formation-of-a-pair, entered: 2026-11-02 }\n',
  [goalPath]:
    'title: Own the retries\nowner: ada\npair: ada-and-grace-k7m2q4\nobjective: reliability\nstatus: active\nmeasure: { what: p99, unit: ms, from: 40, to: 10 }\n',
  'plans/own-the-retries-z5w1ht.yaml':
    'goal: own-the-retries-p3x9kd\nsteps:\n  - Read\n  - { task: Write it, owner: grace, due: 2026-12-04 }\n',
  'evidence/own-the-retries-h4f2a9.yaml': `goal: own-the-retries-p3x9kd\ncommit: '${sha}'\nby: ada\ndate: 2026-11-21\n`,
  'sessions/2026-12-04-ada-h7m2q4.yaml': 'pair: ada-and-grace-k7m2q4\ndate: 2026-12-04\nstatus: planned\n',
  'feedback/2026-11-24-ada-q4k7m2.yaml': `pair: ada-and-grace-k7m2q4\nfrom: grace\nto: ada\ndate: 2026-11-24\nobserved: The lock is held.\nabout:\n  code: { path: src/retry.ts, line: 2, commit: ${sha.slice(0, 8)} }\n`,
};
const mine: Texts = {
  'goals/alone-c3x9kd.yaml': 'title: Alone\nowner: ada\n',
  'plans/alone-c5w1ht.yaml': 'goal: alone-c3x9kd\n',
};

/** A pair with a goal, its plan, a session, evidence and feedback, and a private goal. */
export function describedRecords(): Promise<Snapshot> {
  return readFolder(files, mine);
}
