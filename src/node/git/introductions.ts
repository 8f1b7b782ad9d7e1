import { isDeepStrictEqual } from 'node:util';
import { RecordText } from '../../core/yaml/record-text.js';
import { ok, type Result } from '../../core/result.js';
import { isNameOf, offline, versionText, type FileVersion, type RecordInHistory } from './file-versions.js';
import type { Git, GitError } from './git.js';

/** More commits that brought the very same signature than anybody makes: cherry-picked, rebased, squashed. */
const mostIntroductions = 20;

/** Whether a version of a file says the same as the record does now, however it is laid out; `unknown` where this clone does not have it. */
export type SaysTheSame = (blob: string) => Promise<'same' | 'other' | 'unknown'>;

/** Compares versions with what a record says now, as parsed; each is read once. */
export function saysTheSame(git: Git, content: unknown): SaysTheSame {
  const known = new Map<string, 'same' | 'other' | 'unknown'>();
  return async (blob) => {
    const before = known.get(blob);
    if (before !== undefined) return before;
    const text = await versionText(git, blob);
    const same = text !== undefined && isDeepStrictEqual(RecordText.of(text).value, content);
    const answer = text === undefined ? 'unknown' : same ? 'same' : 'other';
    known.set(blob, answer);
    return answer;
  };
}

/**
 * The commits that brought a content, the oldest first: those that came later on the same line of history only laid it out otherwise, renamed
 * its file or brought it back.
 * @param versions children before their parents
 */
export async function introductions(
  git: Git,
  versions: readonly FileVersion[],
  saysTheSame: SaysTheSame,
): Promise<Result<string[], GitError>> {
  let left: string[] = [];
  for (const { commit, blob } of [...versions].reverse()) {
    if (!left.includes(commit) && (await saysTheSame(blob)) === 'same') left.push(commit);
  }
  const found: string[] = [];
  for (let first = left.shift(); first !== undefined; first = left.shift()) {
    found.push(first);
    if (left.length === 0 || found.length === mostIntroductions) break;
    const later = await git.text(['--no-replace-objects', 'rev-list', '--ancestry-path', '--stdin'], {
      ...offline,
      input: [`^${first}`, ...left, ''].join('\n'),
    });
    if (!later.ok) return later;
    const descendants = new Set(later.value.split('\n'));
    left = left.filter((commit) => !descendants.has(commit));
  }
  return ok(found);
}

/** Whether a commit holds the record's content already, in whatever folder, or may hold it. */
export async function holdsContent(
  git: Git,
  commit: string,
  record: RecordInHistory,
  saysTheSame: SaysTheSame,
): Promise<Result<boolean, GitError>> {
  const listed = await git.fields(
    ['--no-replace-objects', 'ls-tree', '-r', '-z', '--full-tree', commit],
    offline,
  );
  if (!listed.ok) return listed;
  for (const entry of listed.value) {
    const [, blob = '', name = ''] = /^\d+ blob ([0-9a-f]+)\t(?:[^]*\/)?([^/]+)$/.exec(entry) ?? [];
    if (isNameOf(record, name) && (await saysTheSame(blob)) !== 'other') return ok(true);
  }
  return ok(false);
}
