import assert from 'node:assert/strict';
import type { GoalResult } from '../../../src/core/records/review.js';
import {
  changedAnswers,
  checkpointQuestions,
  finalQuestions,
  inputOf,
  noAnswers,
  type Answers,
} from '../../../src/views/review-answers.js';
import { adaAndGrace, pairId } from '../../support/ada-and-grace.js';

const goal = 'own-the-retries-p3x9kd';
const { snapshot, pair } = adaAndGrace({
  'agreements/ours-m8v4tc.yaml': { pair: pairId, checkpoint: { how: 'Over lunch\nEvery quarter' } },
  'reviews/2026-11-28-ada-b7x3qe.yaml': {
    pair: pairId,
    by: 'ada',
    date: '2026-11-28',
    kind: 'final',
    goals: [{ goal, result: 'partly' }],
    expected: 'To be on call',
    actual: 'Four weeks on call\nOne was quiet',
    next: 'close',
  },
});
const [draft] = snapshot.all('review');
const answers = (some: Partial<Answers>): Answers => ({ ...noAnswers, ...some });
const input = (some: Partial<Answers>) => inputOf(pair, 'final', draft, answers(some));

describe('what the answers change in a review', () => {
  it('is nothing where the boxes say what the draft says', () => {
    const same = { expected: ' To be on call ', actual: '' };
    const untouched = input({ typed: same, results: new Map([[goal, 'partly' as const]]), next: 'close' });
    assert.deepEqual(
      [untouched.goals, untouched.parts, untouched.add, untouched.next],
      [[], {}, {}, undefined],
    );
    assert.equal(untouched.seen, draft?.value);
  });

  it('takes the place of a line, and is added to several', () => {
    const { parts, add } = input({
      typed: { expected: 'To sleep', actual: 'And one was loud', skills: 'Patience' },
    });
    assert.deepEqual(parts, { expected: 'To sleep', skills: 'Patience' });
    assert.deepEqual(add, { actual: 'And one was loud' });
  });

  it('takes a line away that was emptied', () => {
    assert.deepEqual(input({ typed: { expected: '' } }).parts, { expected: '' });
  });

  it('is another result, and another next step; leaving one open takes it away', () => {
    const results = new Map<string, GoalResult | undefined>([[goal, undefined]]);
    assert.deepEqual(input({ results }).goals, [{ goal, result: undefined }]);
    assert.equal(input({ next: null }).next, null);
    assert.equal(input({ next: 'new-cycle' }).next, 'new-cycle');
  });

  it('is asked again with nothing else', () => {
    const given = answers({
      typed: { expected: 'To sleep', actual: '' },
      results: new Map([[goal, 'achieved' as const]]),
      next: 'close',
      publish: true,
    });
    assert.deepEqual(changedAnswers(given, inputOf(pair, 'final', draft, given)), {
      typed: { expected: 'To sleep' },
      results: new Map([[goal, 'achieved']]),
      publish: true,
    });
  });
});

describe('the questions of a review', () => {
  it('are a section each', () => {
    const parts = finalQuestions('Grace').map(({ part }) => part);
    assert.equal(new Set(parts).size, parts.length);
    assert.ok(finalQuestions('Grace').some(({ placeholder }) => placeholder.includes('Grace')));
  });

  it('remind of how the two agreed to look back', () => {
    const [first] = checkpointQuestions(snapshot, pair);
    assert.equal(first?.prompt, 'How does it go so far? (You agreed: Over lunch)');
    const { snapshot: without } = adaAndGrace();
    assert.equal(checkpointQuestions(without, pair)[0]?.prompt, 'How does it go so far?');
  });
});
