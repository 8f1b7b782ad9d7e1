import * as z from 'zod';
import { duration, idOf, maximumId, namePattern, oneOf, text } from './fields.js';

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
  ask: text.meta({
    description: 'The question, as it is asked.',
    examples: ['What went better than you thought?'],
  }),
  from: oneOf(['mentor', 'mentee'], { mentor: 'The mentor asks.', mentee: 'The mentee asks.' })
    .optional()
    .describe('Who asks it. Either of the two, where nothing is said.'),
  private: z
    .boolean()
    .optional()
    .describe('True where the answer is confidential: it is never written into a shared record.'),
});

/** A question that a session in a stage can start with. */
export type Prompt = z.infer<typeof prompt>;

/** An exit check as it is written. */
export const checkSchema = z.object({
  id: name.optional().meta({
    description: 'A name for this check, unique in its stage. Without one it has the name of the check.',
    examples: ['met-twice'],
  }),
  check: idOf('check').describe('Which check it is, by its name.'),
  title: text
    .optional()
    .meta({ description: 'What it asks for, in a few words of your own.', examples: ['You have met twice'] }),
  with: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'What the check is to look for.', examples: [{ atLeast: 2 }] }),
});

export type WrittenCheck = z.infer<typeof checkSchema>;

const stage = z.object({
  id: name.meta({
    description:
      'The name by which pairs refer to it. Rename it rather than retyping it, so that the pairs that name it follow.',
    examples: ['first-weeks'],
  }),
  title: text.optional().meta({ description: 'What the stage is called.', examples: ['First weeks'] }),
  phase: oneOf(phases, {
    prepare: 'The two find each other and get ready.',
    agree: 'They agree on how they work together.',
    'set-goals': 'They write down what the mentee wants to be able to do.',
    plan: 'They plan the steps.',
    work: 'They meet, the steps are taken, feedback is given.',
    review: 'They look back on what came of it.',
    close: 'They celebrate, and end it or begin again.',
  })
    .optional()
    .describe('Where the stage lies in the life cycle that every process shares.'),
  lead: oneOf(leads, {
    mentor: 'The mentor leads.',
    mentee: 'The mentee leads.',
    both: 'Both lead together.',
  })
    .optional()
    .describe('Who leads in this stage.'),
  purpose: text
    .optional()
    .meta({ description: 'What the stage is for.', examples: ['Get to know each other'] }),
  prompts: z.array(prompt).optional().describe('Questions that a session in it can start with.'),
  checks: z
    .array(checkSchema)
    .optional()
    .describe('What should be there before moving on, besides what its phase asks for anyway.'),
});

/** A stage as it is written: one that builds on a stage of the same name says only what is different. */
export type WrittenStage = z.infer<typeof stage>;

const noStages = 'A process has one stage or more.';

/** `processes/<id>.yaml`: a process of the team's own. Its id is chosen. */
export const processSchema = z
  .object({
    title: text.meta({ description: 'What the process is called.', examples: ['Our six months'] }),
    purpose: text.optional().meta({
      description: 'Whom the process is for, and what for.',
      examples: ['For people who are new in the team'],
    }),
    extends: idOf('process').optional().describe('The process that this one builds on.'),
    length: duration
      .optional()
      .meta({ description: 'How long the process usually takes.', examples: ['P6M'] }),
    stages: z
      .array(stage)
      .min(1, noStages)
      .optional()
      .describe('Its stages, in order. One that the process below has, too, says only what is different.'),
  })
  .refine((process) => process.extends !== undefined || process.stages !== undefined, {
    error: 'A process needs stages: with one stage or more, or extends: with the process that it builds on.',
  })
  .meta({
    // For the generated JSON Schema, which knows nothing of the refinement above.
    anyOf: [{ required: ['stages'] }, { required: ['extends'] }],
    title: 'Process',
    description: 'The stages that a pair goes through.',
  });

export type WrittenProcess = z.infer<typeof processSchema>;
