import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { advanceStage } from '../../../src/core/actions/pairs.js';
import { fileKey, type Snapshot } from '../../../src/core/folder/snapshot.js';
import { builtInProcesses } from '../../../src/core/processes/builtin.js';
import { checkKinds, evaluateCheck } from '../../../src/core/processes/checks.js';
import { nextStage, stageTrack } from '../../../src/core/processes/stages.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import { snapshotOf, type Records, perspectiveOf } from '../../support/snapshot.js';
import { after, contextOf, planned, today } from '../../support/actions.js';
import { anyRecords } from '../../support/any-records.js';

const pair = 'ada-and-grace-k7m2q4';
const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
const signedText = `sha256:${'a'.repeat(64)}`;

/** A pair of two people that has just been proposed. */
const proposed = (process: string): Records => ({
  'people/ada.yaml': { name: 'Ada Lovelace' },
  'people/grace.yaml': { name: 'Grace Hopper' },
  [pairPath]: { mentee: 'ada', mentor: 'grace', by: 'ada', process, status: 'proposed' },
});

/** What the two say when they are asked. */
const answer = fc.constantFrom('A quiet night on call', 'Time to read\nand to try', 'Ja, gerne');

/** The records of a pair that has done all that any process advises. */
const everything = fc
  .record({ answer, meetings: fc.integer({ min: 2, max: 12 }), owner: fc.constantFrom('ada', 'grace') })
  .map(({ answer: said, meetings, owner }): Records => {
    const both = { mentee: said, mentor: said };
    const goal = (by: string): RecordTypes['goal'] => ({
      title: said,
      owner: by,
      pair,
      measure: said,
      due: '2027-02-28',
      status: 'achieved',
      objective: 'reliability',
    });
    const signature = (by: string): RecordTypes['signature'] => ({
      agreement: 'ours-m8v4tc',
      by,
      date: today,
      text: signedText,
    });
    const feedback = (from: string, to: string): RecordTypes['feedback'] => ({
      ...{ pair, from, to, date: today, kind: 'praise' },
      ...{ observed: said, effect: said, try: said },
    });
    const review = (by: string, kind: string): RecordTypes['review'] => ({
      ...{ pair, by, date: today, kind },
      ...{ expected: said, actual: said, skills: said, impact: said, improve: said, process: said },
      ...{ celebration: said, next: 'transition' },
    });
    const prompts = [...builtInProcesses().values()]
      .flatMap((process) => process.stages.flatMap((stage) => stage.prompts))
      .filter((prompt) => prompt.private !== true)
      .map(({ ask }) => ({ ask, answer: said }));
    const held = { pair, preparation: said, prompts };
    const checkpoint = { afterSessions: meetings };
    return {
      'mentoring.yaml': { format: 1, objectives: { reliability: { title: said } } },
      'goals/own-p3x9kd.yaml': goal('ada'),
      'goals/listen-r3x9kd.yaml': goal('grace'),
      'plans/own-z5w1ht.yaml': {
        goal: 'own-p3x9kd',
        steps: [{ task: said, owner, due: today, done: today }],
        resources: [{ title: said }],
      },
      'agreements/ours-m8v4tc.yaml': {
        ...{ pair, expectations: both, responsibilities: both, checkpoint, responseTime: 'P2D' },
        ...{
          roles: said,
          boundaries: said,
          confidentiality: said,
          style: said,
          success: said,
          leaving: said,
        },
        schedule: { cadence: 'P14D', meetings },
      },
      'signatures/ours-ada-w2n7kd.yaml': signature('ada'),
      'signatures/ours-grace-w3n7kd.yaml': signature('grace'),
      'sessions/2026-11-06-ada-a1b2c3.yaml': { ...held, date: '2026-11-06' },
      'sessions/2026-11-20-ada-a2b2c3.yaml': { ...held, date: '2026-11-20' },
      'sessions/2026-12-04-ada-a3b2c3.yaml': { ...held, date: '2026-12-04', status: 'planned' },
      'sessions/2026-12-18-ada-a4b2c3.yaml': { ...held, date: '2026-12-18', status: 'planned' },
      'feedback/2026-11-20-grace-q4k7m2.yaml': feedback('grace', 'ada'),
      'feedback/2026-11-20-ada-q5k7m2.yaml': feedback('ada', 'grace'),
      'reviews/2026-11-20-ada-b7x3qe.yaml': review('ada', 'final'),
      'reviews/2026-11-20-grace-b8x3qe.yaml': review('grace', 'final'),
      'reviews/2026-11-20-ada-b9x3qe.yaml': review('ada', 'checkpoint'),
    };
  });

