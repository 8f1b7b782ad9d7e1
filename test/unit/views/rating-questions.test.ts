import assert from 'node:assert/strict';
import { fitQuestion, involvementQuestion } from '../../../src/views/rating-questions.js';
import { pair, records } from '../../support/actions.js';
import { snapshotOf } from '../../support/snapshot.js';

const snapshot = snapshotOf(records);
const record = snapshot.find('pair', pair);
assert.ok(record);
const as = (me: string) => ({ snapshot, me, goalInFocus: undefined });

describe('what somebody asks themselves about a pair', () => {
  it('is how well the two fit, by the name of the other one', () => {
    const { placeholder, items } = fitQuestion(as('ada'), record);
    assert.equal(placeholder, 'How well do you and Grace fit? The answer stays on this machine.');
    assert.deepEqual(
      items.map(({ value }) => value.value),
      ['good', 'finding-out', 'not-a-fit'],
    );
  });

  it('is how much the mentor is involved, with words for each side', () => {
    const mentee = involvementQuestion(as('ada'), record);
    const mentor = involvementQuestion(as('grace'), record);
    assert.equal(mentee.placeholder, 'How much is Grace involved? The answer stays on this machine.');
    assert.equal(mentor.placeholder, 'How much are you involved? The answer stays on this machine.');
    assert.equal(mentee.items[0]?.detail, 'You often wait for Grace.');
    assert.equal(mentor.items[0]?.detail, 'Ada has little of you.');
    for (const { items } of [mentee, mentor])
      assert.deepEqual(
        items.map(({ value }) => value),
        [1, 2, 3, 4, 5].map((value) => ({ kind: 'involvement', value })),
      );
  });
});
