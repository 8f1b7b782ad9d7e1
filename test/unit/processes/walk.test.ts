import * as assert from 'node:assert/strict';
import { fileKey } from '../../../src/core/folder/snapshot.js';
import { builtInProcesses } from '../../../src/core/processes/builtin.js';
import { stageTrack } from '../../../src/core/processes/stages.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, pairPath, today } from '../../support/ada-and-grace.js';
import { goalCases } from './cases/goal-cases.js';
import { pairCases } from './cases/pair-cases.js';
import { reviewCases } from './cases/review-cases.js';
import { otherText, samplePair, signedText } from './cases/sample.js';
import type { Case } from './cases/sample.js';

/** How each check looks while it is open, and when it is met, by the check's id in its stage. */
const cases: Readonly<Record<string, Case>> = { ...pairCases, ...goalCases, ...reviewCases };

/** The finding about one check of one stage, with these records. An agreement that speaks of roles was signed without them. */
function find(process: string, stage: string, check: string, records: Records) {
  const own = records[pairPath] ?? samplePair;
  const at = { ...own, process, stages: [{ stage, entered: '2026-11-02' }] };
  const { snapshot, pair: found } = adaAndGrace({ ...records, [pairPath]: at });
  const hashes = new Map(
    snapshot
      .all('agreement')
      .map((file) => [fileKey(file), file.value.roles === undefined ? signedText : otherText]),
  );
  const track = stageTrack(perspectiveOf(snapshot, { today, hashes }), found);
  const result = track.current?.checks.find((candidate) => candidate.id === check);
  assert.equal(track.current?.id, stage);
  assert.ok(result, `${process} has no check ${check} in ${stage}`);
  for (const { place, path } of result.records) assert.ok(snapshot.file(place, path), `${path} is not there`);
  return result;
}

describe('the processes', () => {
  for (const process of [...builtInProcesses().values()]) {
    describe(process.id, () => {
      for (const stage of process.stages) {
        for (const { id } of stage.checks) {
          it(`finds ${id} open in ${stage.title}, then met`, () => {
            const known = cases[id];
            assert.ok(known, `There is no case for the check ${id}`);
            for (const [records, reason] of known.open) {
              const result = find(process.id, stage.id, id, records);
              assert.equal(result.met, false, result.reason);
              assert.ok(result.reason.startsWith(reason), result.reason);
            }
            const [records, reason] = known.met;
            const result = find(process.id, stage.id, id, records);
            assert.equal(result.met, true, result.reason);
            assert.ok(result.reason.startsWith(reason), result.reason);
          });
        }
      }
    });
  }
});
