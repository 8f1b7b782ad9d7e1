import type { Clock } from '../core/ports.js';

/**
 * The clock of this machine, in its own time zone.
 * @param instant what time it is; another one for tests
 * @param offset how many minutes local time is ahead of UTC at a moment
 */
export function nodeClock(
  instant: () => Date = () => new Date(),
  offset: (moment: Date) => number = (moment) => -moment.getTimezoneOffset(),
): Clock {
  const local = () => {
    const moment = instant();
    // Half minutes, which zones had long ago, are no valid offset.
    const minutes = Math.round(offset(moment));
    const shifted = new Date(moment.getTime() + minutes * 60_000);
    return { text: shifted.toISOString(), minutes };
  };
  return {
    today: () => local().text.slice(0, 10),
    now() {
      const { text, minutes } = local();
      return `${text.slice(0, 19)}${offsetText(minutes)}`;
    },
  };
}

function offsetText(minutes: number): string {
  const ahead = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}
