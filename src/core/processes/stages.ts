import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { recordPath } from '../records/kinds.js';
import type { Pair } from '../records/pair.js';
import { phases, type Lead, type Phase, type Prompt } from '../records/process.js';
import { evaluateCheck, type CheckResult } from './checks.js';
import type { CheckContext } from './checks/check.js';
import type { Process, Stage } from './process.js';
import { findProcess } from './team.js';
import { seenFrom, type Perspective } from '../insight/perspective.js';

/** A stage of a pair's process as it stands for this pair. */
export interface TrackStage {
  readonly id: string;
  readonly title: string;
  /** Undefined for a stage that the process doesn't have. */
  readonly phase: Phase | undefined;
  readonly purpose: string | undefined;
  readonly lead: Lead | undefined;
  readonly prompts: readonly Prompt[];
  readonly state: 'past' | 'current' | 'coming';
  /** The day the pair entered it last; undefined where it never did. */
  readonly entered: string | undefined;
  readonly checks: readonly CheckResult[];
  /** How many of its checks are open. */
  readonly open: number;
}

/** Where a pair is in its process. */
export interface StageTrack {
  /** Undefined where this version doesn't know the pair's process. */
  readonly process: Process | undefined;
  /** The process's title, or its id where it is unknown. */
  readonly title: string;
  readonly stages: readonly TrackStage[];
  /** The position of the current stage; -1 where there is none. */
  readonly currentIndex: number;
  readonly current: TrackStage | undefined;
  /** What is out of the ordinary, in a sentence: an unknown process or stage. */
  readonly notice: string | undefined;
}

type Entry = NonNullable<Pair['stages']>[number];

/** Where a pair is in its process. The current stage is the last that it entered; a pair that says nothing is in the first. */
export function stageTrack(perspective: Perspective, pair: LoadedRecord<'pair'>): StageTrack {
  const { snapshot, today } = perspective;
  const find = (id: string) => findProcess(snapshot, pair.place, id);
  const process = find(pair.value.process);
  const entries = pair.value.stages ?? [];
  // What others cannot read must not change what both are told.
  const ofPair = seenFrom(perspective, pair);
  const { stages, currentIndex, notice } = process
    ? stagesOf(process, pair.value, find)
    : unknownStages(ofPair.snapshot, pair.value.process, entries);
  const own = entries.filter((entry) => belongsTo(entry, pair.value.process));
  const track = stages.map((stage, index): TrackStage => {
    const state = index < currentIndex ? 'past' : index === currentIndex ? 'current' : 'coming';
    const asOf = state === 'past' ? (leftOn(own, stage.id) ?? today) : today;
    const context: CheckContext = { ...ofPair, pair, today: asOf };
    const checks = stage.checks.map((check) => evaluateCheck(context, check));
    return {
      ...stage,
      state,
      entered: own.filter((entry) => entry.stage === stage.id).at(-1)?.entered,
      checks,
      open: checks.filter((check) => !check.met).length,
    };
  });
  return {
    process,
    title: process?.title ?? pair.value.process,
    stages: track,
    currentIndex,
    current: track[currentIndex],
    notice,
  };
}

/** The stage after the current one. */
export function nextStage(track: StageTrack): TrackStage | undefined {
  return track.currentIndex < 0 ? undefined : track.stages[track.currentIndex + 1];
}

/**
 * Where a pair goes on in a process that takes the place of another one: the stage of the phase that it was in, else the last
 * of an earlier phase, else the first. Undefined means that nobody knows the phase.
 */
export function stageAtPhase(process: Process, phase: Phase | undefined): Stage | undefined {
  const [first] = process.stages;
  if (phase === undefined) return first;
  const earlier = process.stages.filter((stage) => phases.indexOf(stage.phase) < phases.indexOf(phase));
  return process.stages.find((stage) => stage.phase === phase) ?? earlier.at(-1) ?? first;
}

/** A stage as a process has it, or as a pair merely names it. */
type KnownStage = Omit<Stage, 'phase'> & { readonly phase: Phase | undefined };

interface Course {
  readonly stages: readonly KnownStage[];
  readonly currentIndex: number;
  readonly notice: string | undefined;
}

type FindProcess = (id: string) => Process | undefined;

function belongsTo(entry: Entry, process: string): boolean {
  return entry.process === undefined || entry.process === process;
}

/** The stages of a known process, with an unknown one put in where the pair says that it is there. */
function stagesOf(process: Process, pair: Pair, find: FindProcess): Course {
  const entries = pair.stages ?? [];
  const last = entries.at(-1);
  if (!last) return { stages: process.stages, currentIndex: 0, notice: undefined };
  if (!belongsTo(last, process.id)) return movedFrom(last, process, find);
  const index = process.stages.findIndex((stage) => stage.id === last.stage);
  if (index >= 0) return { stages: process.stages, currentIndex: index, notice: undefined };
  const positions = entries
    .map((entry) => process.stages.findIndex((stage) => stage.id === entry.stage))
    .filter((position) => position >= 0);
  const currentIndex = (positions.at(-1) ?? -1) + 1;
  return {
    stages: [
      ...process.stages.slice(0, currentIndex),
      unknownStage(last.stage),
      ...process.stages.slice(currentIndex),
    ],
    currentIndex,
    notice: `“${process.title}” has no stage “${last.stage}”.`,
  };
}

/** The pair changed its process, and its last stage is one of the old process: the phase says where it is in the new one. */
function movedFrom(last: Entry, process: Process, find: FindProcess): Course {
  const phase = find(last.process ?? '')?.stages.find((stage) => stage.id === last.stage)?.phase;
  const stage = stageAtPhase(process, phase);
  return {
    stages: process.stages,
    currentIndex: stage ? process.stages.indexOf(stage) : 0,
    notice: `The last stage entered, “${last.stage}”, belongs to the process “${last.process}”.`,
  };
}

/** Of a process that is not known here, it shows the stages that the pair has been in. */
function unknownStages(view: Snapshot, process: string, entries: readonly Entry[]): Course {
  const file = recordPath('process', process);
  const isThere = view.files('process').some(({ id }) => id === process);
  const stages = [...new Set(entries.map((entry) => entry.stage))].map(unknownStage);
  return {
    stages,
    currentIndex: stages.findIndex((stage) => stage.id === entries.at(-1)?.stage),
    notice: isThere
      ? `The process “${process}” cannot be read at the moment: see ${file}.`
      : `The process “${process}” is not known here. Is ${file} missing, or this version too old for it?`,
  };
}

function unknownStage(id: string): KnownStage {
  return { id, title: id, phase: undefined, lead: undefined, purpose: undefined, prompts: [], checks: [] };
}

/** The day on which the pair went from a stage to another one for the last time. */
function leftOn(entries: readonly Entry[], stage: string): string | undefined {
  const entered = entries.map((entry) => entry.stage).lastIndexOf(stage);
  return entered < 0 ? undefined : entries[entered + 1]?.entered;
}
