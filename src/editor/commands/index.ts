import type { CommandName } from '../../views/contributions.js';
import { showAgreementChanges } from './agreement-changes.js';
import { agree, newAgreement, reviewAgreement } from './agreements.js';
import { endPair, pausePair, reopenPair, resumePair } from './endings.js';
import { checkSignatures } from './check-signatures.js';
import { startNextCycle } from './next-cycle.js';
import { addStep, completeStep } from './steps.js';
import { addGoalToCommitMessage, linkCommit, showCommit } from './commits.js';
import { changeCommitHook } from './commit-hook.js';
import { addLink, findCommit, showGoalsOfCommit } from './evidence.js';
import { logFeedback, openCode, reply, resolve } from './feedback.js';
import { focusGoal, newGoal, setGoalStatus, sharpenGoal } from './goals.js';
import { endSession, startSession, writeUpSession } from './hold-session.js';
import { setWhoIAm } from './identity.js';
import { newNote, noteFit, noteInvolvement } from './notes.js';
import { accept, advanceStage, changePair } from './pairs.js';
import { deleteRecord, makePrivate, makeShared, openRecord, refresh, showPairs } from './records.js';
import { holdCheckpoint, publishReview, writeReview } from './reviews.js';
import { cancelSession, logSession, planSession, prepareSession } from './sessions.js';
import { share } from './share.js';
import { startMentoring } from './start-mentoring.js';
import { openDashboard } from './dashboard.js';
import type { Command } from './command.js';

/** Every command and what it does: one that is declared without it does not compile. */
export const commands: Readonly<Record<CommandName, Command>> = {
  startMentoring: startMentoring('Start Mentoring'),
  newPair: startMentoring('New Pair'),
  accept,
  changePair,
  pausePair,
  resumePair,
  endPair,
  reopenPair,
  startNextCycle,
  newGoal,
  sharpenGoal,
  setGoalStatus,
  focusGoal,
  addStep,
  completeStep,
  logSession,
  planSession,
  prepareSession,
  startSession,
  endSession,
  writeUpSession,
  cancelSession,
  logFeedback,
  reply,
  resolve,
  openCode,
  linkCommit,
  addGoalToCommitMessage,
  addLink,
  findCommit,
  showGoalsOfCommit,
  installCommitHook: changeCommitHook('install'),
  removeCommitHook: changeCommitHook('remove'),
  showCommit,
  newAgreement,
  reviewAgreement,
  agree,
  showAgreementChanges,
  checkSignatures,
  advanceStage,
  noteFit,
  noteInvolvement,
  newNote,
  holdCheckpoint,
  writeReview,
  publishReview,
  openDashboard,
  setWhoIAm,
  deleteRecord,
  makePrivate,
  makeShared,
  share,
  refresh,
  showLog: ({ log }) => {
    log.show();
  },
  showAll: showPairs('all'),
  showMine: showPairs('mine'),
  openRecord,
};
