import assert from 'node:assert/strict';
import { countUnknownNames } from '../../../src/core/language/unknown-names.js';
import { problemsOf } from '../../../src/core/lint/lint.js';
import { fileKey } from '../../../src/core/folder/snapshot.js';
import { fileOf } from '../../support/snapshot.js';
import { readFolder } from '../../support/memory-source.js';

const files = {
  'mentoring.yaml': 'format: 1\nobjectives:\n  reliability: { title: Fewer pages }\n',
  'people/ada.yaml': 'name: Ada\n',
  'people/grace.yaml': 'name: [Grace\n',
  'pairs/both-known-k7m2q4.yaml':
    'mentee: ada\nmentor: grace\nprocess: our-own\nstages:\n  - { stage: first-weeks, entered: 2026-11-02 }\n',
  'pairs/neither-known-b7m2q4.yaml':
    'mentee: linus\nmentor: nobody\nprocess: no-such\nstages:\n  - { stage: first-weeks, entered: 2026-11-02, process: our-own }\n  - { stage: last-weeks, entered: 2026-11-03, process: our-own }\n',
  'goals/known-p3x9kd.yaml': 'title: A\nowner: ada\nobjective: reliability\n',
  'goals/unknown-p4x9kd.yaml': 'title: A\nowner: ada\nobjective: calm\n',
  'processes/our-own.yaml':
    'title: Ours\nextends: project-mentoring\nstages:\n  - { id: first-weeks, title: First weeks, phase: prepare }\n',
};

describe('The names in a record that nothing is known by', () => {
  it('are as many as the references that are told', async () => {
    const snapshot = await readFolder(files);
    const problems = problemsOf(snapshot);
    for (const file of snapshot.everyFile()) {
      const told = (problems.get(fileKey(file)) ?? []).filter(({ code }) => code === 'dangling-reference');
      assert.equal(countUnknownNames(snapshot, file), told.length, file.path);
    }
    assert.equal(countUnknownNames(snapshot, fileOf(snapshot, 'pairs/neither-known-b7m2q4.yaml')), 4);
  });

  it('are counted in a broken text, and no private record makes one of a shared record known', async () => {
    const goal = 'title: "A\nowner: ada\n';
    const snapshot = await readFolder(
      { ...files, 'plans/of-mine-z5w1ht.yaml': 'goal: mine-p5x9kd\nsteps: [\n' },
      {
        'goals/mine-p5x9kd.yaml': goal,
        'plans/of-mine-z6w1ht.yaml': 'goal: mine-p5x9kd\nsteps: [\n',
      },
    );
    assert.equal(countUnknownNames(snapshot, fileOf(snapshot, 'plans/of-mine-z5w1ht.yaml')), 1);
    assert.equal(countUnknownNames(snapshot, fileOf(snapshot, 'private:plans/of-mine-z6w1ht.yaml')), 0);
  });
});
