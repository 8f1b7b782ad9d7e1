import { newDatedId } from '../folder/id.js';
import type { LoadedRecord } from '../folder/snapshot.js';
import { pairName, shortName } from '../insight/people.js';
import { ok, type Result } from '../result.js';
import type { CodeAnchor, Feedback } from '../records/feedback.js';
import { creation, outcome } from './make-edits.js';
import { paragraphs } from './typed-text.js';
import { defineAction } from './define-action.js';
import { findOpenPair, findRecord, placeUnder, refused, requireMember } from './preconditions.js';
import type { ActionContext, ActionError, ActionOutcome } from './action.js';
import { isPrivate, type Place } from '../folder/place.js';

export interface LogFeedback {
  readonly pair: string;
  /** The handle of whom it is for; the other one of the pair, where nobody is named. */
  readonly to?: string | undefined;
  readonly observed: string;
  readonly effect?: string | undefined;
  readonly try?: string | undefined;
  /** A question, where nothing is said and `observed` ends with a question mark. */
  readonly kind?: string | undefined;
  readonly about?: {
    readonly goal?: string | undefined;
    readonly session?: string | undefined;
    readonly code?: CodeAnchor | undefined;
  };
  readonly place?: Place | undefined;
}

/** Says to the other of a pair what was observed, what effect it had, what to try. */
export const logFeedback = defineAction<LogFeedback>((context, input) => {
  const pair = findOpenPair(context, input.pair);
  if (!pair.ok) return pair;
  const us = requireMember(context, pair.value);
  if (!us.ok) return us;
  const observed = paragraphs(input.observed);
  if (observed === undefined) return refused('Feedback needs a few words about what you observed.');
  const about = findAbout(context, input.about ?? {});
  if (!about.ok) return about;
  const { me: from, other } = us.value;
  const to = input.to ?? other;
  if (to === from || to !== other) {
    return refused(`Feedback goes to the other one of ${pairName(context.snapshot, pair.value.value)}.`);
  }
  const { goal, session } = about.value;
  const place = placeUnder([pair.value, goal, session], input.place);
  const written = { goal: goal?.id, session: session?.id, code: codeAnchor(input.about?.code) };
  const value: Feedback = {
    pair: pair.value.id,
    from,
    to,
    date: context.today,
    observed,
    effect: paragraphs(input.effect),
    try: paragraphs(input.try),
    kind: input.kind ?? (observed.trim().endsWith('?') ? 'question' : undefined),
    about: Object.values(written).some((part) => part !== undefined) ? written : undefined,
  };
  const words = `Feedback for ${shortName(context.snapshot, to, pair.value.value)} saved`;
  return ok(
    newFeedback(
      context,
      place,
      value,
      isPrivate({ place }) ? `${words}, only on this machine` : words,
      'observed',
    ),
  );
});

function findAbout(
  context: ActionContext,
  about: NonNullable<LogFeedback['about']>,
): Result<{ goal?: LoadedRecord<'goal'>; session?: LoadedRecord<'session'> }, ActionError> {
  const goal = about.goal === undefined ? undefined : findRecord(context, 'goal', about.goal);
  if (goal && !goal.ok) return goal;
  const session = about.session === undefined ? undefined : findRecord(context, 'session', about.session);
  if (session && !session.ok) return session;
  return ok({ ...(goal ? { goal: goal.value } : {}), ...(session ? { session: session.value } : {}) });
}

/** The anchor with its keys in their natural order. */
function codeAnchor(code: CodeAnchor | undefined): CodeAnchor | undefined {
  if (!code) return undefined;
  const { path, line, endLine, commit, quote } = code;
  return { path, line, endLine: endLine === line ? undefined : endLine, commit, quote: keptQuote(quote) };
}

/** Quoted code keeps its indentation. */
function keptQuote(quote: string | undefined): string | undefined {
  return paragraphs(quote) === undefined ? undefined : quote?.replace(/\r\n?/g, '\n');
}

export interface ReplyTo {
  readonly feedback: string;
  readonly text: string;
  /** Whether the reply resolves the feedback. */
  readonly resolves?: boolean | undefined;
}

/** Answers feedback with a record of one's own. */
export const replyTo = defineAction<ReplyTo>((context, input) => {
  const text = paragraphs(input.text);
  if (text === undefined) return refused('A reply needs a few words.');
  return reply(context, input.feedback, text, input.resolves === true, 'Reply saved');
});

export interface ResolveFeedback {
  readonly feedback: string;
  readonly text?: string | undefined;
}

/** Says that feedback is resolved, with a record of one's own: nobody edits what another wrote. */
export const resolveFeedback = defineAction<ResolveFeedback>((context, input) =>
  reply(context, input.feedback, paragraphs(input.text), true, 'Feedback resolved'),
);

function reply(
  context: ActionContext,
  id: string,
  text: string | undefined,
  resolves: boolean,
  done: string,
): Result<ActionOutcome, ActionError> {
  const feedback = findRecord(context, 'feedback', id);
  if (!feedback.ok) return feedback;
  const pair = findOpenPair(context, feedback.value.value.pair);
  if (!pair.ok) return pair;
  const us = requireMember(context, pair.value);
  if (!us.ok) return us;
  const { me: from, other: to } = us.value;
  const value: Feedback = {
    pair: pair.value.id,
    from,
    to,
    date: context.today,
    replyTo: feedback.value.id,
    text,
    resolves: resolves ? true : undefined,
  };
  const place = placeUnder([pair.value, feedback.value]);
  return ok(newFeedback(context, place, value, done, text === undefined ? 'resolves' : 'text'));
}

function newFeedback(
  context: ActionContext,
  place: Place,
  value: Feedback,
  done: string,
  at: string,
): ActionOutcome {
  const id = newDatedId(value.date, value.to, context.random);
  const created = creation('feedback', id, place, value);
  return outcome(done, [created], created, [at]);
}
