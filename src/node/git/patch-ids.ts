import { ok, type Result } from '../../core/result.js';
import type { Git, GitError } from './git.js';
import { hashPattern } from './read-commits.js';

/** How a diff is made for patch-ids: whatever somebody's configuration could change is pinned, as is the algorithm. */
const pinnedDiff = [
  ...[
    '-c',
    'diff.suppressBlankEmpty=false',
    '-c',
    'core.attributesFile=/dev/null',
    'diff-tree',
    '--stdin',
    '--root',
    '-r',
    '-p',
  ],
  ...[
    '--unified=3',
    '--inter-hunk-context=0',
    '--diff-algorithm=myers',
    '--indent-heuristic',
    '--no-renames',
    '--no-ext-diff',
  ],
  ...[
    '--no-textconv',
    '--no-color',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    '--submodule=short',
    '--ignore-submodules=none',
  ],
];

/** Stable patch-ids by hash. Merges, empty commits and commits that are not there have none. */
export async function patchIds(
  git: Git,
  shas: readonly string[],
  signal?: AbortSignal,
): Promise<Result<ReadonlyMap<string, string>, GitError>> {
  const commits = await commitsAmong(git, shas, signal);
  if (!commits.ok) return commits;
  if (commits.value.length === 0) return ok(new Map());
  const ids = await git.text(pinnedDiff, {
    into: ['patch-id', '--stable'],
    input: commits.value.map((sha) => `${sha}\n`).join(''),
    env: { GIT_ATTR_NOSYSTEM: '1' },
    timeout: 0,
    signal,
  });
  if (!ids.ok) return ids;
  const found = new Map<string, string>();
  for (const line of ids.value.split('\n')) {
    const [id, sha] = line.split(' ');
    if (id !== undefined && sha !== undefined) found.set(sha, id);
  }
  return ok(found);
}

/** Those of the hashes that name commits which git has, whether a branch holds them or not. */
export async function commitsAmong(
  git: Git,
  shas: readonly string[],
  signal?: AbortSignal,
): Promise<Result<string[], GitError>> {
  const asked = [...new Set(shas)].filter((sha) => hashPattern.test(sha));
  if (asked.length === 0) return ok([]);
  const input = asked.map((sha) => `${sha}\n`).join('');
  const types = await git.text(['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input, signal });
  if (!types.ok) return types;
  const commits = types.value.split('\n').filter((line) => line.endsWith(' commit'));
  return ok(commits.map((line) => line.slice(0, -' commit'.length)));
}
