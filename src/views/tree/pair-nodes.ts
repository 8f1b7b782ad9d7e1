import { mayDelete } from '../../core/actions/delete-record.js';
import { authorOf } from '../../core/actions/related-records.js';
import type { LoadedRecord, RecordFile } from '../../core/folder/snapshot.js';
import type { FileName } from '../../core/folder/file-edit.js';
import { earlierCycles } from '../../core/insight/cycles.js';
import { nameOf } from '../../core/names/person.js';
import {
  agreementOf,
  cadenceOf,
  lastSession,
  momentum,
  nextSession,
  periodWords,
  sessionsOf,
} from '../../core/insight/schedule.js';
import { agreementState } from '../../core/insight/signatures.js';
import { dayWithWeekday, dayWords, distanceWords } from '../../core/text/words.js';
import { stageTrack, type TrackStage } from '../../core/processes/stages.js';
import { definitions } from '../../core/records/kinds.js';
import { sessionStatus } from '../../core/records/session.js';
import type { YamlPath } from '../../core/yaml/yaml-path.js';
import { plainText } from '../../core/report/plain-text.js';
import type { CommandName, TreeWord } from '../contributions.js';
import type { Target } from '../target.js';
import { canWorkOn, isOpenToMe } from './access.js';
import type { FolderView, PairView } from './folder-view.js';
import type { TreeNode } from './node.js';
import { isPrivate } from '../../core/folder/privacy.js';

/** How many past sessions the tree lists; the dashboard's timeline has them all. */
const shownSessions = 12;

/** What a click runs, where it opens no record. */
export const commandOfKind = { commit: 'showCommit', dashboard: 'openDashboard' } as const satisfies Record<
  string,
  CommandName
>;

/** A target in one of the workspace's folders. */
export function targetIn(
  folder: FolderView,
  file: { place: 'shared' | 'private'; path: string },
  at: YamlPath,
): Target {
  return { workspaceFolder: folder.workspaceFolder, place: file.place, path: file.path, at };
}

/** What every record's menu asks for: whether I may delete it, where it lives, and whether I wrote it. */
export function ownWords(folder: FolderView, file: LoadedRecord): readonly TreeWord[] {
  const mine = folder.me !== undefined && authorOf(file) === folder.me;
  return [
    ...(mayDelete(folder.snapshot, folder.me, file) ? (['record'] as const) : []),
    file.place,
    ...(mine ? (['mine'] as const) : []),
    ...(file.stale ? (['broken'] as const) : []),
  ];
}

/** `private` where it is. */
export function privateWords(file: RecordFile): string {
  return isPrivate(file) ? 'private' : '';
}

/** `line 7` where the file is broken. */
export function brokenWords(folder: FolderView, file: FileName): string {
  const record = folder.snapshot.file(file.place, file.path);
  if (record?.value !== undefined && !record.stale) return '';
  const problem = folder.problems(file).find((candidate) => candidate.severity === 'error');
  return problem ? `line ${problem.range.start.line + 1}` : '';
}

/** A file that nothing can be read from, or that is no record; a click leads to the line where it breaks. */
export function brokenNode(folder: FolderView, file: FileName): TreeNode {
  const problem = folder.problems(file)[0];
  const isRecord = folder.snapshot.file(file.place, file.path) !== undefined;
  const line = brokenWords(folder, file);
  return {
    id: `broken:${folder.workspaceFolder}:${file.place}:${file.path}`,
    label: file.path,
    description: line,
    ...(problem
      ? {
          spoken: line === '' ? problem.message : `${line}. ${problem.message}`,
          tooltip: plainText(problem.message),
        }
      : {}),
    icon: 'warning',
    words: isRecord ? ['broken', 'record', file.place] : ['broken'],
    target: { ...targetIn(folder, file, []), ...(problem ? { line: problem.range.start.line } : {}) },
    children: [],
  };
}

