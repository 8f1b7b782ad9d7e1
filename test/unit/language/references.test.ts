import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { sitesOf } from '../../../src/core/language/references.js';
import { finish } from '../../../src/core/long-work.js';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import { generateRecords } from '../../fixtures/generate.js';
import { readFolder } from '../../support/memory-source.js';
import { snapshotWith } from '../../support/snapshot.js';
import { goalPath, nameIn, namingRecords, pairPath, shown } from './naming-records.js';

describe('references', () => {
  let snapshot: Snapshot;
  before(async () => (snapshot = await namingRecords()));

  function sites(where: string, words: string): string[] {
    const found = nameIn(snapshot, where, words);
    assert.ok(found, 'there is a name');
    return shown(finish(sitesOf(snapshot, found.name.subject, 'shared')));
  }

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
