import { RecordText } from '../yaml/record-text.js';
import { processSchema, type WrittenProcess } from '../records/process.js';
import commonChecksText from './common-checks.yaml';
import eightStageModel from './eight-stage-model.yaml';
import fiveStages from './five-stages.yaml';
import fourPhases from './four-phases.yaml';
import fourStepGuide from './four-step-guide.yaml';
import initiationToClosure from './initiation-to-closure.yaml';
import { commonChecksSchema, completeProcess, type CommonChecks, type Process } from './process.js';
import programme from './programme.yaml';
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

/** The processes that come along as they are written, by their id, those that fit most people first. */
export const writtenBuiltIn = once(
  (): ReadonlyMap<string, WrittenProcess> =>
    new Map(Object.entries(texts).map(([id, text]) => [id, processSchema.parse(RecordText.of(text).value)])),
);

/** The checks that every process has without saying so. */
export const commonChecks = once((): CommonChecks =>
  commonChecksSchema.parse(RecordText.of(commonChecksText).value),
);

/** The processes that come along, those that fit most people first. */
export const builtInProcesses = once((): ReadonlyMap<string, Process> => {
  const written = [...writtenBuiltIn()];
  return new Map(written.map(([id, process]) => [id, completeProcess(id, process, commonChecks())]));
});

/** The six steps of a mentoring programme. A programme is no pair, so nothing is asked of it without its saying so. */
export const programmeProcess = once((): Process => {
  const written = processSchema.parse(RecordText.of(programme).value);
  return completeProcess('programme', written, { first: [], phases: {}, last: [] });
});

/** Works something out when somebody first asks for it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
