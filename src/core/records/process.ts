import * as z from 'zod';
import {
  duration,
  idOf,
  maximumId,
  namePattern,
  oneOf,
  optional,
  recordOf,
  required,
  text,
} from './fields.js';

/** The life cycle that every process shares, in order. */
export const phases = ['prepare', 'agree', 'set-goals', 'plan', 'work', 'review', 'close'] as const;

export type Phase = (typeof phases)[number];

export const leads = ['mentor', 'mentee', 'both'] as const;

/** Who leads a stage. */
export type Lead = (typeof leads)[number];

const nameWords =
  'A name is lower-case words joined by hyphens, begins with a letter, and is none of true, false, null, yes, no, on, off, y, n.';

/** The name of a stage or a check. */
const name = z
  .string(nameWords)
  .max(maximumId, `A name has ${maximumId} characters at most.`)
  .regex(namePattern, nameWords);

const prompt = z.object({
  ask: required(text, 'The question, as it is asked.', 'What went better than you thought?'),
  from: optional(
    oneOf(['mentor', 'mentee'], { mentor: 'The mentor asks.', mentee: 'The mentee asks.' }),
    'Who asks it. Either of the two, where nothing is said.',
  ),
  private: optional(
    z.boolean(),
    'True where the answer is confidential: it is never written into a shared record.',
  ),
});

/** A question that a session in a stage can start with. */
export type Prompt = z.infer<typeof prompt>;

/** An exit check as it is written. */
export const checkSchema = z.object({
  id: optional(
    name,
    'A name for this check, unique in its stage. Without one it has the name of the check.',
    'met-twice',
  ),
  check: required(idOf('check'), 'Which check it is, by its name.'),
  title: optional(text, 'What it asks for, in a few words of your own.', 'You have met twice'),
  with: optional(z.record(z.string(), z.unknown()), 'What the check is to look for.', { atLeast: 2 }),
});

export type WrittenCheck = z.infer<typeof checkSchema>;

const stage = z.object({
  id: required(
    name,
    'The name by which pairs refer to it. Rename it rather than retyping it, so that the pairs that name it follow.',
    'first-weeks',
  ),
  title: optional(text, 'What the stage is called.', 'First weeks'),
  phase: optional(
    oneOf(phases, {
      prepare: 'The two find each other and get ready.',
      agree: 'They agree on how they work together.',
      'set-goals': 'They write down what the mentee wants to be able to do.',
      plan: 'They plan the steps.',
      work: 'They meet, the steps are taken, feedback is given.',
      review: 'They look back on what came of it.',
      close: 'They celebrate, and end it or begin again.',
    }),
    'Where the stage lies in the life cycle that every process shares.',
  ),
  lead: optional(
    oneOf(leads, {
      mentor: 'The mentor leads.',
      mentee: 'The mentee leads.',
      both: 'Both lead together.',
    }),
    'Who leads in this stage.',
  ),
  purpose: optional(text, 'What the stage is for.', 'Get to know each other'),
  prompts: optional(z.array(prompt), 'Questions that a session in it can start with.'),
  checks: optional(
    z.array(checkSchema),
    'What should be there before moving on, besides what its phase asks for anyway.',
  ),
});

/** A stage as it is written: one that builds on a stage of the same name says only what is different. */
export type WrittenStage = z.infer<typeof stage>;

const noStages = 'A process has one stage or more.';

/** `processes/<id>.yaml`: a process of the team's own. Its id is chosen. */
export const processSchema = recordOf('Process', 'The stages that a pair goes through.', {
  title: required(text, 'What the process is called.', 'Our six months'),
  purpose: optional(text, 'Whom the process is for, and what for.', 'For people who are new in the team'),
  extends: optional(idOf('process'), 'The process that this one builds on.'),
  length: optional(duration, 'How long the process usually takes.', 'P6M'),
  stages: optional(
    z.array(stage).min(1, noStages),
    'Its stages, in order. One that the process below has, too, says only what is different.',
  ),
})
  .refine((process) => process.extends !== undefined || process.stages !== undefined, {
    error: 'A process needs stages: with one stage or more, or extends: with the process that it builds on.',
  })
  .meta({
    // For the generated JSON Schema, which knows nothing of the refinement above.
    anyOf: [{ required: ['stages'] }, { required: ['extends'] }],
  });

export type WrittenProcess = z.infer<typeof processSchema>;
