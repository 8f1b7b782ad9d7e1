import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { objectivesOf } from '../names/objective.js';
import { measureOf } from '../records/goal.js';
import { isFinished } from './goals.js';
import { dayWords } from '../text/words.js';
import type { Perspective } from './perspective.js';

/** The SMART letters, in their order. */
export const smartLetters = ['specific', 'measurable', 'achievable', 'relevant', 'time-bound'] as const;

export type SmartLetter = (typeof smartLetters)[number];

/** A letter that is still open, and how to work it out. */
export interface SmartGap {
  readonly letter: SmartLetter;
  /** The key of the goal that answers it. */
  readonly key: 'specific' | 'measure' | 'achievable' | 'relevant' | 'due';
  /** What to ask. */
  readonly question: string;
  /** Why it helps to know. */
  readonly why: string;
  /** A good answer. */
  readonly example: string;
}

const specific: SmartGap = {
  letter: 'specific',
  key: 'specific',
  question: 'What exactly is it about, and what is it not about?',
  why: 'Both of you picture the same thing, and it is clear when something is beside the point.',
  example: 'The retry queue and its backoff. Not the scheduler that feeds it.',
};

const measurable: SmartGap = {
  letter: 'measurable',
  key: 'measure',
  question: 'How will you know that you are there?',
  why: 'You see yourself getting closer, and you know when to celebrate.',
  example: 'p99 of a retry storm, from 40 to 10 ms. Or: Grace reads my on-call notes and has nothing to add.',
};

const sameMeasure: SmartGap = {
  ...measurable,
  question: 'From which value to which other one should the measure go?',
  why: 'A measure that begins where it ends cannot show you that you are getting closer.',
  example: 'From 40 to 10 ms.',
};

const achievable: SmartGap = {
  letter: 'achievable',
  key: 'achievable',
  question: 'Why can it be done, and what help do you need?',
  why: 'A goal that stretches you is good; one that nobody could reach in the time only tires you.',
  example: 'I know the queue from two bug fixes. Grace reviews the design, and I have a day a week for it.',
};

const relevant: SmartGap = {
  letter: 'relevant',
  key: 'relevant',
  question: 'Why does it matter, to you and to your team?',
  why: 'A goal that matters keeps its place when the week gets full.',
  example: 'Half of our pages come from retries, and I want to be somebody who can be on call alone.',
};

const timeBound: SmartGap = {
  letter: 'time-bound',
  key: 'due',
  question: 'By when do you want to be there?',
  why: 'With a day in mind, the next step is easier to choose. It can always be moved.',
  example: 'By 28 February, before the next on-call rotation.',
};

/** The letters that a goal leaves open, in their order. Empty: the goal is SMART. */
export function smartGaps(perspective: Perspective, goal: LoadedRecord<'goal'>): readonly SmartGap[] {
  const { snapshot, today } = perspective;
  const gaps: SmartGap[] = [];
  if (goal.value.specific === undefined) gaps.push(specific);
  if (goal.value.measure === undefined) gaps.push(measurable);
  else if (goesNowhere(goal)) gaps.push(sameMeasure);
  if (goal.value.achievable === undefined) gaps.push(achievable);
  if (goal.value.relevant === undefined && !servesObjective(goal, snapshot)) gaps.push(relevant);
  if (goal.value.due === undefined) gaps.push(timeBound);
  else if (goal.value.due < today && !isFinished(goal)) gaps.push(newDay(goal.value.due, today));
  return gaps;
}

function goesNowhere(goal: LoadedRecord<'goal'>): boolean {
  const measure = measureOf(goal.value);
  return measure !== undefined && measure.from === measure.to;
}

/** Whether the goal serves an objective that the folder knows. */
function servesObjective(goal: LoadedRecord<'goal'>, snapshot: Snapshot): boolean {
  const { objective } = goal.value;
  if (objective === undefined) return false;
  return objectivesOf(snapshot).some(({ id }) => id === objective);
}

function newDay(due: string, today: string): SmartGap {
  return { ...timeBound, question: `It was due ${dayWords(due, today)}. Which day suits it now?` };
}
