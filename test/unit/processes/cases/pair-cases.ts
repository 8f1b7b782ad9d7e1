import { pairPath } from '../../../support/ada-and-grace.js';
import type { Case } from './sample.js';
import {
  pair,
  samplePair,
  sessions,
  agreement,
  agreements,
  adasSignature,
  bothSignatures,
  proposed,
  request,
  oneSession,
  twice,
  sections,
  planned,
  next,
  afterNext,
  noLonger,
  reporting,
  criticism,
  wordless,
} from './sample.js';

/** How the checks of the pair, its agreement and its sessions look while they are open, and when they are met, by their ids in a stage. */
export const pairCases: Readonly<Record<string, Case>> = {
  'pair-accepted': {
    open: [[proposed, "Waits for Grace's answer."]],
    met: [{}, 'Both said yes.'],
  },
  'no-reporting-line': {
    open: [
      [reporting('grace'), 'Ada reports to Grace. A mentor outside of that line'],
      [reporting('linus', 'grace'), 'Ada reports to Grace by way of Linus.'],
      [
        { 'people/grace.yaml': { name: 'Grace Hopper', reportsTo: 'ada' } },
        'Grace reports to Ada. A mentor outside of that line',
      ],
    ],
    met: [reporting('linus', 'ada'), 'As far as the records say, neither of you reports to the other.'],
  },
  'talked-often': twice,
  'getting-to-know': twice,
  'talked-about-it': twice,
  'ground-rules': sections(
    'what Ada expects, what Grace expects, roles, what Ada takes care of, what Grace takes care of, how you will judge it ' +
      'and how either may leave',
  ),
  'boundaries-set': sections('boundaries, confidentiality and how often you meet'),
  'limits-and-style': sections('roles, how often you meet, boundaries and style'),
  'roles-and-expectations': sections(
    'what Ada expects, what Grace expects, roles, what Ada takes care of and what Grace takes care of',
  ),
  'how-it-goes': sections('how you will judge it and how soon each answers'),
  'dates-set': {
    open: [
      [{}, 'No session to come has its day yet.'],
      [{ ...sessions, ...noLonger }, 'No session to come has its day yet.'],
      [next, '1 session to come: 4 Dec. Two were hoped for.'],
    ],
    met: [{ ...next, ...afterNext }, '2 sessions to come: 4 Dec and 18 Dec.'],
  },
  'came-prepared': {
    open: [
      [{}, 'There is no session to prepare for yet.'],
      [sessions, 'Both sessions have no preparation that both can see: 20 Nov and 6 Nov.'],
      [
        {
          'sessions/2026-11-20-ada-a2b2c3.yaml': { pair, date: '2026-11-20', preparation: 'The queue' },
          ...next,
        },
        '1 of 2 sessions has no preparation that both can see: 4 Dec.',
      ],
    ],
    met: [
      {
        ...oneSession,
        'sessions/2026-11-27-ada-a2b2c3.yaml': { pair, date: '2026-11-27', preparation: 'The queue' },
        'sessions/2026-12-04-ada-a3b2c3.yaml': { ...planned, preparation: 'The backoff' },
      },
      'Both sessions have their preparation: 4 Dec and 27 Nov.',
    ],
  },
  'read-about-criticism': {
    open: [
      [{}, `No session has an answer to this yet: ${criticism}`],
      [
        {
          'sessions/2026-11-20-ada-a1b2c3.yaml': { pair, date: '2026-11-20', prompts: [{ ask: criticism }] },
        },
        `No session has an answer to this yet: ${criticism}`,
      ],
    ],
    met: [
      {
        'sessions/2026-11-20-ada-a1b2c3.yaml': {
          pair,
          date: '2026-11-20',
          prompts: [{ ask: criticism, answer: 'Say what you saw\nfirst' }],
        },
      },
      'Answered on 20 Nov: Say what you saw',
    ],
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
};
