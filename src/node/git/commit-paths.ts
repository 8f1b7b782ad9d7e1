import { lstat, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRecordFolder, roleOf } from '../../core/folder/layout.js';
import { oneLine } from '../../core/git/one-line.js';
import { fail, ok, type Result } from '../../core/result.js';
import { readIdentity } from './config.js';
import type { Git, GitError, RunOptions } from './git.js';
import { headOf, pathInside, unfinishedIn, type Repository, type Unfinished } from './repository.js';

/** A file that differs from the last commit. */
export interface ChangedFile {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly change: 'added' | 'changed' | 'deleted';
  /** Whether a merge left it in conflict. */
  readonly unmerged: boolean;
}

/** A file that git is told to ignore. */
interface IgnoredFile {
  /** Relative to the repository's root; a folder ends in a slash. */
  readonly path: string;
  /** What says so, as git names it: `.gitignore:3: .mentoring/`. */
  readonly rule: string;
}

/** What there is to share in a folder. */
export interface ChangedRecords {
  /** In the order of their paths. */
  readonly files: readonly ChangedFile[];
  /** The first record that git ignores, or a folder of records: what is ignored cannot be shared. */
  readonly ignored?: IgnoredFile | undefined;
}

/** Why records were not committed. Nothing has changed then: neither history nor what is staged. */
export interface ShareError {
  readonly kind:
    | 'unfinished'
    | 'unmerged'
    | 'no-identity'
    | 'ignored'
    | 'nothing'
    | 'outside'
    | 'failed'
    | GitError['kind'];
  /** A sentence for the person, with the way out. */
  readonly message: string;
}

/** Takes paths for what they are: a file may be called `*` or `:(top)`. */
const literally = '--literal-pathspecs';

/** The files in a folder that differ from the last commit: new, changed or deleted, staged or not. */
export async function changedRecords(
  repository: Repository,
  folder: string,
): Promise<Result<ChangedRecords, ShareError>> {
  const { git, root } = repository;
  const inside = await pathInside(root, folder);
  if (inside === undefined)
    return fail({ kind: 'outside', message: 'The mentoring folder is not inside this repository.' });
  const below = inside === '' ? [] : ['--', inside];
  const options = ['--porcelain=v2', '-z', '--untracked-files=all', '--ignored=matching', '--no-renames'];
  const status = await git.fields([literally, 'status', ...options, ...below]);
  if (!status.ok) return status;
  const { files, ignored: all } = readStatus(status.value);
  const ignored = all.find((found) => holdsRecords(found, inside));
  if (ignored === undefined) return ok({ files });
  const rule = await ruleFor(git, [ignored]);
  return rule.ok ? ok({ files, ignored: rule.value ?? { path: ignored, rule: 'a rule of git' } }) : rule;
}

/** Why git ignores a file that may not be there yet; undefined where it does not. What is in git already is not ignored. */
export async function ignoredFile({ git, root }: Repository, file: string): Promise<string | undefined> {
  const inside = await pathInside(root, file);
  if (inside === undefined || inside === '') return undefined;
  const rule = await ruleFor(git, [inside]);
  return rule.ok ? rule.value?.rule : undefined;
}

/** Whether an ignored file is a record or, ending in a slash, a folder of records. Editors and systems leave other files there. */
function holdsRecords(ignored: string, inside: string): boolean {
  const folder = inside === '' ? '' : `${inside}/`;
  if (!ignored.startsWith(folder)) return ignored.endsWith('/') && folder.startsWith(ignored);
  const found = ignored.slice(folder.length);
  if (found.endsWith('/')) return isRecordFolder(found.slice(0, -1));
  return found === '' || roleOf(found).role === 'record';
}

function readStatus(entries: readonly string[]): { files: ChangedFile[]; ignored: string[] } {
  const files = new Map<string, ChangedFile>();
  const ignored: string[] = [];
  for (const entry of entries) {
    const kind = entry[0];
    if (kind === '!') ignored.push(entry.slice(2));
    if (kind === '?') {
      const found = entry.slice(2);
      // A file can be untracked here and in the last commit: it was only taken out of what is staged.
      files.set(found, { path: found, change: files.has(found) ? 'changed' : 'added', unmerged: false });
    }
    // "1 XY sub mH mI mW hH hI path", and with two more fields for what is unmerged.
    const match = /^(?:1 (..)(?: \S+){6}|u (..)(?: \S+){8}) ([^]+)$/.exec(entry);
    const found = match?.[3];
    if (match === null || found === undefined) continue;
    const change = changeOf(match[1] ?? 'MM');
    if (change !== undefined) files.set(found, { path: found, change, unmerged: kind === 'u' });
  }
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), ignored };
}

