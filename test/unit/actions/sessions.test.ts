import assert from 'node:assert/strict';
import {
  canCheckIn,
  cancelSession,
  discardStartedSession,
  endSession,
  logSession,
  planSession,
  prepareSession,
  startSession,
} from '../../../src/core/actions/sessions.js';
import type { Session } from '../../../src/core/records/session.js';
import { commitOf, type Records } from '../../support/snapshot.js';
import {
  after,
  contextOf,
  created,
  creations,
  deletions,
  edited,
  goal,
  now,
  pair,
  planned,
  records,
  refusal,
  session,
  textsAfter,
  today,
  changesOf,
} from '../../support/actions.js';

const plannedId = '2026-11-21-ada-t5r8jh';
const plannedPath = `sessions/${plannedId}.yaml` as const;

function withPlanned(value: Partial<Session> = {}): Records {
  return { ...records, [plannedPath]: { pair, date: today, status: 'planned', ...value } };
}

describe('logging a session', () => {
  it('writes what was talked about as held today', () => {
    const context = contextOf(records);
    const plan = planned(logSession(context, { pair, notes: 'We drew the queue.', minutes: 44.6 }));
    const [text] = textsAfter(context.snapshot, plan);
    assert.match(text?.path ?? '', /^sessions\/2026-11-21-ada-[a-z0-9]{6}\.yaml$/);
    assert.equal(
      text?.after,
      'pair: ada-and-grace-k7m2q4\ndate: 2026-11-21\nminutes: 45\nnotes: We drew the queue.\n',
    );
    assert.deepEqual(plan.open, { place: 'shared', path: text.path, at: ['notes'] });
    assert.equal(plan.done, 'Session logged');
  });

  it('keeps paragraphs, and needs none', () => {
    const context = contextOf(records);
    const [long] = textsAfter(
      context.snapshot,
      planned(logSession(context, { pair, notes: 'One.\r\n\r\nTwo.\u0007 \n' })),
    );
    assert.match(long?.after ?? '', /notes: \|\n {2}One\.\n\n {2}Two\.\n$/);
    const short = planned(logSession(context, { pair, notes: ' ', date: '2026-11-20' }));
    assert.deepEqual(created(short, 'session'), [{ pair, date: '2026-11-20' }]);
  });

  it('takes no time for a line of nothing but blanks', () => {
    // In quadratic time this takes longer than any test may.
    planned(logSession(contextOf(records), { pair, notes: `a${' '.repeat(400_000)}b` }));
  });

  it('takes the session that was planned for that day', () => {
    const plan = planned(
      logSession(contextOf(withPlanned({ preparation: 'Locks' })), { pair, notes: 'Done.' }),
    );
    assert.deepEqual(edited(plan, plannedPath), { pair, date: today, preparation: 'Locks', notes: 'Done.' });
    assert.equal(changesOf(plan).length, 1);
  });

  it('is for days that were', () => {
    const context = contextOf(records);
    assert.match(
      refusal(logSession(context, { pair, notes: '', date: '2026-11-22' })).message,
      /Plan the session/,
    );
    assert.equal(refusal(logSession(context, { pair, notes: '', date: '21.11.2026' })).code, 'refused');
  });

  it('stays on this machine for a private pair', () => {
    const { 'pairs/ada-and-grace-k7m2q4.yaml': value, ...others } = records;
    const context = contextOf({
      'people/ada.yaml': others['people/ada.yaml'],
      'people/grace.yaml': others['people/grace.yaml'],
      'private:pairs/ada-and-grace-k7m2q4.yaml': value,
    });
    assert.deepEqual(
      creations(planned(logSession(context, { pair, notes: 'x', place: 'shared' }))).map(
        ({ place }) => place,
      ),
      ['private'],
    );
  });

  it('is over once the pair has ended', () => {
    const ended = {
      ...records,
      'pairs/ada-and-grace-k7m2q4.yaml': { ...records['pairs/ada-and-grace-k7m2q4.yaml'], status: 'ended' },
    };
    assert.match(refusal(logSession(contextOf(ended), { pair, notes: '' })).message, /has ended/);
  });
});

describe('the sessions of a pair', () => {
  it('are written by its two people alone', () => {
    const input = { session: plannedId, checkins: [], actions: [], commits: [] };
    for (const me of ['linus', '']) {
      const context = contextOf({ ...withPlanned(), 'people/linus.yaml': { name: 'Linus' } }, me);
      for (const result of [
        logSession(context, { pair, notes: 'We met.' }),
        planSession(context, { pair, date: '2026-12-04' }),
        prepareSession(context, { session: plannedId, preparation: 'Locks' }),
        startSession(context, { pair, prompts: [] }),
        endSession(context, input),
        cancelSession(context, { session: plannedId }),
        discardStartedSession(context, { session: plannedId, created: true }),
      ]) {
        const expected =
          me === ''
            ? 'It is not known here yet who you are. Set who you are first.'
            : 'Only Ada and Grace write in this pair.';
        assert.equal(refusal(result).message, expected);
      }
    }
    planned(endSession(contextOf(withPlanned(), 'grace'), input));
  });
});

