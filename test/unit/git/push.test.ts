import assert from 'node:assert/strict';
import * as path from 'node:path';
import { otherSideSees, push, upstreamOf } from '../../../src/node/git/push.js';
import {
  errorOf,
  temporaryFolder,
  TemporaryRepository,
  valueOf,
  withRealGit,
} from './temporary-repository.js';

/** A clone of a bare repository with one commit. */
function cloned(): { origin: TemporaryRepository; clone: TemporaryRepository } {
  const origin = new TemporaryRepository(temporaryFolder());
  origin.git('init', '--quiet', '--bare', '--initial-branch=main');
  const clone = cloneOf(origin);
  clone.commit('Base');
  clone.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  return { origin, clone };
}

function cloneOf(origin: TemporaryRepository): TemporaryRepository {
  const clone = new TemporaryRepository(path.join(temporaryFolder(), 'clone'));
  origin.git('clone', '--quiet', origin.root, clone.root);
  return clone;
}

async function unpushed(repository: TemporaryRepository): Promise<number | undefined> {
  return valueOf(await upstreamOf(await repository.open()))?.unpushed;
}

describe('pushing', () => {
  withRealGit();

  it('pushes the branch to its upstream, and nothing else', async () => {
    const { origin, clone } = cloned();
    clone.git('branch', 'other');
    clone.git('tag', '-a', '-m', 'v1', 'v1');
    clone.git('config', 'push.followTags', 'true');
    clone.git('config', 'push.default', 'matching');
    assert.equal(await unpushed(clone), 0);
    const head = clone.commit('Share');
    assert.equal(await unpushed(clone), 1);
    assert.deepEqual(valueOf(await push(await clone.open())), {
      remote: 'origin',
      branch: 'main',
      unpushed: 0,
    });
    assert.equal(await unpushed(clone), 0);
    assert.equal(
      origin.git('for-each-ref', '--format=%(refname) %(objectname)'),
      `refs/heads/main ${head}\n`,
    );
  });

  it('pushes to an upstream of another name', async () => {
    const { origin, clone } = cloned();
    clone.git('checkout', '--quiet', '-b', 'mine', '--track', 'origin/main');
    const head = clone.commit('Share');
    assert.deepEqual(valueOf(await push(await clone.open())), {
      remote: 'origin',
      branch: 'main',
      unpushed: 0,
    });
    assert.equal(origin.git('rev-parse', 'main').trim(), head);
  });

  it('says what is missing', async () => {
    const lonely = TemporaryRepository.create();
    lonely.commit('Base');
    const noRemote = errorOf(await push(await lonely.open()));
    assert.equal(noRemote.kind, 'no-remote');
    assert.match(noRemote.message, /git remote add origin/);
    const { clone } = cloned();
    clone.git('checkout', '--quiet', '-b', 'feature/x');
    assert.deepEqual(errorOf(await push(await clone.open())), {
      kind: 'no-upstream',
      message:
        'The branch feature/x is not on a remote yet. Push it once with: git push --set-upstream origin feature/x',
    });
    assert.equal(await unpushed(clone), undefined);
    clone.git('checkout', '--quiet', '--detach');
    assert.equal(errorOf(await push(await clone.open())).kind, 'no-branch');
    assert.equal(await unpushed(clone), undefined);
  });

  it('never overwrites what the other side has', async () => {
    const { origin, clone } = cloned();
    const other = cloneOf(origin);
    const theirs = other.commit('Theirs');
    other.git('push', '--quiet');
    clone.git('config', 'remote.origin.push', '+refs/heads/*:refs/heads/*');
    clone.commit('Mine');
    const error = errorOf(await push(await clone.open()));
    assert.equal(error.kind, 'rejected');
    assert.match(
      error.message,
      /^origin did not take the commits: .*fetch first.*pull first; then push again\.$/,
    );
    assert.equal(origin.git('rev-parse', 'main').trim(), theirs);
  });

  it('says why a hook refused', async () => {
    const { origin, clone } = cloned();
    clone.hook('pre-push', 'echo "tests fail" >&2; exit 1');
    clone.commit('Share');
    assert.match(
      errorOf(await push(await clone.open())).message,
      /^Nothing was pushed\. Git says: tests fail/,
    );
    clone.hook('pre-push', 'exit 0');
    origin.hook('pre-receive', 'echo "frozen"; exit 1');
    const error = errorOf(await push(await clone.open()));
    assert.equal(error.kind, 'rejected');
    assert.match(error.message, /pre-receive hook declined/);
  });

  it('never shows the token of a remote', async () => {
    const { clone } = cloned();
    clone.git('remote', 'set-url', 'origin', 'https://ada:s3cret@localhost:1/acme/payments.git');
    clone.commit('Share');
    const error = errorOf(await push(await clone.open()));
    assert.equal(error.kind, 'failed');
    assert.match(error.message, /localhost/);
    assert.doesNotMatch(JSON.stringify(error), /s3cret/);
  });

  it('does not count against an upstream that was never fetched', async () => {
    const { clone } = cloned();
    clone.git('config', 'branch.main.merge', 'refs/heads/elsewhere');
    assert.equal(await unpushed(clone), undefined);
    clone.git('branch', '--unset-upstream');
    assert.equal(valueOf(await upstreamOf(await clone.open())), undefined);
  });
});

describe('when the other side sees it', () => {
  it('depends on the branch', () => {
    assert.match(otherSideSees('main', 'main'), /once it is pushed/);
    assert.match(otherSideSees('trunk', undefined), /once it is pushed/);
    assert.match(otherSideSees('feature', 'main'), /once it is merged into main/);
    assert.match(otherSideSees(undefined, 'main'), /nobody else/);
  });
});
