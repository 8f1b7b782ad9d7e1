import fc from 'fast-check';
import { fits } from '../../../src/core/records/note.js';
import { nextSteps, results, reviewKinds, reviewParts } from '../../../src/core/records/review.js';
import { goalId, ids, pairId, words } from './any-world.js';

const maybeWords = fc.option(words, { nil: undefined });

/** Something that one notes for oneself. */
export const anyNote = fc.oneof(
  fc.record({
    pair: pairId,
    kind: fc.constant('fit' as const),
    value: fc.constantFrom(...fits),
    text: maybeWords,
  }),
  fc.record({
    pair: pairId,
    kind: fc.constant('involvement' as const),
    value: fc.integer({ min: -1, max: 6 }),
    text: maybeWords,
  }),
  fc.record({ pair: pairId, kind: fc.constantFrom('note' as const, 'aspirations' as const), text: words }),
);

export const reviewId = fc.constantFrom(...ids('review'));

/** What one says in a review. */
export const anyReview = fc.record({
  pair: pairId,
  kind: fc.constantFrom(...reviewKinds),
  goals: fc.option(
    fc.array(
      fc.record({ goal: goalId, result: fc.option(fc.constantFrom(...results), { nil: undefined }) }),
      {
        maxLength: 2,
      },
    ),
    { nil: undefined },
  ),
  parts: fc.dictionary(fc.constantFrom(...reviewParts), words),
  next: fc.option(fc.constantFrom(...nextSteps)),
});