describe('a planned session', () => {
  it('has a day to come and may have a time and a preparation', () => {
    const context = contextOf(records);
    const input = { pair, date: '2026-12-04', started: '2026-12-04T15:00:00+01:00', preparation: 'Locks' };
    assert.deepEqual(created(planned(planSession(context, input)), 'session'), [
      {
        pair,
        date: '2026-12-04',
        started: '2026-12-04T15:00:00+01:00',
        status: 'planned',
        preparation: 'Locks',
      },
    ]);
    assert.match(refusal(planSession(context, { pair, date: '2026-11-20' })).message, /Log the session/);
    assert.equal(refusal(planSession(contextOf(withPlanned()), { pair, date: today })).code, 'refused');
  });

  it('keeps what somebody else prepared while one was writing', () => {
    const meanwhile = contextOf(withPlanned({ preparation: 'How to say no' }));
    const both = planned(
      prepareSession(meanwhile, { session: plannedId, preparation: 'The locks', seen: '' }),
    );
    assert.equal((edited(both, plannedPath) as Session).preparation, 'How to say no\n\nThe locks\n');
    const emptied = planned(
      prepareSession(meanwhile, { session: plannedId, preparation: '', seen: 'Locks' }),
    );
    assert.deepEqual(changesOf(emptied), []);
    const known = planned(
      prepareSession(meanwhile, { session: plannedId, preparation: 'The locks', seen: 'How to say no\n' }),
    );
    assert.equal((edited(known, plannedPath) as Session).preparation, 'The locks');
  });

  it('is prepared, and prepared no longer', () => {
    const plan = planned(
      prepareSession(contextOf(withPlanned()), { session: plannedId, preparation: 'Locks\nand waits' }),
    );
    assert.deepEqual(edited(plan, plannedPath), {
      pair,
      date: today,
      status: 'planned',
      preparation: 'Locks\nand waits\n',
    });
    const emptied = planned(
      prepareSession(contextOf(withPlanned({ preparation: 'Locks' })), {
        session: plannedId,
        preparation: '',
      }),
    );
    assert.deepEqual(edited(emptied, plannedPath), { pair, date: today, status: 'planned' });
    assert.equal(
      refusal(prepareSession(contextOf(records), { session, preparation: 'Locks' })).code,
      'stale',
    );
  });

  it('can be cancelled', () => {
    const plan = planned(cancelSession(contextOf(withPlanned()), { session: plannedId }));
    assert.deepEqual(edited(plan, plannedPath), { pair, date: today, status: 'cancelled' });
    assert.match(
      refusal(cancelSession(contextOf(withPlanned({ status: 'cancelled' })), { session: plannedId })).message,
      /was cancelled/,
    );
  });
});

