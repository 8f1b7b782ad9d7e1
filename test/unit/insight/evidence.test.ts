import assert from 'node:assert/strict';
import type { Trace } from '../../../src/core/git/trace.js';
import { evidenceFor, goalsOfCommit, soughtCommits } from '../../../src/core/insight/evidence.js';
import type { Commit } from '../../../src/core/ports.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import { commitOf, historyOf, type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, goalIn, pairId } from '../../support/ada-and-grace.js';

const goalId = 'own-the-retries-p3x9kd';
const goal: RecordTypes['goal'] = { title: 'Own the retry subsystem', owner: 'ada', pair: pairId };
const grace = { name: 'Grace Hopper', email: 'grace@example.org' };
const hash = (start: string) => start.padEnd(40, '0');
const evidence = (commit: string, rest: Partial<RecordTypes['evidence']> = {}): RecordTypes['evidence'] => ({
  goal: goalId,
  commit: hash(commit),
  subject: `Subject of ${commit}`,
  author: 'ada@example.org',
  authored: '2026-11-20T10:00:00Z',
  by: 'ada',
  date: '2026-11-21',
  ...rest,
});

function evidenceOf(
  records: Records,
  commits: readonly Commit[],
  traces: Record<string, Trace> = {},
  rest = {},
) {
  const { snapshot } = adaAndGrace({ [`goals/${goalId}.yaml`]: goal, ...records });
  const byHash = new Map(Object.entries(traces).map(([sha, trace]) => [hash(sha), trace]));
  const history = historyOf(commits, { traces: byHash, ...rest });
  return {
    snapshot,
    history,
    views: evidenceFor(perspectiveOf(snapshot, { history }), [goalIn(snapshot, goalId)]),
  };
}

