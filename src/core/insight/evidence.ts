import { identity } from '../folder/snapshot.js';
import type { LoadedRecord, Place, Snapshot } from '../folder/snapshot.js';
import type { Commit } from '../ports.js';
import { personByEmail } from './people.js';
import { compareText, dayOf } from './words.js';

/** A commit or a web page that shows something for a goal. */
export interface EvidenceView {
  readonly kind: 'commit' | 'link';
  /** The commit's full hash. */
  readonly sha: string | undefined;
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
  /** The record that holds it up; undefined where the commit's own message does. */
  readonly record: LoadedRecord<'evidence'> | undefined;
  readonly place: Place;
}

/** What shows something for these goals, newest first: records and commits whose message names a goal, each commit once. */
export function evidenceFor(
  snapshot: Snapshot,
  goals: readonly LoadedRecord<'goal'>[],
  commits: readonly Commit[],
): readonly EvidenceView[] {
  const named = goals.flatMap((goal) => commitsNaming(goal, commits));
  const views = new Map(named.map((commit) => [commit.sha, fromCommit(snapshot, commit)]));
  const linked = new Map(views);
  const records = goals.flatMap((goal) => snapshot.referring('evidence', 'goal', goal));
  // Private ones first, so that a shared one of the same commit takes their place.
  for (const place of ['private', 'shared'] as const) {
    for (const record of records.filter((candidate) => candidate.place === place)) {
      const key = record.value.commit ?? `record ${record.id}`;
      const commit = linked.get(key);
      const view = commit
        ? { ...commit, note: record.value.note, record, place }
        : fromRecord(snapshot, record);
      views.set(key, view);
    }
  }
  return [...views.values()].sort(newestFirst);
}

function newestFirst(one: EvidenceView, other: EvidenceView): number {
  const [first, second] = [momentOf(one), momentOf(other)];
  return second - first || compareText(one.title, other.title);
}

/** In milliseconds since 1970; 0 where it is unknown. */
function momentOf(view: EvidenceView): number {
  return Date.parse(view.instant ?? `${view.date}T00:00:00Z`) || 0;
}

function fromCommit(snapshot: Snapshot, commit: Commit): EvidenceView {
  return {
    kind: 'commit',
    sha: commit.sha,
    url: undefined,
    repo: undefined,
    title: commit.subject,
    note: undefined,
    date: dayOf(commit.authored),
    instant: commit.authored,
    by: personByEmail(snapshot, commit.author.email)?.id ?? commit.author.name,
    record: undefined,
    place: 'shared',
  };
}

function fromRecord(snapshot: Snapshot, record: LoadedRecord<'evidence'>): EvidenceView {
  const { commit, url, repo, subject, author, authored, by, date, note } = record.value;
  const kind = commit === undefined ? 'link' : 'commit';
  const [title = ''] = [subject, kind === 'link' ? note : undefined, url, commit?.slice(0, 10)].filter(
    (candidate) => candidate !== undefined && candidate !== '',
  );
  const maker = author === undefined ? undefined : (personByEmail(snapshot, author)?.id ?? author);
  return {
    kind,
    sha: commit,
    url,
    repo,
    title,
    note,
    date: authored === undefined ? date : dayOf(authored),
    instant: authored,
    by: kind === 'link' ? by : maker,
    record,
    place: record.place,
  };
}

/** The commits whose message names the goal. */
function commitsNaming(goal: LoadedRecord<'goal'>, commits: readonly Commit[]): readonly Commit[] {
  let index = commitIndexes.get(commits);
  if (!index) {
    index = indexByGoal(commits);
    commitIndexes.set(commits, index);
  }
  return index.get(identity('goal', goal.id)) ?? [];
}

/** Every goal asks for its commits out of the same long history. */
const commitIndexes = new WeakMap<readonly Commit[], ReadonlyMap<string, readonly Commit[]>>();

function indexByGoal(commits: readonly Commit[]): ReadonlyMap<string, readonly Commit[]> {
  const index = new Map<string, Commit[]>();
  for (const commit of commits) {
    for (const code of new Set(commit.goals.map((goal) => identity('goal', goal)))) {
      const known = index.get(code);
      if (known) known.push(commit);
      else index.set(code, [commit]);
    }
  }
  return index;
}
