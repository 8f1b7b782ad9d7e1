import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readDay } from '../../../src/views/read-day.js';

/** A Saturday. */
const today = '2026-11-21';

describe('a day that somebody types', () => {
  const days: readonly (readonly [string, string])[] = [
    ['today', '2026-11-21'],
    [' Tomorrow ', '2026-11-22'],
    ['friday', '2026-11-27'],
    ['Fri', '2026-11-27'],
    ['on monday', '2026-11-23'],
    ['this sunday', '2026-11-22'],
    ['saturday', '2026-11-28'],
    ['next friday', '2026-11-27'],
    ['next sunday', '2026-11-29'],
    ['in 2 weeks', '2026-12-05'],
    ['in two weeks', '2026-12-05'],
    ['in a day', '2026-11-22'],
    ['in  3 months', '2027-02-21'],
    ['next week', '2026-11-28'],
    ['next month', '2026-12-21'],
    ['in a year', '2027-11-21'],
    ['2026-12-04', '2026-12-04'],
    ['4 Dec', '2026-12-04'],
    ['Dec 4', '2026-12-04'],
    ['4.12.', '2026-12-04'],
    ['3 november', '2027-11-03'],
    ['4 Dec 2028', '2028-12-04'],
  ];
  for (const [text, day] of days) it(text, () => assert.equal(readDay(text, today), day));

  it('of a week that has begun is this one, or the one after it', () => {
    const wednesday = '2026-11-18';
    assert.equal(readDay('friday', wednesday), '2026-11-20');
    assert.equal(readDay('next friday', wednesday), '2026-11-27');
    assert.equal(readDay('wednesday', wednesday), '2026-11-25');
  });

  it('is none where it says nothing of the kind', () => {
    for (const text of [
      '',
      'soon',
      'fr',
      'fridays',
      'in weeks',
      'in 0.5 weeks',
      'in 9999 years',
      'next',
      '31 Feb',
    ])
      assert.equal(readDay(text, today), undefined, text);
  });

  it('is a day or none, whatever is typed', () => {
    const word = fc.constantFrom(
      'in',
      'next',
      'on',
      '2',
      'a',
      'two',
      'weeks',
      'friday',
      'year',
      '4',
      'Dec',
      '2027',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        assert.match(readDay(typed, today) ?? today, /^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});
