import type { LoadedRecord } from '../../folder/snapshot.js';
import { readStep, type WrittenStep } from '../../records/fields.js';
import { sessionStatus } from '../../records/session.js';
import { dayWords } from '../../text/words.js';
import type { YamlPath } from '../../yaml/yaml-path.js';
import { concernOf, isBehind } from '../concern.js';
import { rule } from '../rule.js';

interface Data {
  readonly of: 'pair' | 'goal' | 'session' | 'step';
  /** The day that has gone by, and the day it is looked at: `YYYY-MM-DD`. */
  readonly day: string;
  readonly today: string;
}

export const pastDate = rule<Data>({
  code: 'past-date',
  severity: 'advice',
  on: 'advice',
  kinds: ['pair', 'goal', 'plan', 'session'],
  title: 'Date gone by',
  explanation:
    'A day on which something was to happen has passed: a planned session, an open step or action, an open goal, the end of a pair. Choose another one, or say what became of it. Nothing is said once the pair has ended.',
  example: 'session',
  advise: ({ snapshot, file }, { today }) => {
    const record = file as LoadedRecord;
    if (today === undefined || isBehind(concernOf(snapshot, record))) return [];
    return daysIn(record).flatMap(({ path, day, of }) =>
      day !== undefined && day < today ? [{ path, data: { of, day, today } }] : [],
    );
  },
  message: ({ of, day, today }) => {
    const words = dayWords(day, today);
    switch (of) {
      case 'pair':
        return `The pair wanted to be done by ${words}. Choose another day, or close it together.`;
      case 'goal':
        return `This goal was due ${words}. Choose another day, or say under status: what became of it.`;
      case 'session':
        return `This session was planned for ${words}. Take status: out where it was held; else choose another day, or cancel it.`;
      case 'step':
        return `This was due ${words} and is open. Choose another day, or add done: with the day it was done.`;
    }
  },
});

/** A day in a record that can go by. */
interface Day {
  readonly path: YamlPath;
  /** `YYYY-MM-DD` */
  readonly day: string | undefined;
  readonly of: Data['of'];
}

/** In the order of the text. */
function daysIn(file: LoadedRecord): readonly Day[] {
  switch (file.kind) {
    case 'pair':
      return [{ path: ['ends'], day: file.value.ends, of: 'pair' }];
    case 'goal':
      return [{ path: ['due'], day: file.value.due, of: 'goal' }];
    case 'plan':
      return daysOfSteps(file.value.steps, 'steps');
    case 'session': {
      const session = file.value;
      const status = sessionStatus(session);
      const day = status === 'planned' ? session.date : undefined;
      const steps = status === 'cancelled' ? [] : daysOfSteps(session.actions, 'actions');
      return [{ path: ['date'], day, of: 'session' }, ...steps];
    }
    default:
      return [];
  }
}

function daysOfSteps(written: readonly WrittenStep[] | undefined, key: string): readonly Day[] {
  return (written ?? [])
    .map(readStep)
    .flatMap(({ due, done }, index) =>
      done === undefined ? [{ path: [key, index, 'due'], day: due, of: 'step' }] : [],
    );
}
