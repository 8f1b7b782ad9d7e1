import { oneLine } from '../../core/git/one-line.js';
import { withoutSecrets } from '../../core/git/remote.js';
import { fail, ok, type Result } from '../../core/result.js';
import type { Git, GitError } from './git.js';
import { remotes, type Repository } from './repository.js';

/** Why nothing was pushed. */
export interface PushError {
  /** `no-branch`, `no-remote`, `no-upstream`: there is nowhere to push to yet. `rejected`: the other side did not take it. */
  readonly kind: 'no-branch' | 'no-remote' | 'no-upstream' | 'rejected' | GitError['kind'];
  /** A sentence for the person, with the way out. */
  readonly message: string;
}

/** Where a branch goes to when it is pushed. */
export interface Upstream {
  readonly remote: string;
  /** The branch over there. */
  readonly branch: string;
  /** How many commits it does not have, as far as was fetched; undefined where it is gone or was never fetched. */
  readonly unpushed?: number | undefined;
}

const longestPush = 5 * 60_000;

/** Where the branch that is checked out is pushed to; undefined where nothing is set. */
export async function upstreamOf({
  git,
  branch,
}: Repository): Promise<Result<Upstream | undefined, GitError>> {
  if (branch === undefined) return ok(undefined);
  const format =
    '--format=%(refname)%00%(upstream:remotename)%00%(upstream:remoteref)%00%(upstream:track,nobracket)';
  const listed = await git.text(['for-each-ref', format, '--end-of-options', `refs/heads/${branch}`]);
  if (!listed.ok) return listed;
  const fields = listed.value.split('\n').map((line) => line.split('\0'));
  const [, remote, ref, track = ''] = fields.find(([name]) => name === `refs/heads/${branch}`) ?? [];
  if (remote === undefined || remote === '' || ref?.startsWith('refs/heads/') !== true) return ok(undefined);
  const ahead = track === 'gone' ? undefined : Number(/ahead (\d+)/.exec(track)?.[1] ?? 0);
  return ok({ remote, branch: ref.slice('refs/heads/'.length), unpushed: ahead });
}

/** Pushes the branch that is checked out to its upstream; never by force, and nothing else with it. */
export async function push(
  repository: Repository,
  signal?: AbortSignal,
): Promise<Result<Upstream, PushError>> {
  const { git, branch } = repository;
  if (branch === undefined) {
    return fail({
      kind: 'no-branch',
      message: 'No branch is checked out, so there is nothing to push. Check one out first.',
    });
  }
  const upstream = await upstreamOf(repository);
  if (!upstream.ok) return upstream;
  if (upstream.value === undefined) return fail(await whereTo(git, branch));
  const { remote, branch: there } = upstream.value;
  const lines: string[] = [];
  const pushed = await git.stream(
    ['push', '--porcelain', '--no-follow-tags', '--', remote, `refs/heads/${branch}:refs/heads/${there}`],
    { effect: 'hooks', timeout: longestPush, signal },
    (chunk) => {
      lines.push(chunk.toString('utf8'));
      return true;
    },
  );
  if (pushed.ok) return ok({ ...upstream.value, unpushed: 0 });
  const rejected = /^!\t[^\t]*\t(.*)$/m.exec(lines.join(''))?.[1];
  if (rejected === undefined)
    return fail({ kind: pushed.error.kind, message: `Nothing was pushed. ${pushed.error.message}` });
  const reason = withoutSecrets(oneLine(rejected));
  const way = 'Where the other side has newer commits, pull first; then push again.';
  return fail({ kind: 'rejected', message: `${remote} did not take the commits: ${reason}. ${way}` });
}

async function whereTo(git: Git, branch: string): Promise<PushError> {
  const known = await remotes(git);
  if (!known.ok) return known.error;
  const first = known.value[0];
  if (first === undefined) {
    return {
      kind: 'no-remote',
      message: 'This repository has no remote to push to. Add one with: git remote add origin <address>',
    };
  }
  const command = `git push --set-upstream ${first.name} ${branch}`;
  return {
    kind: 'no-upstream',
    message: `The branch ${branch} is not on a remote yet. Push it once with: ${command}`,
  };
}

/**
 * When the other side of a pair sees what is committed here, in a sentence.
 * @param branch The branch that is checked out; undefined where none is.
 * @param defaultBranch The branch that everybody starts from; undefined where it is not known.
 */
export function otherSideSees(branch: string | undefined, defaultBranch: string | undefined): string {
  if (branch === undefined)
    return 'No branch is checked out, so nobody else sees this until it is put on one.';
  if (defaultBranch === undefined || branch === defaultBranch)
    return 'The other side sees this once it is pushed and they pull.';
  return `You are on ${branch}: the other side sees this once it is merged into ${defaultBranch}, or when they check out ${branch}.`;
}
