import * as assert from 'node:assert/strict';
import {
  agreementOf,
  cadenceOf,
  heldSessions,
  lastSession,
  momentum,
  nextSession,
  parseDuration,
  periodWords,
  sessionsToWriteUp,
} from '../../../src/core/insight/schedule.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, pairId, today } from '../../support/ada-and-grace.js';
import { Snapshot } from '../../../src/core/folder/snapshot.js';

const pair = pairId;

describe('the schedule', () => {
  const rhythms: readonly (readonly [string, string | undefined])[] = [
    ['P14D', 'every 2 weeks'],
    ['P2W', 'every 2 weeks'],
    ['P7D', 'every week'],
    ['P10D', 'every 10 days'],
    ['P1M', 'every month'],
    ['P1M7D', 'every 1 month and 1 week'],
    ['PT1H', undefined],
    ['P0D', undefined],
    ['-P14D', undefined],
    ['P1.5D', undefined],
    ['fortnightly', undefined],
  ];
  for (const [cadence, words] of rhythms) {
    it(`reads ${cadence} as ${words ?? 'no rhythm'}`, () => {
      const { snapshot, pair: found } = adaAndGrace();
      const value = { ...found.value, cadence };
      assert.equal(cadenceOf(snapshot, { ...found, value })?.words, words);
      assert.equal(parseDuration(cadence) === undefined, words === undefined);
    });
  }

  it('says where today lies in the time of the pair, and never counts what goes beyond it', () => {
    const words = (starts: string | undefined, ends?: string, status = 'active') => {
      const { pair: found } = adaAndGrace();
      return periodWords(perspectiveOf(Snapshot.empty, { today: '2026-11-30' }), {
        ...found,
        value: { ...found.value, starts, ends, status },
      });
    };
    assert.equal(words('2026-11-30'), 'week 1');
    assert.equal(words('2026-10-26', '2027-04-25'), 'week 6 of 26');
    assert.equal(words('2026-11-30', '2026-11-30'), 'week 1 of 1');
    assert.equal(words('2026-12-04', '2027-04-25'), 'starts 4 Dec');
    assert.equal(words('2026-06-01', '2026-11-29'), 'planned until 29 Nov');
    assert.equal(words('2026-06-01', '2026-11-20', 'ended'), '1 Jun – 20 Nov');
    assert.equal(words('2026-06-01', undefined, 'ended'), '1 Jun');
    assert.equal(words('2026-11-20', '2026-11-20', 'ended'), '20 Nov');
    assert.equal(words('2026-06-01', '2026-11-30'), 'week 27 of 27');
    assert.equal(words(undefined, '2027-04-25'), 'until 25 Apr');
    assert.equal(words(undefined), undefined);
    assert.equal(words('2026-12-04', '2026-11-01'), 'starts 4 Dec');
  });

  it('goes by the agreement where there is one', () => {
    const { snapshot, pair: found } = adaAndGrace({
      'agreements/ours-m8v4tc.yaml': { pair, schedule: { cadence: 'P1W', meetings: 12 } },
      'sessions/2026-11-20-ada-a1b2c3.yaml': { pair, date: '2026-11-20' },
    });
    const cadence = cadenceOf(snapshot, found);
    assert.deepEqual([cadence?.words, cadence?.source.id], ['every week', 'ours-m8v4tc']);
    assert.equal(momentum(snapshot, found).words, '1 of 12 sessions held');
  });

  it('prefers a shared agreement, then the one signed last', () => {
    const text = `sha256:${'0'.repeat(64)}`;
    const { snapshot, pair: found } = adaAndGrace({
      'agreements/old-aaaaaa.yaml': { pair },
      'agreements/new-bbbbbb.yaml': { pair },
      'private:agreements/draft-cccccc.yaml': { pair },
      'signatures/a-dddddd.yaml': { agreement: 'old-aaaaaa', by: 'ada', date: '2026-11-20', text },
      'private:signatures/b-eeeeee.yaml': { agreement: 'draft-cccccc', by: 'ada', date: '2026-11-25', text },
    });
    assert.equal(agreementOf(snapshot, found)?.id, 'old-aaaaaa');
  });

  it('prefers the agreement that both have signed, whoever else signs another', () => {
    const text = `sha256:${'0'.repeat(64)}`;
    const signed = (agreement: string, by: string, date: string) => ({ agreement, by, date, text });
    const records: Records = {
      'agreements/old-aaaaaa.yaml': { pair },
      'agreements/new-bbbbbb.yaml': { pair },
      'signatures/a-dddddd.yaml': signed('old-aaaaaa', 'ada', '2026-11-20'),
      'signatures/b-eeeeee.yaml': signed('old-aaaaaa', 'grace', '2026-11-20'),
    };
    const chosen = (more: Records) => {
      const { snapshot, pair: found } = adaAndGrace({ ...records, ...more });
      return agreementOf(snapshot, found)?.id;
    };
    const byLinus = { 'signatures/c-ffffff.yaml': signed('new-bbbbbb', 'linus', '2026-11-25') } as const;
    const byAda = { 'signatures/d-gggggg.yaml': signed('new-bbbbbb', 'ada', '2026-11-25') } as const;
    const byGrace = { 'signatures/e-hhhhhh.yaml': signed('new-bbbbbb', 'grace', '2026-11-24') } as const;
    assert.equal(chosen(byLinus), 'old-aaaaaa');
    assert.equal(chosen(byAda), 'old-aaaaaa');
    assert.equal(chosen({ ...byAda, ...byGrace }), 'new-bbbbbb');
    const again = { 'signatures/f-jjjjjj.yaml': signed('old-aaaaaa', 'ada', '2026-11-29') } as const;
    assert.equal(chosen({ ...byAda, ...byGrace, ...again }), 'new-bbbbbb');
  });

  it('orders the sessions of a day by when they started, then by id', () => {
    const date = '2026-11-20';
    const { snapshot, pair: found } = adaAndGrace({
      'sessions/2026-11-20-ada-a3aaaa.yaml': { pair, date, started: '2026-11-20T15:00:00+01:00' },
      'sessions/2026-11-20-ada-b3bbbb.yaml': { pair, date, started: '2026-11-20T09:00:00-08:00' },
      'sessions/2026-11-20-ada-c3cccc.yaml': { pair, date },
      'sessions/2026-11-20-ada-d3dddd.yaml': { pair, date },
      'sessions/2026-11-06-ada-e3eeee.yaml': { pair, date: '2026-11-06' },
      'sessions/2026-11-21-ada-f3ffff.yaml': { pair, date: '2026-11-21', status: 'cancelled' },
      'sessions/2026-11-22-ada-g3gggg.yaml': { pair, date: '2026-11-22', status: 'a-later-idea' },
    });
    assert.deepEqual(
      heldSessions(snapshot, found).map((session) => session.id.slice(-6, -4)),
      ['e3', 'a3', 'b3', 'c3', 'd3'],
    );
    assert.equal(
      lastSession(perspectiveOf(snapshot, { today: '2026-11-22' }), found)?.id,
      '2026-11-20-ada-d3dddd',
    );
  });

  it('knows the next planned session, and the ones to write about', () => {
    const { snapshot, pair: found } = adaAndGrace({
      'sessions/2026-11-25-ada-a1aaaa.yaml': { pair, date: '2026-11-25', status: 'planned' },
      'sessions/2026-12-18-ada-b1bbbb.yaml': { pair, date: '2026-12-18', status: 'planned' },
      'sessions/2026-12-04-ada-c1cccc.yaml': { pair, date: '2026-12-04', status: 'planned' },
    });
    const next = nextSession(perspectiveOf(snapshot, { today }), found);
    assert.deepEqual([next?.state, next?.date, next?.words], ['planned', '2026-12-04', 'Fri 4 Dec']);
    assert.deepEqual(
      sessionsToWriteUp(perspectiveOf(snapshot, { today }), found).map((session) => session.value.date),
      ['2026-11-25'],
    );
  });

  it('counts a session as held from its own day on, and plans it until then', () => {
    const { snapshot, pair: found } = adaAndGrace({
      'sessions/2026-11-30-ada-a1b2c3.yaml': { pair, date: today },
      'sessions/2026-12-04-ada-b1b2c3.yaml': { pair, date: '2026-12-04', status: 'planned' },
    });
    assert.equal(lastSession(perspectiveOf(snapshot, { today }), found)?.value.date, today);
    assert.equal(lastSession(perspectiveOf(snapshot, { today: '2026-11-29' }), found), undefined);
    assert.equal(nextSession(perspectiveOf(snapshot, { today: '2026-12-04' }), found)?.state, 'planned');
    assert.deepEqual(sessionsToWriteUp(perspectiveOf(snapshot, { today: '2026-12-04' }), found), []);
    assert.equal(sessionsToWriteUp(perspectiveOf(snapshot, { today: '2026-12-05' }), found).length, 1);
  });

  it('expects a session where the rhythm leads', () => {
    const session = { 'sessions/2026-11-20-ada-a1b2c3.yaml': { pair, date: '2026-11-20' } };
    const { snapshot, pair: found } = adaAndGrace(session);
    assert.deepEqual(nextSession(perspectiveOf(snapshot, { today }), found), {
      state: 'expected',
      date: '2026-12-04',
      words: 'around 4 Dec',
    });
    assert.equal(
      nextSession(perspectiveOf(snapshot, { today: '2026-12-20' }), found)?.words,
      'not planned yet',
    );
    assert.equal(nextSession(perspectiveOf(snapshot, { today: '2026-12-04' }), found)?.words, 'around 4 Dec');
    assert.equal(
      nextSession(perspectiveOf(snapshot, { today: '2026-12-05' }), found)?.words,
      'not planned yet',
    );
    const ended = { ...found, value: { ...found.value, status: 'ended' } };
    assert.equal(nextSession(perspectiveOf(snapshot, { today }), ended), undefined);
  });

  it('takes a year with a slip of the pen in it as not come yet', () => {
    const { snapshot, pair: found } = adaAndGrace({
      'sessions/2062-11-20-ada-a1b2c3.yaml': { pair, date: '2062-11-20' },
      'sessions/2026-11-20-ada-b1b2c3.yaml': { pair, date: '2026-11-20' },
    });
    assert.equal(lastSession(perspectiveOf(snapshot, { today }), found)?.value.date, '2026-11-20');
    assert.equal(nextSession(perspectiveOf(snapshot, { today }), found)?.words, 'around 4 Dec');
  });

  it('says how the meetings go', () => {
    const { snapshot, pair: found } = adaAndGrace();
    assert.equal(momentum(snapshot, found).words, 'not met yet');
    assert.equal(nextSession(perspectiveOf(snapshot, { today }), found), undefined);
  });
});