function trackIn(snapshot: Snapshot) {
  const found = snapshot.find('pair', pair);
  assert.ok(found);
  const hashes = new Map(snapshot.all('agreement').map((file) => [fileKey(file), signedText]));
  return stageTrack(perspectiveOf(snapshot, { today, hashes }), found);
}

describe('a pair on its way', () => {
  for (const process of [...builtInProcesses().values()]) {
    it(`goes through ${process.id} from the first stage to the last, nothing staying open`, () => {
      fc.assert(
        fc.property(everything, (records) => {
          const start = proposed(process.id);
          for (const stage of trackIn(snapshotOf(start)).stages) {
            assert.ok(stage.open > 0, `${stage.title} has nothing open before the pair has begun`);
          }
          const accepted = {
            ...records,
            ...start,
            [pairPath]: { mentee: 'ada', mentor: 'grace', request: 'A service', process: process.id },
          };
          let snapshot = snapshotOf(accepted);
          for (const [index, stage] of process.stages.entries()) {
            const track = trackIn(snapshot);
            assert.equal(track.current?.id, stage.id);
            assert.deepEqual(
              track.stages.slice(0, index).map(({ state }) => state),
              Array<string>(index).fill('past'),
            );
            const open = track.current.checks.filter((check) => !check.met);
            assert.deepEqual(open, [], `${stage.title} is open`);
            if (!nextStage(track)) break;
            const context = contextOf(snapshot);
            snapshot = after(context, planned(advanceStage(context, { pair })));
          }
          assert.equal(trackIn(snapshot).current?.id, process.stages.at(-1)?.id);
        }),
        { numRuns: 5 },
      );
    });
  }
});

describe('every check of the vocabulary', () => {
  /** Something to look for, for the checks that cannot do without. */
  const usual: Readonly<Record<string, object>> = {
    'agreement-has': { sections: ['roles', 'schedule', 'checkpoint', 'expectations'] },
    'review-has': { parts: ['skills', 'impact'] },
    'question-answered': { ask: 'Read' },
  };
  const checks = [...checkKinds.keys()];
  const parameters = fc.oneof(
    fc.constant({}),
    fc.record({ within: fc.constantFrom('P1M', 'P999999999Y', 'PT1H') }),
    fc.record({ directions: fc.constant('both'), constructive: fc.boolean() }),
    fc.record({ atLeast: fc.integer({ min: 1, max: 9 }), last: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ drafts: fc.boolean() }),
  );

  it('answers in words, whatever the records are and whatever is asked of it', () => {
    fc.assert(
      fc.property(anyRecords, parameters, fc.anything(), (records, asked, anything) => {
        const snapshot = snapshotOf(records);
        for (const found of snapshot.all('pair')) {
          const context = { ...perspectiveOf(snapshot, { today }), pair: found };
          for (const check of checks) {
            for (const parameter of [{ ...usual[check], ...asked }, usual[check], anything]) {
              const result = evaluateCheck(context, {
                id: check,
                check,
                with: parameter as Record<string, unknown>,
              });
              assert.match(result.reason, /\S/);
              assert.match(result.title, /\S/);
              if (parameter === anything) continue;
              assert.doesNotMatch(result.reason, /cannot be read|NaN|undefined|Infinity|Invalid Date/);
              for (const { place, path } of result.records) assert.ok(snapshot.file(place, path), path);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
