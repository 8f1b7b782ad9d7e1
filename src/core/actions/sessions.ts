import { newDatedId } from '../folder/id.js';
import { sameRecord, type LoadedRecord } from '../folder/snapshot.js';
import { dayOf } from '../text/words.js';
import { date as dateSchema } from '../records/fields.js';
import { sessionStatus, type Session } from '../records/session.js';
import {
  addItems,
  changed,
  changeKeys,
  created,
  creation,
  deletion,
  inRecord,
  outcome,
} from './make-edits.js';
import { paragraphs } from './typed-text.js';
import { defineAction } from './define-action.js';
import { evidenceOfCommits, type LinkCommits } from './evidence.js';
import { findEditable, findOpenPair, findRecord, goneMessage, placeUnder } from './preconditions.js';
import { refused, stale, type ActionContext, type ActionOutcome } from './action.js';
import { writtenStep, type StepInput } from './steps.js';
import { type Place, isSeenFrom } from '../folder/privacy.js';

export interface LogSession {
  readonly pair: string;
  /** What was talked about; may be empty. */
  readonly notes: string;
  /** The day it was held; today, where none is named. */
  readonly date?: string | undefined;
  readonly minutes?: number | undefined;
  readonly place?: Place | undefined;
}

/** Writes down a session that was held. One that was planned for that day is the one that was held. */
export const logSession = defineAction<LogSession>((context, input) => {
  const { pair } = findOpenPair(context, input.pair);
  const date = input.date ?? context.today;
  requireDay(date);
  if (date > context.today) refused('That day is still to come. Plan the session instead.');
  const notes = paragraphs(input.notes);
  const minutes = wholeMinutes(input.minutes);
  const at = notes === undefined ? undefined : ['notes'];
  const planned = plannedOn(context, pair, date);
  if (planned) {
    const changes = { status: null, minutes, notes: addNotes(planned.value.notes, notes) };
    return changed('Session logged', planned, changeKeys(planned.value, changes), at);
  }
  const place = placeUnder([pair], input.place);
  const { session } = newSession(context, pair, place, { date, minutes, notes });
  return created('Session logged', session, at);
});

export interface PlanSession {
  readonly pair: string;
  /** Today or later. */
  readonly date: string;
  /** When it begins, RFC 3339. */
  readonly started?: string | undefined;
  readonly preparation?: string | undefined;
  readonly place?: Place | undefined;
}

/** Plans a session. */
export const planSession = defineAction<PlanSession>((context, input) => {
  const { pair } = findOpenPair(context, input.pair);
  const { date, started } = input;
  requireDay(date);
  if (date < context.today) refused('That day has passed. Log the session instead.');
  if (plannedOn(context, pair, date)) refused('There is a session planned for that day already.');
  const place = placeUnder([pair], input.place);
  const preparation = paragraphs(input.preparation);
  const value = { date, started, status: 'planned', preparation };
  return created('Session planned', newSession(context, pair, place, value).session);
});

export interface ChosenSession {
  readonly session: string;
}

export interface PrepareSession extends ChosenSession {
  /** What the mentee wants to talk about; an empty text takes it away. */
  readonly preparation: string;
  /** What the person saw there when they began to write. Where it says something else by now, both stay. */
  readonly seen?: string | undefined;
}

/** Says what to talk about in a session that is to come. */
export const prepareSession = defineAction<PrepareSession>((context, input) => {
  const session = findPlanned(context, input.session);
  const now = session.value.preparation;
  const changedMeanwhile = (now ?? '').trim() !== (input.seen ?? now ?? '').trim();
  const typed = paragraphs(input.preparation);
  const preparation = changedMeanwhile ? (addNotes(now, typed) ?? now) : typed;
  const edits = changeKeys(session.value, { preparation: preparation ?? null });
  return changed('Session prepared', session, edits, preparation === undefined ? undefined : ['preparation']);
});

/** A question that a session starts with. */
interface SessionPrompt {
  readonly ask: string;
  readonly from?: string | undefined;
  /** Questions about confidential things are never written down. */
  readonly private?: boolean | undefined;
}

export interface StartSession {
  readonly pair: string;
  /** A planned session; today's, where none is named, or a new one. */
  readonly session?: string | undefined;
  readonly prompts: readonly SessionPrompt[];
}

/** An outcome that also tells which session it is about. */
export interface SessionOutcome extends ActionOutcome {
  /** The session's id. */
  readonly session: string;
  /** Whether there was no session before: discarding it takes the record away again. */
  readonly created: boolean;
}

/** Begins a session. It stays planned while it runs, so that nothing claims that it was held. */
export const startSession = defineAction<StartSession, SessionOutcome>((context, input) => {
  const { pair } = findOpenPair(context, input.pair);
  const chosen = input.session === undefined ? undefined : findPlanned(context, input.session);
  if (chosen && !sameRecord('pair', chosen.value.pair, pair.id)) stale(goneMessage('session'));
  const prompts = input.prompts.flatMap(({ ask, from, private: confidential }) => {
    const text = confidential ? undefined : paragraphs(ask);
    return text === undefined ? [] : [{ ask: text, from }];
  });
  const session = chosen ?? plannedOn(context, pair, context.today);
  if (!session) {
    const value = {
      date: context.today,
      started: context.now,
      status: 'planned',
      prompts: prompts.length > 0 ? prompts : undefined,
    };
    const { session, id } = newSession(context, pair, pair.place, value);
    return { ...created('Session started', session), session: id, created: true };
  }
  const asked = new Set(session.value.prompts?.map(({ ask }) => ask.trim()));
  const edits = [
    ...changeKeys(session.value, { started: context.now }),
    ...addItems(
      session.value.prompts,
      ['prompts'],
      prompts.filter(({ ask }) => !asked.has(ask.trim())),
    ),
  ];
  return { ...changed('Session started', session, edits), session: session.id, created: false };
});

