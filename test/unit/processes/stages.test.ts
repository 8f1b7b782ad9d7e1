import * as assert from 'node:assert/strict';
import { readRecord } from '../../../src/core/folder/record.js';
import { fileKey } from '../../../src/core/folder/snapshot.js';
import { builtInProcesses } from '../../../src/core/processes/builtin.js';
import { nextStage, stageAtPhase, stageTrack } from '../../../src/core/processes/stages.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, pairId, pairPath, today } from '../../support/ada-and-grace.js';

type Stages = RecordTypes['pair']['stages'];

function trackOf(stages: Stages, process = 'project-mentoring', records: Records = {}) {
  const value = { mentee: 'ada', mentor: 'grace', process, ...(stages ? { stages } : {}) };
  const { snapshot, pair } = adaAndGrace({ ...records, [pairPath]: value });
  return stageTrack(perspectiveOf(snapshot, { today }), pair);
}

describe('the stage track', () => {
  it('has the stage that was entered last as the current one', () => {
    const track = trackOf([
      { stage: 'formation-of-a-pair', entered: '2026-11-02' },
      { stage: 'planning-and-development', entered: '2026-11-20' },
    ]);
    assert.deepEqual(
      track.stages.map((stage) => [stage.title, stage.state, stage.entered]),
      [
        ['Formation of a Pair', 'past', '2026-11-02'],
        ['Planning and Development', 'current', '2026-11-20'],
        ['Project Implementation', 'coming', undefined],
        ['Reflection', 'coming', undefined],
      ],
    );
    assert.deepEqual([track.currentIndex, track.notice], [1, undefined]);
    assert.equal(nextStage(track)?.id, 'project-implementation');
    assert.equal(track.current?.open, track.current?.checks.filter((check) => !check.met).length);
  });

  it('goes back when the pair goes back', () => {
    const track = trackOf([
      { stage: 'planning-and-development', entered: '2026-11-10' },
      { stage: 'formation-of-a-pair', entered: '2026-11-20' },
    ]);
    assert.deepEqual(
      track.stages.map((stage) => stage.state),
      ['current', 'coming', 'coming', 'coming'],
    );
  });

  it('judges a stage that is behind by the sessions held in its time', () => {
    const early = { 'sessions/2026-10-02-ada-a1b2c3.yaml': { pair: pairId, date: '2026-10-02' } };
    const late = { 'sessions/2026-11-07-ada-b1b2c3.yaml': { pair: pairId, date: '2026-11-07' } };
    const reasonWith = (records: Records) =>
      trackOf(
        [
          { stage: 'project-implementation', entered: '2026-10-01' },
          { stage: 'reflection', entered: '2026-11-01' },
        ],
        'project-mentoring',
        { ...early, ...records },
      )
        .stages.find(({ id }) => id === 'project-implementation')
        ?.checks.find(({ id }) => id === 'sessions-as-agreed')?.reason;
    assert.ok(reasonWith({}));
    assert.equal(reasonWith(late), reasonWith({}));
  });

  it('has nothing after the last stage', () => {
    const track = trackOf([{ stage: 'reflection', entered: '2026-11-20' }]);
    assert.equal(nextStage(track), undefined);
    assert.deepEqual(
      track.stages.map((stage) => stage.entered),
      [undefined, undefined, undefined, '2026-11-20'],
    );
  });

  it('begins with the first stage', () => {
    assert.equal(trackOf(undefined).current?.id, 'formation-of-a-pair');
    assert.equal(trackOf([]).current?.id, 'formation-of-a-pair');
  });

  it('shows an unknown stage where the pair is, and says so', () => {
    const track = trackOf([
      { stage: 'planning-and-development', entered: '2026-11-02' },
      { stage: 'a-walk-in-the-woods', entered: '2026-11-20' },
    ]);
    assert.deepEqual(
      track.stages.map((stage) => [stage.id, stage.state]),
      [
        ['formation-of-a-pair', 'past'],
        ['planning-and-development', 'past'],
        ['a-walk-in-the-woods', 'current'],
        ['project-implementation', 'coming'],
        ['reflection', 'coming'],
      ],
    );
    assert.equal(track.notice, '“A project, from request to reflection” has no stage “a-walk-in-the-woods”.');
    assert.equal(nextStage(track)?.id, 'project-implementation');
  });

  it('shows where a pair has been in a process that is unknown', () => {
    const track = trackOf([{ stage: 'first-weeks', entered: '2026-11-02' }], 'our-own');
    assert.deepEqual([track.title, track.current?.id, track.process], ['our-own', 'first-weeks', undefined]);
    assert.match(track.notice ?? '', /^The process “our-own” is not known here\./);
    const empty = trackOf(undefined, 'our-own');
    assert.deepEqual([empty.currentIndex, empty.current, nextStage(empty)], [-1, undefined, undefined]);
  });

  it('names the file of a process that cannot be read', () => {
    const value = { mentee: 'ada', mentor: 'grace', process: 'our-own' };
    const { snapshot, pair } = adaAndGrace({ [pairPath]: value });
    const path = 'processes/our-own.yaml';
    const broken = readRecord(
      { kind: 'process', id: 'our-own', place: 'shared', path },
      Buffer.from('title: ['),
      undefined,
    );
    const track = stageTrack(
      perspectiveOf(snapshot.with(new Map([[fileKey(broken), broken]])), { today }),
      pair,
    );
    assert.match(track.notice ?? '', /cannot be read at the moment: see processes\/our-own\.yaml/);
  });

  it('finds the place in a new process by the phase of the old one', () => {
    const track = trackOf(
      [{ stage: 'project-implementation', entered: '2026-11-20', process: 'project-mentoring' }],
      'five-stages',
    );
    assert.equal(track.current?.id, 'implementation-and-execution');
    assert.match(track.notice ?? '', /belongs to the process “project-mentoring”/);
    const unknown = trackOf([{ stage: 'x', entered: '2026-11-20', process: 'our-own' }], 'five-stages');
    assert.equal(unknown.current?.id, 'establishing-the-relationship');
  });

  it('takes the stage before where a process has no such phase', () => {
    const process = builtInProcesses().get('project-mentoring');
    assert.ok(process);
    assert.equal(stageAtPhase(process, 'set-goals')?.id, 'formation-of-a-pair');
    assert.equal(stageAtPhase(process, 'close')?.id, 'reflection');
    assert.equal(stageAtPhase(process, 'prepare')?.id, 'formation-of-a-pair');
  });

  it('judges a stage that is behind as of the day it was left', () => {
    const stages = [
      { stage: 'project-implementation', entered: '2026-09-01' },
      { stage: 'reflection', entered: '2026-10-02' },
    ];
    const records: Records = {
      'agreements/ours-m8v4tc.yaml': { pair: pairId, schedule: { cadence: 'P7D' } },
      'sessions/2026-09-28-ada-a1b2c3.yaml': { pair: pairId, date: '2026-09-28' },
    };
    const track = trackOf(stages, 'project-mentoring', records);
    const rhythm = track.stages[2]?.checks.find((check) => check.id === 'sessions-as-agreed');
    assert.deepEqual(
      [rhythm?.met, rhythm?.reason],
      [true, 'Every week was agreed; last met 4 days ago, 1 session held.'],
    );
  });

  it('answers for a shared pair from shared records alone, and for a private one from all', () => {
    const session: Records = {
      'private:sessions/2026-11-20-ada-a1b2c3.yaml': { pair: pairId, date: '2026-11-20' },
    };
    const shared = trackOf(undefined, 'five-stages', session);
    assert.equal(shared.current?.checks.find((check) => check.id === 'first-session')?.met, false);
    const value = { mentee: 'ada', mentor: 'grace', process: 'five-stages' };
    const { snapshot } = adaAndGrace({ ...session, 'private:pairs/alone-b2c3d4.yaml': value });
    const alone = snapshot.find('pair', 'alone-b2c3d4');
    assert.ok(alone);
    const own = adaAndGrace({
      'private:pairs/alone-b2c3d4.yaml': value,
      'private:sessions/2026-11-20-ada-a1b2c3.yaml': { pair: 'alone-b2c3d4', date: '2026-11-20' },
    }).snapshot;
    const hasMet = (view: typeof snapshot) =>
      stageTrack(perspectiveOf(view, { today }), alone).current?.checks.find(
        (check) => check.id === 'first-session',
      )?.met;
    assert.deepEqual([hasMet(snapshot), hasMet(own)], [false, true]);
  });
});
