import * as assert from 'node:assert/strict';
import { fileKey } from '../../../src/core/folder/snapshot.js';
import { processes } from '../../../src/core/processes/builtin.js';
import { stageTrack } from '../../../src/core/processes/stages.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import type { Records } from '../build.js';
import { adaAndGrace, pairId, pairOnly, pairPath, today } from '../insight/sample.js';

const pair = pairId;
const samplePair: RecordTypes['pair'] = {
  mentee: 'ada',
  mentor: 'grace',
  process: '',
  ...pairOnly[pairPath],
};

/** The hash that the samples' signatures name, and that of an agreement with another text. */
const signedText = `sha256:${'a'.repeat(64)}`;
const otherText = `sha256:${'b'.repeat(64)}`;

const sessions: Records = {
  'sessions/2026-11-06-ada-a1b2c3.yaml': { pair, date: '2026-11-06' },
  'sessions/2026-11-20-ada-a2b2c3.yaml': { pair, date: '2026-11-20' },
};
const goal: RecordTypes['goal'] = {
  title: 'Own the retries',
  owner: 'ada',
  pair,
  status: 'active',
  specific: 'The queue and its backoff',
  measure: { what: 'p99', unit: 'ms', from: 40, to: 10 },
  achievable: 'I know the queue',
  relevant: 'It pages us',
  due: '2027-02-28',
};
const review: RecordTypes['goal'] = { ...goal, title: 'Lead a design review' };
const draft: Records = { 'goals/own-p3x9kd.yaml': { ...goal, status: 'draft' } };
const goals: Records = { 'goals/own-p3x9kd.yaml': goal, 'goals/lead-q3x9kd.yaml': review };
const plans = (one: RecordTypes['plan']['steps'], other: RecordTypes['plan']['steps']): Records => ({
  'plans/own-z5w1ht.yaml': { goal: 'own-p3x9kd', steps: one },
  'plans/lead-z6w1ht.yaml': { goal: 'lead-q3x9kd', steps: other },
});
const dated = (task: string) => ({ task, due: '2026-12-04' });
const done = (task: string) => ({ task, due: '2026-11-27', done: '2026-11-20' });
const feedback = (from: string, to: string): RecordTypes['feedback'] => ({
  pair,
  from,
  to,
  date: '2026-11-24',
  observed: 'Nice names',
});
const agreement: RecordTypes['agreement'] = {
  pair,
  expectations: { mentee: 'Time', mentor: 'Honesty' },
  responsibilities: { mentee: 'I prepare', mentor: 'I read' },
  boundaries: 'No code of mine',
  confidentiality: 'Between us',
  schedule: { cadence: 'P14D', meetings: 12 },
  checkpoint: { afterSessions: 6 },
};
const agreements = (value: RecordTypes['agreement']): Records => ({ 'agreements/ours-m8v4tc.yaml': value });
const signature = (by: string): RecordTypes['signature'] => ({
  agreement: 'ours-m8v4tc',
  by,
  date: '2026-11-05',
  text: signedText,
});
const adasSignature: Records = { 'signatures/ours-ada-w2n7kd.yaml': signature('ada') };
const bothSignatures: Records = { ...adasSignature, 'signatures/ours-grace-w3n7kd.yaml': signature('grace') };
const reviews = (ada: object, grace?: object): Records => ({
  'reviews/2026-11-28-ada-b7x3qe.yaml': { pair, by: 'ada', date: '2026-11-28', kind: 'final', ...ada },
  ...(grace
    ? {
        'reviews/2026-11-28-grace-b8x3qe.yaml': {
          pair,
          by: 'grace',
          date: '2026-11-28',
          kind: 'final',
          ...grace,
        },
      }
    : {}),
});
const proposed = { [pairPath]: { ...samplePair, status: 'proposed', by: 'ada' } };
const { request, ...wordless } = samplePair;

interface Case {
  readonly open: readonly (readonly [Records, string])[];
  readonly met: readonly [Records, string];
}

