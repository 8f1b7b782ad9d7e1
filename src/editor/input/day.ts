import { format, isValid, parse } from 'date-fns';
import { addToDay, dayWithWeekday, distanceWords } from '../../core/insight/words.js';
import { pickOne, type Answer, type Choice, type StepFrame } from './steps.js';

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

/** Reads a day as somebody types it, `YYYY-MM-DD`; undefined where it is none. */
export function readDay(text: string, today: string): string | undefined {
  const reference = parse(today, 'yyyy-MM-dd', new Date());
  for (const pattern of formats) {
    const day = parse(text.trim(), pattern, reference);
    if (!isValid(day) || day.getFullYear() < 1970 || day.getFullYear() > 9999) continue;
    if (!pattern.includes('y') && format(day, 'yyyy-MM-dd') < today) day.setFullYear(day.getFullYear() + 1);
    return format(day, 'yyyy-MM-dd');
  }
  return undefined;
}

/** One of the days that are suggested. */
export interface SuggestedDay {
  readonly label: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** The day so many months, weeks or days from today. */
export function fromToday(
  today: string,
  duration: { months?: number; weeks?: number; days?: number },
): string {
  return addToDay(today, duration) ?? today;
}

/**
 * Asks for a day: one of those suggested, one that is typed, or none where that is an answer too.
 * @param none how "no day" is worded; left out where there must be one.
 */
export function askDay(
  frame: StepFrame,
  options: {
    placeholder: string;
    today: string;
    suggested: readonly SuggestedDay[];
    none?: string | undefined;
    active?: string | undefined;
  },
): Promise<Answer<string | undefined>> {
  const { today, none } = options;
  const choice = (label: string, date: string): Choice<string | undefined> => ({
    label,
    description:
      label === dayWithWeekday(date, today) ? distanceWords(date, today) : dayWithWeekday(date, today),
    value: date,
  });
  return pickOne<string | undefined>(frame, {
    placeholder: options.placeholder,
    items: [
      ...options.suggested.map(({ label, date }) => choice(label, date)),
      ...(none === undefined ? [] : [{ label: none, value: undefined }]),
    ],
    active: options.active,
    typed: (text) => {
      const date = readDay(text, today);
      return date === undefined ? undefined : choice(dayWithWeekday(date, today), date);
    },
  });
}
