import * as assert from 'node:assert/strict';
import { whatsNext } from '../../../src/core/overview/next.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, pairId, pairOnly, pairPath, today } from '../../support/ada-and-grace.js';
import { noHashes } from '../../../src/core/insight/perspective.js';

const pair = pairId;
const withGoal: Records = {
  'goals/own-p3x9kd.yaml': { title: 'Own the retries', owner: 'ada', pair, status: 'active' },
};
const plannedPath = 'sessions/2026-12-04-ada-k7m2q4.yaml';
const planned: RecordTypes['session'] = { pair, date: '2026-12-04', status: 'planned' };
const samplePair: RecordTypes['pair'] = {
  mentee: 'ada',
  mentor: 'grace',
  process: 'project-mentoring',
  ...pairOnly[pairPath],
};

const signed: RecordTypes['signature'] = {
  agreement: 'ours-m8v4tc',
  by: 'ada',
  date: '2026-11-03',
  text: `sha256:${'0'.repeat(64)}`,
};

function words(records: Records, me = 'ada', day = today): readonly (readonly [string, string])[] {
  return whatsNext(perspectiveOf(adaAndGrace(records).snapshot, { me, today: day })).map((item) => [
    item.title,
    item.detail,
  ]);
}

function kinds(records: Records, me = 'ada'): readonly string[] {
  return whatsNext(perspectiveOf(adaAndGrace(records).snapshot, { me, today })).map((item) => item.kind);
}

