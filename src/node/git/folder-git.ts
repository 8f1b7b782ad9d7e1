import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { Snapshot } from '../../core/folder/snapshot.js';
import type { CommitSearch } from '../../core/git/commit-search.js';
import { noHistory, type History } from '../../core/git/history.js';
import { soughtCommits } from '../../core/insight/evidence.js';
import { noLog, type GitPerson, type Log } from '../../core/ports.js';
import type { Result } from '../../core/result.js';
import { readIdentity, readLocal, writeLocal, type LocalKey } from './config.js';
import { findCommits, type FoundCommits } from './find-commits.js';
import type { GitError } from './git.js';
import { HistoryIndex } from './history-index.js';
import { fileCache } from './history-state.js';
import { openRepository, pathInside, remotes, type Repository } from './repository.js';
import { nodeSha256 } from '../hash.js';

/** How much of the recent history is kept in mind besides every commit that names a goal. */
const recent = 500;

/** How many commits one search shows. */
const found = 100;

/** Git as one workspace folder sees it: the repository of its code, and the one that its records lie in. */
export class FolderGit {
  private readonly index: HistoryIndex;
  /** What the index gave the last time, and what was made of it. */
  private read: History | undefined;
  private known: History | undefined;
  private names: readonly string[] = [];

  constructor(
    /** Where the commits are. */
    private codeRepository: Repository,
    /** Where the records are shared; undefined where they lie in no repository. */
    private recordsRepository: Repository | undefined,
    /** The folder of the records, relative to the root of the code; undefined where it lies elsewhere. */
    private readonly recordsInside: string | undefined,
    /** The file that keeps what was read of the history. */
    kept: string,
  ) {
    this.index = new HistoryIndex(codeRepository.git, {
      recent,
      besides: recordsInside,
      cache: fileCache(kept, codeRepository.git.log),
    });
  }

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

  /** Whether the records are kept, but not in the repository of the code. */
  get recordsApart(): boolean {
    return this.recordsRepository?.commonDir !== this.codeRepository.commonDir;
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
    const code = await openRepository(git.gitPath, this.codeRepository.root, git.log);
    if (code.ok) this.codeRepository = code.value;
    if (!this.recordsRepository) return;
    const records = await openRepository(git.gitPath, this.recordsRepository.root, git.log);
    if (records.ok) this.recordsRepository = records.value;
  }

  /**
   * The recent commits but those that only share records, every one that names a goal, and what became of those that the evidence names.
   * The same object as before where nothing was committed, fetched, checked out or linked since.
   */
  async readHistory(snapshot: Snapshot, signal: AbortSignal): Promise<History> {
    const repositories = await this.repositoryNames(snapshot);
    const read = await this.index.update(soughtCommits(snapshot, repositories), signal);
    if (!read.ok) {
      if (read.error.kind !== 'aborted')
        this.codeRepository.git.log.warn('The history could not be read', read.error);
      return this.known ?? noHistory;
    }
    const before = this.read;
    this.read = read.value;
    if (this.known === undefined || before !== read.value || this.known.repositories !== repositories)
      this.known = { ...read.value, repositories, recordsApart: this.recordsApart };
    return this.known;
  }

  /** Looks through the whole history for what somebody typed, except commits that only share records. */
  findCommits(search: CommitSearch, signal: AbortSignal): Promise<Result<FoundCommits, GitError>> {
    const options = { limit: found, besides: this.recordsInside, signal };
    return findCommits(this.codeRepository.git, search, options);
  }

  /** The names of the repository by its remotes; only asked for where evidence names one. The same array as before where nothing changed. */
  private async repositoryNames(snapshot: Snapshot): Promise<readonly string[]> {
    if (!snapshot.all('evidence').some(({ value }) => value.repo !== undefined)) return this.names;
    const found = await remotes(this.codeRepository.git);
    const names = found.ok ? found.value.flatMap(({ repository }) => repository ?? []) : this.names;
    if (names.join('\n') !== this.names.join('\n')) this.names = names;
    return this.names;
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

/**
 * Finds the repositories of a workspace folder. Where only its records are in one, that stands for the code's too; undefined where neither is.
 * @param keptFolder where what was read of histories is kept.
 */
export async function findFolderGit(
  gitPath: string,
  codeFolder: string,
  recordsFolder: string,
  keptFolder: string,
  log: Log = noLog,
): Promise<FolderGit | undefined> {
  const records = await openRepository(gitPath, await nearestExisting(recordsFolder), log);
  const own = await openRepository(gitPath, codeFolder, log);
  const code = own.ok ? own : records;
  if (!code.ok) return undefined;
  // The records may be checked out in another working tree of the same repository.
  const roots = [code, records].flatMap((found) =>
    found.ok && found.value.commonDir === code.value.commonDir ? [found.value.root] : [],
  );
  const places = await Promise.all(roots.map((root) => pathInside(root, recordsFolder)));
  const inside = places.find((place) => place !== undefined);
  return new FolderGit(
    code.value,
    records.ok ? records.value : undefined,
    inside === '' ? undefined : inside,
    path.join(keptFolder, `${(await nodeSha256(code.value.root)).slice(0, 16)}.json`),
  );
}
