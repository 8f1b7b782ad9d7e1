import * as z from 'zod';
import { sentence } from '../text/words.js';
import { known } from '../records/fields.js';
import {
  checkSchema,
  leads,
  phases,
  type Lead,
  type Phase,
  type Prompt,
  type WrittenCheck,
  type WrittenProcess,
  type WrittenStage,
} from '../records/process.js';

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
  first: z.array(checkSchema),
  phases: z.partialRecord(z.enum(phases), z.array(checkSchema)),
  last: z.array(checkSchema),
});

export type CommonChecks = z.infer<typeof commonChecksSchema>;

/**
 * Makes a written process ready for use. What a phase asks for, its last stage gets; what the first and last stage are asked for,
 * they get unless a stage asks for the same itself. A check of a stage's own wins over one of the same id.
 */
export function completeProcess(id: string, process: WrittenProcess, common: CommonChecks): Process {
  const written = process.stages ?? [];
  const phaseOf = (stage: WrittenStage) => known(phases, stage.phase, 'work');
  const asked = new Set(written.flatMap((stage) => (stage.checks ?? []).map(idOf)));
  const unasked = (checks: readonly WrittenCheck[]) => checks.filter((entry) => !asked.has(idOf(entry)));
  const lastIndex = written.length - 1;
  const lastOf = new Map(written.map((stage, index) => [phaseOf(stage), index]));
  const stages = written.map((stage, index): Stage => {
    const phase = phaseOf(stage);
    const ofPhase = lastOf.get(phase) === index ? (common.phases[phase] ?? []) : [];
    const before = index === 0 ? unasked(common.first) : [];
    const after = [...ofPhase, ...(index === lastIndex ? unasked(common.last) : [])];
    return {
      id: stage.id,
      // One that says nothing is called by its name, as a person would say it.
      title: stage.title ?? sentence(stage.id.replaceAll('-', ' ')),
      phase,
      lead: known(leads, stage.lead, undefined),
      purpose: stage.purpose,
      prompts: stage.prompts ?? [],
      checks: mergeChecks(before, stage.checks ?? [], after),
    };
  });
  return { id, title: process.title, purpose: process.purpose, length: process.length, stages };
}

/**
 * A written process with what it takes over from the one that it builds on: purpose and length where it says none, and all stages. A
 * stage of the same name says what is different; a new one comes after the stage that is written before it, first where none is.
 */
export function extendProcess(written: WrittenProcess, base: WrittenProcess): WrittenProcess {
  const stages = [...(base.stages ?? [])];
  let at = 0;
  for (const own of written.stages ?? []) {
    const position = stages.findIndex((stage) => stage.id === own.id);
    const refined = position < 0 ? undefined : stages[position];
    if (refined) stages[position] = extendStage(own, refined);
    else stages.splice(at, 0, own);
    at = (position < 0 ? at : position) + 1;
  }
  return { ...base, ...withoutGaps(written), stages };
}

/** Questions of the stage itself replace those that it builds on; its checks come besides, or in the place of those of the same id. */
function extendStage(own: WrittenStage, base: WrittenStage): WrittenStage {
  const checks = mergeChecks([], [...(base.checks ?? []), ...(own.checks ?? [])], []);
  return { ...base, ...withoutGaps(own), checks: [...checks] };
}

/** Without keys that have no value, which would hide those of a base. */
function withoutGaps<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
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
