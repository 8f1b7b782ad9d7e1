import type { LoadedRecord } from '../../folder/snapshot.js';
import { everyWords, nextSession, parseDuration, spanWords } from '../../insight/schedule.js';
import { addToDay, dayWithWeekday, sentence } from '../../text/words.js';
import { type Suggestion, type Writing } from './suggestion.js';
import { seenFrom } from '../../insight/perspective.js';

/** Likely days, in words. */
export function daySuggestions(
  writing: Writing,
  pair: LoadedRecord<'pair'> | undefined,
): readonly Suggestion[] {
  const { today } = writing;
  const next = pair && nextSession(seenFrom(writing, writing.file), pair);
  const wanted: readonly (readonly [label: string, day: string | undefined])[] = [
    ['Today', today],
    [next?.state === 'planned' ? 'Next session' : 'Next session, by how often you meet', next?.date],
    ['In a week', addToDay(today, { days: 7 })],
    ['In two weeks', addToDay(today, { days: 14 })],
    ['In a month', addToDay(today, { months: 1 })],
    ['End of the pair', pair?.value.ends],
  ];
  return wanted.flatMap(([label, day]) =>
    day === undefined ? [] : [{ value: day, label, detail: dayWithWeekday(day, today) }],
  );
}

/** The present moment. */
export function momentSuggestions({ now }: Writing): readonly Suggestion[] {
  return [{ value: now, label: 'Now', detail: now.slice(11, 16) }];
}

const lengths = ['P1D', 'P2D', 'P7D', 'P14D', 'P1M', 'P3M', 'P6M', 'P1Y'];
const intervals = ['P7D', 'P14D', 'P1M'];

/**
 * Durations in words.
 * @param isInterval whether it says how often something comes back
 * @param examples those that the schema names come first
 */
export function durationSuggestions(
  isInterval: boolean,
  examples: readonly unknown[],
): readonly Suggestion[] {
  const all = isInterval ? intervals : lengths;
  const usual = all.filter((iso) => examples.includes(iso));
  return [...usual, ...all.filter((iso) => !usual.includes(iso))].flatMap((iso) => {
    const duration = parseDuration(iso);
    if (!duration) return [];
    return [
      { value: iso, label: sentence(isInterval ? everyWords(duration) : spanWords(duration)), detail: iso },
    ];
  });
}
