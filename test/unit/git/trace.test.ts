import assert from 'node:assert/strict';
import { Search, type SeenCommit, type Sought } from '../../../src/core/git/trace.js';

const gone = 'a'.repeat(40);
const other = 'b'.repeat(40);
const authored = Date.parse('2026-11-21T12:00:00Z') / 1000;
const day = 86_400;

const sought: Sought = {
  commit: gone,
  subject: 'Move the wait out of the lock',
  author: 'ada@example.org',
  authored: '2026-11-21T12:00:00Z',
  patch: 'c'.repeat(40),
};

/** A commit that could be it, a day later unless said otherwise. */
function seen(rest: Partial<SeenCommit> = {}): SeenCommit {
  return {
    sha: other,
    email: 'ada@example.org',
    authored: authored + day,
    committed: authored + day,
    message: 'Move the wait out of the lock\n',
    ...rest,
  };
}

/** What became of the commit, where this one is all that there is. */
function finding(commit: SeenCommit, { patch = '', taken = [] as string[], wanted = sought } = {}) {
  const search = new Search([wanted], new Set(taken));
  search.see(commit);
  return search.findings(new Map([[commit.sha, patch]])).get(gone);
}

describe('a commit that is gone', () => {
  const same = { patch: 'c'.repeat(40) };

  it('is found by its change, and is not what was committed before it', () => {
    assert.deepEqual(finding(seen(), same), { commit: other, rule: 'change' });
    // The clocks of two machines differ by a day at most.
    assert.ok(finding(seen({ committed: authored - day }), same));
    assert.equal(
      finding(seen({ authored: authored - 2 * day, committed: authored - day - 1 }), same),
      undefined,
    );
    assert.equal(finding(seen({ authored: authored - 2 * day, committed: authored - day - 1 })), undefined);
  });

  it('is found by its subject in a squashed message only where that tells it from others', () => {
    const squashed = (subject: string) => seen({ message: `Squash the branch\n\n* ${subject}\n` });
    assert.equal(finding(squashed('Move the wait out of the lock'))?.rule, 'folded');
    for (const subject of ['wip', 'Refactoring', 'Fix it'])
      assert.equal(finding(squashed(subject), { wanted: { ...sought, subject } })?.rule, 'guess', subject);
    // Nor where its author has no part in it.
    const byOthers = { ...squashed('Move the wait out of the lock'), email: 'grace@example.org' };
    assert.equal(finding(byOthers)?.rule, 'guess');
  });

  it('is not one that other evidence names, though both were authored at one moment', () => {
    const rewritten = seen({ authored, message: 'Release the lock\n' });
    assert.equal(finding(rewritten)?.rule, 'author-time');
    assert.equal(finding(rewritten, { taken: [other] }), undefined);
    // One that nobody has rewritten was a commit of its own.
    assert.equal(finding({ ...rewritten, committed: authored }), undefined);
  });

  it('is not one of somebody else at the same moment', () => {
    assert.equal(
      finding(seen({ authored, email: 'grace@example.org', message: 'Release the lock\n' })),
      undefined,
    );
  });
});
