import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { known } from '../records/fields.js';
import { fits, type Fit, type Note } from '../records/note.js';
import { heldSessions } from './schedule.js';
import { byText, daysBetween, firstLine } from '../text/words.js';
import type { Perspective } from './perspective.js';

type PairRecord = LoadedRecord<'pair'>;
export type NoteRecord = LoadedRecord<'note'>;

/** What somebody rates for themselves, again and again. */
export type RatingKind = 'fit' | 'involvement';

/** The notes of one person about a pair, earliest first. */
export function notesOf(snapshot: Snapshot, pair: PairRecord, by: string): readonly NoteRecord[] {
  return snapshot
    .referring('note', 'pair', pair)
    .filter((note) => note.value.by === by)
    .sort(byText(({ id, value }) => `${value.date} ${id}`));
}

/** How well it fits, where the note says so in a way that this version knows. */
export function fitIn(note: Note): Fit | undefined {
  if (note.kind !== 'fit' || typeof note.value !== 'string') return undefined;
  return known(fits, note.value, undefined);
}

/** How much the mentor is involved, where the note says so: 1 too little … 3 right … 5 too much. */
export function involvementIn(note: Note): number | undefined {
  return note.kind === 'involvement' && typeof note.value === 'number' ? note.value : undefined;
}

/** Each answer to the question of fit, in words. */
const fitWords: Readonly<Record<Fit, string>> = {
  good: 'a good fit',
  'finding-out': 'still finding out',
  'not-a-fit': 'not a fit',
};

const involvementScale = ['too little', 'a little too little', 'right', 'a little too much', 'too much'];

/** 1 is `too little`, 3 `right`, 5 `too much`. */
export function involvementWords(value: number): string {
  return involvementScale[value - 1] ?? String(value);
}

/** What a note says, in one line: `a good fit`, `involvement: right`, else how its text begins. */
export function noteWords(note: Note): string {
  const fit = fitIn(note);
  const involvement = involvementIn(note);
  const parts = [
    fit && fitWords[fit],
    involvement === undefined ? undefined : `involvement: ${involvementWords(involvement)}`,
    note.text === undefined ? undefined : firstLine(note.text),
  ].filter((part) => part !== undefined);
  if (parts.length > 0) return parts.join(' · ');
  return note.kind === 'aspirations' ? 'aspirations' : 'a note';
}

/** For how many days after a session its question is worth an answer. */
const askedFor = 7;
/** Involvement is asked about from this session on. */
const enoughSessions = 3;

/**
 * The question that I may ask myself after the last session; undefined where it is answered, or where the session was a while ago.
 * Fit is asked about after the first two sessions, involvement from the third one on. What was answered never changes what is
 * asked: others may look at the same screen.
 */
export function ratingToNote(
  perspective: Perspective,
  pair: PairRecord,
): { readonly kind: RatingKind; readonly since: string } | undefined {
  const { snapshot, me, today } = perspective;
  if (me === undefined) return undefined;
  const held = heldSessions(snapshot, pair);
  const since = held.at(-1)?.value.date;
  const days = since === undefined ? undefined : daysBetween(since, today);
  if (since === undefined || days === undefined || days < 0 || days > askedFor) return undefined;
  const kind = held.length < enoughSessions ? 'fit' : 'involvement';
  const noted = notesOf(snapshot, pair, me).some(({ value }) => value.kind === kind && value.date >= since);
  return noted ? undefined : { kind, since };
}
