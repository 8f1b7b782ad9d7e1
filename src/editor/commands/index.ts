import type { App, CommandHandlers } from '../app.js';
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

/** Every command and what it does. */
export function createCommands(app: App): CommandHandlers {
  return {
    startMentoring: startMentoring(app),
    newPair: startMentoring(app, 'New Pair'),
    accept: accept(app),
    changePair: changePair(app),
    pausePair: pausePair(app),
    resumePair: resumePair(app),
    endPair: endPair(app),
    reopenPair: reopenPair(app),
    startNextCycle: startNextCycle(app),
    newGoal: newGoal(app),
    sharpenGoal: sharpenGoal(app),
    setGoalStatus: setGoalStatus(app),
    focusGoal: focusGoal(app),
    addStep: addStep(app),
    completeStep: completeStep(app),
    logSession: logSession(app),
    planSession: planSession(app),
    prepareSession: prepareSession(app),
    startSession: startSession(app),
    endSession: endSession(app),
    writeUpSession: writeUpSession(app),
    cancelSession: cancelSession(app),
    logFeedback: logFeedback(app),
    reply: reply(app),
    resolve: resolve(app),
    openCode: openCode(app),
    linkCommit: linkCommit(app),
    addGoalToCommitMessage: addGoalToCommitMessage(app),
    addLink: addLink(app),
    findCommit: findCommit(app),
    showGoalsOfCommit: showGoalsOfCommit(app),
    installCommitHook: changeCommitHook(app, 'install'),
    removeCommitHook: changeCommitHook(app, 'remove'),
    showCommit: showCommit(app),
    newAgreement: newAgreement(app),
    reviewAgreement: reviewAgreement(app),
    agree: agree(app),
    showAgreementChanges: showAgreementChanges(app),
    checkSignatures: checkSignatures(app),
    advanceStage: advanceStage(app),
    noteFit: noteFit(app),
    noteInvolvement: noteInvolvement(app),
    newNote: newNote(app),
    holdCheckpoint: holdCheckpoint(app),
    writeReview: writeReview(app),
    publishReview: publishReview(app),
    openDashboard: openDashboard(app),
    setWhoIAm: setWhoIAm(app),
    deleteRecord: deleteRecord(app),
    makePrivate: makePrivate(app),
    makeShared: makeShared(app),
    share: share(app),
    refresh: refresh(app),
    showLog: () => {
      app.log.show();
      return Promise.resolve();
    },
    showAll: showPairs(app, 'all'),
    showMine: showPairs(app, 'mine'),
    openRecord: openRecord(app),
  };
}
