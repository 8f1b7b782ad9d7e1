import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { nameFor } from '../../../src/core/names/name-for.js';
import type { Subject } from '../../../src/core/names/subject.js';
import { nameScope } from '../../../src/core/processes/name-scope.js';
import { readFolder } from '../../support/memory-source.js';

const shared = {
  'mentoring.yaml': 'format: 1\nobjectives:\n  reliability: { title: Fewer pages }\n',
  'people/ada.yaml': 'name: Ada\n',
  'goals/own-the-retries-p3x9kd.yaml': 'title: Own the retries\nowner: ada\n',
  'goals/one-b7m2q4.yaml': 'title: One\nowner: ada\n',
  'goals/other-b7m2q4.yaml': 'title: Other\nowner: ada\n',
  'processes/ours.yaml':
    'title: Ours\nextends: five-stages\nstages:\n  - { id: before, title: Before, phase: prepare }\n',
  'processes/empty.yaml': 'title: Empty\n',
};
const mine = { 'goals/alone-c3x9kd.yaml': 'title: Alone\nowner: ada\n' };

const goal = (id: string): Subject => ({ type: 'record', kind: 'goal', id });
const process = (id: string): Subject => ({ type: 'record', kind: 'process', id });
const stage = (process: string, stage: string): Subject => ({ type: 'stage', process, stage });

describe('whether a name is known', () => {
  let snapshot: Snapshot;
  before(async () => (snapshot = await readFolder(shared, mine)));

  const resolve = (subject: Subject) => nameFor(subject).resolveIn(nameScope(snapshot, 'shared'));
  const nearest = (subject: Subject) => nameFor(subject).nearestIn(nameScope(snapshot, 'shared'));

  it('depends on what it stands for', () => {
    for (const subject of [
      goal('an-old-slug-p3x9kd'),
      process('five-stages'),
      process('ours'),
      stage('ours', 'before'),
      stage('ours', 'development-and-action-planning'),
      { type: 'objective', name: 'reliability' },
      { type: 'programme-step', step: 'define-the-purpose-and-goals' },
    ] satisfies Subject[])
      assert.deepEqual(resolve(subject), { type: 'known' }, JSON.stringify(subject));
    for (const subject of [
      goal('own-the-retries-p3x9ke'),
      process('six-stages'),
      stage('five-stages', 'before'),
      stage('six-stages', 'before'),
      { type: 'objective', name: 'retention' },
      { type: 'programme-step', step: 'celebrate' },
    ] satisfies Subject[])
      assert.deepEqual(resolve(subject), { type: 'unknown' }, JSON.stringify(subject));
  });

  it('is told with what is there instead', () => {
    assert.deepEqual(resolve(goal('one-b7m2q4')), { type: 'ambiguous', count: 2 });
    assert.deepEqual(resolve({ type: 'record', kind: 'pair', id: 'x-p3x9kd' }), {
      type: 'wrong-kind',
      kind: 'goal',
    });
    assert.deepEqual(resolve(process('empty')), { type: 'unusable' });
  });

  it('depends on who reads the record that has it', () => {
    const name = nameFor(goal('alone-c3x9kd'));
    assert.deepEqual(name.resolveIn(nameScope(snapshot, 'shared')), { type: 'unknown' });
    assert.deepEqual(name.resolveIn(nameScope(snapshot, 'private')), { type: 'known' });
  });

  it('comes with the name that was probably meant', () => {
    assert.equal(nearest(goal('own-the-retries-p3x9ke')), 'own-the-retries-p3x9kd');
    assert.equal(nearest(goal('own-the-retries')), 'own-the-retries-p3x9kd');
    assert.equal(nearest({ type: 'record', kind: 'person', id: 'adda' }), 'ada');
    assert.equal(nearest(process('five-stage')), 'five-stages');
    assert.equal(nearest(stage('ours', 'befor')), 'before');
    assert.equal(nearest({ type: 'objective', name: 'reliabilty' }), 'reliability');
    assert.equal(nearest(goal('alone-c3x9ke')), undefined);
  });
});
