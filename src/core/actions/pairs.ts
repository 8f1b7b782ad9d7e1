import type { RecordEdit } from '../yaml/record-edit.js';
import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { shortName } from '../insight/people.js';
import { findProcess } from '../processes/team.js';
import type { Process, Stage } from '../processes/process.js';
import { stageAtPhase } from '../processes/stages.js';
import { pairStatus, type Pair } from '../records/pair.js';
import { addItems, changed, changeKeys } from './make-edits.js';
import { oneLine } from './typed-text.js';
import type { ChosenPair } from './endings.js';
import { defineAction } from './define-action.js';
import { findEditablePair, findOpenPair, requireSeen } from './preconditions.js';
import { refused, stale, type ActionContext } from './action.js';
import { isPrivate, type Place } from '../folder/privacy.js';

/** Accepts a proposed pair: the other one than who proposed it does. One that is only on this machine, its owner may accept. */
export const acceptPair = defineAction<ChosenPair>((context, input) => {
  const { pair, me, other } = findOpenPair(context, input.pair);
  const { value } = pair;
  if (pairStatus(value) !== 'proposed') refused('This pair has been accepted already.');
  const name = shortName(context.snapshot, other, value);
  if (value.by === me && !isPrivate(pair))
    refused(`You proposed this pair, so ${name} is the one to accept it.`);
  return changed(`You and ${name} are a pair now`, pair, changeKeys(value, { status: 'active' }));
});

/** What to change in a pair: `undefined` leaves a thing as it is, `null` takes it away. */
export interface ChangePair extends ChosenPair {
  readonly process?: string | undefined;
  /** ISO 8601: `P14D`. */
  readonly cadence?: string | null | undefined;
  readonly starts?: string | null | undefined;
  readonly ends?: string | null | undefined;
  readonly request?: string | null | undefined;
  /** What the person saw in the record. Where it says something else by now, nothing is overwritten. */
  readonly seen?: Pair | undefined;
}

/** Changes what a pair agreed on at the start. Another process takes up where the pair stands in its life. */
export const changePair = defineAction<ChangePair>((context, input) => {
  const { pair } = findOpenPair(context, input.pair);
  const { value } = pair;
  const { cadence, starts, ends, process } = input;
  const request = typeof input.request === 'string' ? (oneLine(input.request) ?? null) : input.request;
  const changes = { request, starts, ends, cadence };
  // Where the pair goes on in another process depends on the stage that it is in.
  const stages = process === undefined ? undefined : input.seen?.stages;
  requireSeen('pair', value, input.seen, { ...changes, process, stages });
  const edits: RecordEdit[] = [...changeKeys(value, changes)];
  if (process !== undefined && process !== value.process) {
    edits.push(...changeProcess(context, pair, requireProcess(context, pair.place, process)));
  }
  return changed(edits.length === 0 ? 'Nothing changed' : 'Pair changed', pair, edits);
});

/** The process of a pair in this place, which was there when it was chosen. */
export function requireProcess({ snapshot }: ActionContext, place: Place, id: string): Process {
  return findProcess(snapshot, place, id) ?? stale(`There is no process ${id} here. Choose another one.`);
}

/** Where a pair goes on in another process, and why there. */
export interface NewProcess {
  /** The stage where it is now; undefined where nobody knows that. */
  readonly from: Stage | undefined;
  /** The stage where it goes on. */
  readonly to: Stage | undefined;
  /** `You are in Planning and Development (plan). In “Five stages” you go on in Development and Action Planning, of the same phase.` */
  readonly words: string;
}

