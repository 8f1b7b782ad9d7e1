import { sessionStatus, type Session } from '../../records/session.js';
import { dayOf, daysBetween } from '../../text/words.js';
import type { YamlPath } from '../../yaml/yaml-path.js';
import { rule, type Finding } from '../rule.js';

type Data =
  | { readonly type: 'ends'; readonly starts: string; readonly ends: string }
  | { readonly type: 'entered'; readonly entered: string; readonly before: string }
  | { readonly type: 'started'; readonly started: string; readonly date: string };

/** Only what cannot be true whatever happened is told, and nothing depends on the day it is looked at. */
export const datesOutOfOrder = rule<Data>({
  code: 'dates-out-of-order',
  severity: 'warning',
  on: 'record',
  kinds: ['pair', 'programme', 'session'],
  title: 'Dates out of order',
  explanation:
    'Two days of one record contradict each other: an end before its start, an entry of `stages` or `steps` before the one above it, a session that began on another day than its date. One of them is probably mistyped. Several entries may be of one day.',
  example: 'stages',
  check: (context) => {
    const pair = context.contentOf('pair');
    return [
      ...endBeforeStart(pair),
      ...entriesOutOfOrder(pair?.stages, ['stages']),
      ...entriesOutOfOrder(context.contentOf('programme')?.steps, ['steps']),
      ...onAnotherDay(context.contentOf('session')),
    ];
  },
  message: (data) => {
    switch (data.type) {
      case 'ends':
        return `ends: ${data.ends} lies before starts: ${data.starts}. One of the two is probably mistyped.`;
      case 'entered':
        return `entered: ${data.entered} lies before ${data.before}, which the entry above has. The last entry says where things are now, so entries stand in the order of their days.`;
      case 'started':
        return `started: ${data.started} is on another day than date: ${data.date}. A session is on one day.`;
    }
  },
});

interface Span {
  readonly starts?: string | undefined;
  readonly ends?: string | undefined;
}

function endBeforeStart({ starts, ends }: Span = {}): readonly Finding<Data>[] {
  if (starts === undefined || ends === undefined || ends >= starts) return [];
  return [{ path: ['ends'], data: { type: 'ends', starts, ends } }];
}

/** The last entry says where a pair or a programme is, so their order matters. Several may be of one day. */
function entriesOutOfOrder(
  entries: readonly { readonly entered: string }[] | undefined,
  at: YamlPath,
): readonly Finding<Data>[] {
  return (entries ?? []).flatMap(({ entered }, index, all): readonly Finding<Data>[] => {
    const before = all[index - 1]?.entered;
    if (before === undefined || before <= entered) return [];
    return [{ path: [...at, index, 'entered'], data: { type: 'entered', entered, before } }];
  });
}

/** A session that was begun on another day than planned is given its day once it was held. */
function onAnotherDay(session: Session | undefined): readonly Finding<Data>[] {
  if (session?.started === undefined || sessionStatus(session) !== 'held') return [];
  const { date, started } = session;
  // The two may be written in different time zones.
  if (Math.abs(daysBetween(date, dayOf(started)) ?? 0) <= 1) return [];
  return [{ path: ['started'], data: { type: 'started', started, date } }];
}
