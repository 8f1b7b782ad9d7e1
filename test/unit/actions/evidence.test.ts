import assert from 'node:assert/strict';
import { linkCommits } from '../../../src/core/actions/evidence.js';
import { commitOf } from '../build.js';
import { contextOf, created, creations, goal, planned, records, refusal } from './world.js';

const commit = commitOf('abc1');

describe('evidence', () => {
  it('is one record a commit, named after the goal', () => {
    const other = commitOf('abc2', { authored: '2026-11-20T12:00:00+01:00' });
    const plan = planned(
      linkCommits(contextOf(records), {
        goal,
        commits: [{ ...commit, patch: 'f'.repeat(40) }, other],
        repo: 'git.example.org/acme/payments',
        note: 'No waits',
      }),
    );
    assert.deepEqual(created(plan, 'evidence')[0], {
      goal,
      commit: commit.sha,
      subject: 'Move the wait out of the lock',
      author: 'ada@example.org',
      authored: '2026-11-21T12:00:00+01:00',
      patch: 'f'.repeat(40),
      repo: 'git.example.org/acme/payments',
      by: 'ada',
      date: '2026-11-21',
      note: 'No waits',
    });
    const ids = creations(plan).map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
    for (const id of ids) assert.match(id, /^own-the-retries-[a-z0-9]{6}$/);
    assert.equal(plan.done, '2 commits linked');
  });

  it('is written once, however the commit was rebased or linked before', () => {
    const known = {
      ...records,
      'evidence/own-the-retries-h4f2a9.yaml': {
        goal,
        commit: commit.sha,
        author: 'ada@example.org',
        authored: '2026-11-21T11:00:00Z',
        by: 'ada',
        date: '2026-11-21',
      },
    };
    const linkedBefore = (again: typeof commit) =>
      planned(linkCommits(contextOf(known), { goal, commits: [again] })).changes.length === 0;
    assert.ok(linkedBefore(commitOf('abc1', { authored: '2020-01-01T00:00:00Z' })), 'the same hash');
    assert.ok(linkedBefore(commitOf('def4')), 'the same author at the same moment, written in another zone');
    assert.ok(
      linkedBefore(commitOf('def4', { authored: '2020-01-01T00:00:00Z', goals: ['p3x9kd'] })),
      'linked by its message',
    );
    assert.ok(!linkedBefore(commitOf('def4', { author: { name: 'Grace', email: 'grace@example.org' } })));
    assert.equal(
      planned(linkCommits(contextOf(records), { goal, commits: [commit, commit] })).changes.length,
      1,
    );
  });

  it('is not written with a hash that is none', () => {
    assert.match(
      refusal(linkCommits(contextOf(records), { goal, commits: [{ ...commit, sha: 'abc' }] })).message,
      /commit: .*full hash/,
    );
    assert.equal(
      refusal(linkCommits(contextOf(records), { goal: 'gone-a1b2c3', commits: [commit] })).code,
      'stale',
    );
  });

  it('is linked by those who work on the goal, after the pair has ended too', () => {
    const ended = {
      ...records,
      'people/linus.yaml': { name: 'Linus' },
      'pairs/ada-and-grace-k7m2q4.yaml': { ...records['pairs/ada-and-grace-k7m2q4.yaml'], status: 'ended' },
    };
    for (const me of ['ada', 'grace'])
      planned(linkCommits(contextOf(ended, me), { goal, commits: [commit] }));
    assert.equal(
      refusal(linkCommits(contextOf(ended, 'linus'), { goal, commits: [commit] })).message,
      'Only Ada and Grace work on this goal.',
    );
  });

  it('of a private goal is private', () => {
    const secret = { ...records, 'private:goals/secret-a1b2c3.yaml': { title: 'Secret', owner: 'ada' } };
    const plan = planned(linkCommits(contextOf(secret), { goal: 'secret-a1b2c3', commits: [commit] }));
    assert.deepEqual(
      creations(plan).map(({ place }) => place),
      ['private'],
    );
  });
});