/** What changing the process of a pair would do, before it is done. */
export function newProcess(snapshot: Snapshot, pair: LoadedRecord<'pair'>, process: Process): NewProcess {
  const from = stageNow(snapshot, pair);
  const to = stageAtPhase(process, from?.phase);
  const title = `“${process.title}”`;
  if (!to) return { from, to, words: `${title} has no stages.` };
  if (!from)
    return {
      from,
      to,
      words: `Where you are now is not known here, so in ${title} you begin with ${to.title}.`,
    };
  const why =
    to.phase === from.phase
      ? `of the same phase`
      : `(${to.phase}), since it has no stage of the phase “${from.phase}”`;
  const join = to.phase === from.phase ? ', ' : ' ';
  return {
    from,
    to,
    words: `You are in ${from.title} (${from.phase}). In ${title} you go on in ${to.title}${join}${why}.`,
  };
}

/** The stage that a pair is in; of the first one, where nothing is said. */
function stageNow(snapshot: Snapshot, { value, place }: LoadedRecord<'pair'>): Stage | undefined {
  const last = value.stages?.at(-1);
  const process = findProcess(snapshot, place, last?.process ?? value.process);
  return last ? findStage(process, last.stage) : process?.stages[0];
}

/** Stages of the process so far say which one they belong to; then the pair enters the new one at the same phase. */
function changeProcess(
  { snapshot, today }: ActionContext,
  file: LoadedRecord<'pair'>,
  process: Process,
): readonly RecordEdit[] {
  const pair = file.value;
  const stages = pair.stages ?? [];
  const marks = stages.flatMap((entry, index): RecordEdit[] =>
    entry.process === undefined
      ? [{ op: 'set', path: ['stages', index, 'process'], value: pair.process }]
      : [],
  );
  const { to: entered } = newProcess(snapshot, file, process);
  const entry = entered ? [{ stage: entered.id, entered: today }] : [];
  return [...changeKeys(pair, { process: process.id }), ...marks, ...addItems(stages, ['stages'], entry)];
}

function findStage(process: Process | undefined, id: string): Stage | undefined {
  return process?.stages.find((stage) => stage.id === id);
}

export interface AdvanceStage extends ChosenPair {
  /** The stage to enter, an earlier one too; the next one where none is named. */
  readonly to?: string | undefined;
  /** What is worth remembering about this step. */
  readonly note?: string | undefined;
}

/** Enters a stage of the pair's process. Nothing is locked: what is open in the stage before stays visible. */
export const advanceStage = defineAction<AdvanceStage>((context, input) => {
  const { pair } = findEditablePair(context, input.pair);
  const stage = stageToEnter(context, pair, input.to);
  const entry = { stage: stage.id, entered: context.today, note: oneLine(input.note) };
  const { stages } = pair.value;
  const edits = addItems(stages, ['stages'], [entry]);
  return changed(`Now in ${stage.title}`, pair, edits, ['stages', stages?.length ?? 0]);
});

function stageToEnter(
  { snapshot }: ActionContext,
  pair: LoadedRecord<'pair'>,
  to: string | undefined,
): Stage {
  const process =
    findProcess(snapshot, pair.place, pair.value.process) ??
    refused(
      `The process ${pair.value.process} is not known here, so neither are its stages. Choose another process first.`,
    );
  const current = currentStage(pair.value, process);
  if (to === undefined) {
    const at = process.stages.findIndex((stage) => stage.id === current);
    if (at < 0) refused('The pair is in a stage that its process does not have. Choose the stage to enter.');
    return (
      process.stages[at + 1] ??
      refused('This is the last stage of the process. Look back together, or start a new cycle.')
    );
  }
  const stage = findStage(process, to) ?? stale(`The process has no stage ${to}. Choose the stage again.`);
  if (stage.id === current) refused(`This pair is in ${stage.title} already.`);
  return stage;
}

/** The id of the stage where the pair is: of the first one, where nothing is said. Undefined where the last was of another process. */
function currentStage(pair: Pair, process: Process): string | undefined {
  const last = pair.stages?.at(-1);
  if (!last) return process.stages[0]?.id;
  return (last.process ?? pair.process) === pair.process ? last.stage : undefined;
}
