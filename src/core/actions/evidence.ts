import type { FileEdit } from '../folder/file-edit.js';
import { codeOf, newId } from '../folder/id.js';
import type { LoadedRecord } from '../folder/snapshot.js';
import { plural } from '../text/words.js';
import type { Commit } from '../ports.js';
import type { Evidence } from '../records/evidence.js';
import { holdsSecret } from '../git/remote.js';
import { changeKeys, created, creation, inRecord, outcome } from './make-edits.js';
import { oneLine, paragraphs } from './typed-text.js';
import { defineAction } from './define-action.js';
import { findMemberGoal, findRecord, requireMe } from './preconditions.js';
import { refused, type ActionContext } from './action.js';
import { slugOf } from './steps.js';

/** A commit as evidence keeps it. */
export interface CommitEvidence extends Commit {
  /** The stable patch-id, which survives a rebase. */
  readonly patch?: string | undefined;
}

export interface LinkCommits {
  readonly goal: string;
  readonly commits: readonly CommitEvidence[];
  /** `host/path`, where the commits are not in the repository of the records. */
  readonly repo?: string | undefined;
  /** What they show. */
  readonly note?: string | undefined;
}

/** Holds commits up as evidence for a goal, those that it doesn't have yet. */
export const linkCommits = defineAction<LinkCommits>((context, input) => {
  const evidence = evidenceOfCommits(context, [input]);
  const [first] = evidence;
  if (!first) return linkedAlready;
  const done = evidence.length === 1 ? 'Commit linked' : `${plural(evidence.length, 'commit')} linked`;
  return outcome(done, evidence, first);
});

const linkedAlready = { done: 'Linked to this goal already', edits: [] };

export interface LinkPage {
  readonly goal: string;
  /** Its address, which must hold no password or token. */
  readonly url: string;
  /** What it shows. */
  readonly note?: string | undefined;
}

/** Holds a web page up as evidence for a goal: a pull request, a document. */
export const linkPage = defineAction<LinkPage>((context, { goal: id, url, note }) => {
  const by = requireMe(context).id;
  const goal = findMemberGoal(context, id);
  if (holdsSecret(url)) refused(secretWords);
  if (evidenceOf(context, goal).some((evidence) => evidence.url === url)) return linkedAlready;
  const value = { goal: goal.id, url, by, date: context.today, note: paragraphs(note) };
  return created('Page linked', newEvidence(context, goal, value));
});

/** What is said of an address that would give something away. */
export const secretWords = 'This address holds a password or a token. Leave that out.';

export interface NoteEvidence {
  /** The ids of the records. */
  readonly evidence: readonly string[];
  /** What it shows. */
  readonly note: string;
}

/** Says what evidence shows. */
export const noteEvidence = defineAction<NoteEvidence>((context, { evidence, note }) => {
  const edits = evidence.flatMap((id) => {
    const record = findRecord(context, 'evidence', id);
    findMemberGoal(context, record.value.goal);
    return inRecord(record, changeKeys(record.value, { note: paragraphs(note) }));
  });
  return { done: 'Note added', edits };
});

/** The evidence records that link commits to goals: one a commit and goal, none where the goal has the commit already. */
export function evidenceOfCommits(
  context: ActionContext,
  links: readonly LinkCommits[],
): readonly FileEdit[] {
  const edits: FileEdit[] = [];
  const linked = new Map<string, Evidence[]>();
  for (const { goal: id, commits, repo, note } of links) {
    if (commits.length === 0) continue;
    const by = requireMe(context).id;
    const goal = findMemberGoal(context, id);
    const ofGoal = linked.get(goal.id) ?? evidenceOf(context, goal);
    linked.set(goal.id, ofGoal);
    for (const commit of commits) {
      if (namesGoal(commit, goal.id) || ofGoal.some((evidence) => isSameCommit(evidence, commit))) continue;
      const value: Evidence = {
        goal: goal.id,
        commit: commit.sha,
        subject: oneLine(commit.subject),
        author: commit.author.email,
        authored: commit.authored,
        patch: commit.patch,
        repo,
        by,
        date: context.today,
        note: paragraphs(note),
      };
      ofGoal.push(value);
      edits.push(newEvidence(context, goal, value));
    }
  }
  return edits;
}

function evidenceOf(context: ActionContext, goal: LoadedRecord<'goal'>): Evidence[] {
  return context.snapshot.referring('evidence', 'goal', goal).map((record) => record.value);
}

/** Whether the commit's own message links it to the goal. */
function namesGoal(commit: Commit, goal: string): boolean {
  const code = codeOf(goal);
  return code !== undefined && commit.goals.includes(code);
}

/**
 * A commit keeps its author and the moment it was authored through rebases and cherry-picks, which change its hash. Scripts make several
 * in one moment: those have other words and another change.
 */
function isSameCommit(evidence: Evidence, commit: CommitEvidence): boolean {
  if (evidence.commit === undefined) return false;
  if (evidence.commit === commit.sha) return true;
  return (
    evidence.author === commit.author.email &&
    evidence.authored !== undefined &&
    Date.parse(evidence.authored) === Date.parse(commit.authored) &&
    (evidence.subject === undefined ||
      evidence.subject === oneLine(commit.subject) ||
      (evidence.patch !== undefined && evidence.patch === commit.patch))
  );
}

function newEvidence({ random }: ActionContext, goal: LoadedRecord<'goal'>, value: Evidence): FileEdit {
  return creation('evidence', newId(slugOf(goal.id), 'evidence', random), goal.place, value);
}
