import { load } from 'js-yaml';
import commonChecks from './common-checks.yaml';
import eightStageModel from './eight-stage-model.yaml';
import fiveStages from './five-stages.yaml';
import fourPhases from './four-phases.yaml';
import fourStepGuide from './four-step-guide.yaml';
import initiationToClosure from './initiation-to-closure.yaml';
import { commonChecksSchema, completeProcess, processSchema } from './process.js';
import type { Process } from './process.js';
import projectMentoring from './project-mentoring.yaml';

/** The text of each process by its id, those that fit most people first. */
const texts: Readonly<Record<string, string>> = {
  'project-mentoring': projectMentoring,
  'five-stages': fiveStages,
  'initiation-to-closure': initiationToClosure,
  'four-phases': fourPhases,
  'four-step-guide': fourStepGuide,
  'eight-stage-model': eightStageModel,
};

/** The processes that come with the product, those that fit most people first. */
export function processes(): readonly Process[] {
  return [...builtIn().values()];
}

/** The process of this id; undefined where this version knows none. */
export function findProcess(id: string): Process | undefined {
  return builtIn().get(id);
}

/** Parses the processes when somebody first asks for one. */
const builtIn = once((): ReadonlyMap<string, Process> => {
  const common = commonChecksSchema.parse(load(commonChecks));
  return new Map(
    Object.entries(texts).map(([id, text]) => [
      id,
      completeProcess(id, processSchema.parse(load(text)), common),
    ]),
  );
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
