import { identity, type LoadedRecord, type Snapshot } from '../folder/snapshot.js';
import type { History } from '../git/history.js';
import { isSameRepository } from '../git/remote.js';
import type { Sought, Trace, TraceRule } from '../git/trace.js';
import type { Commit, TouchedFiles } from '../ports.js';
import type { Evidence } from '../records/evidence.js';
import { hasEmail, personByEmail } from './people.js';
import { compareText, dayOf } from '../text/words.js';
import type { Place } from '../folder/privacy.js';
import type { Perspective } from './perspective.js';
import { groupBy } from '../group-by.js';
import { memo } from '../memo.js';

/** What became of the commit of a piece of evidence. `unknown`: nobody looked. */
type EvidenceState = Trace | { readonly kind: 'unknown' };

/** A commit or a web page that shows something for a goal. */
export interface EvidenceView {
  readonly kind: 'commit' | 'link';
  /** The full hash of the commit, as it is in the history now. */
  readonly sha: string | undefined;
  /** The full hash that the record names, where the commit was found again under another one. */
  readonly was: string | undefined;
  /** What became of the commit; undefined for a page. */
  readonly state: EvidenceState | undefined;
  /** What became of it in words: `found again after a rewrite`; undefined where it is where it was. */
  readonly stateWords: string | undefined;
  /** Whether the commit can be shown: it is in this repository. */
  readonly canShow: boolean;
  readonly url: string | undefined;
  /** The repository, where it is not this one. */
  readonly repo: string | undefined;
  /** The commit's subject, or what the page shows. */
  readonly title: string;
  readonly note: string | undefined;
  /** The day it was made, `YYYY-MM-DD`. */
  readonly date: string;
  /** The moment it was made, RFC 3339, where it is known. */
  readonly instant: string | undefined;
  /** The handle of who made it, or their name where they have no handle. */
  readonly by: string | undefined;
  /** The files that the commit touches, where that is known. */
  readonly files: TouchedFiles | undefined;
  /**
   * Whether it speaks for the goal's owner: their own work, work that nobody here is known for, or what a record holds up. Somebody
   * else's commit whose message names the goal belongs to its story and is no evidence.
   */
  readonly counts: boolean;
  /** The record that holds it up; undefined where the commit's own message does. */
  readonly record: LoadedRecord<'evidence'> | undefined;
  readonly place: Place;
}

/**
 * What shows something for these goals, newest first: records and commits whose message names a goal, each commit once. A commit that
 * took in others, as squashing does, stands behind those that records hold up, and not beside them.
 */
export function evidenceFor(
  perspective: Perspective,
  goals: readonly LoadedRecord<'goal'>[],
): readonly EvidenceView[] {
  const { snapshot, history } = perspective;
  const views = new Map<string, EvidenceView>();
  for (const goal of goals)
    for (const commit of indexOf(history).byGoal.get(identity('goal', goal.id)) ?? [])
      views.set(commit.sha, fromCommit(snapshot, goal, commit));
  const linked = new Map(views);
  const records = goals.flatMap((goal) => snapshot.referring('evidence', 'goal', goal));
  // Private ones first, so that a shared one of the same commit takes their place.
  for (const place of ['private', 'shared'] as const) {
    for (const record of records.filter((candidate) => candidate.place === place)) {
      const view = fromRecord(perspective, record);
      const isFolded = view.state?.kind === 'found' && view.state.rule === 'folded';
      const key = isFolded ? `record ${record.id}` : (view.sha ?? `record ${record.id}`);
      if (isFolded && view.sha !== undefined && views.get(view.sha)?.record === undefined)
        views.delete(view.sha);
      const commit = isFolded ? undefined : linked.get(key);
      views.set(key, commit ? { ...commit, ...heldUp(view) } : view);
    }
  }
  return [...views.values()].sort(newestFirst);
}

/** What a record adds to a commit that names the goal itself. */
function heldUp({ note, record, place, was, state, stateWords }: EvidenceView) {
  return { note, record, place, was, state, stateWords, counts: true };
}

/** What there is to look for in the history of a repository that goes by these names. */
export function soughtCommits(snapshot: Snapshot, repositories: readonly string[]): readonly Sought[] {
  return snapshot.all('evidence').flatMap(({ value }): readonly Sought[] => {
    const { commit, repo, subject, author, authored, patch } = value;
    if (commit === undefined) return [];
    return isNamed(repo, repositories)
      ? [{ commit, subject, author, authored, patch }]
      : [{ commit, elsewhere: true }];
  });
}

/** Whether a record's commit is one of a repository with these names; it is where the record names none. */
function isNamed(repo: string | undefined, repositories: readonly string[]): boolean {
  return repo === undefined || repositories.some((name) => isSameRepository(name, repo));
}

/** The goals that a commit is linked to: by its message, and by records, for the hash that it had before too. */
export function goalsOfCommit(perspective: Perspective, sha: string): readonly LoadedRecord<'goal'>[] {
  const { snapshot, history } = perspective;
  const named = indexOf(history).bySha.get(sha)?.goals ?? [];
  const held = snapshot.all('evidence').filter(({ value }) => {
    const found = value.commit === undefined ? undefined : history.traces.get(value.commit);
    return value.commit === sha || (found?.kind === 'found' && found.commit === sha);
  });
  const goals = [...named, ...held.map(({ value }) => value.goal)].map((id) => snapshot.find('goal', id));
  return [...new Set(goals)].filter((goal) => goal !== undefined);
}

