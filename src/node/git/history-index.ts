import { type History } from '../../core/git/history.js';
import type { Sought, Trace } from '../../core/git/trace.js';
import type { Commit } from '../../core/ports.js';
import { ok, type Result } from '../../core/result.js';
import { SerialQueue } from '../../core/serial-queue.js';
import type { Git, GitError } from './git.js';
import type { HistoryCache, HistoryState } from './history-state.js';
import {
  commitsByHash,
  isBesides,
  linkedCommits,
  recentCommits,
  revisions,
  tipCommits,
  tipsOf,
  unreachable,
  type TipCommits,
  type Tips,
} from './history.js';
import { readCommits, type ReadCommit } from './read-commits.js';
import { isAnswered, trace } from './trace-commits.js';

/** How an index is set up. */
export interface IndexOptions {
  /** How many recent commits are kept besides those that name a goal. */
  readonly recent: number;
  /** A folder whose commits are no work: the records. Relative to the root, with forward slashes. */
  readonly besides?: string | undefined;
  readonly cache?: HistoryCache | undefined;
}

/** So many new commits are read whole. After more, a rewrite of everything say, they are looked through as at first. */
const mostAtOnce = 1000;

/** Up to so many branches are asked for together with the commits that they stand on. */
const fewBranches = 32;

/** New commits since the last time, the newest first; `undefined` where they are too many to be kept. */
type News = readonly ReadCommit[] | undefined;

/** Where the branches are now, and what came since where they stand on all of it. */
interface Look {
  readonly now: Tips;
  readonly news?: readonly ReadCommit[] | undefined;
}

/**
 * The history of one repository: read once, then only what is new. It keeps the recent commits, those that name goals and those that
 * evidence stands on, however long the history is.
 */
export class HistoryIndex {
  private state: HistoryState | undefined;
  private cacheRead: Promise<void> | undefined;
  private shown: { readonly state: HistoryState; readonly history: History } | undefined;
  private readonly queue = new SerialQueue();

  constructor(
    private readonly git: Git,
    private readonly options: IndexOptions,
  ) {}

  /**
   * Reads what is new and looks for the commits that evidence names. Gives the same object as before where nothing changed. Where
   * it fails or is stopped, what was known stays known.
   */
  update(sought: readonly Sought[], signal?: AbortSignal): Promise<Result<History, GitError>> {
    return this.queue.run(() => this.updateNow(onceEach(sought), signal));
  }

  private async updateNow(
    sought: readonly Sought[],
    signal: AbortSignal | undefined,
  ): Promise<Result<History, GitError>> {
    this.cacheRead ??= this.readCache();
    await this.cacheRead;
    const before = this.state;
    const read = (before && (await this.follow(before, sought, signal))) ?? (await this.scan(sought, signal));
    if (!read.ok) return read;
    this.state = read.value;
    if (read.value !== before) void this.options.cache?.write(read.value);
    if (this.shown?.state !== read.value) this.shown = { state: read.value, history: historyOf(read.value) };
    return ok(this.shown.history);
  }

  private async readCache(): Promise<void> {
    const kept = await this.options.cache?.read();
    if (kept?.besides === this.options.besides) this.state = kept;
  }

  /** Reads everything. */
  private async scan(
    sought: readonly Sought[],
    signal: AbortSignal | undefined,
  ): Promise<Result<HistoryState, GitError>> {
    const tips = await tipsOf(this.git, signal);
    if (!tips.ok) return tips;
    const [linked, recent, traced, shallow] = await Promise.all([
      linkedCommits(this.git, tips.value.tips, [], signal),
      this.readRecent(signal),
      trace(this.git, { sought, tips: tips.value.tips, signal }),
      this.isShallow(signal),
    ]);
    if (!shallow.ok) return shallow;
    if (!linked.ok) return linked;
    if (!recent.ok) return recent;
    if (!traced.ok) return traced;
    const read = { linked: linked.value, recent: recent.value, traces: traced.value, shallow: shallow.value };
    return this.complete(tips.value, read, [], signal);
  }

