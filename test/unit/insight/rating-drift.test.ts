import * as assert from 'node:assert/strict';
import { driftsOf } from '../../../src/core/insight/rating-drift.js';
import { noteWords, ratingToNote } from '../../../src/core/insight/notes.js';
import { timeline } from '../../../src/core/overview/timeline.js';
import { whatsNext } from '../../../src/core/overview/next.js';
import { fits, type Note } from '../../../src/core/records/note.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, pairId as pair, today } from '../../support/ada-and-grace.js';

/** My notes one day after the other from 1 November on. */
function notes(by: string, ...values: readonly Partial<Note>[]): Records {
  return Object.fromEntries<unknown>(
    values.map((value, index) => {
      const date = `2026-11-${String(index + 1).padStart(2, '0')}`;
      return [`private:notes/${date}-${by}-t${index}r8jh.yaml`, { pair, by, date, ...value }];
    }),
  ) as Records;
}
const involvement = (value: number): Partial<Note> => ({ kind: 'involvement', value });
const fit = (value: string): Partial<Note> => ({ kind: 'fit', value });

/** Sessions held on these days. */
function held(...days: readonly string[]): Records {
  return Object.fromEntries<unknown>(
    days.map((date, index) => [`sessions/${date}-ada-a${index}b2c3.yaml`, { pair, date }]),
  ) as Records;
}

function drifts(records: Records, me = 'ada') {
  const sample = adaAndGrace(records);
  return driftsOf(perspectiveOf(sample.snapshot, { me, today }), sample.pair);
}
const titles = (records: Records, me = 'ada') => drifts(records, me).map((drift) => drift.title);

describe('what my ratings may mean over time', () => {
  it('reads too much twice in a row as a view imposed, where the mentee noted it', () => {
    const [drift, ...others] = drifts(notes('ada', involvement(3), involvement(4), involvement(5)));
    assert.equal(drift?.title, 'Advice may be turning into decisions');
    assert.match(drift.words, /Grace is involved more than is right.*imposed.*recommendation/);
    assert.deepEqual(
      drift.reasons.map((note) => note.value.date),
      ['2026-11-03', '2026-11-02'],
    );
    assert.deepEqual(others, []);
  });

  it('reads it as responsibility that shifts, where the mentor noted it', () => {
    const [drift] = drifts(notes('grace', involvement(4), involvement(4)), 'grace');
    assert.equal(drift?.title, 'Responsibility may be shifting to you');
    assert.match(drift.words, /Ada hands over what is theirs to carry.*imposed/);
  });

  it('asks both ways about too little', () => {
    assert.match(
      drifts(notes('ada', involvement(1), involvement(2)))[0]?.words ?? '',
      /what you are waiting for.*responsibility is shifting to Grace/,
    );
    assert.deepEqual(titles(notes('grace', involvement(1), involvement(2)), 'grace'), [
      'Ada may need more of you',
    ]);
  });

  it('says nothing of one rating, of ups and downs, or once it is right again', () => {
    assert.deepEqual(titles(notes('ada', involvement(5))), []);
    assert.deepEqual(titles(notes('ada', involvement(5), involvement(1))), []);
    assert.deepEqual(titles(notes('ada', involvement(5), involvement(5), involvement(3))), []);
  });

  it('is kind about a fit that is none, and notices one that was good', () => {
    const [poor] = drifts(notes('ada', fit('not-a-fit')));
    assert.match(poor?.words ?? '', /nobody's failure.*stays with you/);
    const [changed] = drifts(notes('ada', fit('good'), fit('finding-out')));
    assert.match(changed?.words ?? '', /On 1 Nov it was a good fit/);
    assert.deepEqual(titles(notes('ada', fit('finding-out'), fit('good'))), []);
  });

  it("reads nobody else's notes, and tells who is in no such pair nothing", () => {
    const records = notes('ada', involvement(5), involvement(5));
    assert.deepEqual(titles(records, 'grace'), []);
    assert.deepEqual(titles(records, 'linus'), []);
  });

  it('names a note by what it says', () => {
    assert.equal(noteWords({ pair, by: 'ada', date: today, kind: 'fit', value: 'good' }), 'a good fit');
    assert.equal(
      noteWords({ pair, by: 'ada', date: today, kind: 'involvement', value: 5, text: 'She typed.\nMuch.' }),
      'involvement: too much · She typed.',
    );
    assert.equal(noteWords({ pair, by: 'ada', date: today, kind: 'fit', value: 4 }), 'a note');
  });
});

describe('the question after a session', () => {
  const asked = (records: Records, me = 'ada') => {
    const sample = adaAndGrace(records);
    return ratingToNote(perspectiveOf(sample.snapshot, { me, today }), sample.pair)?.kind;
  };
  const three = held('2026-11-02', '2026-11-16', '2026-11-28');

  const noted = (date: string, value: Partial<Note>): Records =>
    Object.fromEntries<unknown>([
      [`private:notes/${date}-ada-t5r8jh.yaml`, { pair, by: 'ada', date, ...value }],
    ]) as Records;

  it('is about fit after the first two, for a week, once a session', () => {
    assert.equal(asked({}), undefined);
    assert.equal(asked(held('2026-11-28')), 'fit');
    assert.equal(asked(held('2026-11-14', '2026-11-28')), 'fit');
    assert.equal(asked(held('2026-11-20')), undefined);
    const answered = { ...held('2026-11-28'), ...noted('2026-11-28', fit('good')) };
    assert.equal(asked(answered), undefined);
    assert.equal(asked(answered, 'grace'), 'fit');
  });

  it('is about involvement from the third one on, once a session', () => {
    assert.equal(asked(three), 'involvement');
    assert.equal(asked({ ...three, ...noted('2026-11-27', involvement(3)) }), 'involvement');
    assert.equal(asked({ ...three, ...noted('2026-11-29', involvement(3)) }), undefined);
  });

  it('tells nobody who sees the screen what was answered before', () => {
    for (const sessions of [held('2026-11-10', '2026-11-28'), held('2026-11-28'), three])
      for (const day of ['2026-11-10', '2026-11-28', '2026-11-29']) {
        const questions = fits.map((value) => asked({ ...sessions, ...noted(day, fit(value)) }));
        assert.equal(new Set(questions).size, 1, `${day}: ${questions.join(', ')}`);
      }
  });

  it('is the last of what waits, in words that fit the side', () => {
    const words = (me: string) =>
      whatsNext(perspectiveOf(adaAndGrace(three).snapshot, { me, today }))
        .filter((item) => item.kind === 'note-rating')
        .map((item) => [item.title, item.detail, item.command]);
    assert.deepEqual(words('ada'), [
      ['Is Grace involved as much as is right?', 'only for you', 'noteInvolvement'],
    ]);
    assert.deepEqual(words('grace'), [
      ['Are you involved as much as is right?', 'only for you', 'noteInvolvement'],
    ]);
  });
});

describe('a note in the timeline', () => {
  it('is there once it is shared, and named as whose it is', () => {
    const sample = adaAndGrace({
      ...notes('ada', fit('good')),
      'notes/2026-11-20-grace-t5r8jh.yaml': { pair, by: 'grace', date: '2026-11-20', text: 'I learn, too.' },
    });
    const entries = timeline(perspectiveOf(sample.snapshot, { today }), sample.pair).flatMap(
      (day) => day.entries,
    );
    assert.deepEqual(
      entries.filter((entry) => entry.kind === 'note').map((entry) => [entry.title, entry.detail]),
      [['Grace shared a note', 'I learn, too.']],
    );
  });
});
