import type { Case } from './sample.js';
import {
  pair,
  sessions,
  goal,
  review,
  goals,
  feedback,
  agreement,
  agreements,
  reviews,
  constructive,
} from './sample.js';

/** How the checks of feedback and reviews look while they are open, and when they are met, by their ids in a stage. */
export const reviewCases: Readonly<Record<string, Case>> = {
  'learned-together': {
    open: [[reviews({ impact: 'Calm' }), 'The reviews say nothing yet about which skills grew.']],
    met: [
      reviews({ impact: 'Calm' }, { skills: 'Listening' }),
      'The reviews say which skills grew and what it changed.',
    ],
  },
  'results-told': {
    open: [[reviews({ expected: 'A design' }), 'The reviews say nothing yet about what came of it.']],
    met: [
      reviews({ expected: 'A design', actual: 'A service' }),
      'The reviews say what was expected and what came of it.',
    ],
  },
  'criticism-both-ways': {
    open: [
      [
        {
          'feedback/2026-11-24-grace-q4k7m2.yaml': { ...feedback('grace', 'ada'), ...constructive },
          'feedback/2026-11-24-ada-q5k7m2.yaml': feedback('ada', 'grace'),
        },
        'No feedback from Ada to Grace yet. It counts here when it says what was seen, what effect it had and what to try.',
      ],
    ],
    met: [
      {
        'feedback/2026-11-24-grace-q4k7m2.yaml': { ...feedback('grace', 'ada'), ...constructive },
        'feedback/2026-11-24-ada-q5k7m2.yaml': { ...feedback('ada', 'grace'), ...constructive },
      },
      'Feedback given twice.',
    ],
  },
  'told-constructively': {
    open: [
      [
        { 'feedback/2026-11-24-grace-q4k7m2.yaml': { ...feedback('grace', 'ada'), try: 'Go on' } },
        'No feedback from Grace to Ada yet. It counts here when',
      ],
    ],
    met: [
      { 'feedback/2026-11-24-grace-q4k7m2.yaml': { ...feedback('grace', 'ada'), ...constructive } },
      'Feedback given once.',
    ],
  },
  'praise-given': {
    open: [
      [
        { 'feedback/2026-11-24-grace-q4k7m2.yaml': { ...feedback('grace', 'ada'), kind: 'question' } },
        'No praise from Grace to Ada yet.',
      ],
    ],
    met: [
      { 'feedback/2026-11-24-grace-q4k7m2.yaml': { ...feedback('grace', 'ada'), kind: 'praise' } },
      'Praise given once.',
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
      [
        {
          ...agreements({ pair, checkpoint: { date: '2027-01-04' } }),
          ...reviews({ kind: 'checkpoint', date: '2026-06-01' }),
        },
        'The checkpoint is agreed for 4 Jan, in 5 weeks.',
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
      // An answer is none.
      [
        {
          'feedback/2026-11-23-ada-q4k7m2.yaml': feedback('ada', 'grace'),
          'feedback/2026-11-24-grace-q5k7m2.yaml': {
            ...feedback('grace', 'ada'),
            replyTo: '2026-11-23-ada-q4k7m2',
          },
        },
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
      [{}, 'No review is published yet.'],
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
