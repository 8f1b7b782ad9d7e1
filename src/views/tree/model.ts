import { goalsOf, goalsWithoutPair, isFinished } from '../../core/insight/goals.js';
import { mayDelete } from '../../core/actions/delete-record.js';
import { allPairs, otherOf, pairName, pairsOf, shortName, waitsFor } from '../../core/insight/people.js';
import { whatsNext, type NextItem, type NextCommand } from '../../core/overview/next.js';
import { recordKinds, type RecordKind } from '../../core/records/kinds.js';
import { pairStatus } from '../../core/records/pair.js';
import type { RecordFile } from '../../core/folder/snapshot.js';
import type { CommandName, TreeWord } from '../contributions.js';
import { isOpenToMe } from './access.js';
import { goalNode, goalNodes } from './goal-nodes.js';
import type { FolderView, PairView } from './folder-view.js';
import type { TreeNode } from './node.js';
import { ownNotesNode, sharedNoteNodes } from './note-nodes.js';
import { reviewsNode } from './review-nodes.js';
import { brokenNode, foldedNode, sessionsNode, stageNode, targetIn } from './pair-nodes.js';
import { programmeNodes } from './programme-node.js';
import { isPrivate } from '../../core/folder/privacy.js';

const shownItems = 3;

/**
 * The rows of the tree. One live pair needs no root of its own; several have one each. Those that have ended are folded away.
 * @param showAll also the pairs that I am not in.
 */
export function treeNodes(folders: readonly FolderView[], showAll: boolean): readonly TreeNode[] {
  const several = folders.filter(({ snapshot }) => snapshot.everyFile().length > 0).length > 1;
  const pairs = folders
    .flatMap((folder) => pairsIn(folder, showAll))
    .map((view) => (several ? { ...view, folderName: view.folder.name } : view));
  const live = pairs.filter(({ pair }) => pairStatus(pair.value) !== 'ended');
  const [only, second] = live;
  const single = second === undefined ? only : undefined;
  const roots = single
    ? pairChildren({ ...single, nested: false })
    : [...live.map(pairNode), ...folders.flatMap(looseGoals)];
  return [
    ...nextNode(folders),
    ...roots,
    ...endedNode(pairs.filter((view) => !live.includes(view))),
    // Where nobody knows who I am, the view is to ask for that.
    ...folders.filter(({ me }) => showAll || me !== undefined).flatMap(programmeNodes),
    ...folders.flatMap((folder) => needsAHand(folder, single?.folder === folder)),
  ];
}

function pairsIn(folder: FolderView, showAll: boolean): PairView[] {
  const { snapshot, me } = folder;
  const pairs = showAll ? allPairs(snapshot) : me === undefined ? [] : pairsOf(snapshot, me);
  return pairs.map((pair) => ({ folder, pair, nested: true }));
}

/** `Next`: whose move it is, as far as it is mine. */
function nextNode(folders: readonly FolderView[]): readonly TreeNode[] {
  const mine = folders.flatMap((folder) =>
    folder.me === undefined ? [] : whatsNext(folder).map((item) => ({ folder, item })),
  );
  const waiting = mine.filter(({ folder: { running }, item: { target } }) => {
    return running?.place !== target.place || running.path !== target.path;
  });
  const children = [
    ...folders.flatMap(runningNode),
    ...waiting.map(({ folder, item }) => nextItemNode(folder, item)),
  ].slice(0, shownItems);
  return children.length === 0 ? [] : [{ id: 'next', label: 'Next', words: [], expanded: true, children }];
}

/** The session that is being held comes before whatever else waits. */
function runningNode(folder: FolderView): readonly TreeNode[] {
  const { running } = folder;
  if (!running) return [];
  return [
    {
      id: `running:${folder.workspaceFolder}:${running.place}:${running.path}`,
      label: `In session with ${running.with}`,
      icon: 'comment-discussion',
      words: ['next-endSession'],
      target: targetIn(folder, running, ['notes']),
      children: [],
    },
  ];
}

/** The command behind each gesture that an item of “Next” can ask for. */
const nextCommands: Readonly<Record<NextCommand, CommandName>> = {
  accept: 'accept',
  startSession: 'startSession',
  writeUpSession: 'writeUpSession',
  prepareSession: 'prepareSession',
  reply: 'reply',
  reviewAgreement: 'reviewAgreement',
  completeStep: 'completeStep',
  newGoal: 'newGoal',
  planSession: 'planSession',
  sharpenGoal: 'sharpenGoal',
  advanceStage: 'advanceStage',
  noteFit: 'noteFit',
  noteInvolvement: 'noteInvolvement',
  holdCheckpoint: 'holdCheckpoint',
  writeReview: 'writeReview',
  publishReview: 'publishReview',
};

function nextItemNode(folder: FolderView, item: NextItem): TreeNode {
  const { target } = item;
  const file = folder.snapshot.file(target.place, target.path);
  const feedback = file && folder.snapshot.find('feedback', file.kind === 'feedback' ? file.id : undefined);
  const words: TreeWord[] = [
    ...(item.command ? ([`next-${nextCommands[item.command]}`] as const) : []),
    ...(feedback?.value.about?.code ? (['feedback', 'code'] as const) : []),
  ];
  return {
    id: `next:${item.kind}:${folder.workspaceFolder}:${target.place}:${target.path}:${target.at.join('.')}`,
    label: item.title,
    description: item.detail,
    icon: nextIcon(item),
    words,
    target: targetIn(folder, target, target.at),
    children: [],
  };
}

