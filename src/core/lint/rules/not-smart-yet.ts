import type { LoadedRecord, Snapshot } from '../../folder/snapshot.js';
import { isFinished } from '../../insight/goals.js';
import { smartGaps, type SmartGap } from '../../insight/smart.js';
import { goalStatus } from '../../records/goal.js';
import { addToDay, sentence } from '../../text/words.js';
import { rule } from '../rule.js';
import { noHistory } from '../../git/history.js';
import { noHashes } from '../../insight/perspective.js';

/** A letter that a goal leaves open, and what to write. */
interface Data {
  readonly letter: string;
  readonly question: string;
  readonly why: string;
  readonly isDraft: boolean;
  /** A line that answers it; undefined where that depends on the day, which is not known. */
  readonly example: string | undefined;
}

export const notSmartYet = rule<Data>({
  code: 'not-smart-yet',
  severity: 'advice',
  on: 'advice',
  kinds: ['goal'],
  title: 'Goal that is not SMART yet',
  explanation:
    'A goal helps most when it says what exactly it is about, how one knows that it is reached, why it can be done, why it matters, and by when. A draft may leave all of that open: of a draft only the first open question is asked, and of a goal that is achieved or dropped none.',
  example: 'draft',
  advise: ({ seen, file }, { me, today }) => {
    const goal = file as LoadedRecord<'goal'>;
    if (goal.value.owner !== me || isFinished(goal)) return [];
    const isDraft = goalStatus(goal.value) === 'draft';
    // Whether its day has gone by is told by another rule.
    const gaps = smartGaps({ snapshot: seen, me, today: '', history: noHistory, hashes: noHashes }, goal);
    return (isDraft ? gaps.slice(0, 1) : gaps).map((gap) => {
      const { letter, question, why, key } = gap;
      const example = key === 'due' ? exampleDay(seen, goal, today) : exampleOf(gap, goal);
      const path = [goal.value[key] === undefined ? 'title' : key];
      return { path, data: { letter, question, why, isDraft, example } };
    });
  },
  message: ({ letter, question, why, isDraft, example }) => {
    const when = isDraft ? ', once this draft takes shape' : '';
    const hint =
      example === undefined ? 'Write the day behind due: as year-month-day.' : `For example ${example}`;
    return `${sentence(letter)}${when}: ${question} ${why} ${hint}`;
  },
});

/** Examples are sentences; here they have to be what the key takes. */
function exampleOf({ key, example }: SmartGap, { value }: LoadedRecord<'goal'>): string {
  if (key !== 'measure') return `${key}: ${example}`;
  return value.measure === undefined
    ? 'measure: { what: p99 of a retry storm, unit: ms, from: 40, to: 10 }'
    : 'to: 10';
}

/** A day that can be taken as it is: in three months, or when the pair ends. None where the words may not depend on the day. */
function exampleDay(
  seen: Snapshot,
  { value }: LoadedRecord<'goal'>,
  today: string | undefined,
): string | undefined {
  if (today === undefined) return undefined;
  const soon = addToDay(today, { months: 3 }) ?? today;
  const ends = seen.find('pair', value.pair)?.value.ends;
  return `due: ${ends !== undefined && ends > today && ends < soon ? ends : soon}`;
}
