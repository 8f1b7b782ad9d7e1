import type { LoadedRecord } from '../folder/snapshot.js';
import { goalStatus } from '../records/goal.js';
import { pairStatus } from '../records/pair.js';
import { nextStage, stageTrack, type StageTrack } from '../processes/stages.js';
import { openAgreed, type AgreedAction } from '../insight/agreed-actions.js';
import { feedbackLine, feedbackThreads, feedbackVerb } from '../insight/feedback.js';
import { goalsOf, goalsWithoutPair, isFinished, stepWords, stepsOf } from '../insight/goals.js';
import { draftItems, lookingBackItems, type LookingBackItem } from './looking-back.js';
import { ratingToNote } from '../insight/notes.js';
import { otherOf, pairsOf, roleOf, shortName } from '../insight/people.js';
import { lastSession, nextSession, sessionsToWriteUp } from '../insight/schedule.js';
import { agreementState } from '../insight/signatures.js';
import { targetOf, type Target } from '../insight/target.js';
import { compareText, dayWords, daysBetween, distanceWords, firstLine, lastMetWords } from '../text/words.js';
import { type Perspective } from '../insight/perspective.js';

type PairRecord = LoadedRecord<'pair'>;

/** What an item is about, the most important first. */
const nextKinds = [
  'accept',
  'start-session',
  'write-up',
  'prepare',
  'reply',
  'agree',
  'step',
  'first-goal',
  'look-back',
  'plan-session',
  'sharpen-goal',
  'advance',
  'note-rating',
  'wait',
] as const;

type NextKind = (typeof nextKinds)[number];

/** The gesture that an item asks for. */
export type NextCommand =
  | 'accept'
  | 'startSession'
  | 'writeUpSession'
  | 'prepareSession'
  | 'reply'
  | 'reviewAgreement'
  | 'completeStep'
  | 'newGoal'
  | 'planSession'
  | 'sharpenGoal'
  | 'advanceStage'
  | 'noteFit'
  | 'noteInvolvement'
  | 'holdCheckpoint'
  | 'writeReview'
  | 'publishReview';

/** Something that waits for somebody. */
export interface NextItem {
  readonly kind: NextKind;
  /** `Prepare for Fri 4 Dec`. */
  readonly title: string;
  /** `in 4 days`. */
  readonly detail: string;
  /** What a click opens. */
  readonly target: Target;
  /** What the inline action runs; none where there is only something to know. */
  readonly command: NextCommand | undefined;
  /** None for a goal outside of any pair. */
  readonly pair: PairRecord | undefined;
  /** The day it is about, by which items of one kind are ordered. */
  readonly date: string | undefined;
}

/** An item before it is known of which pair it is. */
type Item = Omit<NextItem, 'pair'>;

/** How many days ahead a session or a due date is worth a thought. */
const soon = 7;

/** One pair as one of the two sees it. */
interface View extends Perspective {
  readonly pair: PairRecord;
  readonly me: string;
  /** The first name of the other one. */
  readonly other: string;
}

/** Whose move it is, as far as it is mine: the most important first, of all my pairs. Views show the first three. */
export function whatsNext(perspective: Perspective): readonly NextItem[] {
  const { snapshot, me } = perspective;
  if (me === undefined) return [];
  const pairs = pairsOf(snapshot, me);
  const isEnded = (pair: PairRecord) => pairStatus(pair.value) === 'ended';
  const several = pairs.filter((pair) => !isEnded(pair)).length > 1;
  const ofPairs = pairs.flatMap((pair) => {
    const other = shortName(snapshot, otherOf(pair.value, me) ?? me, pair.value);
    const found = nextOfPair({ ...perspective, pair, me, other }).map((item) => ({ ...item, pair }));
    return several || isEnded(pair) ? found.map((item) => withName(item, other)) : found;
  });
  const key = (item: NextItem) => item.date ?? '9999-12-31';
  return [...ofPairs, ...nextAlone(perspective)].sort(
    (one, other) =>
      nextKinds.indexOf(one.kind) - nextKinds.indexOf(other.kind) || compareText(key(one), key(other)),
  );
}

/** Says whom an item is about, for those who are in several pairs. */
function withName(item: NextItem, other: string): NextItem {
  if (item.title.includes(other)) return item;
  return { ...item, detail: item.detail === '' ? `with ${other}` : `${item.detail} · with ${other}` };
}

