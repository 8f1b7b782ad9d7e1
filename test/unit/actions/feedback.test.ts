import assert from 'node:assert/strict';
import { logFeedback, replyTo, resolveFeedback } from '../../../src/core/actions/feedback.js';
import {
  contextOf,
  created,
  creations,
  feedback,
  goal,
  pair,
  planned,
  records,
  refusal,
  session,
  textsAfter,
  changesOf,
} from '../../support/actions.js';

describe('feedback', () => {
  it('is one line to the other of the pair', () => {
    const plan = planned(
      logFeedback(contextOf(records, 'grace'), { pair, observed: 'The lock is held while sleeping.' }),
    );
    assert.deepEqual(created(plan, 'feedback'), [
      { pair, from: 'grace', to: 'ada', date: '2026-11-21', observed: 'The lock is held while sleeping.' },
    ]);
    assert.match(plan.open?.path ?? '', /^feedback\/2026-11-21-ada-[a-z0-9]{6}\.yaml$/);
    assert.equal(plan.done, 'Feedback for Ada saved');
  });

  it('says all that there is to say, in the order in which people read it', () => {
    const context = contextOf(records, 'grace');
    const plan = planned(
      logFeedback(context, {
        pair,
        observed: 'The lock is held while sleeping.',
        effect: 'Every other worker waits.',
        try: 'Release it before the wait.',
        kind: 'suggestion',
        about: {
          session,
          goal,
          code: { quote: '  sleep(1);\r\n', commit: 'abc1234', endLine: 52, line: 40, path: 'src/retry.ts' },
        },
      }),
    );
    assert.equal(
      textsAfter(context.snapshot, plan)[0]?.after,
      [
        'pair: ada-and-grace-k7m2q4',
        'from: grace',
        'to: ada',
        'date: 2026-11-21',
        'observed: The lock is held while sleeping.',
        'effect: Every other worker waits.',
        'try: Release it before the wait.',
        'kind: suggestion',
        'about:',
        '  goal: own-the-retries-p3x9kd',
        '  session: 2026-11-07-ada-m2k7q4',
        '  code:',
        '    path: src/retry.ts',
        '    line: 40',
        '    endLine: 52',
        '    commit: abc1234',
        '    quote: |2',
        '        sleep(1);',
        '',
      ].join('\n'),
    );
  });

  it('is a question where it ends like one', () => {
    const kindOf = (observed: string, kind?: string) =>
      created(planned(logFeedback(contextOf(records), { pair, observed, kind })), 'feedback')[0]?.kind;
    assert.equal(kindOf('Why here? '), 'question');
    assert.equal(kindOf('Well done!'), undefined);
    assert.equal(kindOf('Who wrote this beauty?', 'praise'), 'praise');
  });

  it('stays on this machine where what it is about does, or where that is wanted', () => {
    const secret = { ...records, 'private:goals/secret-a1b2c3.yaml': { title: 'Secret', owner: 'ada' } };
    const about = planned(
      logFeedback(contextOf(secret), {
        pair,
        observed: 'x',
        about: { goal: 'secret-a1b2c3' },
        place: 'shared',
      }),
    );
    assert.deepEqual(
      [creations(about)[0]?.place, about.done],
      ['private', 'Feedback for Grace saved, only on this machine'],
    );
    const kept = planned(logFeedback(contextOf(records), { pair, observed: 'x', place: 'private' }));
    assert.equal(creations(kept)[0]?.place, 'private');
  });

  it('is between the two of a pair, and needs words', () => {
    assert.equal(
      refusal(logFeedback(contextOf(records, 'ada'), { pair, observed: 'x', to: 'ada' })).code,
      'refused',
    );
    assert.equal(refusal(logFeedback(contextOf(records, 'linus'), { pair, observed: 'x' })).code, 'refused');
    assert.equal(refusal(logFeedback(contextOf(records), { pair, observed: '\n' })).code, 'refused');
    assert.equal(
      refusal(logFeedback(contextOf(records), { pair, observed: 'x', about: { goal: 'gone-a1b2c3' } })).code,
      'stale',
    );
    const nowhere = { code: { path: 'src/retry.ts', line: 0 } };
    assert.equal(
      refusal(logFeedback(contextOf(records), { pair, observed: 'x', about: nowhere })).code,
      'refused',
    );
  });

  it('is answered in a record of its own', () => {
    const plan = planned(
      replyTo(contextOf(records), { feedback, text: 'Good catch.\nFixed.', resolves: true }),
    );
    assert.deepEqual(
      changesOf(plan).map(({ type }) => type),
      ['create'],
    );
    assert.deepEqual(created(plan, 'feedback'), [
      {
        pair,
        from: 'ada',
        to: 'grace',
        date: '2026-11-21',
        replyTo: feedback,
        text: 'Good catch.\nFixed.\n',
        resolves: true,
      },
    ]);
    assert.equal(
      created(planned(replyTo(contextOf(records), { feedback, text: 'Hm.' })), 'feedback')[0]?.resolves,
      undefined,
    );
    assert.equal(refusal(replyTo(contextOf(records), { feedback, text: ' ' })).code, 'refused');
    assert.equal(
      refusal(replyTo(contextOf(records), { feedback: '2026-11-14-ada-a1b2c3', text: 'x' })).code,
      'stale',
    );
  });

  it('is resolved with a word or without', () => {
    const [plain] = created(planned(resolveFeedback(contextOf(records), { feedback })), 'feedback');
    assert.deepEqual(Object.entries(plain ?? {}).slice(-2), [
      ['replyTo', feedback],
      ['resolves', true],
    ]);
    const [worded] = created(
      planned(resolveFeedback(contextOf(records), { feedback, text: 'Done in abc.' })),
      'feedback',
    );
    assert.deepEqual(Object.keys(worded ?? {}), [
      'pair',
      'from',
      'to',
      'date',
      'replyTo',
      'text',
      'resolves',
    ]);
  });
});
