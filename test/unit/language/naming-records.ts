import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import type { Site } from '../../../src/core/language/definition.js';
import { nameAt, type PlacedName } from '../../../src/core/language/name-at.js';
import { readFolder } from '../../support/memory-source.js';
import { fileOf, placeOf, textIn, type Texts } from '../../support/snapshot.js';

export const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
export const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
const files: Texts = {
  'mentoring.yaml': 'format: 1\nobjectives:\n  reliability: { title: Fewer pages }\n',
  'people/ada.yaml': 'name: Ada\n',
  'people/grace.yaml': 'name: Grace\nreportsTo: ada\n',
  [pairPath]:
    'mentee: ada\nmentor: "grace"\nprocess: our-own\nstages:\n  - { stage: first-weeks, entered: 2026-11-02 }\n  - { stage: closure, entered: 2026-11-09 }\n  - { stage: development-and-action-planning, entered: 2026-11-20, process: five-stages }\n',
  [goalPath]: "title: Own the retries\nowner: ada\npair: 'an-old-slug-k7m2q4'\nobjective: reliability\n",
  'plans/own-the-retries-z5w1ht.yaml':
    'goal: own-the-retries-p3x9kd\nsteps:\n  - { task: Write, owner: ada }\n',
  'processes/our-base.yaml':
    'title: Base\nstages:\n  - id: first-weeks\n    title: First weeks\n    phase: prepare\n',
  'processes/our-own.yaml':
    'title: Ours\nextends: our-base\nstages:\n  - id: first-weeks\n    title: Our first weeks\n  - { id: closure, title: The end, phase: close }\n',
};
const mine: Texts = {
  'notes/2026-11-21-ada-t5r8jh.yaml': 'pair: ada-and-grace-k7m2q4\nby: ada\ndate: 2026-11-21\ntext: ada\n',
};

/** `path:line [what stands there]`, with a star at definitions. */
export function shown(sites: readonly Site[]): string[] {
  return sites.map(({ file, range, role }) => {
    const star = role === 'definition' ? '*' : '';
    return `${star}${file.place === 'private' ? 'private:' : ''}${file.path}:${range.start.line + 1} [${textIn(file, range)}]`;
  });
}

/** Records that name one another, and a process that builds on another. */
export function namingRecords(): Promise<Snapshot> {
  return readFolder(files, mine);
}

/** The name at some words of a file. */
export function nameIn(snapshot: Snapshot, where: string, words: string, inside = 0): PlacedName | undefined {
  const file = fileOf(snapshot, where);
  return nameAt(file, placeOf(file, words, inside));
}
