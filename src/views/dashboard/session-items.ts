import { openAgreed, sinceLastSession } from '../../core/insight/agreed-actions.js';
import { checkpointNear } from '../../core/insight/checkpoint.js';
import { feedbackThreads } from '../../core/insight/feedback.js';
import type { GoalView } from '../../core/insight/goals.js';
import { ownDraft } from '../../core/insight/reviews.js';
import { cadenceOf, heldSessions, nextSession, sessionsToWriteUp } from '../../core/insight/schedule.js';
import { dayWithWeekday, dayWords, distanceWords, plural } from '../../core/text/words.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { stageTrack } from '../../core/processes/stages.js';
import type { Button, Link, NextSession, Since, TopicItem } from '../../protocol/state.js';
import { feedbackItem } from './feedback-items.js';
import { agreedItem, commitItem } from './step-items.js';
import { firstOf, joined, keyOf, target, who, type Scene } from './scene.js';
import { isPrivate } from '../../core/folder/privacy.js';

const shownAgreed = 8;
/** How many of the stage's questions are offered: fewer where the session is prepared. */
const shownTopics = { prepared: 3, open: 5 };
const shownCommits = 6;

/** What the two will talk about. */
export function nextPart(scene: Scene): NextSession {
  const { pair, today } = scene;
  const next = nextSession(scene, pair);
  const session = next?.state === 'planned' ? next.record : undefined;
  const open = firstOf(openAgreed(scene, pair), shownAgreed);
  const topics = topicItems(scene, session);
  return {
    when: session && whenWords(session, today),
    note: session
      ? isRunning(scene, session)
        ? 'running now'
        : distanceWords(session.value.date, today)
      : undefined,
    target: session && target(session),
    checkpoint: checkpointWords(scene),
    preparation: session && preparation(scene, session),
    topics,
    agreed: open.shown.map((action) => agreedItem(scene, action)),
    moreAgreed: open.more,
    buttons: scene.canAct ? nextButtons(scene, session) : [],
    invitation: session ? toPrepare(session, topics) : notPlanned(scene),
    isPrivate: session !== undefined && isPrivate(session),
  };
}

/** `Fri 4 Dec`, with the time where it is known. */
function whenWords(session: LoadedRecord<'session'>, today: string): string {
  const { date, started } = session.value;
  const day = dayWithWeekday(date, today);
  return started?.startsWith(date) === true ? `${day}, ${started.slice(11, 16)}` : day;
}

/** `Checkpoint on 4 Dec, in 4 days`, in a pair that goes on. */
function checkpointWords(scene: Scene): string | undefined {
  const { pair, status } = scene;
  const near = status === 'active' ? checkpointNear(scene, pair) : undefined;
  return near && `${near.title}, ${near.detail}`;
}

function isRunning({ running }: Scene, session: LoadedRecord<'session'>): boolean {
  return running?.place === session.place && running.path === session.path;
}

function preparation(scene: Scene, session: LoadedRecord<'session'>): NextSession['preparation'] {
  const text = session.value.preparation;
  if (text === undefined) return undefined;
  const mentee = who(scene, scene.pair.value.mentee);
  return {
    title: mentee === 'You' ? 'What you want to talk about' : `What ${mentee} wants to talk about`,
    text,
    target: target(session, ['preparation']),
    isPrivate: isPrivate(session),
  };
}

/** The questions in the session, else those of the stage that no session has asked yet. Confidential ones are left out. */
function topicItems(scene: Scene, session: LoadedRecord<'session'> | undefined): TopicItem[] {
  const { snapshot, pair } = scene;
  const written = session?.value.prompts ?? [];
  if (session && written.length > 0) {
    return written.map(({ ask, from }, index) => ({
      key: keyOf({ ...session, at: ['prompts', index] }),
      text: ask,
      note: askedBy(scene, from),
      target: target(session, ['prompts', index]),
    }));
  }
  const asked = new Set(
    heldSessions(snapshot, pair).flatMap((held) => held.value.prompts?.map((prompt) => prompt.ask) ?? []),
  );
  const prompts = scene.canAct ? (stageTrack(scene, pair).current?.prompts ?? []) : [];
  return prompts
    .filter((prompt) => prompt.private !== true && !asked.has(prompt.ask))
    .slice(0, session?.value.preparation === undefined ? shownTopics.open : shownTopics.prepared)
    .map(({ ask, from }, index) => ({ key: `${index}:${ask}`, text: ask, note: askedBy(scene, from) }));
}

function askedBy(scene: Scene, from: string | undefined): string | undefined {
  if (from !== 'mentor' && from !== 'mentee') return undefined;
  const name = who(scene, scene.pair.value[from]);
  return name === 'You' ? 'you ask' : `${name} asks`;
}

