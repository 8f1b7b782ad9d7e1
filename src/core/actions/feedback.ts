import { newDatedId } from '../folder/id.js';
import { pairName, shortName } from '../insight/people.js';
import type { CodeAnchor, Feedback } from '../records/feedback.js';
import { created, creation } from './make-edits.js';
import { paragraphs } from './typed-text.js';
import { defineAction } from './define-action.js';
import { findOpenPair, findRecord, placeUnder } from './preconditions.js';
import { refused, type ActionContext, type ActionOutcome } from './action.js';
import { isPrivate, type Place } from '../folder/privacy.js';

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
  const { pair, me: from, other: to } = findOpenPair(context, input.pair);
  const observed =
    paragraphs(input.observed) ?? refused('Feedback needs a few words about what you observed.');
  const find = <K extends 'goal' | 'session'>(kind: K, id: string | undefined) =>
    id === undefined ? undefined : findRecord(context, kind, id);
  const goal = find('goal', input.about?.goal);
  const session = find('session', input.about?.session);
  if (to === from || (input.to ?? to) !== to)
    refused(`Feedback goes to the other one of ${pairName(context.snapshot, pair.value)}.`);
  const place = placeUnder([pair, goal, session], input.place);
  const about = { goal: goal?.id, session: session?.id, code: codeAnchor(input.about?.code) };
  const value: Feedback = {
    pair: pair.id,
    from,
    to,
    date: context.today,
    observed,
    effect: paragraphs(input.effect),
    try: paragraphs(input.try),
    kind: input.kind ?? (observed.trim().endsWith('?') ? 'question' : undefined),
    about: Object.values(about).some((part) => part !== undefined) ? about : undefined,
  };
  const words = `Feedback for ${shortName(context.snapshot, to, pair.value)} saved`;
  const done = isPrivate({ place }) ? `${words}, only on this machine` : words;
  return newFeedback(context, place, value, done, 'observed');
});

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
  const text = paragraphs(input.text) ?? refused('A reply needs a few words.');
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
): ActionOutcome {
  const feedback = findRecord(context, 'feedback', id);
  const { pair, me: from, other: to } = findOpenPair(context, feedback.value.pair);
  const value: Feedback = {
    pair: pair.id,
    from,
    to,
    date: context.today,
    replyTo: feedback.id,
    text,
    resolves: resolves ? true : undefined,
  };
  const place = placeUnder([pair, feedback]);
  return newFeedback(context, place, value, done, text === undefined ? 'resolves' : 'text');
}

function newFeedback(
  context: ActionContext,
  place: Place,
  value: Feedback,
  done: string,
  at: string,
): ActionOutcome {
  const id = newDatedId(value.date, value.to, context.random);
  return created(done, creation('feedback', id, place, value), [at]);
}
