/**
 * Every id that `package.json` and the code share. A command that is declared here but has no handler does not compile,
 * and a test holds this page and `package.json` against each other.
 */

/** The commands, as the part of their id behind `mentoring.`. */
export const commandNames = [
  'startMentoring',
  'newPair',
  'accept',
  'changePair',
  'pausePair',
  'resumePair',
  'endPair',
  'reopenPair',
  'startNextCycle',
  'newGoal',
  'sharpenGoal',
  'setGoalStatus',
  'focusGoal',
  'addStep',
  'completeStep',
  'logSession',
  'planSession',
  'prepareSession',
  'startSession',
  'endSession',
  'writeUpSession',
  'cancelSession',
  'logFeedback',
  'reply',
  'resolve',
  'openCode',
  'linkCommit',
  'addGoalToCommitMessage',
  'addLink',
  'findCommit',
  'showGoalsOfCommit',
  'installCommitHook',
  'removeCommitHook',
  'showCommit',
  'newAgreement',
  'reviewAgreement',
  'agree',
  'showAgreementChanges',
  'checkSignatures',
  'advanceStage',
  'noteFit',
  'noteInvolvement',
  'newNote',
  'holdCheckpoint',
  'writeReview',
  'publishReview',
  'openDashboard',
  'setWhoIAm',
  'deleteRecord',
  'makePrivate',
  'makeShared',
  'share',
  'refresh',
  'showLog',
  'showAll',
  'showMine',
  'openRecord',
] as const;

export type CommandName = (typeof commandNames)[number];
export type CommandId = `mentoring.${CommandName}`;

/** The id under which a command is registered. */
export function commandId(name: CommandName): CommandId {
  return `mentoring.${name}`;
}

/** The views. */
export const viewContainerId = 'mentoring';
export const treeViewId = 'mentoring.tree';
export const dashboardViewType = 'mentoring.dashboard';
/** The scheme under which agendas are shown as documents. */
export const agendaScheme = 'mentoring-agenda';
/** The scheme under which agreements, and earlier texts of them, are shown as documents. */
export const agreementScheme = 'mentoring-agreement';
/** The scheme under which what there is to know about a rule is shown as a document. */
export const ruleScheme = 'mentoring-rule';
/** Under which the workspace's state says that the status bar shows something. */
export const statusBarKey = 'mentoring.statusBar';
export const walkthroughId = 'mentoring.start';

/** The settings and their types, without the `mentoring.` before them. */
export interface Settings {
  /** Where the records live: a path, absolute or relative to the workspace folder; empty for `.mentoring`. */
  folder: string;
  /** Where private records live: a path; empty for `mentoring` inside git's own folder. */
  privateFolder: string;
  /** Whether the goal in focus adds itself to commit messages being written. */
  addFocusedGoal: boolean;
  /** Whether a few words above a goal or a pair say where it stands. */
  codeLens: boolean;
  /** Whether advice is given while one writes records of one's own pairs. */
  advice: boolean;
}

/** The keys that `when` clauses ask for, and what they can be. */
export interface ContextKeys {
  /** What the tree has to show, see `viewsWelcome`. */
  'mentoring.state': 'loading' | 'no-folder' | 'no-records' | 'unknown-me' | 'no-pair' | 'ready';
  /** Whether pairs of others are shown too. */
  'mentoring.showingAll': boolean;
  /** Whether there may be records here: known right from activation. */
  'mentoring.present': boolean;
  /** Whether a session is running. */
  'mentoring.sessionRunning': boolean;
}

/** What a tree item is, for the `when` clauses of its menus: words in one string, parted by spaces. */
export type TreeWord =
  | 'pair'
  | 'proposed'
  | 'paused'
  | 'ended'
  | 'goal'
  | 'active'
  | 'step'
  | 'session'
  | 'planned'
  | 'feedback'
  | 'code'
  | 'open'
  | 'evidence'
  | 'agreement'
  | 'to-agree'
  | 'changed-since'
  | 'signed'
  | 'commit'
  | 'lost'
  | 'review'
  | 'draft'
  | 'stage'
  | 'current'
  | `next-${CommandName}`
  | 'broken'
  | 'record'
  | 'shared'
  | 'private'
  | 'mine';
