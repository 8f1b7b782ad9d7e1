import { newId } from '../folder/id.js';
import { livePair } from '../insight/cycles.js';
import { comparableEmail } from '../git/email.js';
import { findProcess } from '../processes/team.js';
import type { GitPerson } from '../ports.js';
import { type RecordTypes } from '../records/kinds.js';
import { creation, outcome } from './make-edits.js';
import { oneLine } from './typed-text.js';
import { defineAction } from './define-action.js';
import { knowPerson, knowRecord, prepareFolder, type KnownPerson } from './people.js';
import { refused, stale, type ActionContext, type ActionOutcome } from './action.js';
import { isPrivate, type Place } from '../folder/privacy.js';

/** What a folder's pairs start with where its `mentoring.yaml` says nothing else. */
const usualProcess = 'project-mentoring';
/** Two weeks. */
const usualCadence = 'P14D';

export interface IntroduceMe {
  /** Who I am as git knows me; used where `context.me` is empty or has no record yet. */
  readonly me: GitPerson;
  /** Where all of it is written. */
  readonly place: Place;
  /** Who can read the place, as told at set-up. */
  readonly readers?: string | undefined;
}

export interface StartMentoring extends IntroduceMe {
  /** What I am in this pair. */
  readonly role: 'mentee' | 'mentor';
  readonly other: GitPerson | { readonly handle: string };
  /** What the mentee wants from this mentoring. */
  readonly request?: string | undefined;
}

/** An outcome that also tells my handle, which may be new. */
export interface StartOutcome extends ActionOutcome {
  readonly me: string;
}

/** Proposes a pair: makes the mentoring folder, the people and the pair, as far as they are missing. */
export const startMentoring = defineAction<StartMentoring, StartOutcome>((context, input) => {
  const { place } = input;
  const me = knowMe(context, input.me, place);
  const other = knowOther(context, input.other, place, me.handle);
  if (me.handle === other.handle || sameAddress(input.me, input.other))
    refused('You cannot be paired with yourself. Choose the other person.');
  const existing = livePair(context.snapshot, me.handle, other.handle);
  if (existing) {
    const where = isPrivate(existing) ? `${existing.path}, only on this machine` : existing.path;
    refused(
      `You and ${other.name} are a pair already: ${where}. Go on there. For a second one, end it first.`,
    );
  }
  const [mentee, mentor] = input.role === 'mentee' ? [me.handle, other.handle] : [other.handle, me.handle];
  const id = newId(`${mentee} and ${mentor}`, 'pair', context.random);
  const value = newPair(context, input, mentee, mentor, me.handle);
  const done = isPrivate(input) ? `Mentoring with ${other.name} has started` : `Proposed to ${other.name}`;
  const pair = creation('pair', id, place, value);
  const edits = [...prepareFolder(context, place, input.readers), ...me.edits, ...other.edits, pair];
  const at = value.request === undefined ? [] : ['request'];
  return { ...outcome(done, edits, pair, at), me: me.handle };
});

/** Makes the mentoring folder and my own record, as far as they are missing: what a goal without a pair needs. */
export const introduceMe = defineAction<IntroduceMe, StartOutcome>((context, input) => {
  const { place, readers } = input;
  const { handle, name, edits } = knowMe(context, input.me, place);
  const folder = prepareFolder(context, place, readers);
  return { done: `You are ${name} here`, edits: [...folder, ...edits], me: handle };
});

function knowMe(context: ActionContext, me: GitPerson, place: Place): KnownPerson {
  return knowPerson(context, me, place, [], context.me === '' ? undefined : context.me);
}

function knowOther(
  context: ActionContext,
  other: StartMentoring['other'],
  place: Place,
  me: string,
): KnownPerson {
  if (!('handle' in other)) return knowPerson(context, other, place, [me]);
  const record = context.snapshot.find('person', other.handle);
  return record
    ? knowRecord(record, place)
    : stale(`Nobody here has the handle ${other.handle} any more. Choose the other person again.`);
}

function sameAddress(me: GitPerson, other: StartMentoring['other']): boolean {
  const mine = comparableEmail(me.email);
  return !('handle' in other) && mine !== '' && mine === comparableEmail(other.email);
}

function newPair(
  context: ActionContext,
  { place, request }: StartMentoring,
  mentee: string,
  mentor: string,
  by: string,
): RecordTypes['pair'] {
  // A private pair may start as the private folder says; a shared one never does.
  const settings = [place, 'shared']
    .flatMap((where) => context.snapshot.all('configuration').filter((file) => file.place === where))
    .map((file) => file.value.defaults);
  const process = settings.find((defaults) => defaults?.process !== undefined)?.process ?? usualProcess;
  const [stage] = findProcess(context.snapshot, place, process)?.stages ?? [];
  return {
    mentee,
    mentor,
    by,
    request: oneLine(request),
    process,
    status: 'proposed',
    starts: context.today,
    cadence: settings.find((defaults) => defaults?.cadence !== undefined)?.cadence ?? usualCadence,
    stages: stage ? [{ stage: stage.id, entered: context.today }] : undefined,
  };
}
