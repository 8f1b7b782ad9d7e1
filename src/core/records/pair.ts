import * as z from 'zod';
import { date, duration, handle, idOf, known, oneOf, text } from './fields.js';

const statuses = ['proposed', 'active', 'paused', 'ended'] as const;

/** Where a pair stands as a whole. */
export type PairStatus = (typeof statuses)[number];

const stageEntry = z.object({
  stage: idOf('stage').describe('The stage of the process that the pair entered.'),
  entered: date.describe('The day on which the pair entered it.'),
  process: idOf('process')
    .optional()
    .describe('The process that this stage belongs to, where it was another one than now.'),
  note: text.optional().meta({
    description: 'What is worth remembering about this move.',
    examples: ['Both wanted to plan before the holidays'],
  }),
});

/** `pairs/<id>.yaml`: one mentor, one mentee, one process. */
export const pairSchema = z
  .object({
    mentee: handle.describe('The mentee, who owns the goals and drives.'),
    mentor: handle.describe('The mentor, who asks, listens and opens doors.'),
    by: handle.optional().describe('Who proposed the pair. The other one accepts.'),
    request: text.optional().meta({
      description: 'What the mentee wants from this mentoring.',
      examples: ['Own a service from design to on-call'],
    }),
    process: idOf('process').describe('The process that the pair follows.'),
    status: oneOf(statuses, {
      proposed: 'One of the two has proposed it; the other has not answered yet.',
      active: 'The two are working together.',
      paused: 'The two take a break.',
      ended: 'It is over.',
    })
      .optional()
      .describe('Where the pair stands as a whole.'),
    follows: idOf('pair').optional().describe('The pair record of the cycle before this one.'),
    starts: date.optional().describe('The first day of this cycle.'),
    ends: date
      .optional()
      .describe('The day by which the pair wants to be done. Of a pair that has ended, its last day.'),
    cadence: duration.optional().meta({
      description: "How often the two meet. The agreement's schedule wins where there is one.",
      examples: ['P14D'],
    }),
    stages: z
      .array(stageEntry)
      .optional()
      .describe('Where the pair has been; the last entry is where it is.'),
  })
  .meta({ title: 'Pair', description: 'One mentor, one mentee and the process they follow.' });

export type Pair = z.infer<typeof pairSchema>;

/** The pair's status; a value of a later version counts as active. */
export function pairStatus(pair: Pair): PairStatus {
  return known(statuses, pair.status, 'active');
}
