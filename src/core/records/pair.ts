import * as z from 'zod';
import { date, duration, handle, idOf, known, oneOf, optional, recordOf, required, text } from './fields.js';

const statuses = ['proposed', 'active', 'paused', 'ended'] as const;

/** Where a pair stands as a whole. */
export type PairStatus = (typeof statuses)[number];

const stageEntry = z.object({
  stage: required(idOf('stage'), 'The stage of the process that the pair entered.'),
  entered: required(date, 'The day on which the pair entered it.'),
  process: optional(
    idOf('process'),
    'The process that this stage belongs to, where it was another one than now.',
  ),
  note: optional(
    text,
    'What is worth remembering about this move.',
    'Both wanted to plan before the holidays',
  ),
});

/** `pairs/<id>.yaml`: one mentor, one mentee, one process. */
export const pairSchema = recordOf('Pair', 'One mentor, one mentee and the process they follow.', {
  mentee: required(handle, 'The mentee, who owns the goals and drives.'),
  mentor: required(handle, 'The mentor, who asks, listens and opens doors.'),
  by: optional(handle, 'Who proposed the pair. The other one accepts.'),
  request: optional(
    text,
    'What the mentee wants from this mentoring.',
    'Own a service from design to on-call',
  ),
  process: required(idOf('process'), 'The process that the pair follows.'),
  status: optional(
    oneOf(statuses, {
      proposed: 'One of the two has proposed it; the other has not answered yet.',
      active: 'The two are working together.',
      paused: 'The two take a break.',
      ended: 'It is over.',
    }),
    'Where the pair stands as a whole.',
  ),
  follows: optional(idOf('pair'), 'The pair record of the cycle before this one.'),
  starts: optional(date, 'The first day of this cycle.'),
  ends: optional(date, 'The day by which the pair wants to be done. Of a pair that has ended, its last day.'),
  cadence: optional(
    duration,
    "How often the two meet. The agreement's schedule wins where there is one.",
    'P14D',
  ),
  stages: optional(z.array(stageEntry), 'Where the pair has been; the last entry is where it is.'),
});

export type Pair = z.infer<typeof pairSchema>;

/** The pair's status; a value of a later version counts as active. */
export function pairStatus(pair: Pair): PairStatus {
  return known(statuses, pair.status, 'active');
}
