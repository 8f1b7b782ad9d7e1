import { agreed, agreementHas } from './checks/agreement.js';
import type { CheckContext, CheckKind, Finding } from './checks/check.js';
import { goalsByEach, goalsCheckedIn, goalsMet, goalsServeObjectives } from './checks/goal-progress.js';
import { goalsExist, goalsSmart, planForEveryGoal } from './checks/goals.js';
import { checkpointHeld } from './checks/checkpoint.js';
import { pairAccepted, requestStated } from './checks/pair.js';
import { noReportingLine } from './checks/reporting.js';
import { celebration, goalResults, reviewByEach, reviewHas, whatComesNext } from './checks/review.js';
import { feedbackGiven } from './checks/feedback.js';
import { resourcesNamed, stepsDone, stepsHaveOwnerAndDue } from './checks/plans.js';
import {
  questionAnswered,
  sessionsAsAgreed,
  sessionsHeld,
  sessionsPlanned,
  sessionsPrepared,
} from './checks/sessions.js';
import type { StageCheck } from './process.js';
import { schemaWords } from '../schema/fault-words.js';

/** The vocabulary of exit checks, by the names that processes use. A name is never taken away. */
export const checkKinds: ReadonlyMap<string, CheckKind> = new Map([
  ['pair-accepted', pairAccepted],
  ['no-reporting-line', noReportingLine],
  ['request-stated', requestStated],
  ['sessions-held', sessionsHeld],
  ['sessions-as-agreed', sessionsAsAgreed],
  ['sessions-planned', sessionsPlanned],
  ['sessions-prepared', sessionsPrepared],
  ['question-answered', questionAnswered],
  ['checkpoint-held', checkpointHeld],
  ['agreement-has', agreementHas],
  ['agreed', agreed],
  ['goals-exist', goalsExist],
  ['goals-smart', goalsSmart],
  ['goals-by-each', goalsByEach],
  ['goals-serve-objectives', goalsServeObjectives],
  ['goals-checked-in', goalsCheckedIn],
  ['goals-met', goalsMet],
  ['plan-for-every-goal', planForEveryGoal],
  ['steps-have-owner-and-due', stepsHaveOwnerAndDue],
  ['resources-named', resourcesNamed],
  ['steps-done', stepsDone],
  ['feedback-given', feedbackGiven],
  ['review-by-each', reviewByEach],
  ['review-has', reviewHas],
  ['goal-results', goalResults],
  ['celebration', celebration],
  ['what-comes-next', whatComesNext],
]);

/** What a stage's exit check found. */
export interface CheckResult extends Finding {
  /** The check's name within its stage. */
  readonly id: string;
  /** What it asks for, in a few words: `A first session`. */
  readonly title: string;
}

/** Looks whether a check is met. Never throws: a check that this version doesn't know, or cannot read, is open and says so. */
export function evaluateCheck(context: CheckContext, check: StageCheck): CheckResult {
  const { id } = check;
  const ready = checkKinds.get(check.check)?.read(check.with);
  if (ready?.ok) return { id, title: check.title ?? ready.value.title, ...ready.value.look(context) };
  const reason = ready
    ? `What the process says about the check “${check.check}” cannot be read: ${ready.error.map(schemaWords).join(' ')}`
    : `This version doesn't know the check “${check.check}”.`;
  return { id, title: check.title ?? id, met: false, reason, records: [] };
}
