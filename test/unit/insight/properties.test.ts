import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fileKey } from '../../../src/core/folder/snapshot.js';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { openAgreed, sinceLastSession } from '../../../src/core/insight/agreed-actions.js';
import { checkpointNear } from '../../../src/core/insight/checkpoint.js';
import { driftsOf } from '../../../src/core/insight/rating-drift.js';
import { feedbackThreads } from '../../../src/core/insight/feedback.js';
import { goalView } from '../../../src/core/insight/goals.js';
import { pairsOf } from '../../../src/core/insight/people.js';
import { momentum, nextSession } from '../../../src/core/insight/schedule.js';
import { agreementState } from '../../../src/core/insight/signatures.js';
import { smartGaps } from '../../../src/core/insight/smart.js';
import { timeline } from '../../../src/core/overview/timeline.js';
import { whatsNext } from '../../../src/core/overview/next.js';
import { stageTrack } from '../../../src/core/processes/stages.js';
import { commitOf, historyOf, snapshotOf, perspectiveOf } from '../../support/snapshot.js';
import type { Records } from '../../support/snapshot.js';
import { anyRecords } from '../../support/any-records.js';
import { today } from '../../support/ada-and-grace.js';

const commits = [
  commitOf('a1', { goals: ['aaaaaa'] }),
  commitOf('c3', { goals: ['bbbbbb'], authored: 'long ago' }),
];

function hashesOf(snapshot: Snapshot) {
  return new Map(snapshot.all('agreement').map((file) => [fileKey(file), `sha256:${'a'.repeat(64)}`]));
}

/** Everything that anybody would show. */
function deriveAll(snapshot: Snapshot) {
  const hashes = hashesOf(snapshot);
  return {
    turns: ['ada', 'grace', 'linus'].map((me) => whatsNext(perspectiveOf(snapshot, { me, today, hashes }))),
    mine: pairsOf(snapshot, 'ada'),
    goals: snapshot.all('goal').map((goal) => ({
      view: goalView(perspectiveOf(snapshot, { today, history: historyOf(commits) }), goal),
      gaps: smartGaps(perspectiveOf(snapshot, { today }), goal),
    })),
    pairs: snapshot.all('pair').map((pair) => ({
      track: stageTrack(perspectiveOf(snapshot, { today, hashes }), pair),
      next: nextSession(perspectiveOf(snapshot, { today }), pair),
      momentum: momentum(snapshot, pair),
      open: openAgreed(perspectiveOf(snapshot, { today }), pair),
      since: sinceLastSession(perspectiveOf(snapshot, { history: historyOf(commits), today }), pair),
      threads: feedbackThreads(perspectiveOf(snapshot, { today }), pair),
      timeline: timeline(perspectiveOf(snapshot, { today, history: historyOf(commits) }), pair),
      checkpoint: checkpointNear(perspectiveOf(snapshot, { today }), pair),
      drifts: ['ada', 'grace', 'linus'].map((me) => driftsOf(perspectiveOf(snapshot, { me, today }), pair)),
      agreement: agreementState(perspectiveOf(snapshot, { today, hashes }), pair),
    })),
  };
}

describe('whatever the records are', () => {
  it('everything can be derived, in bounds and in words', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const all = deriveAll(snapshotOf(records));
        for (const { view } of all.goals) {
          for (const progress of [view.progress, view.measure?.progress]) {
            assert.ok(progress === undefined || (progress >= 0 && progress <= 1), String(progress));
          }
        }
        for (const { track } of all.pairs) {
          for (const { checks } of track.stages) {
            for (const { reason, title } of checks) assert.ok(reason !== '' && title !== '');
          }
        }
        const shown = JSON.stringify(all);
        assert.doesNotMatch(shown, /"[^"]*(NaN|undefined|Infinity|Invalid Date)[^"]*"/);
      }),
      { numRuns: 300 },
    );
  });

  it('no private record changes what a shared pair is told about its stages', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const snapshot = snapshotOf(records);
        const others = snapshotOf(
          Object.fromEntries(Object.entries(records).filter(([path]) => !path.startsWith('private:'))),
        );
        for (const pair of others.all('pair')) {
          const mine = snapshot.all('pair').find((candidate) => candidate.path === pair.path);
          assert.ok(mine);
          assert.deepEqual(
            stageTrack(perspectiveOf(snapshot, { today, hashes: hashesOf(snapshot) }), mine),
            stageTrack(perspectiveOf(others, { today, hashes: hashesOf(others) }), pair),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('nothing private of mine changes what another person is told of a shared pair', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const withoutMine = Object.fromEntries(
          Object.entries(records as Readonly<Record<string, unknown>>).filter(
            ([path, value]) =>
              !/^private:(notes|reviews)\//.test(path) || (value as { readonly by: string }).by !== 'ada',
          ),
        ) as Records;
        const told = (some: Records) => {
          const snapshot = snapshotOf(some);
          return snapshot
            .all('pair')
            .filter((pair) => pair.place === 'shared')
            .map((pair) => [
              // Not what they do in a private pair of this machine, which may go by its private notes.
              whatsNext(perspectiveOf(snapshot, { me: 'grace', today, hashes: hashesOf(snapshot) })).filter(
                (next) => next.pair === pair,
              ),
              driftsOf(perspectiveOf(snapshot, { me: 'grace', today }), pair),
              timeline(perspectiveOf(snapshot, { today, history: historyOf(commits) }), pair),
              checkpointNear(perspectiveOf(snapshot, { today }), pair),
            ]);
        };
        assert.deepEqual(told(records), told(withoutMine));
      }),
      { numRuns: 200 },
    );
  });
});
