import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { reportingLine } from '../../../src/core/insight/reporting-line.js';
import { snapshotOf, type Records } from '../../support/snapshot.js';

/** People, and whom each of them reports to. */
function people(reportsTo: Readonly<Record<string, string | undefined>>) {
  const records = Object.entries(reportsTo).map(([handle, manager]) => [
    `people/${handle}.yaml`,
    {
      name: handle.charAt(0).toUpperCase() + handle.slice(1),
      ...(manager === undefined ? {} : { reportsTo: manager }),
    },
  ]);
  return snapshotOf(Object.fromEntries(records) as Records);
}

describe('a reporting line', () => {
  it('is found between two people, whichever is named first', () => {
    const snapshot = people({ ada: 'grace', grace: undefined });
    assert.equal(reportingLine(snapshot, 'ada', 'grace')?.words, 'Ada reports to Grace');
    assert.equal(reportingLine(snapshot, 'grace', 'ada')?.words, 'Ada reports to Grace');
  });

  it('is found at any distance, and tells who is in between and which records say so', () => {
    const snapshot = people({ ada: 'linus', linus: 'joan', joan: 'grace', grace: undefined });
    const line = reportingLine(snapshot, 'grace', 'ada');
    assert.ok(line);
    assert.deepEqual([line.report, line.manager, line.between], ['ada', 'grace', ['linus', 'joan']]);
    assert.equal(line.words, 'Ada reports to Grace by way of Linus and Joan');
    assert.deepEqual(
      line.records.map(({ id }) => id),
      ['ada', 'linus', 'joan'],
    );
  });

  it('is none between two who report to the same person, or to nobody', () => {
    assert.equal(
      reportingLine(people({ ada: 'joan', grace: 'joan', joan: undefined }), 'ada', 'grace'),
      undefined,
    );
    assert.equal(reportingLine(people({ ada: undefined, grace: undefined }), 'ada', 'grace'), undefined);
  });

  it('ends where a circle would begin again, and where nobody is found', () => {
    assert.equal(
      reportingLine(people({ ada: 'joan', joan: 'ada', grace: 'gone' }), 'ada', 'grace'),
      undefined,
    );
    assert.equal(reportingLine(people({ ada: 'ada', grace: undefined }), 'ada', 'grace'), undefined);
    assert.equal(reportingLine(people({ ada: 'grace' }), 'ada', 'grace')?.words, 'Ada reports to grace');
    assert.equal(reportingLine(people({ ada: 'ada' }), 'ada', 'ada'), undefined);
  });

  it('says the same of both directions, and never more people than there are', () => {
    const handle = fc.constantFrom('ada', 'grace', 'linus', 'joan', 'gone');
    const folder = fc.dictionary(
      fc.constantFrom('ada', 'grace', 'linus', 'joan'),
      fc.option(handle, { nil: undefined }),
    );
    fc.assert(
      fc.property(folder, handle, handle, (reportsTo, one, other) => {
        const snapshot = people(reportsTo);
        const line = reportingLine(snapshot, one, other);
        const back = reportingLine(snapshot, other, one);
        assert.equal(line === undefined, back === undefined);
        if (!line) return;
        assert.notEqual(one, other);
        assert.equal(line.records.length, line.between.length + 1);
        assert.ok(line.records.length <= Object.keys(reportsTo).length);
        assert.deepEqual(
          line.records.map(({ value }) => value.reportsTo),
          [...line.between, line.manager],
        );
      }),
    );
  });
});
