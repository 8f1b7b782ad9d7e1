import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import type { Commit } from '../ports.js';
import { readStep } from '../records/fields.js';
import { sessionStatus } from '../records/session.js';
import { feedbackThreads, type FeedbackThread } from './feedback.js';
import { goalsOf, isFinished, stepWords, stepsOf } from './goals.js';
import { personByEmail } from './people.js';
import { lastSession, sessionsOf } from './schedule.js';
import { targetOf, type Target } from './target.js';
import { byText, dayOf } from '../text/words.js';
import type { Perspective } from './perspective.js';

type PairRecord = LoadedRecord<'pair'>;

/** Something agreed to be done: an action of a session, or a step of an action plan. */
export interface AgreedAction {
  readonly task: string;
  readonly source: 'session' | 'plan';
  readonly record: LoadedRecord<'session'> | LoadedRecord<'plan'>;
  /** The goal, for a step. */
  readonly goal: LoadedRecord<'goal'> | undefined;
  /** The handle of who does it; the goal's owner or the mentee where nobody is named. */
  readonly owner: string;
  readonly due: string | undefined;
  /** The day it was done. */
  readonly done: string | undefined;
  /** `4 Dec`, `was due 4 Dec`, `done 3 Dec`. */
  readonly dueWords: string | undefined;
  readonly target: Target;
}

/** What happened since the two last met. */
export interface SinceLastSession {
  /** The day of that session; of the pair's beginning where there was none. */
  readonly since: string | undefined;
  readonly session: LoadedRecord<'session'> | undefined;
  /** Steps and actions done, the latest first. */
  readonly done: readonly AgreedAction[];
  /** Threads in which something was said, the latest first. */
  readonly feedback: readonly FeedbackThread[];
  /** The mentee's own, newest first. */
  readonly commits: readonly Commit[];
}

/** An action before anything about its dates is put into words. */
type Agreed = Omit<AgreedAction, 'dueWords'>;

/** What is still to be done in a pair, by due date, what has none last. Steps of finished goals are no part of it. */
export function openAgreed(perspective: Perspective, pair: PairRecord): readonly AgreedAction[] {
  const { snapshot, today } = perspective;
  const goals = goalsOf(snapshot, pair).filter((goal) => !isFinished(goal));
  return [...stepActions(snapshot, goals), ...sessionActions(snapshot, pair)]
    .filter((action) => action.done === undefined)
    .sort(byText((action) => action.due ?? '9999-12-31'))
    .map((action) => inWords(action, today));
}

/**
 * What happened since the last session held. On that day itself, what has an instant counts from the session's start (from the
 * day's beginning where that is unknown), and what has only a day counts from the next day on.
 */
export function sinceLastSession(perspective: Perspective, pair: PairRecord): SinceLastSession {
  const { snapshot, today } = perspective;
  const session = lastSession(perspective, pair);
  const since = session?.value.date ?? pair.value.starts ?? pair.value.stages?.[0]?.entered;
  // Everything counts from the pair's first day on, that day included.
  const isNew = (day: string) =>
    day <= today && (session ? day > session.value.date : since === undefined || day >= since);
  const actions = [...stepActions(snapshot, goalsOf(snapshot, pair)), ...sessionActions(snapshot, pair)];
  return {
    since,
    session,
    done: onceEach(actions.filter((action) => action.done !== undefined && isNew(action.done)))
      .sort(byText((action) => action.done ?? ''))
      .reverse()
      .map((action) => inWords(action, today)),
    feedback: feedbackThreads(perspective, pair).filter((thread) =>
      [thread.first, ...thread.replies].some((feedback) => isNew(feedback.value.date)),
    ),
    commits: since === undefined ? [] : commitsSince(perspective, pair, since, session),
  };
}

function commitsSince(
  perspective: Perspective,
  pair: PairRecord,
  since: string,
  session: LoadedRecord<'session'> | undefined,
): readonly Commit[] {
  const { snapshot, history } = perspective;
  const start = Date.parse(session?.value.started ?? '');
  const isNew = ({ authored }: Commit) =>
    Number.isNaN(start) ? dayOf(authored) >= since : Date.parse(authored) >= start;
  return history.commits
    .filter(
      (commit) => isNew(commit) && personByEmail(snapshot, commit.author.email)?.id === pair.value.mentee,
    )
    .sort((one, other) => Date.parse(other.authored) - Date.parse(one.authored));
}

function stepActions(snapshot: Snapshot, goals: readonly LoadedRecord<'goal'>[]): readonly Agreed[] {
  return goals.flatMap((goal) =>
    stepsOf(snapshot, goal).map(({ step, plan, owner, target }): Agreed => {
      const { task, due, done } = step;
      return { task, source: 'plan', record: plan, goal, owner, due, done, target };
    }),
  );
}

function sessionActions(snapshot: Snapshot, pair: PairRecord): readonly Agreed[] {
  return sessionsOf(snapshot, pair)
    .filter((session) => sessionStatus(session.value) !== 'cancelled')
    .flatMap((session) =>
      (session.value.actions ?? []).map((written, index): Agreed => {
        const { task, due, done, owner = pair.value.mentee } = readStep(written);
        const target = targetOf(session, 'actions', index);
        return { task, source: 'session', record: session, goal: undefined, owner, due, done, target };
      }),
    );
}

/** What was agreed in a session and is a step of a plan, too, was done once: it stands where it stood first. */
function onceEach(actions: readonly Agreed[]): Agreed[] {
  const named = (action: Agreed) => `${action.owner} ${action.task.trim().toLowerCase()}`;
  return [...new Map([...actions].reverse().map((action) => [named(action), action])).values()].reverse();
}

function inWords(action: Agreed, today: string): AgreedAction {
  return { ...action, dueWords: stepWords(action, today) };
}
