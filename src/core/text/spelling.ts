/** The candidate that a mistyped word most probably means; undefined where none is close, or two are as close. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  return new Candidates(candidates).nearest(word);
}

/** What words may mean. For many words it is made once. */
export class Candidates {
  private readonly all: readonly {
    readonly word: string;
    readonly lower: string;
    readonly letters: number;
  }[];

  constructor(words: Iterable<string>) {
    this.all = [...words].map((word) => {
      const lower = word.toLowerCase();
      return { word, lower, letters: lettersOf(lower) };
    });
  }

  /** The one that a mistyped word most probably means; undefined where none is close, or two are as close. */
  nearest(mistyped: string): string | undefined {
    // A third of the letters may be wrong: `staus` is `status`, but `note` is not `date`.
    let best = Math.floor(mistyped.length / 3);
    let isAnyClose = false;
    let found: string | undefined;
    const written = mistyped.toLowerCase();
    const own = lettersOf(written);
    for (const { word, lower, letters } of this.all) {
      // As many letters as the lengths differ by are wrong at least.
      if (Math.abs(word.length - mistyped.length) > best) continue;
      // A wrong letter is at most one that the other word lacks, in the place of one that this word lacks.
      if (countOfBits(own ^ letters) > 2 * best) continue;
      const distance = distanceBetween(written, lower);
      if (distance < best || (distance === best && !isAnyClose)) {
        [best, found] = [distance, word];
        isAnyClose = true;
      } else if (distance === best && word !== found) found = undefined;
    }
    return found;
  }
}

/**
 * Whether a word is another one but for one letter too many, too few, wrong, or swapped with its neighbour. A word that goes on
 * before or behind the other is none: it may say something else.
 */
export function isOneTypo(word: string, meant: string): boolean {
  const [written, known] = [word.toLowerCase(), meant.toLowerCase()];
  if (written === known) return true;
  const goesOn = written.startsWith(known) || written.endsWith(known);
  return !goesOn && distanceBetween(written, known) === 1;
}

const firstLetter = 'a'.charCodeAt(0);

/** Which letters a word has, a bit each; some share one. Tells quickly of most words that they are far from another one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    // The 26 letters have bits of their own; ids have digits, too.
    letters |= 1 << (code >= firstLetter ? code - firstLetter : 26 + (code % 6));
  }
  return letters;
}

function countOfBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** How many letters must be added, removed, replaced or swapped with their neighbour. */
function distanceBetween(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let kept = 0;
  while (kept < shorter - start && one.at(-1 - kept) === other.at(-1 - kept)) kept++;
  // What both begin and end with is right, which is most of what has one letter wrong.
  return distanceOfMiddles(one.slice(start, one.length - kept), other.slice(start, other.length - kept));
}

function distanceOfMiddles(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 2) return long.length - (short !== '' && long.includes(short) ? 1 : 0);
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, at(before, column - 2) + 1);
      }
      current.push(least);
    }
    [before, above] = [above, current];
  }
  return at(above, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}

/** Whether a text has a name that is no part of a longer one. */
export function hasWord(text: string, name: string): boolean {
  return occurs(text, name, /[a-z0-9-]/);
}

/** Whether a text has a name, or an id that ends in it: a code with any words before it. */
export function hasWordAtEnd(text: string, name: string): boolean {
  return occurs(text, name, /[a-z0-9]/);
}

function occurs(text: string, name: string, before: RegExp): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isStart = !before.test(text.charAt(at - 1));
    if (isStart && !/[a-z0-9-]/.test(text.charAt(at + name.length))) return true;
  }
  return false;
}
