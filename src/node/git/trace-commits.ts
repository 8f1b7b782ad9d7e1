import { Search, type Finding, type Sought, type Trace } from '../../core/git/trace.js';
import { ok, type Result } from '../../core/result.js';
import type { Git, GitError } from './git.js';
import { revisions, unreachable } from './history.js';
import { commitsAmong, patchIds } from './patch-ids.js';
import { readCommits, type ReadCommit } from './read-commits.js';

/** What is looked for, and what is known already. */
export interface Tracing {
  /** Each commit once. */
  readonly sought: readonly Sought[];
  /** Where history starts. */
  readonly tips: readonly string[];
  /** What was found before. */
  readonly known?: ReadonlyMap<string, Trace> | undefined;
  /** The commits that branches no longer hold, of those that they held before. */
  readonly gone?: ReadonlySet<string>;
  /** What came since; undefined where that is too much, or nothing is known from before. */
  readonly news?: readonly ReadCommit[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Says of every commit that evidence names what became of it. What is known and has not changed is not looked for again. */
export async function trace(
  git: Git,
  tracing: Tracing,
): Promise<Result<ReadonlyMap<string, Trace>, GitError>> {
  const { sought, known = new Map<string, Trace>(), gone = new Set<string>(), news, signal } = tracing;
  const traces = new Map<string, Trace>();
  const fresh = new Set(news?.map(({ commit }) => commit.sha));
  /** Not looked for yet, or what was there or found is gone. */
  const missing: Sought[] = [];
  /** Lost before: only what came since can be it. */
  const lost: Sought[] = [];
  for (const one of sought) {
    const before = known.get(one.commit);
    if (fresh.has(one.commit)) traces.set(one.commit, { kind: 'here' });
    else if (before === undefined || !isAnswered(one, known) || gone.has(stand(one.commit, before)))
      missing.push(one);
    else {
      traces.set(one.commit, before);
      if (before.kind === 'lost') lost.push(one);
    }
  }
  if (news === undefined && tracing.known) missing.push(...lost.splice(0), ...sought.filter(isAway(traces)));
  const there = await reachable(git, missing, tracing);
  if (!there.ok) return there;
  for (const [sha, found] of there.value) traces.set(sha, found);
  const absent = await withPatches(
    git,
    missing.filter(({ commit }) => traces.get(commit)?.kind === 'lost'),
    signal,
  );
  if (!absent.ok) return absent;
  const taken = new Set(sought.map(({ commit }) => commit));
  const found = new Map<string, Finding>();
  if (news && news.length > 0 && absent.value.length + lost.length > 0) {
    const search = new Search([...absent.value, ...lost], taken);
    for (const { seen } of news) search.see(seen);
    const findings = await conclude(git, search, signal);
    if (!findings.ok) return findings;
    for (const [sha, finding] of findings.value) found.set(sha, finding);
  }
  const deeper = absent.value.filter(({ commit }) => (found.get(commit)?.rule ?? 'guess') === 'guess');
  const deep = await searchHistory(git, deeper, tracing, taken);
  if (!deep.ok) return deep;
  for (const [sha, finding] of deep.value.findings) found.set(sha, finding);
  for (const [sha, finding] of found) traces.set(sha, traceOf(finding, traces.get(sha)));
  for (const sha of deep.value.inPart) {
    const now = traces.get(sha);
    if (now?.kind === 'lost') traces.set(sha, { ...now, partly: true });
  }
  return ok(traces);
}

/** Whether what is known answers what is asked: a commit of another repository is not searched for, until a remote has that name. */
export function isAnswered(one: Sought, known: ReadonlyMap<string, Trace>): boolean {
  const kind = known.get(one.commit)?.kind;
  return one.elsewhere === true
    ? kind === 'here' || kind === 'elsewhere'
    : kind !== undefined && kind !== 'elsewhere';
}

function isAway(traces: ReadonlyMap<string, Trace>): (one: Sought) => boolean {
  return ({ commit }) => traces.get(commit)?.kind === 'elsewhere';
}

/** The commit whose going would change what is known. */
function stand(sha: string, before: Trace): string {
  switch (before.kind) {
    case 'here':
      return sha;
    case 'found':
      return before.commit;
    case 'lost':
      return before.guess ?? sha;
    case 'elsewhere':
      return sha;
  }
}

function traceOf({ commit, rule }: Finding, before: Trace | undefined): Trace {
  if (rule !== 'guess') return { kind: 'found', commit, rule };
  return before?.kind === 'lost'
    ? { ...before, guess: commit }
    : { kind: 'lost', kept: false, guess: commit };
}

/** Which of the commits are there, which git still keeps though no branch holds them, and which are not there at all. */
async function reachable(
  git: Git,
  sought: readonly Sought[],
  { tips, signal }: Tracing,
): Promise<Result<ReadonlyMap<string, Trace>, GitError>> {
  const kept = await commitsAmong(
    git,
    sought.map(({ commit }) => commit),
    signal,
  );
  if (!kept.ok) return kept;
  const loose = await unreachable(git, kept.value, tips, signal);
  if (!loose.ok) return loose;
  const objects = new Set(kept.value);
  const traceHere = ({ commit, elsewhere }: Sought): Trace => {
    const isKept = objects.has(commit);
    if (isKept && !loose.value.has(commit)) return { kind: 'here' };
    return elsewhere === true ? { kind: 'elsewhere' } : { kind: 'lost', kept: isKept };
  };
  return ok(new Map(sought.map((one) => [one.commit, traceHere(one)])));
}

/** Evidence that was written by hand names no patch-id; git may still keep the commit to take it from. */
async function withPatches(
  git: Git,
  sought: readonly Sought[],
  signal: AbortSignal | undefined,
): Promise<Result<readonly Sought[], GitError>> {
  const without = sought.filter(({ patch }) => patch === undefined).map(({ commit }) => commit);
  const ids = await patchIds(git, without, signal);
  if (!ids.ok) return ids;
  return ok(sought.map((one) => ({ ...one, patch: one.patch ?? ids.value.get(one.commit) })));
}

/** What a search through the history gave, by the hashes that were looked for. */
interface Searched {
  readonly findings: ReadonlyMap<string, Finding>;
  /** Those that are like too many others to compare all. */
  readonly inPart: ReadonlySet<string>;
}

/** Looks through the history since the oldest of them. */
async function searchHistory(
  git: Git,
  sought: readonly Sought[],
  { tips, signal }: Tracing,
  taken: ReadonlySet<string>,
): Promise<Result<Searched, GitError>> {
  if (sought.length === 0 || tips.length === 0) return ok({ findings: new Map(), inPart: new Set() });
  const search = new Search(sought, taken);
  // Git takes smaller numbers for something else than seconds.
  const since = (search.since ?? 0) < 1e8 ? [] : [`--since=${search.since}`];
  const options = { input: revisions(tips), signal };
  const read = await readCommits(git, [...since, '--stdin', '--'], options, ({ seen }) => {
    search.see(seen);
    return true;
  });
  if (!read.ok) return read;
  const findings = await conclude(git, search, signal);
  return findings.ok ? ok({ findings: findings.value, inPart: search.comparedInPart }) : findings;
}

async function conclude(
  git: Git,
  search: Search,
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<string, Finding>, GitError>> {
  const ids = await patchIds(git, search.toCompare(), signal);
  return ids.ok ? ok(search.findings(ids.value)) : ids;
}
