import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { endPair, pausePair, reopenPair, resumePair } from '../../../src/core/actions/endings.js';
import { logSession } from '../../../src/core/actions/sessions.js';
import { shareMessage } from '../../../src/core/git/share-message.js';
import { recordTitle } from '../../../src/core/names/record-title.js';
import type { Pair } from '../../../src/core/records/pair.js';
import type { Records } from '../../support/snapshot.js';
import {
  after,
  contextOf,
  created,
  creations,
  edited,
  pair,
  planned,
  records,
  refusal,
  textsAfter,
  today,
  without,
} from '../../support/actions.js';

const path = 'pairs/ada-and-grace-k7m2q4.yaml';
const value: Pair = records[path];

function withPair(changes: Partial<Pair>, prefix: '' | 'private:' = ''): Records {
  const others = without(records, path);
  return { ...others, [`${prefix}${path}`]: { ...value, ...changes } };
}

/** What the shared folder says after the ending, and what its commit would say. */
function sharedAfter(folder: Records, me: string, reason?: string) {
  const context = contextOf(folder, me);
  const plan = planned(endPair(context, { pair, reason }));
  const snapshot = after(context, plan);
  const changed = snapshot.file('shared', path);
  assert.ok(changed?.value);
  return {
    texts: textsAfter(context.snapshot, plan).filter(({ place }) => place === 'shared'),
    files: snapshot
      .seenFrom('shared')
      .everyFile()
      .map((file) => [file.path, file.text]),
    message: shareMessage([{ kind: 'pair', change: 'changed', title: recordTitle(snapshot, changed) }]),
    done: plan.done,
  };
}

describe('an ending', () => {
  it('says that the pair ended, and on which day', () => {
    const plan = planned(endPair(contextOf(records), { pair }));
    assert.deepEqual(edited(plan, path), { ...value, status: 'ended', ends: today });
    assert.deepEqual(creations(plan), []);
  });

  it('leaves no last day before the first where it was to begin later', () => {
    const plan = planned(
      endPair(contextOf(withPair({ starts: '2099-01-04', ends: '2099-06-04' })), { pair }),
    );
    assert.deepEqual(edited(plan, path), { ...value, starts: '2099-01-04', status: 'ended' });
  });

  it('works from every stage and status, by either of the two, before anybody has accepted too', () => {
    for (const me of ['ada', 'grace']) {
      for (const status of ['proposed', 'active', 'paused'])
        planned(endPair(contextOf(withPair({ status }), me), { pair }));
      planned(endPair(contextOf(withPair({ stages: undefined }), me), { pair }));
    }
    assert.match(refusal(endPair(contextOf(records, 'linus'), { pair })).message, /Only Ada and Grace/);
    assert.match(refusal(endPair(contextOf(withPair({ status: 'ended' })), { pair })).message, /has ended/);
  });

  it('keeps a reason as a private note of whoever gives it', () => {
    const plan = planned(
      endPair(contextOf(records, 'grace'), { pair, reason: ' We hoped for\ndifferent things. ' }),
    );
    const [note] = creations(plan);
    assert.equal(note?.place, 'private');
    assert.deepEqual(created(plan, 'note'), [
      { pair, by: 'grace', date: today, text: 'We hoped for\ndifferent things.\n' },
    ]);
  });

  it('tells nobody else which of the two it was, or why: every byte in the shared folder is the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('proposed', 'active', 'paused', undefined),
        fc.constantFrom('ada', 'grace'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        (status, me, reason) => {
          const folder = withPair({ status });
          assert.deepEqual(sharedAfter(folder, me, reason), sharedAfter(folder, me));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is taken back later by asking the other one again', () => {
    const ended = contextOf(withPair({ status: 'ended', ends: today }), 'grace');
    const plan = planned(reopenPair(ended, { pair }));
    assert.deepEqual(edited(plan, path), { ...value, by: 'grace', status: 'proposed' });
    assert.equal(plan.done, 'Open again once Ada accepts; it has no last day now');
    planned(logSession({ ...ended, snapshot: after(ended, plan) }, { pair, notes: 'Again' }));
    const alone = contextOf(withPair({ status: 'ended' }, 'private:'));
    assert.deepEqual(edited(planned(reopenPair(alone, { pair })), path), value);
  });

  it('stays where the two have gone on in another pair, and is nothing to take back for others', () => {
    const ended = withPair({ status: 'ended' });
    assert.match(refusal(reopenPair(contextOf(ended, 'linus'), { pair })).message, /Only Ada and Grace/);
    assert.match(refusal(reopenPair(contextOf(records), { pair })).message, /has not ended/);
    const second: Pair = { mentee: 'grace', mentor: 'ada', process: 'five-stages', follows: pair };
    const gone = { ...ended, 'pairs/grace-and-ada-b2c3d4.yaml': second };
    assert.match(refusal(reopenPair(contextOf(gone), { pair })).message, /another pair/);
  });
});

describe('a break', () => {
  it('begins and ends, and leaves all else as it is', () => {
    const context = contextOf(records);
    const paused = planned(pausePair(context, { pair }));
    assert.deepEqual(edited(paused, path), { ...value, status: 'paused' });
    const resting = { ...context, snapshot: after(context, paused) };
    assert.match(refusal(pausePair(resting, { pair })).message, /already/);
    assert.deepEqual(edited(planned(resumePair(resting, { pair })), path), value);
  });

  it('is nothing for a pair that was not accepted, has ended, or goes on anyway', () => {
    refusal(pausePair(contextOf(withPair({ status: 'proposed' })), { pair }));
    refusal(pausePair(contextOf(withPair({ status: 'ended' })), { pair }));
    refusal(resumePair(contextOf(records), { pair }));
    refusal(resumePair(contextOf(withPair({ status: 'paused' }), 'linus'), { pair }));
  });
});