function newestFirst(one: EvidenceView, other: EvidenceView): number {
  const [first, second] = [momentOf(one), momentOf(other)];
  return second - first || compareText(one.title, other.title);
}

/** In milliseconds since 1970; 0 where it is unknown. */
function momentOf(view: EvidenceView): number {
  return Date.parse(view.instant ?? `${view.date}T00:00:00Z`) || 0;
}

function fromCommit(snapshot: Snapshot, goal: LoadedRecord<'goal'>, commit: Commit): EvidenceView {
  const author = personByEmail(snapshot, commit.author.email);
  const owner = snapshot.find('person', goal.value.owner);
  const isOwners = [commit.author.email, ...(commit.coauthors ?? [])].some((email) => hasEmail(owner, email));
  return {
    kind: 'commit',
    sha: commit.sha,
    was: undefined,
    state: { kind: 'here' },
    stateWords: undefined,
    canShow: true,
    url: undefined,
    repo: undefined,
    title: commit.subject === '' ? commit.sha.slice(0, shortHash) : commit.subject,
    note: undefined,
    date: dayOf(commit.authored),
    instant: commit.authored,
    by: author?.id ?? commit.author.name,
    files: commit.files,
    counts: isOwners || author === undefined,
    record: undefined,
    place: 'shared',
  };
}

function fromRecord(perspective: Perspective, record: LoadedRecord<'evidence'>): EvidenceView {
  const { snapshot, history } = perspective;
  const { commit, url, repo, subject, author, authored, by, date, note } = record.value;
  const kind = commit === undefined ? 'link' : 'commit';
  const state = commit === undefined ? undefined : stateOf(commit, repo, history);
  const sha = state?.kind === 'found' ? state.commit : commit;
  const now = sha === undefined ? undefined : indexOf(history).bySha.get(sha);
  const folded = state?.kind === 'found' && state.rule === 'folded';
  const [title = ''] = [
    subject,
    folded ? undefined : now?.subject,
    kind === 'link' ? note : undefined,
    url,
    commit?.slice(0, shortHash),
  ].filter((candidate) => candidate !== undefined && candidate !== '');
  // A commit that took in others has an author and a moment of its own.
  const own = folded ? undefined : now;
  const email = author ?? own?.author.email;
  const moment = authored ?? own?.authored;
  const name = own?.author.email === email ? own?.author.name : undefined;
  const maker =
    email === undefined
      ? undefined
      : (personByEmail(snapshot, email)?.id ?? (name === '' ? email : (name ?? email)));
  return {
    kind,
    sha,
    was: sha === commit ? undefined : commit,
    state,
    stateWords: state && stateWords(state, now, record.value, history),
    canShow: sha !== undefined && (now !== undefined || (state?.kind === 'lost' && state.kept)),
    url,
    repo: state?.kind === 'elsewhere' ? repo : undefined,
    title,
    note,
    date: moment === undefined ? date : dayOf(moment),
    instant: moment,
    by: kind === 'link' ? by : maker,
    files: own?.files,
    counts: true,
    record,
    place: record.place,
  };
}

/** How many digits of a hash are shown. */
const shortHash = 10;

function stateOf(commit: string, repo: string | undefined, history: History): EvidenceState {
  const traced = history.traces.get(commit);
  const listed = indexOf(history).bySha.has(commit) ? ({ kind: 'here' } as const) : undefined;
  if (isNamed(repo, history.repositories)) return traced ?? listed ?? { kind: 'unknown' };
  return traced?.kind === 'here' ? traced : (listed ?? { kind: 'elsewhere' });
}

/** What became of a commit, honestly and in few words. */
function stateWords(
  state: EvidenceState,
  now: Commit | undefined,
  { subject, repo }: Evidence,
  { shallow, recordsApart }: History,
): string | undefined {
  switch (state.kind) {
    case 'here':
    case 'unknown':
    case 'elsewhere':
      return undefined;
    case 'found':
      return foundWords(state.rule, now, subject);
    case 'lost':
      if (state.kept) return 'no longer on a branch';
      if (shallow) return 'not in this clone, which holds part of the history';
      if (state.partly === true) return 'not found; many commits are like it, and not all were compared';
      return recordsApart && repo === undefined
        ? 'not in this clone, and its record names no repository'
        : 'not in this clone';
  }
}

function foundWords(rule: TraceRule, now: Commit | undefined, subject: string | undefined): string {
  const renamed = now && subject !== undefined && now.subject !== subject ? ` as “${now.subject}”` : '';
  switch (rule) {
    case 'author-time':
      return `found again after a rewrite${renamed}`;
    case 'change':
      return `found again by its change${renamed}`;
    case 'folded':
      return now ? `now part of “${now.subject}”` : 'now part of a later commit';
  }
}

interface HistoryIndex {
  readonly bySha: ReadonlyMap<string, Commit>;
  /** Commits by the identity of the goals that their messages name. */
  readonly byGoal: ReadonlyMap<string, readonly Commit[]>;
}

/** Every goal asks for its commits out of the same long history. */
const indexOf = memo(({ commits }: History): HistoryIndex => ({
  bySha: new Map(commits.map((commit) => [commit.sha, commit])),
  byGoal: groupBy(commits, ({ goals }) => goals.map((goal) => identity('goal', goal))),
}));
