import { codeOf } from '../../core/folder/id.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { feedbackLine, type FeedbackThread } from '../../core/insight/feedback.js';
import type { EvidenceView } from '../../core/insight/evidence.js';
import { goalView, type GoalView, type StepView } from '../../core/insight/goals.js';
import { shortName } from '../../core/insight/people.js';
import { nameOf } from '../../core/names/person.js';
import { dayWords, plural } from '../../core/text/words.js';
import { plainText } from '../../core/report/plain-text.js';
import type { TreeWord } from '../contributions.js';
import { evidenceIcon } from '../evidence-icon.js';
import { canWorkOn } from './access.js';
import type { FolderView, PairView } from './folder-view.js';
import type { TreeNode } from './node.js';
import { brokenWords, commandOfKind, ownWords, privateWords, targetIn } from './pair-nodes.js';
import { isPrivate } from '../../core/folder/privacy.js';

/** The goals of a pair that are not behind it; the first active one shows its steps at once. */
export function goalNodes(view: PairView, goals: readonly LoadedRecord<'goal'>[]): readonly TreeNode[] {
  return goals.map((goal) => goalNode(view.folder, goal, view.nested));
}

/**
 * A goal with its steps, its evidence and the feedback about it.
 * @param nested whether it hangs below a pair's node: then evidence and feedback have no level left and are only counted.
 */
export function goalNode(folder: FolderView, goal: LoadedRecord<'goal'>, nested: boolean): TreeNode {
  const view = goalView(folder, goal);
  const inFocus = folder.focused !== undefined && codeOf(goal.id) === folder.focused;
  const open = canWorkOn(folder, goal);
  const children = [
    ...view.steps.map((step) => stepNode(folder, step, open)),
    ...shownFor(folder, view, nested),
  ];
  return {
    // VS Code keeps a row as it was by its id: the first step would come in folded away.
    id: `goal:${folder.workspaceFolder}:${goal.place}:${goal.id}${children.length === 0 ? ':empty' : ''}`,
    label: view.title,
    description: [view.summary, brokenWords(folder, goal), privateWords(goal)]
      .filter((part) => part !== '')
      .join(' · '),
    tooltip: goalTooltip(folder, view),
    icon: goal.stale ? 'warning' : isPrivate(goal) ? 'lock' : inFocus ? 'pinned' : 'target',
    words: [
      ...(open ? (['goal'] as const) : []),
      ...(open && view.status === 'active' ? (['active'] as const) : []),
      ...ownWords(folder, goal),
    ],
    target: targetIn(folder, goal, ['title']),
    expanded: view.status === 'active' || view.nextStep !== undefined,
    children,
  };
}

