import { format } from 'date-fns';
import { timeline, type TimelineEntry, type TimelineKind } from '../../core/overview/timeline.js';
import { plural } from '../../core/text/words.js';
import type { Moment, PairState } from '../../protocol/state.js';
import { keyOf, target, type Scene } from './scene.js';
import { isPrivate } from '../../core/folder/privacy.js';

/** What a page can hold without getting slow; the records themselves go back further. */
const shownMoments = 200;

/** What happened in the pair, month by month, the latest first. */
export function timelinePart(scene: Scene): PairState['timeline'] {
  const entries = timeline(scene, scene.pair).flatMap((day) => day.entries);
  const known = new Set(scene.history.commits.map((commit) => commit.sha));
  const months = new Map<string, Moment[]>();
  const keys = new Map<string, number>();
  for (const entry of entries.slice(0, shownMoments)) {
    const title = monthWords(entry.date, scene.today);
    const key = keyOfEntry(entry);
    const before = keys.get(key) ?? 0;
    keys.set(key, before + 1);
    const moment = momentItem(entry, `${key}#${before}`, known);
    months.set(title, [...(months.get(title) ?? []), moment]);
  }
  const rest = entries.length - shownMoments;
  return {
    months: [...months].map(([title, moments]) => ({ title, moments })),
    more: rest > 0 ? `${plural(rest, 'earlier entry', 'earlier entries')} in the records` : undefined,
  };
}

/** `November`; with the year where it is another one than now: `November 2025`. */
function monthWords(date: string, today: string): string {
  return inParts(date, date.slice(0, 4) === today.slice(0, 4) ? 'LLLL' : 'LLLL yyyy');
}

/** A day in a pattern of date-fns: `EEE d` gives `Fri 20`. */
function inParts(date: string, pattern: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return format(new Date(year, month - 1, day), pattern);
}

function keyOfEntry({ kind, sha, target: at, detail = '' }: TimelineEntry): string {
  return [kind, sha ?? (at ? keyOf(at) : ''), detail].join(':');
}

function momentItem(entry: TimelineEntry, key: string, known: ReadonlySet<string>): Moment {
  const { icon, what } = looks[entry.kind];
  const commit = entry.sha !== undefined && known.has(entry.sha) ? entry.sha : undefined;
  return {
    key,
    day: inParts(entry.date, 'EEE d'),
    icon,
    what,
    text: entry.title,
    detail: entry.detail,
    target: entry.target && target(entry.target, entry.target.at),
    commit,
    isPrivate: isPrivate(entry),
  };
}

/** The icon of each kind, and its name where an entry's title does not say it. */
const looks: Readonly<Record<TimelineKind, { icon: string; what?: string }>> = {
  session: { icon: 'comment-discussion' },
  feedback: { icon: 'comment' },
  'check-in': { icon: 'graph-line', what: 'Check-in' },
  commit: { icon: 'git-commit', what: 'Commit' },
  evidence: { icon: 'link', what: 'Evidence' },
  stage: { icon: 'milestone' },
  signature: { icon: 'verified' },
  review: { icon: 'book' },
  note: { icon: 'note' },
};