export interface EndSession extends ChosenSession {
  /** Goes below what the notes say already. */
  readonly notes?: string | undefined;
  readonly minutes?: number | undefined;
  readonly checkins: readonly {
    readonly goal: string;
    readonly value?: number | undefined;
    readonly note?: string | undefined;
  }[];
  readonly actions: readonly StepInput[];
  /** Commits that are evidence for goals. */
  readonly commits: readonly LinkCommits[];
}

/** Whether a session may hold a check-in on a goal: a shared one names no private goal. */
export function canCheckIn(session: LoadedRecord<'session'>, goal: LoadedRecord<'goal'>): boolean {
  return isSeenFrom(session.place, goal);
}

/** Writes up a session that was begun: now it was held. */
export const endSession = defineAction<EndSession>((context, input) => {
  const session = findPlanned(context, input.session);
  const { value } = session;
  const began = value.started === undefined ? value.date : dayOf(value.started);
  const checkins: NonNullable<Session['checkins']> = [];
  for (const { goal, value: reached, note } of input.checkins) {
    const text = paragraphs(note);
    if (reached === undefined && text === undefined) continue;
    checkins.push({ goal: findRecord(context, 'goal', goal).id, value: reached, note: text });
  }
  const evidence = evidenceOfCommits(context, input.commits);
  const notes = paragraphs(input.notes);
  const edits = [
    ...changeKeys(value, {
      // A session that ran past midnight was held on the day it began; a start that is still to come was only planned.
      date: began < context.today ? began : context.today,
      started: began > context.today ? null : undefined,
      status: null,
      minutes: wholeMinutes(input.minutes),
      notes: addNotes(value.notes, notes),
    }),
    ...addItems(value.checkins, ['checkins'], checkins),
    ...addItems(
      value.actions,
      ['actions'],
      input.actions.flatMap((action) => writtenStep(action) ?? []),
    ),
  ];
  const all = [...inRecord(session, edits), ...evidence];
  return outcome('Session logged', all, session, notes === undefined ? undefined : ['notes']);
});

/** Says that a planned session does not take place. */
export const cancelSession = defineAction<ChosenSession>((context, input) => {
  const session = findPlanned(context, input.session);
  return changed('Session cancelled', session, changeKeys(session.value, { status: 'cancelled' }));
});

export interface DiscardSession extends ChosenSession {
  /** Whether starting it made the record, as `startSession` told. */
  readonly created: boolean;
}

/** Takes back that a session was begun. What somebody wrote into it meanwhile stays, in a session that is planned again. */
export const discardStartedSession = defineAction<DiscardSession>((context, input) => {
  const session = findPlanned(context, input.session);
  const { value } = session;
  const isAnswered = value.prompts?.some(({ answer }) => answer !== undefined) ?? false;
  const hasContent = [value.preparation, value.notes, value.checkins, value.actions].some(
    (part) => part !== undefined,
  );
  if (input.created && !isAnswered && !hasContent)
    return { done: 'Session discarded', edits: [deletion(session)] };
  const edits = changeKeys(value, { started: null, prompts: isAnswered ? undefined : null });
  return changed('Session is planned again', session, edits);
});

/** A session of an open pair that is still to be held. */
function findPlanned(context: ActionContext, id: string): LoadedRecord<'session'> {
  const session = findEditable(context, 'session', id);
  findOpenPair(context, session.value.pair);
  switch (sessionStatus(session.value)) {
    case 'planned':
      return session;
    case 'held':
      return stale('This session has been written up already. Open it to add more.');
    case 'cancelled':
      return stale('This session was cancelled. Plan a new one.');
    case 'unknown':
      return refused(
        'This session has a status that this version does not know. Open it to change it by hand.',
      );
  }
}

function plannedOn(
  context: ActionContext,
  pair: LoadedRecord<'pair'>,
  date: string,
): LoadedRecord<'session'> | undefined {
  return context.snapshot
    .referring('session', 'pair', pair)
    .find(
      (session) =>
        session.value.date === date && sessionStatus(session.value) === 'planned' && !session.stale,
    );
}

function newSession(
  context: ActionContext,
  pair: LoadedRecord<'pair'>,
  place: Place,
  value: Omit<Session, 'pair'>,
) {
  const id = newDatedId(value.date, pair.value.mentee, context.random);
  return { id, session: creation('session', id, place, { pair: pair.id, ...value }) };
}

/** What is said later comes below what was said before. */
function addNotes(before: string | undefined, more: string | undefined): string | undefined {
  if (before === undefined || more === undefined) return more;
  return paragraphs(`${before.trimEnd()}\n\n${more}`);
}

/** Whole minutes, one at least; undefined where none are told. */
function wholeMinutes(minutes: number | undefined): number | undefined {
  if (minutes === undefined || !Number.isFinite(minutes) || minutes <= 0) return undefined;
  return Math.max(1, Math.round(minutes));
}

function requireDay(day: string): void {
  if (!dateSchema.safeParse(day).success)
    refused(`There is no day ${day} in the calendar. Write it as in 2026-11-21.`);
}
