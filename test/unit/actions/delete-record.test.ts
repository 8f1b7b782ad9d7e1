import assert from 'node:assert/strict';
import { affected, deleteRecord } from '../../../src/core/actions/delete-record.js';
import { fileKey } from '../../../src/core/folder/snapshot.js';
import { snapshotOf, type Records } from '../../support/snapshot.js';
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
  changesOf,
} from '../../support/actions.js';

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

  it('takes each mention out at its own place, however many there are before others', () => {
    const other = 'lead-a-review-h4f2a9';
    const path = 'sessions/2026-11-07-ada-m2k7q4.yaml';
    const reviewPath = 'private:reviews/2026-11-20-ada-b7x3qe.yaml';
    const mentions = [{ goal }, { goal, note: 'Twice' }, { goal: other, note: 'Stays' }, { goal }];
    const context = contextOf({
      ...more,
      [`goals/${other}.yaml`]: { title: 'Lead a review', owner: 'ada', pair },
      [path]: { ...records[path], checkins: mentions },
      [reviewPath]: { ...more[reviewPath], goals: mentions },
    });
    const plan = planned(deleteRecord(context, file(`goals/${goal}.yaml`)));
    const left = after(context, plan);
    const kept = [{ goal: other, note: 'Stays' }];
    assert.deepEqual(left.find('session', session)?.value.checkins, kept);
    assert.deepEqual(left.find('review', 'b7x3qe')?.value.goals, kept);
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

  it('keeps a process as long as somebody goes by it', () => {
    const own = { title: 'Ours', extends: 'project-mentoring' };
    const used = {
      ...more,
      'processes/our-own.yaml': own,
      'processes/next.yaml': { title: 'Next', extends: 'our-own' },
      'mentoring.yaml': { format: 1, defaults: { process: 'our-own' } },
    };
    assert.match(
      refusal(deleteRecord(contextOf(used), file('processes/our-own.yaml'))).message,
      /^This process is named in (mentoring|processes\/next)\.yaml and 1 other record\. A pair without its process/,
    );
    assert.deepEqual(deletions(planned(deleteRecord(contextOf(used), file('processes/next.yaml')))), [
      'processes/next.yaml',
    ]);
    // What comes along takes the place of one that had its name.
    const shadow = { ...used, 'processes/project-mentoring.yaml': own };
    assert.equal(
      deletions(planned(deleteRecord(contextOf(shadow), file('processes/project-mentoring.yaml')))).length,
      1,
    );
  });

  it('takes replies with feedback, and signatures with an agreement', () => {
    const context = contextOf(more, 'grace');
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
      changesOf(planned(deleteRecord(twice, file(`goals/${goal}.yaml`, 'private')))).map(({ type }) => type),
      ['delete'],
    );
  });

  it('is for whoever wrote it', () => {
    const written = {
      ...more,
      'people/linus.yaml': { name: 'Linus' },
      'reviews/2026-11-19-ada-c7x3qe.yaml': { pair, by: 'ada', date: '2026-11-19', kind: 'checkpoint' },
      'notes/2026-11-20-ada-u5r8jh.yaml': { pair, by: 'ada', date: '2026-11-20', text: 'It goes well.' },
    };
    const asked = (path: string, me: string) => deleteRecord(contextOf(written, me), file(path));
    const refusals: readonly (readonly [path: string, message: string])[] = [
      [`goals/${goal}.yaml`, 'Ada owns this goal, so only Ada can delete it.'],
      ['evidence/own-the-retries-h4f2a9.yaml', 'Ada added this evidence, so only Ada can delete it.'],
      ['feedback/2026-11-15-grace-b2c3d4.yaml', 'Ada wrote this reply, so only Ada can delete it.'],
      ['reviews/2026-11-19-ada-c7x3qe.yaml', 'Ada wrote this review, so only Ada can delete it.'],
      ['notes/2026-11-20-ada-u5r8jh.yaml', 'Ada wrote this note, so only Ada can delete it.'],
      ['signatures/ada-and-grace-ada-w2n7kd.yaml', 'Ada gave this signature, so only Ada can delete it.'],
    ];
    for (const [path, message] of refusals) {
      assert.equal(refusal(asked(path, 'grace')).message, message);
      planned(asked(path, 'ada'));
    }
    const feedbackFile = `feedback/${feedback}.yaml`;
    assert.equal(
      refusal(asked(feedbackFile, 'ada')).message,
      'Grace wrote this feedback, so only Grace can delete it.',
    );
    assert.match(refusal(asked(feedbackFile, '')).message, /Set who you are first/);
  });

  it('that belongs to both is for either of them', () => {
    const everyone = { ...more, 'people/linus.yaml': { name: 'Linus' } };
    const theirs = [
      `sessions/${session}.yaml`,
      'agreements/ada-and-grace-m8v4tc.yaml',
      `pairs/${pair}.yaml`,
      'plans/own-the-retries-z5w1ht.yaml',
    ];
    for (const path of theirs) {
      const input = { ...file(path), withChildren: true };
      for (const me of ['ada', 'grace']) planned(deleteRecord(contextOf(everyone, me), input));
      assert.match(
        refusal(deleteRecord(contextOf(everyone, 'linus'), input)).message,
        /^Only Ada and Grace (write in this pair|work on this goal)\.$/,
      );
    }
  });

  it('is possible where nobody can tell whose it is, and always on this machine', () => {
    const path = `feedback/${feedback}.yaml`;
    const { snapshot } = contextOf(more);
    const whole = snapshot.file('shared', path);
    assert.ok(whole);
    const broken = { ...whole, value: undefined, raw: undefined, stale: true };
    planned(deleteRecord(contextOf(snapshot.with(new Map([[fileKey(whole), broken]]))), file(path)));
    const alone = { ...more, [`private:${path}`]: records[`feedback/${feedback}.yaml`] };
    planned(deleteRecord(contextOf(alone), file(path, 'private')));
  });

  it('says so where the record has gone', () => {
    assert.equal(refusal(deleteRecord(contextOf(more), file('goals/gone-a1b2c3.yaml'))).code, 'stale');
  });
});
