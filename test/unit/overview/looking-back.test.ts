import * as assert from 'node:assert/strict';
import { checkpointNear } from '../../../src/core/insight/checkpoint.js';
import { timeline } from '../../../src/core/overview/timeline.js';
import { whatsNext } from '../../../src/core/overview/next.js';
import { stageTrack } from '../../../src/core/processes/stages.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, pairId as pair, pairOnly, pairPath, today } from '../../support/ada-and-grace.js';

const samplePair: RecordTypes['pair'] = {
  mentee: 'ada',
  mentor: 'grace',
  process: 'five-stages',
  ...pairOnly[pairPath],
};
const agreed = (checkpoint: RecordTypes['agreement']['checkpoint']): Records => ({
  'agreements/ours-m8v4tc.yaml': { pair, checkpoint },
});
const twice: Records = {
  'sessions/2026-11-02-ada-a1b2c3.yaml': { pair, date: '2026-11-02' },
  'sessions/2026-11-16-ada-a2b2c3.yaml': { pair, date: '2026-11-16' },
};
const review = (by: string, kind = 'final', date = '2026-11-28'): RecordTypes['review'] => ({
  pair,
  by,
  date,
  kind,
  actual: 'Well.',
});

/** What of looking back waits for somebody. */
function waiting(records: Records, me = 'ada') {
  return whatsNext(perspectiveOf(adaAndGrace(records).snapshot, { me, today }))
    .filter((item) => item.kind === 'look-back')
    .map((item) => [item.title, item.detail, item.command]);
}

describe('the agreed checkpoint', () => {
  const near = (records: Records) => {
    const sample = adaAndGrace(records);
    const found = checkpointNear(perspectiveOf(sample.snapshot, { today }), sample.pair);
    return found && [found.title, found.detail, found.due];
  };

  it('is mentioned in the two weeks before its day, and from then on', () => {
    assert.deepEqual(near(agreed({ date: '2026-12-04' })), ['Checkpoint on 4 Dec', 'in 4 days', false]);
    assert.deepEqual(near(agreed({ date: today })), ['Checkpoint on 30 Nov', 'today', true]);
    assert.deepEqual(near(agreed({ date: '2026-11-20' })), [
      'Time for the checkpoint',
      'agreed for 20 Nov',
      true,
    ]);
    assert.equal(near(agreed({ date: '2026-12-15' })), undefined);
  });

  it('is mentioned before the session after which it comes, and from then on', () => {
    assert.deepEqual(near({ ...twice, ...agreed({ afterSessions: 3 }) }), [
      'Checkpoint after the next session',
      '2 sessions held',
      false,
    ]);
    assert.deepEqual(near({ ...twice, ...agreed({ afterSessions: 2 }) }), [
      'Time for the checkpoint',
      '2 sessions held',
      true,
    ]);
    assert.equal(near({ ...twice, ...agreed({ afterSessions: 4 }) }), undefined);
    assert.equal(near({ ...twice, ...agreed({ how: 'Over lunch' }) }), undefined);
    assert.equal(near(twice), undefined);
  });

  it('is behind the two once one of them wrote it down for both, and not by a draft', () => {
    const due = { ...twice, ...agreed({ afterSessions: 2 }) };
    assert.equal(near({ ...due, 'reviews/a-b7x3qe.yaml': review('grace', 'checkpoint') }), undefined);
    const draft: Records = { ...due, 'private:reviews/a-b7x3qe.yaml': review('ada', 'checkpoint') };
    assert.equal(near(draft)?.[0], 'Time for the checkpoint');
    const sample = adaAndGrace({ ...draft, [pairPath]: { ...samplePair, process: 'project-mentoring' } });
    const checks = stageTrack(perspectiveOf(sample.snapshot, { today }), sample.pair).stages.flatMap(
      (stage) => stage.checks,
    );
    assert.equal(checks.find((check) => check.id === 'checkpoint-held')?.met, false);
  });

  it('comes again once another day is agreed: an earlier one is behind, and nobody else can hold it', () => {
    const second: Records = {
      ...agreed({ date: '2026-12-04' }),
      'reviews/a-b7x3qe.yaml': review('ada', 'checkpoint', '2026-06-01'),
      'reviews/b-c7x3qe.yaml': review('grace', 'checkpoint', '2026-06-02'),
    };
    assert.deepEqual(near(second), ['Checkpoint on 4 Dec', 'in 4 days', false]);
    assert.deepEqual(waiting(second), [['Checkpoint on 4 Dec', 'in 4 days', undefined]]);
    const early: Records = {
      ...second,
      'reviews/c-d7x3qe.yaml': review('grace', 'checkpoint', '2026-11-20'),
    };
    assert.equal(near(early), undefined);
    assert.deepEqual(waiting(early), [
      ["Grace's checkpoint is ready to be read", 'write yours to read side by side', 'holdCheckpoint'],
    ]);
    assert.deepEqual(waiting(early, 'grace'), []);
    const others: Records = {
      ...agreed({ date: '2026-12-04' }),
      'reviews/c-d7x3qe.yaml': review('linus', 'checkpoint', '2026-11-28'),
    };
    assert.equal(near(others)?.[0], 'Checkpoint on 4 Dec');
    const half: Records = {
      ...agreed({ date: '2026-12-04' }),
      'reviews/b-c7x3qe.yaml': review('grace', 'checkpoint', '2026-06-02'),
    };
    assert.equal(waiting(half).length, 1, 'the earlier one waits no more');
  });

  it('waits for each side, with a way to hold it once it is time', () => {
    const due = { ...twice, ...agreed({ afterSessions: 2 }) };
    assert.deepEqual(waiting(due), [['Time for the checkpoint', '2 sessions held', 'holdCheckpoint']]);
    assert.deepEqual(waiting(due, 'grace'), waiting(due));
    assert.deepEqual(waiting({ ...twice, ...agreed({ afterSessions: 3 }) }), [
      ['Checkpoint after the next session', '2 sessions held', undefined],
    ]);
    const half = { ...due, 'reviews/a-b7x3qe.yaml': review('grace', 'checkpoint') };
    assert.deepEqual(waiting(half), [
      ["Grace's checkpoint is ready to be read", 'write yours to read side by side', 'holdCheckpoint'],
    ]);
    assert.deepEqual(waiting(half, 'grace'), []);
  });
});

