import { newId } from '../folder/id.js';
import { objectivesOf } from '../names/objective.js';
import { sameRecord, type LoadedRecord } from '../folder/snapshot.js';
import type { RecordEdit } from '../yaml/record-edit.js';
import { goalStatus, measureOf, type Goal, type GoalStatus, type NumericMeasure } from '../records/goal.js';
import { changed, changeKeys, created, creation } from './make-edits.js';
import { oneLine, paragraphs } from './typed-text.js';
import { defineAction } from './define-action.js';
import {
  findEditable,
  findOpenPair,
  placeUnder,
  requireGoalMember,
  requireMe,
  requireSeen,
} from './preconditions.js';
import { parseMeasure } from './measure.js';
import { refused, stale, type ActionContext, type ActionOutcome } from './action.js';
import type { Place } from '../folder/privacy.js';

export interface NewGoal {
  readonly title: string;
  /** A text such as "p99: 40 → 10 ms" is read as numbers, any other stays a sentence. */
  readonly measure?: string | NumericMeasure | undefined;
  readonly due?: string | undefined;
  /** The pair's id; a goal can come before a mentor. */
  readonly pair?: string | undefined;
  /** Where its owner's own record is, unless told; a goal of a private pair is always private. */
  readonly place?: Place | undefined;
}

/** An outcome that also tells the id of the new goal. */
export interface NewGoalOutcome extends ActionOutcome {
  readonly goal: string;
}

/** Writes down a goal of mine as a draft. */
export const newGoal = defineAction<NewGoal, NewGoalOutcome>((context, input) => {
  const me = requireMe(context);
  const title = requireTitle(input.title);
  const pair = input.pair === undefined ? undefined : findOpenPair(context, input.pair).pair;
  const place = placeUnder([pair, me], input.place);
  const id = newId(title, 'goal', context.random);
  const value: Goal = {
    title,
    owner: me.id,
    pair: pair?.id,
    measure: readMeasure(input.measure, title) ?? undefined,
    due: input.due,
    status: 'draft',
  };
  return { ...created('Goal saved as a draft', creation('goal', id, place, value), ['title']), goal: id };
});

function requireTitle(text: string): string {
  return oneLine(text) ?? refused('A goal needs a few words that say what it is.');
}

/** What to change in a goal: `undefined` leaves a thing as it is, `null` or an empty text takes it away. */
export interface GoalChanges {
  readonly title?: string | undefined;
  readonly pair?: string | null | undefined;
  readonly measure?: string | NumericMeasure | null | undefined;
  readonly due?: string | null | undefined;
  readonly specific?: string | null | undefined;
  readonly achievable?: string | null | undefined;
  readonly relevant?: string | null | undefined;
  /** A key of `objectives` in `mentoring.yaml`. */
  readonly objective?: string | null | undefined;
  readonly theme?: string | null | undefined;
}

export interface SharpenGoal {
  readonly goal: string;
  readonly changes: GoalChanges;
  /** Whether it is a draft no longer. */
  readonly makeActive?: boolean | undefined;
  /** What the person saw in the record. Where it says something else by now, nothing is overwritten. */
  readonly seen?: Goal | undefined;
}

/** Works out what a goal means. Only what differs is written. */
export const sharpenGoal = defineAction<SharpenGoal>((context, input) => {
  const goal = findMyGoal(context, input.goal);
  const status = input.makeActive ? 'active' : undefined;
  requireSeen('goal', goal.value, input.seen, { ...input.changes, status });
  const edits = sharpeningEdits(context, goal, input.changes);
  const statusEdits = changeKeys(goal.value, { status });
  const done =
    statusEdits.length > 0 ? statusWords.active : edits.length > 0 ? 'Goal sharpened' : 'Nothing changed';
  return changed(done, goal, [...edits, ...statusEdits]);
});

/** A goal that may be changed, and by me. */
function findMyGoal(context: ActionContext, id: string): LoadedRecord<'goal'> {
  const goal = findEditable(context, 'goal', id);
  requireGoalMember(context, goal);
  return goal;
}

function sharpeningEdits(
  context: ActionContext,
  file: LoadedRecord<'goal'>,
  changes: GoalChanges,
): readonly RecordEdit[] {
  const goal = file.value;
  const title = changes.title === undefined ? undefined : requireTitle(changes.title);
  const { due, theme, objective } = changes;
  const isNewObjective = typeof objective === 'string' && objective !== goal.objective;
  if (isNewObjective && !hasObjective(context, file, objective))
    stale(`The objective ${objective} is no longer in mentoring.yaml. Choose another one.`);
  const isNewPair = typeof changes.pair === 'string' && !sameRecord('pair', changes.pair, goal.pair);
  const pair = isNewPair ? findOpenPair(context, changes.pair).pair.id : undefined;
  return [
    ...changeKeys(goal, { title, pair: changes.pair === null ? null : pair }),
    ...measureEdits(goal, readMeasure(changes.measure, measureOf(goal)?.what ?? title ?? goal.title)),
    ...changeKeys(goal, {
      due,
      specific: textOrNull(changes.specific),
      achievable: textOrNull(changes.achievable),
      relevant: textOrNull(changes.relevant),
      objective,
      theme,
    }),
  ];
}

/** A text of which nothing is left takes the key away. */
function textOrNull(text: string | null | undefined): string | null | undefined {
  return typeof text === 'string' ? (paragraphs(text) ?? null) : text;
}

/** A measure as it is to be written; `null` where it is to go. */
function readMeasure(
  measure: string | NumericMeasure | null | undefined,
  what: string,
): string | NumericMeasure | null | undefined {
  if (typeof measure !== 'string') return measure;
  return oneLine(measure) === undefined ? null : parseMeasure(measure, what);
}

/** Numbers that change in a measure leave the rest of it as it is written. */
function measureEdits(
  goal: Goal,
  measure: string | NumericMeasure | null | undefined,
): readonly RecordEdit[] {
  const current = measureOf(goal);
  if (!current || typeof measure !== 'object' || measure === null) return changeKeys(goal, { measure });
  const { what, unit, from, to } = measure;
  return changeKeys(current, { what, unit: unit ?? null, from, to }, ['measure']);
}

/** Those who read a shared goal read the shared folder's objectives alone. */
function hasObjective(context: ActionContext, goal: LoadedRecord<'goal'>, objective: string): boolean {
  return objectivesOf(context.snapshot.seenFrom(goal.place)).some(({ id }) => id === objective);
}

export interface SetGoalStatus {
  readonly goal: string;
  readonly status: GoalStatus;
}

const statusWords: Readonly<Record<GoalStatus, string>> = {
  draft: 'Goal is a draft again',
  active: 'Goal is active now',
  achieved: 'Goal achieved. Well done!',
  dropped: 'Goal dropped',
};

/** Says where a goal stands. */
export const setGoalStatus = defineAction<SetGoalStatus>((context, input) => {
  const goal = findMyGoal(context, input.goal);
  const { status } = input;
  const edits = goalStatus(goal.value) === status ? [] : changeKeys(goal.value, { status });
  return changed(statusWords[status], goal, edits);
});
