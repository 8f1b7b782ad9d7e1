import type { RecordFile } from '../folder/snapshot.js';
import { sessionStatus, type Session } from '../records/session.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import type { Remark } from './remark.js';

/**
 * Dates of one record that contradict each other. Only what cannot be true whatever happened is told, and nothing depends on
 * the day it is looked at.
 */
export function dateRemarks(file: RecordFile): readonly Remark[] {
  switch (file.kind) {
    case 'pair': {
      const pair = file.value;
      return [...endBeforeStart(pair), ...entriesOutOfOrder(pair?.stages, ['stages'])];
    }
    case 'programme':
      return entriesOutOfOrder(file.value?.steps, ['steps']);
    case 'session':
      return onAnotherDay(file.value);
    default:
      return [];
  }
}

interface Span {
  readonly starts?: string | undefined;
  readonly ends?: string | undefined;
}

function endBeforeStart({ starts, ends }: Span = {}): readonly Remark[] {
  if (starts === undefined || ends === undefined || ends >= starts) return [];
  const message = `ends: ${ends} lies before starts: ${starts}. One of the two is probably mistyped.`;
  return [{ code: 'dates-out-of-order', path: ['ends'], message }];
}

/** The last entry says where a pair or a programme is, so their order matters. Several may be of one day. */
function entriesOutOfOrder(
  entries: readonly { readonly entered: string }[] | undefined,
  at: YamlPath,
): readonly Remark[] {
  return (entries ?? []).flatMap(({ entered }, index, all): readonly Remark[] => {
    const before = all[index - 1]?.entered;
    if (before === undefined || before <= entered) return [];
    const message = `entered: ${entered} lies before ${before}, which the entry above has. The last entry says where things are now, so entries stand in the order of their days.`;
    return [{ code: 'dates-out-of-order', path: [...at, index, 'entered'], message }];
  });
}

/** A session that was begun on another day than planned is given its day once it was held. */
function onAnotherDay(session: Session | undefined): readonly Remark[] {
  if (session?.started === undefined || sessionStatus(session) !== 'held') return [];
  const { date, started } = session;
  if (daysOf(started).includes(date)) return [];
  const message = `started: ${started} is on another day than date: ${date}. A session is on one day.`;
  return [{ code: 'dates-out-of-order', path: ['started'], message }];
}

/** The calendar days that a moment can be of: anywhere on earth, since the two may meet across time zones. */
function daysOf(instant: string): readonly string[] {
  const day = instant.slice(0, 10);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return [-1, 0, 1].map((days) => new Date(midnight + days * 86_400_000).toISOString().slice(0, 10));
}