describe('a running session', () => {
  const prompts = [
    { ask: 'What went well?', from: 'mentor' },
    { ask: 'Where in five years?', from: 'mentor', private: true },
  ];

  it('is a new one that is still planned, without questions about confidential things', () => {
    const plan = planned(startSession(contextOf(records), { pair, prompts }));
    assert.deepEqual(created(plan, 'session'), [
      {
        pair,
        date: today,
        started: now,
        status: 'planned',
        prompts: [{ ask: 'What went well?', from: 'mentor' }],
      },
    ]);
    assert.equal(plan.created, true);
    assert.equal(plan.open?.path, `sessions/${plan.session}.yaml`);
  });

  it("is today's planned one, or the one that is named", () => {
    const today1 = planned(
      startSession(contextOf(withPlanned({ prompts: [{ ask: 'What went well?' }] })), { pair, prompts }),
    );
    assert.deepEqual([today1.session, today1.created], [plannedId, false]);
    assert.deepEqual(edited(today1, plannedPath), {
      pair,
      date: today,
      status: 'planned',
      prompts: [{ ask: 'What went well?' }],
      started: now,
    });
    const later = contextOf(withPlanned({ date: '2026-12-04' }));
    assert.equal(planned(startSession(later, { pair, prompts: [] })).created, true);
    assert.equal(planned(startSession(later, { pair, session: plannedId, prompts: [] })).session, plannedId);
    assert.equal(refusal(startSession(later, { pair, session, prompts: [] })).code, 'stale');
  });

  it('is written up with what was agreed and the commits that show it', () => {
    const context = contextOf(
      withPlanned({ date: '2026-12-04', started: now, notes: 'Typed while talking.' }),
    );
    const plan = planned(
      endSession(context, {
        session: plannedId,
        notes: 'And at the end.',
        minutes: 45,
        checkins: [{ goal, value: 22 }, { goal }],
        actions: [{ task: 'Read' }, { task: ' ' }, { task: 'Write', owner: 'ada', due: '2026-12-04' }],
        commits: [{ goal, commits: [commitOf('abc1')] }],
      }),
    );
    assert.deepEqual(edited(plan, plannedPath), {
      pair,
      date: today,
      started: now,
      minutes: 45,
      notes: 'Typed while talking.\n\nAnd at the end.\n',
      checkins: [{ goal, value: 22 }],
      actions: ['Read', { task: 'Write', owner: 'ada', due: '2026-12-04' }],
    });
    assert.deepEqual(
      created(plan, 'evidence').map(({ commit }) => commit),
      [commitOf('abc1').sha],
    );
    const [held] = after(context, plan)
      .all('session')
      .filter(({ id }) => id === plannedId);
    assert.equal(held?.value.status, undefined);
  });

  it('was held on the day it began', () => {
    const nothing = { minutes: 30, checkins: [], actions: [], commits: [] };
    const late = contextOf(withPlanned({ started: '2026-11-20T23:50:00+01:00' }));
    assert.deepEqual(edited(planned(endSession(late, { session: plannedId, ...nothing })), plannedPath), {
      pair,
      date: '2026-11-20',
      started: '2026-11-20T23:50:00+01:00',
      minutes: 30,
    });
    const early = contextOf(withPlanned({ date: '2026-12-04', started: '2026-12-04T15:00:00+01:00' }));
    assert.deepEqual(edited(planned(endSession(early, { session: plannedId, ...nothing })), plannedPath), {
      pair,
      date: today,
      minutes: 30,
    });
  });

  it('was held on the day for which it was planned, where nobody said when it began', () => {
    const nothing = { checkins: [], actions: [], commits: [] };
    const before = contextOf(withPlanned({ date: '2026-11-18' }));
    const plan = planned(endSession(before, { session: plannedId, notes: 'Locks', ...nothing }));
    assert.deepEqual(edited(plan, plannedPath), { pair, date: '2026-11-18', notes: 'Locks' });
    const ahead = contextOf(withPlanned({ date: '2026-12-04' }));
    const early = planned(endSession(ahead, { session: plannedId, notes: 'Locks', ...nothing }));
    assert.deepEqual(edited(early, plannedPath), { pair, date: today, notes: 'Locks' });
  });

  it('is written up once, with goals that are there and that its readers may know of', () => {
    const nothing = { minutes: 30, checkins: [], actions: [], commits: [] };
    assert.match(
      refusal(endSession(contextOf(records), { session, ...nothing })).message,
      /written up already/,
    );
    const gone = { ...nothing, session: plannedId, checkins: [{ goal: 'gone-a1b2c3', value: 1 }] };
    assert.equal(refusal(endSession(contextOf(withPlanned()), gone)).code, 'stale');
    const secret = contextOf({
      ...withPlanned(),
      'private:goals/secret-a1b2c3.yaml': { title: 'Secret', owner: 'ada' },
    });
    const named = { ...nothing, session: plannedId, checkins: [{ goal: 'secret-a1b2c3', note: 'Well' }] };
    assert.match(refusal(endSession(secret, named)).message, /only on this machine/);
  });

  it('can be discarded without losing what somebody wrote', () => {
    const begun = { started: now, prompts: [{ ask: 'Well?' }] };
    const discard = (records: Records, created: boolean) =>
      planned(discardStartedSession(contextOf(records), { session: plannedId, created }));
    assert.deepEqual(deletions(discard(withPlanned(begun), true)), [plannedPath]);
    assert.deepEqual(edited(discard(withPlanned(begun), false), plannedPath), {
      pair,
      date: today,
      status: 'planned',
    });
    const written = edited(discard(withPlanned({ ...begun, notes: 'Words' }), true), plannedPath);
    assert.deepEqual(written, { pair, date: today, status: 'planned', notes: 'Words' });
    const answers = [{ ask: 'Well?', answer: 'Very' }];
    assert.deepEqual(edited(discard(withPlanned({ ...begun, prompts: answers }), true), plannedPath), {
      pair,
      date: today,
      status: 'planned',
      prompts: answers,
    });
  });
});

describe('a check-in on a private goal', () => {
  it('is asked for only where the session can hold it', () => {
    const { 'goals/own-the-retries-p3x9kd.yaml': own, ...others } = records;
    const context = contextOf({
      ...others,
      'private:goals/own-the-retries-p3x9kd.yaml': own,
      [plannedPath]: { pair, date: today, status: 'planned' },
    });
    const shared = context.snapshot.find('session', plannedId);
    const secret = context.snapshot.find('goal', goal);
    assert.ok(shared && secret);
    assert.equal(canCheckIn(shared, secret), false);
    const checkins = [{ goal, value: 22 }];
    const refused = refusal(
      endSession(context, { session: plannedId, notes: 'Much', checkins, actions: [], commits: [] }),
    );
    assert.match(refused.message, /only on this machine/);
    const open = contextOf(withPlanned()).snapshot;
    const [seen, known] = [open.find('session', plannedId), open.find('goal', goal)];
    assert.ok(seen && known && canCheckIn(seen, known));
  });
});