/** `Sessions`: those to come first, then the latest ones held. */
export function sessionsNode(view: PairView, broken: readonly RecordFile[]): readonly TreeNode[] {
  const { folder, pair } = view;
  const { snapshot, today } = folder;
  const sessions = sessionsOf(snapshot, pair);
  if (sessions.length + broken.length === 0) return [];
  const planned = sessions.filter((session) => sessionStatus(session.value) === 'planned');
  const rest = sessions.filter((session) => !planned.includes(session)).reverse();
  const last = lastSession(folder, pair);
  const next = nextSession(folder, pair);
  const words = [
    last ? `last ${dayWords(last.value.date, today)}` : '',
    next?.state === 'planned' ? `next ${dayWords(next.date, today)}` : '',
  ];
  return [
    {
      id: `sessions:${folder.workspaceFolder}:${pair.id}`,
      label: 'Sessions',
      description: words.filter((part) => part !== '').join(' · '),
      tooltip: plainText(momentumWords(folder, pair)),
      icon: 'comment-discussion',
      words: [],
      expanded: false,
      children: [
        ...broken.map((file) => brokenNode(folder, file)),
        ...planned.map((session) => sessionNode(folder, session)),
        ...rest.slice(0, shownSessions).map((session) => sessionNode(folder, session)),
        ...earlierNode(view, rest.length - shownSessions),
      ],
    },
  ];
}

/** `4 of 12 sessions held · every 2 weeks · week 6 of 26`. */
function momentumWords(folder: FolderView, pair: LoadedRecord<'pair'>): string {
  const { snapshot } = folder;
  const words = [momentum(snapshot, pair).words, cadenceOf(snapshot, pair)?.words, periodWords(folder, pair)];
  return words.filter((part) => part !== undefined).join(' · ');
}

function earlierNode({ folder, pair }: PairView, count: number): readonly TreeNode[] {
  if (count <= 0) return [];
  return [
    {
      id: `sessions-earlier:${folder.workspaceFolder}:${pair.id}`,
      label: `${count} earlier`,
      description: 'in the dashboard',
      words: [],
      target: targetIn(folder, pair, []),
      command: commandOfKind.dashboard,
      children: [],
    },
  ];
}

function sessionNode(folder: FolderView, session: LoadedRecord<'session'>): TreeNode {
  const { value } = session;
  const status = sessionStatus(value);
  const planned = status === 'planned';
  const open = canWorkOn(folder, session);
  const said = (value.notes ?? value.preparation ?? '').trim().split('\n')[0] ?? '';
  const details = [
    planned ? distanceWords(value.date, folder.today) : status === 'cancelled' ? 'cancelled' : said,
    brokenWords(folder, session),
    privateWords(session),
  ];
  return {
    id: `session:${folder.workspaceFolder}:${session.place}:${session.id}`,
    label: dayWithWeekday(value.date, folder.today),
    description: details.filter((part) => part !== '').join(' · '),
    icon: session.stale
      ? 'warning'
      : isPrivate(session)
        ? 'lock'
        : planned
          ? 'calendar'
          : 'comment-discussion',
    words: [
      ...(open ? (['session'] as const) : []),
      ...(open && planned ? (['planned'] as const) : []),
      ...ownWords(folder, session),
    ],
    target: targetIn(folder, session, planned ? ['preparation'] : ['notes']),
    children: [],
  };
}

/** The stage that the pair is in, with its checks: open ones first, each with its reason. */
export function stageNode({ folder, pair }: PairView): readonly TreeNode[] {
  const track = stageTrack(folder, pair);
  const { current } = track;
  if (!current) return [];
  const open = current.open === 0 ? 'nothing open' : `${current.open} open`;
  const checks = [...current.checks].sort((one, other) => Number(one.met) - Number(other.met));
  return [
    {
      id: `stage:${folder.workspaceFolder}:${pair.id}`,
      label: current.title,
      description: `${track.currentIndex + 1} of ${track.stages.length} · ${open}`,
      ...(current.purpose === undefined ? {} : { tooltip: plainText(current.purpose) }),
      icon: 'milestone',
      words: isOpenToMe(folder, pair) ? ['stage', 'current'] : ['stage'],
      target: targetIn(folder, pair, ['stages']),
      expanded: false,
      children: checks.map((check) => ({
        id: `check:${folder.workspaceFolder}:${pair.id}:${check.id}`,
        label: check.title,
        description: check.reason,
        tooltip: plainText(check.reason),
        icon: check.met ? 'pass' : 'circle-large-outline',
        words: check.records[0]?.kind === 'agreement' ? agreementWords({ folder, pair }) : [],
        target: targetIn(folder, check.records[0] ?? pair, []),
        children: [],
      })),
    },
  ];
}