function nextButtons(scene: Scene, session: LoadedRecord<'session'> | undefined): Button[] {
  const { snapshot, pair, me, status } = scene;
  const near = status === 'active' ? checkpointNear(scene, pair) : undefined;
  // Who has begun a draft finds it where the two look back.
  const begun = me !== undefined && ownDraft(snapshot, pair, me, 'checkpoint') !== undefined;
  const hold: Button = {
    command: 'holdCheckpoint',
    label: 'Hold checkpoint',
    icon: 'book',
    target: target(pair),
  };
  return [...sessionButtons(scene, session), ...(near && !begun ? [hold] : [])];
}

function sessionButtons(scene: Scene, session: LoadedRecord<'session'> | undefined): Button[] {
  const { pair, today, running } = scene;
  const writeUps = sessionsToWriteUp(scene, pair)
    .filter((past) => !isRunning(scene, past))
    .slice(0, 1)
    .map((past): Button => {
      const label = `Write up ${dayWords(past.value.date, today)}`;
      return { command: 'writeUpSession', label, icon: 'note', target: target(past) };
    });
  const start: Button = {
    command: 'startSession',
    label: 'Start session',
    icon: 'play',
    target: target(session ?? pair),
  };
  const starts = running ? [] : [start];
  if (!session) {
    return [
      ...writeUps,
      { command: 'planSession', label: 'Plan session', icon: 'calendar', target: target(pair) },
      ...starts,
    ];
  }
  if (isRunning(scene, session)) return writeUps;
  return [
    ...writeUps,
    { command: 'prepareSession', label: 'Prepare', icon: 'edit', target: target(session) },
    ...starts,
  ];
}

function toPrepare(session: LoadedRecord<'session'>, topics: readonly TopicItem[]): string | undefined {
  return session.value.preparation === undefined && topics.length === 0
    ? 'Nothing is prepared yet. What should it be about?'
    : undefined;
}

function notPlanned(scene: Scene): string {
  const { snapshot, pair, today, status } = scene;
  if (status === 'ended') return 'There are no more sessions in this pair.';
  const next = nextSession(scene, pair);
  const cadence = cadenceOf(snapshot, pair);
  if (heldSessions(snapshot, pair).length === 0) {
    return 'Nothing is planned yet. Pick a day; the first session is for getting to know each other.';
  }
  if (next && next.date >= today && cadence)
    return `Nothing is planned yet. Meeting ${cadence.words} leads to ${next.words}.`;
  return 'Nothing is planned yet. Which day suits you both?';
}

/** What happened since the two last met. Feedback that waits for my answer is here however old it is. */
export function sincePart(scene: Scene, goals: readonly GoalView[]): Since {
  const { pair, today, me } = scene;
  const since = sinceLastSession(scene, pair);
  const waiting = feedbackThreads(scene, pair).filter(
    (thread) =>
      me !== undefined &&
      thread.awaiting === me &&
      !since.feedback.some((known) => known.first === thread.first),
  );
  const latest = firstOf(since.commits, shownCommits);
  const goalOf = goalsByCommit(goals);
  const isQuiet = since.feedback.length + waiting.length + since.done.length + since.commits.length === 0;
  return {
    title: since.session ? 'Since the last session' : 'Since the beginning',
    last: since.session && lastLink(since.session, today),
    note: since.session && lastNote(since.session, today),
    feedback: [...since.feedback, ...waiting].map((thread) => feedbackItem(scene, thread)),
    steps: since.done.map((action) => agreedItem(scene, action)),
    commits: latest.shown.map((commit) => commitItem(scene, commit, goalOf.get(commit.sha))),
    moreCommits: latest.more,
    buttons: scene.canAct
      ? [{ command: 'logFeedback', label: 'Log feedback', icon: 'comment', target: target(pair) }]
      : [],
    invitation: isQuiet ? quietWords(scene) : undefined,
  };
}

function quietWords({ status }: Scene): string {
  return status === 'ended'
    ? 'Nothing has happened since.'
    : 'Commits, steps done and feedback gather here until you meet.';
}

function lastLink(session: LoadedRecord<'session'>, today: string): Link {
  return { text: dayWithWeekday(session.value.date, today), target: target(session) };
}

function lastNote({ value }: LoadedRecord<'session'>, today: string): string | undefined {
  const length = value.minutes === undefined ? undefined : plural(value.minutes, 'minute');
  return joined(distanceWords(value.date, today), length);
}

/** The goal that each commit is held up for. */
function goalsByCommit(goals: readonly GoalView[]): ReadonlyMap<string, Link> {
  return new Map(
    goals.flatMap((view) =>
      view.evidence.flatMap(({ sha }) =>
        sha === undefined ? [] : [[sha, { text: view.title, target: target(view.record) }] as const],
      ),
    ),
  );
}