describe('the reviews of both', () => {
  it('are suggested at the end, once', () => {
    const stages = [{ stage: 'evaluation-and-review', entered: '2026-11-20' }];
    const end: Records = { [pairPath]: { ...samplePair, process: 'five-stages', stages } };
    assert.deepEqual(waiting(end), [
      ['Look back on the time with Grace', 'a private draft first', 'writeReview'],
    ]);
    const done = { ...end, 'reviews/a-b7x3qe.yaml': review('ada') };
    assert.deepEqual(waiting(done), []);
    assert.deepEqual(waiting(done, 'grace'), [
      ["Ada's review is ready to be read", 'write yours to read side by side', 'writeReview'],
    ]);
  });

  it('are better published together: my draft reminds me, and more so when the other one published', () => {
    const draft: Records = { 'private:reviews/a-b7x3qe.yaml': review('ada') };
    assert.deepEqual(waiting(draft), [
      ['Your review is a private draft', 'publish it when you are both ready', 'publishReview'],
    ]);
    assert.deepEqual(waiting({ ...draft, 'reviews/b-c7x3qe.yaml': review('grace') }), [
      ["Grace's review is ready to be read", 'publish yours to read side by side', 'publishReview'],
    ]);
    assert.deepEqual(waiting(draft, 'grace'), [], 'a draft is nobody else’s to know of');
  });

  it('keep the item to publish a draft once the pair has ended, and no other', () => {
    const ended: Records = { ...twice, [pairPath]: { ...samplePair, status: 'ended' } };
    const draft: Records = { ...ended, 'private:reviews/a-b7x3qe.yaml': review('ada') };
    assert.deepEqual(
      whatsNext(perspectiveOf(adaAndGrace(draft).snapshot, { me: 'ada', today })).map((item) => [
        item.title,
        item.detail,
        item.command,
      ]),
      [
        [
          'Your review is a private draft',
          'publish it when you are both ready · with Grace',
          'publishReview',
        ],
      ],
    );
    assert.deepEqual(whatsNext(perspectiveOf(adaAndGrace(draft).snapshot, { me: 'grace', today })), []);
    const theirs: Records = { ...ended, 'reviews/b-c7x3qe.yaml': review('grace') };
    assert.deepEqual(whatsNext(perspectiveOf(adaAndGrace(theirs).snapshot, { me: 'ada', today })), []);
  });

  it('are suggested in the stage that asks for them, not in one of the same phase before it', () => {
    const at = (stage: string): Records => ({
      [pairPath]: {
        ...samplePair,
        process: 'initiation-to-closure',
        stages: [{ stage, entered: '2026-11-20' }],
      },
    });
    assert.deepEqual(waiting(at('evaluation')), []);
    assert.equal(waiting(at('closure')).length, 1);
    assert.deepEqual(waiting({ ...at('closure'), ...agreed({ date: '2026-11-20' }) }).length, 1);
    const team: Records = {
      'processes/ours-b2c3d4.yaml': {
        title: 'Ours',
        stages: [
          {
            id: 'look-back',
            title: 'Look back',
            phase: 'work',
            checks: [{ check: 'review-by-each', with: { kind: 'final' } }],
          },
          { id: 'say-goodbye', title: 'Say goodbye', phase: 'close', checks: [] },
        ],
      },
      [pairPath]: {
        ...samplePair,
        process: 'ours-b2c3d4',
        stages: [{ stage: 'look-back', entered: '2026-11-20' }],
      },
    };
    assert.equal(waiting(team).length, 1);
  });

  it('are in the timeline once they can be read by both', () => {
    const sample = adaAndGrace({
      'private:reviews/a-b7x3qe.yaml': review('ada'),
      'reviews/b-c7x3qe.yaml': review('grace', 'checkpoint', '2026-11-20'),
    });
    const entries = timeline(perspectiveOf(sample.snapshot, { today }), sample.pair).flatMap(
      (day) => day.entries,
    );
    assert.deepEqual(
      entries.filter((entry) => entry.kind === 'review').map((entry) => entry.title),
      ['Grace wrote down the checkpoint'],
    );
  });
});
