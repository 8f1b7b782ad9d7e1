import { newDatedId } from '../folder/id.js';
import type { LoadedRecord } from '../folder/snapshot.js';
import { livePair } from '../insight/cycles.js';
import { shortName } from '../insight/people.js';
import type { Note } from '../records/note.js';
import { pairStatus, type Pair } from '../records/pair.js';
import { changed, changeKeys, creation, inRecord, outcome } from './make-edits.js';
import { paragraphs } from './typed-text.js';
import { defineAction } from './define-action.js';
import { findEditablePair, findOwnPair } from './preconditions.js';
import { refused, type ActionContext, type ActionOutcome } from './action.js';
import { isPrivate } from '../folder/privacy.js';

/** A pair by its id. */
export interface ChosenPair {
  readonly pair: string;
}

export interface EndPair extends ChosenPair {
  /** What I want to remember about it, for myself alone. */
  readonly reason?: string | undefined;
}

/**
 * Ends a pair, also one that was only proposed. Whether it was completed or the two parted on good terms, the record says the same:
 * that it ended, and on which day. A reason is a private note of whoever gives it.
 */
export const endPair = defineAction<EndPair>((context, input) => {
  const { pair } = findEditablePair(context, input.pair);
  const edits = [...endingEdits(context, pair), ...reasonNote(context, pair, input.reason)];
  return outcome('The pair has ended; its records stay to be read', edits, pair);
});

/** What every ending writes into the pair's record. */
export function endingEdits({ today }: ActionContext, pair: LoadedRecord<'pair'>): ActionOutcome['edits'] {
  const { starts } = pair.value;
  // What was to begin later has no last day: it would lie before the first.
  const ends = starts !== undefined && starts > today ? null : today;
  return inRecord(pair, changeKeys(pair.value, { status: 'ended', ends }));
}

function reasonNote(
  context: ActionContext,
  pair: LoadedRecord<'pair'>,
  reason: string | undefined,
): ActionOutcome['edits'] {
  const text = paragraphs(reason);
  if (text === undefined) return [];
  const value: Note = { pair: pair.id, by: context.me, date: context.today, text };
  return [creation('note', newDatedId(context.today, context.me, context.random), 'private', value)];
}

/** Lets a pair take a break. */
export const pausePair = defineAction<ChosenPair>((context, input) => {
  const { pair } = findEditablePair(context, input.pair);
  switch (pairStatus(pair.value)) {
    case 'active':
      return changedPair('The pair takes a break', pair, { status: 'paused' });
    case 'paused':
      return refused('This pair is taking a break already.');
    case 'proposed':
    case 'ended':
      return refused('This pair has not been accepted yet, so there is nothing to pause.');
  }
});

/** Lets a pair go on after a break. */
export const resumePair = defineAction<ChosenPair>((context, input) => {
  const { pair } = findEditablePair(context, input.pair);
  if (pairStatus(pair.value) !== 'paused') refused('This pair is not taking a break.');
  return changedPair('The pair goes on', pair, { status: 'active' });
});

/** Opens an ended pair again. The other one is asked anew, since nobody is put back into a pair; alone, it simply goes on. */
export const reopenPair = defineAction<ChosenPair>((context, input) => {
  const { pair, me, other } = findOwnPair(context, input.pair);
  const { snapshot } = context;
  if (pairStatus(pair.value) !== 'ended') refused('This pair has not ended.');
  const name = shortName(snapshot, other, pair.value);
  if (livePair(snapshot, me, other)) refused(`You and ${name} have another pair by now. Go on there.`);
  return isPrivate(pair)
    ? changedPair('The pair goes on; it has no last day now', pair, { status: 'active', ends: null })
    : changedPair(`Open again once ${name} accepts; it has no last day now`, pair, {
        by: me,
        status: 'proposed',
        ends: null,
      });
});

function changedPair(
  done: string,
  pair: LoadedRecord<'pair'>,
  changes: { readonly [K in keyof Pair]?: Pair[K] | null },
): ActionOutcome {
  return changed(done, pair, changeKeys(pair.value, changes));
}
