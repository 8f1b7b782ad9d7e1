import type { AgreedAction } from '../../core/insight/agreed-actions.js';
import type { EvidenceView } from '../../core/insight/evidence.js';
import type { StepView } from '../../core/insight/goals.js';
import { dayWords, plural } from '../../core/text/words.js';
import type { EvidenceItem, Link, StepItem } from '../../protocol/state.js';
import { evidenceIcon } from '../evidence-icon.js';
import { joined, keyOf, target, who, type Scene } from './scene.js';
import { isPrivate } from '../../core/folder/privacy.js';

/** How many digits of a commit's hash tell it from all others. */
const shortHash = 7;

/** An action of a session or a step of a plan. */
export function agreedItem(scene: Scene, action: AgreedAction): StepItem {
  return {
    key: keyOf(action.target),
    task: action.task,
    done: action.done !== undefined,
    canTick: scene.canAct,
    note: joined(who(scene, action.owner), action.dueWords),
    target: target(action.target, action.target.at),
    isPrivate: isPrivate(action.target),
  };
}

/** A step below its goal: whose it is needs saying only where that is not the goal's owner. */
export function stepItem(scene: Scene, step: StepView, goalOwner: string): StepItem {
  return {
    key: keyOf(step.target),
    task: step.step.task,
    done: step.done,
    canTick: scene.canAct,
    note: joined(step.owner === goalOwner ? undefined : who(scene, step.owner), step.dueWords),
    target: target(step.target, step.target.at),
    isPrivate: isPrivate(step.target),
  };
}

/** A commit or page held up for a goal. */
export function evidenceItem(scene: Scene, evidence: EvidenceView): EvidenceItem {
  const { sha, url, repo, record, date, by, files } = evidence;
  return {
    key: record ? keyOf(record) : (sha ?? url ?? ''),
    icon: evidenceIcon(evidence),
    subject: evidence.title,
    note:
      joined(
        by === undefined ? undefined : who(scene, by),
        dayWords(date, scene.today),
        sha?.slice(0, shortHash),
        files && plural(files.count, 'file'),
        repo,
        evidence.stateWords,
        evidence.counts ? undefined : 'not counted',
      ) ?? '',
    commit: evidence.canShow ? sha : undefined,
    url: sha === undefined ? url : undefined,
    shows: evidence.note === evidence.title ? undefined : evidence.note,
    isPrivate: isPrivate(evidence),
  };
}

/** A commit of the mentee, with the goal that it is held up for where there is one. */
export function commitItem(
  scene: Scene,
  commit: { sha: string; subject: string; authored: string },
  goal: Link | undefined,
): EvidenceItem {
  return {
    key: commit.sha,
    icon: 'git-commit',
    subject: commit.subject,
    note: joined(dayWords(commit.authored.slice(0, 10), scene.today), commit.sha.slice(0, shortHash)) ?? '',
    commit: commit.sha,
    goal,
    isPrivate: false,
  };
}
