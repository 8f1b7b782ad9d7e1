import { codeOf } from '../folder/id.js';
import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { evidenceFor, type EvidenceView } from '../insight/evidence.js';
import { earlierGoals } from '../insight/goals.js';
import { nameOf } from '../names/person.js';
import { goalStatus, type GoalStatus } from '../records/goal.js';
import { type Perspective, seenFrom } from '../insight/perspective.js';

/** What shows something for a goal, as plain data. */
export interface GoalEvidence {
  readonly goal: string;
  /** By which commits name it. */
  readonly code: string | undefined;
  readonly title: string;
  readonly owner: string;
  readonly status: GoalStatus;
  /** Newest first. */
  readonly evidence: readonly EvidenceLine[];
}

/** One piece of evidence, as plain data. What is not known is left out. */
export interface EvidenceLine {
  readonly kind: 'commit' | 'link';
  /** The full hash, as the commit is in the history now. */
  readonly commit?: string | undefined;
  /** The full hash that the record names, where it is another one. */
  readonly was?: string | undefined;
  readonly url?: string | undefined;
  /** The repository, where it is not this one. */
  readonly repo?: string | undefined;
  readonly title: string;
  readonly by?: string | undefined;
  readonly date: string;
  readonly files?: number | undefined;
  readonly note?: string | undefined;
  /** How the commit is there: `here`, `author-time`, `change`, `folded`, `lost`, `elsewhere` or `unknown`. */
  readonly found?: string | undefined;
  /** The same in words. */
  readonly state?: string | undefined;
  /** The full hash of what a lost commit probably became; only where that was asked for. */
  readonly probably?: string | undefined;
  /** Whether it speaks for the goal's owner: somebody else's commit that names the goal does not. */
  readonly counts: boolean;
  /** The id of the record that holds it up. */
  readonly record?: string | undefined;
}

/**
 * The evidence for goals, the shared one alone.
 * @param guesses whether to say what lost commits probably became.
 */
export function evidenceReport(
  perspective: Perspective,
  goals: readonly LoadedRecord<'goal'>[],
  guesses: boolean,
): readonly GoalEvidence[] {
  const everyones = seenFrom(perspective, { place: 'shared' });
  const { snapshot } = everyones;
  return goals.map((goal) => ({
    goal: goal.id,
    code: codeOf(goal.id),
    title: goal.value.title,
    owner: nameOf(snapshot, goal.value.owner),
    status: goalStatus(goal.value),
    evidence: evidenceFor(everyones, [goal, ...earlierGoals(snapshot, goal)]).map((view) =>
      lineOf(snapshot, view, guesses),
    ),
  }));
}

function lineOf(snapshot: Snapshot, view: EvidenceView, guesses: boolean): EvidenceLine {
  const { kind, sha, was, url, repo, title, by, date, files, note, state, stateWords, counts, record } = view;
  return {
    kind,
    commit: sha,
    was,
    url,
    repo,
    title,
    by: by === undefined ? undefined : nameOf(snapshot, by),
    date,
    files: files?.count,
    note,
    found: state?.kind === 'found' ? state.rule : state?.kind,
    state: stateWords,
    probably: guesses && state?.kind === 'lost' ? state.guess : undefined,
    counts,
    record: record?.id,
  };
}
