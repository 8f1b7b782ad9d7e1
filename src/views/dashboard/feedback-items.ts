import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { feedbackVerb, type FeedbackThread } from '../../core/insight/feedback.js';
import { dayWords } from '../../core/text/words.js';
import type { FeedbackItem, Link, ReplyItem } from '../../protocol/state.js';
import { keyOf, target, who, type Scene } from './scene.js';
import { isPrivate } from '../../core/folder/privacy.js';

/** A feedback with its answers. */
export function feedbackItem(scene: Scene, thread: FeedbackThread): FeedbackItem {
  const { first, resolved } = thread;
  const { observed, text, effect, try: toTry, about, from, kind, date } = first.value;
  const { code } = about ?? {};
  return {
    key: keyOf(first),
    id: first.id,
    title: `${who(scene, from)} ${feedbackVerb(first)}`,
    day: dayWords(date, scene.today),
    icon: kind === 'question' ? 'question' : kind === 'praise' ? 'heart' : 'comment',
    observed: observed ?? text ?? '',
    effect,
    try: toTry,
    code: code && `${code.path}:${code.line}`,
    about: aboutLinks(scene, first),
    replies: thread.replies.map((reply) => replyItem(scene, reply)),
    status: statusWords(scene, thread),
    resolved,
    canReply: scene.canAct && !first.stale,
    target: target(first),
    isPrivate: isPrivate(first),
  };
}

function replyItem(scene: Scene, reply: LoadedRecord<'feedback'>): ReplyItem {
  const { from, date, text, resolves } = reply.value;
  return {
    key: keyOf(reply),
    by: `${who(scene, from)}, ${dayWords(date, scene.today)}`,
    text,
    resolves: resolves === true,
    isPrivate: isPrivate(reply),
  };
}

function statusWords(scene: Scene, { awaiting, resolved }: FeedbackThread): string | undefined {
  if (resolved) return 'resolved';
  if (awaiting === undefined || !scene.canAct) return undefined;
  return awaiting === scene.me ? 'waits for your answer' : `waits for ${who(scene, awaiting)}`;
}

function aboutLinks({ snapshot, today }: Scene, { value }: LoadedRecord<'feedback'>): Link[] {
  const goal = snapshot.find('goal', value.about?.goal);
  const session = snapshot.find('session', value.about?.session);
  return [
    ...(goal ? [{ text: goal.value.title, target: target(goal) }] : []),
    ...(session
      ? [{ text: `session on ${dayWords(session.value.date, today)}`, target: target(session) }]
      : []),
  ];
}
