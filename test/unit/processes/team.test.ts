import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readRecord } from '../../../src/core/folder/record.js';
import { fileKey, type Snapshot } from '../../../src/core/folder/snapshot.js';
import { problemsOf } from '../../../src/core/lint/lint.js';
import { stageTrack } from '../../../src/core/processes/stages.js';
import { findProcess, isCircular, ownProcesses } from '../../../src/core/processes/team.js';
import type { WrittenProcess } from '../../../src/core/records/process.js';
import { recordFile, snapshotOf, type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, pairPath, today } from '../../support/ada-and-grace.js';

const ours: WrittenProcess = {
  title: 'Our six months',
  stages: [
    { id: 'first-weeks', title: 'First weeks', phase: 'prepare' },
    { id: 'on-call', title: 'On call', phase: 'work', checks: [{ check: 'sessions-held' }] },
  ],
};

function stagesOf(snapshot: Snapshot, id: string): readonly string[] {
  return findProcess(snapshot, 'shared', id)?.stages.map((stage) => stage.id) ?? [];
}

function pairIn(process: string): Records {
  return {
    [pairPath]: {
      mentee: 'ada',
      mentor: 'grace',
      process,
      stages: [{ stage: 'on-call', entered: '2026-11-20' }],
    },
  };
}

describe('a process of the team', () => {
  it('is one that a pair can follow', () => {
    const { snapshot, pair } = adaAndGrace({ 'processes/our-own.yaml': ours, ...pairIn('our-own') });
    const track = stageTrack(perspectiveOf(snapshot, { today }), pair);
    assert.deepEqual(
      [track.title, track.current?.title, track.notice],
      ['Our six months', 'On call', undefined],
    );
    assert.ok(track.current?.checks.some((check) => check.id === 'sessions-held'));
    assert.deepEqual(
      ownProcesses(snapshot, 'shared').map((process) => process.id),
      ['our-own'],
    );
  });

  it('builds on another: the same stage says what is different, a new one comes after the one before it', () => {
    const snapshot = snapshotOf({
      'processes/our-own.yaml': {
        title: 'Ours',
        extends: 'project-mentoring',
        stages: [
          { id: 'welcome', title: 'Welcome', phase: 'prepare' },
          {
            id: 'planning-and-development',
            title: 'Planning',
            checks: [
              { check: 'sessions-planned' },
              { id: 'goals-exist', check: 'goals-exist', with: { atLeast: 2 } },
            ],
          },
          { id: 'spike', title: 'Spike', phase: 'work' },
        ],
      },
    });
    const process = findProcess(snapshot, 'shared', 'our-own');
    assert.deepEqual(
      process?.stages.map((stage) => stage.title),
      ['Welcome', 'Formation of a Pair', 'Planning', 'Spike', 'Project Implementation', 'Reflection'],
    );
    const planning = process.stages[2];
    assert.ok(planning && planning.prompts.length > 0, 'its questions stay');
    const { checks, phase } = planning;
    assert.deepEqual([phase, process.length], ['plan', 'P6M']);
    assert.deepEqual(checks.find((check) => check.id === 'goals-exist')?.with, { atLeast: 2 });
    assert.ok(checks.some((check) => check.id === 'sessions-planned'));
    assert.ok(
      checks.some((check) => check.id === 'goals-smart'),
      'its checks stay',
    );
  });

  it('builds on one of the team’s own, and on one that comes along by its own id', () => {
    const snapshot = snapshotOf({
      'processes/our-own.yaml': ours,
      'processes/next.yaml': {
        title: 'Next',
        extends: 'our-own',
        stages: [{ id: 'on-call' }, { id: 'lead', title: 'Lead', phase: 'close' }],
      },
      'processes/five-stages.yaml': { title: 'Our five', extends: 'five-stages' },
    });
    assert.deepEqual(stagesOf(snapshot, 'next'), ['first-weeks', 'on-call', 'lead']);
    assert.equal(stagesOf(snapshot, 'five-stages').length, 5);
    assert.equal(findProcess(snapshot, 'shared', 'five-stages')?.title, 'Our five');
    assert.equal(isCircular(snapshot, 'shared', 'five-stages'), false);
  });

  it('stands by its own stages where what it builds on is missing, or is itself', () => {
    const snapshot = snapshotOf({
      'processes/orphan.yaml': { ...ours, extends: 'gone' },
      'processes/one.yaml': { ...ours, extends: 'two' },
      'processes/two.yaml': {
        title: 'Two',
        extends: 'one',
        stages: [{ id: 'talks', title: 'Talks', phase: 'close' }],
      },
      'processes/empty.yaml': { title: 'Empty', extends: 'gone' },
    });
    assert.deepEqual(stagesOf(snapshot, 'orphan'), ['first-weeks', 'on-call']);
    assert.deepEqual([...stagesOf(snapshot, 'one')].sort(), ['first-weeks', 'on-call', 'talks']);
    assert.equal(findProcess(snapshot, 'shared', 'empty'), undefined);
    assert.deepEqual(
      ['orphan', 'one', 'two'].map((id) => isCircular(snapshot, 'shared', id)),
      [false, true, true],
    );
  });

  it('that is broken stays as it was, and so does a pair in it', () => {
    const { snapshot } = adaAndGrace({ 'processes/our-own.yaml': ours, ...pairIn('our-own') });
    const [before] = snapshot.files('process');
    assert.ok(before);
    const bytes = new TextEncoder().encode('title: Our six months\nstages: []\n');
    const broken = readRecord(before, bytes, before);
    const after = snapshot.with(new Map([[fileKey(broken), broken]]));
    const [pair] = after.all('pair');
    assert.ok(pair);
    assert.equal(stageTrack(perspectiveOf(after, { today }), pair).current?.title, 'On call');
    assert.equal(problemsOf(after).get(fileKey(broken))?.[0]?.code, 'wrong-value');
  });

  it('that is private changes nothing for a shared pair', () => {
    const records: Records = { 'private:processes/our-own.yaml': ours, ...pairIn('our-own') };
    const { snapshot, pair } = adaAndGrace(records);
    assert.equal(stageTrack(perspectiveOf(snapshot, { today }), pair).process, undefined);
    assert.equal(findProcess(snapshot, 'private', 'our-own')?.title, 'Our six months');
    const both = snapshotOf({ ...records, 'processes/our-own.yaml': { ...ours, title: 'Everybody’s' } });
    assert.equal(findProcess(both, 'private', 'our-own')?.title, 'Everybody’s');
  });

  it('is found anew when it changes, and only then', () => {
    const { snapshot } = adaAndGrace({ 'processes/our-own.yaml': ours });
    const goal = recordFile('goals/own-p3x9kd.yaml', { title: 'Own', owner: 'ada' });
    const process = findProcess(snapshot, 'shared', 'our-own');
    const same = snapshot.with(new Map([[fileKey(goal), goal]]));
    assert.equal(findProcess(same, 'shared', 'our-own'), process);
    const changed = recordFile('processes/our-own.yaml', { ...ours, title: 'A year' });
    const other = same.with(new Map([[fileKey(changed), changed]]));
    assert.equal(findProcess(other, 'shared', 'our-own')?.title, 'A year');
  });

  it('never keeps anybody from theirs, whatever builds on what', () => {
    const id = fc.constantFrom('one', 'two', 'three', 'five-stages', 'gone');
    const stage = fc.record(
      {
        id: fc.constantFrom('a', 'b', 'evaluation-and-review'),
        title: fc.constantFrom('A', 'B'),
        phase: fc.constantFrom('prepare', 'work', 'dream'),
        checks: fc.array(fc.record({ check: fc.constantFrom('sessions-held', 'unheard-of', 'goals-met') }), {
          maxLength: 2,
        }),
      },
      { requiredKeys: ['id'] },
    );
    const process = fc.record(
      { title: fc.constant('Ours'), extends: id, stages: fc.array(stage, { minLength: 1, maxLength: 3 }) },
      { requiredKeys: ['title', 'stages'] },
    );
    const files = fc.record({ one: process, two: process, three: process, 'five-stages': process });
    fc.assert(
      fc.property(files, id, fc.constantFrom('', 'private:'), (all, chosen, where) => {
        const own = Object.fromEntries(
          Object.entries(all).map(([name, value]) => [`${where}processes/${name}.yaml` as const, value]),
        );
        const { snapshot, pair } = adaAndGrace({ ...own, ...pairIn(chosen) });
        const track = stageTrack(perspectiveOf(snapshot, { today }), pair);
        assert.ok(track.currentIndex < track.stages.length);
        for (const { open, checks } of track.stages) assert.ok(open >= 0 && open <= checks.length);
        for (const each of ownProcesses(snapshot, 'private')) {
          const ids = each.stages.map((one) => one.id);
          assert.equal(new Set(ids).size, ids.length, 'each stage is there once');
        }
        if (where === 'private:')
          assert.deepEqual(track, stageTrack(perspectiveOf(snapshot.seenFrom('shared'), { today }), pair));
        problemsOf(snapshot);
      }),
      { numRuns: 300 },
    );
  });
});