describe('the evidence for a goal', () => {
  it('says what became of a commit, and shows it as it is now', () => {
    const records: Records = {
      'evidence/a-a1a1a1.yaml': evidence('a1'),
      'evidence/b-b1b1b1.yaml': evidence('b1'),
      'evidence/c-c1c1c1.yaml': evidence('c1'),
      'evidence/d-d1d1d1.yaml': evidence('d1'),
      'evidence/e-e1e1e1.yaml': evidence('e1'),
      'evidence/f-f1f1f1.yaml': evidence('f1', { repo: 'git.example.org/acme/other' }),
      'evidence/g-g1g1g1.yaml': evidence('91'),
    };
    const files = { count: 2, names: ['a.txt', 'b.txt'] };
    const { views } = evidenceOf(
      records,
      [
        commitOf('a1', { files }),
        commitOf('b2', { subject: 'Subject of b1', files }),
        commitOf('c2', { subject: 'Other words', files }),
        commitOf('d2', { subject: 'A squash' }),
      ],
      {
        a1: { kind: 'here' },
        b1: { kind: 'found', commit: hash('b2'), rule: 'author-time' },
        c1: { kind: 'found', commit: hash('c2'), rule: 'change' },
        d1: { kind: 'found', commit: hash('d2'), rule: 'folded' },
        e1: { kind: 'lost', kept: false },
      },
    );
    assert.deepEqual(
      views.map((view) => [
        view.title,
        view.sha?.slice(0, 2),
        view.was?.slice(0, 2),
        view.stateWords,
        view.files?.count,
        view.canShow,
        view.repo,
      ]),
      [
        ['Subject of 91', '91', undefined, undefined, undefined, false, undefined],
        ['Subject of a1', 'a1', undefined, undefined, 2, true, undefined],
        ['Subject of b1', 'b2', 'b1', 'found again after a rewrite', 2, true, undefined],
        ['Subject of c1', 'c2', 'c1', 'found again by its change as “Other words”', 2, true, undefined],
        ['Subject of d1', 'd2', 'd1', 'now part of “A squash”', undefined, true, undefined],
        ['Subject of e1', 'e1', undefined, 'not in this clone', undefined, false, undefined],
        ['Subject of f1', 'f1', undefined, undefined, undefined, false, 'git.example.org/acme/other'],
      ],
    );
  });

  it('is honest about a clone that holds part of the history, and about what git still keeps', () => {
    const records: Records = { 'evidence/a-a1a1a1.yaml': evidence('a1') };
    const words = (trace: Trace, shallow = false) =>
      evidenceOf(records, [], { a1: trace }, { shallow }).views.map((view) => [
        view.stateWords,
        view.canShow,
      ]);
    assert.deepEqual(words({ kind: 'lost', kept: false }, true), [
      ['not in this clone, which holds part of the history', false],
    ]);
    assert.deepEqual(words({ kind: 'lost', kept: true }), [['no longer on a branch', true]]);
    assert.deepEqual(words({ kind: 'lost', kept: false, partly: true }), [
      ['not found; many commits are like it, and not all were compared', false],
    ]);
    const { views } = evidenceOf(records, [], { a1: { kind: 'lost', kept: false } }, { recordsApart: true });
    assert.deepEqual(
      views.map((view) => view.stateWords),
      ['not in this clone, and its record names no repository'],
    );
    assert.deepEqual(words({ kind: 'lost', kept: false, guess: hash('b2') }), [['not in this clone', false]]);
  });

  it('knows its own repository by name', () => {
    const records: Records = {
      'evidence/a-a1a1a1.yaml': evidence('a1', { repo: 'git.example.org/acme/api' }),
    };
    const { snapshot, views } = evidenceOf(
      records,
      [commitOf('a1')],
      { a1: { kind: 'here' } },
      { repositories: ['git.example.org/acme/api'] },
    );
    assert.deepEqual([views[0]?.repo, views[0]?.canShow], [undefined, true]);
    const sought = (...names: string[]) =>
      soughtCommits(snapshot, names).map(({ subject, elsewhere }) => subject ?? elsewhere);
    assert.deepEqual(sought('git.example.org/acme/api'), ['Subject of a1']);
    assert.deepEqual(sought('git.example.org/Acme/API'), ['Subject of a1']);
    assert.deepEqual(sought(), [true]);
  });

  it('has every commit once, under whatever hash records and messages know it', () => {
    const records: Records = {
      'evidence/a-a1a1a1.yaml': evidence('a1', { note: 'As it was' }),
      'evidence/b-b1b1b1.yaml': evidence('b1'),
      'evidence/c-c1c1c1.yaml': evidence('c1'),
    };
    const { views, snapshot, history } = evidenceOf(
      records,
      [
        commitOf('a2', { goals: ['p3x9kd'], subject: 'Subject of a1' }),
        commitOf('d2', { goals: ['p3x9kd'], subject: 'A squash' }),
      ],
      {
        a1: { kind: 'found', commit: hash('a2'), rule: 'author-time' },
        b1: { kind: 'found', commit: hash('d2'), rule: 'folded' },
        c1: { kind: 'found', commit: hash('d2'), rule: 'folded' },
      },
    );
    assert.deepEqual(views.map((view) => [view.title, view.note, view.stateWords]).sort(), [
      ['Subject of a1', 'As it was', 'found again after a rewrite'],
      ['Subject of b1', undefined, 'now part of “A squash”'],
      ['Subject of c1', undefined, 'now part of “A squash”'],
    ]);
    for (const sha of ['a2', 'd2', 'a1'])
      assert.deepEqual(
        goalsOfCommit(perspectiveOf(snapshot, { history }), hash(sha)).map(({ id }) => id),
        [goalId],
      );
    assert.deepEqual(goalsOfCommit(perspectiveOf(snapshot, { history }), hash('e5')), []);
  });

  it("does not count a mentor's commit for the mentee, unless somebody says so", () => {
    const named = { goals: ['p3x9kd'] };
    const { views } = evidenceOf({ 'evidence/d-d1d1d1.yaml': evidence('d1', { author: grace.email }) }, [
      commitOf('a1', { ...named, subject: 'Own' }),
      commitOf('b1', { ...named, subject: "Grace's", author: grace }),
      commitOf('c1', { ...named, subject: 'Together', author: grace, coauthors: ['Ada@Example.org'] }),
      commitOf('d1', { ...named, subject: 'Subject of d1', author: grace }),
      commitOf('e1', {
        ...named,
        subject: 'Of a stranger',
        author: { name: 'Eve', email: 'eve@example.org' },
      }),
    ]);
    assert.deepEqual(views.map((view) => [view.title, view.by, view.counts]).sort(), [
      ["Grace's", 'grace', false],
      ['Of a stranger', 'Eve', true],
      ['Own', 'ada', true],
      ['Subject of d1', 'grace', true],
      ['Together', 'grace', true],
    ]);
  });
});
