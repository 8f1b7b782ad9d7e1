import { addDays, format, isValid, nextDay, parse, startOfISOWeek, type Day } from 'date-fns';
import { addToDay, numberFromWord } from '../core/text/words.js';

/** How people write a day; what names no year means the next such day. */
const formats = [
  'yyyy-MM-dd',
  'd MMM yyyy',
  'd MMMM yyyy',
  'MMM d, yyyy',
  'd.M.yyyy',
  'd MMM',
  'd MMMM',
  'MMM d',
  'MMMM d',
  'd.M.',
];

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Reads a day as somebody types it, `YYYY-MM-DD`; undefined where it is none. Besides dates: `today`, `tomorrow`, `friday` (the
 * one that comes), `next friday` (the one of next week), `next month`, `in 2 weeks`.
 * @param today `YYYY-MM-DD`
 */
export function readDay(text: string, today: string): string | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  return inWords(words, today) ?? asDate(text.trim(), today);
}

function inWords(words: string, today: string): string | undefined {
  if (words === 'today') return today;
  if (words === 'tomorrow') return addToDay(today, { days: 1 });
  const [, count, unit] = /^in (\w+) (day|week|month|year)s?$/.exec(words) ?? [];
  if (count !== undefined && unit !== undefined) return later(today, readNumber(count), unit);
  const [, following] = /^next (week|month|year)$/.exec(words) ?? [];
  if (following !== undefined) return later(today, 1, following);
  const [, which, name = ''] = /^(?:(this|next|on) )?([a-z]{2,})$/.exec(words) ?? [];
  // Two letters could be the beginning of anything.
  const weekday = name.length < 3 ? -1 : weekdays.findIndex((known) => known.startsWith(name));
  return weekday < 0 ? undefined : onWeekday(today, weekday as Day, which === 'next');
}

function later(today: string, count: number | undefined, unit: string): string | undefined {
  // More than this is a slip of the finger.
  return count === undefined || count > 999 ? undefined : addToDay(today, { [`${unit}s`]: count });
}

function readNumber(word: string): number | undefined {
  if (word === 'a' || word === 'an') return 1;
  if (/^\d+$/.test(word)) return Number(word);
  return numberFromWord(word);
}

function onWeekday(today: string, weekday: Day, ofNextWeek: boolean): string {
  const now = parse(today, 'yyyy-MM-dd', new Date());
  // Weeks start on Monday.
  const day = ofNextWeek ? addDays(startOfISOWeek(now), 7 + ((weekday + 6) % 7)) : nextDay(now, weekday);
  return format(day, 'yyyy-MM-dd');
}

function asDate(text: string, today: string): string | undefined {
  const reference = parse(today, 'yyyy-MM-dd', new Date());
  for (const pattern of formats) {
    const day = parse(text, pattern, reference);
    if (!isValid(day) || day.getFullYear() < 1970 || day.getFullYear() > 9999) continue;
    if (!pattern.includes('y') && format(day, 'yyyy-MM-dd') < today) day.setFullYear(day.getFullYear() + 1);
    return format(day, 'yyyy-MM-dd');
  }
  return undefined;
}
