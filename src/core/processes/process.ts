import * as z from 'zod';
import { duration, known, oneOf, reference, text } from '../records/fields.js';

/** The life cycle that every process shares, in order. */
export const phases = ['prepare', 'agree', 'set-goals', 'plan', 'work', 'review', 'close'] as const;

export type Phase = (typeof phases)[number];

const leads = ['mentor', 'mentee', 'both'] as const;

/** Who leads a stage. */
export type Lead = (typeof leads)[number];

const prompt = z.object({
  ask: text.meta({ description: 'The question.' }),
  from: oneOf(['mentor', 'mentee'])
    .optional()
    .meta({ description: 'Who asks it. Either, where nothing is said.' }),
  private: z.boolean().optional().meta({
    description: 'True where the answer is confidential: it is never written into a shared record.',
  }),
});

/** A question that a session in a stage can start with. */
export type Prompt = z.infer<typeof prompt>;

const check = z.object({
  id: reference
    .optional()
    .meta({ description: 'A name for it, unique in its stage; the name of the check where left out.' }),
  check: reference.meta({ description: 'Which check of the vocabulary it is.', examples: ['sessions-held'] }),
  title: text.optional().meta({ description: 'What it asks for, in a few words of your own.' }),
  with: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'What the check is to look for.', examples: [{ atLeast: 2 }] }),
});

/** An exit check as it is written. */
type WrittenCheck = z.infer<typeof check>;

const stage = z.object({
  id: reference.meta({
    description: 'The name that pairs refer to it by. Never change it once pairs are in it.',
  }),
  title: text.meta({ description: 'What it is called.' }),
  phase: oneOf(phases).meta({ description: `Where it lies in the life cycle: ${phases.join(', ')}.` }),
  lead: oneOf(leads).optional().meta({ description: 'Who leads it: mentor, mentee or both.' }),
  purpose: text.optional().meta({ description: 'What it is for.' }),
  prompts: z.array(prompt).optional().meta({ description: 'Questions that a session in it can start with.' }),
  checks: z
    .array(check)
    .optional()
    .meta({ description: 'What should be there before moving on, besides what its phase asks for anyway.' }),
});

/** A stage as it is written. */
type WrittenStage = z.infer<typeof stage>;

/** A process as it is written: one YAML file. */
export const processSchema = z
  .object({
    title: text.meta({ description: 'What it is called.' }),
    purpose: text.optional().meta({ description: 'Whom and what it is for.' }),
    extends: reference.optional().meta({ description: 'The process that this one builds on.' }),
    length: duration.optional().meta({ description: 'How long it usually takes.', examples: ['P6M'] }),
    stages: z
      .array(stage)
      .min(1, 'A process has one stage or more.')
      .meta({ description: 'Its stages, in order.' }),
  })
  .meta({ title: 'Process', description: 'The stages that a pair goes through.' });

export type WrittenProcess = z.infer<typeof processSchema>;

/** An exit check of a stage. */
export interface StageCheck extends WrittenCheck {
  readonly id: string;
}

/** A stage with all its exit checks, those of its phase included. */
export interface Stage {
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  readonly lead: Lead | undefined;
  readonly purpose: string | undefined;
  readonly prompts: readonly Prompt[];
  readonly checks: readonly StageCheck[];
}

/** A process that is ready for use. */
export interface Process {
  readonly id: string;
  readonly title: string;
  readonly purpose: string | undefined;
  /** ISO 8601. */
  readonly length: string | undefined;
  readonly stages: readonly Stage[];
}

/** The checks that every process has without saying so. */
export const commonChecksSchema = z.object({
  first: z.array(check),
  phases: z.partialRecord(z.enum(phases), z.array(check)),
  last: z.array(check),
});

export type CommonChecks = z.infer<typeof commonChecksSchema>;

/**
 * Makes a written process ready for use. What a phase asks for, its last stage gets; what the first and last stage are asked for,
 * they get unless a stage asks for the same itself. A check of a stage's own wins over one of the same id.
 */
export function completeProcess(id: string, written: WrittenProcess, common: CommonChecks): Process {
  const phaseOf = (stage: WrittenStage) => known(phases, stage.phase, 'work');
  const asked = new Set(written.stages.flatMap((stage) => (stage.checks ?? []).map(idOf)));
  const unasked = (checks: readonly WrittenCheck[]) => checks.filter((entry) => !asked.has(idOf(entry)));
  const lastIndex = written.stages.length - 1;
  const lastOf = new Map(written.stages.map((stage, index) => [phaseOf(stage), index]));
  const stages = written.stages.map((stage, index): Stage => {
    const phase = phaseOf(stage);
    const ofPhase = lastOf.get(phase) === index ? (common.phases[phase] ?? []) : [];
    const before = index === 0 ? unasked(common.first) : [];
    const after = [...ofPhase, ...(index === lastIndex ? unasked(common.last) : [])];
    return {
      id: stage.id,
      title: stage.title,
      phase,
      lead: known(leads, stage.lead, undefined),
      purpose: stage.purpose,
      prompts: stage.prompts ?? [],
      checks: mergeChecks(before, stage.checks ?? [], after),
    };
  });
  return { id, title: written.title, purpose: written.purpose, length: written.length, stages };
}

/** The name of a check in its stage: that of the vocabulary, where it has none of its own. */
function idOf(check: WrittenCheck): string {
  return check.id ?? check.check;
}

/** One check an id, in this order; one of `own` is taken wherever it meets another. */
function mergeChecks(
  before: readonly WrittenCheck[],
  own: readonly WrittenCheck[],
  after: readonly WrittenCheck[],
): readonly StageCheck[] {
  const byId = new Map<string, StageCheck>();
  // A map keeps a key where it was first set, with the value that was set last.
  for (const entry of [...before, ...own, ...after, ...own]) {
    const id = idOf(entry);
    byId.set(id, { ...entry, id });
  }
  return [...byId.values()];
}
