import type { Case } from './sample.js';
import {
  pair,
  sessions,
  goal,
  review,
  draft,
  goals,
  plans,
  dated,
  done,
  reviews,
  gracesGoal,
  settings,
} from './sample.js';

/** How the checks of goals and plans look while they are open, and when they are met, by their ids in a stage. */
export const goalCases: Readonly<Record<string, Case>> = {
  'goals-listed': {
    open: [
      [{}, 'Ada has no goal here yet. Grace has no goal here yet.'],
      [draft, 'Ada has 1 goal: Own the retries. Grace has no goal here yet.'],
    ],
    met: [{ ...draft, ...gracesGoal }, 'Ada has 1 goal: Own the retries. Grace has 1 goal: Listen more.'],
  },
  'goals-serve-objectives': {
    open: [
      [{}, 'No goal is written down yet.'],
      [
        goals,
        'Both goals are not connected to an objective yet: Lead a design review and Own the retries. ' +
          'No objectives are written down in mentoring.yaml yet.',
      ],
      [
        {
          ...settings,
          'goals/own-p3x9kd.yaml': { ...goal, objective: 'reliability' },
          'goals/lead-q3x9kd.yaml': { ...review, objective: 'gone' },
        },
        '1 of 2 goals is not connected to an objective yet: Lead a design review.',
      ],
    ],
    met: [
      { ...settings, 'goals/own-p3x9kd.yaml': { ...goal, objective: 'reliability' } },
      'The goal serves an objective: Own the retries.',
    ],
  },
  'goals-looked-at': {
    open: [
      [{}, 'No goal is written down yet.'],
      [{ ...goals, ...sessions }, 'Both goals have no check-in since '],
      [
        {
          ...goals,
          'sessions/2026-08-20-ada-a1b2c3.yaml': {
            pair,
            date: '2026-08-20',
            checkins: [{ goal: 'own-p3x9kd' }, { goal: 'lead-q3x9kd' }],
          },
          'sessions/2026-11-20-ada-a2b2c3.yaml': {
            pair,
            date: '2026-11-20',
            checkins: [{ goal: 'own-p3x9kd', value: 22 }],
          },
        },
        '1 of 2 goals has no check-in since ',
      ],
    ],
    met: [
      {
        'goals/own-p3x9kd.yaml': goal,
        'sessions/2026-11-20-ada-a2b2c3.yaml': {
          pair,
          date: '2026-11-20',
          checkins: [{ goal: 'own-p3x9kd', value: 22 }],
        },
      },
      'The goal was checked in on since ',
    ],
  },
  'goals-met': {
    open: [
      [draft, 'There is no goal to look back on yet.'],
      [
        { ...goals, ...reviews({ goals: [{ goal: 'own-p3x9kd', result: 'achieved' }] }) },
        '1 of 2 goals is still on the way: Lead a design review.',
      ],
      // What a checkpoint says of a goal is said half-way.
      [
        {
          'goals/own-p3x9kd.yaml': goal,
          ...reviews({ kind: 'checkpoint', goals: [{ goal: 'own-p3x9kd', result: 'achieved' }] }),
        },
        'The goal is still on the way: Own the retries.',
      ],
      [
        {
          'goals/own-p3x9kd.yaml': goal,
          ...reviews({ goals: [{ goal: 'own-p3x9kd', result: 'partly' }] }),
        },
        'The goal is still on the way: Own the retries.',
      ],
    ],
    met: [{ 'goals/own-p3x9kd.yaml': { ...goal, status: 'achieved' } }, 'The goal is met: Own the retries.'],
  },
  'first-goal': {
    open: [[{}, 'No goal yet.']],
    met: [draft, '1 goal: Own the retries.'],
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
};