/** How each check looks while it is open, and when it is met, by the check's id in its stage. */
const cases: Readonly<Record<string, Case>> = {
  'pair-accepted': {
    open: [[proposed, "Waits for Grace's answer."]],
    met: [{}, 'Both said yes.'],
  },
  'request-stated': {
    open: [[{ [pairPath]: wordless }, "What Ada wants from this isn't written down yet."]],
    met: [{}, `Ada asks for: ${request ?? ''}`],
  },
  'first-session': {
    open: [
      [{}, 'Not met yet; a first session is hoped for.'],
      [
        { 'sessions/2026-12-04-ada-a1b2c3.yaml': { pair, date: '2026-12-04', status: 'planned' } },
        'Not met yet; a first session is hoped for.',
      ],
    ],
    met: [sessions, 'Met twice, last on 20 Nov.'],
  },
  'first-goal': {
    open: [[{}, 'No goal yet.']],
    met: [draft, '1 goal: Own the retries.'],
  },
  'agreement-covers': {
    open: [
      [
        {},
        'There is no working agreement yet. It would say something about what each expects, what each takes care of, ' +
          'boundaries, confidentiality, how often you meet, the number of meetings and the checkpoint.',
      ],
      [
        agreements({
          pair,
          expectations: { mentee: 'Time' },
          boundaries: 'No code of mine',
          schedule: { cadence: 'P14D' },
        }),
        'The agreement says nothing yet about what Grace expects, what Ada takes care of, what Grace takes care of, ' +
          'confidentiality, the number of meetings and the checkpoint.',
      ],
    ],
    met: [
      agreements(agreement),
      'The agreement says something about what each expects, what each takes care of, boundaries, confidentiality, ' +
        'how often you meet, the number of meetings and the checkpoint.',
    ],
  },
  'expectations-stated': {
    open: [
      [{}, 'There is no working agreement yet. It would say something about what each expects.'],
      [
        agreements({ pair, expectations: { mentor: 'Honesty' } }),
        'The agreement says nothing yet about what Ada expects.',
      ],
    ],
    met: [agreements(agreement), 'The agreement says something about what each expects.'],
  },
  agreed: {
    open: [
      [{}, 'There is no working agreement yet.'],
      [agreements(agreement), 'Not agreed yet; Ada and Grace are still to agree.'],
      [{ ...agreements(agreement), ...adasSignature }, 'Agreed by Ada, 5 Nov; Grace is still to agree.'],
      [
        { ...agreements({ ...agreement, roles: 'Changed' }), ...bothSignatures },
        'Changed since Ada and Grace agreed, 5 Nov; Ada and Grace are still to agree.',
      ],
    ],
    met: [{ ...agreements(agreement), ...bothSignatures }, 'Agreed by both, 5 Nov.'],
  },
  'goals-exist': {
    open: [
      [{}, 'No goal yet.'],
      [draft, 'No goal yet. Still a draft: Own the retries.'],
    ],
    met: [goals, '2 goals: Lead a design review and Own the retries.'],
  },
  'goals-smart': {
    open: [
      [{}, 'No goal is written down yet.'],
      [draft, 'One goal is still a draft: Own the retries.'],
      [
        { ...goals, 'goals/lead-q3x9kd.yaml': { ...review, due: undefined, measure: undefined } },
        "1 of 2 goals doesn't say yet how you will know: Lead a design review. " +
          '1 of 2 goals has no date yet: Lead a design review.',
      ],
      [
        { 'goals/own-p3x9kd.yaml': { ...goal, due: '2026-11-20' } },
        'The goal could do with a new date: Own the retries.',
      ],
    ],
    met: [goals, 'Both goals are SMART.'],
  },
  'plan-for-every-goal': {
    open: [
      [{}, 'No goal is written down yet.'],
      [goals, 'Both goals have no steps yet: Lead a design review and Own the retries.'],
      [{ ...goals, ...plans(['Read'], []) }, '1 of 2 goals has no steps yet: Lead a design review.'],
    ],
    met: [{ ...goals, ...plans(['Read'], ['Ask']) }, 'Both goals have their steps.'],
  },
  'steps-have-owner-and-due': {
    open: [
      [goals, 'No steps are planned yet.'],
      [
        { ...goals, ...plans(['Read', dated('Write')], [done('Ask')]) },
        '1 of 2 steps has no date yet: Read.',
      ],
      [
        { ...goals, ...plans([{ ...dated('Write'), owner: 'linus' }], []) },
        'The step is for somebody not known here: Write.',
      ],
    ],
    met: [
      { ...goals, ...plans([dated('Read')], [{ ...dated('Ask'), owner: 'grace' }]) },
      'Every step has somebody and a day.',
    ],
  },
  'resources-named': {
    open: [
      [
        { ...goals, ...plans(['Read'], []) },
        'No resource is named yet: a training, a book, a person, a tool.',
      ],
    ],
    met: [
      {
        ...goals,
        'plans/own-z5w1ht.yaml': { goal: 'own-p3x9kd', resources: [{ title: 'Designing retries' }] },
      },
      '1 resource: Designing retries.',
    ],
  },
  'steps-done': {
    open: [
      [{}, 'No goal is written down yet.'],
      [goals, 'No steps are planned yet.'],
      [{ ...goals, ...plans([done('Read'), 'Write'], [done('Ask')]) }, '2 of 3 steps done; next: Write.'],
    ],
    met: [{ ...goals, ...plans([done('Read')], [done('Ask')]) }, '2 steps done.'],
  },
  'sessions-as-agreed': {
    open: [
      [{ [pairPath]: { ...samplePair, cadence: undefined } }, "How often you meet isn't agreed yet."],
      [{}, 'Every 2 weeks was agreed; not met yet.'],
      [
        { 'sessions/2026-10-26-ada-a1b2c3.yaml': { pair, date: '2026-10-26' } },
        'Every 2 weeks was agreed; last met 5 weeks ago.',
      ],
    ],
    met: [
      { ...sessions, ...agreements({ pair, schedule: { meetings: 12 } }) },
      'Every 2 weeks was agreed; last met 10 days ago, 2 of 12 sessions held.',
    ],
  },
  'checkpoint-held': {
    open: [
      [{}, "When to hold a checkpoint isn't agreed yet, and none is written down."],
      [{ ...sessions, ...agreements(agreement) }, 'The checkpoint comes after 6 sessions; 2 held so far.'],
      [
        { ...sessions, ...agreements({ pair, checkpoint: { afterSessions: 2 } }) },
        '2 sessions held: a good time for the checkpoint.',
      ],
      [
        agreements({ pair, checkpoint: { date: '2027-01-04' } }),
        'The checkpoint is agreed for 4 Jan, in 5 weeks.',
      ],
      [
        agreements({ pair, checkpoint: { date: '2026-11-23' } }),
        'The checkpoint was agreed for 23 Nov; nothing is written down about it yet.',
      ],
    ],
    met: [reviews({ kind: 'checkpoint' }), 'The checkpoint was held on 28 Nov.'],
  },
  'feedback-given': {
    open: [
      [{}, 'No feedback from Grace to Ada yet.'],
      [
        { 'feedback/2026-11-24-ada-q4k7m2.yaml': feedback('ada', 'grace') },
        'No feedback from Grace to Ada yet.',
      ],
    ],
    met: [{ 'feedback/2026-11-24-grace-q4k7m2.yaml': feedback('grace', 'ada') }, 'Feedback given once.'],
  },
  'feedback-both-ways': {
    open: [
      [{}, 'No feedback from Grace to Ada yet. No feedback from Ada to Grace yet.'],
      [
        { 'feedback/2026-11-24-grace-q4k7m2.yaml': feedback('grace', 'ada') },
        'No feedback from Ada to Grace yet.',
      ],
    ],
    met: [
      {
        'feedback/2026-11-24-grace-q4k7m2.yaml': feedback('grace', 'ada'),
        'feedback/2026-11-24-ada-q5k7m2.yaml': feedback('ada', 'grace'),
      },
      'Feedback given twice.',
    ],
  },
  'looked-back-on': {
    open: [[{}, 'The reviews say nothing yet about']],
    met: [
      reviews(
        { skills: 'Queues', impact: 'Fewer pages', improve: 'Patience' },
        { expected: 'A design', actual: 'A service', process: 'It worked' },
      ),
      'The reviews say',
    ],
  },
  'review-by-each': {
    open: [
      [{}, 'No review is shared yet.'],
      [reviews({}), 'A review by Ada is here; one by Grace is still to come.'],
      [reviews({}, { kind: 'checkpoint' }), 'A review by Ada is here; one by Grace is still to come.'],
    ],
    met: [reviews({}, {}), 'Ada and Grace looked back.'],
  },
  'goal-results': {
    open: [
      [{}, 'There is no goal to look back on yet.'],
      [
        {
          ...goals,
          ...reviews({ goals: [{ goal: 'own-p3x9kd', result: 'partly' }, { goal: 'lead-q3x9kd' }] }),
        },
        '1 of 2 goals has no result yet: Lead a design review.',
      ],
    ],
    met: [
      {
        'goals/own-p3x9kd.yaml': goal,
        'goals/lead-q3x9kd.yaml': { ...review, status: 'achieved' },
        ...reviews({ goals: [{ goal: 'own-p3x9kd', result: 'partly' }] }),
      },
      'Every goal has a result: Own the retries and Lead a design review.',
    ],
  },
  celebration: {
    open: [[reviews({}, {}), 'What you celebrate is still open.']],
    met: [
      reviews({ celebration: 'A quiet night on call\nand cake' }),
      'To be celebrated: A quiet night on call',
    ],
  },
  'what-comes-next': {
    open: [[reviews({}, {}), 'What comes next is still open.']],
    met: [
      reviews({ next: 'new-cycle' }, { next: 'transition' }),
      'Next: another cycle, or a gradual change to something casual.',
    ],
  },
};

