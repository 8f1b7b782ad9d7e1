import type { LoadedRecord } from '../folder/snapshot.js';
import type { Fit } from '../records/note.js';
import { fitIn, involvementIn, notesOf, type NoteRecord, type RatingKind } from './notes.js';
import { otherOf, roleOf, shortName, type Role } from './people.js';
import { dayWords } from '../text/words.js';
import type { Perspective } from './perspective.js';

/** Where my own ratings of a pair lead over time: for my eyes alone. */
export interface Drift {
  readonly kind: RatingKind;
  /** `Advice may be turning into decisions`. */
  readonly title: string;
  /** What it can mean and what one could do, in whole sentences. */
  readonly words: string;
  /** My notes that it is read from, the latest first. */
  readonly reasons: readonly NoteRecord[];
}

/** How many ratings in a row make a drift: one alone is a day like any other. */
const inARow = 2;
/** The rating that says that the mentor's involvement is right. */
const right = 3;

type Direction = 'too little' | 'too much';

/** Who looks at whom. */
interface Side {
  readonly role: Role;
  /** The first name of the other one. */
  readonly other: string;
}

/**
 * The drifts in what I noted for myself about a pair. Two are known to be wrong: the mentee shifts responsibility to the mentor, and
 * the mentor imposes a view instead of recommending it. A rating does not say which of the two it is, so the words ask.
 */
export function driftsOf(perspective: Perspective, pair: LoadedRecord<'pair'>): readonly Drift[] {
  const { snapshot, me, today } = perspective;
  if (me === undefined) return [];
  const role = roleOf(pair.value, me);
  const otherHandle = otherOf(pair.value, me);
  if (role === undefined || otherHandle === undefined) return [];
  const side: Side = { role, other: shortName(snapshot, otherHandle, pair.value) };
  const notes = [...notesOf(snapshot, pair, me)].reverse();
  return [involvementDrift(notes, side), fitDrift(notes, side, today)].filter((drift) => drift !== undefined);
}

function involvementDrift(notes: readonly NoteRecord[], side: Side): Drift | undefined {
  const rated = notes.flatMap((note) => {
    const value = involvementIn(note.value);
    return value === undefined ? [] : [{ note, direction: directionOf(value) }];
  });
  const direction = rated[0]?.direction;
  if (direction === undefined) return undefined;
  const end = rated.findIndex((rating) => rating.direction !== direction);
  const run = end < 0 ? rated : rated.slice(0, end);
  if (run.length < inARow) return undefined;
  return {
    kind: 'involvement',
    ...involvementMeaning(side, direction),
    reasons: run.map(({ note }) => note),
  };
}

function directionOf(value: number): Direction | undefined {
  return value === right ? undefined : value < right ? 'too little' : 'too much';
}

/** What one direction can mean for one side: as a possibility, with something to try. */
function involvementMeaning({ role, other }: Side, direction: Direction): Pick<Drift, 'title' | 'words'> {
  if (role === 'mentee') {
    return direction === 'too much'
      ? {
          title: 'Advice may be turning into decisions',
          words:
            `You noted more than once in a row that ${other} is involved more than is right. ` +
            'A view may be imposed where a recommendation would do. ' +
            'You could say which decisions you would like to take yourself, and ask for options instead of answers.',
        }
      : {
          title: `You may be waiting for ${other}`,
          words:
            `You noted more than once in a row that ${other} is involved less than is right. ` +
            `You could say what you are waiting for. It can also be that responsibility is shifting to ${other}: ` +
            'which part of it could you try on your own first?',
        };
  }
  return direction === 'too much'
    ? {
        title: 'Responsibility may be shifting to you',
        words:
          'You noted more than once in a row that you are involved more than is right. ' +
          `Either ${other} hands over what is theirs to carry, or a view is imposed where a recommendation would do. ` +
          `You could ask what ${other} would do if you were not there, and offer options instead of answers.`,
      }
    : {
        title: `${other} may need more of you`,
        words:
          'You noted more than once in a row that you are involved less than is right. ' +
          `You could ask where ${other} is stuck, or suggest to meet sooner.`,
      };
}

function fitDrift(notes: readonly NoteRecord[], side: Side, today: string): Drift | undefined {
  const rated = notes.flatMap((note) => {
    const fit = fitIn(note.value);
    return fit === undefined ? [] : [{ note, fit }];
  });
  const [latest, before] = rated;
  if (!latest) return undefined;
  const reasons = [latest, before].flatMap((rating) => rating?.note ?? []);
  const since = before && dayWords(before.note.value.date, today);
  const meaning = fitMeaning(side, latest.fit, before?.fit, since);
  return meaning && { kind: 'fit', ...meaning, reasons };
}

function fitMeaning(
  { other }: Side,
  now: Fit,
  before: Fit | undefined,
  beforeOn: string | undefined,
): Pick<Drift, 'title' | 'words'> | undefined {
  if (now === 'not-a-fit') {
    return {
      title: 'Another pair may suit you better',
      words:
        "A poor fit is a discovery, and nobody's failure. " +
        `You could tell ${other} what you miss, or part on good terms; why you do stays with you.`,
    };
  }
  if (now === 'finding-out' && before === 'good') {
    return {
      title: 'Something may have changed',
      words:
        `On ${beforeOn ?? ''} it was a good fit for you, and now you are finding out again. ` +
        `What was different then? It may be worth a word with ${other}.`,
    };
  }
  return undefined;
}
