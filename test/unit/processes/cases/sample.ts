import type { RecordTypes } from '../../../../src/core/records/kinds.js';
import type { Records } from '../../../support/snapshot.js';
import { pairId, pairOnly, pairPath } from '../../../support/ada-and-grace.js';

export const pair = pairId;
export const samplePair: RecordTypes['pair'] = {
  mentee: 'ada',
  mentor: 'grace',
  process: '',
  ...pairOnly[pairPath],
};

/** The hash that the samples' signatures name, and that of an agreement with another text. */
export const signedText = `sha256:${'a'.repeat(64)}`;
export const otherText = `sha256:${'b'.repeat(64)}`;

export const sessions: Records = {
  'sessions/2026-11-06-ada-a1b2c3.yaml': { pair, date: '2026-11-06' },
  'sessions/2026-11-20-ada-a2b2c3.yaml': { pair, date: '2026-11-20' },
};
export const goal: RecordTypes['goal'] = {
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
export const review: RecordTypes['goal'] = { ...goal, title: 'Lead a design review' };
export const draft: Records = { 'goals/own-p3x9kd.yaml': { ...goal, status: 'draft' } };
export const goals: Records = { 'goals/own-p3x9kd.yaml': goal, 'goals/lead-q3x9kd.yaml': review };
export const plans = (one: RecordTypes['plan']['steps'], other: RecordTypes['plan']['steps']): Records => ({
  'plans/own-z5w1ht.yaml': { goal: 'own-p3x9kd', steps: one },
  'plans/lead-z6w1ht.yaml': { goal: 'lead-q3x9kd', steps: other },
});
export const dated = (task: string) => ({ task, due: '2026-12-04' });
export const done = (task: string) => ({ task, due: '2026-11-27', done: '2026-11-20' });
export const feedback = (from: string, to: string): RecordTypes['feedback'] => ({
  pair,
  from,
  to,
  date: '2026-11-24',
  observed: 'Nice names',
});
export const agreement: RecordTypes['agreement'] = {
  pair,
  expectations: { mentee: 'Time', mentor: 'Honesty' },
  responsibilities: { mentee: 'I prepare', mentor: 'I read' },
  boundaries: 'No code of mine',
  confidentiality: 'Between us',
  schedule: { cadence: 'P14D', meetings: 12 },
  checkpoint: { afterSessions: 6 },
};
export const agreements = (value: RecordTypes['agreement']): Records => ({
  'agreements/ours-m8v4tc.yaml': value,
});
const signature = (by: string): RecordTypes['signature'] => ({
  agreement: 'ours-m8v4tc',
  by,
  date: '2026-11-05',
  text: signedText,
});
export const adasSignature: Records = { 'signatures/ours-ada-w2n7kd.yaml': signature('ada') };
export const bothSignatures: Records = {
  ...adasSignature,
  'signatures/ours-grace-w3n7kd.yaml': signature('grace'),
};
export const reviews = (ada: object, grace?: object): Records => ({
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
export const proposed = { [pairPath]: { ...samplePair, status: 'proposed', by: 'ada' } };
export const { request, ...wordless } = samplePair;

export const oneSession: Records = { 'sessions/2026-11-20-ada-a1b2c3.yaml': { pair, date: '2026-11-20' } };
export const twice: Case = {
  open: [
    [{}, 'Not met yet; two sessions were hoped for.'],
    [oneSession, 'Met once so far; two sessions were hoped for.'],
  ],
  met: [sessions, 'Met twice, last on 20 Nov.'],
};
const fullAgreement: RecordTypes['agreement'] = {
  ...agreement,
  roles: 'Grace asks, Ada does',
  style: 'Ask first',
  success: 'A quiet night on call',
  leaving: 'A word is enough',
  responseTime: 'P2D',
};
/** Asks for sections of the agreement. */
export const sections = (missing: string): Case => ({
  open: [
    [{}, 'There is no working agreement yet. It would say something about'],
    [agreements({ pair }), `The agreement says nothing yet about ${missing}.`],
  ],
  met: [agreements(fullAgreement), 'The agreement says something about'],
});
export const planned: RecordTypes['session'] = { pair, date: '2026-12-04', status: 'planned' };
export const next: Records = { 'sessions/2026-12-04-ada-a3b2c3.yaml': planned };
export const afterNext: Records = {
  'sessions/2026-12-18-ada-a4b2c3.yaml': { ...planned, date: '2026-12-18' },
};
export const noLonger: Records = {
  'sessions/2026-11-27-ada-a4b2c3.yaml': { ...planned, date: '2026-11-27' },
};
export const reporting = (boss: string, other?: string): Records => ({
  'people/ada.yaml': { name: 'Ada Lovelace', reportsTo: boss },
  ...(other === undefined ? {} : { 'people/linus.yaml': { name: 'Linus Torvalds', reportsTo: other } }),
});
export const gracesGoal: Records = {
  'goals/listen-r3x9kd.yaml': { title: 'Listen more', owner: 'grace', pair },
};
export const criticism = 'What did each of us take from reading how to give constructive criticism?';
export const settings: Records = {
  'mentoring.yaml': { format: 1, objectives: { reliability: { title: 'Halve the pages' } } },
};
export const constructive = { effect: 'They are read', try: 'Go on like this' };

export interface Case {
  readonly open: readonly (readonly [Records, string])[];
  readonly met: readonly [Records, string];
}