function goalTooltip(folder: FolderView, view: GoalView): string {
  const { measure, knownBy } = view;
  const lines = [
    `**${plainText(view.title)}** (${view.status})`,
    measure ? plainText(`${measure.what}: ${measure.words}`) : knownBy ? plainText(knownBy) : '',
    view.due === undefined ? '' : `By ${dayWords(view.due, folder.today)}`,
    view.steps.length === 0 ? '' : `${view.stepsDone} of ${view.steps.length} steps done`,
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

/** A step with its box; one that is only there to be read has a sign instead. */
function stepNode(folder: FolderView, step: StepView, open: boolean): TreeNode {
  const owner = step.owner === folder.me ? '' : shortName(folder.snapshot, step.owner);
  const details = [step.done ? '' : (step.dueWords ?? ''), owner].filter((part) => part !== '');
  return {
    id: `step:${folder.workspaceFolder}:${step.plan.place}:${step.plan.id}:${step.index}`,
    label: step.step.task,
    description: details.join(' · '),
    ...(open ? { checked: step.done } : { icon: step.done ? 'pass' : 'circle-large-outline' }),
    words: open ? ['step'] : [],
    target: targetIn(folder, step.target, step.target.at),
    children: [],
  };
}

/** `Evidence and feedback`, with how many there are of each. */
function shownFor(folder: FolderView, view: GoalView, nested: boolean): readonly TreeNode[] {
  const { evidence, feedback, record } = view;
  if (evidence.length + feedback.length === 0) return [];
  const counted = evidence.filter(({ counts }) => counts).length;
  const inWords = `${plural(counted, 'piece')} of evidence, ${plural(feedback.length, 'piece')} of feedback`;
  return [
    {
      id: `shown:${folder.workspaceFolder}:${record.place}:${record.id}`,
      label: 'Evidence and feedback',
      description: `${counted} · ${feedback.length}`,
      spoken: inWords,
      tooltip: inWords,
      icon: 'git-commit',
      words: [],
      ...(nested ? { target: targetIn(folder, record, []), command: 'openDashboard' as const } : {}),
      expanded: false,
      children: nested
        ? []
        : [
            ...evidence.map((item) => evidenceNode(folder, view, item)),
            ...feedback.map((thread) => feedbackNode(folder, thread)),
          ],
    },
  ];
}

function evidenceNode(folder: FolderView, view: GoalView, item: EvidenceView): TreeNode {
  const { record, sha } = item;
  const by = item.by === undefined ? '' : shortName(folder.snapshot, item.by);
  const details = [
    by,
    dayWords(item.date, folder.today),
    item.files ? plural(item.files.count, 'file') : '',
    item.repo ?? '',
    item.stateWords ?? '',
    record ? privateWords(record) : '',
  ].filter((part) => part !== '');
  const words: TreeWord[] = [
    ...(record ? (['evidence', ...ownWords(folder, record)] as const) : []),
    ...(item.canShow ? (['commit'] as const) : []),
    ...(item.state?.kind === 'lost' ? (['lost'] as const) : []),
  ];
  return {
    id: `evidence:${folder.workspaceFolder}:${view.record.id}:${record?.id ?? sha ?? item.url ?? ''}`,
    label: item.title,
    description: details.join(' · '),
    ...tooltipOf(item),
    icon: record !== undefined && isPrivate(record) ? 'lock' : evidenceIcon(item),
    words,
    target: record ? targetIn(folder, record, []) : targetIn(folder, view.record, []),
    ...(sha === undefined ? {} : { sha }),
    ...(item.canShow ? { command: commandOfKind.commit } : {}),
    children: [],
  };
}

/** What there is to say of a piece of evidence besides its row: what it shows, and which files it touches. */
function tooltipOf({ title, note, files, counts }: EvidenceView): Pick<TreeNode, 'tooltip'> {
  const more = (files?.count ?? 0) - (files?.names.length ?? 0);
  const lines = [
    plainText(note ?? title),
    counts ? '' : 'Its message names the goal. It is somebody else’s work, so it is not counted.',
    files && files.count > 0
      ? [...files.names.map(plainText), ...(more > 0 ? [`and ${more} more`] : [])].join('  \n')
      : '',
  ];
  return { tooltip: lines.filter((line) => line !== '').join('\n\n') };
}

/** What somebody said about a goal, a session or the code. */
function feedbackNode(folder: FolderView, thread: FeedbackThread): TreeNode {
  const { first, resolved } = thread;
  const details = [
    nameOf(folder.snapshot, first.value.from).split(' ')[0] ?? '',
    // Here it hangs below the goal that it is about.
    first.value.about?.code ? (thread.about ?? '') : '',
    resolved ? 'resolved' : thread.awaiting === folder.me && folder.me !== undefined ? 'your answer' : '',
    privateWords(first),
  ];
  return {
    id: `feedback:${folder.workspaceFolder}:${first.place}:${first.id}`,
    label: feedbackLine(first),
    description: details.filter((part) => part !== '').join(' · '),
    icon: isPrivate(first) ? 'lock' : resolved ? 'pass' : 'comment',
    words: [
      'feedback',
      ...(first.value.about?.code ? (['code'] as const) : []),
      ...(resolved || !canWorkOn(folder, first) ? [] : (['open'] as const)),
      ...ownWords(folder, first),
    ],
    target: targetIn(folder, first, ['observed']),
    children: [],
  };
}
