import assert from 'node:assert/strict';
import { finish } from '../../../src/core/long-work.js';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import type { RecordFile, Snapshot } from '../../../src/core/folder/snapshot.js';
import { definitionsOf, type Site } from '../../../src/core/language/definition.js';
import { nameAt } from '../../../src/core/language/name-at.js';
import { sitesOf } from '../../../src/core/language/references.js';
import { readRecordText } from '../../../src/core/folder/record.js';
import { generateRecords } from '../../fixtures/generate.js';
import { fileOf, placeOf, snapshotWith, textIn } from '../../support/snapshot.js';
import { readFolder } from '../../support/memory-source.js';
import type { Texts } from '../../support/snapshot.js';

const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
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
function shown(sites: readonly Site[]): string[] {
  return sites.map(({ file, range, role }) => {
    const star = role === 'definition' ? '*' : '';
    return `${star}${file.place === 'private' ? 'private:' : ''}${file.path}:${range.start.line + 1} [${textIn(file, range)}]`;
  });
}

describe('Navigation', () => {
  let snapshot: Snapshot;
  before(async () => (snapshot = await readFolder(files, mine)));

  function at(where: string, words: string, inside = 0) {
    const file = fileOf(snapshot, where);
    return nameAt(file, placeOf(file, words, inside));
  }

  function definition(where: string, words: string): string[] {
    const found = at(where, words);
    return found ? shown(definitionsOf(snapshot, found.name.subject, 'shared')) : ['no name'];
  }

  function sites(where: string, words: string): string[] {
    const found = at(where, words);
    assert.ok(found, 'there is a name');
    return shown(finish(sitesOf(snapshot, found.name.subject, 'shared')));
  }

  describe('the name at a place', () => {
    it('is found at its beginning, inside and at its end, without its quotes', () => {
      const file = fileOf(snapshot, goalPath);
      for (const inside of [0, 5, 'an-old-slug-k7m2q4'.length]) {
        const found = at(goalPath, 'an-old-slug-k7m2q4', inside);
        assert.equal(found && textIn(file, found.range), 'an-old-slug-k7m2q4');
      }
    });

    it('is none in other words, on keys and on empty lines', () => {
      assert.equal(at(goalPath, 'owner'), undefined);
      assert.equal(at('plans/own-the-retries-z5w1ht.yaml', 'Write'), undefined);
      assert.equal(nameAt(fileOf(snapshot, goalPath), { line: 4, column: 0 }), undefined);
    });

    it('is the record’s own on its title, or on its first key', () => {
      assert.deepEqual(at(goalPath, 'Own the')?.name.subject, {
        type: 'record',
        kind: 'goal',
        id: 'own-the-retries-p3x9kd',
      });
      assert.deepEqual(at(goalPath, 'title')?.name, at(goalPath, 'Own the')?.name);
      assert.deepEqual(at(pairPath, 'mentee')?.name.subject, {
        type: 'record',
        kind: 'pair',
        id: 'ada-and-grace-k7m2q4',
      });
    });

    it('is found in what an editor shows of a broken record, and of one that is not complete yet', () => {
      const good = fileOf(snapshot, goalPath);
      for (const text of ['# New\nowner: ada\npair: [\n', 'owner: ada\n']) {
        const file: RecordFile = readRecordText(good, text, good);
        const found = nameAt(file, placeOf(file, 'ada'));
        assert.ok(found);
        assert.deepEqual(found.name.subject, { type: 'record', kind: 'person', id: 'ada' });
        assert.equal(textIn(file, found.range), 'ada');
      }
    });
  });

  describe('a definition', () => {
    it('of a record is where it is named for people, else its beginning', () => {
      assert.deepEqual(definition('plans/own-the-retries-z5w1ht.yaml', 'own-the-retries'), [
        `*${goalPath}:1 [Own the retries]`,
      ]);
      assert.deepEqual(definition(goalPath, 'an-old-slug'), [`*${pairPath}:1 [mentee]`]);
      assert.deepEqual(definition(pairPath, 'grace'), ['*people/grace.yaml:1 [Grace]']);
    });

    it('of an objective is its key', () => {
      assert.deepEqual(definition(goalPath, 'reliability'), ['*mentoring.yaml:3 [reliability]']);
    });

    it('of a stage is in the process, or in what that builds on', () => {
      assert.deepEqual(definition(pairPath, 'first-weeks'), ['*processes/our-own.yaml:4 [first-weeks]']);
      assert.deepEqual(definition(pairPath, 'our-own'), ['*processes/our-own.yaml:1 [Ours]']);
    });

    it('is nowhere for what comes along', () => {
      assert.deepEqual(definition(pairPath, 'development-and-action-planning'), []);
      assert.deepEqual(definition(pairPath, 'five-stages'), []);
    });
  });

  describe('references', () => {
    it('to a record are found in shared and private ones, whatever their slug', () => {
      assert.deepEqual(sites(pairPath, 'mentee'), [
        `*${pairPath}:1 [mentee]`,
        `${goalPath}:3 [an-old-slug-k7m2q4]`,
        'private:notes/2026-11-21-ada-t5r8jh.yaml:1 [ada-and-grace-k7m2q4]',
      ]);
      assert.deepEqual(sites('people/ada.yaml', 'Ada'), [
        '*people/ada.yaml:1 [Ada]',
        'people/grace.yaml:2 [ada]',
        `${pairPath}:1 [ada]`,
        `${goalPath}:2 [ada]`,
        'plans/own-the-retries-z5w1ht.yaml:3 [ada]',
        'private:notes/2026-11-21-ada-t5r8jh.yaml:2 [ada]',
      ]);
    });

    it('to a stage are those of every process that takes it over', () => {
      const wanted = [
        `${pairPath}:5 [first-weeks]`,
        '*processes/our-base.yaml:3 [first-weeks]',
        '*processes/our-own.yaml:4 [first-weeks]',
      ];
      assert.deepEqual(sites(pairPath, 'first-weeks'), wanted);
      assert.deepEqual(sites('processes/our-base.yaml', 'first-weeks'), wanted);
    });

    it('to an objective are told from other words', () => {
      assert.deepEqual(sites('mentoring.yaml', 'reliability'), [
        '*mentoring.yaml:3 [reliability]',
        `${goalPath}:4 [reliability]`,
      ]);
    });

    it('come from a large folder without reading the texts that name nothing of it', async () => {
      const { shared } = generateRecords({ pairs: 25, records: 1000 });
      // Texts that nobody has read yet, so that each reading is counted.
      const large = snapshotWith(
        (await readFolder(shared))
          .everyFile()
          .map((file) => ({ ...file, text: `${file.text ?? ''}# Not read yet: ${file.path}\n` })),
      );
      const id = large.all('plan')[0]?.value.goal ?? '';
      let readings = 0;
      RecordText.onRead = () => readings++;
      try {
        const sites = finish(sitesOf(large, { type: 'record', kind: 'goal', id }, 'shared'));
        assert.ok(sites.length > 1);
        assert.ok(readings > 1 && readings <= new Set(sites.map(({ file }) => file.path)).size);
      } finally {
        RecordText.onRead = () => undefined;
      }
    }).timeout(30_000);
  });
});
