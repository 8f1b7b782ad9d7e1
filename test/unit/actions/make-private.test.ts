import assert from 'node:assert/strict';
import { makePrivate, makeShared } from '../../../src/core/actions/make-private.js';
import type { ActionOutcome } from '../../../src/core/actions/action.js';
import { snapshotOf, type Records } from '../../support/snapshot.js';
import {
  after,
  contextOf,
  goal,
  pair,
  planned,
  records,
  refusal,
  without,
  changesOf,
} from '../../support/actions.js';

const file = (path: string, place: 'shared' | 'private' = 'shared') => ({ file: { place, path } });
const moves = (plan: ActionOutcome) =>
  changesOf(plan).map((change) =>
    change.type === 'move' ? `${change.file.path} → ${change.to.place}` : change.type,
  );

const quiet = without(
  without(records, 'sessions/2026-11-07-ada-m2k7q4.yaml'),
  'feedback/2026-11-14-ada-q4k7m2.yaml',
);
const goalPath = `goals/${goal}.yaml`;

describe('making a record private', () => {
  it('takes its plan and evidence along', () => {
    const context = contextOf({
      ...quiet,
      'evidence/own-the-retries-h4f2a9.yaml': {
        goal,
        url: 'https://example.org',
        by: 'ada',
        date: '2026-11-20',
      },
    });
    const plan = planned(makePrivate(context, file(goalPath)));
    assert.deepEqual(moves(plan), [
      `${goalPath} → private`,
      'plans/own-the-retries-z5w1ht.yaml → private',
      'evidence/own-the-retries-h4f2a9.yaml → private',
    ]);
    assert.deepEqual(plan.open, { place: 'private', path: goalPath });
    assert.equal(after(context, plan).seenFrom('shared').find('goal', goal), undefined);
  });

  it('is refused where shared records would then name nothing, and tells which', () => {
    assert.match(
      refusal(makePrivate(contextOf(records), file(goalPath))).message,
      /the session of 7 Nov and the feedback of 14 Nov by Grace Hopper/,
    );
    const graces = {
      ...quiet,
      'evidence/own-the-retries-h4f2a9.yaml': {
        goal,
        url: 'https://example.org',
        by: 'grace',
        date: '2026-11-20',
      },
    };
    assert.match(
      refusal(makePrivate(contextOf(graces), file(goalPath))).message,
      /the evidence of 20 Nov by Grace Hopper/,
    );
  });

  it("is for one's own records", () => {
    assert.match(refusal(makePrivate(contextOf(quiet, 'grace'), file(goalPath))).message, /Ada Lovelace's/);
    assert.match(
      refusal(makePrivate(contextOf(records), file('sessions/2026-11-07-ada-m2k7q4.yaml'))).message,
      /both/,
    );
    assert.match(
      refusal(makePrivate(contextOf(quiet, 'grace'), file('plans/own-the-retries-z5w1ht.yaml'))).message,
      /theirs/,
    );
    assert.deepEqual(
      moves(planned(makePrivate(contextOf(quiet), file('plans/own-the-retries-z5w1ht.yaml')))),
      ['plans/own-the-retries-z5w1ht.yaml → private'],
    );
  });

  it('says so where the record has gone or is private already', () => {
    assert.equal(refusal(makePrivate(contextOf(quiet), file('goals/gone-a1b2c3.yaml'))).code, 'stale');
    const hidden = contextOf({
      'people/ada.yaml': records['people/ada.yaml'],
      'private:goals/secret-a1b2c3.yaml': { title: 'S', owner: 'ada' },
    });
    assert.equal(refusal(makePrivate(hidden, file('goals/secret-a1b2c3.yaml', 'private'))).code, 'refused');
  });
});

describe('sharing a record', () => {
  const secret: Records = {
    'private:people/ada.yaml': records['people/ada.yaml'],
    'private:goals/secret-a1b2c3.yaml': { title: 'S', owner: 'ada' },
    'private:plans/secret-b2c3d4.yaml': { goal: 'secret-a1b2c3', steps: ['Talk'] },
  };

  it('takes along its plan and the people it names, into a folder that is one', () => {
    const context = contextOf(secret);
    const plan = planned(makeShared(context, file('goals/secret-a1b2c3.yaml', 'private')));
    assert.deepEqual(moves(plan).sort(), [
      'create',
      'goals/secret-a1b2c3.yaml → shared',
      'people/ada.yaml → shared',
      'plans/secret-b2c3d4.yaml → shared',
    ]);
    const shared = after(context, plan).seenFrom('shared');
    assert.ok(shared.find('person', shared.find('goal', 'secret-a1b2c3')?.value.owner));
    assert.equal(shared.all('configuration').length, 1);
  });

  it('waits for what it belongs to', () => {
    const note = {
      ...records,
      'private:notes/2026-11-20-ada-t5r8jh.yaml': { pair, by: 'ada', date: '2026-11-20', text: 'Well.' },
    };
    assert.deepEqual(
      moves(planned(makeShared(contextOf(note), file('notes/2026-11-20-ada-t5r8jh.yaml', 'private')))),
      ['notes/2026-11-20-ada-t5r8jh.yaml → shared'],
    );
    const { [`pairs/${pair}.yaml`]: value, ...others } = note;
    const hidden = contextOf(snapshotOf({ ...others, [`private:pairs/${pair}.yaml`]: value }));
    assert.match(
      refusal(makeShared(hidden, file('notes/2026-11-20-ada-t5r8jh.yaml', 'private'))).message,
      /the pair Ada and Grace, which is only on this machine/,
    );
  });

  it("never shares a pair's private notes with it", () => {
    const value = records[`pairs/ada-and-grace-k7m2q4.yaml`];
    const hidden = contextOf({
      'people/ada.yaml': records['people/ada.yaml'],
      'people/grace.yaml': records['people/grace.yaml'],
      'mentoring.yaml': { format: 1 },
      'private:pairs/ada-and-grace-k7m2q4.yaml': value,
      'private:notes/2026-11-20-ada-t5r8jh.yaml': { pair, by: 'ada', date: '2026-11-20', text: 'Well.' },
    });
    assert.deepEqual(moves(planned(makeShared(hidden, file(`pairs/${pair}.yaml`, 'private')))), [
      `pairs/${pair}.yaml → shared`,
    ]);
  });

  it('never replaces a record that is shared already', () => {
    const twice = contextOf({ ...quiet, [`private:goals/${goal}.yaml`]: quiet[goalPath] });
    assert.match(refusal(makeShared(twice, file(goalPath, 'private'))).message, /already/);
  });
});