/** The cycles before this one; a click opens their dashboard. */
function earlierCycleNodes({ folder, pair }: PairView): readonly TreeNode[] {
  return earlierCycles(folder.snapshot, pair).map((earlier) => {
    const { starts, ends, request } = earlier.value;
    const days = [starts, ends].flatMap((day) => (day === undefined ? [] : dayWords(day, folder.today)));
    return {
      id: `cycle:${folder.workspaceFolder}:${pair.id}:${earlier.id}`,
      label: 'Earlier cycle',
      description: [days.join(' – '), request].filter((part) => part).join(' · '),
      icon: 'history',
      words: [],
      target: targetIn(folder, earlier, []),
      command: commandOfKind.dashboard,
      children: [],
    };
  });
}

/** `Agreement and history`: what one seldom looks for, folded away. */
export function foldedNode(
  view: PairView,
  finished: readonly LoadedRecord<'goal'>[],
  others: readonly TreeNode[],
): readonly TreeNode[] {
  const { folder, pair } = view;
  const children = [
    ...earlierCycleNodes(view),
    ...agreementNodes(view),
    ...finished.map((goal) => recordNode(folder, goal, goal.value.title, goal.value.status ?? '', 'target')),
    ...others,
    ...pastStages(view),
  ];
  if (children.length === 0) return [];
  return [
    {
      id: `folded:${folder.workspaceFolder}:${pair.id}`,
      label: 'Agreement and history',
      description: String(children.length),
      icon: 'archive',
      words: [],
      expanded: false,
      children,
    },
  ];
}

function agreementNodes({ folder, pair }: PairView): readonly TreeNode[] {
  const agreement = agreementOf(folder.snapshot, pair);
  if (!agreement) return [];
  const state = agreementState(folder, pair);
  const node = recordNode(folder, agreement, 'Working agreement', state?.words ?? '', 'verified');
  return [{ ...node, words: [...agreementWords({ folder, pair }), ...node.words] }];
}

/** What can be done with the pair's agreement: an ended pair's is only read. */
function agreementWords({ folder, pair }: Pick<PairView, 'folder' | 'pair'>): readonly TreeWord[] {
  const state = agreementState(folder, pair);
  const live = isOpenToMe(folder, pair);
  const mine = folder.me !== undefined && state?.missing.includes(folder.me);
  return [
    'agreement',
    ...(live ? (['open'] as const) : []),
    ...(live && mine ? (['to-agree'] as const) : []),
    ...(state?.signatures.some((signature) => signature.changedSince) ? (['changed-since'] as const) : []),
    ...(state && state.signatures.length > 0 ? (['signed'] as const) : []),
  ];
}

function pastStages({ folder, pair }: PairView): readonly TreeNode[] {
  const track = stageTrack(folder, pair);
  return track.stages
    .filter(
      (stage): stage is TrackStage & { entered: string } =>
        stage.state === 'past' && stage.entered !== undefined,
    )
    .map((stage) => ({
      id: `past-stage:${folder.workspaceFolder}:${pair.id}:${stage.id}`,
      label: stage.title,
      description: [
        `since ${dayWords(stage.entered, folder.today)}`,
        stage.open > 0 ? `${stage.open} open` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
      icon: 'milestone',
      words: ['stage'],
      target: targetIn(folder, pair, ['stages']),
      children: [],
    }));
}

/** A record as one row. */
function recordNode(
  folder: FolderView,
  file: LoadedRecord,
  label: string,
  description: string,
  icon: string,
): TreeNode {
  const details = [description, brokenWords(folder, file), privateWords(file)].filter((part) => part !== '');
  const isGoalOfMine = file.kind === 'goal' && canWorkOn(folder, file);
  return {
    id: `${file.kind}:${folder.workspaceFolder}:${file.place}:${file.id}`,
    label,
    description: details.join(' · '),
    tooltip: plainText(
      `${definitions[file.kind].name}, ${nameOf(folder.snapshot, authorOf(file) ?? '')}`.replace(/, $/, ''),
    ),
    icon: file.stale ? 'warning' : isPrivate(file) ? 'lock' : icon,
    words: [...(isGoalOfMine ? (['goal'] as const) : []), ...ownWords(folder, file)],
    target: targetIn(folder, file, []),
    children: [],
  };
}