/** From the letters for what is staged and what is not; undefined where a file came and went without a commit. */
function changeOf(letters: string): ChangedFile['change'] | undefined {
  const [staged, unstaged] = [letters[0], letters[1]];
  if (staged === 'A') return unstaged === 'D' ? undefined : 'added';
  if (unstaged === 'A') return 'added';
  return staged === 'D' || unstaged === 'D' ? 'deleted' : 'changed';
}

/** The first of the paths that git ignores, and why. Files that are in git already are not ignored. */
async function ruleFor(
  git: Git,
  paths: readonly string[],
): Promise<Result<IgnoredFile | undefined, GitError>> {
  // This command knows no literal paths, but it takes only a colon at the very beginning for more than a name.
  const input = paths.map((file) => `./${file}\0`).join('');
  const fields = await git.fields(['check-ignore', '--verbose', '-z', '--stdin'], { input, accept: [1] });
  if (!fields.ok) return fields;
  const [source, line, pattern, file] = fields.value;
  return ok(
    file === undefined
      ? undefined
      : { path: file.replace(/^\.\//, ''), rule: oneLine(`${source}:${line}: ${pattern}`) },
  );
}

/**
 * Commits exactly these files as they are on disk: new, changed and deleted ones. Everything else that is staged stays staged,
 * everything unstaged stays unstaged. The person's hooks run. Where the commit does not come about, what is staged is as before.
 * @param paths Relative to the repository's root, with forward slashes.
 * @param signal Stops git, unless the commit is there already.
 * @returns The new commit's hash.
 */
export async function commitPaths(
  repository: Repository,
  paths: readonly string[],
  message: string,
  signal?: AbortSignal,
): Promise<Result<string, ShareError>> {
  const { git } = repository;
  const files = [...new Set(paths)];
  const refused = await whyNot(repository, files, message);
  if (refused !== undefined) return fail(refused);
  const untracked = await untrackedAmong(repository, files);
  if (!untracked.ok) return untracked;
  const names = untracked.value.map((file) => `${file}\0`).join('');
  // A commit of chosen paths knows only files that git knows, so new ones are announced first, without their content.
  if (untracked.value.length > 0) {
    const announce = [literally, 'add', '--intent-to-add', '--pathspec-from-file=-', '--pathspec-file-nul'];
    const announced = await unlocked(git, announce, { effect: 'write', input: names });
    if (!announced.ok) return announced;
  }
  const before = await headOf(git);
  const committed = await commit(git, files, message, signal);
  const head = await headOf(git);
  // A hook that runs after the commit can be stopped, the commit itself cannot be any more.
  const isThere = before.ok && head.ok && before.value !== head.value;
  if (committed.ok || (committed.error.kind === 'aborted' && isThere))
    return head.ok ? ok(head.value ?? '') : head;
  if (untracked.value.length > 0) {
    const forget = ['update-index', '--force-remove', '-z', '--stdin'];
    const forgotten = await unlocked(git, forget, { effect: 'write', input: names });
    if (!forgotten.ok)
      return fail({ kind: 'failed', message: `${committed.error.message}\n${forgotten.error.message}` });
  }
  return fail(await whyFailed(repository, files, committed.error));
}

async function commit(
  git: Git,
  files: readonly string[],
  message: string,
  signal: AbortSignal | undefined,
): Promise<Result<Buffer, ShareError>> {
  let folder: string | undefined;
  try {
    folder = await mkdtemp(path.join(tmpdir(), 'mentoring-share-'));
    const list = path.join(folder, 'paths');
    // Hooks inherit git's options, so that the paths are literal is said of each path and not of the whole run.
    await writeFile(list, files.map((file) => `:(top,literal)${file}\0`).join(''));
    const which = [`--pathspec-from-file=${list}`, '--pathspec-file-nul'];
    return await unlocked(
      git,
      ['commit', '--only', '--quiet', '--cleanup=whitespace', '--file=-', ...which],
      {
        effect: 'hooks',
        input: message,
        timeout: 0,
        signal,
      },
    );
  } catch (error) {
    const reason = oneLine(error instanceof Error ? error.message : String(error));
    return fail({ kind: 'failed', message: `The list of files could not be written: ${reason}` });
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

const unfinishedWords: Readonly<Record<Unfinished, string>> = {
  merge: 'A merge is under way in this repository. Finish or abort it, then share.',
  rebase: 'A rebase is under way in this repository. Finish or abort it, then share.',
  'cherry-pick': 'A cherry-pick is under way in this repository. Finish or abort it, then share.',
  revert: 'A revert is under way in this repository. Finish or abort it, then share.',
  patches: 'Patches are being applied in this repository. Finish or abort that, then share.',
  prepared:
    'Git has prepared a commit in this repository, such as a squashed merge. Commit it first, then share.',
};

/** What speaks against a commit before anything is touched. */
async function whyNot(
  { git, root, gitDir }: Repository,
  files: readonly string[],
  message: string,
): Promise<ShareError | undefined> {
  if (files.length === 0) return { kind: 'nothing', message: 'There is nothing to share.' };
  if (message.trim() === '') return { kind: 'failed', message: 'A commit needs a message.' };
  const outside = files.find((file) => !isInside(root, file));
  if (outside !== undefined)
    return { kind: 'outside', message: `${oneLine(outside)} is not inside this repository.` };
  const unfinished = await unfinishedIn(gitDir);
  if (unfinished !== undefined) return { kind: 'unfinished', message: unfinishedWords[unfinished] };

  const unmerged = await git.fields(['ls-files', '--unmerged', '-z']);
  if (!unmerged.ok) return unmerged.error;
  const conflict = unmerged.value[0]?.replace(/^[^\t]*\t/, '');
  if (conflict !== undefined) {
    return {
      kind: 'unmerged',
      message: `${oneLine(conflict)} has a conflict. Resolve and stage it, then share.`,
    };
  }
  const identity = await readIdentity(git);
  if (!identity.ok) return identity.error;
  if (identity.value === undefined) {
    const commands = 'git config --global user.name "Your Name", and the same with user.email';
    return {
      kind: 'no-identity',
      message: `Git does not know who you are. Tell it, then share: ${commands}`,
    };
  }
  const ignored = await ruleFor(git, files);
  if (!ignored.ok) return ignored.error;
  return ignored.value === undefined ? undefined : ignoredError(ignored.value);
}

function ignoredError({ path: file, rule }: IgnoredFile): ShareError {
  return {
    kind: 'ignored',
    message: `Git is told to ignore ${oneLine(file)} (${rule}). Take that rule out, then share.`,
  };
}

function isInside(root: string, file: string): boolean {
  if (file === '' || file.includes('\0') || file.startsWith('/') || path.isAbsolute(file)) return false;
  const relative = path.relative(root, path.join(root, file));
  return (
    relative !== '' &&
    relative !== '..' &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}

/** The files that are on disk and not in the index. */
async function untrackedAmong(
  { git, root }: Repository,
  files: readonly string[],
): Promise<Result<string[], GitError>> {
  const folder = commonFolder(files);
  const listed = await git.fields([
    literally,
    'ls-files',
    '-z',
    '--cached',
    ...(folder === '' ? [] : ['--', folder]),
  ]);
  if (!listed.ok) return listed;
  const tracked = new Set(listed.value);
  const onDisk = await Promise.all(
    files.map((file) =>
      lstat(path.join(root, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return ok(files.filter((file, index) => onDisk[index] === true && !tracked.has(file)));
}

/** The deepest folder that holds all of the files; empty for the root. */
function commonFolder(files: readonly string[]): string {
  const [first = [], ...others] = files.map((file) => file.split('/').slice(0, -1));
  const different = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return (different < 0 ? first : first.slice(0, different)).join('/');
}

/** Runs a command that locks the index, again where somebody else (an editor's status, say) holds the lock for a moment. */
async function unlocked(
  git: Git,
  args: readonly string[],
  options: RunOptions,
): Promise<Result<Buffer, GitError>> {
  const pauses = [50, 150, 400];
  for (;;) {
    const output = await git.run(args, options);
    const pause = pauses.shift();
    if (output.ok || pause === undefined || !/index\.lock/.test(output.error.message)) return output;
    await delay(pause);
  }
}

/** Says it when there was nothing to commit: git only ends with a code then. */
async function whyFailed(
  repository: Repository,
  files: readonly string[],
  error: ShareError,
): Promise<ShareError> {
  if (error.kind === 'aborted') return { kind: 'aborted', message: 'Stopped. Nothing was committed.' };
  const changed = await changedRecords(repository, path.join(repository.root, commonFolder(files)));
  const wanted = new Set(files);
  if (changed.ok && !changed.value.files.some((file) => wanted.has(file.path))) {
    return {
      kind: 'nothing',
      message: 'There is nothing to share: these records are as they were committed last.',
    };
  }
  return { kind: error.kind, message: `Nothing was committed. ${error.message}` };
}