function nextOfPair(view: View): readonly Item[] {
  const { pair } = view;
  switch (pairStatus(pair.value)) {
    case 'ended':
      return lookBack(draftItems(view, pair));
    case 'paused':
      return [...writeUps(view), ...replies(view), ...lookBack(draftItems(view, pair))];
    case 'proposed':
      return [acceptance(view), ...workAtHand(view)];
    case 'active': {
      const track = stageTrack(view, pair);
      return [
        ...workAtHand(view),
        ...sessionToPlan(view),
        ...stageToLeave(view, track),
        ...lookBack(lookingBackItems(view, pair, track)),
        ...ratingToAsk(view),
      ];
    }
  }
}

/** What two people have to do who work together, or begin to. */
function workAtHand(view: View): readonly Item[] {
  return [...sessions(view), ...replies(view), ...agreeing(view), ...steps(view), ...goals(view)];
}

/** My goals outside of any pair. */
function nextAlone(perspective: Perspective): readonly NextItem[] {
  const { snapshot, me, today } = perspective;
  if (me === undefined) return [];
  const own = goalsWithoutPair(snapshot, me).filter((goal) => !isFinished(goal));
  const due = own
    .flatMap((goal) => stepsOf(snapshot, goal))
    .filter(({ done, owner, step }) => !done && owner === me && isSoon(step.due, today));
  const items = [
    ...due.map(({ step, target }) => stepItem({ ...step, dueWords: stepWords(step, today), target })),
    ...own.filter((goal) => goalStatus(goal.value) === 'draft').map(draftItem),
  ];
  return items.map((item) => ({ ...item, pair: undefined }));
}

function isSoon(due: string | undefined, today: string): boolean {
  const days = due === undefined ? undefined : daysBetween(today, due);
  return days !== undefined && days <= soon;
}

function acceptance({ snapshot, pair, me, other }: View): Item {
  const { by, mentee, request = '' } = pair.value;
  const proposer = by ?? mentee;
  const about = { target: targetOf(pair), date: pair.value.starts };
  const waiting = `Waiting for ${other} to accept`;
  if (proposer === me) return { kind: 'wait', title: waiting, detail: '', command: undefined, ...about };
  const who = shortName(snapshot, proposer, pair.value);
  const title =
    roleOf(pair.value, me) === 'mentor'
      ? `${who} asks you to be their mentor`
      : `${who} offers to be your mentor`;
  return { kind: 'accept', title, detail: firstLine(request), command: 'accept', ...about };
}

/** The session of today or of the days to come, and those that nobody has written about. */
function sessions(view: View): readonly Item[] {
  const { pair, me, today, other } = view;
  const next = nextSession(view, pair);
  if (next?.state !== 'planned') return writeUps(view);
  const { date, record, words } = next;
  const detail = distanceWords(date, today);
  const about = { detail, target: targetOf(record), date };
  if (date === today) {
    const title = `Start the session with ${other}`;
    return [{ kind: 'start-session', title, command: 'startSession', ...about }, ...writeUps(view)];
  }
  const toPrepare =
    roleOf(pair.value, me) === 'mentee' && record.value.preparation === undefined && isSoon(date, today);
  if (!toPrepare) return writeUps(view);
  const title = `Prepare for ${words}`;
  return [{ kind: 'prepare', title, command: 'prepareSession', ...about }, ...writeUps(view)];
}

function writeUps(view: View): readonly Item[] {
  const { pair, today } = view;
  return sessionsToWriteUp(view, pair).map((session): Item => {
    const { date } = session.value;
    return {
      kind: 'write-up',
      title: `How did the session on ${dayWords(date, today)} go?`,
      detail: distanceWords(date, today),
      target: targetOf(session),
      command: 'writeUpSession',
      date,
    };
  });
}

function replies(view: View): readonly Item[] {
  const { snapshot, pair, me } = view;
  return feedbackThreads(view, pair)
    .filter((thread) => thread.awaiting === me)
    .map(({ last, about }): Item => {
      const who = shortName(snapshot, last.value.from, pair.value);
      return {
        kind: 'reply',
        title: `${who} ${feedbackVerb(last)}`,
        detail: about ?? feedbackLine(last),
        target: targetOf(last),
        command: 'reply',
        date: last.value.date,
      };
    });
}

