import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { Commit, GitPerson } from '../../core/ports.js';
import type { Result } from '../../core/problem.js';
import { readIdentity, readLocal, writeLocal, type LocalKey } from '../../node/git/config.js';
import type { GitError } from '../../node/git/git.js';
import { linkedCommits, recentCommits } from '../../node/git/history.js';
import { headOf, openRepository, pathInside, type Repository } from '../../node/git/repository.js';

/** How much of the recent history is kept in mind besides every commit that names a goal. */
const recent = 500;

/** Git as one workspace folder sees it: the repository of its code, and the one that its records lie in. */
export class FolderGit {
  private looked: { readonly head: string; readonly commits: readonly Commit[] } | undefined;

  constructor(
    /** Where the commits are. */
    private codeRepository: Repository,
    /** Where the records are shared; undefined where they lie in no repository. */
    private recordsRepository: Repository | undefined,
    /** The folder of the records, relative to the root of the code; undefined where it lies elsewhere. */
    private readonly recordsInside: string | undefined,
  ) {}

  get code(): Repository {
    return this.codeRepository;
  }

  get records(): Repository | undefined {
    return this.recordsRepository;
  }

  /** The branch whose records are shown. */
  get branch(): string | undefined {
    return this.recordsRepository?.branch;
  }

  /** The person that git commits as; undefined where it was not told. */
  async identity(): Promise<GitPerson | undefined> {
    return valueOr(await readIdentity(this.codeRepository.git), undefined);
  }

  /** One of our own values in the repository's configuration. */
  async config(key: LocalKey): Promise<string | undefined> {
    return valueOr(await readLocal(this.codeRepository.git, key), undefined);
  }

  setConfig(key: LocalKey, value: string | undefined): Promise<Result<void, GitError>> {
    return writeLocal(this.codeRepository.git, key, value);
  }

  /** Looks again at what is checked out. */
  async refresh(): Promise<void> {
    const { git } = this.codeRepository;
    const code = await openRepository(git.gitPath, this.codeRepository.root);
    if (code.ok) this.codeRepository = code.value;
    if (!this.recordsRepository) return;
    const records = await openRepository(git.gitPath, this.recordsRepository.root);
    if (records.ok) this.recordsRepository = records.value;
  }

  /**
   * The recent commits but those that only share records, and every one that names a goal, the newest first. The same array as before where nothing was
   * committed, fetched or checked out since.
   */
  async history(): Promise<readonly Commit[]> {
    const { git } = this.codeRepository;
    const head = await headOf(git);
    const refs = await git.text(['for-each-ref', '--format=%(objectname)', 'refs/heads', 'refs/remotes']);
    const state = `${valueOr(head, '') ?? ''}\n${valueOr(refs, '')}`;
    if (this.looked?.head === state) return this.looked.commits;
    const [latest, linked] = await Promise.all([
      recentCommits(git, { limit: recent, besides: this.recordsInside }),
      linkedCommits(git),
    ]);
    if (!latest.ok || !linked.ok) {
      for (const result of [latest, linked]) {
        if (!result.ok)
          console.warn(`Mentoring Trail: the history could not be read. ${result.error.message}`);
      }
      return this.looked?.commits ?? [];
    }
    const bySha = new Map([...linked.value, ...latest.value].map((commit) => [commit.sha, commit]));
    const commits = [...bySha.values()].sort(
      (one, other) => Date.parse(other.authored) - Date.parse(one.authored),
    );
    this.looked = { head: state, commits };
    return commits;
  }
}

function valueOr<T, F>(result: Result<T, unknown>, fallback: F): T | F {
  return result.ok ? result.value : fallback;
}

/** The nearest folder that exists: what is to be made later cannot be asked. */
async function nearestExisting(folder: string): Promise<string> {
  for (let candidate = folder; ; candidate = path.dirname(candidate)) {
    const found = await fs.stat(candidate).then(
      (stat) => stat.isDirectory(),
      () => false,
    );
    if (found || candidate === path.dirname(candidate)) return candidate;
  }
}

/** Finds the repositories of a workspace folder. Where only its records are in one, that stands for the code's too; undefined where neither is. */
export async function findFolderGit(
  gitPath: string,
  codeFolder: string,
  recordsFolder: string,
): Promise<FolderGit | undefined> {
  const records = await openRepository(gitPath, await nearestExisting(recordsFolder));
  const own = await openRepository(gitPath, codeFolder);
  const code = own.ok ? own : records;
  if (!code.ok) return undefined;
  const inside = await pathInside(code.value.root, recordsFolder);
  return new FolderGit(
    code.value,
    records.ok ? records.value : undefined,
    inside === '' ? undefined : inside,
  );
}
