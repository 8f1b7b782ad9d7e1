import fc from 'fast-check';
import { fits } from '../../../src/core/records/note.js';
import { pairId, words } from './any-records.js';

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