  /** Reads what is new; undefined where that is not possible and everything has to be read again. */
  private async follow(
    before: HistoryState,
    sought: readonly Sought[],
    signal: AbortSignal | undefined,
  ): Promise<Result<HistoryState, GitError> | undefined> {
    const [looked, shallow] = await Promise.all([
      this.look(before, signal),
      before.shallow ? this.isShallow(signal) : ok(false),
    ]);
    if (!looked.ok) return looked;
    if (!shallow.ok) return shallow;
    // More of the history was fetched.
    if (shallow.value !== before.shallow) return undefined;
    const { now } = looked.value;
    const same = now.head === before.head && isSame(now.tips, before.tips);
    if (same && isTraced(sought, before.traces)) return ok(before);
    const news = looked.value.news
      ? ok(looked.value.news)
      : await this.readNews(before.tips, now.tips, signal);
    // The old branches may be gone for good: git forgets in time.
    if (!news.ok) return signal?.aborted === true ? news : undefined;
    return this.extend(before, now, news.value, sought, signal);
  }

  /** Looks where the branches are, and reads what came since as far as that is no extra command. */
  private async look(before: HistoryState, signal: AbortSignal | undefined): Promise<Result<Look, GitError>> {
    if (before.head !== undefined && before.tips.length <= fewBranches) {
      const read = await tipCommits(this.git, 2 * fewBranches, signal);
      if (!read.ok) return read;
      if (read.value) return ok({ now: read.value, news: newsAmong(read.value, before) });
    }
    const tips = await tipsOf(this.git, signal);
    return tips.ok ? ok({ now: tips.value }) : tips;
  }

  private async extend(
    before: HistoryState,
    now: Tips,
    news: News,
    sought: readonly Sought[],
    signal: AbortSignal | undefined,
  ): Promise<Result<HistoryState, GitError> | undefined> {
    const gone = await this.goneSince(before, now, news, signal);
    if (!gone.ok) return signal?.aborted === true ? gone : undefined;
    const [linked, recent, traced] = await Promise.all([
      news === undefined
        ? linkedCommits(this.git, now.tips, before.tips, signal)
        : ok(news.map(({ commit }) => commit).filter((commit) => commit.goals.length > 0)),
      this.recentAfter(before, now, news, signal),
      trace(this.git, { sought, tips: now.tips, known: before.traces, gone: gone.value, news, signal }),
    ]);
    if (!linked.ok) return linked;
    if (!recent.ok) return recent;
    if (!traced.ok) return traced;
    const still = before.linked.filter(({ sha }) => !gone.value.has(sha));
    const shas = new Set(linked.value.map(({ sha }) => sha));
    const all = [...linked.value, ...still.filter(({ sha }) => !shas.has(sha))];
    const read = { linked: all, recent: recent.value, traces: traced.value, shallow: before.shallow };
    return this.complete(now, read, before.held, signal);
  }

  /** Adds the commits that evidence stands on, where they are not among the others. */
  private async complete(
    { head, tips }: Tips,
    read: Pick<HistoryState, 'linked' | 'recent' | 'traces' | 'shallow'>,
    heldBefore: readonly Commit[],
    signal: AbortSignal | undefined,
  ): Promise<Result<HistoryState, GitError>> {
    const { linked, recent, traces } = read;
    const listed = new Set([...linked, ...recent].map(({ sha }) => sha));
    const wanted = new Set([...traces].flatMap(([sha, found]) => standsOn(sha, found) ?? []));
    for (const sha of listed) wanted.delete(sha);
    const held = heldBefore.filter(({ sha }) => wanted.has(sha));
    for (const { sha } of held) wanted.delete(sha);
    const added = await commitsByHash(this.git, [...wanted], signal);
    if (!added.ok) return added;
    const { besides } = this.options;
    return ok({ ...read, besides, head, tips, held: [...held, ...added.value] });
  }

