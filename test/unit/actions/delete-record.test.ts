import assert from 'node:assert/strict';
import { affected, deleteRecord } from '../../../src/core/actions/delete-record.js';
import { snapshotOf, type Records } from '../build.js';
import {
  after,
  contextOf,
  deletions,
  edited,
  feedback,
  goal,
  pair,
  planned,
  records,
  refusal,
  session,
  without,
} from './world.js';

const more = {
  ...records,
  'goals/next-cycle-a1b2c3.yaml': { title: 'Lead', owner: 'ada', continues: goal },
  'evidence/own-the-retries-h4f2a9.yaml': { goal, url: 'https://example.org', by: 'ada', date: '2026-11-20' },
  'feedback/2026-11-15-grace-b2c3d4.yaml': {
    pair,
    from: 'ada',
    to: 'grace',
    date: '2026-11-15',
    replyTo: feedback,
    text: 'Oh.',
  },
  'feedback/2026-11-16-ada-c3d4e5.yaml': {
    pair,
    from: 'grace',
    to: 'ada',
    date: '2026-11-16',
    observed: 'Calm.',
    about: { session },
  },
  'agreements/ada-and-grace-m8v4tc.yaml': { pair, roles: 'Peers' },
  'signatures/ada-and-grace-ada-w2n7kd.yaml': {
    agreement: 'ada-and-grace-m8v4tc',
    by: 'ada',
    date: '2026-11-03',
    text: `sha256:${'0'.repeat(64)}`,
  },
  'private:notes/2026-11-20-ada-t5r8jh.yaml': { pair, by: 'ada', date: '2026-11-20', text: 'It goes well.' },
  'private:reviews/2026-11-20-ada-b7x3qe.yaml': {
    pair,
    by: 'ada',
    date: '2026-11-20',
    kind: 'checkpoint',
    goals: [{ goal: 'next-cycle-a1b2c3' }, { goal, result: 'partly' }],
  },
} satisfies Records;

const file = (path: string, place: 'shared' | 'private' = 'shared') => ({ file: { place, path } });

describe('deleting a record', () => {
  it('takes along what makes no sense without it, and leaves no mention of it', () => {
    const context = contextOf(more);
    const plan = planned(deleteRecord(context, file(`goals/${goal}.yaml`)));
    assert.deepEqual(deletions(plan), [
      'evidence/own-the-retries-h4f2a9.yaml',
      `goals/${goal}.yaml`,
      'plans/own-the-retries-z5w1ht.yaml',
    ]);
    assert.deepEqual(edited(plan, 'goals/next-cycle-a1b2c3.yaml'), { title: 'Lead', owner: 'ada' });
    const sessionLeft = without(records['sessions/2026-11-07-ada-m2k7q4.yaml'], 'checkins');
    assert.deepEqual(edited(plan, `sessions/${session}.yaml`), sessionLeft);
    const feedbackLeft = without(records['feedback/2026-11-14-ada-q4k7m2.yaml'], 'about');
    assert.deepEqual(edited(plan, `feedback/${feedback}.yaml`), feedbackLeft);
    const review = edited(plan, 'reviews/2026-11-20-ada-b7x3qe.yaml') as { goals: unknown };
    assert.deepEqual(review.goals, [{ goal: 'next-cycle-a1b2c3' }]);
    const left = after(context, plan);
    assert.equal(left.referring('session', 'checkins.*.goal', { kind: 'goal', id: goal }).length, 0);
    assert.equal(plan.done, 'Deleted the goal with 1 action plan and 1 evidence record');
  });

  it('tells beforehand what it would change', () => {
    const snapshot = snapshotOf(more);
    const goalFile = snapshot.find('goal', goal);
    assert.ok(goalFile);
    assert.equal(
      affected(snapshot, goalFile).words,
      'Deleted with it: 1 action plan and 1 evidence record. No longer naming it: 1 goal, 1 session, 1 feedback record and 1 review.',
    );
    const evidence = snapshot.find('evidence', 'own-the-retries-h4f2a9');
    assert.ok(evidence);
    assert.equal(affected(snapshot, evidence).words, '');
  });

  it('takes replies with feedback, and signatures with an agreement', () => {
    const context = contextOf(more);
    assert.deepEqual(deletions(planned(deleteRecord(context, file(`feedback/${feedback}.yaml`)))), [
      `feedback/${feedback}.yaml`,
      'feedback/2026-11-15-grace-b2c3d4.yaml',
    ]);
    assert.equal(
      deletions(planned(deleteRecord(context, file('agreements/ada-and-grace-m8v4tc.yaml')))).length,
      2,
    );
  });

  it('keeps what was said about a session that goes', () => {
    const plan = planned(deleteRecord(contextOf(more), file(`sessions/${session}.yaml`)));
    assert.deepEqual(deletions(plan), [`sessions/${session}.yaml`]);
    assert.equal(
      (edited(plan, 'feedback/2026-11-16-ada-c3d4e5.yaml') as { about?: unknown }).about,
      undefined,
    );
  });

  it('asks before a pair goes with all that was written in it, and keeps its goals', () => {
    const context = contextOf(more);
    const path = `pairs/${pair}.yaml`;
    assert.match(
      refusal(deleteRecord(context, file(path))).message,
      /1 agreement, 1 signature, 1 session, 3 feedback records, 1 review and 1 note/,
    );
    const plan = planned(deleteRecord(context, { ...file(path), withChildren: true }));
    assert.equal(deletions(plan).length, 9);
    assert.equal((edited(plan, `goals/${goal}.yaml`) as { pair?: unknown }).pair, undefined);
    const bare = contextOf({ 'pairs/ada-and-grace-k7m2q4.yaml': records['pairs/ada-and-grace-k7m2q4.yaml'] });
    assert.deepEqual(deletions(planned(deleteRecord(bare, file(path)))), [path]);
  });

  it('keeps the settings, and people who are named somewhere', () => {
    assert.equal(refusal(deleteRecord(contextOf(more), file('mentoring.yaml'))).code, 'refused');
    assert.match(refusal(deleteRecord(contextOf(more), file('people/ada.yaml'))).message, /named in pairs/);
    const alone = contextOf({ 'people/ada.yaml': { name: 'Ada', reportsTo: 'ada' } });
    assert.deepEqual(deletions(planned(deleteRecord(alone, file('people/ada.yaml')))), ['people/ada.yaml']);
  });

  it('deletes one of two files of the same record without touching anything else', () => {
    const twice = contextOf({ ...more, [`private:goals/${goal}.yaml`]: records[`goals/${goal}.yaml`] });
    assert.deepEqual(
      planned(deleteRecord(twice, file(`goals/${goal}.yaml`, 'private'))).changes.map(({ type }) => type),
      ['delete'],
    );
  });

  it('says so where the record has gone', () => {
    assert.equal(refusal(deleteRecord(contextOf(more), file('goals/gone-a1b2c3.yaml'))).code, 'stale');
  });
});
