import assert from 'node:assert/strict';
import { linkCommits, linkPage, noteEvidence } from '../../../src/core/actions/evidence.js';
import { commitOf } from '../../support/snapshot.js';
import {
  contextOf,
  created,
  creations,
  goal,
  planned,
  records,
  refusal,
  changesOf,
} from '../../support/actions.js';

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

  it('is written for each of several commits that were made in one moment', () => {
    const commits = ['One thing', 'Another thing'].map((subject, index) =>
      commitOf(`abc${index}`, { subject, goals: [] }),
    );
    assert.equal(changesOf(planned(linkCommits(contextOf(records), { goal, commits }))).length, 2);
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
      changesOf(planned(linkCommits(contextOf(known), { goal, commits: [again] }))).length === 0;
    assert.ok(linkedBefore(commitOf('abc1', { authored: '2020-01-01T00:00:00Z' })), 'the same hash');
    assert.ok(linkedBefore(commitOf('def4')), 'the same author at the same moment, written in another zone');
    assert.ok(
      linkedBefore(commitOf('def4', { authored: '2020-01-01T00:00:00Z', goals: ['p3x9kd'] })),
      'linked by its message',
    );
    assert.ok(!linkedBefore(commitOf('def4', { author: { name: 'Grace', email: 'grace@example.org' } })));
    assert.equal(
      changesOf(planned(linkCommits(contextOf(records), { goal, commits: [commit, commit] }))).length,
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

  it('is a page too, once, and never one with a password or token in its address', () => {
    const url = 'https://git.example.org/acme/payments/pulls/12';
    const plan = planned(linkPage(contextOf(records), { goal, url, note: 'The design' }));
    assert.deepEqual(created(plan, 'evidence')[0], {
      goal,
      url,
      by: 'ada',
      date: '2026-11-21',
      note: 'The design',
    });
    const known = { ...records, 'evidence/a-a1b2c3.yaml': { goal, url, by: 'ada', date: '2026-11-21' } };
    assert.equal(changesOf(planned(linkPage(contextOf(known), { goal, url }))).length, 0);
    for (const secret of [
      'https://ada:s3cr3t@example.org/x',
      'https://token@example.org/x',
      'https://example.org/x?private_token=s3cr3t',
      'https://example.org/x#access_token=s3cr3t',
      'https://bucket.example.org/x?a=1&X-Amz-Signature=s3cr3t',
    ])
      assert.match(
        refusal(linkPage(contextOf(records), { goal, url: secret })).message,
        /password or a token/,
      );
    for (const fine of ['https://example.org/@ada/x', 'https://example.org/x?page=2&keyword=lock'])
      planned(linkPage(contextOf(records), { goal, url: fine }));
    for (const bad of ['javascript:alert(1)', 'command:x', 'https://a b', ''])
      assert.match(refusal(linkPage(contextOf(records), { goal, url: bad })).message, /web address/);
  });

  it('can be told afterwards what it shows', () => {
    const known = {
      ...records,
      'evidence/a-a1b2c3.yaml': { goal, commit: commit.sha, by: 'ada', date: '2026-11-21' },
    };
    const plan = planned(noteEvidence(contextOf(known), { evidence: ['a-a1b2c3'], note: 'No waits' }));
    assert.equal(changesOf(plan).length, 1);
    assert.equal(
      refusal(noteEvidence(contextOf(known), { evidence: ['gone-a1b2c4'], note: 'No waits' })).code,
      'stale',
    );
  });
});
