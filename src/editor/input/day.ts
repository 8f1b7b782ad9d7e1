import { addToDay, dayWithWeekday, distanceWords } from '../../core/text/words.js';
import { readDay } from '../../views/read-day.js';
import { pickOne, type Answer, type Choice, type StepFrame } from './steps.js';

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
