import assert from 'node:assert/strict';
import * as path from 'node:path';
import { commitSearch } from '../../../src/core/git/commit-search.js';
import { evidenceFor, type EvidenceView } from '../../../src/core/insight/evidence.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import { findFolderGit, type FolderGit } from '../../../src/node/git/folder-git.js';
import { commonName } from '../../../src/node/git/repository.js';
import { adaAndGrace, goalIn, pairId } from '../../support/ada-and-grace.js';
import { soughtOf } from './rewriting.js';
import { temporaryFolder, TemporaryRepository, valueOf, withRealGit } from './temporary-repository.js';
import { perspectiveOf } from '../../support/snapshot.js';

const goalId = 'own-the-retries-p3x9kd';

/** The snapshot of a goal with this evidence, and what a repository's history makes of it. */
async function viewsOf(
  git: FolderGit,
  ...evidence: readonly Partial<RecordTypes['evidence']>[]
): Promise<readonly EvidenceView[]> {
  const records = evidence.map((value, index): [string, RecordTypes['evidence']] => [
    `evidence/own-the-retries-h4f2a${index}.yaml`,
    { goal: goalId, by: 'ada', date: '2026-11-21', ...value },
  ]);
  const { snapshot } = adaAndGrace({
    [`goals/${goalId}.yaml`]: { title: 'Own the retries', owner: 'ada', pair: pairId },
    ...Object.fromEntries(records),
  });
  const history = await git.readHistory(snapshot, new AbortController().signal);
  return evidenceFor(perspectiveOf(snapshot, { history }), [goalIn(snapshot, goalId)]);
}

const words = (views: readonly EvidenceView[]) =>
  views.map(({ state, repo, stateWords }) => stateWords ?? repo ?? state?.kind);

async function gitFor(code: TemporaryRepository, records: string): Promise<FolderGit> {
  const git = await findFolderGit('git', code.root, records, temporaryFolder());
  assert.ok(git);
  return git;
}

describe('records in another repository than the code', function () {
  this.timeout(60_000);
  withRealGit();

  function codeAndRecords() {
    const code = TemporaryRepository.create();
    const commit = code.commit('Move the wait out of the lock', { files: { 'a.txt': '1' } });
    const records = TemporaryRepository.create();
    records.commit('Share the records', { files: { '.mentoring/goals/a.yaml': '1' } });
    return { code, commit, records, folder: path.join(records.root, '.mentoring') };
  }

  it('look for commits in the code, where they name no repository', async () => {
    const { code, commit, records, folder } = codeAndRecords();
    const git = await gitFor(code, folder);
    assert.equal(git.recordsApart, true);
    assert.deepEqual(words(await viewsOf(git, { commit }, { commit: records.head() })), [
      'here',
      'not in this clone, and its record names no repository',
    ]);
  });

  it('know the code by any remote, whatever the case, and a fork’s commit by its hash', async () => {
    const { code, commit, folder } = codeAndRecords();
    code.git('remote', 'add', 'origin', 'https://user:secret@git.example.org/ada/api.git');
    code.git('remote', 'add', 'upstream', 'git@git.example.org:acme/api.git');
    const git = await gitFor(code, folder);
    const views = await viewsOf(
      git,
      { commit, repo: 'git.example.org/Acme/Api' },
      { commit: 'a'.repeat(40), repo: 'git.example.org/ada/api' },
      { commit: 'b'.repeat(40), repo: 'git.example.org/acme/other' },
    );
    assert.deepEqual(words(views).sort(), ['git.example.org/acme/other', 'here', 'not in this clone']);
    const fork = await viewsOf(git, { commit, repo: 'git.example.org/grace/api' });
    assert.deepEqual([words(fork), fork[0]?.canShow], [['here'], true]);
    assert.equal(await commonName(git.code.git), 'git.example.org/acme/api');
  });

  it('do not take a look-alike for a commit of another repository', async () => {
    const { code, commit, folder } = codeAndRecords();
    const { subject, author, authored, patch } = await soughtOf(code, commit);
    const evidence = { subject, author, authored, patch, repo: 'git.example.org/acme/other' };
    const git = await gitFor(code, folder);
    assert.deepEqual(words(await viewsOf(git, { commit: 'a'.repeat(40), ...evidence })), [evidence.repo]);
    // Once the repository is known to be this one, it is looked for.
    code.git('remote', 'add', 'origin', `https://${evidence.repo}`);
    assert.deepEqual(words(await viewsOf(git, { commit: 'a'.repeat(40), ...evidence })), [
      'found again after a rewrite',
    ]);
    code.git('remote', 'remove', 'origin');
    assert.deepEqual(words(await viewsOf(git, { commit: 'a'.repeat(40), ...evidence })), [evidence.repo]);
  });

  it('find a commit of a fork as soon as it is fetched, and miss it once it is gone', async () => {
    const { code, folder } = codeAndRecords();
    const fork = new TemporaryRepository(path.join(temporaryFolder(), 'fork'));
    code.git('clone', '--quiet', code.root, fork.root);
    const commit = fork.commit('Work in the fork', { files: { 'b.txt': '1' } });
    const evidence = { commit, repo: 'git.example.org/grace/api' };
    const git = await gitFor(code, folder);
    assert.deepEqual(words(await viewsOf(git, evidence)), [evidence.repo]);
    code.git('fetch', '--quiet', fork.root, 'main:refs/heads/theirs');
    assert.deepEqual(words(await viewsOf(git, evidence)), ['here']);
    code.git('branch', '--quiet', '-D', 'theirs');
    assert.deepEqual(words(await viewsOf(git, evidence)), [evidence.repo]);
  });

  it('take the repository of the records for the code’s where the code is in none', async () => {
    const { records, folder } = codeAndRecords();
    const plain = temporaryFolder();
    const git = await findFolderGit('git', plain, folder, temporaryFolder());
    assert.ok(git);
    assert.equal(git.code.root, records.root);
    assert.equal(git.recordsApart, false);
    assert.equal(
      await findFolderGit('git', plain, path.join(plain, '.mentoring'), temporaryFolder()),
      undefined,
    );
  });

  it('are one with the code in another working tree, and sharing them is no work there either', async () => {
    const { code } = codeAndRecords();
    const tree = new TemporaryRepository(path.join(temporaryFolder(), 'records'));
    code.git('worktree', 'add', '--quiet', '-b', 'records', tree.root);
    const commit = tree.commit('Share a goal', { files: { '.mentoring/goals/a.yaml': '1' } });
    const git = await gitFor(code, path.join(tree.root, '.mentoring'));
    assert.deepEqual([git.recordsApart, git.branch, git.code.branch], [false, 'records', 'main']);
    assert.deepEqual(words(await viewsOf(git, { commit })), ['here']);
    const search = commitSearch('share goal', '2026-11-21');
    assert.ok(search);
    const found = valueOf(await git.findCommits(search, new AbortController().signal));
    assert.deepEqual(found.commits, []);
  });
});
