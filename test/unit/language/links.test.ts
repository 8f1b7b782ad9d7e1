import assert from 'node:assert/strict';
import { nameLinksIn, outsideLinksIn } from '../../../src/core/language/links.js';
import { definitionsOf } from '../../../src/core/language/definition.js';
import { nameAt } from '../../../src/core/language/name-at.js';
import { fileOf, textIn } from '../../support/snapshot.js';
import { readFolder } from '../../support/memory-source.js';
import { describedRecords, goalPath, sha } from './described-records.js';

const files = {
  'mentoring.yaml': 'format: 1\nobjectives:\n  reliability: { title: Fewer pages }\n',
  'people/ada.yaml': 'name: Ada Lovelace\n',
  'people/grace.yaml': 'name: Grace Hopper\n',
  'people/linus.yaml': 'name: [Linus\n',
  'pairs/ada-and-grace-k7m2q4.yaml':
    'mentee: ada\nmentor: "grace"\nprocess: our-own\nstages:\n  - { stage: first-weeks, entered: 2026-11-02 }\n  - { stage: reflection, entered: 2026-11-03, process: project-mentoring }\n',
  'goals/own-the-retries-p3x9kd.yaml':
    'title: Own the retries\nowner: ada\npair: an-old-name-k7m2q4\nobjective: reliability\n',
  'goals/first-twin-t3t3t3.yaml': 'title: One\nowner: linus\n',
  'goals/other-twin-t3t3t3.yaml': 'title: Other\nowner: nobody\n',
  'plans/of-a-twin-z5w1ht.yaml': 'goal: first-twin-t3t3t3\nsteps:\n  - { task: Ask grace, owner: grace }\n',
  'plans/broken-z6w1ht.yaml': 'goal: own-the-retries-p3x9kd\nsteps: [\n',
  'processes/our-own.yaml':
    'title: Our six months\nextends: project-mentoring\nstages:\n  - { id: first-weeks, title: First weeks, phase: prepare }\n',
};

describe('Links of the names in a record', () => {
  it('say what they open, where one file says what the name is', async () => {
    const snapshot = await readFolder(files);
    const shown = (path: string) => {
      const file = fileOf(snapshot, path);
      return nameLinksIn(snapshot, file).map(({ range, tooltip }) => `${textIn(file, range)}: ${tooltip}`);
    };
    assert.deepEqual(shown('goals/own-the-retries-p3x9kd.yaml'), [
      'ada: Open the person “Ada Lovelace”',
      'an-old-name-k7m2q4: Open the pair “Ada Lovelace and Grace Hopper”',
      'reliability: Open the objective “Fewer pages”',
    ]);
    assert.deepEqual(shown('pairs/ada-and-grace-k7m2q4.yaml'), [
      'ada: Open the person “Ada Lovelace”',
      'grace: Open the person “Grace Hopper”',
      'our-own: Open the process “Our six months”',
      'first-weeks: Open the stage “First weeks”',
    ]);
    assert.deepEqual(shown('plans/of-a-twin-z5w1ht.yaml'), ['grace: Open the person “Grace Hopper”']);
    assert.deepEqual(shown('plans/broken-z6w1ht.yaml'), [
      'own-the-retries-p3x9kd: Open the goal “Own the retries”',
    ]);
    assert.deepEqual(shown('goals/first-twin-t3t3t3.yaml'), ['linus: Open the person']);
    assert.deepEqual(shown('goals/other-twin-t3t3t3.yaml'), []);
  });

  it('stand where going to the definition starts, and lead to the same place', async () => {
    const snapshot = await readFolder(files);
    let checked = 0;
    for (const file of snapshot.everyFile()) {
      for (const { range, subject } of nameLinksIn(snapshot, file)) {
        const found = nameAt(file, range.start);
        assert.deepEqual(found?.range, range);
        assert.deepEqual(found.name.subject, subject);
        assert.equal(definitionsOf(snapshot, subject, file.place).length, 1);
        checked++;
      }
    }
    assert.ok(checked > 8);
  });
});

describe('Links to what is outside the records', () => {
  it('lead to code and commits, and leave web addresses alone', async () => {
    const snapshot = await describedRecords();
    const shown = (path: string) => {
      const file = fileOf(snapshot, path);
      return outsideLinksIn(file).map((link) => `${link.type} ${textIn(file, link.range)}`);
    };
    assert.deepEqual(shown('evidence/own-the-retries-h4f2a9.yaml'), [`commit '${sha}'`]);
    assert.deepEqual(shown('feedback/2026-11-24-ada-q4k7m2.yaml'), [
      'code src/retry.ts',
      `commit ${sha.slice(0, 8)}`,
    ]);
    assert.deepEqual(shown(goalPath), []);
  });
});
