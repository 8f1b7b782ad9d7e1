import assert from 'node:assert/strict';
import { sitesOf } from '../../../src/core/language/references.js';
import { rename } from '../../../src/core/language/rename/rename.js';
import { findRecords } from '../../../src/core/language/symbols.js';
import type { LongWork } from '../../../src/core/long-work.js';
import type { Subject } from '../../../src/core/names/subject.js';
import { generateRecords } from '../../fixtures/generate.js';
import { readFolder } from '../../support/memory-source.js';

describe('work that looks through a large folder', () => {
  it('stops at every record, so that it can be given up', async () => {
    const large = await readFolder(generateRecords({ pairs: 5, records: 200 }).shared);
    const [goal] = large.all('goal');
    const subject: Subject = { type: 'record', kind: 'goal', id: goal?.id ?? '' };
    const records = large.everyFile().length;
    const works: Readonly<Record<string, LongWork<unknown>>> = {
      references: sitesOf(large, subject, 'shared'),
      rename: rename(large, subject, 'shared', 'another-name'),
      symbols: findRecords(large, 'a', 10),
    };
    for (const [name, work] of Object.entries(works)) {
      let stops = 0;
      while (work.next().done !== true) stops++;
      assert.ok(stops >= records, `${name}: ${stops} stops in ${records} records`);
    }
  });
});
