import { codeOf } from '../../core/folder/id.js';
import { maximumBytes } from '../../core/yaml/record-text.js';
import { ok, type Result } from '../../core/result.js';
import type { Git, GitError, RunOptions } from './git.js';
import { headOf, pathInside, type Repository } from './repository.js';

/** That a commit gave a file some content: made it, or changed it. */
export interface FileVersion {
  /** The commit's full hash. */
  readonly commit: string;
  /** What names the content to git. */
  readonly blob: string;
}

/** What a file is, for its history: a renamed record keeps its code, so that its file is found under every name it had. */
export interface RecordInHistory {
  /** Where the records of its place lie, absolute. */
  readonly folder: string;
  /** Inside that folder, with forward slashes. */
  readonly path: string;
  readonly id: string;
}

/** Enough for any record; more would be a mistake of somebody's script. */
const mostVersions = 500;

/** Objects that a partial clone left on the server are not fetched: looking into history is no reason to use the network. */
export const offline: RunOptions = { env: { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' } };

/**
 * Every commit that gave a record's file some content, the newest first and children before their parents, on all local branches, on those fetched from remotes and on
 * what is checked out. Empty where the file was never committed.
 * @param merges whether what a merge brought into a branch counts too
 */
export async function fileVersions(
  { git, root }: Repository,
  record: RecordInHistory,
  merges: 'with-merges' | 'without-merges',
): Promise<Result<FileVersion[], GitError>> {
  const inside = await pathInside(root, record.folder);
  const head = await headOf(git);
  if (!head.ok) return head;
  if (inside === undefined) return ok([]);
  const starts = ['--branches', '--remotes', ...(head.value === undefined ? [] : [head.value])];
  const listed = await git.text(
    [
      '--no-replace-objects',
      'log',
      '--format=%H',
      '--raw',
      '--no-abbrev',
      '--no-renames',
      '--no-relative',
      // In git's own order, whatever file of names diff.orderFile is set to.
      '-O/dev/null',
      '--date-order',
      '--no-show-signature',
      '--no-color',
      '--no-mailmap',
      '--full-history',
      '--diff-filter=AM',
      `--max-count=${mostVersions}`,
      merges === 'with-merges' ? '-m' : '--no-merges',
      ...starts,
      '--',
      pathspec(inside, record),
    ],
    offline,
  );
  return listed.ok ? ok(readVersions(listed.value)) : listed;
}

/** Every name that the record's file can have had, from the root, with whatever else the folder's name holds letter by letter. */
function pathspec(inside: string, { path, id }: RecordInHistory): string {
  const code = codeOf(id);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const literal = `${inside === '' ? '' : `${inside}/`}${folder}`.replace(/[*?[\]\\]/g, '\\$&');
  const name = code === undefined ? id : `*${code}`;
  return `:(top,glob)${literal}${name}.yaml`;
}

/** Whether the record's file can have had this name, in whatever folder. */
export function isNameOf({ id }: RecordInHistory, name: string): boolean {
  const code = codeOf(id);
  return code === undefined ? name === `${id}.yaml` : name.endsWith(`${code}.yaml`);
}

function readVersions(text: string): FileVersion[] {
  const versions: FileVersion[] = [];
  let commit: string | undefined;
  for (const line of text.split('\n')) {
    if (/^[0-9a-f]{40,64}$/.test(line)) commit = line;
    const blob = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [AM]\t/.exec(line)?.[1];
    if (commit !== undefined && blob !== undefined) versions.push({ commit, blob });
  }
  return versions;
}

/** The content that a version gave its file, as text; undefined where this clone does not have it, or it is no record's size. */
export async function versionText(git: Git, blob: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(blob)) return undefined;
  const content = await git.run(['--no-replace-objects', 'cat-file', 'blob', blob], {
    ...offline,
    maxBytes: maximumBytes,
  });
  return content.ok ? content.value.toString('utf8') : undefined;
}