/** The finding about one check of one stage, with these records. An agreement that speaks of roles was signed without them. */
function find(process: string, stage: string, check: string, records: Records) {
  const own = records[pairPath] ?? samplePair;
  const at = { ...own, process, stages: [{ stage, entered: '2026-11-02' }] };
  const { snapshot, pair: found } = adaAndGrace({ ...records, [pairPath]: at });
  const hashes = new Map(
    snapshot
      .all('agreement')
      .map((file) => [fileKey(file), file.value.roles === undefined ? signedText : otherText]),
  );
  const track = stageTrack(snapshot, found, today, hashes);
  const result = track.current?.checks.find((candidate) => candidate.id === check);
  assert.equal(track.current?.id, stage);
  assert.ok(result, `${process} has no check ${check} in ${stage}`);
  for (const { place, path } of result.records) assert.ok(snapshot.file(place, path), `${path} is not there`);
  return result;
}

describe('the processes', () => {
  for (const process of processes()) {
    describe(process.id, () => {
      for (const stage of process.stages) {
        for (const { id } of stage.checks) {
          it(`finds ${id} open in ${stage.title}, then met`, () => {
            const known = cases[id];
            assert.ok(known, `There is no case for the check ${id}`);
            for (const [records, reason] of known.open) {
              const result = find(process.id, stage.id, id, records);
              assert.equal(result.met, false, result.reason);
              assert.ok(result.reason.startsWith(reason), result.reason);
            }
            const [records, reason] = known.met;
            const result = find(process.id, stage.id, id, records);
            assert.equal(result.met, true, result.reason);
            assert.ok(result.reason.startsWith(reason), result.reason);
          });
        }
      }
    });
  }
});