describe('what is next', () => {
  it('shows what comes next, the most important first', () => {
    const records: Records = {
      ...withGoal,
      [plannedPath]: planned,
      'feedback/2026-11-24-grace-q4k7m2.yaml': {
        pair,
        from: 'grace',
        to: 'ada',
        date: '2026-11-24',
        observed: 'Why here?',
        kind: 'question',
        about: { code: { path: 'src/retry.ts', line: 40 } },
      },
      'plans/own-z5w1ht.yaml': {
        goal: 'own-p3x9kd',
        steps: [{ task: 'Write the proposal', due: '2026-12-04' }],
      },
    };
    assert.deepEqual(words(records), [
      ['Prepare for Fri 4 Dec', 'in 4 days'],
      ['Grace asked a question', 'src/retry.ts:40'],
      ['Write the proposal', '4 Dec'],
    ]);
    assert.deepEqual(words(records, 'grace'), []);
    assert.deepEqual(words(records, 'linus'), []);
  });

  describe('on the day itself', () => {
    const at = (date: string, rest: Partial<RecordTypes['session']> = {}): Records => ({
      ...withGoal,
      [`sessions/${date}-ada-k7m2q4.yaml`]: { ...planned, date, ...rest },
    });

    it('starts the session of today, and asks how it went from tomorrow on', () => {
      assert.deepEqual(words(at(today)), [['Start the session with Grace', 'today']]);
      assert.deepEqual(words(at('2026-11-29')), [['How did the session on 29 Nov go?', 'yesterday']]);
      assert.deepEqual(kinds(at('2026-12-01')), ['prepare']);
    });

    it('prepares for a session that is seven days away, and not for one that is eight', () => {
      assert.deepEqual(words(at('2026-12-07')), [['Prepare for Mon 7 Dec', 'in 7 days']]);
      assert.deepEqual(words(at('2026-12-08')), []);
      assert.deepEqual(words(at('2026-12-07', { preparation: 'The lock' })), []);
    });

    it('names a step that is due in seven days, and none that is due in eight', () => {
      const due = (day: string): Records => ({
        ...at('2026-12-20'),
        'plans/own-z5w1ht.yaml': { goal: 'own-p3x9kd', steps: [{ task: 'Write it', due: day }] },
      });
      assert.deepEqual(words(due('2026-12-07')), [['Write it', '7 Dec']]);
      assert.deepEqual(words(due('2026-12-08')), []);
      assert.deepEqual(words(due(today)), [['Write it', 'today']]);
      assert.deepEqual(words(due('2026-11-29')), [['Write it', 'was due 29 Nov']]);
    });

    it('plans a session where the rhythm has one in seven days, and not where it is in eight', () => {
      const last = (date: string): Records => ({
        ...withGoal,
        [`sessions/${date}-ada-k7m2q4.yaml`]: { pair, date },
      });
      assert.deepEqual(kinds(last('2026-11-23')).includes('plan-session'), true);
      assert.deepEqual(kinds(last('2026-11-24')).includes('plan-session'), false);
    });
  });

  it('has items of one kind in the order of their days, of whichever pair they are', () => {
    const other = 'ada-and-linus-b2c3d4';
    const records: Records = {
      [`pairs/${other}.yaml`]: { ...samplePair, mentor: 'linus', status: 'paused' },
      'sessions/2026-11-27-ada-c3d4e5.yaml': { pair: pair, date: '2026-11-27', status: 'planned' },
      'sessions/2026-11-20-ada-d4e5f6.yaml': { pair: other, date: '2026-11-20', status: 'planned' },
      'sessions/2026-11-13-ada-e5f6g7.yaml': { pair: pair, date: '2026-11-13', status: 'planned' },
    };
    assert.deepEqual(
      words(records)
        .map(([title]) => title)
        .filter((title) => title.startsWith('How did')),
      [
        'How did the session on 13 Nov go?',
        'How did the session on 20 Nov go?',
        'How did the session on 27 Nov go?',
      ],
    );
  });

  it('leaves goals of the other that belong to no pair out', () => {
    const loose: Records = {
      ...withGoal,
      [plannedPath]: { ...planned, preparation: 'The lock' },
      'goals/alone-r3x9kd.yaml': { title: 'Grow', owner: 'ada', status: 'draft' },
      'plans/alone-r4w1ht.yaml': { goal: 'alone-r3x9kd', steps: [{ task: 'Ask', due: today }] },
    };
    assert.deepEqual(kinds(loose), ['step', 'sharpen-goal']);
    assert.deepEqual(kinds(loose, 'grace'), []);
  });

  it('leads each to its place', () => {
    const { snapshot } = adaAndGrace({
      ...withGoal,
      [plannedPath]: planned,
      'plans/own-z5w1ht.yaml': { goal: 'own-p3x9kd', steps: ['Read', { task: 'Write', due: '2026-11-20' }] },
    });
    assert.deepEqual(
      whatsNext(perspectiveOf(snapshot, { me: 'ada', today })).map((item) => [item.command, item.target]),
      [
        ['prepareSession', { place: 'shared', path: plannedPath, at: [] }],
        ['completeStep', { place: 'shared', path: 'plans/own-z5w1ht.yaml', at: ['steps', 1] }],
      ],
    );
  });

  it('asks the other one to accept, and lets the first one wait', () => {
    const proposed: Records = { ...withGoal, [pairPath]: { ...samplePair, status: 'proposed', by: 'ada' } };
    assert.deepEqual(words(proposed, 'grace'), [
      ['Ada asks you to be their mentor', 'Own a service from design to on-call'],
    ]);
    assert.deepEqual(words(proposed), [['Waiting for Grace to accept', '']]);
    const offered: Records = { ...proposed, [pairPath]: { ...samplePair, status: 'proposed', by: 'grace' } };
    assert.equal(words(offered)[0]?.[0], 'Grace offers to be your mentor');
  });

  it('starts the session of today, for both', () => {
    const records = { ...withGoal, [plannedPath]: planned };
    assert.deepEqual(words(records, 'ada', '2026-12-04')[0], ['Start the session with Grace', 'today']);
    assert.deepEqual(words(records, 'grace', '2026-12-04')[0], ['Start the session with Ada', 'today']);
  });

  it('asks how a planned session went, and not for the next one before that', () => {
    const records = { ...withGoal, [plannedPath]: { ...planned, date: '2026-11-20' } };
    assert.deepEqual(words(records), [['How did the session on 20 Nov go?', '10 days ago']]);
  });

  it('asks for preparation once, and only in the week before', () => {
    const ready = { ...withGoal, [plannedPath]: { ...planned, preparation: 'The backoff' } };
    assert.deepEqual(kinds(ready), []);
    assert.deepEqual(kinds({ ...withGoal, [plannedPath]: { ...planned, date: '2026-12-20' } }), []);
  });

  it('asks for a first goal, and to sharpen drafts', () => {
    assert.deepEqual(kinds({ [plannedPath]: { ...planned, preparation: 'x' } }), ['first-goal']);
    assert.deepEqual(kinds({ [plannedPath]: { ...planned, preparation: 'x' } }, 'grace'), []);
    const drafts: Records = {
      [plannedPath]: { ...planned, preparation: 'x' },
      'goals/own-p3x9kd.yaml': { title: 'Own the retries', owner: 'ada', pair },
      'goals/alone-q3x9kd.yaml': { title: 'Give a talk', owner: 'ada' },
    };
    assert.deepEqual(words(drafts), [
      ['Sharpen “Own the retries”', 'draft'],
      ['Sharpen “Give a talk”', 'draft'],
    ]);
  });

  it('plans a session when the rhythm would have one soon', () => {
    assert.deepEqual(words(withGoal), [['Plan the first session', '']]);
    const met = (date: string): Records => ({
      ...withGoal,
      'sessions/2026-11-20-ada-a1b2c3.yaml': { pair, date },
    });
    assert.deepEqual(words(met('2026-11-20')), [['Plan the next session', 'around 4 Dec']]);
    assert.deepEqual(words(met('2026-11-29')), [['Do you and Grace fit?', 'only for you']]);
    assert.deepEqual(words(met('2026-11-06')), [['Plan the next session', 'last met 3 weeks ago']]);
  });

  it('names the other one where there are several pairs', () => {
    const records: Records = {
      ...withGoal,
      [plannedPath]: planned,
      'pairs/ada-and-linus-b2c3d4.yaml': { ...samplePair, mentor: 'linus', status: 'proposed', by: 'ada' },
      'goals/second-q3x9kd.yaml': {
        title: 'Second',
        owner: 'ada',
        pair: 'ada-and-linus-b2c3d4',
        status: 'active',
      },
    };
    assert.deepEqual(words(records), [
      ['Prepare for Fri 4 Dec', 'in 4 days · with Grace'],
      ['Waiting for linus to accept', ''],
    ]);
  });

  it('leaves paused pairs nearly and ended ones wholly in peace', () => {
    const at = (status: string): Records => ({
      [pairPath]: { ...samplePair, status },
      [plannedPath]: { ...planned, date: '2026-11-20' },
    });
    assert.deepEqual(kinds(at('paused')), ['write-up']);
    const draft = { pair, by: 'ada', date: '2026-11-20', kind: 'checkpoint', expected: 'A lot.' };
    assert.deepEqual(
      kinds({ ...at('paused'), 'private:reviews/2026-11-20-ada-b7x3qe.yaml': draft }).length,
      2,
    );
    assert.deepEqual(kinds(at('ended')), []);
  });

  it('asks who has not agreed to the agreement as it is now, and nobody else', () => {
    const file = 'agreements/ours-m8v4tc.yaml';
    const agreement: Records = {
      ...withGoal,
      [plannedPath]: { ...planned, preparation: 'x' },
      [file]: { pair },
    };
    const agreeing = (records: Records, me: string, hash?: string) =>
      whatsNext(
        perspectiveOf(adaAndGrace({ ...agreement, ...records }).snapshot, {
          me,
          today,
          hashes: hash === undefined ? noHashes : new Map([[`shared:${file}` as const, hash]]),
        }),
      )
        .filter(({ kind }) => kind === 'agree')
        .map(({ title, detail, command }) => [title, detail, command]);
    const byAda: Records = { 'signatures/ours-ada-w2n7kd.yaml': signed };
    assert.deepEqual(agreeing({}, 'grace'), [
      ['Agree to how you work together', 'Not agreed yet', 'reviewAgreement'],
    ]);
    assert.deepEqual(agreeing(byAda, 'ada', signed.text), []);
    assert.deepEqual(agreeing(byAda, 'grace', signed.text), [
      ['Agree to how you work together', 'Agreed by Ada, 3 Nov', 'reviewAgreement'],
    ]);
    assert.deepEqual(agreeing(byAda, 'ada', `sha256:${'1'.repeat(64)}`), [
      ['The agreement changed since you agreed', 'you agreed on 3 Nov', 'reviewAgreement'],
    ]);
    assert.deepEqual(agreeing({ [pairPath]: { ...samplePair, status: 'ended' } }, 'ada'), []);
    assert.deepEqual(agreeing({}, 'linus'), []);
  });

  it('suggests the next stage when nothing is open', () => {
    const records: Records = {
      [pairPath]: {
        ...samplePair,
        process: 'five-stages',
        stages: [{ stage: 'establishing-the-relationship', entered: '2026-11-02' }],
      },
      ...withGoal,
      [plannedPath]: { ...planned, preparation: 'x' },
      'sessions/2026-11-06-ada-a1b2c3.yaml': { pair, date: '2026-11-06' },
      'agreements/ours-m8v4tc.yaml': { pair, expectations: { mentee: 'Time', mentor: 'Honesty' } },
      'signatures/ours-ada-w2n7kd.yaml': signed,
    };
    assert.deepEqual(words(records), [
      ['Move on to Setting Goals and Objectives?', 'nothing is open in Establishing the Relationship'],
    ]);
  });
});
