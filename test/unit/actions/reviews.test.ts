import assert from 'node:assert/strict';
import { goalsToReview, publishReview, saveReview } from '../../../src/core/actions/reviews.js';
import { snapshotOf, type Records } from '../../support/snapshot.js';
import {
  after,
  contextOf,
  edited,
  ended,
  goal,
  pair,
  planned,
  records,
  refusal,
  textsAfter,
  without,
  changesOf,
} from '../../support/actions.js';

const draftId = '2026-11-20-ada-b7x3qe';
const draftPath = `reviews/${draftId}.yaml`;
const draft = { pair, by: 'ada', date: '2026-11-20', kind: 'final' };
const withDraft = (value: object = {}, more: Records = {}): Records => ({
  ...records,
  ...more,
  [`private:reviews/${draftId}.yaml` as const]: { ...draft, ...value },
});
const achieved: Records = {
  ...records,
  'goals/read-it-q3x9kd.yaml': { title: 'Read it', owner: 'ada', pair, status: 'achieved' },
};

describe('writing a review', () => {
  it('asks about no goal that only I know, and about none that was dropped', () => {
    const asked = (where: Records) => {
      const context = contextOf(where);
      const found = context.snapshot.find('pair', pair);
      assert.ok(found);
      return goalsToReview(context, found).map(({ id }) => id);
    };
    const more = (of: string): Records => ({
      'private:goals/quiet-r3x9kd.yaml': { title: 'Speak up', owner: 'ada', pair: of, status: 'active' },
      'goals/dropped-s3x9kd.yaml': { title: 'Read it', owner: 'ada', pair: of, status: 'dropped' },
    });
    assert.deepEqual(asked({ ...records, ...more(pair) }), [goal]);
    // In a pair that is only on this machine there is nobody else.
    const { [`pairs/${pair}.yaml` as const]: shared, ...others } = records;
    const alone: Records = { ...others, [`private:pairs/${pair}.yaml`]: shared, ...more(pair) };
    assert.deepEqual([...asked(alone)].sort(), [goal, 'quiet-r3x9kd'].sort());
  });

  it('makes a private draft with what was said, in the order in which one looks back', () => {
    const context = contextOf(records);
    const plan = planned(
      saveReview(context, {
        pair,
        kind: 'final',
        goals: [{ goal, result: 'partly' }],
        parts: { celebration: 'A quiet week.', expected: 'Calm.', impact: ' ' },
        next: 'new-cycle',
      }),
    );
    const [text] = textsAfter(context.snapshot, plan);
    assert.equal(text?.place, 'private');
    assert.equal(
      text.after,
      [
        'pair: ada-and-grace-k7m2q4',
        'by: ada',
        'date: 2026-11-21',
        'kind: final',
        'goals:',
        '  - { goal: own-the-retries-p3x9kd, result: partly }',
        'expected: Calm.',
        'celebration: A quiet week.',
        'next: new-cycle',
        '',
      ].join('\n'),
    );
    assert.deepEqual(after(context, plan).seenFrom('shared').all('review'), []);
  });

  it('knows of goals that are achieved, where nobody is asked', () => {
    const plan = planned(saveReview(contextOf(achieved), { pair, kind: 'final', parts: {} }));
    const [text] = textsAfter(contextOf(achieved).snapshot, plan);
    assert.match(text?.after ?? '', /goals:\n {2}- \{ goal: read-it-q3x9kd, result: achieved \}\n$/);
    const checkpoint = planned(saveReview(contextOf(achieved), { pair, kind: 'checkpoint', parts: {} }));
    assert.doesNotMatch(textsAfter(contextOf(achieved).snapshot, checkpoint)[0]?.after ?? '', /goals/);
  });

  it('goes on with the draft that is there: what was not asked stays, what was emptied goes', () => {
    const context = contextOf(
      withDraft({
        goals: [{ goal, result: 'not-yet', note: 'Nearly.' }],
        expected: 'Calm.',
        skills: 'Reading.',
        next: 'close',
      }),
    );
    const plan = planned(
      saveReview(context, {
        pair,
        kind: 'final',
        goals: [{ goal: 'renamed-since-p3x9kd', result: 'achieved' }],
        parts: { expected: '', actual: 'Calm, mostly.' },
        next: null,
      }),
    );
    assert.equal(plan.review, draftId);
    assert.deepEqual(edited(plan, draftPath), {
      ...draft,
      goals: [{ goal, result: 'achieved', note: 'Nearly.' }],
      actual: 'Calm, mostly.',
      skills: 'Reading.',
    });
    const same = planned(saveReview(context, { pair, kind: 'final', parts: { expected: 'Calm.' } }));
    assert.deepEqual(changesOf(same), []);
  });

  it('never goes on with a draft of the other one, or of the other kind', () => {
    const records = withDraft();
    for (const [me, kind] of [
      ['grace', 'final'],
      ['ada', 'checkpoint'],
    ] as const) {
      const plan = planned(saveReview(contextOf(records, me), { pair, kind, parts: { actual: 'Well.' } }));
      assert.equal(changesOf(plan)[0]?.type, 'create');
    }
  });

  it('can be finished and published once the other side has ended the pair', () => {
    const context = contextOf({ ...withDraft(), ...ended });
    const plan = planned(saveReview(context, { pair, kind: 'final', parts: { actual: 'Well.' } }));
    assert.equal(plan.review, draftId);
    const saved = contextOf(after(context, plan));
    planned(publishReview(saved, { review: draftId }));
    planned(saveReview(contextOf(ended), { pair, kind: 'final', parts: { actual: 'Well.' } }));
    const others = saveReview(contextOf(ended, 'linus'), { pair, kind: 'final', parts: {} });
    assert.match(refusal(others).message, /^Only Ada and Grace/);
  });

  it('changes nothing that says something else by now, and only looks where something is changed', () => {
    const seen = { actual: 'Calm.', goals: [{ goal, result: 'partly' }], next: 'close' };
    const now = { actual: 'Rough.', goals: [{ goal, result: 'achieved' }], next: 'new-cycle', impact: 'A' };
    const context = contextOf(withDraft(now));
    const input = { pair, kind: 'final', seen } as const;
    for (const change of [
      { parts: { actual: 'Well.' } },
      { parts: { impact: 'B' } },
      { parts: {}, goals: [{ goal, result: 'not-yet' }] },
      { parts: {}, next: null },
    ] as const) {
      const error = refusal(saveReview(context, { ...input, ...change }));
      assert.equal(error.code, 'stale');
      assert.match(error.message, /says something else by now/);
    }
    const plan = planned(
      saveReview(context, { ...input, parts: { skills: 'Reading.', actual: 'Rough.' }, next: 'new-cycle' }),
    );
    assert.deepEqual(edited(plan, draftPath), { ...draft, ...now, skills: 'Reading.' });
  });

  it('adds to a text as it is by then', () => {
    const context = contextOf(withDraft({ actual: 'Calm.\nAnd rough.\n' }));
    const plan = planned(
      saveReview(context, { pair, kind: 'final', parts: {}, add: { actual: 'Well.', skills: 'Reading.' } }),
    );
    assert.deepEqual(edited(plan, draftPath), {
      ...draft,
      actual: 'Calm.\nAnd rough.\n\nWell.\n',
      skills: 'Reading.',
    });
  });

  it('is done once: a published one is opened and changed', () => {
    const published: Records = { ...records, [`reviews/${draftId}.yaml` as const]: draft };
    assert.match(
      refusal(saveReview(contextOf(published), { pair, kind: 'final', parts: {} })).message,
      /published already/,
    );
    planned(saveReview(contextOf(published, 'grace'), { pair, kind: 'final', parts: {} }));
  });

  it('is refused where the draft is broken now', () => {
    const snapshot = snapshotOf(withDraft());
    const file = snapshot.file('private', draftPath);
    assert.ok(file);
    const broken = snapshot.with(new Map([[`private:${draftPath}` as const, { ...file, stale: true }]]));
    assert.match(
      refusal(saveReview(contextOf(broken), { pair, kind: 'final', parts: {} })).message,
      /Repair it/,
    );
    assert.match(refusal(publishReview(contextOf(broken), { review: draftId })).message, /Repair it/);
  });
});