function nextIcon(item: NextItem): string {
  switch (item.kind) {
    case 'accept':
      return 'person-add';
    case 'start-session':
      return 'play';
    case 'write-up':
      return 'note';
    case 'prepare':
      return 'edit';
    case 'reply':
      return 'comment';
    case 'agree':
      return 'verified';
    case 'step':
      return 'checklist';
    case 'first-goal':
    case 'sharpen-goal':
      return 'target';
    case 'plan-session':
      return 'calendar';
    case 'advance':
      return 'arrow-right';
    case 'look-back':
      return 'book';
    case 'note-rating':
      return 'lock';
    case 'wait':
      return 'clock';
  }
}

/** `Ended`: the pairs that stay to be read. */
function endedNode(views: readonly PairView[]): readonly TreeNode[] {
  if (views.length === 0) return [];
  return [
    {
      id: 'ended',
      label: 'Ended',
      description: String(views.length),
      icon: 'archive',
      words: [],
      expanded: false,
      children: views.map(pairNode),
    },
  ];
}

/** What the menus of a pair's row ask for; the row of one that I am not in offers only to read. */
function pairWords({ folder, pair }: PairView): readonly TreeWord[] {
  const { me, snapshot } = folder;
  const status = pairStatus(pair.value);
  const mine = me !== undefined && otherOf(pair.value, me) !== undefined;
  return [
    'pair',
    ...(waitsFor(pair, me) ? (['proposed'] as const) : []),
    ...(isOpenToMe(folder, pair) ? (['open'] as const) : []),
    ...(mine && status !== 'proposed' ? ([status] as const) : []),
    ...(mayDelete(snapshot, me, pair) ? (['record'] as const) : []),
    pair.place,
  ];
}

/** The node of a pair among several. */
function pairNode(view: PairView): TreeNode {
  const { folder, pair } = view;
  const { me, snapshot } = folder;
  const other = me === undefined ? undefined : otherOf(pair.value, me);
  const status = pairStatus(pair.value);
  const details = [status === 'active' ? undefined : status, view.folderName, pair.value.request].filter(
    (part) => part !== undefined,
  );
  return {
    id: `pair:${folder.workspaceFolder}:${pair.place}:${pair.id}`,
    label: other === undefined ? pairName(snapshot, pair.value) : shortName(snapshot, other, pair.value),
    description: details.join(' · '),
    icon: isPrivate(pair) ? 'lock' : 'organization',
    words: pairWords(view),
    target: targetIn(folder, pair, []),
    expanded: status !== 'ended',
    children: pairChildren(view),
  };
}

function pairChildren(view: PairView): readonly TreeNode[] {
  const { folder, pair } = view;
  const goals = goalsOf(folder.snapshot, pair);
  const loose = view.nested ? [] : looseGoals(folder);
  return [
    ...goalNodes(
      view,
      goals.filter((goal) => !isFinished(goal)),
    ),
    ...loose,
    ...(view.nested ? [] : brokenFiles(folder, ['goal']).map((file) => brokenNode(folder, file))),
    ...sessionsNode(view, view.nested ? [] : brokenFiles(folder, ['session'])),
    ...stageNode(view),
    ...reviewsNode(view),
    ...foldedNode(view, goals.filter(isFinished), sharedNoteNodes(view)),
    ...ownNotesNode(view),
  ];
}

/** My goals that belong to no pair. */
function looseGoals(folder: FolderView): readonly TreeNode[] {
  if (folder.me === undefined) return [];
  const goals = goalsWithoutPair(folder.snapshot, folder.me).filter((goal) => !isFinished(goal));
  return goals.map((goal) => goalNode(folder, goal, false));
}

/** Files that never had content to be shown by. Broken ones with a last good content stay where that is shown. */
function brokenFiles(folder: FolderView, kinds: readonly RecordKind[]): readonly RecordFile[] {
  return kinds.flatMap((kind) =>
    folder.snapshot.files<RecordKind>(kind).filter((file) => file.value === undefined),
  );
}

/**
 * Broken files that have no place elsewhere: beside one lone pair, goals and sessions have. So are files that lie where only
 * records belong.
 */
function needsAHand(folder: FolderView, besideLonePair: boolean): readonly TreeNode[] {
  const placed: readonly RecordKind[] = besideLonePair ? ['goal', 'session'] : [];
  const broken = [
    ...brokenFiles(
      folder,
      recordKinds.filter((kind) => !placed.includes(kind)),
    ),
    ...folder.snapshot.strays,
  ];
  if (broken.length === 0) return [];
  return [
    {
      id: `broken:${folder.workspaceFolder}`,
      label: 'Needs a hand',
      description: String(broken.length),
      icon: 'warning',
      words: [],
      expanded: true,
      children: broken.map((file) => brokenNode(folder, file)),
    },
  ];
}