  /** What one set of tips holds and the other did not. */
  private async readNews(
    before: readonly string[],
    now: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<Result<News, GitError>> {
    const news: ReadCommit[] = [];
    if (now.length === 0) return ok(news);
    const options = { files: true, input: revisions(now, before), signal };
    const read = await readCommits(this.git, ['--stdin', '--'], options, (commit) => {
      news.push(commit);
      return news.length <= mostAtOnce;
    });
    if (!read.ok) return read;
    return ok(news.length > mostAtOnce ? undefined : news);
  }

  /** The commits that branches held before and do not any more. */
  private async goneSince(
    before: HistoryState,
    now: Tips,
    news: News,
    signal: AbortSignal | undefined,
  ): Promise<Result<ReadonlySet<string>, GitError>> {
    const held = new Set([...now.tips, ...(news ?? []).flatMap(({ parents }) => parents)]);
    const left = before.tips.filter((tip) => !held.has(tip));
    return unreachable(this.git, left, now.tips, signal);
  }

  private async isShallow(signal: AbortSignal | undefined): Promise<Result<boolean, GitError>> {
    const said = await this.git.text(['rev-parse', '--is-shallow-repository'], { signal });
    return said.ok ? ok(said.value === 'true') : said;
  }

  private readRecent(signal: AbortSignal | undefined): Promise<Result<readonly Commit[], GitError>> {
    return recentCommits(this.git, { limit: this.options.recent, besides: this.options.besides, signal });
  }

  /** The recent commits where what is checked out went on from before; else they are read again. */
  private async recentAfter(
    before: HistoryState,
    now: Tips,
    news: News,
    signal: AbortSignal | undefined,
  ): Promise<Result<readonly Commit[], GitError>> {
    if (now.head === before.head) return ok(before.recent);
    const added = news && before.head !== undefined ? between(news, before.head, now.head) : undefined;
    if (!added) return this.readRecent(signal);
    const own = added.filter((read) => read.parents.length < 2 && isBesides(read, this.options.besides));
    return ok([...own.map(({ commit }) => commit), ...before.recent].slice(0, this.options.recent));
  }
}

/**
 * What came since, where the branches stand on all of it; undefined where they went further. A branch that went back to the child of
 * another's commit counts as news, which changes nothing.
 */
function newsAmong({ tips, commits }: TipCommits, before: HistoryState): readonly ReadCommit[] | undefined {
  const old = new Set(before.tips);
  const known = new Set([...before.tips, ...tips]);
  const news = commits
    .filter(({ commit }) => !old.has(commit.sha))
    .sort((one, other) => other.seen.committed - one.seen.committed);
  return news.every(({ parents }) => parents.every((parent) => known.has(parent))) ? news : undefined;
}

/** The new commits that lead from one commit to a later one, in their order; undefined where they do not. */
function between(
  news: readonly ReadCommit[],
  from: string,
  to: string | undefined,
): readonly ReadCommit[] | undefined {
  const byHash = new Map(news.map((read) => [read.commit.sha, read]));
  const reached = new Set<string>();
  let leads = false;
  const open = to === undefined ? [] : [to];
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (sha === from) leads = true;
    const read = byHash.get(sha);
    if (!read || reached.has(sha)) continue;
    reached.add(sha);
    open.push(...read.parents);
  }
  return leads ? news.filter(({ commit }) => reached.has(commit.sha)) : undefined;
}

/** The commit that can be shown for one that evidence names. */
function standsOn(sha: string, found: Trace): string | undefined {
  switch (found.kind) {
    case 'here':
      return sha;
    case 'found':
      return found.commit;
    case 'lost':
      return found.guess;
    case 'elsewhere':
      return undefined;
  }
}

function historyOf({ linked, recent, held, traces, shallow }: HistoryState): History {
  const bySha = new Map([...held, ...linked, ...recent].map((commit) => [commit.sha, commit]));
  const commits = [...bySha.values()]
    .map((commit) => ({ commit, moment: Date.parse(commit.authored) }))
    .sort((one, other) => other.moment - one.moment)
    .map(({ commit }) => commit);
  return { commits, traces, repositories: [], recordsApart: false, shallow };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((entry, index) => entry === other[index]);
}

/** Each commit once: where records disagree, it is looked for as one of this repository. */
function onceEach(sought: readonly Sought[]): readonly Sought[] {
  const once = new Map<string, Sought>();
  for (const one of sought) {
    const known = once.get(one.commit);
    if (known === undefined || known.elsewhere === true) once.set(one.commit, one);
  }
  return [...once.values()];
}

/** Whether what became of these, and of no others, is known. */
function isTraced(sought: readonly Sought[], traces: ReadonlyMap<string, Trace>): boolean {
  return sought.length === traces.size && sought.every((one) => isAnswered(one, traces));
}
