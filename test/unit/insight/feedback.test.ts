import * as assert from 'node:assert/strict';
import { feedbackAbout, feedbackLine, feedbackThreads } from '../../../src/core/insight/feedback.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, goalIn, pairId, today } from '../../support/ada-and-grace.js';

const pair = pairId;
const question: RecordTypes['feedback'] = {
  pair,
  from: 'grace',
  to: 'ada',
  date: '2026-11-24',
  observed: 'Why is the lock held here?\nAll others wait.',
  kind: 'question',
  about: { code: { path: 'src/retry.ts', line: 40 } },
};
const questionPath = 'feedback/2026-11-24-grace-q4k7m2.yaml';
const answer: RecordTypes['feedback'] = {
  pair,
  from: 'ada',
  to: 'grace',
  date: '2026-11-25',
  replyTo: '2026-11-24-grace-q4k7m2',
  text: 'I did not see it.',
};

function threads(records: Records) {
  const { snapshot, pair: found } = adaAndGrace(records);
  return feedbackThreads(perspectiveOf(snapshot, { today }), found);
}

describe('feedback', () => {
  it('waits for the answer of the one it was said to', () => {
    const [thread] = threads({ [questionPath]: question });
    assert.deepEqual([thread?.awaiting, thread?.about, thread?.resolved], ['ada', 'src/retry.ts:40', false]);
    assert.equal(thread && feedbackLine(thread.first), 'Why is the lock held here?');
  });

  it('goes back and forth until it is resolved', () => {
    const answered = { [questionPath]: question, 'feedback/2026-11-25-ada-r1r1r1.yaml': answer };
    assert.equal(threads(answered)[0]?.awaiting, 'grace');
    const [thread] = threads({
      ...answered,
      'feedback/2026-11-26-grace-s1s1s1.yaml': {
        pair,
        from: 'grace',
        to: 'ada',
        date: '2026-11-26',
        replyTo: '2026-11-25-ada-r1r1r1',
        resolves: true,
      },
    });
    assert.deepEqual([thread?.awaiting, thread?.resolved, thread?.replies.length], [undefined, true, 2]);
    assert.equal(thread && feedbackLine(thread.last), 'Resolved');
  });

  it('asks for no answer to praise', () => {
    assert.equal(threads({ [questionPath]: { ...question, kind: 'praise' } })[0]?.awaiting, undefined);
  });

  it('lists threads by what was said last', () => {
    const found = threads({
      [questionPath]: question,
      'feedback/2026-11-20-ada-t1t1t1.yaml': {
        ...question,
        date: '2026-11-20',
        observed: 'First',
        about: undefined,
      },
      'feedback/2026-11-28-ada-r1r1r1.yaml': {
        ...answer,
        date: '2026-11-28',
        replyTo: '2026-11-20-ada-t1t1t1',
      },
    });
    assert.deepEqual(
      found.map((thread) => feedbackLine(thread.first)),
      ['First', 'Why is the lock held here?'],
    );
  });

  it('stands replies to something missing by themselves, and replies in a circle together', () => {
    const found = threads({
      'feedback/2026-11-25-ada-r1r1r1.yaml': { ...answer, replyTo: 'gone-x9x9x9' },
      'feedback/2026-11-26-ada-c1c1c1.yaml': { ...answer, replyTo: '2026-11-27-ada-c2c2c2' },
      'feedback/2026-11-27-ada-c2c2c2.yaml': { ...answer, replyTo: '2026-11-26-ada-c1c1c1' },
    });
    assert.deepEqual(
      found.map((thread) => [thread.first.id, thread.replies.length]),
      [
        ['2026-11-26-ada-c1c1c1', 1],
        ['2026-11-25-ada-r1r1r1', 0],
      ],
    );
  });

  it('knows what it is about', () => {
    const session = { 'sessions/2026-11-20-ada-a1b2c3.yaml': { pair, date: '2026-11-20' } };
    const goal = { 'goals/own-p3x9kd.yaml': { title: 'Own the retries', owner: 'ada', pair } };
    const about = (of: RecordTypes['feedback']['about']) =>
      threads({ ...session, ...goal, [questionPath]: { ...question, about: of } })[0]?.about;
    assert.equal(about({ session: '2026-11-20-ada-a1b2c3' }), 'the session on 20 Nov');
    assert.equal(about({ goal: 'own-p3x9kd' }), 'Own the retries');
    assert.equal(about({ goal: 'gone-x9x9x9' }), 'a goal that is missing');
    assert.equal(about(undefined), undefined);
  });

  it('about a goal shows at the goal with its answers', () => {
    const { snapshot } = adaAndGrace({
      'goals/own-p3x9kd.yaml': { title: 'Own the retries', owner: 'ada', pair },
      [questionPath]: { ...question, about: { goal: 'own-p3x9kd' } },
      'feedback/2026-11-25-ada-r1r1r1.yaml': answer,
    });
    const [thread, ...more] = feedbackAbout(
      perspectiveOf(snapshot, { today }),
      goalIn(snapshot, 'own-p3x9kd'),
    );
    assert.deepEqual([thread?.replies.length, more.length], [1, 0]);
  });
});
