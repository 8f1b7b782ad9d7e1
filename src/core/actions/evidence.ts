import type { FileEdit } from '../folder/file-edit.js';
import { codeOf, newId } from '../folder/id.js';
import type { LoadedRecord } from '../folder/snapshot.js';
import { plural } from '../text/words.js';
import type { Commit } from '../ports.js';
import { ok, type Result } from '../result.js';
import type { Evidence } from '../records/evidence.js';
import { holdsSecret } from '../git/remote.js';
import { changeKeys, creation, inRecord, outcome } from './make-edits.js';
import { oneLine, paragraphs } from './typed-text.js';
import { defineAction } from './define-action.js';
import { findMemberGoal, findRecord, refused, requireMe } from './preconditions.js';
import type { ActionContext, ActionError, ActionOutcome } from './action.js';
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
  const created = evidenceOfCommits(context, [input]);
  if (!created.ok) return created;
  const [first] = created.value;
  const number = created.value.length;
  if (!first) return ok({ done: 'Linked to this goal already', edits: [] });
  const done = number === 1 ? 'Commit linked' : `${plural(number, 'commit')} linked`;
  return ok(outcome(done, created.value, first));
});

export interface LinkPage {
  readonly goal: string;
  /** Its address, which must hold no password or token. */
  readonly url: string;
  /** What it shows. */
  readonly note?: string | undefined;
}

/** Holds a web page up as evidence for a goal: a pull request, a document. */
export const linkPage = defineAction<LinkPage>((context, { goal: id, url, note }) => {
  const me = requireMe(context);
  if (!me.ok) return me;
  const goal = findMemberGoal(context, id);
  if (!goal.ok) return goal;
  if (holdsSecret(url)) return refused(secretWords);
  if (evidenceOf(context, goal.value).some((evidence) => evidence.url === url))
    return ok({ done: 'Linked to this goal already', edits: [] });
  const created = creation('evidence', newEvidenceId(context, goal.value), goal.value.place, {
    goal: goal.value.id,
    url,
    by: me.value.id,
    date: context.today,
    note: paragraphs(note),
  });
  return ok(outcome('Page linked', [created], created));
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
  const edits: ActionOutcome['edits'][number][] = [];
  for (const id of evidence) {
    const record = findRecord(context, 'evidence', id);
    if (!record.ok) return record;
    const goal = findMemberGoal(context, record.value.value.goal);
    if (!goal.ok) return goal;
    edits.push(...inRecord(record.value, changeKeys(record.value.value, { note: paragraphs(note) })));
  }
  return ok({ done: 'Note added', edits });
});

/** The evidence records that link commits to goals: one a commit and goal, none where the goal has the commit already. */
export function evidenceOfCommits(
  context: ActionContext,
  links: readonly LinkCommits[],
): Result<readonly FileEdit[], ActionError> {
  const created: FileEdit[] = [];
  const linked = new Map<string, Evidence[]>();
  for (const { goal: id, commits, repo, note } of links) {
    if (commits.length === 0) continue;
    const me = requireMe(context);
    if (!me.ok) return me;
    const goal = findMemberGoal(context, id);
    if (!goal.ok) return goal;
    const known = linked.get(goal.value.id) ?? evidenceOf(context, goal.value);
    linked.set(goal.value.id, known);
    for (const commit of commits) {
      if (namesGoal(commit, goal.value.id) || known.some((evidence) => isSameCommit(evidence, commit)))
        continue;
      const value: Evidence = {
        goal: goal.value.id,
        commit: commit.sha,
        subject: oneLine(commit.subject),
        author: commit.author.email,
        authored: commit.authored,
        patch: commit.patch,
        repo,
        by: me.value.id,
        date: context.today,
        note: paragraphs(note),
      };
      known.push(value);
      created.push(creation('evidence', newEvidenceId(context, goal.value), goal.value.place, value));
    }
  }
  return ok(created);
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

function newEvidenceId(context: ActionContext, goal: LoadedRecord<'goal'>): string {
  return newId(slugOf(goal.id), 'evidence', context.random);
}
