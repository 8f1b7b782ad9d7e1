import { identity, type LoadedRecord, type Snapshot } from '../folder/snapshot.js';
import { byText, dayWords, firstLine } from '../text/words.js';
import type { Place } from '../folder/privacy.js';
import type { Perspective } from './perspective.js';

type FeedbackRecord = LoadedRecord<'feedback'>;

/** Feedback with everything that was answered to it. */
export interface FeedbackThread {
  /** What it started with. */
  readonly first: FeedbackRecord;
  readonly place: Place;
  /** Answers, oldest first. */
  readonly replies: readonly FeedbackRecord[];
  /** The latest of all. */
  readonly last: FeedbackRecord;
  readonly resolved: boolean;
  /** The handle of the person whose answer comes next; undefined where nobody's is waited for. */
  readonly awaiting: string | undefined;
  /** What it is about, in a few words: `src/retry.ts:40`, a goal's title, `the session on 20 Nov`. */
  readonly about: string | undefined;
}

/** What was said in a pair, thread by thread, the latest first. */
export function feedbackThreads(
  perspective: Perspective,
  pair: LoadedRecord<'pair'>,
): readonly FeedbackThread[] {
  return threadsOf(perspective, perspective.snapshot.referring('feedback', 'pair', pair));
}

/** The feedback about a goal, the latest first. */
export function feedbackAbout(
  perspective: Perspective,
  goal: LoadedRecord<'goal'>,
): readonly FeedbackThread[] {
  return threadsOf(perspective, perspective.snapshot.referring('feedback', 'about.goal', goal));
}

/** The words of a feedback or reply in one line: what was seen, or the answer. */
export function feedbackLine({ value }: FeedbackRecord): string {
  return firstLine(value.observed ?? value.text ?? (value.resolves === true ? 'Resolved' : ''));
}

/** What somebody did by saying this, as in "Grace asked a question". */
export function feedbackVerb({ value }: FeedbackRecord): string {
  if (value.replyTo !== undefined) return value.resolves === true ? 'resolved feedback' : 'replied';
  switch (value.kind) {
    case 'question':
      return 'asked a question';
    case 'suggestion':
      return 'made a suggestion';
    case 'praise':
      return 'gave praise';
    default:
      return 'gave feedback';
  }
}

function threadsOf(perspective: Perspective, feedback: readonly FeedbackRecord[]): readonly FeedbackThread[] {
  const { snapshot } = perspective;
  const firsts = new Map<string, FeedbackRecord>();
  for (const record of feedback) {
    const first = firstOf(snapshot, record);
    firsts.set(identity('feedback', first.id), first);
  }
  return [...firsts.values()]
    .map((first) => threadFrom(perspective, first))
    .sort(byText(({ last }) => dayAndId(last)))
    .reverse();
}

/** What a reply's thread started with. Where replies answer one another in a circle, the one with the first id. */
function firstOf(snapshot: Snapshot, feedback: FeedbackRecord): FeedbackRecord {
  const visited = new Set<FeedbackRecord>();
  let current = feedback;
  while (!visited.has(current)) {
    visited.add(current);
    const answered = snapshot.find('feedback', current.value.replyTo);
    if (!answered) return current;
    current = answered;
  }
  const walked = [...visited];
  const circle = walked.slice(walked.indexOf(current));
  return circle.reduce((first, candidate) => (candidate.id < first.id ? candidate : first), current);
}

function threadFrom(perspective: Perspective, first: FeedbackRecord): FeedbackThread {
  const { snapshot } = perspective;
  const all = new Set([first]);
  for (const record of all) {
    for (const reply of snapshot.referring('feedback', 'replyTo', record)) all.add(reply);
  }
  all.delete(first);
  const replies = [...all].sort(byText(dayAndId));
  const last = replies.at(-1) ?? first;
  const resolved = replies.some((reply) => reply.value.resolves === true);
  return {
    first,
    place: first.place,
    replies,
    last,
    resolved,
    awaiting: resolved ? undefined : whoIsNext(first, last),
    about: aboutWords(perspective, first),
  };
}

/** Whoever was spoken to last. Praise asks for no answer. */
function whoIsNext(first: FeedbackRecord, last: FeedbackRecord): string | undefined {
  if (last === first && first.value.kind === 'praise') return undefined;
  return last.value.to === last.value.from ? undefined : last.value.to;
}

function dayAndId({ id, value }: FeedbackRecord): string {
  return `${value.date} ${id}`;
}

function aboutWords(perspective: Perspective, { value }: FeedbackRecord): string | undefined {
  const { snapshot, today } = perspective;
  const { code, goal, session } = value.about ?? {};
  if (code) return `${code.path}:${code.line}`;
  if (goal !== undefined) return snapshot.find('goal', goal)?.value.title ?? 'a goal that is missing';
  if (session === undefined) return undefined;
  const date = snapshot.find('session', session)?.value.date;
  return date === undefined ? 'a session that is missing' : `the session on ${dayWords(date, today)}`;
}