describe('publishing a review', () => {
  it('moves it beside the code as it is', () => {
    const context = contextOf(withDraft({ celebration: 'A quiet week.' }));
    const plan = planned(publishReview(context, { review: draftId }));
    assert.equal(plan.done, 'Review published, not committed yet');
    const review = after(context, plan).seenFrom('shared').find('review', draftId);
    assert.equal(review?.value.celebration, 'A quiet week.');
    assert.equal(after(context, plan).all('review').length, 1);
  });

  it('says the day on which it is published, not when its draft was begun', () => {
    const context = contextOf(withDraft({ celebration: 'A quiet week.' }));
    const plan = planned(publishReview(context, { review: draftId }));
    const texts = textsAfter(context.snapshot, plan);
    assert.deepEqual(texts.map(({ place, path, after: text }) => [place, path, text !== undefined]).sort(), [
      ['private', draftPath, false],
      ['shared', 'reviews/2026-11-21-ada-b7x3qe.yaml', true],
    ]);
    assert.deepEqual(plan.open, { place: 'shared', path: 'reviews/2026-11-21-ada-b7x3qe.yaml' });
    assert.equal(after(context, plan).find('review', draftId)?.value.date, '2026-11-21');
  });

  it('is refused where it says nothing, is published, or is not mine', () => {
    const nothing = contextOf(withDraft({ goals: [{ goal }] }));
    assert.match(refusal(publishReview(nothing, { review: draftId })).message, /says nothing yet/);
    const published = contextOf({ ...records, [`reviews/${draftId}.yaml` as const]: draft });
    assert.match(refusal(publishReview(published, { review: draftId })).message, /published already/);
    const others = contextOf(withDraft({ actual: 'Well.' }), 'grace');
    assert.match(refusal(publishReview(others, { review: draftId })).message, /Ada Lovelace's/);
    assert.equal(refusal(publishReview(nothing, { review: 'gone-a1b2c3' })).code, 'stale');
  });

  it('is refused while it names a private goal, and tells which', () => {
    const secret = {
      'private:goals/secret-a1b2c3.yaml': { title: 'Lead', owner: 'ada', pair },
    } satisfies Records;
    const context = contextOf(withDraft({ goals: [{ goal: 'secret-a1b2c3', result: 'partly' }] }, secret));
    assert.match(refusal(publishReview(context, { review: draftId })).message, /the goal “Lead”/);
  });

  it('has no meaning in a pair that is only on this machine', () => {
    const value = records[`pairs/ada-and-grace-k7m2q4.yaml`];
    const others = without(withDraft({ actual: 'Well.' }), `pairs/${pair}.yaml`);
    const context = contextOf({ ...others, [`private:pairs/${pair}.yaml` as const]: value });
    assert.match(refusal(publishReview(context, { review: draftId })).message, /Share the pair first/);
  });
});