/** An agreement that I have not agreed to as it is now. */
function agreeing(view: View): readonly Item[] {
  const { pair, me, today } = view;
  const state = agreementState(view, pair);
  if (!state || state.agreement.stale || !state.missing.includes(me)) return [];
  const before = state.signatures.find((signature) => signature.by === me);
  return [
    {
      kind: 'agree',
      title: before ? 'The agreement changed since you agreed' : 'Agree to how you work together',
      detail: before ? `you agreed on ${dayWords(before.date, today)}` : state.words,
      target: targetOf(state.agreement),
      command: 'reviewAgreement',
      date: undefined,
    },
  ];
}

function steps(view: View): readonly Item[] {
  const { pair, me, today } = view;
  return openAgreed(view, pair)
    .filter((action) => action.owner === me && isSoon(action.due, today))
    .map(stepItem);
}

function stepItem(
  step: Pick<AgreedAction, 'task' | 'dueWords' | 'target'> & { readonly due?: string | undefined },
): Item {
  return {
    kind: 'step',
    title: firstLine(step.task),
    detail: step.dueWords ?? '',
    target: step.target,
    command: 'completeStep',
    date: step.due,
  };
}

/** A first goal to write down, and drafts to sharpen. */
function goals({ snapshot, pair, me }: View): readonly Item[] {
  const all = goalsOf(snapshot, pair);
  if (all.length === 0 && roleOf(pair.value, me) === 'mentee') {
    const about = { detail: '', target: targetOf(pair), date: undefined };
    return [{ kind: 'first-goal', title: 'Write down a first goal', command: 'newGoal', ...about }];
  }
  return all.filter((goal) => goal.value.owner === me && goalStatus(goal.value) === 'draft').map(draftItem);
}

function draftItem(goal: LoadedRecord<'goal'>): Item {
  return {
    kind: 'sharpen-goal',
    title: `Sharpen “${firstLine(goal.value.title)}”`,
    detail: 'draft',
    target: targetOf(goal),
    command: 'sharpenGoal',
    date: goal.value.due,
  };
}

/** A session to plan, where none is planned and the usual rhythm would have one soon. */
function sessionToPlan(view: View): readonly Item[] {
  const { pair, today } = view;
  const next = nextSession(view, pair);
  if (next?.state === 'planned' || sessionsToWriteUp(view, pair).length > 0) return [];
  if (next && !isSoon(next.date, today)) return [];
  const last = lastSession(view, pair)?.value.date;
  return [
    {
      kind: 'plan-session',
      title: last === undefined ? 'Plan the first session' : 'Plan the next session',
      detail: next && next.date >= today ? next.words : last === undefined ? '' : lastMetWords(last, today),
      target: targetOf(pair),
      command: 'planSession',
      date: next?.date,
    },
  ];
}

/** Nothing is open in the current stage, and another one follows. */
function stageToLeave({ pair }: View, track: StageTrack): readonly Item[] {
  const next = nextStage(track);
  if (!track.current || track.current.phase === undefined || track.current.open > 0 || !next) return [];
  const detail = `nothing is open in ${track.current.title}`;
  const at = ['stages', Math.max(0, (pair.value.stages?.length ?? 0) - 1)];
  const target = pair.value.stages ? targetOf(pair, ...at) : targetOf(pair);
  const title = `Move on to ${next.title}?`;
  return [{ kind: 'advance', title, detail, target, command: 'advanceStage', date: undefined }];
}

/** A question that I ask myself after a session, quietly: the answer stays with me. */
function ratingToAsk(view: View): readonly Item[] {
  const { pair, me, other } = view;
  const asked = ratingToNote(view, pair);
  if (!asked) return [];
  const isMentor = roleOf(pair.value, me) === 'mentor';
  const title =
    asked.kind === 'fit'
      ? `Do you and ${other} fit?`
      : isMentor
        ? 'Are you involved as much as is right?'
        : `Is ${other} involved as much as is right?`;
  const command = asked.kind === 'fit' ? 'noteFit' : 'noteInvolvement';
  const about = { target: targetOf(pair), command, date: asked.since } as const;
  return [{ kind: 'note-rating', title, detail: 'only for you', ...about }];
}

/** The checkpoint and the reviews, as far as they wait for me. */
function lookBack(found: readonly LookingBackItem[]): readonly Item[] {
  return found.map((item) => ({ kind: 'look-back', ...item }));
}
