import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  addToDay,
  dayOf,
  dayWithWeekday,
  dayWords,
  daysBetween,
  distanceWords,
  dueWords,
  firstLine,
  joinNames,
  joinSome,
  lastMetWords,
  numberWords,
  plural,
  someOf,
  timesInWords,
} from '../../../src/core/text/words.js';
import { today } from '../../support/ada-and-grace.js';

describe('words', () => {
  it('take the day of a moment from where it was written', () => {
    assert.equal(dayOf('2026-11-21T00:30:00+01:00'), '2026-11-21');
    assert.equal(dayOf('2026-11-20T23:30:00-05:00'), '2026-11-20');
    assert.equal(dayOf('2026-12-31T23:59:59.999+14:00'), '2026-12-31');
  });

  it('names a day, with its year only where that is far away', () => {
    assert.equal(dayWords('2026-12-04', today), '4 Dec');
    assert.equal(dayWords('2027-02-28', today), '28 Feb');
    assert.equal(dayWords('2027-12-04', today), '4 Dec 2027');
    assert.equal(dayWords('2025-12-04', today), '4 Dec 2025');
    assert.equal(dayWithWeekday('2026-12-04', today), 'Fri 4 Dec');
    assert.equal(dayWithWeekday('2028-02-29', today), 'Tue 29 Feb 2028');
  });

  it('leaves what is no day as it is', () => {
    for (const text of ['soon', '2026-02-30', '2026-13-01', '']) {
      assert.equal(dayWords(text, today), text);
      assert.equal(distanceWords(text, today), text);
      assert.equal(daysBetween(today, text), undefined);
      assert.equal(addToDay(text, { days: 1 }), undefined);
    }
  });

  const distances: readonly (readonly [string, string])[] = [
    ['2026-11-30', 'today'],
    ['2026-12-01', 'tomorrow'],
    ['2026-11-29', 'yesterday'],
    ['2026-12-04', 'in 4 days'],
    ['2026-12-13', 'in 13 days'],
    ['2026-12-14', 'in 2 weeks'],
    ['2026-11-09', '3 weeks ago'],
    ['2027-02-28', 'in 3 months'],
    ['2026-06-30', '5 months ago'],
    ['2029-11-30', 'in 3 years'],
  ];
  for (const [day, words] of distances) {
    it(`says that ${day} is ${words}`, () => assert.equal(distanceWords(day, today), words));
  }

  it('says when something is due without accusing', () => {
    assert.equal(dueWords('2026-12-04', today), '4 Dec');
    assert.equal(dueWords('2026-11-30', today), 'today');
    assert.equal(dueWords('2026-11-20', today), 'was due 20 Nov');
  });

  it('says when two people last met', () => {
    assert.equal(lastMetWords('2026-11-09', today), 'last met 3 weeks ago');
    assert.equal(lastMetWords(today, today), 'met today');
    assert.equal(lastMetWords(undefined, today), 'not met yet');
  });

  it('counts and lists', () => {
    assert.equal(plural(1, 'step'), '1 step');
    assert.equal(plural(0, 'step'), '0 steps');
    assert.equal(joinNames(['Ada']), 'Ada');
    assert.equal(joinNames(['Ada', 'Grace', 'Linus']), 'Ada, Grace and Linus');
    assert.equal(joinSome(['a', 'b', 'c', 'd', 'e']), 'a, b, c and 2 more');
    assert.equal(timesInWords(2), 'twice');
    assert.equal(timesInWords(13), '13 times');
    assert.equal(numberWords(0.1 + 0.2), '0.3');
    assert.equal(numberWords(1234567.5), '1234567.5');
    assert.equal(someOf(1, 1, 'goal', 'has no date', 'have no date'), 'The goal has no date');
    assert.equal(someOf(1, 3, 'goal', 'has no date', 'have no date'), '1 of 3 goals has no date');
    assert.equal(someOf(2, 2, 'goal', 'has no date', 'have no date'), 'Both goals have no date');
    assert.equal(someOf(3, 3, 'goal', 'has no date', 'have no date'), 'All 3 goals have no date');
  });

  it('adds durations by the calendar', () => {
    assert.equal(addToDay('2026-11-21', { weeks: 2 }), '2026-12-05');
    assert.equal(addToDay('2027-01-31', { months: 1 }), '2027-02-28');
    assert.equal(addToDay('9999-12-31', { days: 1 }), undefined);
    assert.equal(addToDay('0050-01-01', { days: 1 }), '0050-01-02');
  });

  it('counts days alike in every time zone, over each change of the clocks', () => {
    const zone = process.env.TZ;
    try {
      for (const place of ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Beirut', 'Pacific/Auckland']) {
        process.env.TZ = place;
        const days = fc.integer({ min: -20_000, max: 20_000 });
        fc.assert(
          fc.property(days, (count) => {
            const day = addToDay('2026-11-30', { days: count }) ?? '';
            assert.equal(daysBetween('2026-11-30', day), count, place);
          }),
          { numRuns: 200 },
        );
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe('the first line of a text', () => {
  it('has no blanks around it', () => {
    assert.equal(firstLine('\n  Read it.  \r\n \n Then write.'), 'Read it.');
    assert.equal(firstLine(' \n '), '');
  });

  it('is found at once, however many blanks a line has', () => {
    // In quadratic time this takes longer than any test may.
    const line = `a${' '.repeat(400_000)}b`;
    assert.equal(firstLine(line), line);
  });
});
