import assert from 'node:assert/strict';
import { acceptPair, advanceStage, changePair } from '../../../src/core/actions/pairs.js';
import type { Pair } from '../../../src/core/records/pair.js';
import type { Records } from '../../support/snapshot.js';
import {
  contextOf,
  edited,
  pair,
  planned,
  records,
  refusal,
  without,
  changesOf,
} from '../../support/actions.js';

const path = 'pairs/ada-and-grace-k7m2q4.yaml';
const value: Pair = records[path];

function withPair(changes: Partial<Pair>, prefix: '' | 'private:' = ''): Records {
  const others = without(records, path);
  return { ...others, [`${prefix}${path}`]: { ...value, ...changes } };
}

describe('a pair', () => {
  it('is accepted by the one who did not propose it', () => {
    const proposed = withPair({ status: 'proposed' });
    assert.match(refusal(acceptPair(contextOf(proposed, 'ada'), { pair })).message, /Grace/);
    assert.deepEqual(edited(planned(acceptPair(contextOf(proposed, 'grace'), { pair })), path), value);
    assert.equal(refusal(acceptPair(contextOf(proposed, 'linus'), { pair })).code, 'refused');
    assert.equal(refusal(acceptPair(contextOf(records, 'grace'), { pair })).code, 'refused');
  });

  it('is accepted by either where nobody knows who proposed it, or where nobody else can see it', () => {
    planned(acceptPair(contextOf(withPair({ status: 'proposed', by: undefined }), 'ada'), { pair }));
    planned(acceptPair(contextOf(withPair({ status: 'proposed' }, 'private:'), 'ada'), { pair }));
  });

  it('changes only what is said, and takes away what is null', () => {
    const plan = planned(
      changePair(contextOf(records), { pair, cadence: null, ends: '2027-05-02', request: ' Own it ' }),
    );
    const rest = without(value, 'cadence');
    assert.deepEqual(edited(plan, path), { ...rest, request: 'Own it', ends: '2027-05-02' });
    assert.deepEqual(changesOf(planned(changePair(contextOf(records), { pair, cadence: 'P14D' }))), []);
    assert.match(refusal(changePair(contextOf(records), { pair, cadence: 'often' })).message, /P14D/);
  });

  it('takes up another process at the same phase, and keeps where it has been', () => {
    const context = contextOf(
      withPair({
        stages: [...(value.stages ?? []), { stage: 'planning-and-development', entered: '2026-11-20' }],
      }),
    );
    const changed = edited(planned(changePair(context, { pair, process: 'five-stages' })), path) as Pair;
    assert.equal(changed.process, 'five-stages');
    assert.deepEqual(changed.stages, [
      { stage: 'formation-of-a-pair', entered: '2026-11-02', process: 'project-mentoring' },
      { stage: 'planning-and-development', entered: '2026-11-20', process: 'project-mentoring' },
      { stage: 'development-and-action-planning', entered: '2026-11-21' },
    ]);
    assert.equal(refusal(changePair(context, { pair, process: 'our-own' })).code, 'stale');
  });

  it('enters the next stage, or one that is named, earlier ones too', () => {
    const stagesAfter = (records: Records, to?: string) =>
      (edited(planned(advanceStage(contextOf(records), { pair, to })), path) as Pair).stages?.map(
        ({ stage }) => stage,
      );
    assert.deepEqual(stagesAfter(records), ['formation-of-a-pair', 'planning-and-development']);
    assert.deepEqual(stagesAfter(records, 'reflection'), ['formation-of-a-pair', 'reflection']);
    const later = withPair({ stages: [{ stage: 'reflection', entered: '2026-11-02' }] });
    assert.deepEqual(stagesAfter(later, 'project-implementation'), ['reflection', 'project-implementation']);
    // A pair that says nothing is in the first stage.
    assert.deepEqual(stagesAfter(withPair({ stages: undefined })), ['planning-and-development']);
  });

  it('never enters the same stage twice in a row, nor one that is not there', () => {
    assert.equal(
      refusal(advanceStage(contextOf(records), { pair, to: 'formation-of-a-pair' })).code,
      'refused',
    );
    assert.equal(refusal(advanceStage(contextOf(records), { pair, to: 'graduation' })).code, 'stale');
    const last = withPair({ stages: [{ stage: 'reflection', entered: '2026-11-02' }] });
    assert.match(refusal(advanceStage(contextOf(last), { pair })).message, /last stage/);
    assert.equal(
      refusal(advanceStage(contextOf(withPair({ process: 'our-own' })), { pair })).code,
      'refused',
    );
    const astray = withPair({ stages: [{ stage: 'somewhere', entered: '2026-11-02' }] });
    assert.match(refusal(advanceStage(contextOf(astray), { pair })).message, /Choose the stage/);
  });

  it('can be read and not added to once it has ended', () => {
    const context = contextOf(withPair({ status: 'ended' }));
    for (const result of [
      changePair(context, { pair, ends: '2027-01-01' }),
      advanceStage(context, { pair }),
      acceptPair(context, { pair }),
    ]) {
      assert.match(
        refusal(result).message,
        /^This pair has ended, so its records are there to be read\. The next cycle/,
      );
    }
  });

  it('is changed by its two people alone', () => {
    const context = contextOf(withPair({ status: 'proposed' }), 'linus');
    for (const result of [
      changePair(context, { pair, ends: '2027-01-01' }),
      advanceStage(context, { pair }),
      acceptPair(context, { pair }),
    ]) {
      assert.equal(refusal(result).message, 'Only Ada and Grace write in this pair.');
    }
    planned(advanceStage(contextOf(records, 'grace'), { pair }));
  });

  it('is asked for again where it has gone', () => {
    const found = refusal(advanceStage(contextOf(records), { pair: 'ada-and-linus-a1b2c3' }));
    assert.equal(found.code, 'stale');
    assert.match(found.message, /That pair is no longer here/);
  });
});
