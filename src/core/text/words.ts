import { add, differenceInCalendarDays, format, isValid } from 'date-fns';
import type { Duration } from 'date-fns';

/** From how many days away a day is named with its year: nine months. */
const yearMattersAfter = 274;

/** A calendar day as a local date; undefined where the text is no `YYYY-MM-DD` of the calendar. */
function toDate(day: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return undefined;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  // By parts, since a text would be read as UTC, and the constructor takes years below 100 as 19xx.
  const date = new Date(2000, 0, 1);
  date.setFullYear(year, month - 1, dayOfMonth);
  return date.getMonth() === month - 1 && date.getDate() === dayOfMonth ? date : undefined;
}

/** How many calendar days `day` lies after `from`; negative before it, undefined where either is no day. */
export function daysBetween(from: string, day: string): number | undefined {
  const [start, end] = [toDate(from), toDate(day)];
  return start && end ? differenceInCalendarDays(end, start) : undefined;
}

/** The day a duration after `day`, `YYYY-MM-DD`; undefined where there is no such day. */
export function addToDay(day: string, duration: Duration): string | undefined {
  const start = toDate(day);
  const end = start && add(start, duration);
  if (!end || !isValid(end) || end.getFullYear() < 0 || end.getFullYear() > 9999) return undefined;
  return format(end, 'yyyy-MM-dd');
}

/** The day a duration before `day`, `YYYY-MM-DD`; undefined where there is no such day. */
export function dayBefore(
  day: string,
  { years = 0, months = 0, weeks = 0, days = 0 }: Duration,
): string | undefined {
  return addToDay(day, { years: -years, months: -months, weeks: -weeks, days: -days });
}

/** The day of an instant at the place of whoever wrote it: `2026-11-21` of `2026-11-21T15:00:00+01:00`. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** `4 Dec`; with the year where it is more than nine months away: `4 Dec 2027`. What is no day stays as it is. */
export function dayWords(day: string, today: string): string {
  return formatDay(day, today, 'd MMM');
}

/** `Fri 4 Dec`; with the year where it is more than nine months away. */
export function dayWithWeekday(day: string, today: string): string {
  return formatDay(day, today, 'EEE d MMM');
}

function formatDay(day: string, today: string, pattern: string): string {
  const date = toDate(day);
  if (!date) return day;
  const far = Math.abs(daysBetween(today, day) ?? 0) > yearMattersAfter;
  return format(date, far ? `${pattern} yyyy` : pattern);
}

/** `today`, `tomorrow`, `in 4 days`, `in 2 weeks`, `yesterday`, `3 weeks ago`, `5 months ago`. What is no day stays as it is. */
export function distanceWords(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === undefined) return day;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const span = spanWords(Math.abs(days));
  return days > 0 ? `in ${span}` : `${span} ago`;
}

/** A number of days in the unit that people would use: `4 days`, `2 weeks`, `5 months`, `3 years`. */
function spanWords(days: number): string {
  if (days < 14) return plural(days, 'day');
  if (days < 63) return plural(Math.round(days / 7), 'week');
  if (days < 700) return plural(Math.round(days / 30.44), 'month');
  return plural(Math.round(days / 365.25), 'year');
}

/** When something is to be done: `4 Dec`, `today`, or `was due 4 Dec`. */
export function dueWords(due: string, today: string): string {
  const days = daysBetween(today, due);
  if (days === 0) return 'today';
  return days !== undefined && days < 0 ? `was due ${dayWords(due, today)}` : dayWords(due, today);
}

/** `last met 3 weeks ago`, or `not met yet`. */
export function lastMetWords(day: string | undefined, today: string): string {
  if (day === undefined) return 'not met yet';
  const distance = distanceWords(day, today);
  return distance === 'today' ? 'met today' : `last met ${distance}`;
}

/** `1 step`, `2 steps`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `Ada`, `Ada and Grace`, `Ada, Grace and Linus`. */
export function joinNames(names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined) return '';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** The first three, and that there are more: `Read, Write, Talk and 2 more`. */
export function joinSome(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : joinNames(shown);
}

/** A number as people write it: without the noise of binary fractions. */
export function numberWords(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** The text with a capital first letter. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Orders texts by their code units, so that days, instants of one offset and ids fall into line everywhere alike. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Orders by a text of each, such as its day; equal ones keep their order. */
export function byText<Item>(textOf: (item: Item) => string): (one: Item, other: Item) => number {
  return (one, other) => compareText(textOf(one), textOf(other));
}

const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** The number that a word such as `two` or `twelve` means, from 1 on; undefined for any other word. */
export function numberFromWord(word: string): number | undefined {
  const number = small.indexOf(word);
  return number < 1 ? undefined : number;
}

/** `two`, `twelve`, `13`. */
export function numberInWords(count: number): string {
  return small[count] ?? String(count);
}

/** `once`, `twice`, `three times`. */
export function timesInWords(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${numberInWords(count)} times`;
}

/** `The goal has no date yet`, `2 of 3 goals have no date yet`, `All 3 goals have no date yet`. */
export function someOf(count: number, total: number, noun: string, one: string, many: string): string {
  if (count === total) return `${allOf(total, noun)} ${total === 1 ? one : many}`;
  return `${count} of ${total} ${noun}s ${count === 1 ? one : many}`;
}

/** `The goal`, `Both goals`, `All 3 goals`. */
function allOf(total: number, noun: string): string {
  if (total === 1) return `The ${noun}`;
  return total === 2 ? `Both ${noun}s` : `All ${total} ${noun}s`;
}

/** The first line of a text that may have more. */
export function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.trimEnd() ?? '';
}
